"""The clauses as a tree with their worst risks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Span
from reviewer.labels import Severity
from ui.models.outline import CLAUSE, RISK, OutlineModel

TEXT = "第一条 标的\n一、账号\n甲方交付账号。\n第二条 价款" + "很长" * 20


def a_clause(
    name: str, kind: ClauseKind, words: str, number: str | None, parent: str | None
) -> Clause:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Clause(name, name, kind, number, None, span, 1, parent, None, 0)


CLAUSES = ClauseTree(
    (
        a_clause("c1", ClauseKind.CLAUSE, "标的", "第一条", None),
        a_clause("c2", ClauseKind.CLAUSE, "账号", "一、", "c1"),
        a_clause("c3", ClauseKind.PARAGRAPH, "甲方交付账号。", None, "c2"),
        a_clause("c4", ClauseKind.CLAUSE, "价款" + "很长" * 20, "第二条", None),
    )
)


@pytest.fixture
def model(owner: QObject) -> OutlineModel:
    made = OutlineModel(owner)
    made.set_clauses(CLAUSES, TEXT)
    return made


def test_the_model_keeps_the_rules_of_qt(owner: QObject, model: OutlineModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    model.set_risks({"c3": Severity.HIGH})
    model.set_clauses(ClauseTree(()), "")


def test_numbered_clauses_are_entries_below_their_own(model: OutlineModel) -> None:
    assert model.rowCount() == 2
    first = model.index(0, 0)
    assert first.data() == "第一条 标的"
    assert model.index(0, 0, first).data() == "一、 账号"


def test_long_clauses_are_named_by_their_beginning(model: OutlineModel) -> None:
    assert str(model.index(1, 0).data()).endswith("…")


def test_unnumbered_text_belongs_to_what_stands_above_it(model: OutlineModel) -> None:
    assert model.index_of("c3") == model.index_of("c2")
    assert model.index_of("c9") == QModelIndex()


def test_signatures_are_found_at_the_entry_before_them_and_give_it_no_risk(
    model: OutlineModel,
) -> None:
    signed = a_clause("c5", ClauseKind.ROW, "甲方交付账号。", None, None)
    model.set_clauses(ClauseTree((*CLAUSES, signed)), TEXT)
    assert model.index_of("c5") == model.index_of("c4")
    model.set_risks({"c5": Severity.HIGH})
    assert model.index_of("c4").data(RISK) is None


def test_text_before_all_entries_is_at_none(model: OutlineModel) -> None:
    title = a_clause("c0", ClauseKind.PARAGRAPH, "标的", None, None)
    model.set_clauses(ClauseTree((title, *CLAUSES)), TEXT)
    assert model.index_of("c0") == QModelIndex()


def test_a_risk_is_shown_on_its_clause_and_on_all_above(model: OutlineModel) -> None:
    model.set_risks({"c3": Severity.HIGH, "c1": Severity.LOW})
    assert Severity(model.index_of("c2").data(RISK)) is Severity.HIGH
    assert Severity(model.index_of("c1").data(RISK)) is Severity.HIGH
    assert model.index_of("c4").data(RISK) is None
    model.set_risks({})
    assert model.index_of("c1").data(RISK) is None


def test_an_entry_knows_its_clause_and_speaks_its_risk(model: OutlineModel) -> None:
    model.set_risks({"c4": Severity.MEDIUM})
    index = model.index_of("c4")
    assert index.data(CLAUSE) == CLAUSES.by_id["c4"]
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith(" 中")

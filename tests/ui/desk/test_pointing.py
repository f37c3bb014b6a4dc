"""Words of the contract taken for facts: each is linked to them, and undone as one change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import panel_values as desk
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.marks.model import FactField
from ui.desk.pointing import Pointing
from ui.models.facts import FactRow, fact_groups
from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    made = desk.a_context(tmp_path / "shenqi")
    yield made
    made.close()


@pytest.fixture
def session(context: Context) -> Session:
    return desk.a_session(context)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def pointing(session: Session, context: Context, said: list[str]) -> Pointing:
    return Pointing(session, context, said.append)


def rows(session: Session) -> list[FactRow]:
    assert session.known is not None
    return [row for group in fact_groups(session.known.facts, session.state) for row in group.rows]


def row_of(session: Session, role: str) -> FactRow:
    return next(row for row in rows(session) if row.role == role)


def test_a_missed_party_is_added_with_its_words(session: Session, pointing: Pointing) -> None:
    span = desk.span_of("乙方：赵某")
    other = Span(span.start + 1, span.end)  # 方：赵某: a role that was not read
    pointing.add_party(other)
    row = row_of(session, "方")
    assert (row.value, row.spans, row.added) == ("赵某", (other,), True)
    session.undo()
    assert "方" not in session.state.parties


def test_a_name_alone_becomes_the_next_party(session: Session, pointing: Pointing) -> None:
    pointing.add_party(desk.span_of("赵某"))
    pointing.add_party(desk.span_of("程某"))
    assert row_of(session, "丙方").value == "赵某"
    assert row_of(session, "丁方").value == "程某"


def test_a_party_gets_the_name_that_is_pointed_to(session: Session, pointing: Pointing) -> None:
    span = desk.span_of("赵某")
    pointing.take_party("甲方", span)
    row = row_of(session, "甲方")
    assert row.value.startswith("赵某")
    assert row.spans == (span,)


def test_a_missed_instalment_stands_where_its_words_are(
    session: Session, pointing: Pointing
) -> None:
    assert session.known is not None
    span = desk.span_of("500,000元")
    before = len(session.known.facts.instalments)
    pointing.add_instalment(span)
    corrected = session.state.corrected(session.known.facts).instalments
    assert len(corrected) == before + 1
    assert (Decimal(500000), span) in [(part.amount_cny, part.span) for part in corrected]
    added = [row for row in rows(session) if row.place == span.start]
    assert [row.added for row in added] == [True]


def test_the_price_is_linked_to_the_words_pointed_to(session: Session, pointing: Pointing) -> None:
    span = desk.span_of("300,000元")
    pointing.take_fact(FactField.PRICE_CNY, span)
    correction = session.state.facts[FactField.PRICE_CNY]
    assert (correction.value, correction.span) == (Decimal(300000), span)
    row = next(row for row in rows(session) if row.field is FactField.PRICE_CNY)
    assert row.spans == (span,)


def test_a_platform_joins_those_known(session: Session, pointing: Pointing) -> None:
    before = pointing._platforms()
    pointing.take_fact(FactField.PLATFORMS, desk.span_of("微信号"))
    assert pointing._platforms() == tuple(dict.fromkeys((*before, "微信号")))


def test_words_that_state_no_such_fact_are_refused_with_an_example(
    session: Session, pointing: Pointing, said: list[str]
) -> None:
    span = desk.span_of("全部好友")
    pointing.take_fact(FactField.PRICE_CNY, span)
    pointing.take_day(span)
    pointing.add_instalment(span)
    assert len(said) == 3
    assert all("全部好友" in line for line in said)
    assert session.undo_name is None


def test_the_menu_names_parties_and_facts(
    session: Session, pointing: Pointing, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    names = [action.text() for action in pointing.menu(desk.span_of("赵某"), parent).actions()]
    assert "甲方的名称" in names
    assert names[-2:] == ["补充当事人", "补充分期价款"]


def test_a_signing_date_is_taken_from_words(session: Session, pointing: Pointing) -> None:
    document = session.document
    assert document is not None
    words = "2019年9月22日"
    object.__setattr__(document, "text", f"{document.text}\n{words}")
    pointing.take_day(Span(len(document.text) - len(words), len(document.text)))
    assert session.state.signed == date(2019, 9, 22)

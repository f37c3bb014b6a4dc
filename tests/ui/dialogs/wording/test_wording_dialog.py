"""Other words for a cure: kept when the window closes, kept as a model clause, put in from one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import panel_values as desk
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reviewer.labels import Label
from reviewer.marks.model import Status
from reviewer.marks.model_clauses import ModelClause
from ui.dialogs.wording.clauses_dialog import ClausesDialog
from ui.dialogs.wording.wording_dialog import WordingDialog
from ui.panel.findings.card_parts import CureBox
from ui.panel.findings.findings_panel import FindingsPanel
from ui.running.context import Context
from ui.session import Session

ACCOUNT, PRICE = Label.ACCOUNT_TRANSFER.value, Label.TAINTED_CONSIDERATION.value
DATA = Label.PERSONAL_DATA_TRANSFER.value
OFFERED = desk.CURE.wording


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = desk.a_context(tmp_path / "shenqi")
    yield made
    made.close()


@pytest.fixture
def session(context: Context) -> Session:
    return desk.a_session(context)


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> FindingsPanel:
    made = FindingsPanel(session, context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def clauses(panel: FindingsPanel, context: Context) -> ClausesDialog:
    assert context.store is not None
    other = ModelClause("c2", "脱敏", "提供前已匿名化。", desk.NOON, DATA_LABEL)
    context.store.clauses.put_all((a_clause(), other))
    made = ClausesDialog(context, panel, label=DATA_LABEL)
    made.show()
    return made


DATA_LABEL = Label.PERSONAL_DATA_TRANSFER


def a_clause() -> ModelClause:
    return ModelClause("c1", "剔除账号", "标的不包括任何账号。", desk.NOON, Label.ACCOUNT_TRANSFER)


def reword(panel: FindingsPanel, session: Session, key: str = ACCOUNT) -> WordingDialog:
    session.select(key)
    graded = session.finding(key)
    assert graded is not None
    return panel.reword(graded)


def wording_of(session: Session, key: str = ACCOUNT) -> str:
    graded = session.finding(key)
    assert graded is not None
    decision = session.state.decision_on(graded)
    return "" if decision is None else decision.wording


def titles(dialog: ClausesDialog) -> list[str]:
    rows = range(dialog.proxy.rowCount())
    return [str(dialog.proxy.index(row, 0).data()).split("　")[0] for row in rows]


def test_the_wording_offered_is_where_one_begins(panel: FindingsPanel, session: Session) -> None:
    dialog = reword(panel, session)
    assert dialog.wording == OFFERED
    dialog.accept()
    assert wording_of(session) == ""


@pytest.mark.parametrize("way", ["accept", "reject", "close"])
def test_what_is_written_is_kept_however_the_window_closes(
    panel: FindingsPanel, session: Session, way: str
) -> None:
    dialog = reword(panel, session)
    dialog.field.setPlainText("本协议不转让任何账号。")
    getattr(dialog, way)()
    assert wording_of(session) == "本协议不转让任何账号。"


def test_rewording_is_undone_by_its_name(panel: FindingsPanel, session: Session) -> None:
    dialog = reword(panel, session)
    dialog.field.setPlainText("本协议不转让任何账号。")
    dialog.accept()
    assert session.undo_name == "改写“账号转让”的替代文本"
    session.undo()
    assert wording_of(session) == ""


def test_going_back_takes_the_own_wording_off(panel: FindingsPanel, session: Session) -> None:
    first = reword(panel, session)
    first.field.setPlainText("本协议不转让任何账号。")
    first.accept()
    second = reword(panel, session)
    assert second.wording == "本协议不转让任何账号。"
    second.back_button.click()
    second.accept()
    assert session.state.decisions == {}


def test_a_derived_finding_shares_the_wording(panel: FindingsPanel, session: Session) -> None:
    dialog = reword(panel, session, PRICE)
    dialog.field.setPlainText("价款仅为货款。")
    dialog.accept()
    assert wording_of(session, DATA) == wording_of(session, PRICE) == "价款仅为货款。"


def test_the_status_of_a_finding_stays_when_it_is_reworded(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(ACCOUNT)
    panel.decisions.adopt()
    dialog = reword(panel, session)
    dialog.field.setPlainText("另行约定。")
    dialog.accept()
    graded = session.finding(ACCOUNT)
    assert graded is not None
    assert session.state.status_of(graded) is Status.ADOPTED


def test_words_are_kept_as_a_model_clause_with_the_label(
    panel: FindingsPanel, session: Session, context: Context
) -> None:
    dialog = reword(panel, session)
    dialog.field.setPlainText("本协议不转让任何账号。")
    dialog.keep_button.click()
    dialog.title.setText("不转让")
    dialog.keep()
    assert context.store is not None
    [kept] = context.store.clauses.all()
    assert (kept.title, kept.wording) == ("不转让", "本协议不转让任何账号。")
    assert kept.label is Label.ACCOUNT_TRANSFER
    dialog.accept()


def test_without_a_title_nothing_is_kept(
    panel: FindingsPanel, session: Session, context: Context
) -> None:
    dialog = reword(panel, session)
    dialog.title.clear()
    dialog.keep()
    assert context.store is not None
    assert context.store.clauses.all() == ()
    assert dialog.said.text()
    dialog.accept()


def test_a_model_clause_takes_the_place_of_untouched_words_only(
    panel: FindingsPanel, session: Session
) -> None:
    dialog = reword(panel, session)
    dialog.insert(a_clause())
    assert dialog.wording == "标的不包括任何账号。"
    dialog.insert(a_clause())
    assert dialog.wording == "标的不包括任何账号。" * 2
    dialog.accept()


def test_clauses_for_this_kind_of_finding_come_first(clauses: ClausesDialog) -> None:
    QAbstractItemModelTester(
        clauses.model, QAbstractItemModelTester.FailureReportingMode.Fatal, clauses
    )
    QAbstractItemModelTester(
        clauses.proxy, QAbstractItemModelTester.FailureReportingMode.Fatal, clauses
    )
    assert titles(clauses) == ["脱敏", "剔除账号"]
    clauses.search.setText("账号")
    assert titles(clauses) == ["剔除账号"]
    clauses.search.setText("房屋")
    assert titles(clauses) == []
    assert not clauses.use_button.isEnabled()


def test_the_chosen_clause_is_given(clauses: ClausesDialog, qtbot: QtBot) -> None:
    clauses.search.setText("账号")
    with qtbot.waitSignal(clauses.chosen) as caught:
        clauses.use_button.click()
    assert caught.args == [a_clause()]


def test_clauses_go_to_a_file_and_come_back(
    clauses: ClausesDialog, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "范本.json"
    clauses.export_to(path)
    store = context.store
    assert store is not None
    for clause in store.clauses.all():
        store.clauses.remove(clause.id)
    clauses.import_from(path)
    assert {clause.title for clause in store.clauses.all()} == {"脱敏", "剔除账号"}
    clauses.import_from(path)
    assert "0" in clauses.said.text()


def test_a_file_that_is_none_is_refused_in_one_sentence(
    clauses: ClausesDialog, tmp_path: Path
) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{", "utf-8")
    clauses.import_from(path)
    assert "范本文件" in clauses.said.text()


def test_a_clause_is_deleted(clauses: ClausesDialog) -> None:
    clauses.delete_button.click()
    assert titles(clauses) == ["剔除账号"]


def test_the_pencil_of_a_cure_begins_with_its_own_wording(
    panel: FindingsPanel, session: Session
) -> None:
    session.select(ACCOUNT)
    card = panel.cards.card
    assert card is not None
    asked: list[str] = []
    card.reword_wanted.connect(asked.append)
    card.findChild(CureBox).findChild(QToolButton, "reword").click()
    assert asked == [OFFERED]
    [dialog] = panel.findChildren(WordingDialog)
    assert dialog.wording == OFFERED
    dialog.accept()


def test_a_cure_that_is_not_the_first_is_offered_when_chosen(
    panel: FindingsPanel, session: Session
) -> None:
    graded = session.finding(ACCOUNT)
    assert graded is not None
    dialog = panel.reword(graded, "另一改法的文本。")
    assert dialog.wording == "另一改法的文本。"
    dialog.accept()
    assert wording_of(session) == ""


def test_going_over_to_another_cure_keeps_its_wording(
    panel: FindingsPanel, session: Session
) -> None:
    graded = session.finding(ACCOUNT)
    assert graded is not None
    first = panel.reword(graded)
    first.field.setPlainText("自拟。")
    first.accept()
    second = panel.reword(graded, "另一改法的文本。")
    second.back_button.click()
    second.accept()
    assert wording_of(session) == "另一改法的文本。"


def test_enter_in_the_title_keeps_the_clause_and_the_window(
    panel: FindingsPanel, session: Session, context: Context, qtbot: QtBot
) -> None:
    dialog = reword(panel, session)
    dialog.keep_button.click()
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert context.store is not None
    assert len(context.store.clauses.all()) == 1
    assert dialog.isVisible()
    assert "已存为范本" in dialog.said.text()
    dialog.accept()


def test_a_deleted_clause_can_be_brought_back(clauses: ClausesDialog) -> None:
    clauses.delete_button.click()
    assert "已删除“脱敏”" in clauses.said.text()
    clauses.restore_button.click()
    assert titles(clauses) == ["脱敏", "剔除账号"]
    assert not clauses.restore_button.isVisible()


def test_enter_in_the_search_takes_the_first_clause(clauses: ClausesDialog, qtbot: QtBot) -> None:
    clauses.search.setText("账号")
    with qtbot.waitSignal(clauses.chosen) as caught:
        qtbot.keyClick(clauses.search, Qt.Key.Key_Return)
    assert caught.args == [a_clause()]

"""The log of a contract, and the second review under it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import panel_values
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from window_values import Stage, a_review, span_of, with_hash

from reviewer.document.model import Span
from reviewer.labels import Side
from reviewer.marks.commands import Countersign, Decide, SetSide, Together
from reviewer.marks.decisions import reference
from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry, Step
from reviewer.marks.model import (
    Colour,
    Decision,
    Dismissal,
    FactField,
    FindingRef,
    InstalmentValue,
    PartyValue,
    SecondReview,
    Status,
)
from reviewer.marks.state import ReviewState
from ui import i18n
from ui.commands.dispatch import show_log
from ui.dialogs.matters.log_dialog import LogDialog
from ui.session.deed_names import log_words
from ui.session.edits import Edits

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def dialog(stage: Stage, contract: Path) -> LogDialog:
    """The log of a contract with one highlight."""
    stage.show(contract)
    stage.context.settings.set("author", "王律师")
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW)
    dialog = show_log(stage.window)
    assert dialog is not None
    return dialog


def lines_of(dialog: LogDialog) -> list[str]:
    return [dialog.list.item(row).text().split("　")[1] for row in range(dialog.list.count())]


def test_every_change_is_in_the_log_the_latest_first(dialog: LogDialog, stage: Stage) -> None:
    stage.window.commands["undo"].trigger()
    assert lines_of(dialog) == ["撤销 高亮“九个微信号”", "高亮“九个微信号”"]


def test_the_log_can_be_filtered(dialog: LogDialog) -> None:
    dialog.search.setText("签订日")
    assert lines_of(dialog) == []
    assert not dialog.blank.isHidden()


def test_an_entry_that_is_too_long_for_a_line_goes_on_in_another(
    dialog: LogDialog, stage: Stage, qtbot: QtBot
) -> None:
    assert stage.window.session is not None
    for _ in range(30):
        stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW)
        stage.window.session.undo()
    dialog.resize(330, 560)
    dialog.show()
    qtbot.waitUntil(dialog.list.verticalScrollBar().isVisible)
    line = dialog.fontMetrics().height()
    assert dialog.list.horizontalScrollBar().maximum() == 0
    assert dialog.list.visualItemRect(dialog.list.item(0)).height() > 2 * line


def test_words_on_a_risk_that_is_decided_are_no_second_decision(
    dialog: LogDialog, stage: Stage
) -> None:
    session = stage.window.session
    assert session is not None
    edits = Edits(session, stage.context)
    edits.decide(session.findings[0], Status.ADOPTED)
    edits.note(session.findings[0], "见附页")
    edits.note(session.findings[0], "")
    assert lines_of(dialog)[:3] == [*["修改对“账号转让”的意见"] * 2, "采纳“账号转让”"]


def test_no_words_on_a_risk_without_any_are_no_change(dialog: LogDialog, stage: Stage) -> None:
    session = stage.window.session
    assert session is not None
    Edits(session, stage.context).note(session.findings[0], " ")
    assert lines_of(dialog) == ["高亮“九个微信号”"]


def test_a_second_lawyer_countersigns_by_name(dialog: LogDialog, stage: Stage) -> None:
    dialog.second_name.setText("李律师")
    dialog.sign_button.click()
    assert stage.window.session is not None
    second = stage.window.session.state.second
    assert second is not None
    assert second.name == "李律师"
    assert lines_of(dialog)[0] == "由李律师复核"


def test_nobody_is_his_own_second_reviewer(dialog: LogDialog) -> None:
    dialog.second_name.setText("王律师")
    assert not dialog.sign_button.isEnabled()
    assert dialog.second_name.property("bad")


def test_a_countersigned_review_stays_so_after_a_restart_until_it_is_taken_back(
    dialog: LogDialog, stage: Stage, contract: Path
) -> None:
    dialog.second_name.setText("李律师")
    dialog.sign_button.click()
    stage.restart()
    stage.show(contract)
    again = show_log(stage.window)
    assert again is not None
    again.sign_button.click()
    assert stage.window.session is not None
    assert stage.window.session.state.second is None


def test_the_log_is_english_in_the_english_window(
    stage: Stage, contract: Path, dialog: LogDialog
) -> None:
    i18n.use("en")
    stage.window.commands["undo"].trigger()
    stage.window.commands["redo"].trigger()
    stage.window.close_contract()
    stage.show(contract, with_hash(a_review(), "b" * 64))
    shown = show_log(stage.window)
    assert shown is not None
    assert lines_of(shown) == ["Marks and decisions of the earlier version taken over"]
    stage.window.close_contract()
    stage.show(contract)
    again = show_log(stage.window)
    assert again is not None
    assert lines_of(again)[-3:] == [
        "Redone: highlight “九个微信号”",
        "Undone: highlight “九个微信号”",
        "Highlight “九个微信号”",
    ]


@pytest.mark.parametrize(
    ("status", "reason", "chinese", "english"),
    [
        (Status.ADOPTED, None, "采纳“账号转让”", "adopt “account transfer”"),
        (Status.DEFERRED, None, "搁置“账号转让”", "defer “account transfer”"),
        (Status.PENDING, None, "恢复“账号转让”为待处理", "reopen “account transfer”"),
        (
            Status.DISMISSED,
            Dismissal.RISK_ACCEPTED,
            "驳回“账号转让”（接受风险）",
            "dismiss “account transfer” (risk accepted)",
        ),
    ],
)
def test_a_decision_is_logged_with_its_risk_and_clause_in_both_languages(
    dialog: LogDialog,
    stage: Stage,
    status: Status,
    reason: Dismissal | None,
    chinese: str,
    english: str,
) -> None:
    session = stage.window.session
    assert session is not None
    finding = session.findings[0].finding
    session.do(Decide(Decision(reference(finding), AT, status, reason, text="见附页")))
    session.undo()
    assert [log_words(entry) for entry in session.log()[-2:]] == [
        f"{chinese}　第一条",
        f"撤销 {chinese}　第一条",
    ]
    assert session.redo_words == f"{chinese}　第一条"
    i18n.use("en")
    assert [log_words(entry) for entry in session.log()[-2:]] == [
        f"{english.capitalize()}　第一条",
        f"Undone: {english}　第一条",
    ]
    assert session.redo_words == f"{english}　第一条"


def test_a_corrected_fact_is_logged_with_what_it_was_and_became_in_both_languages(
    dialog: LogDialog, stage: Stage
) -> None:
    session = stage.window.session
    assert session is not None
    edits = Edits(session, stage.context)
    edits.correct(FactField.PRICE_CNY, Decimal(200000))
    edits.correct(FactField.PRICE_CNY, Decimal("1000000.50"))
    edits.correct(FactField.IN_SERVICE, True)
    edits.correct_party("丙方", PartyValue("程某", True))
    edits.add_instalment(Span(3, 9), InstalmentValue(Decimal(300000), AT.date()))
    edits.correct_instalment(3, None)
    edits.perform(AT.date())
    edits.sign(AT.date())
    edits.sign(None)
    session.undo()
    assert [log_words(entry) for entry in session.log()[1:]] == [
        "更正价款：合同未载明 → 200,000 元",
        "更正价款：200,000 元 → 1,000,000.50 元",
        "更正信息是否在履职、服务中获得：合同未载明 → 是",
        "更正丙方：合同未载明 → 程某，自然人",
        "更正分期价款：无 → 300,000 元，2026-03-01",
        "更正分期价款：300,000 元，2026-03-01 → 无",
        "履行（交付）日：无 → 2026-03-01",
        "签订日：2021-12-01 → 2026-03-01",
        "恢复合同所载签订日：2026-03-01 → 2021-12-01",
        "撤销 恢复合同所载签订日：2026-03-01 → 2021-12-01",
    ]
    i18n.use("en")
    assert [log_words(entry) for entry in session.log()[1:]] == [
        "Correct: price (not stated → CNY 200,000)",
        "Correct: price (CNY 200,000 → CNY 1,000,000.50)",
        "Correct: got in service (not stated → yes)",
        "Correct 丙方 (not stated → 程某, natural person)",
        "Correct an instalment (none → CNY 300,000, 2026-03-01)",
        "Correct an instalment (CNY 300,000, 2026-03-01 → none)",
        "Day of performance (none → 2026-03-01)",
        "Signing date (2021-12-01 → 2026-03-01)",
        "Back to the signing date in the contract (2026-03-01 → 2021-12-01)",
        "Undone: back to the signing date in the contract (2026-03-01 → 2021-12-01)",
    ]


def test_a_correction_of_an_older_version_is_logged_without_its_value() -> None:
    entry = LogEntry(AT, Deed(DeedKind.CORRECT_FACT, "price_cny"))
    assert log_words(entry) == "更正价款"


def test_a_day_set_before_the_contract_was_reviewed_is_logged_alone(
    dialog: LogDialog, stage: Stage
) -> None:
    session = stage.window.session
    assert session is not None
    panel_values.forget_review(session)
    Edits(session, stage.context).sign(AT.date())
    assert log_words(session.log()[-1]) == "签订日改为 2026-03-01"


def test_several_changes_at_once_are_one_entry_in_both_languages(
    dialog: LogDialog, stage: Stage
) -> None:
    session = stage.window.session
    assert session is not None
    session.highlight_all(span_of("微信"), Colour.RED)
    deed = Deed(DeedKind.AGREE_ALL, value="李律师", count=2)
    session.do(Together(deed, (SetSide(Side.TRANSFEREE),)))
    said = [log_words(entry) for entry in session.log()[-2:]]
    assert said == ["高亮 2 处“微信”", "由李律师复核 2 条风险"]
    i18n.use("en")
    said = [log_words(entry) for entry in session.log()[-2:]]
    assert said == ["Highlight 2 places of “微信”", "2 findings reviewed by 李律师"]


@pytest.mark.parametrize(
    ("step", "english"),
    [
        (Step.DONE, "Signing date (not stated → 2026-03-01)"),
        (Step.UNDONE, "Undone: signing date (not stated → 2026-03-01)"),
    ],
)
def test_an_entry_in_english_has_a_capital_where_it_begins_and_nowhere_else(
    step: Step, english: str
) -> None:
    i18n.use("en")
    change = Change(None, AT.date())
    deed = Deed(DeedKind.SET_SIGNING_DAY, value="2026-03-01")
    assert log_words(LogEntry(AT, deed, step, change=change)) == english


def test_an_entry_of_an_older_version_is_shown_as_it_was_written() -> None:
    i18n.use("en")
    assert log_words(LogEntry(AT, Deed(DeedKind.WORDED, "撤销 添加高亮"))) == "撤销 添加高亮"


def test_the_work_of_another_carries_his_name() -> None:
    entry = LogEntry(AT, Deed(DeedKind.NOTE, "甲方"), place="第一条", author="李律师")
    nameless = LogEntry(AT, Deed(DeedKind.WORDED, "添加高亮"), author="")
    assert log_words(entry) == "〔李律师〕批注“甲方”　第一条"
    assert log_words(nameless) == "〔同事〕添加高亮"
    i18n.use("en")
    assert log_words(entry) == "[李律师] Add a note on “甲方”　第一条"
    assert log_words(nameless) == "[Another lawyer] 添加高亮"


def test_a_second_review_noted_by_an_older_version_is_the_last_word_still(
    stage: Stage, contract: Path
) -> None:
    sha256 = a_review().document.sha256
    command = Countersign(SecondReview("李律师", AT))
    entry = LogEntry(AT, Deed(DeedKind.WORDED, "由李律师复核"))
    assert stage.context.store is not None
    stage.context.store.remember(sha256, contract, AT)
    stage.context.store.save(sha256, ReviewState(), command.apply(ReviewState()), entry)
    stage.show(contract)
    dialog = show_log(stage.window)
    assert dialog is not None
    assert "此后又有改动" not in labels(dialog)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW)
    assert "此后又有改动" in labels(dialog)


def labels(dialog: LogDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_a_decision_on_what_is_found_no_longer_is_listed(dialog: LogDialog, stage: Stage) -> None:
    assert dialog.gone.isHidden()
    session = stage.window.session
    assert session is not None
    finding = session.findings[0].finding
    about = FindingRef("gone", finding.label, "，丁方应交付名册")
    session.do(Decide(Decision(about, AT, Status.ADOPTED, text="另案处理")))
    [row] = [dialog.gone.item(row).text() for row in range(dialog.gone.count())]
    assert row == "采纳　账号转让　“丁方应交付名册”　另案处理"
    assert dialog.gone_title.text() == "对应的风险已不再出现的处理（1）"


def test_a_decision_on_what_is_found_is_not_called_gone(dialog: LogDialog, stage: Stage) -> None:
    session = stage.window.session
    assert session is not None
    about = reference(session.findings[0].finding)
    session.do(Decide(Decision(about, datetime(2026, 3, 1, tzinfo=UTC), Status.ADOPTED)))
    assert dialog.gone.isHidden()


def test_enter_in_the_filter_leaves_the_log_open(dialog: LogDialog, qtbot: QtBot) -> None:
    dialog.search.setText("高亮")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_enter_in_the_name_signs_and_leaves_the_log_open(dialog: LogDialog, qtbot: QtBot) -> None:
    dialog.second_name.setText("李律师")
    qtbot.keyClick(dialog.second_name, Qt.Key.Key_Return)
    assert dialog.isVisible()

"""The rules manager: rules switched off, regraded, read from the own folder, checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_values import Stage

from reviewer.errors import RuleFileError
from reviewer.labels import Label, Severity
from reviewer.rules.findings import FailedExample, RuleChoice, RuleEntry
from reviewer.worker import OpenJob, Phase, Progress, ReviewJob, RulesJob, RulesListed
from ui import i18n
from ui.commands.dispatch import show_rules
from ui.dialogs.rules.rules_dialog import RulesDialog
from ui.kept.rule_choices import store_choices, stored_choices


def entry(rule: str, label: Label, grade: Severity, *, own: bool = False) -> RuleEntry:
    return RuleEntry(rule, label, f"标题 {rule}", grade, 1, "stable", f"{rule}.yaml", own)


SALE = entry("account-transfer.sale", Label.ACCOUNT_TRANSFER, Severity.MEDIUM)
FORUM = entry("dispute.forum", Label.DISPUTE_RESOLUTION, Severity.INFO)
OWN = entry("own.shop", Label.ACCOUNT_TRANSFER, Severity.LOW, own=True)
LISTED = RulesListed((SALE, FORUM, OWN), ())


@pytest.fixture
def dialog(stage: Stage) -> RulesDialog:
    dialog = show_rules(stage.window)
    stage.tasks.give(LISTED)
    return dialog


def row(dialog: RulesDialog, number: int) -> list[str]:
    item = dialog.tree.topLevelItem(number)
    assert item is not None
    return [item.text(column) for column in range(5)]


def switch_off(dialog: RulesDialog, number: int) -> None:
    item = dialog.tree.topLevelItem(number)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Unchecked)


def test_every_rule_is_listed_with_its_grade_and_the_own_ones_as_such(dialog: RulesDialog) -> None:
    assert row(dialog, 0) == ["标题 account-transfer.sale", "账号转让", "中", "1", "正式"]
    assert row(dialog, 2)[4] == "正式（自有）"


def test_a_rule_switched_off_stays_off_in_the_next_review(
    dialog: RulesDialog, stage: Stage, contract: Path
) -> None:
    switch_off(dialog, 0)
    dialog.accept()
    stage.restart()
    stage.window.open(contract)
    job = stage.tasks.asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.options.rule_choices == (RuleChoice(SALE.id, enabled=False),)


def test_a_regraded_rule_says_so_in_its_row(dialog: RulesDialog, stage: Stage) -> None:
    dialog.grade.setCurrentIndex(dialog.grade.findData("high"))
    dialog.grade.activated.emit(dialog.grade.currentIndex())
    assert row(dialog, 0)[2] == "高（改）"
    [kept] = stored_choices(stage.context.settings)
    assert kept.grade is Severity.HIGH


def test_what_mitigates_a_risk_cannot_be_regraded(dialog: RulesDialog) -> None:
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))
    assert not dialog.grade.isEnabled()


def test_open_contracts_are_reviewed_anew_when_the_dialog_closes(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    dialog = show_rules(stage.window)
    stage.tasks.give(LISTED)
    switch_off(dialog, 0)
    assert isinstance(stage.tasks.asked[-1].job, RulesJob)
    dialog.accept()
    assert isinstance(stage.tasks.asked[-1].job, ReviewJob)


def test_nothing_is_reviewed_anew_when_nothing_was_changed(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    dialog = show_rules(stage.window)
    stage.tasks.give(LISTED)
    switch_off(dialog, 0)
    item = dialog.tree.topLevelItem(0)
    assert item is not None
    item.setCheckState(0, Qt.CheckState.Checked)
    dialog.accept()
    assert isinstance(stage.tasks.asked[-1].job, RulesJob)


def test_a_bad_file_is_named_with_its_line(stage: Stage) -> None:
    dialog = show_rules(stage.window)
    bad = RuleFileError(file="店铺.yaml", line=6, reason="severity")
    stage.tasks.give(RulesListed((SALE,), (bad,)))
    assert "店铺.yaml 第 6 行" in dialog.said.toPlainText()


def test_the_examples_of_all_rules_are_checked_on_demand(dialog: RulesDialog, stage: Stage) -> None:
    dialog.check_button.click()
    job = stage.tasks.asked[-1].job
    assert isinstance(job, RulesJob)
    assert job.check
    stage.tasks.give(Progress(Phase.CHECKING, 2, 3))
    assert "2/3" in dialog.said.toPlainText()
    failed = FailedExample(SALE.id, "hit", "甲方转让店铺。")
    stage.tasks.give(RulesListed(LISTED.rules, (), (failed,)))
    assert "1 个例句不符" in dialog.said.toPlainText()
    assert "甲方转让店铺。" in dialog.said.toPlainText()


def test_what_the_examples_showed_comes_before_the_bad_files(
    dialog: RulesDialog, stage: Stage
) -> None:
    bad = RuleFileError(file="店铺.yaml", line=6, reason="severity")
    dialog.check_button.click()
    stage.tasks.give(RulesListed(LISTED.rules, (bad,)))
    said = dialog.said.toPlainText()
    assert 0 <= said.index("已检查") < said.index("店铺.yaml")


def test_rules_are_found_by_words_of_their_kind(dialog: RulesDialog) -> None:
    dialog.search.setText("争议")
    hidden = [
        item.isHidden()
        for number in range(3)
        if (item := dialog.tree.topLevelItem(number)) is not None
    ]
    assert hidden == [True, False, True]


def test_a_spoiled_setting_counts_as_no_choice(stage: Stage) -> None:
    stage.context.settings.set("rule_choices", "{")
    assert stored_choices(stage.context.settings) == ()


def test_a_choice_that_changes_nothing_is_not_kept(stage: Stage) -> None:
    store_choices(stage.context.settings, [RuleChoice("a"), RuleChoice("b", enabled=False)])
    assert stored_choices(stage.context.settings) == (RuleChoice("b", enabled=False),)


def test_the_grade_is_read_whole_in_the_longer_language(stage: Stage, qtbot: QtBot) -> None:
    i18n.use("en")
    dialog = show_rules(stage.window)
    stage.tasks.give(LISTED)
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    words = dialog.grade.fontMetrics().horizontalAdvance(dialog.grade.currentText())
    qtbot.waitUntil(lambda: dialog.grade.width() > words + 30)


def test_the_rule_graded_below_is_one_that_the_filter_leaves(dialog: RulesDialog) -> None:
    dialog.search.setText("own.shop")
    assert dialog.about.text().startswith(OWN.id)
    dialog.search.setText("no such rule")
    assert not dialog.grade.isEnabled()


def test_the_window_keeps_its_size_whatever_is_wrong_with_the_files(
    dialog: RulesDialog, stage: Stage, qtbot: QtBot
) -> None:
    before = dialog.size()
    bad = tuple(RuleFileError(file=f"{n}.yaml", line=n, reason="severity") for n in range(1, 40))
    dialog._ask()
    stage.tasks.give(RulesListed((SALE,), bad))
    qtbot.wait(1)
    assert dialog.size() == before
    assert "39.yaml" in dialog.said.toPlainText()


def test_enter_in_the_filter_leaves_the_rules_open(dialog: RulesDialog, qtbot: QtBot) -> None:
    dialog.search.setText("账号")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()

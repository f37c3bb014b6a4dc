"""The row above the cards: grades, labels, statuses, words, order."""

from __future__ import annotations

import panel_values as desk
import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from reviewer.labels import Label, Severity
from reviewer.marks.commands import Decide
from reviewer.marks.decisions import reference
from reviewer.marks.model import Decision, Dismissal, Status
from reviewer.marks.state import ReviewState
from ui.models.findings import KEY, FindingsFilter, FindingsModel, finding_rows
from ui.panel.findings.filter_bar import FilterBar

FILTER = "按状态或类别筛选"
ACCOUNT, FORUM = Label.ACCOUNT_TRANSFER.value, Label.DISPUTE_RESOLUTION.value
DATA, KEYS = Label.PERSONAL_DATA_TRANSFER.value, Label.CREDENTIAL_HANDOVER.value


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    model = FindingsModel()
    proxy = FindingsFilter()
    proxy.setSourceModel(model)
    made = FilterBar(proxy)
    model.setParent(made)
    proxy.setParent(made)
    qtbot.addWidget(made)
    account = desk.the_findings()[0]
    decision = Decision(reference(account.finding), desk.NOON, Status.ADOPTED)
    rows = finding_rows(desk.the_findings(), Decide(decision).apply(ReviewState()))
    model.set_rows(rows)
    made.show_rows(rows)
    made.show()
    return made


def keys(bar: FilterBar) -> list[str]:
    proxy = bar.findChild(FindingsFilter)
    assert proxy is not None
    return [str(proxy.index(row, 0).data(KEY)) for row in range(proxy.rowCount())]


def a_menu(bar: FilterBar, name: str, entry: str) -> None:
    """Choose an entry of a menu button."""
    button = next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == name)
    next(action for action in button.menu().actions() if action.text() == entry).trigger()


def test_grades_are_counted_and_those_that_do_not_occur_are_hidden(bar: FilterBar) -> None:
    shown = {grade: made.text() for grade, made in bar.grades.items() if made.isVisible()}
    assert shown == {
        Severity.HIGH: "高 2",
        Severity.MEDIUM: "中 1",
        Severity.INFO: "提示 1",
    }


def test_the_counts_of_risks_make_up_what_is_to_be_decided(bar: FilterBar) -> None:
    rows = finding_rows(desk.the_findings(), ReviewState())
    bar.show_rows(rows)
    bar.show_progress(*ReviewState().decided(desk.the_findings()))
    risks = (made for grade, made in bar.grades.items() if grade is not Severity.INFO)
    counted = sum(int(made.text().rpartition(" ")[2]) for made in risks)
    assert bar.progress == f"已处理 0/{counted}"
    assert "随其他风险而来的 2 项" in bar.grades[Severity.HIGH].toolTip()


def test_unfounded_risks_leave_the_counts_and_are_told_of(bar: FilterBar) -> None:
    held = desk.the_findings()
    unfounded = Decision(
        reference(held[1].finding), desk.NOON, Status.DISMISSED, Dismissal.UNFOUNDED
    )
    state = Decide(unfounded).apply(ReviewState())
    bar.show_rows(finding_rows(held, state))
    bar.show_progress(*state.decided(held))
    assert bar.grades[Severity.HIGH].text() == "高 1"
    assert bar.progress == "已处理 1/3，不成立 1"


def test_a_grade_can_be_switched_on_and_off(bar: FilterBar) -> None:
    bar.grades[Severity.INFO].click()
    assert keys(bar) == [FORUM]
    bar.grades[Severity.INFO].click()
    assert keys(bar) == [ACCOUNT, DATA, KEYS, FORUM]


def test_labels_and_statuses_are_in_the_menu(bar: FilterBar) -> None:
    a_menu(bar, "按状态或类别筛选", "凭证移交")
    assert keys(bar) == [KEYS]
    a_menu(bar, "按状态或类别筛选", "清除筛选")
    a_menu(bar, "按状态或类别筛选", "采纳")
    assert keys(bar) == [ACCOUNT]


def test_what_is_chosen_in_the_menu_survives_new_findings(bar: FilterBar) -> None:
    a_menu(bar, "按状态或类别筛选", "凭证移交")
    bar.show_rows(finding_rows(desk.the_findings(), ReviewState()))
    assert keys(bar) == [KEYS]
    a_menu(bar, "按状态或类别筛选", "凭证移交")
    assert keys(bar) == [ACCOUNT, DATA, KEYS, FORUM]


def test_the_order_is_chosen_in_a_menu(bar: FilterBar) -> None:
    a_menu(bar, "排序", "按风险高低")
    assert keys(bar) == [DATA, KEYS, ACCOUNT, FORUM]
    a_menu(bar, "排序", "按合同顺序")
    assert keys(bar) == [ACCOUNT, DATA, KEYS, FORUM]


def test_progress_is_told_where_something_wants_a_decision(bar: FilterBar) -> None:
    bar.show_progress(1, 3)
    assert bar.progress == "已处理 1/3"
    bar.show_progress(0, 0)
    assert bar.progress == ""


def test_labels_are_offered_in_the_order_of_the_taxonomy(bar: FilterBar) -> None:
    button = next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == FILTER)
    offered = [action.data() for action in button.menu().actions() if action.data()]
    known = [label.value for label in Label]
    labels = [known.index(value) for value in offered if value in known]
    assert labels == sorted(labels)


def test_the_funnel_stays_pressed_while_its_menu_hides_something(bar: FilterBar) -> None:
    button = next(b for b in bar.findChildren(QToolButton) if b.accessibleName() == FILTER)
    assert not button.isChecked()
    a_menu(bar, FILTER, "采纳")
    assert button.isChecked()
    bar.clear()
    assert not button.isChecked()


@pytest.mark.parametrize("width", [240, 330, 500, 800])
def test_every_count_is_in_sight_at_every_width(bar: FilterBar, qtbot: QtBot, width: int) -> None:
    bar.show_progress(15, 43)
    bar.setFixedWidth(width)
    bar.adjustSize()
    qtbot.wait(1)
    whole = bar.rect()
    for made in (*bar.grades.values(), bar._progress):
        if made.isVisible():
            assert whole.contains(made.geometry())
            assert made.width() >= made.sizeHint().width()


def test_all_counts_fit_a_narrow_panel(bar: FilterBar) -> None:
    for made in bar.grades.values():
        made.setChecked(True)
    bar.show_rows(finding_rows(desk.the_findings(), ReviewState()))
    bar.show_progress(0, 31)
    assert all(made.isVisible() for made in bar.grades.values())
    assert bar.minimumSizeHint().width() <= 240

"""Everything has a key or is in a menu, every key is listed; letters act only where they may."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.labels import Label
from reviewer.marks.model import Colour, Status
from ui import i18n
from ui.dialogs.help.keys_dialog import KeysDialog, entries_of, keys_of
from ui.menus.actions import MENUS
from ui.menus.letter_keys import hears_letters
from ui.panel.findings.decision_forms import DismissForm
from ui.session import Session

TABS = ("opinion", "findings", "law", "marks", "facts")  # as they stand
ACCOUNT = f"{Label.ACCOUNT_TRANSFER.value}-key"


def entries(menu: QMenu) -> list[QAction]:
    found = []
    for action in menu.actions():
        inner = action.menu()
        found += entries(inner) if isinstance(inner, QMenu) else [action]
    return found


def in_menus(stage: Stage) -> list[QAction]:
    menus = (action.menu() for action in stage.window.menuBar().actions())
    return [entry for menu in menus if isinstance(menu, QMenu) for entry in entries(menu)]


@pytest.fixture
def session(stage: Stage, contract: Path) -> Session:
    stage.show(contract)
    stage.window.activateWindow()
    assert stage.window.session is not None
    stage.window.session.select(ACCOUNT)
    return stage.window.session


def status(session: Session) -> Status:
    graded = session.finding(ACCOUNT)
    assert graded is not None
    return session.state.status_of(graded)


def click_tab(stage: Stage, qtbot: QtBot, name: str) -> None:
    """Come from the cards to another tab by mouse."""
    panel = stage.window.desk.panel
    panel.show_tab("findings")
    panel.focus_page()
    place = panel.tabBar().tabRect(TABS.index(name)).center()
    qtbot.mouseClick(panel.tabBar(), Qt.MouseButton.LeftButton, pos=place)


def test_everything_that_can_be_done_is_in_a_menu(stage: Stage) -> None:
    shown = in_menus(stage)
    assert all(action in shown for action in stage.window.commands.by_name.values())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_menu_opens_by_a_letter_of_its_own(stage: Stage, language: str) -> None:
    i18n.use(language)
    stage.restart()
    letters = [
        title.partition("&")[2][:1].upper()
        for title in (action.text() for action in stage.window.menuBar().actions())
    ]
    assert "" not in letters
    taken = Counter(letters)
    for action in stage.window.actions():
        taken.update(
            key.toString().removeprefix("Alt+").upper()
            for key in action.shortcuts()
            if key.toString().startswith("Alt+")
        )
    assert taken.most_common(1)[0][1] == 1


def test_no_key_does_two_things(stage: Stage) -> None:
    keys = Counter(
        key.toString() for action in stage.window.actions() for key in action.shortcuts()
    )
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_letter_can_be_had_with_alt_too(stage: Stage) -> None:
    for action in stage.window.actions():
        keys = {key.toString() for key in action.shortcuts()}
        for key in keys:
            alone = key.removeprefix("Shift+")
            if len(alone) == 1:
                assert f"Alt+{key}" in keys


def test_every_key_is_listed(stage: Stage) -> None:
    listed = {keys for menu in MENUS for keys, _ in entries_of(stage.window.commands, menu)}
    with_keys = [action for action in stage.window.commands.by_name.values() if action.shortcuts()]
    assert {keys_of(action.shortcuts()) for action in with_keys} <= listed
    assert "1 – 5" in listed


def test_the_list_names_undo_and_not_what_would_be_undone(stage: Stage, session: Session) -> None:
    session.highlight(span_of("九个微信号"), Colour.YELLOW)
    assert dict(entries_of(stage.window.commands, "edit"))["Ctrl+Z"] == "撤销"


def test_f1_shows_the_list(stage: Stage, qtbot: QtBot) -> None:
    stage.window.activateWindow()
    qtbot.keyClick(stage.window, Qt.Key.Key_F1)
    [dialog] = stage.window.findChildren(KeysDialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"文件", "Ctrl+W", "关闭合同", "A / Alt+A", "采纳"} <= words
    dialog.accept()


def test_a_letter_acts_from_the_contract_and_from_a_list(
    stage: Stage, session: Session, qtbot: QtBot
) -> None:
    desk = stage.window.desk
    desk.panel.show_tab("findings")
    assert desk.panel.findings is not None
    for widget, key, expected in (
        (desk.reading.view, Qt.Key.Key_A, Status.ADOPTED),
        (desk.panel.findings.cards, Qt.Key.Key_S, Status.DEFERRED),
        (desk.outline.tree, Qt.Key.Key_A, Status.ADOPTED),
    ):
        widget.setFocus()
        qtbot.keyClick(widget, key)
        assert status(session) is expected


@pytest.mark.parametrize("name", ["opinion", "law", "facts"])
def test_a_letter_acts_from_a_tab_that_was_come_to_by_mouse(
    stage: Stage, session: Session, qtbot: QtBot, name: str
) -> None:
    click_tab(stage, qtbot, name)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert status(session) is Status.ADOPTED


@pytest.mark.parametrize("marked", [False, True])
def test_a_letter_is_not_typed_into_the_filter_of_marks_that_were_come_to_by_mouse(
    stage: Stage, session: Session, qtbot: QtBot, marked: bool
) -> None:
    if marked:
        session.highlight(span_of("九个微信号"), Colour.YELLOW)
    click_tab(stage, qtbot, "marks")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_M)
    marks = stage.window.desk.panel.marks
    assert marks is not None
    assert marks.search.text() == ""


def test_the_keyboard_stays_in_the_contract_when_a_tab_is_clicked(
    stage: Stage, session: Session, qtbot: QtBot
) -> None:
    view = stage.window.desk.reading.view
    view.setFocus()
    tabs = stage.window.desk.panel.tabBar()
    place = tabs.tabRect(TABS.index("marks")).center()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=place)
    assert view.hasFocus()


def test_a_letter_does_nothing_from_a_button_or_the_tabs(
    stage: Stage, session: Session, qtbot: QtBot
) -> None:
    desk = stage.window.desk
    desk.panel.show_tab("opinion")
    plain = next(made for made in desk.panel.findChildren(QPushButton) if made.isVisible())
    for widget in (plain, desk.panel.tabBar(), stage.window.tabs.tabBar()):
        widget.setFocus()
        assert widget.hasFocus()
        qtbot.keyClick(widget, Qt.Key.Key_A)
        assert status(session) is Status.PENDING
        qtbot.keyClick(widget, Qt.Key.Key_F8)
    assert session.current != ACCOUNT


def test_with_alt_it_acts_from_everywhere(stage: Stage, session: Session, qtbot: QtBot) -> None:
    bar = stage.window.desk.panel.tabBar()
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert status(session) is Status.ADOPTED


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(
    stage: Stage, session: Session, qtbot: QtBot, key: Qt.Key
) -> None:
    panel = stage.window.desk.panel
    panel.show_tab("facts")
    pencil = panel.findChild(QToolButton, "edit-price_cny")
    assert isinstance(pencil, QToolButton)
    pencil.setFocus()
    qtbot.keyClick(pencil, key)
    assert panel.findChild(QLineEdit, "factField") is not None


def test_enter_on_the_button_that_leaves_a_form_leaves_it(
    stage: Stage, session: Session, qtbot: QtBot
) -> None:
    panel = stage.window.desk.panel
    panel.decide(lambda findings: findings.decisions.ask_dismissal())
    form = panel.findChild(DismissForm)
    assert isinstance(form, DismissForm)
    form.cancel.setFocus()
    qtbot.keyClick(form.cancel, Qt.Key.Key_Return)
    assert (form.isHidden(), status(session)) == (True, Status.PENDING)


def test_enter_on_a_choice_of_a_form_confirms_the_form(
    stage: Stage, session: Session, qtbot: QtBot
) -> None:
    panel = stage.window.desk.panel
    panel.decide(lambda findings: findings.decisions.ask_dismissal())
    choice = panel.findChild(QRadioButton)
    assert isinstance(choice, QRadioButton)
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    assert status(session) is Status.DISMISSED


def test_the_window_itself_hears_letters(stage: Stage) -> None:
    assert hears_letters(stage.window)
    assert not hears_letters(QWidget(stage.window))


def test_keys_are_written_as_the_system_writes_them() -> None:
    assert keys_of([QKeySequence("Ctrl+F"), QKeySequence("F3")]) == "Ctrl+F / F3"

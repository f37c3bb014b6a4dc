"""Every widget that can be used has a name and a role, and the Tab key reaches it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_values import Stage, a_document, a_review, span_of

from reviewer.labels import Label
from reviewer.marks.model import Colour
from ui import i18n
from ui.commands.batch import show_batch
from ui.commands.dispatch import (
    ask_preferences,
    ask_print,
    show_clauses,
    show_log,
    show_matters,
    show_rules,
)
from ui.commands.exporting import ask_export
from ui.desk.tab_panel import FACTS, FINDINGS, LAW, MARKS, OPINION
from ui.dialogs.passphrase.passphrase_dialog import PassphraseDialog
from ui.dialogs.passphrase.unlock_dialog import UnlockDialog
from ui.dialogs.preferences.preferences_dialog import PreferencesDialog
from ui.dialogs.trouble.away_dialog import AwayDialog
from ui.start.recent_row import RecentRow
from ui.widgets.chip import Chip, Tag
from ui.window.main_window import MainWindow

_USED = (
    *(QAbstractButton, QComboBox, QLineEdit, QTextEdit, QAbstractItemView, QTabBar),
    RecentRow,
)
# What takes the keyboard only to hand it on, or to scroll; Qt has no roles for these.
_HOLDERS = (QTabWidget, QScrollArea)
_SILENT = (QAccessible.Role.NoRole, QAccessible.Role.Client)
# Qt's own parts of its widgets, which speak through these.
_PARTS = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def used(top: QWidget) -> Iterator[QWidget]:
    """What a user can do something with, as far as it is in sight."""
    for widget in top.findChildren(QWidget):
        name = widget.objectName()
        own = not name.startswith(_PARTS) and not isinstance(widget.parent(), QComboBox)
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (
            (isinstance(widget, _USED) or by_tab)
            and not isinstance(widget, QHeaderView)
            and widget.isVisibleTo(top)
            and own
        ):
            yield widget


def nameless(top: QWidget) -> list[str]:
    found = []
    for widget in used(top):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface else ""
        if not name.strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} {widget.toolTip()}")
    return found


def roleless(top: QWidget) -> list[str]:
    found = []
    for widget in used(top):
        interface = QAccessible.queryAccessibleInterface(widget)
        silent = interface is None or interface.role() in _SILENT
        if silent and not isinstance(widget, _HOLDERS):
            found.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return found


def out_of_reach(top: QWidget) -> list[str]:
    """What neither Tab nor a shortcut reaches."""
    found = []
    for widget in used(top):
        if isinstance(widget, QTabBar) or not widget.isEnabled():
            continue
        action = widget.defaultAction() if isinstance(widget, QToolButton) else None
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not by_tab and action is None:
            found.append(f"{type(widget).__name__} {widget.accessibleName()} {widget.toolTip()}")
    return found


@pytest.fixture(params=["docx", "pdf"])
def full(stage: Stage, contract: Path, request: pytest.FixtureRequest) -> Stage:
    """A contract with a finding chosen and a note, in each of the two views."""
    stage.show(contract, a_review(a_document(request.param)))
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    session.select(f"{Label.ACCOUNT_TRANSFER.value}-key")
    return stage


@pytest.mark.parametrize("tab", [OPINION, FINDINGS, LAW, MARKS, FACTS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_of_the_window_has_names_and_roles(
    stage: Stage, contract: Path, tab: str, language: str, qtbot: QtBot
) -> None:
    i18n.use(language)
    stage.restart()
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    stage.window.session.select(f"{Label.ACCOUNT_TRANSFER.value}-key")
    stage.window.desk.panel.show_tab(tab)
    qtbot.wait(1)
    assert nameless(stage.window) == []
    assert roleless(stage.window) == []


def test_the_start_page_has_names_and_roles(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.context.shelf.create("安齿案")
    stage.window.commands["start"].trigger()
    assert nameless(stage.window) == []
    assert roleless(stage.window) == []


@pytest.mark.parametrize("tab", [OPINION, FINDINGS, LAW, MARKS, FACTS])
def test_all_of_the_window_can_be_reached_without_a_mouse(full: Stage, tab: str) -> None:
    full.window.desk.panel.show_tab(tab)
    unreached = [each for each in out_of_reach(full.window) if "关闭“" not in each]
    assert unreached == []


def dialogs_of(window: MainWindow) -> Iterator[QWidget | None]:
    """Every dialog that a menu opens."""
    yield show_log(window)
    yield show_rules(window)
    yield show_matters(window)
    yield show_clauses(window)
    yield ask_print(window)
    yield ask_export(window)
    yield show_batch(window)
    yield window.desk.panel.findings.reword(window.session.findings[0])
    preferences = ask_preferences(window)
    for page in range(preferences.tabs.count()):
        preferences.tabs.setCurrentIndex(page)
        yield preferences
    for name in ("keys", "about", "name_colours", "share"):
        window.commands[name].trigger()
        yield next(
            dialog for dialog in reversed(window.findChildren(QDialog)) if dialog.isVisible()
        )
    yield PassphraseDialog(window.context, window)
    yield UnlockDialog(window.context.readmit, "")
    yield AwayDialog()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_dialogs_have_names_and_roles(
    stage: Stage, contract: Path, language: str, qtbot: QtBot
) -> None:
    i18n.use(language)
    stage.restart()
    stage.show(contract)
    seen = 0
    for dialog in dialogs_of(stage.window):
        assert dialog is not None
        dialog.show()
        assert nameless(dialog) == []
        assert roleless(dialog) == []
        assert out_of_reach(dialog) == []
        seen += 1
        if not isinstance(dialog, PreferencesDialog):
            dialog.close()
    assert seen == 18


def test_a_chip_is_a_button_and_a_tag_is_text(qtbot: QtBot) -> None:
    chip, tag = Chip("第一条"), Tag("高")
    for made, name, role in (
        (chip, "第一条", QAccessible.Role.Button),
        (tag, "高", QAccessible.Role.StaticText),
    ):
        qtbot.addWidget(made)
        interface = QAccessible.queryAccessibleInterface(made)
        assert interface is not None
        assert interface.role() is role
        assert interface.text(QAccessible.Text.Name) == name
    assert not tag.focusPolicy()
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Space)


def test_tab_goes_through_the_panes_from_left_to_right(full: Stage, qtbot: QtBot) -> None:
    window = full.window
    desk = window.desk
    desk.panel.show_tab(FACTS)
    window.activateWindow()
    desk.outline.tree.setFocus()
    panes = (desk.outline, desk.reading, desk.panel)
    seen: list[QWidget] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        for pane in panes:
            if pane.isAncestorOf(focus) and pane not in seen:
                seen.append(pane)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [*panes]

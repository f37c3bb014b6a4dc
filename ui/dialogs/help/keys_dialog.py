"""F1: every key, taken from the menus and their actions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.i18n import tr
from ui.menus.actions import MENUS, Actions
from ui.widgets.dialog import foot
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, column, short, words

_NATIVE = QKeySequence.SequenceFormat.NativeText
Entry = tuple[str, str]
_WIDTH = 1120  # pixels
_SHARE = 0.9  # of the screen at most


class KeysDialog(QDialog):
    """A block of keys for each menu."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups, flow = QWidget(), FlowLayout(spacing=26)
        groups.setLayout(flow)
        for menu in MENUS:
            entries = [*entries_of(actions, menu)]
            if menu == "edit":
                entries.append((tr("keys.stretch"), tr("keys.stretch_what")))
            if menu == "view":
                entries.append((tr("keys.wheel"), tr("keys.zoom_wheel")))
            title = tr(f"menu.{menu}").partition("(")[0].replace("&", "")
            flow.addWidget(_group(title, entries))
        page, lines = column(24, 20, 24, 8, spacing=14)
        lines.addWidget(groups)
        lines.addWidget(words(tr("keys.alt"), "faint"))
        lines.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("keys.title"))
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 18)
        whole.addWidget(area, 1)
        close = button(tr("keys.close"), self.accept, kind="primary")
        last = foot(close, enter=close)
        last.setContentsMargins(24, 8, 24, 0)
        whole.addLayout(last)
        room = parent.screen().availableGeometry().size() * _SHARE
        width = min(_WIDTH, room.width())
        self.resize(width, min(page.heightForWidth(width - 20) + 80, room.height()))


def entries_of(actions: Actions, menu: str) -> Iterator[Entry]:
    """The keys of a menu's entries with what they do, in the order of the menu."""
    for name in MENUS[menu]:
        if name == "colour":
            first, *_, last = (
                keys_of(action.shortcuts()[:1]) for action in actions.colours.actions()
            )
            yield f"{first} – {last}", tr("keys.colours")
        elif name in actions.by_name and (shortcuts := actions[name].shortcuts()):
            # Not what would be undone just now.
            yield keys_of(shortcuts), tr(f"action.{name}").rstrip("…")


def keys_of(shortcuts: list[QKeySequence]) -> str:
    return " / ".join(key.toString(_NATIVE) for key in shortcuts)


def _group(title: str, entries: list[Entry]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.addWidget(short(title, "section"), 0, 0, 1, 2)
    for row, (keys, text) in enumerate(entries, start=1):
        grid.addWidget(short(keys, "key"), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(short(text), row, 1)
    grid.setRowStretch(len(entries) + 1, 1)
    return group

"""F1: every key, taken from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.i18n import tr
from ui.widgets.parts import button, short, words

_GROUPS = {
    "group_file": ("open", "save", "export", "close", "preferences", "quit"),
    "group_read": (
        *("find", "go_to_clause", "back", "forward", "copy_cited"),
        *("zoom_in", "zoom_out", "zoom_reset", "show_outline", "show_panel"),
    ),
    "group_work": (
        *(
            "next",
            "previous",
            "adopt",
            "dismiss",
            "highlight",
            "highlight_all",
            "note",
            "undo",
            "redo",
        ),
        *("explain", "log", "review_again"),
    ),
}
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeysDialog(QDialog):
    """Three columns of keys."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("keys.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(14)
        groups = QHBoxLayout()
        groups.setSpacing(36)
        for title, names in _GROUPS.items():
            entries = [
                (" / ".join(key.toString(_NATIVE) for key in actions[name].shortcuts()[:1]),
                 actions[name].text().rstrip("…"))
                for name in names
            ]  # fmt: skip
            if title == "group_read":
                entries.append((tr("keys.wheel"), tr("keys.zoom_wheel")))
            if title == "group_work":
                entries.append(("1 – 5", tr("keys.colours")))
            groups.addLayout(_group(tr(f"keys.{title}"), entries))
        column.addLayout(groups)
        column.addWidget(words(tr("keys.alt"), "faint"))
        column.addWidget(
            button(tr("keys.close"), self.accept, kind="primary"), 0, Qt.AlignmentFlag.AlignRight
        )


def _group(title: str, entries: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(7)
    grid.addWidget(short(title, "section"), 0, 0, 1, 2)
    for row, (keys, text) in enumerate(entries, start=1):
        key = short(keys, "key")
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(short(text), row, 1)
    grid.setRowStretch(len(entries) + 1, 1)
    return grid

"""A row of choices of which one holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from ui.widgets.parts import set_kind

T = TypeVar("T")


class _Notice(QObject):
    chosen = Signal(object)


class Segments(QWidget, Generic[T]):
    """Buttons side by side; `notice.chosen` carries the value that the user chose."""

    def __init__(self, choices: Sequence[tuple[T, str]], value: T) -> None:
        super().__init__()
        self.notice = _Notice(self)
        self._values = [choice for choice, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for at, (_, text) in enumerate(choices):
            made = QPushButton(text)
            made.setCheckable(True)
            made.setProperty("kind", "quiet")
            made.setAutoDefault(False)  # Enter means the button of the dialog
            self._group.addButton(made, at)
            row.addWidget(made)
        row.addStretch()
        self._group.idClicked.connect(self._on_clicked)
        self.set_value(value)

    def set_value(self, value: T) -> None:
        self._group.button(self._values.index(value)).setChecked(True)
        for made in self._group.buttons():
            set_kind(made, "chosen" if made.isChecked() else "quiet")
            made.updateGeometry()

    def _on_clicked(self, at: int) -> None:
        self.set_value(self._values[at])
        self.notice.chosen.emit(self._values[at])

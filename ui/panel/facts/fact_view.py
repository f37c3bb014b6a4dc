"""One fact: its value, the words that state it, and a field to correct it.

Signals: `span_wanted` (Span), `corrected` (FactRow, value or None for not stated), `restored`
(FactRow), `grown` when the field opened, or tells that it cannot read a value.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer.document.model import Span
from ui.i18n import tr
from ui.models.facts import FactRow, UnreadableValueError, parse_row
from ui.panel.links import Link
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, lay_out_now, lead_focus_through, short, tool, words

_TITLE = 96  # width of the titles, pixels
_DROP = 5  # puts words on the line of the button beside them


class FactView(QWidget):
    """A row of the panel. `places` are the words that state it, each with where they stand."""

    span_wanted = Signal(object)
    corrected = Signal(object, object)
    restored = Signal(object)
    grown = Signal(QWidget)

    def __init__(self, row: FactRow, places: Iterable[tuple[Span, str]]) -> None:
        super().__init__()
        self.row = row
        self._editor: _Editor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 5)
        self._column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = short(row.title, "soft")
        title.setMinimumWidth(_TITLE)
        head.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        stated = words(row.value or tr("facts.not_stated"), "strong" if row.value else "faint")
        for label in (title, stated):
            label.setContentsMargins(0, _DROP, 0, 0)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        head.addWidget(stated, 1, Qt.AlignmentFlag.AlignTop)
        if row.correctable:
            tip = tr("facts.correct", what=row.title)
            self.edit_button = tool("edit", tip, self.edit)
            self.edit_button.setObjectName(f"edit-{row.name}")
            head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        if row.corrected:
            self._correction()
        for span, text in places:
            self._column.addWidget(self._place(span, text))

    def edit(self) -> None:
        """Open the field with the value in it."""
        if self._editor is not None:
            return
        self._editor = _Editor(self.row)
        self._editor.saved.connect(self._correct)
        self._editor.cancelled.connect(self._close)
        self._editor.complained.connect(self._grow)
        self._column.insertWidget(1, self._editor)
        lead_focus_through(self.edit_button, self._editor)
        self._editor.show()
        self._grow()
        self._editor.take_focus()

    def _grow(self) -> None:
        lay_out_now()
        self.grown.emit(self)

    def _correct(self, value: object) -> None:
        # The rows are made anew: the keyboard comes back to the button, which has a name.
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.corrected.emit(self.row, value)

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
            self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correction(self) -> None:
        if self.row.added:
            said = tr("facts.added")
        elif self.row.read:
            said = tr("facts.corrected", read=self.row.read)
        else:
            said = tr("facts.corrected_unstated")
        self._column.addWidget(words(said, "faint"))
        name = tr("facts.take_away" if self.row.added else "facts.restore")
        back = Link(name, lambda: self.restored.emit(self.row), icon="undo")
        back.setObjectName(f"restore-{self.row.name}")
        self._column.addWidget(back)

    def _place(self, span: Span, text: str) -> Link:
        tip = tr("card.show_in_contract")
        return Link(text, lambda: self.span_wanted.emit(span), icon="link", tip=tip)


class _Editor(QWidget):
    """A line for the value; Enter saves, Esc leaves. A value that makes no sense is refused."""

    saved = Signal(object)
    cancelled = Signal()
    complained = Signal()

    def __init__(self, row: FactRow) -> None:
        super().__init__()
        self._row = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(5)
        self.field = QLineEdit(row.typed)
        self.field.setObjectName("factField")
        self.field.setAccessibleName(row.title)
        hint = f"facts.hint_{row.kind}"
        self.field.setPlaceholderText(tr(hint))
        self.field.returnPressed.connect(self._save)
        column.addWidget(self.field)
        self._complaint = words("", "soft")
        self._complaint.setText(tr("facts.bad", hint=tr(hint)))
        self._complaint.hide()
        column.addWidget(self._complaint)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=4)
        flow.addWidget(button(tr("facts.save"), self._save, kind="primary"))
        if not row.is_day:
            flow.addWidget(
                button(tr("facts.is_not_stated"), lambda: self.saved.emit(None), kind="quiet")
            )
        flow.addWidget(button(tr("facts.cancel"), self.cancelled.emit, kind="quiet"))
        column.addWidget(holder)

    def take_focus(self) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        text = self.field.text()
        try:
            self.saved.emit(parse_row(self._row, text))
        except UnreadableValueError:
            self.field.setProperty("bad", True)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
            self._complaint.show()
            self.complained.emit()

"""A slip beside a clause: why it was found, or which rules came nearest and what was missing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.errors import ShenqiError
from reviewer.rules.findings import Account, RuleNote
from ui.i18n import language, tr
from ui.running.tasks import Ticket
from ui.widgets.parts import column, empty, rule, short, tool, words
from ui.words import label_name

_WIDTH = 440
_TALLEST = 460
_QUOTED = 120  # characters of the clause that are shown


class ExplanationSlip(QFrame):
    """Shown at once; its words come when the reading process has found them."""

    def __init__(self, place: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.setAccessibleName(tr("explain.title"))
        self.ticket: Ticket | None = None
        self._corner = QPoint()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 10, 6, 12)
        whole.setSpacing(6)
        head = QHBoxLayout()
        self.title = short(tr("explain.title"), "heading")
        head.addWidget(self.title)
        head.addWidget(short(place, "soft"))
        head.addStretch()
        self.close_button = tool("close", tr("explain.close"), self.close)
        head.addWidget(self.close_button)
        whole.addLayout(head)
        self._page, self._column = column(0, 0, 10, 0, spacing=5)
        self._page.setProperty("kind", "page")
        self._add(words(tr("explain.waiting"), "soft"))
        self._column.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(self._page)
        whole.addWidget(self.area)
        self.setFixedWidth(_WIDTH)

    def open_at(self, corner: QPoint) -> None:
        """Show the slip with its top left corner at a point of the screen, kept on the screen."""
        self._corner = corner
        self._fit()
        self.show()
        self.area.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_account(self, account: Account) -> None:
        """Put the words in."""
        self.title.setText(tr("explain.why" if account.found else "explain.why_not"))
        empty(self._column)
        quote = account.words
        quote = quote if len(quote) <= _QUOTED else f"{quote[: _QUOTED - 1]}…"
        self._add(words(f"“{quote}”", "faint"))
        for note in account.found:
            self._add_found(note)
        if account.remark:
            self._add(words(account.remark))
        if account.nearest:
            self._add(rule())
            key = "explain.other_rules" if account.found else "explain.nearest"
            self._add(words(tr(key), "section"))
        for note in account.nearest:
            self._add_missed(note)
        self._column.addStretch()
        self._fit()

    def show_error(self, error: ShenqiError) -> None:
        """Say why there is no explanation."""
        empty(self._column)
        self._add(words(error.message(language())))
        self._fit()

    def _add_found(self, note: RuleNote) -> None:
        self._add(words(f"{label_name(note.label)} · {note.title}", "strong"))
        for detail in note.details:
            self._add(words(f"· {detail}"))
        self._add(words(_rule_words(note), "faint"))

    def _add_missed(self, note: RuleNote) -> None:
        self._add(words(f"{label_name(note.label)} · {note.title}", "strong"))
        for detail in note.details:
            self._add(words(detail))
        self._add(words(_rule_words(note), "faint"))

    def _add(self, widget: QWidget) -> None:
        """Put a widget below the others. Shown at once, or it would not be measured."""
        self._column.addWidget(widget)
        widget.show()

    def _fit(self) -> None:
        """As high as the words, up to a limit, and on the screen."""
        room = self.screen().availableGeometry()
        inner = _WIDTH - 40
        wanted = self._column.totalHeightForWidth(inner)
        self.setFixedHeight(min(wanted + 74, _TALLEST, room.height() - 40))
        left = min(self._corner.x(), room.right() - self.width() - 8)
        top = min(self._corner.y(), room.bottom() - self.height() - 8)
        self.move(max(left, room.left()), max(top, room.top()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever closes the slip does not wait for its words any more."""
        if self.ticket is not None:
            self.ticket.cancel()
        super().hideEvent(event)


def _rule_words(note: RuleNote) -> str:
    return tr("explain.rule", rule=note.rule, version=note.version)

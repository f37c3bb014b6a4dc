"""A citation that unfolds the article it points at.

Signals: `article_wanted` (ResolvedCitation) to read it in its tab, `pin_wanted` (ResolvedCitation)
to keep it in sight, `resized` when it unfolded or folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.law.citation_words import citation_words
from reviewer.law.model import TEXT_STATUS_ZH, ResolvedCitation, TextStatus
from ui.i18n import tr
from ui.panel.links import Link
from ui.panel.prose import prose
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, words
from ui.words import force_words


class CitationRow(QWidget):
    """Law, article, paragraph; below it, when unfolded, text, dates and why it applies."""

    article_wanted = Signal(object)
    pin_wanted = Signal(object)
    resized = Signal()

    def __init__(self, cited: ResolvedCitation, *, pins: bool = False) -> None:
        super().__init__()
        self.cited = cited
        self._pins = pins
        self._body: QFrame | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.toggle = Link(citation_words(cited), self.flip, icon="right", tip=cited.law_title)
        self._column.addWidget(self.toggle)

    @property
    def unfolded(self) -> bool:
        return self._body is not None and not self._body.isHidden()

    def flip(self) -> None:
        """Unfold or fold the article."""
        if self._body is None:
            self._body = self._article()
            self._column.addWidget(self._body)
            self._body.show()
        else:
            self._body.setVisible(self._body.isHidden())
        self.toggle.set_icon("down" if self.unfolded else "right")
        self.resized.emit()

    def _article(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "paper")
        box = QVBoxLayout(frame)
        box.setContentsMargins(12, 10, 12, 8)
        box.setSpacing(6)
        add_article_text(box, self.cited)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=2)
        flow.addWidget(
            button(tr("law.open"), lambda: self.article_wanted.emit(self.cited), kind="link")
        )
        flow.addWidget(button(tr("law.copy_citation"), lambda: copy(self.cited), kind="link"))
        if self._pins:
            pin = button(tr("law.pin"), lambda: self.pin_wanted.emit(self.cited), kind="link")
            pin.setToolTip(tr("law.pin_tip"))
            flow.addWidget(pin)
        box.addWidget(holder)
        return frame


def citation_rows(
    citations: Iterable[ResolvedCitation], *, pins: bool = False
) -> list[CitationRow]:
    return [CitationRow(cited, pins=pins) for cited in citations]


def add_tight(column: QVBoxLayout, rows: Sequence[QWidget]) -> None:
    """Put rows close together into a column."""
    if not rows:
        return
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    for row in rows:
        box.addWidget(row)
    column.addWidget(holder)


def add_article_text(box: QVBoxLayout, cited: ResolvedCitation) -> None:
    """Text, dates in force and the reason why this version applies."""
    if cited.text is None:
        box.addWidget(words(tr("law.unverified"), "soft"))
    else:
        box.addWidget(prose(cited.text, serif=True))
    dates = force_words(cited.in_force_from, cited.in_force_to)
    if cited.text_status is not TextStatus.VERBATIM:
        dates += f" · {TEXT_STATUS_ZH[cited.text_status]}"
    box.addWidget(words(dates, "faint"))
    if cited.applies_because:
        box.addWidget(words(cited.applies_because, "faint"))


def copy(cited: ResolvedCitation) -> None:
    """The citation with the official title, ready for a brief."""
    QGuiApplication.clipboard().setText(citation_words(cited, full=True))

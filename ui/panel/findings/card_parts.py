"""The parts of a finding's card: the quote, the words that matched, model clauses."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.assessment.model import Cure
from reviewer.document.model import Span
from reviewer.rules.findings import Finding, Matched
from ui import theme
from ui.i18n import tr
from ui.panel.prose import marked_prose, prose
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import short, tool, words
from ui.words import loose

_LONGEST_CHIP = 14  # characters


class Quote(QAbstractButton):
    """The exact words behind a bar in the colour of the grade; a click leads to them."""

    def __init__(self, finding: Finding, grade: str) -> None:
        super().__init__()
        self._grade = grade
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("card.show_in_contract"))
        self.setAccessibleName(finding.quote)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 2, 3)
        label = marked_prose(quote_html(finding), serif=True, size=15)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(label, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._grade))
        painter.drawRoundedRect(QRectF(1, 2, 3, self.height() - 4), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()


def quote_html(finding: Finding) -> str:
    """The quote with the matched words bold, without a sign that ends what stands before it."""
    quote, start = finding.quote, finding.span.start
    bold = [False] * len(quote)
    for matched in finding.explanation.matched:
        for at in range(matched.span.start - start, matched.span.end - start):
            if 0 <= at < len(quote):
                bold[at] = True
    parts, was = [], False
    first = loose(quote)
    for char, is_bold in zip(quote[first:], bold[first:], strict=True):
        if is_bold != was:
            parts.append("<b>" if is_bold else "</b>")
            was = is_bold
        parts.append(escape(char).replace("\n", "<br>").replace("\t", "　"))
    return "".join(parts) + ("</b>" if was else "")


class MatchedWords(QWidget):
    """The words that counted; each leads to its place. `span_wanted` carries the Span."""

    span_wanted = Signal(object)

    def __init__(self, matched: Iterable[Matched]) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=6)
        flow.addWidget(short(tr("card.matched"), "faint"))
        seen: set[Span] = set()
        for word in matched:
            if word.span in seen or not word.words.strip():
                continue
            seen.add(word.span)
            flow.addWidget(self._chip(word))

    def _chip(self, word: Matched) -> Chip:
        said = " ".join(word.words.split())
        text = said if len(said) <= _LONGEST_CHIP else said[: _LONGEST_CHIP - 1] + "…"
        chain = " → ".join((said, *word.via))
        chip = Chip(f"{text} →" if word.via else text, tip=chain)
        chip.setAccessibleName(chain)
        chip.clicked.connect(lambda: self.span_wanted.emit(word.span))
        return chip


class CureBox(QFrame):
    """A model clause: its wording on paper, what it cures and what it does not.

    `reword_wanted` (its wording) when the lawyer wants to write other words.
    """

    reword_wanted = Signal(str)

    def __init__(self, cure: Cure) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 9, 10)
        box.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(words(cure.title, "section"), 1)
        if cure.wording:
            copy = tool("copy", tr("card.copy_wording"), lambda: copy_text(cure.wording))
            copy.setObjectName("copyWording")
            head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_reword(self.reword_wanted, cure.wording), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        if cure.wording:
            box.addWidget(prose(cure.wording, serif=True))
        for key, text in (("card.cures", cure.cures), ("card.not_cured", cure.does_not_cure)):
            if text:
                box.addWidget(words(tr(key, text=text), "faint"))


class OwnWording(QFrame):
    """The lawyer's own wording, before that of the cures. `reword_wanted` to change it."""

    reword_wanted = Signal(str)

    def __init__(self, wording: str) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        self.setObjectName("ownWording")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 9, 10)
        box.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(words(tr("card.own_wording"), "section"), 1)
        copy = tool("copy", tr("card.copy_wording"), lambda: copy_text(wording))
        head.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(_reword(self.reword_wanted, ""), 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.addWidget(prose(wording, serif=True))


def _reword(wanted: SignalInstance, wording: str) -> QToolButton:
    made = tool("edit", tr("card.reword"), lambda: wanted.emit(wording))
    made.setObjectName("reword")
    return made


def copy_text(text: str) -> None:
    QGuiApplication.clipboard().setText(text)

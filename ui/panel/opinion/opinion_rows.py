"""The rows that an opinion is made of: steps, points, assets, the lawyer's questions.

Rows tell through `Rows` what the user wants to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reviewer.assessment.grounds import grounds
from reviewer.assessment.model import Asset, GradedFinding, Point, Step
from reviewer.law.model import ResolvedCitation
from reviewer.marks.model import Tick
from ui import theme
from ui.i18n import tr
from ui.panel.citation import add_tight, citation_rows
from ui.panel.opinion.finding_chips import FindingChips
from ui.panel.prose import marked_prose, prose
from ui.theme import icons
from ui.widgets.chip import grade_tag
from ui.widgets.parts import words
from ui.widgets.segments import Segments
from ui.words import grade_name

_SIGNS = {
    "open": ("question", "ink_faint"),
    "met": ("check", "info"),
    "missing": ("warning", "high"),
}
_SIGN = 20
_TOPIC = 8  # characters of the word that opens a step, at most


class Rows(QObject):
    """Makes the rows of one opinion; `finding_wanted` (key) and `article_wanted` (citation)."""

    finding_wanted = Signal(str)
    article_wanted = Signal(object)

    def __init__(self, findings: Mapping[str, GradedFinding], parent: QObject) -> None:
        super().__init__(parent)
        self._findings = findings

    def step(self, number: int, step: Step) -> QWidget:
        """A step of the chain of reasoning behind its number."""
        row, column = _beside(_Number(number))
        topic, colon, rest = step.step.partition("：")
        if colon and len(topic) <= _TOPIC:
            column.addWidget(marked_prose(f"<b>{escape(topic)}</b>{colon}{escape(rest)}"))
        else:
            column.addWidget(prose(step.step))
        self._links(column, step.findings, step.citations)
        return row

    def point(self, point: Point) -> QWidget:
        """A line of the opinion: title, text, what it rests on; a sign where it has a status."""
        look = _SIGNS.get(point.status)
        if look is None:
            row = QWidget()
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 2, 0, 4)
            column.setSpacing(4)
        else:
            row, column = _beside(_Sign(look[0], look[1], tr(f"opinion.{point.status}")))
        if point.title:
            column.addWidget(words(point.title, "strong"))
        if point.text:
            column.addWidget(prose(point.text, "soft" if point.title else ""))
        self._links(column, point.findings, point.citations)
        return row

    def asset(self, asset: Asset) -> QWidget:
        """Something transferred, with its own grade."""
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 11, 14, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(asset.name, "strong"), 1)
        head.addWidget(
            grade_tag(asset.grade.value, grade_name(asset.grade)), 0, Qt.AlignmentFlag.AlignTop
        )
        column.addLayout(head)
        column.addWidget(words(_route(asset), "soft"))
        for fact in asset.facts:
            column.addWidget(prose(fact, "soft"))
        if asset.place:
            column.addWidget(prose(tr("opinion.place", place=asset.place), "soft"))
        self._links(column, asset.findings, asset.citations)
        return card

    def _links(
        self,
        column: QVBoxLayout,
        findings: Iterable[str],
        citations: Iterable[ResolvedCitation],
    ) -> None:
        found = [self._findings[name] for name in findings if name in self._findings]
        if found:
            chips = FindingChips(found)
            chips.finding_wanted.connect(self.finding_wanted)
            column.addWidget(chips)
        rows = citation_rows(citations)
        for row in rows:
            row.article_wanted.connect(self.article_wanted)
        add_tight(column, rows)


def _route(asset: Asset) -> str:
    """By which route the asset is attacked, and how settled that is."""
    if asset.route is None:
        return tr("opinion.general_rules")
    route = grounds().routes[asset.route].title
    return tr("opinion.route", route=route, standing=asset.standing)


class Question(QWidget):
    """A question only the lawyer can answer: yes, no, or not answered yet."""

    answered = Signal(object, object)

    def __init__(self, tick: Tick, value: bool | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(3)
        column.addWidget(words(tr(f"tick.{tick.value}")))
        choices = [
            (None, tr("tick.open")),
            (True, tr("tick.yes")),
            (False, tr("tick.no")),
        ]
        segments = Segments[bool | None](choices, value)
        segments.setAccessibleName(tr(f"tick.{tick.value}"))
        for at, made in enumerate(segments.findChildren(QPushButton)):
            made.setObjectName(f"{tick.value}-{at}")
            made.setAccessibleName(f"{tr(f'tick.{tick.value}')} {made.text()}")
        segments.notice.chosen.connect(lambda chosen: self.answered.emit(tick, chosen))
        column.addWidget(segments)


class _Number(QWidget):
    """The number of a step in a soft disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(QSize(_SIGN + 2, _SIGN + 2))
        self.setAccessibleName(str(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        disc = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawEllipse(disc)
        painter.setPen(theme.colour("accent"))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()


class _Sign(QWidget):
    """Open, met or missing, as a sign with a name."""

    def __init__(self, icon: str, ink: str, name: str) -> None:
        super().__init__()
        self._icon, self._ink = icon, ink
        self.setFixedSize(QSize(_SIGN, _SIGN + 2))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        spot = QRectF(1, 3, _SIGN - 3, _SIGN - 3)
        icons.paint(painter, self._icon, spot, theme.colour(self._ink))
        painter.end()


def _beside(sign: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """A row with a sign at its left and a column beside it."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 2, 0, 4)
    layout.setSpacing(10)
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(4)
    layout.addLayout(column, 1)
    return row, column

"""The last sheets: what the lines and grounds mean, and the findings and notes in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from reviewer.labels import Severity
from reviewer.marks.model import Colour
from ui import theme
from ui.i18n import tr
from ui.printing.text_sheets import TextSheets
from ui.reading.word.format import BODY_FONT
from ui.session import Session
from ui.words import (
    colour_name,
    finding_name,
    grade_name,
    iso_day,
    status_name,
    verdict_name,
)

_LONGEST = 60  # characters of a quote
_Underline = QTextCharFormat.UnderlineStyle
_LINES = {
    Severity.HIGH: _Underline.SingleUnderline,
    Severity.MEDIUM: _Underline.DashUnderline,
    Severity.LOW: _Underline.DotLine,
    Severity.INFO: _Underline.SingleUnderline,
}


def legend(session: Session, *, findings: bool, marks: bool) -> TextSheets:
    """The legend of a contract, for what is printed of findings and marks."""
    sheets = TextSheets(QTextDocument())
    writer = _Writer(QTextCursor(sheets.document))
    with theme.daylight():
        writer.title(tr("print.legend"), tr("print.legend_of", name=session.path.name))
        if findings:
            _findings(writer, session)
        if marks:
            _marks(writer, session)
    sheets.lay()
    return sheets


def _findings(writer: _Writer, session: Session) -> None:
    writer.section(tr("tab.findings"))
    writer.line(
        (f"{tr('print.grade', grade=grade_name(grade))}", _underlined(grade)) for grade in _LINES
    )
    opinion = session.opinion
    if opinion is None:
        writer.words(tr("print.not_reviewed"))
        return
    day, _ = session.day()
    verdict = session.state.verdict.verdict if session.state.verdict else opinion.verdict
    writer.words(tr("print.verdict", verdict=verdict_name(verdict), day=iso_day(day)))
    for graded in opinion.findings:
        finding, grade = graded.finding, session.state.grade_of(graded)
        status = status_name(session.state.status_of(graded))
        head = tr(
            "print.finding",
            place=finding.place or tr("card.whole"),
            grade=grade_name(grade),
            label=finding_name(finding),
            status=status,
        )
        writer.entry(head, finding.quote, _underlined(grade))
    writer.words(tr("print.no_guarantee"))


def _marks(writer: _Writer, session: Session) -> None:
    writer.section(tr("tab.marks"))
    writer.line((colour_name(colour), _on(colour)) for colour in Colour)
    for mark in session.state.marks_in_order():
        span = mark.anchor.span
        clause = session.clause_at(span.start) if span is not None else None
        place = session.place_of(clause) if clause is not None else tr("marks.no_place")
        head = " ".join((place, *(f"#{tag}" for tag in mark.tags)))
        writer.entry(head, mark.anchor.quote, _on(mark.colour), mark.text)


def _underlined(grade: Severity) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setUnderlineStyle(_LINES[grade])
    look.setUnderlineColor(theme.colour(grade.value))
    return look


def _on(colour: Colour) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setBackground(theme.colour(f"mark_{colour.value}"))
    return look


class _Writer:
    """Appends paragraphs to an empty document."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._fresh = True

    def title(self, title: str, under: str) -> None:
        self._paragraph(0)
        self._cursor.insertText(title, self._font(15, bold=True))
        self.words(under)

    def section(self, title: str) -> None:
        self._paragraph(16)
        self._cursor.insertText(title, self._font(12, bold=True))

    def words(self, text: str) -> None:
        self._paragraph(4)
        look = self._font(9)
        look.setForeground(theme.colour("ink_soft"))
        self._cursor.insertText(text, look)

    def line(self, samples: Iterable[tuple[str, QTextCharFormat]]) -> None:
        """Samples side by side, each in its look."""
        self._paragraph(6)
        for text, look in samples:
            self._cursor.insertText(f" {text} ", self._font(10, look))
            self._cursor.insertText("　", self._font(10))

    def entry(self, head: str, quote: str, look: QTextCharFormat, text: str = "") -> None:
        """A finding or a mark: where, its words in their look, what the lawyer wrote on them."""
        self._paragraph(6)
        self._cursor.insertText(f"{head}　", self._font(10, bold=True))
        line = " ".join(quote.split())
        shown = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
        self._cursor.insertText(shown, self._font(10, look))
        if text:
            self._paragraph(1, indent=24)
            self._cursor.insertText(text, self._font(10))

    def _paragraph(self, above: float, *, indent: float = 0) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setLeftMargin(indent)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
            self._fresh = False
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())

    @staticmethod
    def _font(
        size: float, look: QTextCharFormat | None = None, *, bold: bool = False
    ) -> QTextCharFormat:
        made = QTextCharFormat(look) if look is not None else QTextCharFormat()
        made.setFontFamilies([BODY_FONT])
        made.setFontPointSize(size)
        made.setFontWeight(700 if bold else 400)
        return made

"""A Word contract on sheets of A4: its words and looks, findings underlined, marks as grounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QTextEdit

from reviewer.document.model import Document
from ui import theme
from ui.printing.sheets import Then
from ui.printing.text_sheets import PAPER, PIXELS, SIDE, TextSheets
from ui.reading.grounds import grounds_of, on_grounds
from ui.reading.overlay import FindingOverlay
from ui.reading.spans import FindingSpan, MarkSpan
from ui.reading.word.builder import WordBuilder
from ui.reading.word.pictures import WordPictures

# (part, width, height in pixels, what to do with the picture or None)
Draw = Callable[[str, int, int, Callable[[QImage | None], None]], None]


class WordSheets(TextSheets):
    """Pictures of the contract are asked for by `draw`; a sheet is ready when all have come."""

    def __init__(self, document: Document, draw: Draw, *, changes: bool = False) -> None:
        super().__init__(QTextDocument())
        self._draw = draw
        self._wanted = 0
        self._asked = False
        self._waiting: list[Then] = []
        self._selections: list[QTextEdit.ExtraSelection] = []
        self._pictures = WordPictures(self.document)
        self._pictures.set_contract(document)
        self._pictures.wanted.connect(self._ask)
        self._length = len(document.text)
        with theme.daylight():
            column = (PAPER.width() - 2 * SIDE) / PIXELS
            builder = WordBuilder(
                document, self.document, self._pictures, changes=changes, column=column, paged=True
            )
            for _ in builder.steps():
                pass
        self.lay()
        self._map, self._ornaments = builder.map, builder.ornaments
        self._overlay = FindingOverlay(self.document)
        self._overlay.map = builder.map
        self._overlay.margin, self._overlay.right = SIDE, PAPER.width() - SIDE
        if changes:
            self._overlay.changes = [change.span for change in document.changes]

    def show(self, findings: Sequence[FindingSpan], marks: Sequence[MarkSpan]) -> None:
        """Print these findings and marks from now on; the words stay as they are laid."""
        self._overlay.set_findings(findings)
        self._overlay.notes = [mark.span for mark in marks if mark.is_note]
        with theme.daylight():
            self._selections = on_grounds(self.document, self._map, grounds_of(marks))

    def selections(self) -> Sequence[QTextEdit.ExtraSelection]:
        return self._selections

    def paint_over(self, painter: QPainter, clip: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        positions = 0, self.document.characterCount()
        self._ornaments.paint(painter, *self._overlay.edges, *positions)
        self._overlay.paint(painter, clip, 0, self._length)

    def prepare(self, at: int, dpi: float, then: Then) -> None:
        if not self._asked:
            self._asked = True
            self._pictures.ask(0, self._length + 1)
        if self._wanted:
            self._waiting.append(then)
        else:
            then(None)

    def _ask(self, part: str, width: int, height: int) -> None:
        self._wanted += 1

        def take(image: QImage | None) -> None:
            self._pictures.set_picture(part, image)
            self._wanted -= 1
            if not self._wanted:
                waiting, self._waiting = self._waiting, []
                for then in waiting:
                    then(None)

        self._draw(part, width, height, take)

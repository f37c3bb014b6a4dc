"""A QTextDocument cut into sheets of A4."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPainter,
    QPalette,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit

from ui import theme
from ui.printing.sheets import A4, Sheets, Then

PIXELS = 96 / 72  # of the layout for a point
PAPER = QSizeF(A4.width() * PIXELS, A4.height() * PIXELS)
SIDE, TOP = 88.0, 72.0  # margins, pixels of the layout


class TextSheets(Sheets):
    """Lays the document at 96 dots per inch, whatever the screen; it is painted as vectors."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self._device = QImage(8, 8, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(round(96 / 0.0254))
        self._device.setDotsPerMeterY(round(96 / 0.0254))

    def lay(self) -> None:
        """Cut into sheets what the document holds by now."""
        layout = self.document.documentLayout()
        layout.setPaintDevice(self._device)
        self.document.setPageSize(PAPER)
        frame = self.document.rootFrame().frameFormat()
        for set_margin, room in (
            (frame.setLeftMargin, SIDE),
            (frame.setRightMargin, SIDE),
            (frame.setTopMargin, TOP),
            (frame.setBottomMargin, TOP),
        ):
            set_margin(room)
        self.document.rootFrame().setFrameFormat(frame)

    @property
    def count(self) -> int:
        return max(self.document.pageCount(), 1)

    def size(self, at: int) -> QSizeF:
        return A4

    def prepare(self, at: int, dpi: float, then: Then) -> None:
        then(None)

    def selections(self) -> Sequence[QTextEdit.ExtraSelection]:
        """The words on a ground of colour."""
        return ()

    def paint_over(self, painter: QPainter, clip: QRectF) -> None:
        """Draw over the words of a sheet, in coordinates of the layout."""

    def paint(self, painter: QPainter, at: int, rect: QRectF) -> None:
        clip = QRectF(0, at * PAPER.height(), PAPER.width(), PAPER.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = clip
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
        context.palette = palette
        context.selections = [_plain(selection) for selection in self.selections()]
        painter.save()
        painter.translate(rect.topLeft())
        scale = rect.width() / PAPER.width()
        painter.scale(scale, scale)
        painter.translate(0, -clip.top())
        painter.setClipRect(clip)
        with theme.daylight():
            self.document.documentLayout().draw(painter, context)
            self.paint_over(painter, clip)
        painter.restore()


def _plain(selection: QTextEdit.ExtraSelection) -> QAbstractTextDocumentLayout.Selection:
    made = QAbstractTextDocumentLayout.Selection()
    made.cursor, made.format = selection.cursor, selection.format
    return made

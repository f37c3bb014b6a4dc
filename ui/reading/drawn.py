"""Pictures from the reading process, as Qt has them."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from reviewer.document.model import PageWords
from reviewer.worker import PageImage, PictureDrawn
from ui.reading.word.format import BODY_FONT

_BASELINE = 0.88  # of the height of a line of Chinese characters, from its top
_EXACT = 100  # pixels of the font that is scaled to its line


def page_image(drawn: PageImage) -> QImage:
    """A page of a PDF as it was drawn, with the words that were typed onto it."""
    form = QImage.Format.Format_RGB32
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form)
    if drawn.words:
        image = image.copy()
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.scale(drawn.scale, drawn.scale)
        for words in drawn.words:
            _write(painter, words)
        painter.end()
    return image


def _write(painter: QPainter, words: PageWords) -> None:
    """A line of words, as wide as its area: upright, or turned with the page."""
    left, top, right, bottom = words.area
    width, height = right - left, bottom - top
    if words.turn % 2:
        width, height = height, width
    font = QFont(BODY_FONT)
    font.setPixelSize(_EXACT)
    room = QFontMetricsF(font).horizontalAdvance(words.text)
    if min(width, height, room) <= 0:
        return
    painter.save()
    painter.translate((left + right) / 2, (top + bottom) / 2)
    painter.rotate(90 * words.turn)
    painter.translate(-width / 2, -height / 2)
    painter.scale(width / room, height / _EXACT)
    painter.setFont(font)
    painter.setPen(QColor(f"#{words.colour}"))
    painter.drawText(QPointF(0, _BASELINE * _EXACT), words.text)
    painter.restore()


def picture_image(drawn: PictureDrawn) -> QImage | None:
    """A picture of a Word file; None for one that could not be drawn."""
    if not drawn.pixels:
        return None
    form = QImage.Format.Format_ARGB32
    return QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, form).copy()

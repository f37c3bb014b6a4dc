"""The pictures of a Word contract in a QTextDocument: a frame first, the picture when it is drawn.

A picture is asked for when it comes into sight; all of them together take no more memory than a
budget, beyond which the frames stay.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QTextDocument, QTextImageFormat

from reviewer.document.model import Document, Picture
from ui import theme
from ui.i18n import tr
from ui.reading.word.tabs import PIXELS_PER_POINT

_WIDEST, _HIGHEST = 600.0, 760.0  # pixels at 100 %: the column of words, most of a page
_UNSAID = QSize(160, 90)  # of a picture whose size the file does not say
_SHARP = 2  # pixels drawn for one at 100 %: room for a zoom
_BUDGET = 192 * 2**20  # bytes
_KIND = QTextDocument.ResourceType.ImageResource.value


class WordPictures(QObject):
    """`wanted` (part, width, height in pixels) asks for a picture; `set_picture` is the answer."""

    wanted = Signal(str, int, int)

    def __init__(self, target: QTextDocument) -> None:
        super().__init__(target)
        self._target = target
        self._pictures: tuple[Picture, ...] = ()
        self._at: list[int] = []
        self._names: dict[tuple[str, int, int, str], str] = {}
        self._drawn: dict[str, QImage | None] = {}
        self._asked: set[str] = set()
        self._bytes = 0

    def set_contract(self, document: Document) -> None:
        """The pictures of another contract."""
        self._pictures = document.pictures
        self._at = [picture.at for picture in document.pictures]
        self._drawn.clear()
        self._asked.clear()
        self._bytes = 0

    def begin(self) -> None:
        """The target was cleared: what it is filled with comes anew."""
        self._names.clear()

    def format_of(self, picture: Picture) -> QTextImageFormat:
        """The picture as an object of the line, in its size but no wider than the column."""
        size = _size_of(picture)
        key = (picture.part, size.width(), size.height(), picture.description)
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = f"picture:{len(self._names)}"
            drawn = self._drawn.get(picture.part)
            shown = drawn if drawn is not None else _frame(picture, size, self._state(picture.part))
            self._target.addResource(_KIND, QUrl(name), shown)
        result = QTextImageFormat()
        result.setName(name)
        result.setWidth(size.width())
        result.setHeight(size.height())
        result.setToolTip(picture.description)
        return result

    def ask(self, first: int, last: int) -> None:
        """Ask for the pictures between two offsets that were not asked for before."""
        for index in range(bisect_left(self._at, first), bisect_right(self._at, last)):
            picture = self._pictures[index]
            if picture.part and picture.part not in self._asked and self._bytes < _BUDGET:
                self._asked.add(picture.part)
                size = _size_of(picture) * _SHARP
                self.wanted.emit(picture.part, size.width(), size.height())

    def set_picture(self, part: str, image: QImage | None) -> None:
        """A picture as drawn, or None for one that cannot be."""
        self._drawn[part] = image
        self._bytes += 0 if image is None else image.sizeInBytes()
        for picture in self._pictures:
            size = _size_of(picture)
            key = (picture.part, size.width(), size.height(), picture.description)
            if picture.part == part and (name := self._names.get(key)):
                shown = image if image is not None else _frame(picture, size, "picture.undrawn")
                self._target.addResource(_KIND, QUrl(name), shown)
        self._target.markContentsDirty(0, self._target.characterCount())

    def _state(self, part: str) -> str:
        if not part:
            return "picture.outside"
        return "picture.undrawn" if part in self._drawn else "picture.coming"


def _size_of(picture: Picture) -> QSize:
    width, height = picture.width * PIXELS_PER_POINT, picture.height * PIXELS_PER_POINT
    if width < 1 or height < 1:
        return _UNSAID
    share = min(1.0, _WIDEST / width, _HIGHEST / height)
    return QSize(max(round(width * share), 1), max(round(height * share), 1))


def _frame(picture: Picture, size: QSize, state: str) -> QImage:
    """A frame that says what stands here."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    painter.setPen(QPen(theme.colour("border_strong"), 1, Qt.PenStyle.DashLine))
    painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
    painter.setPen(theme.colour("ink_faint"))
    font = QFont(painter.font())
    font.setPixelSize(12)
    painter.setFont(font)
    said = "\n".join(filter(None, (tr(state), picture.description)))
    room = QRectF(0, 0, size.width(), size.height()).adjusted(6, 4, -6, -4)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), said)
    painter.end()
    return image

"""Pages of a PDF drawn as pixels.

One page after another of the same file is asked for, so the file stays open between two calls. It
is held in memory: the file on the disk is never locked, and a page drawn later is of the same
bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reviewer.document import pdfium
from reviewer.document.model import PageWords
from reviewer.document.pdf_annotations import undrawn_words
from reviewer.document.pdf_frames import Frame
from reviewer.document.pdf_typed import lines_of
from reviewer.document.source_file import read_bytes
from reviewer.errors import UnreadableFileError

# Pixels of one image. A page may claim to be 200 inches wide; a screen is never that large.
MAX_PIXELS = 32_000_000
_USUAL = 12.0  # points of characters whose size the file does not say


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image of four bytes a pixel: blue, green, red, unused. `scale` is pixels per point, which
    is less than was asked for where the image would have been too large. `words` are still to be
    drawn: there is no font for them here."""

    width: int
    height: int
    stride: int
    scale: float
    data: bytes
    words: tuple[PageWords, ...] = ()


class PageDrawer:
    """Draws pages; keeps the last file open. Use from one thread."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._data = b""
        self._document: pdfium.PdfDocument | None = None

    def draw(self, path: Path, page: int, scale: float, password: str | None = None) -> Pixels:
        """Draw a page (1-based).

        Raises UnreadableFileError (file-changed for a page that the file has not, file-damaged and
        what `read_bytes` raises) and PasswordNeededError.
        """
        with pdfium.LOCK:
            document = self._opened(path, password)
            if not 1 <= page <= len(document):
                raise UnreadableFileError("file-changed", name=path.name)
            try:
                drawn = document[page - 1]
            except pdfium.PdfiumError as error:
                raise UnreadableFileError("file-damaged", name=path.name) from error
            try:
                pixels = _drawn(drawn, scale)
            finally:
                drawn.close()
            if pixels is None:
                raise UnreadableFileError("file-damaged", name=path.name)
            return pixels

    def close(self) -> None:
        """Let go of the open file."""
        with pdfium.LOCK:
            if self._document is not None:
                self._document.close()
            self._key, self._data, self._document = None, b"", None

    def _opened(self, path: Path, password: str | None) -> pdfium.PdfDocument:
        try:
            found = path.stat()
        except (OSError, ValueError) as error:
            raise UnreadableFileError("file-missing", name=path.name) from error
        key = (path, password, found.st_mtime_ns, found.st_size, found.st_ino)
        if self._document is None or key != self._key:
            self.close()
            data = read_bytes(path)
            document = pdfium.load_document(data, path.name, password)
            document.init_forms()  # else what was filled into a form is not drawn
            self._key, self._data, self._document = key, data, document
        return self._document


def _drawn(page: pdfium.PdfPage, scale: float) -> Pixels | None:
    """The page as pixels; None for one so long and thin that there is no picture of it."""
    width, height = page.get_size()
    # A page may be of no size at all, or hold numbers that are none.
    area = max(1e-6, width * height)
    scale = min(scale, math.sqrt(MAX_PIXELS / area), MAX_PIXELS / max(1.0, width, height))
    scale = max(scale, 1 / max(1e-6, min(width, height)))
    if not max(width, height) * scale <= MAX_PIXELS:
        return None
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    try:
        return Pixels(
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            scale,
            bytes(bitmap.buffer),
            tuple(_undrawn(page)),
        )
    finally:
        bitmap.close()


def _undrawn(page: pdfium.PdfPage) -> Iterator[PageWords]:
    frame = Frame.of(page)
    for typed in undrawn_words(page):
        for text, area in chain.from_iterable(lines_of(typed, _USUAL)):
            yield PageWords(text, frame.area(frame.rotation, area), frame.rotation, typed.colour)

"""Pictures from the reading process, as Qt has them."""

from __future__ import annotations

from PySide6.QtGui import QImage

from reviewer.worker import PageImage, PictureDrawn


def page_image(drawn: PageImage) -> QImage:
    """A page of a PDF as it was drawn."""
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)


def picture_image(drawn: PictureDrawn) -> QImage | None:
    """A picture of a Word file; None for one that could not be drawn."""
    if not drawn.pixels:
        return None
    form = QImage.Format.Format_ARGB32
    return QImage(drawn.pixels, drawn.width, drawn.height, 4 * drawn.width, form).copy()

"""The paper under a Word contract: its width and margins at a zoom."""

from __future__ import annotations

from PySide6.QtGui import QImage, QTextDocument

PAPER = 780  # width of the paper at 100 %, pixels
MARGIN = 88  # left and right of the words at 100 %, pixels
NARROW_MARGIN = 44  # enough for the signs
_TOP, _BOTTOM = 56, 120
_DESK = 24  # beside the paper at least, pixels


class Paper:
    """Lays a document on paper. `margin` is where its words begin, in pixels of the viewport;
    `column` how wide they are at 100 %, in points."""

    def __init__(self) -> None:
        self.margin = 0.0
        self.column = 0.0
        self._device = QImage()

    def lay(self, document: QTextDocument, room: int, zoom: float, dots: int) -> int:
        """Set the document on paper in `room` pixels, at `dots` per inch; gives its width."""
        paper = min(round(PAPER * zoom), room - _DESK)
        # Qt reckons points in dots per inch of this device: so a zoom needs no new formats.
        self._device = QImage(8, 8, QImage.Format.Format_RGB32)
        self._device.setDotsPerMeterX(round(dots * zoom / 0.0254))
        self._device.setDotsPerMeterY(round(dots * zoom / 0.0254))
        document.documentLayout().setPaintDevice(self._device)
        spare = paper - (PAPER - 2 * MARGIN) * zoom
        self.margin = min(max(spare / 2, NARROW_MARGIN), MARGIN * zoom)
        self.column = (paper - 2 * self.margin) / zoom * 72 / 96
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(self.margin / zoom)
        frame.setRightMargin(self.margin / zoom)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        document.rootFrame().setFrameFormat(frame)
        return paper

"""Pictures of pages: the ones in use, least recently used first to go, and what is still wanted."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage, QPixmap

LIMIT = 48 << 20  # bytes of pixels kept


class PageStore:
    """Pictures by page (0-based), each at the scale it was drawn for."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: OrderedDict[int, tuple[float, QPixmap]] = OrderedDict()
        self._asked: dict[int, float] = {}

    def clear(self) -> None:
        self._kept.clear()
        self._asked.clear()

    def picture(self, page: int) -> QPixmap | None:
        """The picture of a page, perhaps of another scale than the one now wanted."""
        found = self._kept.get(page)
        if found is None:
            return None
        self._kept.move_to_end(page)
        return found[1]

    def want(self, page: int, scale: float) -> bool:
        """True when this page has to be asked for: not there at this scale, and not yet asked."""
        kept = self._kept.get(page)
        if kept is not None and abs(kept[0] - scale) < 1e-3:
            return False
        if abs(self._asked.get(page, 0.0) - scale) < 1e-3:
            return False
        self._asked[page] = scale
        return True

    def put(self, page: int, scale: float, image: QImage) -> None:
        self._asked.pop(page, None)
        self._kept[page] = (scale, QPixmap.fromImage(image))
        self._kept.move_to_end(page)
        while self.size > self._limit and len(self._kept) > 1:
            self._kept.popitem(last=False)

    def forget_asked(self, page: int) -> None:
        """The page will not come: it may be asked for again."""
        self._asked.pop(page, None)

    @property
    def size(self) -> int:
        """Bytes of the pictures kept."""
        return sum(4 * picture.width() * picture.height() for _, picture in self._kept.values())

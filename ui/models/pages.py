"""The pages of a PDF as a list: their small pictures, drawn when seen, and the risks on each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QImage, QPixmap

from reviewer.document.model import PageLayer
from reviewer.labels import Severity
from ui.i18n import tr
from ui.models.index import ROOT, Index
from ui.models.page_store import PageStore
from ui.words import grade_name

PAGE = Qt.ItemDataRole.UserRole + 1
RISKS = Qt.ItemDataRole.UserRole + 2

_LIMIT = 24 << 20  # bytes of pictures kept


class PagesModel(QAbstractListModel):
    """One row a page. `wanted` (page from 1) asks for a picture, once while it is on its way."""

    wanted = QtSignal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[PageLayer, ...] = ()
        self._risks: Mapping[int, tuple[Severity, ...]] = {}
        self._store = PageStore(_LIMIT)

    def set_pages(self, pages: tuple[PageLayer, ...]) -> None:
        """The pages of another contract, or of the same with more words."""
        if [(p.number, p.width, p.height) for p in pages] == [
            (p.number, p.width, p.height) for p in self._pages
        ]:
            self._pages = pages
            return
        self.beginResetModel()
        self._pages = pages
        self._store.clear()
        self.endResetModel()

    def set_risks(self, risks: Mapping[int, tuple[Severity, ...]]) -> None:
        """The open risks of pages (from 1), worst first."""
        before, self._risks = self._risks, risks
        for page in sorted({*before, *risks}):
            if before.get(page) != risks.get(page) and 1 <= page <= len(self._pages):
                at = self.index(page - 1)
                self.dataChanged.emit(at, at)

    def page(self, row: int) -> PageLayer:
        return self._pages[row]

    def picture(self, row: int) -> QPixmap | None:
        """The picture of a page; while there is none it is asked for."""
        found = self._store.picture(row)
        if found is None and self._store.want(row, 1.0):
            self.wanted.emit(row + 1)
        return found

    def set_picture(self, page: int, image: QImage) -> None:
        """The picture of a page (from 1)."""
        if 1 <= page <= len(self._pages):
            self._store.put(page - 1, 1.0, image)
            at = self.index(page - 1)
            self.dataChanged.emit(at, at)

    def failed(self, page: int) -> None:
        """The picture of a page will not come; it is asked for when next in sight."""
        self._store.forget_asked(page - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = self._pages[index.row()].number
        risks = self._risks.get(page, ())
        values: dict[int, object] = {
            int(PAGE): page,
            int(RISKS): risks,
            int(Qt.ItemDataRole.DisplayRole): str(page),
        }
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _said(page, risks)
        return values.get(role)


def _said(page: int, risks: tuple[Severity, ...]) -> str:
    """A page and its risks in words."""
    named = tr("thumbs.page", page=page)
    if not risks:
        return named
    told = tr("thumbs.risks", count=len(risks), grade=grade_name(risks[0]))
    return f"{named} · {told}"

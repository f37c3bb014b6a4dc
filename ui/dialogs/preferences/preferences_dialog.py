"""How the app looks, whose name stands under the work, and where the data lie."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from ui.dialogs.preferences.data_page import DataPage
from ui.dialogs.preferences.general_page import GeneralPage
from ui.dialogs.preferences.look_page import LookPage
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.kept.shelf import Shelf
from ui.widgets.parts import button, fit_height


class PreferencesDialog(QDialog):
    """Every choice counts at once, and says so by a signal of its page."""

    def __init__(self, settings: Settings, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("preferences.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(580)
        self.general, self.look = GeneralPage(settings), LookPage(settings)
        self.data = DataPage(settings, shelf)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("preferences.title"))
        self.tabs.addTab(self.general, tr("preferences.general"))
        self.tabs.addTab(self.look, tr("preferences.look"))
        self.tabs.addTab(self.data, tr("preferences.data"))
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 14, 24, 18)
        page.setSpacing(12)
        page.addWidget(self.tabs, 1)
        close = button(tr("preferences.close"), self.accept, kind="primary")
        page.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.data.resized.connect(self._fit)
        self.data.purge_chosen.connect(self.accept)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the tallest page needs: tabs do not hand on what words need at their width."""
        layouts = [page.layout() for page in (self.general, self.look, self.data)]
        width = self.tabs.width()
        tallest = max(each.totalHeightForWidth(width) for each in layouts if each is not None)
        self.tabs.setMinimumHeight(tallest + self.tabs.tabBar().sizeHint().height() + 2)
        fit_height(self)

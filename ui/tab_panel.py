"""The right pane: the tabs of one contract."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.context import Context
from ui.i18n import tr
from ui.panel.findings_panel import FindingsPanel
from ui.session import Session

FINDINGS = "findings"


class TabPanel(QTabWidget):
    """Made anew for every contract; `span_requested` with words to show in it."""

    span_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self._context = context
        self._pages: dict[str, QWidget] = {}
        self.findings: FindingsPanel | None = None

    def set_session(self, session: Session | None) -> None:
        """Show the tabs of a contract; None for none."""
        self.clear()
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self.findings = None
        if session is None:
            return
        self.findings = FindingsPanel(session, self._context)
        self.findings.span_requested.connect(self.span_requested)
        self._add(FINDINGS, self.findings)

    def _add(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self.addTab(page, tr(f"tab.{name}"))

    def show_mark(self, mark_id: str) -> None:
        """Bring a mark of the lawyer to the front."""

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        if name in self._pages:
            self.setCurrentWidget(self._pages[name])

    def decide(self, act: Callable[[FindingsPanel], None]) -> None:
        """Do something to the chosen finding, in sight of it."""
        if self.findings is not None:
            self.show_tab(FINDINGS)
            act(self.findings)

"""The right pane: the tabs of one contract, and the ways from one tab to another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTabWidget, QWidget

from reviewer.law.model import ResolvedCitation
from ui.i18n import tr
from ui.panel.facts.facts_panel import FactsPanel
from ui.panel.findings.findings_panel import FindingsPanel
from ui.panel.law.article_panel import ArticlePanel
from ui.panel.marks.marks_panel import MarksPanel
from ui.panel.opinion.opinion_panel import OpinionPanel
from ui.panel.page import Page
from ui.running.context import Context
from ui.session import Session

OPINION, FINDINGS, LAW, MARKS, FACTS = ("opinion", "findings", "law", "marks", "facts")


class TabPanel(QTabWidget):
    """Made anew for every contract.

    `span_requested` with words to show in the contract, `finding_requested` with the key of a
    finding to choose, `attach_requested` with an orphan to hang elsewhere, `stage_requested` with
    the point of the screen where to choose the stage, `said` with a remark for the status bar.
    """

    span_requested = Signal(object)
    finding_requested = Signal(str)
    stage_requested = Signal(QPoint)
    attach_requested = Signal(object)
    said = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAccessibleName(tr("tab.name"))
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self._context = context
        self._pages: dict[str, QWidget] = {}
        self.findings: FindingsPanel | None = None
        self.article: ArticlePanel | None = None
        self.marks: MarksPanel | None = None
        self.currentChanged.connect(self._settle)

    def set_session(self, session: Session | None) -> None:
        """Show the tabs of a contract; None for none."""
        self.clear()
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self.findings = self.article = self.marks = None
        if session is None:
            return
        opinion = OpinionPanel(session, self._context)
        opinion.finding_requested.connect(self.finding_requested)
        opinion.citation_requested.connect(self._show_citation)
        opinion.stage_requested.connect(self.stage_requested)
        self.findings = FindingsPanel(session, self._context)
        self.findings.span_requested.connect(self.span_requested)
        self.findings.citation_requested.connect(self._show_citation)
        self.findings.said.connect(self.said)
        self.article = ArticlePanel(session, self._context)
        self.article.finding_requested.connect(self.finding_requested)
        self.article.span_requested.connect(self.span_requested)
        self.marks = MarksPanel(session, self._context)
        self.marks.span_requested.connect(self.span_requested)
        self.marks.attach_requested.connect(self.attach_requested)
        facts = FactsPanel(session, self._context)
        facts.span_requested.connect(self.span_requested)
        self._pages = {
            OPINION: opinion,
            FINDINGS: self.findings,
            LAW: self.article,
            MARKS: self.marks,
            FACTS: facts,
        }
        for name, page in self._pages.items():
            self.addTab(page, tr(f"tab.{name}"))

    def _show_citation(self, cited: ResolvedCitation) -> None:
        if self.article is not None:
            self.article.show_citation(cited)
            self.show_tab(LAW)

    def show_mark(self, mark_id: str) -> None:
        """Bring a mark of the lawyer to the front."""
        if self.marks is not None:
            self.marks.show_mark(mark_id)
            self.show_tab(MARKS)

    def show_comment(self, ident: str) -> None:
        """Bring a comment that came with the file to the front."""
        if self.marks is not None:
            self.marks.markup.show_entry(ident)
            self.show_tab(MARKS)

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        if name in self._pages:
            self.setCurrentWidget(self._pages[name])

    @property
    def shown(self) -> str:
        """The name of the tab at the front; empty while there is none."""
        return next(
            (name for name, page in self._pages.items() if page is self.currentWidget()), ""
        )

    def shows(self, name: str) -> bool:
        """Whether the user is looking at a tab."""
        page = self._pages.get(name)
        return page is not None and page is self.currentWidget() and self.isVisible()

    def focus_page(self) -> None:
        """Give the keyboard to the list at the front; where there is none, to the tabs."""
        page = self.currentWidget()
        target = page and _seen(page, QAbstractItemView)
        (target or self.tabBar()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Where the keyboard came along to another tab, put it where the keys of the desk act: Qt
        takes the first that takes any, be it a filter or a button."""
        page, focus = self.currentWidget(), QApplication.focusWidget()
        if page is not None and focus is not None and (focus is page or page.isAncestorOf(focus)):
            target = _seen(page, QAbstractItemView) or _seen(page, Page) or page
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def decide(self, act: Callable[[FindingsPanel], None]) -> None:
        """Do something to the chosen finding, in sight of it."""
        if self.findings is not None:
            self.show_tab(FINDINGS)
            act(self.findings)


def _seen(page: QWidget, kind: type[QWidget]) -> QWidget | None:
    """The first of its kind on a page that is in sight."""
    return next((each for each in page.findChildren(kind) if each.isVisible()), None)

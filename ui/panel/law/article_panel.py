"""The tab 法条: one article in full, or the articles that this contract's findings cite.

Signals: `finding_requested` (key) to show the card of a finding that cites the article,
`span_requested` (Span) to show where the contract cites a law itself. Others call `show_citation`
with a ResolvedCitation, or `search`.
"""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from reviewer.assessment.model import CitedInContract, GradedFinding
from reviewer.law.citation_words import citation_words
from reviewer.law.holdings import Holdings
from reviewer.law.library import Library
from reviewer.law.model import Article, ResolvedCitation
from ui import theme
from ui.i18n import tr
from ui.panel.citation import add_tight
from ui.panel.law.article_hits import ArticleHits
from ui.panel.law.article_page import ArticlePages, Shown
from ui.panel.law.cited_law import CitedArticle, all_citations, by_law
from ui.panel.law.contract_citations import add_contract_citations
from ui.panel.law.law_search import find_articles
from ui.panel.law.library_part import LibraryPart
from ui.panel.links import Link
from ui.panel.page import Page, section
from ui.running.context import Context
from ui.session import Session
from ui.widgets.parts import tool, words
from ui.words import force_words

_PAUSE = 160  # milliseconds of quiet before a search starts


class ArticlePanel(QWidget):
    """Searches the law library and walks through it, with a way back."""

    finding_requested = Signal(str)
    span_requested = Signal(object)

    def __init__(self, session: Session, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelPage")
        self._session, self._context = session, context
        self._library: Library | None = None
        self._pages: ArticlePages | None = None
        self._trail: list[Shown] = []
        self._wanted: ResolvedCitation | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("article.search"))
        self.field.setAccessibleName(tr("article.search"))
        self.field.setClearButtonEnabled(True)
        self.back_button = tool("left", tr("article.back"), self.back)
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.back_button)
        row.addWidget(self.field, 1)
        self.page = Page("articlePage", tr("tab.law"))
        self.hits = ArticleHits(tr("article.hits"))
        self.hits.chosen.connect(self.show_article)
        self._none = words(tr("article.no_hits"), "soft")
        self._none.setContentsMargins(28, 24, 28, 24)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        for part in (self.page, self.hits, self._none):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self._on_return)
        self._stale = True  # what is shown is behind the opinion, or nothing is shown yet
        session.opinion_changed.connect(self._show_in_sight)
        context.law_changed.connect(self._forget_library)
        theme.notice().changed.connect(self._show_in_sight)

    # What others ask for

    def show_citation(self, cited: ResolvedCitation) -> None:
        """Show the article of a citation in the version that it resolved to."""
        self._wanted = cited
        self._context.with_holdings(self._take_law)

    def show_article(self, article: Article, cited: ResolvedCitation | None = None) -> None:
        """Show one version of an article; `back` leads to the one before."""
        shown = Shown(article, cited)
        if not self._trail or self._trail[-1] != shown:
            self._trail.append(shown)
        self._close_search()
        self._show(top=True)

    def search(self, query: str) -> None:
        """Look for articles by number or by words."""
        self.field.setText(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """From hits to the article, from an article to the one before, at last to the list."""
        if self._stack.currentWidget() is not self.page:
            self._close_search()
        elif self._trail:
            self._trail.pop()
        self._show(top=True)

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._trail[-1].article if self._trail else None

    # How it is done

    def showEvent(self, event: QShowEvent) -> None:
        if self._library is None:
            self._context.with_holdings(self._take_law)
        if self._stale:
            self._show()
        super().showEvent(event)

    def _take_law(self, held: Holdings) -> None:
        library = held.library
        if self._library is None:
            self._library = library
            self._pages = ArticlePages(library, self)
            self._pages.article_wanted.connect(self.show_article)
            self._pages.finding_wanted.connect(self.finding_requested)
            self._pages.span_wanted.connect(self.span_requested)
            self._pages.compared.connect(self._show)
            self._search()
            self._show()
        cited, self._wanted = self._wanted, None
        if cited is not None:
            day = cited.in_force_from
            versions = library.versions(cited.citation.law, cited.citation.number)
            article = next((text for text in versions if text.in_force_from == day), None)
            if article is not None:
                self.show_article(article, cited)

    def _forget_library(self) -> None:
        """Another library is in use: what is shown of the old one goes."""
        self._library = self._pages = None
        self._trail.clear()
        self._close_search()
        if self.isVisible():
            self._context.with_holdings(self._take_law)

    def _show_in_sight(self) -> None:
        """Follow what changed, once that is looked at: a contract may cite a hundred laws."""
        self._stale = True
        if self.isVisible():
            self._show()

    def _show(self, *, top: bool = False) -> None:
        self._stale = False
        self.back_button.setEnabled(
            bool(self._trail) or self._stack.currentWidget() is not self.page
        )
        pages = self._pages
        if pages is None or not self._trail:
            self.page.fill(self._overview, top=top)
            return
        last = self._trail[-1]
        here = self._cited_in_contract(last.article)
        shown = Shown(last.article, last.cited, self._citing(last.article), here)
        day, _ = self._session.day()
        self.page.fill(lambda column: pages.lay_out(column, shown, day), top=top)

    def _citing(self, article: Article) -> list[GradedFinding]:
        """The findings whose grounds hold this article in this version."""
        library = self._library
        if library is None:
            return []
        return [
            graded
            for graded in self._session.counted
            if any(self._is_of(library, cited, article) for cited in graded.citations)
        ]

    def _cited_in_contract(self, article: Article) -> list[CitedInContract]:
        """Where the contract itself cites this article, in whatever version."""
        library, opinion = self._library, self._session.opinion
        if library is None or opinion is None:
            return []
        return [
            cited
            for cited in opinion.cited
            if cited.number == article.number
            and (law := library.law(cited.law)) is not None
            and law.id == article.law
        ]

    @staticmethod
    def _is_of(library: Library, cited: ResolvedCitation, article: Article) -> bool:
        if (cited.citation.number, cited.in_force_from) != (article.number, article.in_force_from):
            return False
        law = library.law(cited.citation.law)
        return law is not None and law.id == article.law

    def _overview(self, column: QVBoxLayout) -> None:
        """What the contract cites itself, then what the opinion rests on, law by law."""
        opinion = self._session.opinion
        cited = all_citations(opinion)
        column.addSpacing(6)
        column.addWidget(words(tr("article.cited_here" if cited else "article.empty"), "heading"))
        column.addWidget(words(tr("article.empty_hint"), "soft"))
        add_contract_citations(
            column,
            opinion.cited if opinion is not None else (),
            self.span_requested.emit,
            self.show_citation,
        )
        for title, held in by_law(cited):
            section(column, title)
            versions = Counter(article.first.citation.number for article in held)
            add_tight(
                column,
                [
                    self._article_link(article, dated=versions[article.first.citation.number] > 1)
                    for article in held
                ],
            )
        if self._context.holdings is not None:
            section(column, tr("library.title"))
            column.addWidget(LibraryPart(self._context, self._context.holdings))

    def _article_link(self, cited: CitedArticle, *, dated: bool) -> Link:
        """`dated` where other versions of the article are cited too."""
        first, text = cited.first, cited.label
        if dated:
            text += f"　{force_words(first.in_force_from, first.in_force_to)}"
        link = Link(text, lambda: self.show_citation(first), icon="law")
        link.setAccessibleName("，".join(map(citation_words, cited.citations)))
        return link

    def _search(self) -> None:
        query, library = self.field.text().strip(), self._library
        if not query or library is None:
            self._stack.setCurrentWidget(self.page)
        else:
            day, _ = self._session.day()
            found = find_articles(library, query, day)
            self.hits.articles.set_hits(found)
            self._stack.setCurrentWidget(self.hits if found else self._none)
        self.back_button.setEnabled(
            bool(self._trail) or self._stack.currentWidget() is not self.page
        )

    def _close_search(self) -> None:
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._pause.stop()
        self._stack.setCurrentWidget(self.page)

    def _on_return(self) -> None:
        self._pause.stop()
        self._search()
        if self._stack.currentWidget() is self.hits:
            self.hits.take_focus()

"""An article laid out in full: text, dates, what became of it, neighbours, findings that cite it.

Signals: `article_wanted` (Article) to go to another article, `finding_wanted` (key), `span_wanted`
(Span) to show the contract's own citation, `compared` when another text is to stand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.assessment.model import CitedInContract, GradedFinding
from reviewer.law.citation_words import citation_words
from reviewer.law.library import Library
from reviewer.law.model import TEXT_STATUS_ZH, Article, ResolvedCitation, TextStatus
from ui import theme
from ui.i18n import tr
from ui.panel.findings.card_parts import copy_text
from ui.panel.findings.finding_card import finding_words
from ui.panel.law.law_search import article_title
from ui.panel.law.text_diff import sides_html
from ui.panel.links import Link
from ui.panel.page import section
from ui.panel.prose import marked_prose
from ui.widgets.chip import Tag
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, words
from ui.words import force_words


@dataclass(frozen=True)
class Shown:
    """An article, the citation that led to it if one did, and what cites it in this contract."""

    article: Article
    cited: ResolvedCitation | None = None
    cited_by: Sequence[GradedFinding] = ()
    in_contract: Sequence[CitedInContract] = ()

    @property
    def paragraph(self) -> int | None:
        """The cited paragraph (款)."""
        return self.cited.citation.paragraph if self.cited is not None else None


class ArticlePages(QObject):
    """Lays articles out for a contract judged by the law of a day."""

    article_wanted = Signal(object)
    finding_wanted = Signal(str)
    span_wanted = Signal(object)
    compared = Signal()

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._beside: Article | None = None

    def lay_out(self, column: QVBoxLayout, shown: Shown, day: date) -> None:
        """Fill a column with the article."""
        self._head(column, shown, day)
        self._text(column, shown)
        if shown.cited is not None and shown.cited.applies_because:
            column.addWidget(words(shown.cited.applies_because, "soft"))
        self._copies(column, shown)
        self._versions(column, shown.article)
        self._changes(column, shown.article)
        self._cited_by(column, shown)
        self._neighbours(column, shown.article)
        self._source(column, shown.article)

    def _head(self, column: QVBoxLayout, shown: Shown, day: date) -> None:
        article = shown.article
        law = self._library.law(article.law)
        column.addWidget(words(law.title if law else article.law, "soft"))
        column.addWidget(words(article.label, "title"))
        holder = QWidget()
        flow = FlowLayout(holder)
        flow.addWidget(Tag(force_words(article.in_force_from, article.in_force_to)))
        governing = self._library.article(article.law, article.number, day)
        if governing == article:
            flow.addWidget(Tag(tr("article.governing"), ink="info", tint="info_soft"))
        else:
            flow.addWidget(Tag(tr("article.not_governing"), ink="medium", tint="medium_soft"))
        if article.text_status is not TextStatus.VERBATIM:
            flow.addWidget(Tag(TEXT_STATUS_ZH[article.text_status]))
        column.addWidget(holder)

    def _text(self, column: QVBoxLayout, shown: Shown) -> None:
        paper = QFrame()
        paper.setProperty("kind", "paper")
        paper.setObjectName("articleText")
        box = QVBoxLayout(paper)
        box.setContentsMargins(14, 12, 14, 13)
        box.setSpacing(8)
        if shown.article.text is None:
            box.addWidget(words(tr("law.unverified"), "soft"))
        for number, paragraph in enumerate(shown.article.paragraphs, 1):
            html = escape(paragraph).replace("\n", "<br>")
            if number == shown.paragraph and len(shown.article.paragraphs) > 1:
                tint = theme.colour("accent_soft").name()
                html = f'<span style="background-color:{tint}">{html}</span>'
            box.addWidget(marked_prose(html, serif=True, size=15))
        column.addWidget(paper)

    def _copies(self, column: QVBoxLayout, shown: Shown) -> None:
        full = article_title(self._library, shown.article, full=True)
        if shown.cited is not None:
            full = citation_words(shown.cited, full=True)
        holder = QWidget()
        flow = FlowLayout(holder, spacing=4)
        citation = button(tr("law.copy_citation"), lambda: copy_text(full), icon="copy")
        citation.setObjectName("copyCitation")
        flow.addWidget(citation)
        text = shown.article.text
        if text is not None:
            quoted = f"{article_title(self._library, shown.article, full=True)}\n{text}"
            whole = button(tr("article.copy_text"), lambda: copy_text(quoted), kind="quiet")
            whole.setObjectName("copyText")
            flow.addWidget(whole)
        column.addWidget(holder)

    def _versions(self, column: QVBoxLayout, article: Article) -> None:
        versions = self._library.versions(article.law, article.number)
        others = [version for version in versions if version != article]
        before = self._library.predecessors(article)
        after = self._library.successors(article)
        if not (others or before or after):
            return
        section(column, tr("article.versions"))
        for old in before:
            self._link(column, tr("article.was", what=self._dated(old)), old)
        for other in others:
            self._link(column, self._dated(other), other)
        for new in after:
            self._link(column, tr("article.became", what=self._dated(new)), new)

    def _changes(self, column: QVBoxLayout, article: Article) -> None:
        """The text shown beside another of the same matter, older left, with what changed."""
        others = self._comparable(article)
        if not others:
            return
        other = self._beside if self._beside in others else self._latest(article) or others[-1]
        section(column, tr("article.changed", what=self._dated(other)))
        if len(others) > 1:
            self._choice(column, others, other)
        if other.text == article.text:
            column.addWidget(words(tr("article.same_text"), "soft"))
            return
        old, new = sorted((article, other), key=lambda one: one.in_force_from)
        column.addWidget(self._side_by_side(old, new))
        column.addWidget(words(tr("article.legend"), "faint"))

    def _comparable(self, article: Article) -> list[Article]:
        """All other texts of the matter that can be read, oldest first."""
        if article.text is None:
            return []
        found = {
            *self._library.versions(article.law, article.number),
            *self._library.predecessors(article),
            *self._library.successors(article),
        }
        texts = [one for one in found if one != article and one.text is not None]
        return sorted(texts, key=lambda one: (one.in_force_from, one.law, one.number))

    def _choice(self, column: QVBoxLayout, others: Sequence[Article], chosen: Article) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=4)
        for at, other in enumerate(others):
            kind = "chosen" if other == chosen else "quiet"
            made = button(self._dated(other), lambda other=other: self._compare(other), kind=kind)  # type: ignore[misc]
            made.setObjectName(f"compare-{at}")
            flow.addWidget(made)
        column.addWidget(holder)

    def _compare(self, other: Article) -> None:
        self._beside = other
        self.compared.emit()

    def _side_by_side(self, old: Article, new: Article) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for article, html in zip(
            (old, new), sides_html(old.text or "", new.text or ""), strict=True
        ):
            paper = QFrame()
            paper.setProperty("kind", "paper")
            box = QVBoxLayout(paper)
            box.setContentsMargins(10, 8, 10, 9)
            box.setSpacing(6)
            box.addWidget(words(self._dated(article), "faint"))
            box.addWidget(marked_prose(html, serif=True))
            box.addStretch()
            row.addWidget(paper, 1)
        return holder

    def _latest(self, article: Article) -> Article | None:
        """The newest text of the number, or the one article that took its place."""
        after = self._library.successors(article)
        if len(after) == 1:
            return after[0]
        versions = self._library.versions(article.law, article.number)
        renumbered = bool(after) or article not in versions
        return None if renumbered or versions[-1] == article else versions[-1]

    def _cited_by(self, column: QVBoxLayout, shown: Shown) -> None:
        if not shown.cited_by and not shown.in_contract:
            return
        section(column, tr("article.cited_by"))
        for cited in shown.in_contract:
            text = tr("article.cited_at", place=cited.place, words=" ".join(cited.words.split()))
            link = Link(text, lambda span=cited.span: self.span_wanted.emit(span), icon="document")  # type: ignore[misc]
            column.addWidget(link)
        for graded in shown.cited_by:
            key = graded.finding.key
            column.addWidget(
                Link(
                    finding_words(graded),
                    lambda key=key: self.finding_wanted.emit(key),  # type: ignore[misc]
                    icon="finding",
                )
            )

    def _neighbours(self, column: QVBoxLayout, article: Article) -> None:
        before, after = self._library.neighbours(article)
        if before is None and after is None:
            return
        section(column, tr("article.neighbours"))
        for icon, other in (("up", before), ("down", after)):
            if other is not None:
                self._link(column, other.label, other, icon)

    def _source(self, column: QVBoxLayout, article: Article) -> None:
        law = self._library.law(article.law)
        column.addSpacing(8)
        lines = [tr("article.publisher", publisher=law.publisher)] if law is not None else []
        if article.source:
            lines.append(tr("article.source", source=article.source))
        if article.checked is not None:
            lines.append(tr("article.checked", day=article.checked))
        lines += [note for note in (article.note, law.note if law else "") if note]
        lines.append(tr("bar.law_as_of", day=self._library.as_of))
        column.addWidget(words("\n".join(lines), "faint"))

    def _dated(self, article: Article) -> str:
        dates = force_words(article.in_force_from, article.in_force_to)
        return tr("article.dated", title=article_title(self._library, article), dates=dates)

    def _link(self, column: QVBoxLayout, text: str, article: Article, icon: str = "law") -> None:
        column.addWidget(Link(text, lambda: self.article_wanted.emit(article), icon=icon))

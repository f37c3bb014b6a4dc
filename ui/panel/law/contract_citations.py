"""The laws that the contract itself cites, checked for its day: a part of the tab 法条."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.assessment.model import CitedInContract
from reviewer.document.model import Span
from reviewer.law.model import ResolvedCitation
from ui.i18n import tr
from ui.panel.links import Link
from ui.panel.page import section
from ui.widgets.chip import Tag
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, words


def add_contract_citations(
    column: QVBoxLayout,
    cited: Sequence[CitedInContract],
    to_words: Callable[[Span], object],
    to_article: Callable[[ResolvedCitation], object],
) -> None:
    """A row for each citation: to its words in the contract, to the article, what is amiss."""
    if not cited:
        return
    section(column, tr("article.contract_cites"))
    for one in cited:
        column.addWidget(_row(one, to_words, to_article))


def _row(
    cited: CitedInContract,
    to_words: Callable[[Span], object],
    to_article: Callable[[ResolvedCitation], object],
) -> QWidget:
    row = QWidget()
    box = QVBoxLayout(row)
    box.setContentsMargins(0, 2, 0, 6)
    box.setSpacing(2)
    text = f"{cited.place}　{' '.join(cited.words.split())}"
    box.addWidget(Link(text, lambda: to_words(cited.span), icon="document"))
    holder = QWidget()
    flow = FlowLayout(holder, spacing=6)
    if cited.wrong:
        flow.addWidget(Tag(tr("article.cited_wrong"), ink="high", tint="high_soft"))
    elif cited.problem:
        flow.addWidget(Tag(tr("article.cited_doubtful"), ink="medium", tint="medium_soft"))
    else:
        flow.addWidget(Tag(tr("article.cited_right"), ink="info", tint="info_soft"))
    resolved = cited.citation
    if resolved is not None:
        flow.addWidget(button(tr("law.open"), lambda: to_article(resolved), kind="link"))
    box.addWidget(holder)
    if cited.problem:
        box.addWidget(words(cited.problem, "soft"))
    return row

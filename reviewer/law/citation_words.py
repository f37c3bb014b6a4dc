"""Citations as lawyers write them: 《民法典》第一百五十三条第一款."""

from __future__ import annotations

from reviewer.law.model import Citation, ResolvedCitation
from reviewer.law.numbers import numeral


def citation_words(cited: ResolvedCitation, *, full: bool = False) -> str:
    """《民法典》第一百五十三条第一款; `full` with the official title of the law."""
    return article_words(cited, full=full) + part_label(cited.citation)


def article_words(cited: ResolvedCitation, *, full: bool = False) -> str:
    """《民法典》第一百五十三条, whatever part of it is cited."""
    return bracketed(cited.law_title if full else cited.law_short) + cited.article_label


def bracketed(title: str) -> str:
    """A title in 《》; those inside it become 〈〉, as GB/T 15834 has it."""
    return f"《{title.translate({ord('《'): '〈', ord('》'): '〉'})}》"


def part_label(citation: Citation) -> str:
    """第一款第（二）项, or nothing where the whole article is cited."""
    paragraph = f"第{numeral(citation.paragraph)}款" if citation.paragraph else ""
    return paragraph + (f"第（{numeral(citation.item)}）项" if citation.item else "")

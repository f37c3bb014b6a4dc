"""How citations and dates of laws are written on screen."""

from __future__ import annotations

from datetime import date, timedelta

from reviewer.law.model import ResolvedCitation
from ui.i18n import tr

_A_DAY = timedelta(days=1)


def citation_words(cited: ResolvedCitation, *, full: bool = False) -> str:
    """《民法典》第一千零三十八条第一款; `full` with the official title."""
    from reviewer.law.numbers import numeral

    name = cited.law_title if full else cited.law_short
    part = ""
    if cited.citation.paragraph is not None:
        part += f"第{numeral(cited.citation.paragraph)}款"
    if cited.citation.item is not None:
        part += f"第（{numeral(cited.citation.item)}）项"
    return f"《{name}》{cited.article_label}{part}"


def force_words(start: date, end: date | None) -> str:
    """From when until when a text is in force; `end` is the first day on which it is not."""
    if end is None:
        return tr("law.force_since", start=start.isoformat())
    return tr("law.force_between", start=start.isoformat(), end=end - _A_DAY)

"""How the time in which a law is in force is written on screen."""

from __future__ import annotations

from datetime import date, timedelta

from ui.i18n import tr

_A_DAY = timedelta(days=1)


def force_words(start: date, end: date | None) -> str:
    """From when until when a text is in force; `end` is the first day on which it is not."""
    if end is None:
        return tr("law.force_since", start=start.isoformat())
    return tr("law.force_between", start=start.isoformat(), end=end - _A_DAY)

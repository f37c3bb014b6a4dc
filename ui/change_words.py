"""Why the opinion is another one now, in one line."""

from __future__ import annotations

from ui.changes import Changes
from ui.i18n import tr
from ui.words import day_words, verdict_name


def change_words(changes: Changes) -> str:
    """What changed, most telling first; that nothing did where that is so."""
    parts: list[str] = []
    if changes.day is not None:
        parts.append(tr("changes.day", day=day_words(changes.day[1])))
    if changes.verdict is not None:
        old, new = map(verdict_name, changes.verdict)
        parts.append(tr("changes.verdict", old=old, new=new))
    laws = max(len(changes.laws_gone), len(changes.laws_new))
    for key, count in (
        ("grades", len(changes.grades)),
        ("added", len(changes.added)),
        ("removed", len(changes.removed)),
        ("laws", laws),
    ):
        if count:
            parts.append(tr(f"changes.{key}", count=count))
    if not parts:
        return tr("changes.nothing")
    return tr("changes.head") + tr("changes.join").join(parts)

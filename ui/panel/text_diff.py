"""Two texts of an article side by side, with what was taken out and put in."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

_SHORTEST = 2  # equal characters between two changes that still stand by themselves


def sides_html(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML: what was taken out struck through in the old, what was put in underlined
    in the new."""
    left, right = [], []
    for gone, kept, added in _pieces(old, new):
        if gone:
            left.append(f"<s>{_html(gone)}</s>")
        if added:
            right.append(f"<u>{_html(added)}</u>")
        left.append(_html(kept))
        right.append(_html(kept))
    return "".join(left), "".join(right)


def _pieces(old: str, new: str) -> list[tuple[str, str, str]]:
    """Deleted, then kept, and inserted before what is kept; scattered characters are joined."""
    pieces: list[tuple[str, str, str]] = []
    gone = added = ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and (i2 - i1 >= _SHORTEST or not (gone or added)):
            pieces.append((gone, old[i1:i2], added))
            gone = added = ""
        else:
            gone += old[i1:i2]
            added += new[j1:j2]
    if gone or added:
        pieces.append((gone, "", added))
    return pieces


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

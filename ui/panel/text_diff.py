"""Two texts of an article side by side, with what was taken out and put in."""

from __future__ import annotations

from html import escape

from reviewer.law.changes import pieces


def sides_html(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML: what was taken out struck through in the old, what was put in underlined
    in the new."""
    left, right = [], []
    for gone, kept, added in pieces(old, new):
        if gone:
            left.append(f"<s>{_html(gone)}</s>")
        if added:
            right.append(f"<u>{_html(added)}</u>")
        left.append(_html(kept))
        right.append(_html(kept))
    return "".join(left), "".join(right)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

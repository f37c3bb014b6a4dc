"""Two texts of an article side by side, with what was taken out and put in."""

from __future__ import annotations

from html import escape

from reviewer.text.differences import ARTICLE, Edit, differences


def sides_html(old: str, new: str) -> tuple[str, str]:
    """Both texts as HTML: what was taken out struck through in the old, what was put in underlined
    in the new."""
    pieces = differences(old, new, ARTICLE)
    return (
        "".join(_marked(piece.old, "s", piece.edit) for piece in pieces),
        "".join(_marked(piece.new, "u", piece.edit) for piece in pieces),
    )


def _marked(text: str, tag: str, edit: Edit) -> str:
    if not text or edit is Edit.KEPT:
        return _html(text)
    return f"<{tag}>{_html(text)}</{tag}>"


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")

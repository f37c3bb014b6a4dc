"""What was taken out of a text of an article and what was put in."""

from __future__ import annotations

from reviewer.text.differences import ARTICLE, Edit, differences

_SIGNS = {Edit.KEPT: "{}", Edit.GONE: "〔删：{}〕", Edit.ADDED: "〔增：{}〕"}


def marked(old: str, new: str) -> str:
    """The new text with what changed in words: 〔删：…〕〔增：…〕."""
    return "".join(
        _SIGNS[piece.edit].format(piece.new or piece.old)
        for piece in differences(old, new, ARTICLE)
    )

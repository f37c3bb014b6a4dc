"""What was taken out of a text of an article and what was put in."""

from __future__ import annotations

from difflib import SequenceMatcher

_SHORTEST = 2  # equal characters between two changes that still stand by themselves


def pieces(old: str, new: str) -> list[tuple[str, str, str]]:
    """Deleted, then kept, and inserted before what is kept; scattered characters are joined."""
    found: list[tuple[str, str, str]] = []
    gone = added = ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and (i2 - i1 >= _SHORTEST or not (gone or added)):
            found.append((gone, old[i1:i2], added))
            gone = added = ""
        else:
            gone += old[i1:i2]
            added += new[j1:j2]
    if gone or added:
        found.append((gone, "", added))
    return found


def marked(old: str, new: str) -> str:
    """The new text with what changed in words: 〔删：…〕〔增：…〕."""
    parts = []
    for gone, kept, added in pieces(old, new):
        parts += [f"〔删：{gone}〕"] * bool(gone) + [f"〔增：{added}〕"] * bool(added) + [kept]
    return "".join(parts)

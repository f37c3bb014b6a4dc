"""Remarks that came in as comments of the file itself: its copy has them already."""

from __future__ import annotations

from collections.abc import Iterable

from reviewer.document.model import Comment
from reviewer.export.blocks import clean
from reviewer.export.outgoing import Remark


def not_in_file(remarks: Iterable[Remark], comments: Iterable[Comment]) -> tuple[Remark, ...]:
    """Without the remarks that say, by the same author, nothing but what comments of the file and
    their answers say. One the lawyer has changed or added to stays."""
    held = [(each.author, clean(each.text)) for each in comments if each.text]
    authors = {author for author, _ in held}
    lines = {line for _, text in held for line in text.split("\n")}
    lines |= {clean(f"{author}：{line}") for author, text in held for line in text.split("\n")}
    return tuple(
        remark
        for remark in remarks
        if remark.author not in authors or not lines.issuperset(_own_lines(remark))
    )


def _own_lines(remark: Remark) -> list[str]:
    """The lines without that of the tags."""
    return [line for line in remark.lines if not line.startswith("#")]

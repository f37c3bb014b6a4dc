"""The comments that came with a Word file, without their place in the text.

Source: ECMA-376 Part 1 §17.13.4.2 (comments); [MS-DOCX] 2.5.4.5 (commentEx: answers, resolved).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reviewer.document.docx_content import PartReader
from reviewer.document.docx_names import W14, W15, W, on
from reviewer.document.docx_story import all_words
from reviewer.document.model import Comment


def read_comments(root: etree._Element | None, extended: etree._Element | None) -> list[Comment]:
    """The comments of a comments part; `extended` tells which answer which, and are resolved."""
    if root is None:
        return []
    states = {} if extended is None else dict(_states(extended))
    elements = list(root.iterchildren(W + "comment"))
    # The last paragraph of a comment stands for it.
    by_paragraph = {
        paragraph.get(W14 + "paraId"): comment.get(W + "id", "")
        for comment in elements
        for paragraph in comment.iterchildren(W + "p")
    }
    found = []
    for element in elements:
        last = next(element.iterchildren(W + "p", reversed=True), None)
        state = states.get("" if last is None else last.get(W14 + "paraId", ""), (None, False))
        content = PartReader(element).read(element)
        found.append(
            Comment(
                id=element.get(W + "id", ""),
                text="\n".join("".join(all_words([item])) for item in content).strip(),
                author=element.get(W + "author", "") or element.get(W + "initials", ""),
                date=element.get(W + "date", ""),
                parent=None if state[0] is None else by_paragraph.get(state[0]),
                resolved=state[1],
            )
        )
    return found


def _states(extended: etree._Element) -> Iterator[tuple[str, tuple[str | None, bool]]]:
    """By paragraph id: the paragraph it answers, and whether the talk is over."""
    for entry in extended.iterchildren(W15 + "commentEx"):
        done = on(entry.get(W15 + "done", "0"))
        yield entry.get(W15 + "paraId", ""), (entry.get(W15 + "paraIdParent"), done)

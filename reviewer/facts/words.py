"""The words of a range without the white space that typesetting adds, with the way back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.document.model import Document, Span
from reviewer.document.quick_init import quick_init
from reviewer.text.numerals import narrow

# White space, spelt out because that is found twice as fast as \s; and the rule on which a form is
# filled in: 总价__叁拾万__元.
_GAP = re.compile(
    r"[ \t\n\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000_＿]+"
)
# The frame round a figure that was filled in: 合计【5,000】人.
_FRAME = re.compile(
    r"(?P<open>[【〔])[\d,.〇零一二两三四五六七八九十百千万亿]{1,20}(?P<close>[】〕])"
)


@quick_init
@dataclass(frozen=True, slots=True)
class Words:
    """Narrow `text` without white space; `origin[i]` is the document offset of its i-th character.

    The rules of a filled form and the frames of its figures are gone too. A gap between two Latin
    letters or digits stays, as one space: it parts words and numbers. One low line there is a part
    of a name (moli_02).
    """

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The range of the document behind a range of the text that is not empty."""
        return Span(self.origin[start], self.origin[end - 1] + 1)


def words_of(document: Document, span: Span) -> Words:
    """The words of a range of the document."""
    return _words(span.of(document.text), span.start)


@lru_cache(maxsize=4096)  # several readers of one contract ask for the same clauses
def _words(text: str, start: int) -> Words:
    """The words of a text that begins at `start` of its document."""
    raw, end = narrow(text), start + len(text)
    gaps = _gaps(raw)
    if not gaps:
        return Words(raw, range(start, end))
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    for first, last in gaps:
        parts.append(raw[at:first])
        origin.extend(range(start + at, start + first))
        at = last
        if _parts_words(raw, first, last):
            parts.append("_" if raw[first:last] == "_" else " ")
            origin.append(start + first)
    parts.append(raw[at:])
    origin.extend(range(start + at, end))
    return Words("".join(parts), tuple(origin))


def _gaps(raw: str) -> list[tuple[int, int]]:
    """Where what typesetting and filling in have added stands, from left to right."""
    frames = [match.span(part) for match in _FRAME.finditer(raw) for part in ("open", "close")]
    return sorted([*frames, *(gap.span() for gap in _GAP.finditer(raw))])


def _parts_words(raw: str, start: int, end: int) -> bool:
    return start > 0 and end < len(raw) and _is_latin(raw[start - 1]) and _is_latin(raw[end])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()

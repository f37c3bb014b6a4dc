"""Headers, footers, page numbers and watermarks of a PDF: told from the text and kept once.

A PDF does not say what is a header. What stands outermost on the page and comes again on other
pages at the same place (but for digits that are no clause's number), or is a page number by its
form, is taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.pdf_lines import Line, Row, rows_of, whole
from reviewer.document.printed_numbers import annex_number, match_number
from reviewer.text.chinese_digits import HUNDREDS

_ZONE = 0.16  # the part of the page's height at either end in which headers and footers stand
_SAME_PLACE = 8.0  # points
_ISOLATED = 1.0  # ems of white space between a page number and the text
_DIGITS = re.compile(rf"[0-9０-９]+|(?<=第)[{HUNDREDS}]+(?=页)")
_NUMERAL = rf"(?:[0-9０-９]{{1,4}}|[{HUNDREDS}]{{1,4}}|[ivxlcIVXLC]{{1,5}})"
_OF_ALL = re.compile(
    rf"第{_NUMERAL}页[,，;；/／|]?[（(]?共{_NUMERAL}页[）)]?|共{_NUMERAL}页[,，;；/／|]?第{_NUMERAL}页"
)
_PAGE_NUMBER = re.compile(
    rf"{_OF_ALL.pattern}|第{_NUMERAL}页|"
    rf"[-–—－~·•|/]*{_NUMERAL}[-–—－~·•|]*|{_NUMERAL}[/／](?:共)?{_NUMERAL}页?|"
    rf"[Pp](?:age|AGE|\.)?{_NUMERAL}(?:(?:of|/){_NUMERAL})?"
)
_Side = Literal["top", "bottom"]
Page = tuple[Glyphs, list[Row]]


@dataclass(slots=True)
class Furniture:
    """The lines of headers (watermarks among them) and footers, each once."""

    headers: list[Line] = field(default_factory=list)
    footers: list[Line] = field(default_factory=list)


def take_out(pages: Sequence[Page]) -> Furniture:
    """Remove headers and footers from the rows of each page; return the first of each kind."""
    return Furniture(_take_side(pages, "top"), _take_side(pages, "bottom"))


def _take_side(pages: Sequence[Page], side: _Side) -> list[Line]:
    outermost = 0 if side == "top" else -1
    places = _places(pages, side)
    enough = 2 if len(pages) <= 5 else 3
    seen: set[str] = set()
    kept: list[Line] = []
    for glyphs, rows in pages:
        taken = []
        while rows and (_in_zone(rows[outermost], glyphs, side) or _counts_pages(rows[outermost])):
            row = rows[outermost]
            key = _key(row)
            heights = places[key]
            again = bisect_right(heights, row.top + _SAME_PLACE) - bisect_left(
                heights, row.top - _SAME_PLACE
            )
            if again < enough and not _is_page_number(rows, side):
                break
            rows.pop(outermost)
            if key not in seen:
                seen.add(key)
                taken.append(row)
        kept += map(whole, taken if side == "top" else reversed(taken))
    return kept


def _in_zone(row: Row, glyphs: Glyphs, side: _Side) -> bool:
    height = glyphs.layout_height
    return row.bottom < _ZONE * height if side == "top" else row.top > (1 - _ZONE) * height


def _counts_pages(row: Row) -> bool:
    """Whether the row is 第2页共9页: a page number wherever on the page the text ends."""
    return bool(_OF_ALL.fullmatch("".join(row.text.split())))


def _outermost(rows: Sequence[Row], side: _Side) -> Iterable[Row]:
    return rows[:4] if side == "top" else reversed(rows[-4:])


def _places(pages: Sequence[Page], side: _Side) -> defaultdict[str, list[float]]:
    """For each text in the zone the heights at which it stands, in order."""
    places: defaultdict[str, list[float]] = defaultdict(list)
    for glyphs, rows in pages:
        for row in _outermost(rows, side):
            if not _in_zone(row, glyphs, side) and not _counts_pages(row):
                break
            places[_key(row)].append(row.top)
    for heights in places.values():
        heights.sort()
    return places


def _key(row: Row) -> str:
    """The row's text but for white space and digits. Those of a clause's own number count: pages
    that begin with 附件1, 附件2 have no header."""
    words = "".join(row.text.split())
    key = _DIGITS.sub("#", words)
    if key == words or _PAGE_NUMBER.fullmatch(words):
        return key
    number = match_number(row.text) or annex_number(row.text)
    return words if number is not None and number.certain else key


def _is_page_number(rows: Sequence[Row], side: _Side) -> bool:
    row = rows[0 if side == "top" else -1]
    if not _PAGE_NUMBER.fullmatch("".join(row.text.split())):
        return False
    if len(rows) == 1 or _counts_pages(row):
        return True
    gap = rows[1].top - row.bottom if side == "top" else row.top - rows[-2].bottom
    return gap > _ISOLATED * row.pieces[0].em


def watermarks(pages: Iterable[Glyphs]) -> Iterator[Line]:
    """What stands across the text, once for the document."""
    seen = set()
    for glyphs in pages:
        for fragment in glyphs.aside:
            key = _DIGITS.sub("#", "".join(glyphs.text[fragment.start : fragment.stop].split()))
            if key not in seen:
                seen.add(key)
                for row in rows_of(glyphs, [fragment]):
                    yield whole(row)


def overlaid(fragments: Sequence[Fragment], em: float) -> list[Fragment]:
    """Fragments so large that several lines of text run through them: upright watermarks."""
    large = [f for f in fragments if f.bottom - f.top > 2.2 * em and f.stop > f.start]
    return [
        one
        for one in large
        if sum(
            one.top < (f.top + f.bottom) / 2 < one.bottom
            and f.left < one.right
            and f.right > one.left
            and f.stop > f.start
            for f in fragments
        )
        > 2
    ]

"""Characters of a page put into lines: pieces on one height become a row, a row becomes lines.

All coordinates are of the layout frame. A row whose pieces stand far apart may be one line of the
contract (a tab, a blank to fill in) or lie across two columns: `pdf_columns` decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from reviewer.document.pdf_characters import HAN, WIDE
from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.printed_numbers import candidates

# In ems: a gap beyond which two pieces may belong to two columns; one that is a tab if they do not;
# one that a typist made with a tab or several spaces; one that is a space; one between Latin words.
COLUMN_GAP = 0.75
TAB_GAP = 2.0
_TYPED_GAP = 1.0
_SPACE = 0.6
_WORD_SPACE = 0.15
_MOST_SPACES = 60


@dataclass(slots=True)
class Line:
    """A line, or a piece of one: its text and where its characters stand.

    `parts` are (offset in the text, first glyph, glyph after the last); between them the text has
    spaces without a glyph. `base` is the lower edge of a typical character, `em` its size. `trail`
    are the real spaces at the end. `flow` is equal for lines among which paragraphs may run on (0:
    the page's main text), `bounds` the left and right edge of a column other than the main one,
    `alone` says that the line is a paragraph whatever stands around it.
    """

    glyphs: Glyphs
    text: str
    parts: list[tuple[int, int, int]]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    em: float
    bold: bool
    trail: str = ""
    flow: int = 0
    bounds: tuple[float, float] | None = None
    alone: bool = False

    @property
    def page(self) -> int:
        """The page it stands on, from 1."""
        return self.glyphs.number


@dataclass(slots=True)
class Row:
    """What stands at one height of the page, from left to right."""

    top: float
    bottom: float
    pieces: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of its pieces, a tab between them."""
        return "\t".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where its first piece begins, in PDF points."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its last words end, in PDF points."""
        return max(piece.right for piece in self.pieces)


def rows_of(glyphs: Glyphs, fragments: Sequence[Fragment]) -> list[Row]:
    """The rows of a page from top to bottom."""
    groups = _in_order(fragments)
    if groups is None:
        groups = _sorted_groups(fragments)
    rows = []
    for group in groups:
        pieces = _pieces(glyphs, group)
        top, bottom = pieces[0].top, pieces[0].bottom
        for piece in pieces[1:]:
            top, bottom = min(top, piece.top), max(bottom, piece.bottom)
        rows.append(Row(top, bottom, pieces))
    return rows


def _same_height(fragment: Fragment, top: float, bottom: float) -> bool:
    overlap = min(bottom, fragment.bottom) - max(top, fragment.top)
    return overlap > 0.5 * min(bottom - top, fragment.bottom - fragment.top)


def _in_order(fragments: Iterable[Fragment]) -> list[list[Fragment]] | None:
    """Groups of equal height, if the file has the fragments from top to bottom; else None."""
    groups: list[list[Fragment]] = []
    top = bottom = -1.0
    for fragment in fragments:
        if groups and _same_height(fragment, top, bottom):
            groups[-1].append(fragment)
            if fragment.stop > fragment.start:
                top, bottom = min(top, fragment.top), max(bottom, fragment.bottom)
        elif fragment.top + fragment.bottom > top + bottom:
            if fragment.stop == fragment.start:
                continue
            groups.append([fragment])
            top, bottom = fragment.top, fragment.bottom
        else:
            return None
    return groups


def _sorted_groups(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    groups: list[list[Fragment]] = []
    top = bottom = -1.0
    blanks = []
    for fragment in sorted(fragments, key=lambda f: f.top + f.bottom):
        if fragment.stop == fragment.start:
            blanks.append(fragment)
        elif groups and _same_height(fragment, top, bottom):
            groups[-1].append(fragment)
            top, bottom = min(top, fragment.top), max(bottom, fragment.bottom)
        else:
            groups.append([fragment])
            top, bottom = fragment.top, fragment.bottom
    for blank in blanks:
        for group in groups:
            if _same_height(blank, group[0].top, group[0].bottom):
                group.append(blank)
                break
    return groups


def _pieces(glyphs: Glyphs, group: list[Fragment]) -> list[Line]:
    """The fragments of a row from left to right, joined over all but the widest gaps."""
    if len(group) > 1:
        group.sort(key=lambda fragment: fragment.left)
        group = _interleaved(glyphs, group)
    pieces: list[Line] = []
    typed = ""
    for fragment in group:
        if fragment.start == fragment.stop:
            typed += fragment.lead
            continue
        line = _line(glyphs, fragment)
        last = pieces[-1] if pieces else None
        if last is None:
            pieces.append(line)
        elif not _doubles(last, line):
            gap = line.left - last.right
            typed = last.trail + typed + fragment.lead
            if gap > COLUMN_GAP * line.em and not typed:
                pieces.append(line)
            else:
                append(last, line, _between(last, line, gap, typed))
        typed = ""
    if len(pieces) == 2 and _is_number(pieces[0].text):
        return [whole(Row(0.0, 0.0, pieces))]
    return pieces


def _interleaved(glyphs: Glyphs, group: list[Fragment]) -> list[Fragment]:
    """Fragments in whose gaps others stand (a box to tick printed after its line) cut there."""
    reach = -1.0
    for fragment in group:
        if fragment.left < reach - 0.3 * glyphs.em:
            break
        reach = max(reach, fragment.right)
    else:
        return group
    parts = [part for fragment in group for part in _at_gaps(glyphs, fragment)]
    return sorted(parts, key=lambda part: part.left)


def _at_gaps(glyphs: Glyphs, fragment: Fragment) -> Iterator[Fragment]:
    """A fragment cut where a character might stand between two of its own."""
    text, left, right = glyphs.text, glyphs.left, glyphs.right
    if fragment.start == fragment.stop:
        yield fragment
        return
    start, end = fragment.start, right[fragment.start]
    for index in range(fragment.start + 1, fragment.stop):
        if text[index].isspace():
            continue
        if left[index] - end > 0.5 * glyphs.em:
            yield cast(Fragment, part_of(glyphs, fragment, start, index))
            start = index
        end = right[index]
    yield cast(Fragment, part_of(glyphs, fragment, start, fragment.stop))


def part_of(glyphs: Glyphs, fragment: Fragment, start: int, stop: int) -> Fragment | None:
    """The glyphs [start, stop) of a fragment as one of its own; None for nothing but spaces."""
    text = glyphs.text
    while start < stop and text[start].isspace():
        start += 1
    while start < stop and text[stop - 1].isspace():
        stop -= 1
    if start == stop:
        return None
    return Fragment(
        min(glyphs.top[start:stop]),
        glyphs.left[start],
        max(glyphs.right[start:stop]),
        max(glyphs.bottom[start:stop]),
        start,
        stop,
        "",
        fragment.trail if stop == fragment.stop else "",
        fragment.bold,
    )


def _line(glyphs: Glyphs, fragment: Fragment) -> Line:
    top, left, right, bottom, start, stop, _, trail, bold = fragment
    han = HAN.search(glyphs.text, start, stop)
    at = han.start() if han else start
    em = glyphs.right[at] - glyphs.left[at] if han else 0.85 * (glyphs.bottom[at] - glyphs.top[at])
    em = max(1.0, em)
    return Line(
        glyphs,
        glyphs.text[start:stop],
        [(0, start, stop)],
        left,
        top,
        right,
        bottom,
        glyphs.bottom[at],
        em,
        bold,
        trail,
    )


def _doubles(last: Line, line: Line) -> bool:
    """Whether the line is the last one's words printed again a hair apart (fake bold, shadow)."""
    return (
        line.left < last.right - 0.5 * (line.right - line.left)
        and line.text in last.text
        and abs(line.top - last.top) < 0.2 * line.em
    )


def _is_number(text: str) -> bool:
    """Whether the text is nothing but a paragraph's number or a bullet."""
    return (len(text) < 3 and not text.isalnum()) or any(
        number.stop == len(text.rstrip()) for number in candidates(text)
    )


def _between(last: Line, line: Line, gap: float, typed: str) -> str:
    """What the typist put between two pieces of a line, as far as the gap tells."""
    if typed:
        if gap < _TYPED_GAP * line.em:
            return typed
        width = line.em if typed[0] == "\u3000" else line.em / 4
        return typed[0] * max(len(typed), min(_MOST_SPACES, round(gap / width)))
    if gap > TAB_GAP * line.em:
        return "\t"
    if gap > _SPACE * line.em:
        return " "
    wide = WIDE.match(last.text[-1]) or WIDE.match(line.text[0])
    return " " if gap > _WORD_SPACE * line.em and not wide else ""


def append(line: Line, more: Line, between: str) -> None:
    """Continue the line with what stands to its right."""
    offset = len(line.text) + len(between)
    line.parts += [(offset + at, start, stop) for at, start, stop in more.parts]
    if not HAN.search(line.text) and HAN.search(more.text):
        line.base, line.em = more.base, more.em
    line.text += between + more.text
    line.right = max(line.right, more.right)
    line.top, line.bottom = min(line.top, more.top), max(line.bottom, more.bottom)
    line.trail = more.trail
    line.bold = line.bold and more.bold


def without(line: Line, at: int, length: int) -> Line:
    """The line without `length` characters from `at`, all of one part."""
    parts = []
    for offset, start, stop in line.parts:
        first = start + at - offset
        if first >= stop:
            parts.append((offset, start, stop))
        elif first < start:
            parts.append((offset - length, start, stop))
        else:
            parts += [
                (begin, one, other)
                for begin, one, other in ((offset, start, first), (at, first + length, stop))
                if one < other
            ]
    return replace(line, text=line.text[:at] + line.text[at + length :], parts=parts)


def whole(row: Row) -> Line:
    """The row as one line. The pieces are used up."""
    line = row.pieces[0]
    for piece in row.pieces[1:]:
        append(line, piece, _between(line, piece, piece.left - line.right, ""))
    return line

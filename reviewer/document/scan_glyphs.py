"""Recognised lines as the characters of a page, so that what follows is that of any other PDF.

The engine says where the ink of a line begins and ends and roughly where each character stands. Of
print it is known besides that Chinese characters of one size are all equally wide, and that signs
such as （ and 。 are as wide, though their ink fills half of that: lines are fitted to it, since
indents and margins are what paragraphs are told by.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from reviewer.document.pdf_characters import HAN, repaired
from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.scan_model import ScanLine, ScannedPage
from reviewer.document.scan_numbers import glued_numbers
from reviewer.document.scan_repairs import repaired_line

# Below this a character is marked as doubtful.
_DOUBTFUL = 0.6
# How far a line's size may be from the page's and still be the same, misjudged.
_SAME_SIZE = 0.13
# The engine draws its boxes that much of the line's height beyond the ink.
_PADDING = 0.1
# Where a line's height is in print, in ems: from the top of a character's box to its bottom.
_HEIGHT = 1.18
_OPENING = "（《【「『〈〔“‘"
_CLOSING = "，。、；：）》】」』〉〕！？”’"


def read_through(pages: Sequence[ScannedPage]) -> list[ScannedPage]:
    """The pages of a file with what recognition gets wrong mended, lines from top to bottom."""
    mended = []
    for page in pages:
        em = _usual_size(page.lines)
        lines = [fixed for line in page.lines if (fixed := repaired_line(line, em)) is not None]
        mended.append(sorted(lines, key=lambda line: line.top + line.bottom))
    cuts = iter(glued_numbers([line.text for lines in mended for line in lines]))
    return [
        replace(page, lines=tuple(_parted(line, next(cuts)) for line in lines))
        for page, lines in zip(pages, mended, strict=True)
    ]


def _parted(line: ScanLine, at: int | None) -> ScanLine:
    """The line with a space at some place."""
    if at is None:
        return line
    edge = line.places[at][0]
    return replace(
        line,
        text=f"{line.text[:at]} {line.text[at:]}",
        places=(*line.places[:at], (edge, edge), *line.places[at:]),
        scores=(*line.scores[:at], 1.0, *line.scores[at:]),
    )


def glyphs_of(page: ScannedPage, number: int) -> Glyphs:
    """The characters of a page (1-based) that was read through, as the reader of PDFs has them."""
    level = page.levelling
    glyphs = Glyphs(number, level.width, level.height, *level.size, turn=level.turn)
    glyphs.upright = not (level.turn or level.angle or level.sheet)
    glyphs.em = _usual_size(page.lines)
    for line in page.lines:
        _add(glyphs, line)
    glyphs.text = repaired("".join(line.text for line in page.lines))
    for box in zip(glyphs.left, glyphs.top, glyphs.right, glyphs.bottom, strict=True):
        glyphs.boxes.extend(level.displayed(box))
    return glyphs


def _usual_size(lines: Sequence[ScanLine]) -> float:
    """The median distance from one Chinese character to the next, in points."""
    steps = [step for line in lines for step in _steps(line)]
    if steps:
        return max(1.0, median(steps))
    heights = [line.bottom - line.top for line in lines]
    return max(1.0, 0.8 * median(heights)) if heights else 12.0


def _steps(line: ScanLine) -> list[float]:
    """Distances between the middles of neighbouring Chinese characters."""
    middles = [(start + stop) / 2 for start, stop in line.places]
    return [
        middles[at + 1] - middles[at]
        for at, (one, other) in enumerate(pairwise(line.text))
        if HAN.match(one) and HAN.match(other)
    ]


def _size(line: ScanLine, usual: float) -> float:
    """The size of a line's characters; the page's own where it can as well be that."""
    steps = _steps(line)
    if len(steps) > 3:
        size = median(steps)
        return usual if abs(size / usual - 1) < _SAME_SIZE else size
    # Of few characters neither height nor width is sure: both must speak against the usual size.
    sizes = [0.8 * (line.bottom - line.top), *([median(steps)] if steps else ())]
    size = min(sizes, key=lambda size: abs(size / usual - 1))
    return usual if abs(size / usual - 1) < 2 * _SAME_SIZE else size


def _add(glyphs: Glyphs, line: ScanLine) -> None:
    em = _size(line, glyphs.em)
    padding = _PADDING * (line.bottom - line.top)
    left, right = line.left + padding, line.right - padding
    if line.text[0] in _OPENING:
        left -= 0.5 * em
    if line.text[-1] in _CLOSING:
        right += 0.5 * em
    middle = (line.top + line.bottom) / 2
    top, bottom = middle - _HEIGHT * em / 2, middle + _HEIGHT * em / 2
    start = len(glyphs.left)
    lefts, rights = _edges(line, left, right, em)
    glyphs.left.extend(lefts)
    glyphs.right.extend(rights)
    count = len(line.text)
    glyphs.top.extend([top] * count)
    glyphs.bottom.extend([bottom] * count)
    glyphs.doubtful.extend(
        start + at
        for at, (char, score) in enumerate(zip(line.text, line.scores, strict=True))
        # Of punctuation the engine doubts the width, which is nothing to look at.
        if score < _DOUBTFUL and char.isalnum()
    )
    glyphs.fragments.append(Fragment(top, left, right, bottom, start, start + count, "", "", False))


def _edges(
    line: ScanLine, left: float, right: float, em: float
) -> tuple[array[float], array[float]]:
    """The left and right edges of a line's characters between those of the line.

    Chinese characters are an em wide round the place that the engine saw, others as it saw them.
    """
    lefts, rights = array("f"), array("f")
    for char, (start, stop) in zip(line.text, line.places, strict=True):
        half = em / 2 if HAN.match(char) else (stop - start) / 2
        middle = (start + stop) / 2
        lefts.append(max(left, min(middle - half, right)))
        rights.append(max(left, min(middle + half, right)))
    last = len(lefts) - 1
    lefts[0], rights[last] = left, right
    if HAN.match(line.text[0]) and last:
        rights[0] = left + em
    if last and (HAN.match(line.text[last]) or line.text[last] in _CLOSING):
        lefts[last] = right - em
    return lefts, rights

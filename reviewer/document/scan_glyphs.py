"""Recognised lines as the characters of a page, so that what follows is that of any other PDF.

The engine says where the ink of a line begins and ends and roughly where each character stands. Of
print it is known besides that Chinese characters of one size are all equally wide, and that signs
such as （ and 。 are as wide, though their ink fills half of that: lines are fitted to it, since
indents and margins are what paragraphs are told by.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from reviewer.document.pdf_characters import HAN, repaired
from reviewer.document.pdf_glyphs import Fragment, Glyphs
from reviewer.document.scan_model import ScanLine, ScannedPage
from reviewer.document.scan_repairs import repaired_line

# Below this a character is marked as doubtful.
DOUBTFUL = 0.6
# How far a line's size may be from the page's and still be the same, misjudged.
_SAME_SIZE = 0.13
# The engine draws its boxes that much of the line's height beyond the ink.
_PADDING = 0.1
# Where a line's height is in print, in ems: from the top of a character's box to its bottom.
_HEIGHT = 1.18
_OPENING = "（《【「『〈〔“‘"
_CLOSING = "，。、；：）》】」』〉〕！？”’"


def glyphs_of(page: ScannedPage, number: int) -> Glyphs:
    """The characters of a recognised page (1-based), in the form that the reader of PDFs makes."""
    level = page.levelling
    glyphs = Glyphs(number, level.width, level.height, *level.size, turn=level.turn)
    glyphs.upright = not level.turn and not level.angle
    lines = [fixed for line in page.lines if (fixed := repaired_line(line)) is not None]
    glyphs.em = _usual_size(lines)
    texts = []
    for line in sorted(lines, key=lambda line: line.top + line.bottom):
        texts.append(line.text)
        _add(glyphs, line)
    glyphs.text = repaired("".join(texts))
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
    height = 0.8 * (line.bottom - line.top)
    steps = _steps(line)
    if len(steps) < 4:
        # Few characters: their height says as much as their width.
        return usual if abs(height / usual - 1) < 2 * _SAME_SIZE else height
    size = median(steps)
    return usual if abs(size / usual - 1) < _SAME_SIZE else size


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
    glyphs.doubtful.extend(start + at for at, score in enumerate(line.scores) if score < DOUBTFUL)
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

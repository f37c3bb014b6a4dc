"""What PDFium and producers add to the characters of a page: found, judged, taken out.

Spaces and line ends that PDFium makes up between glyphs, characters without a shape, glyphs printed
twice a hair apart.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from reviewer.document.pdf_characters import HAN, WIDE
from reviewer.document.pdf_frames import Boxes

# White space, which PDFium also makes up between words and lines, and characters without a shape.
_SEPARATOR = re.compile(
    r"[\s\x00\x01\x03-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\uffff]"
)
SHAPELESS = "\ufeff"
# In ems of the page: a gap that ends a fragment; one that is a space; a step that is none.
_GAP = 0.75
_SPACE = 0.6
_STEP = 0.12

_Sliced = TypeVar("_Sliced", str, "array[float]")


class MadeUp(NamedTuple):
    """What PDFium adds: indices to remove, indices before which a line begins, spaces that stay."""

    removed: list[int]
    breaks: list[int]
    kept: list[int]


def made_up(text: str, layout: Boxes, em: float) -> MadeUp:
    """Judge white space that has no glyph, and characters without a shape.

    PDFium sees a space in every gap. Between Chinese and Latin letters the gap is typesetting
    (“2026 年” is 2026年 in Word), so it goes unless it is wider than that.
    """
    left, right = layout.left, layout.right
    made = MadeUp([], [], [])
    last = len(text) - 1
    for match in _SEPARATOR.finditer(text):
        index, char = match.start(), match[0]
        if right[index] > left[index] and char.isspace():
            continue
        if char == " " and 0 < index < last:
            before, after = text[index - 1], text[index + 1]
            gap = left[index + 1] - right[index - 1]
            narrow = gap < _SPACE * em and bool(WIDE.match(before) or WIDE.match(after))
            if narrow and HAN.match(before) and HAN.match(after):
                narrow = not _stands_out(text, layout, index, gap, em)
            if not (narrow or before.isspace() or after.isspace() or abs(gap) > _GAP * em):
                made.kept.append(index)
                continue
        elif char in "\r\n":
            made.breaks.append(index + 1)
        made.removed.append(index)
    return made


def _stands_out(text: str, layout: Boxes, index: int, gap: float, em: float) -> bool:
    """Whether a gap between Chinese characters is a typed space: its neighbours are set close.

    In a line that is stretched to the margin all gaps are alike.
    """
    left, right = layout.left, layout.right
    most = min(gap / 3, _STEP * em)
    if gap < _STEP * em or index + 2 >= len(text) or left[index + 2] - right[index + 1] > most:
        return False
    return index < 2 or text[index - 2] in "\r\n" or left[index - 1] - right[index - 2] <= most


def stretch(box: Boxes, index: int, turn: int) -> None:
    """Give a space without a glyph the gap between its neighbours."""
    left, top, right, bottom = box
    for side in box:
        side[index] = side[index - 1]
    if turn == 0:
        left[index], right[index] = right[index - 1], left[index + 1]
    elif turn == 1:
        bottom[index], top[index] = top[index - 1], bottom[index + 1]
    elif turn == 2:
        left[index], right[index] = right[index + 1], left[index - 1]
    else:
        bottom[index], top[index] = top[index + 1], bottom[index - 1]


def cleaned(
    text: str, layout: Boxes, removed: list[int], em: float
) -> tuple[str, Boxes, list[int], list[int]]:
    """Text and boxes without the removed; where a fragment must end; which glyphs are doubled.

    A glyph printed twice a hair apart (fake bold) follows itself.
    """
    clean = without(removed, text)
    left, top, right, _ = box = Boxes(*(without(removed, one) for one in layout))
    wide, step = _GAP * em, _STEP * em
    cuts, doubled = [], []
    for at in [
        at
        for at, (before, after, edge) in enumerate(zip(left, left[1:], right, strict=False), 1)
        if after - edge > wide or after - before < step
    ]:
        same = clean[at] == clean[at - 1] and abs(left[at] - left[at - 1]) < step
        if same and abs(top[at] - top[at - 1]) < step and not clean[at].isspace():
            # One glyph for two characters (——, ff) gives both of them its own box.
            if left[at] != left[at - 1] or right[at] != right[at - 1]:
                doubled.append(at)
        elif (
            left[at] - right[at - 1] > wide
            or left[at] - left[at - 1] < -step
            or abs(top[at] - top[at - 1]) > 0.5 * em
        ):
            cuts.append(at)
    return clean, box, cuts, doubled


def without(removed: Sequence[int], values: _Sliced) -> _Sliced:
    """A string or array without the items at the (sorted) indices."""
    if not removed:
        return values
    if isinstance(values, str):
        starts = [0, *(at + 1 for at in removed)]
        return "".join([values[a:b] for a, b in zip(starts, [*removed, None], strict=True)])
    kept = values[:]
    for at in reversed(removed):
        del kept[at]
    return kept


def originals(indices: Iterable[int], removed: Sequence[int]) -> Iterator[int]:
    """The indices in PDFium's list of characters that stand at these after removal."""
    shifts = [at - gone for gone, at in enumerate(removed)]
    return (index + bisect_right(shifts, index) for index in indices)

"""The characters of one PDF page with their boxes, cleaned of what producers and PDFium add.

Two frames: the page as displayed (/Rotate applied), in which boxes leave the reader, and the layout
frame, turned so that most of the text runs from left to right (a landscape table on an upright
page, vertical Chinese). Both count points from the top left corner. A contract of a hundred pages
has a hundred thousand characters: what touches each of them is `map` or a slice.
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise, repeat
from operator import sub
from typing import NamedTuple, TypeVar

from reviewer.document import pdfium
from reviewer.document.pdf_characters import HAN, repaired
from reviewer.document.pdfium import raw

# Beyond this a page is an attack or a drawing made of letters, not a contract.
MAX_GLYPHS = 200_000

# White space, which PDFium also makes up between words and lines, and characters without a shape.
_SEPARATOR = re.compile(
    r"[\s\x00\x01\x03-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
_SHAPELESS = "\ufeff"
WIDE = re.compile(
    r"[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·①-⓿]"
)
_BOLD_FONTS = (
    b"bold",
    b"black",
    b"heavy",
    b"simhei",
    b"heiti",
    "黑体".encode(),
    "黑体".encode("gbk"),
)
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123

# In ems of the page: a gap that ends a fragment; one that is a space; a step that is none.
_GAP = 1.5
_SPACE = 0.6
_STEP = 0.12

_Sliced = TypeVar("_Sliced", str, "array[float]")


class Fragment(NamedTuple):
    """A run of characters on one line without a wide gap: glyphs [start, stop), layout frame.

    `lead` and `trail` are the real spaces, cut off here, that stood before and after it; a fragment
    of nothing but spaces has start == stop.
    """

    top: float
    left: float
    right: float
    bottom: float
    start: int
    stop: int
    lead: str
    trail: str
    bold: bool


@dataclass(slots=True)
class Glyphs:
    """The characters of a page: `text[i]` has `boxes[4*i:4*i+4]` (displayed frame, points).

    `left`, `top`, `right`, `bottom` are the same boxes in the layout frame, which is
    `layout_width` by `layout_height`, after `turn` quarter turns; `upright` says that the two
    frames are one. `em` is the usual size of a character. `unmapped` is the share of characters
    (sampled) for which the file does not say what they mean. `aside` holds the fragments that stand
    across the others: watermarks and text along the edge.
    """

    number: int
    width: float
    height: float
    layout_width: float
    layout_height: float
    turn: int = 0
    upright: bool = True
    text: str = ""
    boxes: array[float] = field(default_factory=lambda: array("f"))
    left: array[float] = field(default_factory=lambda: array("f"))
    top: array[float] = field(default_factory=lambda: array("f"))
    right: array[float] = field(default_factory=lambda: array("f"))
    bottom: array[float] = field(default_factory=lambda: array("f"))
    em: float = 12.0
    unmapped: float = 0.0
    fragments: list[Fragment] = field(default_factory=list)
    aside: list[Fragment] = field(default_factory=list)


class Frame(NamedTuple):
    """A page's box in page space (y upwards) and its /Rotate in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        return cls(box.left, box.bottom, box.right, box.top, raw.FPDFPage_GetRotation(page.raw) % 4)

    def size(self, turn: int) -> tuple[float, float]:
        """Width and height after `turn` quarter turns clockwise."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if turn % 2 else (width, height)

    def point(self, turn: int, x: float, y: float) -> tuple[float, float]:
        """A point of page space after the turn, from the top left corner."""
        if turn == 0:
            return x - self.left, self.top - y
        if turn == 1:
            return y - self.bottom, x - self.left
        if turn == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def place(self, turn: int, box: _Boxes) -> _Boxes:
        """Boxes (left, top, right, bottom, y upwards) after the turn, from the top left corner."""
        left, top, right, bottom = box
        if turn == 0:
            return _Boxes(
                _less(left, self.left), _from(self.top, top),
                _less(right, self.left), _from(self.top, bottom),
            )  # fmt: skip
        if turn == 1:
            return _Boxes(
                _less(bottom, self.bottom), _less(left, self.left),
                _less(top, self.bottom), _less(right, self.left),
            )  # fmt: skip
        if turn == 2:
            return _Boxes(
                _from(self.right, right), _less(bottom, self.bottom),
                _from(self.right, left), _less(top, self.bottom),
            )  # fmt: skip
        return _Boxes(
            _from(self.top, top), _from(self.right, right),
            _from(self.top, bottom), _from(self.right, left),
        )  # fmt: skip


class _Boxes(NamedTuple):
    left: array[float]
    top: array[float]
    right: array[float]
    bottom: array[float]


def _less(values: array[float], origin: float) -> array[float]:
    return array("f", map(sub, values, repeat(origin))) if origin else values


def _from(origin: float, values: array[float]) -> array[float]:
    return array("f", map(sub, repeat(origin), values))


def read_glyphs(page: pdfium.PdfPage, number: int) -> Glyphs:
    """The characters of an open page. The caller holds pdfium.LOCK."""
    frame = Frame.of(page)
    glyphs = Glyphs(number, *frame.size(frame.rotation), *frame.size(0))
    textpage = page.get_textpage()
    try:
        handle = pdfium.address(textpage.raw)
        count = min(pdfium.char_count(handle), MAX_GLYPHS)
        if count > 0:
            _fill(glyphs, handle, count, frame)
    finally:
        textpage.close()
    return glyphs


def _fill(glyphs: Glyphs, handle: int, count: int, frame: Frame) -> None:
    text, boxes = _text(handle, count), _boxes(handle, count)
    turn = _reading_turn(text, boxes)
    glyphs.turn, glyphs.upright = turn, turn == frame.rotation
    glyphs.layout_width, glyphs.layout_height = frame.size(turn)
    layout = frame.place(turn, boxes)
    glyphs.em = em = _em(text, layout)
    made_up = _made_up(text, layout, em)
    for index in made_up.kept:
        _stretch(boxes, index, turn)
        _stretch(layout, index, 0)
    displayed = layout if turn == frame.rotation else frame.place(frame.rotation, boxes)
    removed = made_up.removed
    clean, box, cuts, doubled = _cleaned(text, layout, removed, em)
    if doubled:
        removed = sorted({*removed, *_originals(doubled, removed)})
        clean, box, cuts, _ = _cleaned(text, layout, removed, em)
    glyphs.text = repaired(clean)
    glyphs.left, glyphs.top, glyphs.right, glyphs.bottom = box
    shown = box if displayed is layout else _Boxes(*(_without(removed, one) for one in displayed))
    glyphs.boxes = array("f", bytes(16 * len(clean)))
    for side, values in enumerate(shown):
        glyphs.boxes[side::4] = values
    breaks = {at - bisect_right(removed, at - 1) for at in made_up.breaks}
    edges = sorted({0, len(clean), *cuts, *breaks})
    _cut_fragments(glyphs, edges, handle, removed)


def _text(handle: int, count: int) -> str:
    """One code point per character of PDFium's list."""
    buffer = ctypes.create_string_buffer(2 * count + 2)
    units = pdfium.text_of(handle, 0, count, ctypes.addressof(buffer))
    text = buffer.raw[: 2 * max(0, units - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Characters without a code point are in the list but not in PDFium's text; those beyond the
    # basic plane are there twice, as the halves of a pair.
    codes = list(map(pdfium.unicode_of, repeat(handle), range(count)))
    chars = [
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        for code in codes
    ]
    for at, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            chars[at] = chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
            chars[at + 1] = _SHAPELESS
    return "".join(chars)


def _boxes(handle: int, count: int) -> _Boxes:
    packed = array("f", bytes(16 * count))
    start = packed.buffer_info()[0]
    places = range(start, start + 16 * count, 16)
    deque(map(pdfium.loose_box, repeat(handle), range(count), places), maxlen=0)
    if not math.isfinite(sum(packed)):
        # A damaged file may put a character nowhere.
        packed = array("f", (edge if math.isfinite(edge) else 0.0 for edge in packed))
    return _Boxes(packed[0::4], packed[1::4], packed[2::4], packed[3::4])


def _reading_turn(text: str, box: _Boxes) -> int:
    """The quarter turns that make one character follow another to the right, by a sample."""
    left, top, right, bottom = box
    votes = [0, 0, 0, 0]
    last = len(text) - 1
    for index in range(min(1, last), last, max(1, last // 24)):
        across = left[index + 1] + right[index + 1] - left[index] - right[index]
        up = top[index + 1] + bottom[index + 1] - top[index] - bottom[index]
        size = max(right[index] - left[index], top[index] - bottom[index])
        if 0 < max(abs(across), abs(up)) < 4 * size:
            turn = (0 if across > 0 else 2) if abs(across) >= abs(up) else (1 if up > 0 else 3)
            votes[turn] += 1
    return votes.index(max(votes))


def _em(text: str, layout: _Boxes) -> float:
    """The usual size of a character: the median width of Chinese ones, else from the height."""
    found = [match.start() for match in islice(HAN.finditer(text), 0, 90, 10)]
    if found:
        sizes = sorted(layout.right[at] - layout.left[at] for at in found)
    else:
        step = max(1, len(text) // 16)
        sizes = sorted(
            0.85 * (low - high)
            for high, low in zip(layout.top[::step], layout.bottom[::step], strict=True)
            if low > high
        )
    return max(1.0, sizes[len(sizes) // 2]) if sizes else 12.0


class _MadeUp(NamedTuple):
    """What PDFium adds: indices to remove, indices before which a line begins, spaces that stay."""

    removed: list[int]
    breaks: list[int]
    kept: list[int]


def _made_up(text: str, layout: _Boxes, em: float) -> _MadeUp:
    """Judge white space that has no glyph, and characters without a shape.

    PDFium sees a space in every gap. Between Chinese and Latin letters the gap is typesetting
    (“2026 年” is 2026年 in Word), so it goes unless it is wider than that.
    """
    left, right = layout.left, layout.right
    made = _MadeUp([], [], [])
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


def _stands_out(text: str, layout: _Boxes, index: int, gap: float, em: float) -> bool:
    """Whether a gap between Chinese characters is a typed space: its neighbours are set close.

    In a line that is stretched to the margin all gaps are alike.
    """
    left, right = layout.left, layout.right
    most = min(gap / 3, _STEP * em)
    if gap < _STEP * em or index + 2 >= len(text) or left[index + 2] - right[index + 1] > most:
        return False
    return index < 2 or text[index - 2] in "\r\n" or left[index - 1] - right[index - 2] <= most


def _stretch(box: _Boxes, index: int, turn: int) -> None:
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


def _cleaned(
    text: str, layout: _Boxes, removed: list[int], em: float
) -> tuple[str, _Boxes, list[int], list[int]]:
    """Text and boxes without the removed; where a fragment must end; which glyphs are doubled.

    A glyph printed twice a hair apart (fake bold) follows itself.
    """
    clean = _without(removed, text)
    left, top, right, _ = box = _Boxes(*(_without(removed, one) for one in layout))
    wide, step = _GAP * em, _STEP * em
    cuts, doubled = [], []
    following = left[1:]
    for at in [
        at
        for at, (gap, advance) in enumerate(
            zip(map(sub, following, right), map(sub, following, left), strict=False), 1
        )
        if gap > wide or advance < step
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


def _without(removed: Sequence[int], values: _Sliced) -> _Sliced:
    """A string or array without the items at the (sorted) indices."""
    if not removed:
        return values
    kept = values[: removed[0]]
    starts = [at + 1 for at in removed]
    pieces = [
        values[a:b] for a, b in zip(starts, [*removed[1:], len(values)], strict=True) if b > a
    ]
    if isinstance(kept, str):
        return kept + "".join(pieces)
    for piece in pieces:
        kept += piece
    return kept


def _originals(indices: Iterable[int], removed: Sequence[int]) -> Iterator[int]:
    """The indices in PDFium's list of characters that stand at these after removal."""
    shifts = [at - gone for gone, at in enumerate(removed)]
    return (index + bisect_right(shifts, index) for index in indices)


def _cut_fragments(
    glyphs: Glyphs, edges: Sequence[int], handle: int, removed: Sequence[int]
) -> None:
    """Cut the page's characters at the edges; set aside what stands across the text."""
    text, top, bottom = glyphs.text, glyphs.top, glyphs.bottom
    spans = list(pairwise(edges))
    firsts = list(_originals((start for start, _ in spans), removed))
    longest = max(range(len(spans)), key=lambda at: spans[at][1] - spans[at][0])
    straight = pdfium.char_angle(handle, firsts[longest])
    tall, uneven = 1.8 * glyphs.em, 1.5 * glyphs.em
    unmapped = sampled = 0
    for (start, stop), origin in zip(spans, firsts, strict=True):
        piece = text[start:stop]
        words = piece.strip()
        high, low = min(top[start:stop]), max(bottom[start:stop])
        if low - high > uneven and stop - start > 1:
            high, low = _evened(glyphs, start, stop)
        if not words:
            right = max(glyphs.right[start:stop])
            blank = Fragment(high, glyphs.left[start], right, low, start, start, piece, "", False)
            glyphs.fragments.append(blank)
            continue
        lead = piece[: len(piece) - len(piece.lstrip())]
        begin, first = start + len(lead), origin + len(lead)
        end = begin + len(words)
        fragment = Fragment(
            high,
            glyphs.left[begin],
            max(glyphs.right[begin:end]),
            low,
            begin,
            end,
            lead,
            text[end:stop],
            _is_bold(handle, first),
        )
        sampled += 1
        unmapped += pdfium.has_map_error(handle, first) == 1
        if (len(words) < 3 or low - high > tall) and _stands_across(handle, first, straight):
            _set_aside(glyphs, fragment)
        else:
            glyphs.fragments.append(fragment)
    glyphs.unmapped = unmapped / sampled if sampled else 0.0


def _evened(glyphs: Glyphs, start: int, stop: int) -> tuple[float, float]:
    """Cut boxes down that reach far above or below those around them, as some fonts have it.

    Returns the top and bottom of the fragment.
    """
    top, bottom = glyphs.top, glyphs.bottom
    highs, lows = sorted(top[start:stop]), sorted(bottom[start:stop])
    high, low = highs[(stop - start) // 2], lows[(stop - start - 1) // 2]
    if low - high > 1.5 * glyphs.em and highs[-1] - highs[0] < glyphs.em:
        low = lows[0]  # most of them reach too far down
    reach = 0.4 * (low - high)
    shown = glyphs.boxes if glyphs.upright else None
    for index in range(start, stop):
        if top[index] < high - reach:
            top[index] = high
        if bottom[index] > low + reach:
            bottom[index] = low
        if shown is not None:
            shown[4 * index + 1], shown[4 * index + 3] = top[index], bottom[index]
    return min(top[start:stop]), max(bottom[start:stop])


def _stands_across(handle: int, index: int, straight: float) -> bool:
    angle: float = pdfium.char_angle(handle, index)
    return abs((angle - straight + math.pi) % (2 * math.pi) - math.pi) > 0.05


def _set_aside(glyphs: Glyphs, fragment: Fragment) -> None:
    """Keep a fragment apart, joined to the one before where the slant has cut one text up."""
    if glyphs.aside:
        last = glyphs.aside[-1]
        between = glyphs.text[last.stop : fragment.start]
        if last.stop <= fragment.start and not between.strip():
            glyphs.aside[-1] = Fragment(
                min(last.top, fragment.top),
                min(last.left, fragment.left),
                max(last.right, fragment.right),
                max(last.bottom, fragment.bottom),
                last.start,
                fragment.stop,
                last.lead,
                fragment.trail,
                last.bold,
            )
            return
    glyphs.aside.append(fragment)


_FONT_NAME = ctypes.create_string_buffer(256)
_FONT_FLAGS = ctypes.c_int()


def _is_bold(handle: int, index: int) -> bool:
    """Whether the character's font is bold by its flags or its name."""
    length = pdfium.font_info(
        handle, index, ctypes.addressof(_FONT_NAME), 256, ctypes.addressof(_FONT_FLAGS)
    )
    if not 0 < length <= 256:
        return False
    return bool(_FONT_FLAGS.value & _FORCE_BOLD) or _bold_name(_FONT_NAME.value)


@lru_cache(maxsize=1024)
def _bold_name(name: bytes) -> bool:
    name = name.lower()
    return any(part in name for part in _BOLD_FONTS)

"""The characters of one PDF page with their boxes, cleaned of what producers and PDFium add.

Two frames: the page as displayed (/Rotate applied), in which boxes leave the reader, and the layout
frame, turned so that most of the text runs from left to right (a landscape table on an upright
page, vertical Chinese). Both count points from the top left corner. A contract of a hundred pages
has a hundred thousand characters: what touches each of them is `map` or a slice.
"""

from __future__ import annotations

import ctypes
import math
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice, pairwise, repeat
from typing import NamedTuple

from reviewer.document import pdfium
from reviewer.document.pdf_characters import HAN, repaired
from reviewer.document.pdf_cleaning import SHAPELESS, cleaned, made_up, originals, stretch, without
from reviewer.document.pdf_frames import Boxes, Frame

# Beyond this a page is an attack or a drawing made of letters, not a contract.
MAX_GLYPHS = 200_000

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
    across the others or off the page: watermarks, text along the edge, what was cropped. `doubtful`
    are the characters, ascending, of which recognition was not sure.
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
    doubtful: list[int] = field(default_factory=list)


def read_glyphs(page: pdfium.PdfPage, number: int) -> Glyphs:
    """The characters of an open page. The caller holds pdfium.LOCK."""
    frame = Frame.of(page)
    glyphs = Glyphs(number, *frame.size(frame.rotation), *frame.size(0))
    with pdfium.text_of_page(page) as handle:
        count = min(pdfium.char_count(handle), MAX_GLYPHS)
        if count > 0:
            _fill(glyphs, handle, count, frame)
    return glyphs


def _fill(glyphs: Glyphs, handle: int, count: int, frame: Frame) -> None:
    text, boxes = _text(handle, count), _boxes(handle, count)
    turn = _reading_turn(text, boxes)
    glyphs.turn, glyphs.upright = turn, turn == frame.rotation
    glyphs.layout_width, glyphs.layout_height = frame.size(turn)
    layout = frame.place(turn, boxes)
    glyphs.em = em = _em(text, layout)
    added = made_up(text, layout, em)
    for index in added.kept:
        stretch(boxes, index, turn)
        stretch(layout, index, 0)
    displayed = layout if turn == frame.rotation else frame.place(frame.rotation, boxes)
    removed = added.removed
    clean, box, cuts, doubled = cleaned(text, layout, removed, em)
    if doubled:
        removed = sorted({*removed, *originals(doubled, removed)})
        clean, box, cuts, _ = cleaned(text, layout, removed, em)
    glyphs.text = repaired(clean)
    glyphs.left, glyphs.top, glyphs.right, glyphs.bottom = box
    shown = box if displayed is layout else Boxes(*(without(removed, one) for one in displayed))
    glyphs.boxes = array("f", bytes(16 * len(clean)))
    for side, values in enumerate(shown):
        glyphs.boxes[side::4] = values
    breaks = {at - bisect_right(removed, at - 1) for at in added.breaks}
    edges = sorted({0, len(clean), *cuts, *breaks})
    _cut_fragments(glyphs, edges, handle, removed)


def _text(handle: int, count: int) -> str:
    """One code point per character of PDFium's list."""
    buffer = array("H", bytes(2 * count + 2))
    units = pdfium.text_of(handle, 0, count, buffer.buffer_info()[0])
    text = buffer[: max(0, units - 1)].tobytes().decode("utf-16-le", "replace")
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
            chars[at + 1] = SHAPELESS
    return "".join(chars)


def _boxes(handle: int, count: int) -> Boxes:
    packed = pdfium.loose_boxes(handle, count)
    if not math.isfinite(sum(packed)):
        # A damaged file may put a character nowhere.
        packed = array("f", (edge if math.isfinite(edge) else 0.0 for edge in packed))
    return Boxes(packed[0::4], packed[1::4], packed[2::4], packed[3::4])


def _reading_turn(text: str, box: Boxes) -> int:
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


def _em(text: str, layout: Boxes) -> float:
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


def _cut_fragments(
    glyphs: Glyphs, edges: Sequence[int], handle: int, removed: Sequence[int]
) -> None:
    """Cut the page's characters at the edges; set aside what stands across the text."""
    text, top, bottom = glyphs.text, glyphs.top, glyphs.bottom
    spans = list(pairwise(edges))
    firsts = list(originals((start for start, _ in spans), removed))
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
        across = (len(words) < 3 or low - high > tall) and _stands_across(handle, first, straight)
        if across or _off_the_page(glyphs, fragment):
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


def _off_the_page(glyphs: Glyphs, fragment: Fragment) -> bool:
    """Whether nobody sees the words: they stand beside, above or below what the page shows."""
    return (
        fragment.right < 0
        or fragment.left > glyphs.layout_width
        or fragment.bottom < 0
        or fragment.top > glyphs.layout_height
    )


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
_AT_FONT_NAME, _AT_FONT_FLAGS = ctypes.addressof(_FONT_NAME), ctypes.addressof(_FONT_FLAGS)


def _is_bold(handle: int, index: int) -> bool:
    """Whether the character's font is bold by its flags or its name."""
    length = pdfium.font_info(handle, index, _AT_FONT_NAME, 256, _AT_FONT_FLAGS)
    if not 0 < length <= 256:
        return False
    return bool(_FONT_FLAGS.value & _FORCE_BOLD) or _bold_name(_FONT_NAME.value)


@lru_cache(maxsize=1024)
def _bold_name(name: bytes) -> bool:
    name = name.lower()
    return any(part in name for part in _BOLD_FONTS)

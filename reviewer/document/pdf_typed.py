"""Boxes to tick, and words typed onto a page without an appearance, put among its characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.document.pdf_annotations import Overlay, Tick, Typed
from reviewer.document.pdf_characters import WIDE
from reviewer.document.pdf_frames import Area, Frame
from reviewer.document.pdf_glyphs import Fragment, Glyphs

_TICKED, _EMPTY = "☑", "☐"
_PRINTED_BOXES = "□☐○◯〇口"
_MOST_CHARACTERS = 5_000  # of one annotation
_SQUEEZED = 0.5  # of their width characters have at least, where there is room
_LINE = 1.3  # ems from one line to the next


def put_over(glyphs: Glyphs, frame: Frame, overlay: Overlay) -> None:
    """Add what lies over the page where it is seen."""
    for tick in overlay.ticks:
        _put_tick(glyphs, frame, tick)
    for typed in overlay.typed:
        for parts in lines_of(typed, glyphs.em):
            _put(glyphs, frame, parts)


def _put_tick(glyphs: Glyphs, frame: Frame, tick: Tick) -> None:
    """The box, or the tick in a box that is printed under it."""
    left, top, right, bottom = frame.area(glyphs.turn, tick.area)
    for at, char in enumerate(glyphs.text):
        if char not in _PRINTED_BOXES:
            continue
        x = (glyphs.left[at] + glyphs.right[at]) / 2
        y = (glyphs.top[at] + glyphs.bottom[at]) / 2
        if left <= x <= right and top <= y <= bottom:
            if tick.ticked:
                glyphs.text = f"{glyphs.text[:at]}{_TICKED}{glyphs.text[at + 1 :]}"
            return
    _put(glyphs, frame, [(_TICKED if tick.ticked else _EMPTY, tick.area)])


def lines_of(typed: Typed, usual: float) -> Iterator[list[tuple[str, Area]]]:
    """The lines of what was typed: the parts of each, and where these stand in page space. `usual`
    is the size of the characters where the file does not say.

    A line that is wider than its box is squeezed; one that would be squeezed to less than half goes
    on below where there is room.
    """
    left, bottom, right, top = typed.area
    em, height = typed.size or usual, top - bottom
    given = [line.strip() for line in typed.text[:_MOST_CHARACTERS].splitlines()]
    ems = (right - left) / em
    lines = [[line] for line in given if line]
    if any(_width(line) > ems / _SQUEEZED for (line,) in lines):
        broken = [list(_broken(line, ems)) for (line,) in lines]
        lines = broken if sum(map(len, broken)) * _LINE * em <= height + em else lines
    for line in lines:
        parts = []
        for words in line:
            end = min(left + em * _width(words), max(right, left + 1))
            parts.append((words, (left, top - em, end, top)))
            top -= _LINE * em
        yield parts


def _broken(line: str, ems: float) -> Iterator[str]:
    """A line broken where it is wider than so many ems: between Chinese characters, or behind a
    space."""
    start, width, gap = 0, 0.0, 0
    for at, char in enumerate(line):
        width += _width(char)
        if WIDE.match(char) or line[max(at - 1, 0)] == " ":
            gap = at
        if width > ems and at > start:
            stop = gap if gap > start else at
            yield line[start:stop]
            start, width = stop, _width(line[stop : at + 1])
    yield line[start:]


def _width(text: str) -> float:
    return sum(1.0 if WIDE.match(char) else 0.5 for char in text)


def _put(glyphs: Glyphs, frame: Frame, parts: Sequence[tuple[str, Area]]) -> None:
    """Add a line of characters, each part of which fills an area of page space from left to right.
    The line stands where its first part does."""
    start = len(glyphs.text)
    for text, (left, bottom, right, top) in parts:
        whole, x = _width(text), left
        glyphs.text += text
        for char in text:
            step = (right - left) * _width(char) / whole
            box = x, bottom, x + step, top
            glyphs.boxes.extend(frame.area(frame.rotation, box))
            for side, edge in zip(
                (glyphs.left, glyphs.top, glyphs.right, glyphs.bottom),
                frame.area(glyphs.turn, box),
                strict=True,
            ):
                side.append(edge)
            x += step
    x0, y0, x1, y1 = frame.area(glyphs.turn, parts[0][1])
    stop = len(glyphs.text)
    glyphs.fragments.append(Fragment(y0, x0, x1, y1, start, stop, "", "", False))

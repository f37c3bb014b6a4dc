"""The ruling lines of a PDF page: what tables are drawn with.

A line may be stroked, or filled as a thin rectangle; a table may be drawn as one frame or cell by
cell. All that is left of it here are straight horizontal and vertical lines in the layout frame.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat
from typing import NamedTuple

from reviewer.document import pdfium
from reviewer.document.pdf_frames import Frame
from reviewer.document.pdfium import raw

# A page with more is a drawing; a path with more is a figure.
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 400
_DEEPEST_FORM = 4
# Points: the thickness of a line at most; how far apart two lines are one; how crooked one may be.
_THICKEST = 3.0
_NEAR = 3.0
_CROOKED = 0.7
_SHORTEST = 5.0

_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A line: for a horizontal one `at` is its height, `start` and `stop` its left and right end;
    for a vertical one `at` is its distance from the left, `start` and `stop` its top and bottom."""

    at: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page, each once, in points of the layout frame."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)


def read_rules(page: pdfium.PdfPage, frame: Frame, turn: int) -> Rules:
    """The ruling lines of an open page. The caller holds pdfium.LOCK."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for one, other in _lines(page):
        (x0, y0), (x1, y1) = frame.point(turn, *one), frame.point(turn, *other)
        if abs(y1 - y0) <= _CROOKED < abs(x1 - x0):
            horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _CROOKED < abs(y1 - y0):
            vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(merged(horizontal), merged(vertical))


def merged(rules: list[Rule]) -> list[Rule]:
    """Lines that lie on or go on from each other made one; dots and ticks left out."""
    rules.sort()
    clusters: list[list[Rule]] = []
    for rule in rules:
        if clusters and rule.at - clusters[-1][0].at <= _NEAR:
            clusters[-1].append(rule)
        else:
            clusters.append([rule])
    merged: list[Rule] = []
    for cluster in clusters:
        at = sum(rule.at for rule in cluster) / len(cluster)
        spans: list[list[float]] = []
        for rule in sorted(cluster, key=lambda rule: rule.start):
            if spans and rule.start <= spans[-1][1] + _NEAR:
                spans[-1][1] = max(spans[-1][1], rule.stop)
            else:
                spans.append([rule.start, rule.stop])
        merged += [Rule(at, start, stop) for start, stop in spans if stop - start >= _SHORTEST]
    return merged


def _lines(page: pdfium.PdfPage) -> Iterator[tuple[_Point, _Point]]:
    """The straight lines of a page's paths in page space."""
    handle = pdfium.address(page.raw)
    count = pdfium.object_count(handle)
    if count > _MOST_OBJECTS:
        return
    # Nearly all are text: what touches each of them is `map`.
    objects = list(map(pdfium.object_at, repeat(handle), range(count)))
    for found, kind in zip(objects, map(pdfium.object_type, objects), strict=True):
        if kind != raw.FPDF_PAGEOBJ_TEXT:
            yield from _lines_of(found, kind, _IDENTITY, 0)


def _lines_of(
    handle: int, kind: int, outer: _Matrix, depth: int
) -> Iterator[tuple[_Point, _Point]]:
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path_lines(handle, _times(_matrix(handle), outer))
    elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
        matrix = _times(_matrix(handle), outer)
        for index in range(min(pdfium.form_object_count(handle), _MOST_OBJECTS)):
            inner = pdfium.form_object_at(handle, index)
            yield from _lines_of(inner, pdfium.object_type(inner), matrix, depth + 1)


def _path_lines(handle: int, matrix: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    count = pdfium.path_segment_count(handle)
    if not 1 < count <= _MOST_SEGMENTS:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.path_draw_mode(handle, ctypes.addressof(fill), ctypes.addressof(stroke))
    for points in _subpaths(handle, count, matrix):
        if stroke.value:
            yield from pairwise(points)
        else:  # what is neither filled nor stroked is no object of the page
            yield from _thin(points)


def _subpaths(handle: int, count: int, matrix: _Matrix) -> Iterable[list[_Point]]:
    """The corners of every part of a path that has no curve in it."""
    parts: defaultdict[int, list[_Point]] = defaultdict(list)
    curved: set[int] = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    a, b, c, d, e, f = matrix
    part = 0
    for index in range(count):
        segment = pdfium.path_segment_at(handle, index)
        kind = pdfium.segment_type(segment)
        pdfium.segment_point(segment, at_x, at_y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            part += 1
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            curved.add(part)
        parts[part].append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.segment_closes(segment):
            parts[part].append(parts[part][0])
    return [points for part, points in parts.items() if part not in curved]


def _thin(points: list[_Point]) -> Iterator[tuple[_Point, _Point]]:
    """The middle line of a filled shape that is hardly thicker than a line."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    width, height = right - left, high - low
    if height <= _THICKEST and height < width:
        middle = (low + high) / 2
        yield (left, middle), (right, middle)
    elif width <= _THICKEST and width < height:
        middle = (left + right) / 2
        yield (middle, low), (middle, high)


_VALUES = (ctypes.c_float * 6)()
_AT_VALUES = ctypes.addressof(_VALUES)


def _matrix(handle: int) -> _Matrix:
    pdfium.object_matrix(handle, _AT_VALUES)
    a, b, c, d, e, f = _VALUES
    return a, b, c, d, e, f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """The inner transformation, then the outer one (PDF 32000-1 §8.3.4)."""
    if outer is _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )

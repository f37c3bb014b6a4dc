"""The picture of a scanned page made ready for recognition: stamps cleared, turned, levelled."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from reviewer.document import pdfium
from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_model import Sheet
from reviewer.document.scan_photograph import evenly_lit, find_sheet, size_of, straightened

Picture: TypeAlias = NDArray[np.uint8]
Gap = tuple[float, float]

# Pixels: the short side of a page at which print of 9 points and more is read without loss; all of
# a picture at most. Measured, see `tests/document/test_scan_reading.py`.
_SHORT_SIDE = 1240
_MOST_PIXELS = 6_000_000
_LARGER = 2.0  # times as large a photograph is drawn at most for the sake of the sheet in it
# How much redder than green and blue the ink of a stamp is, even where it has run thin.
_RED = 30
# A seal is round or nearly square, at least 1 cm wide (the name seal of a person).
_SMALLEST_SEAL = 28.0
_SEAL_SHAPE = 1.8
# Degrees: what paper in a feeder or a hand is askew at most.
_MOST_ASKEW = 12.0
_DARK = 140
# Of a line's height.
_NARROWEST_GAP = 0.06
_SHORTEST_RULE = 16.0  # points
# How dark ink is at least, measured by the paper; how much of it a page is not blank with.
_INK = 0.65
_LEAST_INK = 0.00003


def drawn(page: pdfium.PdfPage, larger: float = 1.0) -> tuple[Picture, float]:
    """An open page as a picture (blue, green, red), and its pixels per point.

    It is as large as print needs, or so many times `larger`. The caller holds pdfium.LOCK.
    """
    width, height = page.get_size()
    scale = larger * _SHORT_SIDE / max(1.0, min(width, height))
    scale = min(scale, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    bitmap = page.render(scale=scale)
    try:
        picture = np.array(bitmap.to_numpy(), dtype=np.uint8, copy=True)
    finally:
        bitmap.close()
    return np.ascontiguousarray(picture[:, :, :3]), scale


def laid_flat(page: pdfium.PdfPage) -> tuple[Picture, float, Sheet | None]:
    """An open page as a picture of nothing but the paper, evenly lit: see `drawn`.

    Of a photograph the sheet in it, drawn as large as a scan of it would be.
    """
    picture, scale = drawn(page)
    corners = find_sheet(picture)
    if corners is None:
        return evenly_lit(picture), scale, None
    larger, fine = drawn(page, min(_LARGER, _SHORT_SIDE / max(1.0, min(size_of(corners)))))
    flat, sheet = straightened(larger, corners * np.float32(fine / scale), fine)
    return evenly_lit(flat), fine, sheet


def is_blank(picture: Picture) -> bool:
    """Whether there is not so much as one character on the paper, however grey that is."""
    grey = _grey(picture)
    return float((grey < _INK * float(np.median(grey))).mean()) < _LEAST_INK


def without_seals(picture: Picture, scale: float) -> Picture:
    """The picture in which red seals are gone and the words under them stand as they were.

    Red paper and red print stay: a seal is known by its shape. Through a red glass, which is what
    the red channel is, the ink of a seal is as bright as paper, and black remains black.
    """
    blue, green, red = (picture[:, :, at].astype(np.int16) for at in range(3))
    ink = (red - np.maximum(blue, green) > _RED).astype(np.uint8)
    if not ink.any():
        return picture
    reach = max(3, round(6 * scale))
    blot = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(blot, connectivity=8)
    cleared = picture.copy()
    for left, top, width, height, _ in boxes[1:count]:
        shape = max(width, height) / max(1, min(width, height))
        if min(width, height) < _SMALLEST_SEAL * scale or shape > _SEAL_SHAPE:
            continue
        edge = round(2 * scale)
        rows = slice(max(0, top - edge), top + height + edge)
        columns = slice(max(0, left - edge), left + width + edge)
        cleared[rows, columns] = picture[rows, columns, 2:3]
    return cleared


def how_it_lies(picture: Picture) -> tuple[bool, float]:
    """Whether the lines run from top to bottom, and the degrees clockwise by which the picture must
    be turned (after a quarter turn if they do) for them to be level.

    Level lines have white between them from one margin to the other; columns of characters, which
    in Chinese stand below each other too, have it less sharply.
    """
    ink = _small_ink(picture)
    if not ink.any():
        return False, 0.0
    upright, on_its_side = _levelling(ink), _levelling(np.rot90(ink))
    sideways = on_its_side[0] > upright[0]
    return sideways, (on_its_side if sideways else upright)[1]


def _levelling(ink: Picture) -> tuple[float, float]:
    """How sharply lines are parted at the best angle, and that angle."""
    ink = np.ascontiguousarray(ink)
    best = _banding(ink), 0.0
    for step, reach in ((1.0, _MOST_ASKEW), (0.2, 0.8), (0.05, 0.15)):
        middle, steps = best[1], round(reach / step)
        for at in range(-steps, steps + 1):
            angle = round(middle + step * at, 2)
            best = max(best, (_banding(_turned(ink, angle, 0)), angle), key=lambda one: one[0])
    return best


def levelled(picture: Picture, angle: float) -> Picture:
    """The picture turned clockwise by some degrees round its middle; corners are filled white."""
    return _turned(picture, angle, 255) if angle else picture


def quarter_turned(picture: Picture, turns: int) -> Picture:
    """The picture after some quarter turns clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -turns)) if turns % 4 else picture


def ruling_lines(picture: Picture, scale: float) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and vertical lines of a levelled picture, in points."""
    ink = (_grey(picture) < _DARK + 40).astype(np.uint8)
    longest = max(12, round(_SHORTEST_RULE * scale))
    across = _strokes(ink, (1, longest))
    down = _strokes(ink.T.copy(), (1, longest))
    return (
        [
            Rule((top + height / 2) / scale, left / scale, (left + width) / scale)
            for left, top, width, height in across
        ],
        [
            Rule((top + height / 2) / scale, left / scale, (left + width) / scale)
            for left, top, width, height in down
        ],
    )


def gaps(picture: Picture, left: float, top: float, right: float, bottom: float) -> list[Gap]:
    """Where a line of print (its box in pixels) has no ink, but for the gaps within characters."""
    # Neither the lines above and below nor an underline count.
    inset = (bottom - top) * 0.12
    rows = slice(max(0, round(top + inset)), max(0, round(bottom - inset)))
    first = max(0, round(left))
    crop = picture[rows, first : max(0, round(right))]
    if crop.size == 0:
        return []
    grey = _grey(crop)
    dark, light = np.percentile(grey, (2, 98))
    white = (grey > (dark + light) / 2).all(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], white.view(np.int8), [0]))))
    narrowest = _NARROWEST_GAP * (bottom - top)
    return [
        (float(first + start), float(first + stop))
        for start, stop in zip(edges[::2], edges[1::2], strict=True)
        if stop - start >= narrowest
    ]


def _strokes(ink: Picture, shape: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """Boxes (left, top, width, height) of what is long and thin from left to right."""
    # A line that is not quite level leaves its row of pixels: two rows are looked at as one.
    joined = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    opened = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    thickest = max(8, shape[1] // 3)
    return [
        (int(left), int(top), int(width), int(height))
        for left, top, width, height, _ in boxes[1:count]
        if height <= thickest and width >= shape[1]
    ]


def _grey(picture: Picture) -> Picture:
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def _small_ink(picture: Picture) -> Picture:
    """Where the ink is, at a size at which a line of print is a few pixels high."""
    grey = _grey(picture)
    factor = 900 / max(grey.shape)
    if factor < 1:
        grey = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA).astype(
            np.uint8, copy=False
        )
    ink = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15
    ).astype(np.uint8, copy=False)
    # The frame of a scan (the edge of the paper, the lid) is no print.
    margin_y, margin_x = (side // 40 for side in ink.shape)
    ink[:margin_y] = ink[-margin_y:] = 0
    ink[:, :margin_x] = ink[:, -margin_x:] = 0
    return ink


def _banding(ink: Any) -> float:
    """How sharply rows with ink are parted from rows without."""
    rows = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def _turned(picture: Picture, angle: float, fill: int) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(fill,) * 3
    )
    return np.asarray(turned, dtype=np.uint8)

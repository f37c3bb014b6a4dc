"""Photographs of paper made like scans: the sheet found and straightened, shadows taken out.

A sheet photographed by hand is a quadrangle, brighter than the table it lies on. What fills the
whole picture is a scan already and stays as it is.
"""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from reviewer.document.scan_model import Matrix, Sheet

Picture = NDArray[np.uint8]
Quad = NDArray[np.float32]

_LOOKED_AT = 700  # pixels of the long side at which the sheet is looked for
# The sheet's share of the picture; degrees its corners may be off the square.
_SMALLEST, _LARGEST = 0.2, 0.985
_OFF_SQUARE = 28.0
# What lies around it, as darker as that, is looked at so far from its edges, of the long side.
_DARKER = 0.65
_BAND = 0.015
_NEARBY = 5  # a fifth of the long side
# Light that falls off by less than that from the brightest to the darkest part harms nobody.
_EVEN = 0.8
_SHADE = 60  # pixels of the long side at which light is measured


def find_sheet(picture: Picture) -> Quad | None:
    """The corners of the sheet from the top left on clockwise, in pixels; None for a scan."""
    factor = _LOOKED_AT / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    blurred = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    grey = np.asarray(blurred, dtype=np.uint8)
    split, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Measured by the brightest nearby, paper in the shadow is paper and the table beside it is not.
    nearby = np.ones((_LOOKED_AT // _NEARBY, _LOOKED_AT // _NEARBY), np.uint8)
    relative = cv2.divide(grey, cv2.blur(cv2.dilate(grey, nearby), (31, 31)), scale=255)
    found = [
        corners
        for corners in (_brightest(relative, 0.6 * 255), _brightest(grey, split))
        if corners is not None and _is_sheet(corners, grey)
    ]
    if not found:
        return None
    return np.asarray(max(found, key=cv2.contourArea) / factor, dtype=np.float32)


def _brightest(grey: Any, threshold: float) -> Quad | None:
    """The largest part that is brighter, if it is a quadrangle."""
    _, bright = cv2.threshold(grey, threshold, 255, cv2.THRESH_BINARY)
    # Print does not cut the sheet in two.
    reach = max(3, _LOOKED_AT // 40)
    whole = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    contours, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    largest = cv2.convexHull(max(contours, key=cv2.contourArea))
    return _four_corners(np.asarray(largest, dtype=np.int32))


def _four_corners(hull: NDArray[np.int32]) -> Quad | None:
    """The hull as a quadrangle, if it is one but for bent edges."""
    around = cv2.arcLength(hull, True)
    for share in (0.02, 0.03, 0.05):
        corners = cv2.approxPolyDP(hull, share * around, True)
        if len(corners) == 4:
            points = corners.reshape(4, 2).astype(np.float32)
            if cv2.contourArea(points) > 0.93 * cv2.contourArea(hull):
                return _ordered(points)
    return None


def _ordered(points: Quad) -> Quad:
    """From the top left on clockwise."""
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    points = points[np.argsort(angles)]
    return np.roll(points, -int(np.argmin(points.sum(axis=1))), axis=0)


def _is_sheet(corners: Quad, grey: NDArray[np.uint8]) -> bool:
    height, width = grey.shape
    share = cv2.contourArea(corners) / (height * width)
    if not _SMALLEST < share < _LARGEST:
        return False
    edges = np.roll(corners, -1, axis=0) - corners
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    cosines = np.abs((edges * np.roll(edges, -1, axis=0)).sum(axis=1)) / (
        lengths * np.roll(lengths, -1)
    )
    if float(cosines.max()) > math.sin(math.radians(_OFF_SQUARE)):
        return False
    return all(
        _parts_light_from_dark(corner, following, grey)
        for corner, following in zip(corners, np.roll(corners, -1, axis=0), strict=True)
    )


def _parts_light_from_dark(start: Quad, stop: Quad, grey: NDArray[np.uint8]) -> bool:
    """Whether all along an edge of a sheet, taken clockwise, it is darker outside; at the picture's
    edge nobody knows.

    A shadow is not as dark as that, and the print on a sheet not everywhere.
    """
    height, width = grey.shape
    along = stop - start
    across = np.array([-along[1], along[0]]) / max(1e-6, float(np.hypot(*along)))
    step = _BAND * max(height, width)
    darker = known = 0
    for share in np.linspace(0.08, 0.92, 25):
        spot = start + share * along
        outside, inside = spot - step * across, spot + step * across
        if not (0 <= outside[0] < width and 0 <= outside[1] < height):
            continue
        known += 1
        darker += _value(grey, outside) < _DARKER * _value(grey, inside)
    return darker >= 0.8 * known


def _value(grey: NDArray[np.uint8], spot: Quad) -> float:
    """How bright it is around a spot: the paper, where there is print on it."""
    x, y = round(float(spot[0])), round(float(spot[1]))
    around = grey[max(0, y - 3) : y + 4, max(0, x - 3) : x + 4]
    return float(np.percentile(around, 80)) if around.size else 255.0


def size_of(corners: Quad) -> tuple[float, float]:
    """Width and height of the sheet: of two opposite edges the longer one, which is nearer."""
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(np.hypot(*(top_right - top_left)), np.hypot(*(bottom_right - bottom_left)))
    height = max(np.hypot(*(bottom_left - top_left)), np.hypot(*(bottom_right - top_right)))
    return float(width), float(height)


def straightened(picture: Picture, corners: Quad, scale: float) -> tuple[Picture, Sheet]:
    """The sheet as if scanned, and the way back. `scale` is pixels per point."""
    width, height = (max(1, round(side)) for side in size_of(corners))
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    flat = cv2.warpPerspective(
        picture,
        cv2.getPerspectiveTransform(corners, square),
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderValue=(255, 255, 255),
    )
    back = cv2.getPerspectiveTransform(square / scale, corners / np.float32(scale))
    values = (back / back[2, 2]).reshape(9).tolist()
    matrix: Matrix = tuple(values[:8])
    return np.asarray(flat, dtype=np.uint8), Sheet(width / scale, height / scale, matrix)


def evenly_lit(picture: Picture) -> Picture:
    """The picture without shadows: the paper is equally white everywhere."""
    factor = _SHADE / max(picture.shape[:2])
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    # The brightest of each neighbourhood is paper: print is thinner than that.
    reach = max(3, round(0.5 / factor)) | 1
    paper = cv2.dilate(grey, np.ones((reach, reach), np.uint8))
    light = cv2.resize(paper, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    light = cv2.GaussianBlur(cv2.medianBlur(light, 5), (0, 0), 2.0)
    darkest, brightest = np.percentile(light, (2, 98))
    if darkest >= _EVEN * brightest:
        return picture
    spread = cv2.resize(light, picture.shape[1::-1], interpolation=cv2.INTER_CUBIC)
    gain = 245.0 / np.maximum(spread.astype(np.float32), 30.0)
    lit = picture.astype(np.float32) * gain[:, :, None]
    return np.asarray(np.clip(lit, 0, 255), dtype=np.uint8)

"""The sheet in a photograph: found, straightened, evenly lit."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import scanned_pages as paper

from reviewer.document.scan_photograph import evenly_lit, find_sheet, size_of, straightened

FLAT = ((0.10, 0.07), (0.93, 0.12), (0.97, 0.95), (0.05, 0.90))
STEEP = ((0.20, 0.10), (0.85, 0.06), (0.99, 0.97), (0.02, 0.90))


@pytest.fixture(scope="module")
def sheet() -> paper.Picture:
    return paper.picture_of(paper.typeset(table=True), scale=1.2)


def seen(picture: paper.Picture) -> paper.Picture:
    """As the reader has it: blue, green, red."""
    return np.ascontiguousarray(picture[:, :, ::-1])


def shares(picture: paper.Picture) -> list[list[float]]:
    """The corners that were found, as shares of the picture."""
    corners = find_sheet(picture)
    assert corners is not None
    height, width = picture.shape[:2]
    return [[float(x) / width, float(y) / height] for x, y in corners]


@pytest.mark.parametrize("corners", [FLAT, STEEP])
@pytest.mark.parametrize("darkest", [1.0, 0.35, 0.2])
def test_a_sheet_on_a_dark_table_is_found(
    sheet: paper.Picture, corners: paper.Corners, darkest: float
) -> None:
    picture = paper.photographed(sheet, corners)
    if darkest < 1:
        picture = paper.shaded(picture, darkest)
    found = shares(seen(picture))
    assert np.abs(np.array(found) - np.array(corners)).max() < 0.012


def test_a_scan_is_no_sheet_on_a_table(sheet: paper.Picture) -> None:
    for scan in (sheet, paper.askew(sheet, 5), paper.worn(sheet), paper.shaded(sheet)):
        assert find_sheet(seen(scan)) is None


def test_a_black_picture_has_no_sheet() -> None:
    assert find_sheet(np.zeros((400, 300, 3), np.uint8)) is None


def test_a_small_card_on_a_table_is_not_the_page(sheet: paper.Picture) -> None:
    card = ((0.4, 0.4), (0.6, 0.4), (0.6, 0.6), (0.4, 0.6))
    assert find_sheet(seen(paper.photographed(sheet, card))) is None


def test_a_kite_is_no_sheet(sheet: paper.Picture) -> None:
    kite = ((0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.3, 0.5))
    assert find_sheet(seen(paper.photographed(sheet, kite))) is None


def test_of_two_edges_the_longer_counts() -> None:
    corners = np.array([[10, 0], [90, 0], [100, 200], [0, 200]], np.float32)
    width, height = size_of(corners)
    assert width == 100
    assert height == pytest.approx(200.25, abs=0.01)


def test_a_straightened_sheet_is_as_it_was_before(sheet: paper.Picture) -> None:
    picture = seen(paper.photographed(sheet, FLAT))
    corners = find_sheet(picture)
    assert corners is not None
    flat, _ = straightened(picture, corners, 1.2)
    expected = cv2.resize(seen(sheet), flat.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert np.abs(flat.astype(int) - expected.astype(int)).mean() < 12


def test_the_way_back_leads_to_the_corners() -> None:
    corners = np.array([[120, 60], [900, 110], [960, 1300], [70, 1250]], np.float32)
    _, sheet = straightened(np.full((1400, 1000, 3), 255, np.uint8), corners, 2.0)
    for (x, y), corner in zip(
        [(0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height)],
        corners / 2.0,
        strict=True,
    ):
        assert sheet.on_page(x, y) == pytest.approx(tuple(corner), abs=0.05)


def test_shadows_are_taken_out_and_print_stays_dark(sheet: paper.Picture) -> None:
    lit = evenly_lit(seen(paper.shaded(sheet)))
    grey = cv2.cvtColor(lit, cv2.COLOR_BGR2GRAY)
    corner = grey[-60:, -60:]
    assert corner.min() > 200
    assert (grey < 120).mean() == pytest.approx((cv2.cvtColor(sheet, 6) < 120).mean(), rel=0.5)


def test_even_light_is_left_alone(sheet: paper.Picture) -> None:
    assert evenly_lit(sheet) is sheet


def test_a_sheet_that_fills_the_picture_needs_no_straightening() -> None:
    picture = np.zeros((1000, 800, 3), np.uint8)
    picture[6:-6, 6:-6] = 250
    assert find_sheet(picture) is None

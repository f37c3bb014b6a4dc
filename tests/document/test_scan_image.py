"""The picture of a page made ready for recognition."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="the extra “ocr” is not installed")

import scanned_pages as paper
from contract_files import Page, Words, pdf

from reviewer.document import pdfium, scan_image

SCALE = 1.5


@pytest.fixture(scope="module")
def printed() -> paper.Picture:
    return paper.picture_of(paper.typeset(), scale=SCALE)


def inked(picture: paper.Picture) -> int:
    return int((picture.max(axis=2) < 100).sum())


@pytest.mark.parametrize("degrees", [-8.0, -1.5, 0.0, 0.6, 3.0])
def test_a_page_askew_is_turned_back(printed: paper.Picture, degrees: float) -> None:
    sideways, angle = scan_image.how_it_lies(paper.askew(printed, degrees))
    assert not sideways
    assert angle == pytest.approx(-degrees, abs=0.15)


@pytest.mark.parametrize("turns", [1, 3])
@pytest.mark.parametrize("degrees", [0.0, 2.0, -6.0])
def test_a_page_on_its_side_is_known(printed: paper.Picture, turns: int, degrees: float) -> None:
    lying = paper.on_its_side(paper.askew(printed, degrees), turns)
    sideways, angle = scan_image.how_it_lies(lying)
    assert sideways
    assert angle == pytest.approx(-degrees, abs=0.15)


def test_turning_and_turning_back_changes_nothing(printed: paper.Picture) -> None:
    turned = scan_image.quarter_turned(paper.on_its_side(printed, 1), 3)
    assert np.array_equal(turned, printed)
    assert scan_image.quarter_turned(printed, 4) is printed


def test_a_level_page_is_left_alone(printed: paper.Picture) -> None:
    assert scan_image.levelled(printed, 0.0) is printed


def test_the_corners_of_a_turned_page_are_white(printed: paper.Picture) -> None:
    assert scan_image.levelled(printed, 4.0)[0, 0].tolist() == [255, 255, 255]


def test_a_blank_page_is_told_from_a_written_one(printed: paper.Picture) -> None:
    assert not scan_image.is_blank(printed)
    assert scan_image.is_blank(np.full_like(printed, 240))
    assert scan_image.how_it_lies(np.full_like(printed, 240)) == (False, 0.0)


def test_a_page_with_a_single_character_is_not_blank() -> None:
    one = pdf(Page([Words(300, 400, "止", 9)]))
    assert not scan_image.is_blank(paper.picture_of(one, scale=1240 / 595))


def test_grain_is_no_ink(printed: paper.Picture) -> None:
    assert scan_image.is_blank(paper.worn(np.full_like(printed, 240)))


def test_a_seal_is_cleared_and_the_words_under_it_stay(printed: paper.Picture) -> None:
    stamped = np.ascontiguousarray(paper.sealed(printed, 400, 320, 180)[:, :, ::-1])
    cleared = scan_image.without_seals(stamped, SCALE)
    reddest = (cleared[:, :, 2].astype(int) - cleared[:, :, :2].min(axis=2)).max()
    assert reddest < 40
    assert inked(cleared) == pytest.approx(inked(printed), rel=0.02)


def test_red_print_is_no_seal(printed: paper.Picture) -> None:
    red = printed.copy()
    red[40:60, 100:400] = (30, 30, 220)
    assert np.array_equal(scan_image.without_seals(red, SCALE), red)


def test_a_page_in_black_is_left_alone(printed: paper.Picture) -> None:
    assert scan_image.without_seals(printed, SCALE) is printed


def test_the_lines_of_a_table_are_seen() -> None:
    picture = paper.picture_of(paper.typeset(table=True), scale=SCALE)
    _, down = scan_image.ruling_lines(picture, SCALE)
    long = sorted(rule.at for rule in down if rule.stop - rule.start > 50)
    assert len(long) == 4
    assert long[0] == pytest.approx(72, abs=2)
    assert long[-1] == pytest.approx(595 - 72, abs=2)


def test_white_between_characters_is_measured() -> None:
    line = np.full((30, 100, 3), 255, dtype=np.uint8)
    line[5:25, 10:30] = line[5:25, 32:50] = line[5:25, 70:90] = 0
    assert scan_image.gaps(line, 10, 0, 90, 30) == [(30, 32), (50, 70)]


@pytest.mark.parametrize("box", [(5.0, 5.0, 5.0, 10.0), (-5.0, -5.0, -1.0, -1.0)])
def test_a_box_without_pixels_has_no_gaps(box: tuple[float, float, float, float]) -> None:
    assert scan_image.gaps(np.full((30, 100, 3), 255, dtype=np.uint8), *box) == []


@pytest.mark.parametrize(
    ("width", "height", "pixels"),
    [(595, 842, (1755, 1240)), (2480, 3508, (1754, 1240)), (842, 595, (1240, 1755))],
)
def test_a_page_is_drawn_at_one_size_whatever_it_says(
    width: int, height: int, pixels: tuple[int, int]
) -> None:
    with pdfium.opened(pdf(Page(width=width, height=height)), "a.pdf") as document:
        page = document[0]
        picture, scale = scan_image.drawn(page)
        page.close()
    assert picture.shape[:2] == pytest.approx(pixels, abs=1)
    assert scale == pytest.approx(picture.shape[1] / width, rel=0.01)


def test_a_long_screenshot_is_drawn_small_enough_for_the_memory() -> None:
    with pdfium.opened(pdf(Page(width=400, height=14000)), "a.pdf") as document:
        page = document[0]
        picture, _ = scan_image.drawn(page)
        page.close()
    assert picture.shape[0] * picture.shape[1] <= 6_100_000


def test_a_small_picture_is_looked_at_as_it_is(printed: paper.Picture) -> None:
    small = np.ascontiguousarray(printed[: printed.shape[0] // 4, : printed.shape[1] // 4])
    assert max(small.shape) < 900
    assert scan_image.how_it_lies(small)[1] == pytest.approx(0.0, abs=0.5)


def test_of_a_photograph_nothing_but_the_paper_is_left(printed: paper.Picture) -> None:
    photograph = paper.photographed(printed)
    with pdfium.opened(paper.scan(photograph), "a.pdf") as document:
        flat, _, sheet = scan_image.laid_flat(document[0])
    assert sheet is not None
    assert np.median(photograph[:, 0]) < 100, "the table"
    edges = (flat[0], flat[-1], flat[:, 0], flat[:, -1])
    assert all(np.median(edge) > 230 for edge in edges)

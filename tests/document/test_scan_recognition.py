"""Recognition of a page, with an engine that says what a test wants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

pytest.importorskip("cv2", reason="the extra “ocr” is not installed")

import scanned_pages as paper
from contract_files import Page, pdf
from scan_values import scan_line, scanned_page

from reviewer.document import pdfium
from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_engine import Engine, available
from reviewer.document.scan_image import Picture
from reviewer.document.scan_model import ScanLine, ScannedPage
from reviewer.document.scan_recognition import Recognition, rules_of

A = "a" * 64
SURE = scan_line("甲方")
UNSURE = scan_line("丑孑", scores={0: 0.3, 1: 0.3})


@dataclass
class Scripted(Engine):
    """Gives the next lines with every picture."""

    answers: Sequence[list[ScanLine]] = ()
    seen: list[tuple[int, ...]] = field(default_factory=list)

    @property
    def version(self) -> str:
        return "scripted"

    def lines(self, image: Picture) -> list[ScanLine]:
        self.seen.append(image.shape)
        return self.answers[len(self.seen) - 1]


@pytest.fixture(scope="module")
def printed() -> bytes:
    return paper.typeset(table=True)


def recognised(data: bytes, engine: Engine, cache: Path | None = None) -> ScannedPage:
    recognition = Recognition(cache, engine=engine)
    with pdfium.opened(data, "a.pdf") as document:
        return recognition.page(document, 0, A)


def test_lines_are_in_points(printed: bytes) -> None:
    page = recognised(printed, Scripted([[SURE]]))
    [line] = page.lines
    assert line.left == pytest.approx(SURE.left * 595.28 / 1240, rel=0.01)
    assert len(line.places) == len(line.text)


def test_a_blank_page_is_not_recognised() -> None:
    engine = Scripted()
    assert recognised(pdf(Page()), engine).lines == ()
    assert engine.seen == []


def test_what_makes_sense_is_taken_at_once(printed: bytes) -> None:
    engine = Scripted([[SURE]])
    assert recognised(printed, engine).levelling.turn == 0
    assert len(engine.seen) == 1


def test_what_makes_no_sense_is_turned_upside_down(printed: bytes) -> None:
    page = recognised(printed, Scripted([[UNSURE], [SURE]]))
    assert (page.levelling.turn, page.lines[0].text) == (2, "甲方")


def test_of_two_ways_without_sense_the_better_is_taken(printed: bytes) -> None:
    page = recognised(printed, Scripted([[UNSURE], []]))
    assert (page.levelling.turn, page.lines[0].text) == (0, "丑孑")


@pytest.mark.parametrize(("answers", "turn"), [([[SURE]], 3), ([[UNSURE], [SURE]], 1)])
def test_a_page_on_its_side_is_set_upright(answers: list[list[ScanLine]], turn: int) -> None:
    lying = paper.scan(paper.on_its_side(paper.picture_of(paper.typeset(), scale=1.5), 1), dpi=108)
    engine = Scripted(answers)
    page = recognised(lying, engine)
    assert page.levelling.turn == turn
    assert {height > width for height, width, _ in engine.seen} == {True}


def test_the_lines_of_a_table_are_kept_and_strokes_of_print_are_not(printed: bytes) -> None:
    rules = rules_of(recognised(printed, Scripted([[]] * 2)))
    wide = [rule for rule in rules.horizontal if rule.stop - rule.start > 400]
    assert len(wide) == 4
    middle = wide[1].at * 1240 / 595.28
    across = replace(SURE, top=middle - 15, bottom=middle + 15, left=100.0, right=1150.0)
    without = rules_of(recognised(printed, Scripted([[across]])))
    assert [rule.at for rule in without.horizontal if rule.stop - rule.start > 400] == (
        pytest.approx([rule.at for rule in wide if rule is not wide[1]])
    )


def test_rules_that_lie_on_each_other_are_one() -> None:
    page = scanned_page(horizontal=(Rule(100.0, 70.0, 200.0), Rule(101.0, 199.0, 400.0)))
    assert rules_of(page).horizontal == [Rule(100.5, 70.0, 400.0)]


def test_a_page_that_was_recognised_is_known(printed: bytes, tmp_path: Path) -> None:
    engine = Scripted([[SURE]])
    first = recognised(printed, engine, tmp_path)
    again = Recognition(tmp_path, engine=engine).known(0, A)
    assert again is not None
    assert [line.text for line in again.lines] == [line.text for line in first.lines]


def test_a_page_of_another_file_is_not_known(printed: bytes, tmp_path: Path) -> None:
    recognised(printed, Scripted([[SURE]]), tmp_path)
    assert Recognition(tmp_path, engine=Scripted()).known(0, "1" * 64) is None


def test_without_a_folder_no_page_is_known() -> None:
    assert Recognition(engine=Scripted()).known(0, A) is None


def test_without_a_hash_nothing_is_kept(printed: bytes, tmp_path: Path) -> None:
    recognition = Recognition(tmp_path, engine=Scripted([[SURE]]))
    with pdfium.opened(printed, "a.pdf") as document:
        recognition.page(document, 0, None)
    assert list(tmp_path.iterdir()) == []


def test_there_is_an_engine_where_the_extra_is_installed() -> None:
    assert Recognition().available is available()

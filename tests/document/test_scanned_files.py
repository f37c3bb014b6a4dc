"""Scans, photographs and mixed files as the engine itself reads them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reading_values import read_pdf

from reviewer.document.clauses import segment
from reviewer.document.model import Document
from reviewer.document.reading import read
from reviewer.document.scan_engine import available
from reviewer.document.scan_recognition import Recognition

needs_engine = pytest.mark.skipif(not available(), reason="the extra “ocr” is not installed")


@pytest.fixture(scope="module")
def recognition() -> Recognition:
    return Recognition()


def scanned(*changes: Callable[..., object], quality: int = 75) -> bytes:
    import scanned_pages as paper

    picture = paper.picture_of(paper.typeset(table=True))
    for change in changes:
        picture = change(picture)  # type: ignore[assignment]
    return paper.scan(picture, quality=quality)


def share_right(document: Document) -> float:
    """How much of the printed words stands in the document in its order."""
    import unicodedata
    from difflib import SequenceMatcher

    import scanned_pages as paper

    def squeezed(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).split())

    printed = squeezed(
        paper.TITLE
        + "".join(number + words for number, words in paper.PARAGRAPHS)
        + "".join("".join(row) for row in paper.TABLE)
    )
    matcher = SequenceMatcher(None, printed, squeezed(document.text), autojunk=False)
    return matcher.ratio()


TREATMENTS = {
    "plain": lambda paper: [],
    "askew": lambda paper: [lambda p: paper.askew(p, 2.0)],
    "far askew": lambda paper: [lambda p: paper.askew(p, -7.0)],
    "on its left side": lambda paper: [lambda p: paper.on_its_side(p, 3)],
    "on its right side": lambda paper: [lambda p: paper.on_its_side(p, 1)],
    "upside down": lambda paper: [lambda p: paper.on_its_side(p, 2)],
    "under a seal": lambda paper: [lambda p: paper.sealed(p, 900, 600)],
    "photographed": lambda paper: [paper.photographed, paper.shaded],
    "photographed from the side, under a seal": lambda paper: [
        lambda p: paper.sealed(p, 900, 600),
        paper.photographed,
        lambda p: paper.shaded(p, 0.5),
        lambda p: paper.on_its_side(p, 1),
    ],
    "worn, sealed and askew": lambda paper: [
        lambda p: paper.sealed(p, 700, 900),
        lambda p: paper.askew(p, -1.2),
        paper.worn,
    ],
}


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize("how", TREATMENTS)
def test_a_scan_says_what_was_printed(how: str, recognition: Recognition) -> None:
    import scanned_pages as paper

    document = read_pdf(scanned(*TREATMENTS[how](paper)), "a.pdf", recognition=recognition)
    assert share_right(document) > 0.99
    clauses = list(segment(document))
    assert [clause.number for clause in clauses if clause.number] == [
        number for number, _ in paper.PARAGRAPHS if number
    ]
    assert sum(clause.kind == "row" for clause in clauses) == len(paper.TABLE)


@needs_engine
@pytest.mark.slow
def test_highlights_sit_on_the_scan(recognition: Recognition) -> None:
    import scanned_pages as paper

    printed = read_pdf(paper.typeset(), "a.pdf")
    picture = paper.picture_of(paper.typeset())
    read_back = read_pdf(paper.scan(picture), "a.pdf", recognition=recognition)
    for words in ("九个微信号", "客户资料", "人民法院"):
        expected, found = box_of(printed, words), box_of(read_back, words)
        assert found == pytest.approx(expected, abs=6)


def box_of(document: Document, words: str) -> list[float]:
    start = document.text.index(words)
    [layer] = document.pages
    places = [
        layer.boxes[4 * at : 4 * at + 4]
        for at, offset in enumerate(layer.offsets)
        if start <= offset < start + len(words)
    ]
    assert len(places) == len(words)
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return [min(lefts), (min(tops) + max(bottoms)) / 2, max(rights)]


@needs_engine
@pytest.mark.slow
def test_highlights_sit_on_a_photograph(recognition: Recognition) -> None:
    import scanned_pages as paper

    shot = paper.photographed(paper.picture_of(paper.typeset()))
    document = read_pdf(paper.scan(shot), "a.pdf", recognition=recognition)
    corners = ((0.10, 0.07), (0.93, 0.12), (0.97, 0.95), (0.05, 0.90))
    sheet = paper.on_the_photograph(corners, document.pages[0].width, document.pages[0].height)
    for words in ("九个微信号", "人民法院"):
        left, middle, _ = box_of(read_pdf(paper.typeset(), "a.pdf"), words)
        expected = sheet(left, middle)
        found = box_of(document, words)
        assert found[:2] == pytest.approx(expected, abs=9)


@needs_engine
@pytest.mark.slow
def test_a_scanned_annex_of_a_printed_contract_is_read(recognition: Recognition) -> None:
    import pypdfium2
    import scanned_pages as paper

    whole = pypdfium2.PdfDocument.new()
    parts = paper.typeset(), paper.scan(paper.picture_of(paper.typeset(table=True)))
    for part in parts:
        with pypdfium2.PdfDocument(part) as document:
            whole.import_pages(document)
    stream = io.BytesIO()
    whole.save(stream)
    whole.close()
    document = read_pdf(stream.getvalue(), "a.pdf", recognition=recognition)
    assert document.ocr
    assert document.warnings[0].pages == (2,)
    assert document.text.count("九个微信号") == 2


@needs_engine
@pytest.mark.slow
def test_labelled_scans_are_complete_numbered_and_parted(
    shared: Path, recognition: Recognition
) -> None:
    import json
    import sys

    sys.path.insert(0, str(shared / "eval"))
    try:
        import score
    finally:
        sys.path.pop(0)
    totals = dict.fromkeys(("units", "found", "exact", "numbered", "numbers_right"), 0)
    for name in ("b01", "f07", "j07"):
        document = read(shared / "eval/documents" / f"{name}.scan.pdf", recognition=recognition)
        gold = json.loads((shared / "eval/contracts" / f"{name}.json").read_text("utf-8"))
        clauses = [
            {"id": clause.id, "number": clause.number, "text": clause.body.of(document.text)}
            for clause in segment(document)
        ]
        result = score.compare(gold, {"clauses": clauses}, 0.97)
        totals = {key: totals[key] + result[key] for key in totals}
    assert totals["found"] >= 0.98 * totals["units"]
    assert totals["exact"] >= 0.88 * totals["units"]
    assert totals["numbers_right"] >= 0.95 * totals["numbered"]

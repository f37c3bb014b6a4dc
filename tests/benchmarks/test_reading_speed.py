"""Reading and reviewing against the bare libraries."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from reviewer.document.reading import read
from reviewer.review import Options, review

from .conftest import Race, Say, hold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def whole_review(path: Path) -> object:
    return review(read(path), Options(today=date(2026, 11, 26)))


def bare_pdf_text(path: Path) -> int:
    pdf = pypdfium2.PdfDocument(path)
    length = 0
    for page in pdf:
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    pdf.close()
    return length


def bare_docx_text(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [
        "".join(text.text or "" for text in paragraph.iter(W + "t"))
        for paragraph in root.iter(W + "p")
    ]


@pytest.mark.parametrize(
    ("file", "budget", "limit"),
    [("c100.pdf", 10, 10), ("r100.pdf", 2, 2.4)],
    ids=["fonts embedded", "font not embedded"],
)
def test_a_whole_review_of_107_pages(
    bench: Path, race: Race, say: Say, file: str, budget: float, limit: float
) -> None:
    path = bench / file
    ratio = race.ratio(
        f"whole review of {file} against PDFium's text of it",
        lambda: whole_review(path),
        lambda: bare_pdf_text(path),
    )
    hold(say, ratio, budget, limit)


def test_reading_a_word_file(bench: Path, race: Race, say: Say) -> None:
    path = bench / "c100.docx"
    ratio = race.ratio(
        "c100.docx read, with numbers, against a bare walk of its XML",
        lambda: read(path),
        lambda: bare_docx_text(path),
    )
    hold(say, ratio, budget=5, limit=6)


def test_reading_a_word_file_for_the_view(bench: Path, race: Race, say: Say) -> None:
    path = bench / "c100.docx"
    ratio = race.ratio(
        "c100.docx read with its formats against a bare walk of its XML",
        lambda: read(path, formatting=True),
        lambda: bare_docx_text(path),
    )
    hold(say, ratio, budget=12)

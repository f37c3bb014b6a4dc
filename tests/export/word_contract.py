"""The example agreement as a Word file with its review."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from contract_files import docx, paragraph
from export.example_reviews import CLAUSES, a_decision, nine_accounts

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Revision
from reviewer.marks.model import Status
from reviewer.marks.state import ReviewState
from reviewer.review import Review

WORDS = ("转让协议", *(words for _, words in CLAUSES))


@cache
def agreement() -> bytes:
    """The file, the same bytes every time: a zip knows when it was made."""
    return docx("".join(map(paragraph, WORDS)))


def reviewed(data: bytes | None = None, *, revision: Revision = "final") -> Review:
    """The full review on the Word file: its words and clauses are those of the example."""
    review = nine_accounts()
    data = agreement() if data is None else data
    document = read_docx(data, "转让协议.docx", revision=revision)
    assert document.text.startswith(review.document.text)
    return replace(review, document=document)


def agreed(review: Review, *indexes: int) -> ReviewState:
    """The findings with these numbers adopted."""
    findings = [review.opinion.findings[index].finding for index in indexes]
    decisions = (a_decision(finding, status=Status.ADOPTED) for finding in findings)
    return ReviewState(decisions={each.about.key: each for each in decisions})


def on_disk(folder: Path) -> Path:
    path = folder / "转让协议.docx"
    path.write_bytes(agreement())
    return path

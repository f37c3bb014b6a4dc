"""A report, and a marked copy, of two hundred findings against reading the contract they are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle, islice
from pathlib import Path

import pytest

from reviewer.document.model import Span
from reviewer.document.reading import read
from reviewer.export.audience import Reader
from reviewer.export.docx_writing import Signature
from reviewer.export.marked_copy import write_marked_copy
from reviewer.export.outgoing import Marking, Selection, outgoing_of
from reviewer.export.report import report_of
from reviewer.export.writing import write_report
from reviewer.labels import Label
from reviewer.marks.state import ReviewState
from reviewer.review import Options, Review, review

from .conftest import Race, Say, hold

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def reviewed(bench: Path) -> Review:
    """A long contract with exactly 200 findings, some of them there again."""
    found = review(read(bench / "r100.pdf"), Options(today=DAY))
    findings = islice(cycle(found.opinion.findings), 200)
    numbered = tuple(replace(graded, id=f"f{n}") for n, graded in enumerate(findings, 1))
    return replace(found, opinion=replace(found.opinion, findings=numbered))


@pytest.mark.parametrize(("form", "budget"), [("docx", 0.3), ("pdf", 0.5), ("html", 0.05)])
def test_a_report_of_200_findings(
    bench: Path, reviewed: Review, race: Race, say: Say, tmp_path: Path, form: str, budget: float
) -> None:
    contract = bench / "r100.pdf"

    def export() -> None:
        report = report_of(reviewed, contract, today=DAY)
        write_report(report, tmp_path / f"report.{form}", form)

    ratio = race.ratio(
        f"{form} report of 200 findings against reading the contract",
        export,
        lambda: read(contract),
    )
    hold(say, ratio, budget)


def test_a_marked_copy_with_200_findings(bench: Path, race: Race, say: Say, tmp_path: Path) -> None:
    contract = bench / "c100.docx"
    found = review(read(contract), Options(today=DAY))
    blocks = [block for block in found.document.blocks if len(block.span) > 20]
    example = found.opinion.findings[0]
    findings = tuple(
        replace(
            example,
            id=f"f{number}",
            finding=replace(
                example.finding,
                key=f"k{number}",
                label=Label.ACCOUNT_TRANSFER,
                span=Span(block.span.start + 2, block.span.start + 16),
            ),
        )
        for number, block in enumerate(islice(cycle(blocks), 200), 1)
    )
    filled = replace(found, opinion=replace(found.opinion, findings=findings))
    keys = frozenset(graded.finding.key for graded in findings)
    signature = Signature("王律师", "王", datetime(2026, 11, 26, tzinfo=UTC))

    def export() -> None:
        sent = outgoing_of(
            filled, ReviewState(), Marking.BOTH, Reader.INTERNAL, Selection(findings=keys)
        )
        write_marked_copy(filled, contract, sent, tmp_path / "copy.docx", signature)

    ratio = race.ratio(
        "copy of 100 pages with 200 comments against reading the contract",
        export,
        lambda: read(contract),
    )
    hold(say, ratio, budget=5)

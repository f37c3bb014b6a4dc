"""A report of two hundred findings, from the review to the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import pytest

from reviewer.document.reading import read
from reviewer.export.report import report_of
from reviewer.export.writing import write_report
from reviewer.review import Options, Review, review

from .conftest import ROUNDS, Say, seconds

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def reviewed(bench: Path) -> Review:
    """A long contract with exactly 200 findings, some of them there again."""
    found = review(read(bench / "r100.pdf"), Options(today=DAY))
    findings = islice(cycle(found.opinion.findings), 200)
    numbered = tuple(replace(graded, id=f"f{n}") for n, graded in enumerate(findings, 1))
    return replace(found, opinion=replace(found.opinion, findings=numbered))


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_report_of_200_findings(
    bench: Path, reviewed: Review, say: Say, tmp_path: Path, form: str
) -> None:
    def export() -> None:
        report = report_of(reviewed, bench / "r100.pdf", today=DAY)
        write_report(report, tmp_path / f"report.{form}", form)

    export()
    spent = median(seconds(export) for _ in range(ROUNDS))
    say(f"{form} report of 200 findings: {spent * 1000:.0f} ms")
    assert spent <= 1

"""Words on their way into a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from export.example_reviews import (
    TODAY,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
)
from export.report_texts import detail
from hypothesis import given
from hypothesis import strategies as st

from reviewer.export.blocks import (
    clean,
)
from reviewer.export.report import report_of
from reviewer.labels import Label, Verdict


def test_control_characters_never_reach_a_report():
    finding = replace(a_finding(4, Label.CONCEALMENT), quote="甲\x00\x0b方\ud800\ufffe\r\n乙")
    opinion = an_opinion(verdict=Verdict.LOW, findings=(a_grading(1, finding),))
    report = report_of(a_review(opinion), Path("a\x07b.docx"), today=TODAY, author="王\x01")
    assert detail(report, 1)["合同原文"] == ["甲方\n乙"]
    assert report.file_name == "ab.docx"
    assert report.author == "王"


@given(st.text())
def test_cleaning_keeps_every_character_that_a_file_can_hold(text):
    kept = clean(text)
    assert clean(kept) == kept
    printable = [c for c in text if c.isprintable()]
    assert [c for c in kept if c.isprintable()] == printable

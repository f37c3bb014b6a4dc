"""The difference between two versions as a report, and how the writers show it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
from exchange.two_versions import FIRST, compared

from reviewer.exchange.comparison import Comparison, Fate
from reviewer.export.blocks import Report, Table
from reviewer.export.comparison_report import comparison_report
from reviewer.export.report_docx import report_docx
from reviewer.export.report_html import report_html
from reviewer.export.report_pdf import report_values
from reviewer.labels import Verdict
from reviewer.marks.model import Decision, Dismissal, FindingRef, Status
from reviewer.marks.state import ReviewState

TODAY = date(2026, 11, 2)


def _report(comparison: Comparison | None = None) -> Report:
    return comparison_report(comparison or compared(), today=TODAY, author="程律师")


def _titles(report: Report) -> list[str]:
    return [section.title for section in report.sections]


def test_the_sections_follow_risks_then_words_then_places() -> None:
    assert _titles(_report()) == [
        "一、风险变化",
        "二、改动的条款",
        "三、新增、删除、移动、改编号的条款",
        "四、说明与限制",
    ]


def test_equal_versions_make_a_short_report() -> None:
    report = _report(compared(FIRST, FIRST))
    assert "改动的条款" not in "".join(_titles(report))
    assert "两版条款文字相同" in report.conclusion.ground


def test_deleted_words_are_struck_and_inserted_ones_underlined_in_html() -> None:
    page = report_html(_report())
    assert "人民币<del>50</del><ins>40</ins>万元" in page


def test_deleted_words_are_struck_and_inserted_ones_underlined_in_word() -> None:
    document = docx.Document(io.BytesIO(report_docx(_report())))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert "50" in [run.text for run in runs if run.font.strike]
    assert "40" in [run.text for run in runs if run.font.underline]


def test_the_table_of_risks_lies_on_a_turned_page() -> None:
    report = _report()
    assert [section.wide for section in report.sections] == [True, False, False, False]
    pages = docx.Document(io.BytesIO(report_docx(report))).sections
    assert [page.page_width > page.page_height for page in pages] == [False, True, False]


def test_the_typesetter_is_told_which_words_were_changed() -> None:
    values = report_values(_report())
    runs = [
        run
        for section in values["sections"]
        for block in section["blocks"]
        if block["kind"] == "paragraph"
        for run in block["runs"]
    ]
    assert {run["revised"] for run in runs} == {"", "gone", "added"}


def test_what_was_decided_on_the_earlier_version_stands_beside_the_finding() -> None:
    comparison = compared()
    reworded = next(each for each in comparison.findings if each.fate is Fate.REWORDED)
    assert reworded.old is not None
    about = FindingRef(reworded.old.key, reworded.label, reworded.old.quote)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    decision = Decision(about, moment, Status.DISMISSED, Dismissal.RISK_ACCEPTED, author="程律师")
    decided = ReviewState(decisions={about.key: decision})

    report = comparison_report(comparison, today=TODAY, decided=decided)

    (table,) = (block for block in report.sections[0].blocks if isinstance(block, Table))
    told = {row[-1][0].text for row in table.rows}
    assert told == {"—", "驳回（接受风险）　程律师　文字已改，须再判断"}


def test_a_risk_that_became_another_says_from_what_to_what() -> None:
    comparison = compared()
    before = replace(comparison.old, verdict=Verdict.LOW)
    after = replace(comparison.new, verdict=Verdict.HIGH)
    report = _report(replace(comparison, old=before, new=after))
    assert report.conclusion is not None
    assert report.conclusion.ground.startswith("效力风险由“低”变为“高”。")


def test_of_a_finding_that_is_new_no_decision_is_told() -> None:
    plain = (("第一条", "甲方向乙方出售打印机一台。"),)
    report = comparison_report(compared(plain, FIRST), today=TODAY, decided=ReviewState())
    table = next(block for block in report.sections[0].blocks if isinstance(block, Table))
    assert table.columns[-1].title == "旧版的处理"
    assert {row[-1][0].text for row in table.rows} == {"—"}

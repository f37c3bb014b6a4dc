from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from export.example_reviews import (
    TODAY,
    a_decision,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    lawyers_state,
    nine_accounts,
)
from openpyxl.workbook import Workbook

from reviewer.export.findings_xlsx import findings_xlsx
from reviewer.export.risk_entry import NO_CURE
from reviewer.labels import TITLES_ZH, Label
from reviewer.marks.model import Dismissal, Status
from reviewer.marks.state import ReviewState
from reviewer.review import Review


def opened(review: Review | None = None, state: ReviewState | None = None) -> Workbook:
    review = review or nine_accounts()
    state = state or lawyers_state(review)
    return openpyxl.load_workbook(
        BytesIO(findings_xlsx(review, state, "转让协议.docx", today=TODAY))
    )


def rows(book: Workbook, title: str) -> list[Sequence[object]]:
    return list(book[title].iter_rows(min_row=2, values_only=True))


def column(book: Workbook, title: str, name: str) -> list[object]:
    head = [cell.value for cell in book[title][1]]
    return [row[head.index(name)] for row in rows(book, title)]


def test_every_finding_has_a_row_in_the_order_of_the_opinion() -> None:
    findings = nine_accounts().opinion.findings
    book = opened()
    assert column(book, "风险清单", "类型") == [TITLES_ZH[g.finding.label] for g in findings]
    assert column(book, "风险清单", "合同原文") == [g.finding.quote for g in findings]


def test_the_lawyers_grade_stands_beside_the_computed_one() -> None:
    review = nine_accounts()
    state = lawyers_state(review)
    overruled = [g for g in review.opinion.findings if state.grade_of(g) is not g.severity]
    book = opened(review, state)
    pairs = zip(column(book, "风险清单", "等级"), column(book, "风险清单", "系统初评"), strict=True)
    assert sum(own != computed for own, computed in pairs) == len(overruled) > 0


def test_decisions_and_their_reasons_are_listed() -> None:
    book = opened()
    assert {"采纳", "待处理"} <= set(column(book, "风险清单", "处理"))
    assert any(column(book, "风险清单", "处理意见"))


def test_words_of_a_contract_are_never_a_formula() -> None:
    review = nine_accounts()
    first, *others = review.opinion.findings
    nasty = replace(first, finding=replace(first.finding, quote='=HYPERLINK("http://a","b")'))
    review = replace(review, opinion=replace(review.opinion, findings=(nasty, *others)))
    cell = opened(review)["风险清单"].cell(2, 6)
    assert cell.value == '=HYPERLINK("http://a","b")'
    assert cell.data_type == "s"


def test_facts_carry_verdict_and_versions() -> None:
    facts = dict(rows(opened(), "合同信息"))
    assert facts["合同效力风险"] in {"高", "中", "低", "未发现"}
    assert "法条库截至" in facts
    assert facts["合同文件"] == "转让协议.docx"


def test_without_an_own_verdict_only_the_computed_one_is_listed() -> None:
    assert "系统初评" not in dict(rows(opened(state=ReviewState()), "合同信息"))


def test_each_cited_article_stands_once_with_its_text() -> None:
    cited = rows(opened(), "援引法条")
    assert len({row[:3] for row in cited}) == len(cited) > 0


def test_own_notes_are_listed_with_their_clause() -> None:
    review = nine_accounts()
    state = lawyers_state(review)
    notes = rows(opened(review, state), "律师批注")
    assert [row[1] for row in notes] == [mark.anchor.quote for mark in state.marks_in_order()]


@pytest.mark.parametrize("title", ["风险清单", "合同信息", "援引法条", "律师批注"])
def test_heads_stay_in_sight_and_filter(title: str) -> None:
    sheet = opened()[title]
    assert sheet.freeze_panes == ("C2" if title == "风险清单" else "A2")
    assert sheet.auto_filter.ref is not None


def test_rows_are_as_high_as_their_words() -> None:
    sheet = opened()["援引法条"]
    heights = {sheet.row_dimensions[at].height: sheet.cell(at, 5).value for at in (2, 3, 4, 5)}
    low, high = min(heights), max(heights)
    assert 0 < low < high <= 409
    assert len(str(heights[low])) < len(str(heights[high]))


def test_on_paper_the_list_is_two_pages_wide_with_its_clauses_on_both() -> None:
    sheet = opened()["风险清单"]
    assert (sheet.page_setup.fitToWidth, sheet.print_title_cols) == (2, "$A:$D")
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4


def test_an_empty_state_leaves_the_sheet_of_notes_empty() -> None:
    assert rows(opened(state=ReviewState()), "律师批注") == []


def test_why_a_risk_was_dismissed_is_listed() -> None:
    review = nine_accounts()
    first = review.opinion.findings[0].finding
    own = a_decision(first, status=Status.DISMISSED, reason=Dismissal.RISK_ACCEPTED, text="已知。")
    book = opened(review, ReviewState(decisions={first.key: own}))
    assert column(book, "风险清单", "处理意见")[0] == "接受风险；已知。"


def test_a_grave_risk_without_cure_is_to_be_struck_out() -> None:
    finding = a_finding(4, Label.CREDENTIAL_HANDOVER)
    review = a_review(an_opinion(findings=(a_grading(1, finding),)))
    assert column(opened(review, ReviewState()), "风险清单", "替代文本") == [NO_CURE]


def test_the_lawyers_own_wording_stands_among_those_to_put_in_place() -> None:
    finding = a_finding(4, Label.CREDENTIAL_HANDOVER)
    review = a_review(an_opinion(findings=(a_grading(1, finding),)))
    own = a_decision(finding, wording="本协议不移交任何密码。")
    book = opened(review, ReviewState(decisions={finding.key: own}))
    assert column(book, "风险清单", "替代文本") == ["本协议不移交任何密码。"]

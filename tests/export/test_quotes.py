"""The words of the contract in a report: whole or the first of them, alike ones left out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export.example_reviews import a_finding, a_grading, an_opinion, full_report
from export.report_texts import detail, plain_report, section
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.model import Span
from reviewer.export.blocks import Fields
from reviewer.export.quotes import excerpt
from reviewer.labels import Label
from reviewer.rules.findings import Explanation, Matched


def test_an_excerpt_neither_begins_nor_ends_with_a_comma():
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote="，并交付账号、")
    assert excerpt(finding) == "并交付账号"


def rows_of_a_table(first, quotes, label=Label.ACCOUNT_TRANSFER):
    """Findings of a label in rows of an annex that follow each other, with these quotes."""
    return tuple(
        a_grading(
            100 * first + row,
            replace(
                a_finding(1, label), key=f"{label}-{row}", place=f"附件一第{row}行", quote=quote
            ),
        )
        for row, quote in enumerate(quotes, first)
    )


def test_of_many_rows_alike_the_first_and_the_last_are_quoted_and_the_others_named():
    rows = rows_of_a_table(2, [f"{n}\twx_00{n}\t138****000{n}\t微信" for n in range(1, 6)])
    report = plain_report(an_opinion(findings=rows))
    assert detail(report, 1)["合同原文"] == [
        "附件一第2行　1　wx_001　138****0001　微信",
        "（附件一第3至5行共3行格式相同，从略。）",
        "附件一第6行　5　wx_005　138****0005　微信",
    ]


@pytest.mark.parametrize(
    "quotes",
    [
        ["1\t微信号甲", "2\t微信号乙", "3\t微信号丙"],
        ["身份资料、住址", "手机号码、微信", "就诊时间、过敏史", "成交金额"],
        [f"{n}\t{'微信号连同好友' * 80}" for n in range(1, 6)],
    ],
)
def test_few_rows_and_rows_that_say_different_things_are_all_quoted(quotes):
    report = plain_report(an_opinion(findings=rows_of_a_table(2, quotes)))
    assert len(detail(report, 1)["合同原文"]) == len(quotes)


def test_rows_that_an_earlier_entry_quotes_are_referred_to():
    quotes = ["姓名、住址", "就诊时间"]
    findings = (
        *rows_of_a_table(2, quotes),
        *rows_of_a_table(2, quotes, Label.PERSONAL_DATA_TRANSFER),
        a_grading(1, a_finding(2, Label.PERSONAL_DATA_TRANSFER)),
    )
    said = detail(plain_report(an_opinion(findings=findings)), 2)["合同原文"]
    assert said == [
        "第二条　转让价款为人民币50万元，签订当日支付30万元。",
        "附件一第2至3行　原文见（一）。",
    ]


def test_cells_of_a_row_stand_a_space_apart():
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote="1\t微信号")
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["合同原文"] == ["1　微信号"]


def test_the_words_that_counted_are_bold_in_the_quote():
    quote = section(full_report(), "逐条分析").blocks[1]
    assert isinstance(quote, Fields)
    bold = [run.text for run in quote.rows[0].lines[0].words if run.strong]
    assert bold == ["微信好友"]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_bold_words_never_change_the_quote(edges):
    finding = a_finding(1, Label.ACCOUNT_TRANSFER)
    at = finding.span.start
    matched = tuple(
        Matched("act", "act.sell", Span(at - 3 + low, at - 3 + low + length), "")
        for low, length in edges
    )
    finding = replace(finding, explanation=Explanation(matched))
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["合同原文"] == [finding.quote]

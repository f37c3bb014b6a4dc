"""The text for a terminal says the main things in lines that fit."""

from __future__ import annotations

import pytest
from export.example_reviews import (
    CONTRACT,
    WORDING,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    nine_accounts,
)
from hypothesis import given
from hypothesis import strategies as st

from reviewer.export.blocks import clean
from reviewer.export.review_text import columns_of, review_text, wrapped
from reviewer.labels import Label, Verdict


def width_of(line: str) -> int:
    return sum(map(columns_of, line))


def joined(text: str) -> str:
    return "".join(text.split())


def test_verdict_and_ground_come_first():
    lines = review_text(nine_accounts(), CONTRACT, 100).split("\n")
    assert lines[:3] == [
        "转让协议.docx　转让协议",
        "效力风险：高",
        "合同的主要标的是他人个人信息，没有取得信息主体同意，存在被认定无效的较高风险。",
    ]


def test_a_finding_has_clause_quote_reason_both_grounds_contrary_view_and_cure():
    paragraphs = review_text(nine_accounts(), CONTRACT, 100).split("\n\n")
    assert joined(paragraphs[1]) == joined(
        "1. 【高风险】第一条　个人信息提供"
        "“九个微信号及全部微信好友转让给乙方”"
        "受让人取得微信好友的个人信息，没有征得好友同意。"
        "依据：《网络安全法》第四十四条；《民法总则》第一百五十三条第一款"
        "反方论据：对方可能主张个人信息保护规定不是效力性规定。"
        f"改法：【剔除账号】{WORDING.wording}"
    )


def test_a_cure_is_written_out_once():
    assert joined(review_text(nine_accounts(), CONTRACT, 80)).count(joined(WORDING.wording)) == 1
    assert "改法：【剔除账号】文本见第1项" in review_text(nine_accounts(), CONTRACT, 80)


def test_mitigating_clauses_are_named_at_the_end():
    assert "缓和及存续条款：第六条（争议解决）" in review_text(nine_accounts(), CONTRACT, 80)


def test_the_end_names_law_rules_and_what_it_is_not():
    said = joined(review_text(nine_accounts(), CONTRACT, 80))
    assert "依签订日2019年9月22日施行的法律；法条库截至2026年10月4日；规则版本1" in said
    assert said.endswith("不是对合同效力的认定。")


def test_a_missing_date_is_said():
    said = joined(review_text(a_review(an_opinion(day_stated=False)), CONTRACT, 80))
    assert "合同未载明签订日，按2019年9月22日施行的法律" in said


def test_the_terminals_own_width_is_the_default(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    text = review_text(nine_accounts(), CONTRACT)
    assert max(map(width_of, text.split("\n"))) <= 40


@pytest.mark.parametrize("width", [24, 37, 60, 100])
def test_no_line_is_too_wide(width):
    text = review_text(nine_accounts(), CONTRACT, width)
    assert max(map(width_of, text.split("\n"))) <= width


def test_punctuation_begins_no_line_and_brackets_end_none():
    for width in range(24, 100):
        for line in review_text(nine_accounts(), CONTRACT, width).split("\n"):
            assert line.lstrip()[:1] not in set("，。、；：？！）》”")
            assert line[-1:] not in set("（《“【")


def test_numbers_and_latin_words_are_not_cut():
    assert wrapped("甲方账号为 abc12345 号", 16) == ["甲方账号为", "abc12345 号"]


def test_a_word_longer_than_a_line_is_cut():
    assert wrapped("a" * 50, 24) == ["a" * 24, "a" * 24, "a" * 2]


@given(st.text(), st.integers(24, 80))
def test_wrapping_keeps_every_sign_and_the_width(text, width):
    lines = wrapped(text, width)
    assert joined("".join(lines)) == joined(clean(text))
    assert all(width_of(line) <= width for line in lines)


def test_an_accent_takes_no_column_of_its_own():
    assert [columns_of(sign) for sign in ("e", "\u0301", "中", "，")] == [1, 0, 2, 2]


def test_of_a_finding_without_a_reason_only_its_words_are_printed():
    bare = a_grading(1, a_finding(4, Label.CONCEALMENT, because=""))
    opinion = an_opinion(verdict=Verdict.LOW, findings=(bare,))
    lines = review_text(a_review(opinion), CONTRACT, 80).split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("1. 【"))
    assert lines[at + 1].strip() == f"“{bare.finding.quote}”"
    assert lines[at + 2].strip() == ""


def test_the_same_reasons_are_set_out_once():
    alike = [
        a_grading(number, a_finding(number, Label.CONCEALMENT, because="隐瞒转让。"))
        for number in (1, 2)
    ]
    other = a_grading(3, a_finding(3, Label.CONCEALMENT, because=""))
    bare = a_grading(4, a_finding(4, Label.CONCEALMENT, because=""))
    said = review_text(a_review(an_opinion(findings=(*alike, other, bare))), CONTRACT, 80)
    assert said.count("隐瞒转让。") == 1
    assert said.count("理由和论据同第1项。") == 1
    assert "同第3项" not in said

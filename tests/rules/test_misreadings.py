"""Words that recognition misread are read as they were meant, where that is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_contracts import contract

from reviewer.errors import RuleFileError
from reviewer.labels import Label
from reviewer.review import Options, review
from reviewer.rules.misreadings import as_meant, default_misreadings, read_misreadings
from reviewer.text.yaml_source import parse_yaml

FILE = "taken_for:\n  微: 徽\n  末: 未\n  蜜: 密\n"
UNITS = (
    "甲方：李小禾",
    "乙方：王小满",
    ("1.1", "甲方将其六个徽信公众号转让给乙方。"),
)


@pytest.mark.parametrize(
    ("misread", "meant"),
    [
        ("六个徽信公众号归乙方", "六个微信公众号归乙方"),
        ("微倌公众号一个", "微信公众号一个"),
        ("告知登录蜜码", "告知登录密码"),
        ("Ａ 徽 信 公 众 号", "Ａ 微 信 公 众 号"),
    ],
)
def test_a_misread_character_of_a_word_is_mended_in_its_place(misread: str, meant: str) -> None:
    assert default_misreadings().mended(misread) == meant


@pytest.mark.parametrize(
    "text",
    [
        "概不退还已交费用",  # 返还 is a word too
        "周末来电话联系",  # 末 and 来 belong to two words
        "当事人于四日内付款",  # 目内
        "徽派公司的账户",  # no word of the vocabulary
        "微信\n公众号",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert default_misreadings().mended(text) == text


def test_a_word_does_not_run_over_the_end_of_a_line() -> None:
    misreadings = read_misreadings(parse_yaml(FILE, "test.yaml"), ["微信公众号"])

    assert misreadings.mended("徽信公\n众号") == "徽信公\n众号"
    assert misreadings.mended("徽信公众号") == "微信公众号"


def test_a_spelling_that_is_a_word_itself_is_none_of_another() -> None:
    misreadings = read_misreadings(
        parse_yaml(FILE, "test.yaml"), ["末班账号", "未班账号", "微博账号"]
    )

    assert misreadings.mended("未班账号与徽博账号") == "未班账号与微博账号"


def test_a_common_character_is_misread_only_in_a_long_word() -> None:
    source = parse_yaml(FILE + "common: 徽\n", "test.yaml")
    misreadings = read_misreadings(source, ["微博号", "微博公众号"])

    assert misreadings.mended("徽博号，徽博公众号") == "徽博号，微博公众号"


@given(st.text(alphabet="徽信公众号密码转让\n 甲乙方Ａ", max_size=40))
def test_the_text_keeps_its_length(text: str) -> None:
    assert len(default_misreadings().mended(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[]", 1), ("format: 1\n", 1), ("taken_for:\n  微: 徽\n  信: 信\n", 3)],
)
def test_a_bad_file_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(RuleFileError) as caught:
        read_misreadings(parse_yaml(text, "test.yaml"), [])

    assert caught.value.details["line"] == line


def test_what_was_recognised_is_reviewed_as_it_was_meant_and_quoted_as_it_stands() -> None:
    made = contract(*UNITS)
    scanned = replace(made.document, ocr=True)

    found = review(scanned, Options(today=date(2026, 1, 1)), made.clauses)

    transfer = next(f for f in found.primary if f.label is Label.ACCOUNT_TRANSFER)
    assert "徽信公众号" in transfer.quote
    assert [fact.value for fact in found.facts.platforms] == ["公众号"]


def test_what_was_typed_is_read_as_it_stands() -> None:
    document = contract(*UNITS).document

    assert as_meant(document) is document

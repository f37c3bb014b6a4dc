"""Characters of a text layer: repaired, or told to be garbage."""

from __future__ import annotations

import pytest

from reviewer.document.pdf_characters import looks_like_garbage, repaired

CONTRACT = "甲方将其名下九个微信号连同全部好友转让给乙方，价款人民币五十万元整，签约当日付清。"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("⻓期", "长期"),
        ("⽣效", "生效"),
        ("金額\uf900", "金額豈"),
        ("\uf0b7项目", "•项目"),
        ("\uf0fe是", "☑是"),
        ("well\x02known", "well-known"),
        ("𠮷田", "𠮷田"),
    ],
)
def test_look_alikes_are_made_plain_one_for_one(text: str, plain: str) -> None:
    assert repaired(text) == plain
    assert len(plain) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        CONTRACT,
        "",
        "第1页",
        "GENERAL TERMS AND CONDITIONS of sale, including 3.5% VAT.",
        "電子商務合同：賣方應於簽約後三十日內交付帳號及其密碼，買方應即付清價款。" * 2,
        CONTRACT + "\ue000\ue001",
    ],
)
def test_contracts_are_no_garbage(text: str) -> None:
    assert not looks_like_garbage(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(chr(0xE000 + at) for at in range(30)),
        "".join(chr(0x9000 + 61 * at % 3000) for at in range(80)),
        "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~" * 2,
        "\ufffd" * 20,
    ],
)
def test_glyph_numbers_in_disguise_are_garbage(text: str) -> None:
    assert looks_like_garbage(text)


def test_unmapped_characters_are_garbage_unless_they_make_sense() -> None:
    assert looks_like_garbage("ꔀ딀ꨀ괐", unmapped=1.0)
    assert not looks_like_garbage(CONTRACT, unmapped=1.0)
    assert not looks_like_garbage("", unmapped=1.0)

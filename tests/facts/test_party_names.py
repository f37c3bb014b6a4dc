"""By which words beside its letter the head of a contract lets a party be called."""

from __future__ import annotations

import pytest
from facts.party_reading import parties


@pytest.mark.parametrize(
    "words",
    [
        "店主，成兰香",
        "收店的人，成兰香（街坊）",
        "宠物医生 成兰香（养猫的）",
        "“成兰香”（真名不写）",
        "眼镜铺的（成兰香）",
    ],
)
def test_a_word_that_the_contract_uses_again_and_again_is_a_name(words):
    again = ("1.", "成兰香的店交给陆离，成兰香不再登录。")
    first, _ = parties(f"甲方：{words}", "乙方：陆离", again)

    assert "成兰香" in (first.name, *first.aliases)


@pytest.mark.parametrize("words", ["云泽公司（“栖岚会”运营主体）", "云泽公司 联系电话：138"])
def test_a_mark_or_a_field_of_a_party_is_no_name_of_it(words):
    again = ("1.", "栖岚会的联系电话和积分，栖岚会的联系电话和会员。")
    first, _ = parties(f"甲方：{words}", "乙方：陆离", again)

    assert first.aliases == ()


@pytest.mark.parametrize(
    ("line", "aliases"),
    [
        ("甲方：云泽公司（让出方）", ("让出方",)),
        ("立契人：云泽公司（甲方）", ("立契人",)),
        ("甲方：孟小楼（下面的“我”就是甲方）", ("我",)),
        ("店主（甲方）：孟小楼　顶店的（乙方）：陆离", ("店主",)),
    ],
)
def test_a_bracket_behind_the_name_says_what_the_party_is_called(line, aliases):
    first, *_ = parties(line, "乙方：陆离")

    assert (first.role, first.aliases) == ("甲方", aliases)


def test_a_sentence_says_what_a_party_is_and_what_it_is_called():
    first, second = parties("甲方是买店的，叫柏林；乙方是店主，叫成兰香。")

    assert (first.role, first.name, first.aliases) == ("甲方", "柏林", ("买店的",))
    assert (second.role, second.name, second.aliases) == ("乙方", "成兰香", ("店主",))

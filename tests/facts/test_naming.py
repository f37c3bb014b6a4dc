"""By which words clauses mention the parties."""

from __future__ import annotations

from facts.party_reading import parties

from reviewer.facts.naming import Naming


def test_mentions_find_roles_names_and_short_names_but_no_common_words():
    found = parties("甲方（卖方）：禾漫网络有限公司（“禾漫”）", "乙方（公司）：李小禾")
    text = "禾漫应向公司的乙方交付，卖方不再使用。"

    assert [
        (text[start:end], party.role) for start, end, party in Naming(found).mentions(text)
    ] == [
        ("禾漫", "甲方"),
        ("乙方", "乙方"),
        ("卖方", "甲方"),
    ]


def test_a_party_is_mentioned_by_what_it_alone_is():
    found = parties("甲方：拾光互娱传媒有限公司", "乙方：桑若溪")
    text = "公司把号移交给乙方，乙方向公司付款，平台公司不管，一家公司也不管。"

    assert [
        (text[start:end], party.role) for start, end, party in Naming(found).mentions(text)
    ] == [("公司", "甲方"), ("乙方", "乙方"), ("乙方", "乙方"), ("公司", "甲方")]


def test_two_firms_are_not_told_apart_by_what_they_are():
    found = parties("甲方：拾光互娱传媒有限公司", "乙方：禾漫网络有限公司")
    assert list(Naming(found).mentions("公司把号交出。")) == []


def test_people_are_called_by_short_and_by_spoken_names():
    found = parties(
        "甲方：周大勇（网名“野河老周”），电话137****0000",
        "乙方：一钩到底渔具店，经营者潘丽，电话159****0000",
    )
    text = "老周拍鱼，潘丽卖竿；大勇走后号归潘丽，野河老周不再上。"

    assert [
        (text[start:end], party.role) for start, end, party in Naming(found).mentions(text)
    ] == [
        ("老周", "甲方"),
        ("潘丽", "乙方"),
        ("大勇", "甲方"),
        ("潘丽", "乙方"),
        ("野河老周", "甲方"),
    ]


def test_a_spoken_name_that_fits_both_is_nobodys():
    found = parties("甲方：周大勇", "乙方：周小满")

    assert list(Naming(found).mentions("老周不再上。")) == []


def test_without_parties_nothing_is_mentioned():
    assert list(Naming(()).mentions("甲方与乙方")) == []


def test_a_party_is_called_by_the_pronoun_that_the_head_gives_it():
    first, second = parties("甲方：何敏（下面都写“我”）", "乙方：汪蕾（下面都写“你”）")

    assert (first.aliases, second.aliases) == (("我",), ("你",))

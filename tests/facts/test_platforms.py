"""Platforms named in a text, from the file that a lawyer can change."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import RuleFileError
from reviewer.facts.platforms import default_platforms, find_platforms, read_platforms
from reviewer.text.yaml_source import parse_yaml


def named(text):
    return [mention.platform.name for mention in find_platforms(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("微信号六个", ["微信"]),
        ("企业微信与微信公众号", ["企业微信", "公众号"]),
        ("抖音小程序、微信小程序", ["抖音", "小程序"]),
        ("微信视频号小店", ["视频号"]),
        ("QQ号、ｑｑ群", ["QQ", "QQ"]),
        ("TikTok Shop、Tik Tok", ["TikTok Shop", "TikTok"]),
        ("B站UP主", ["B站"]),
        ("昵称xqq01，邮件qq_1", []),
        ("甲方与乙方", []),
    ],
)
def test_the_longest_name_at_each_place(text, names):
    assert named(text) == names


def test_places_are_offsets_of_the_text():
    text = "甲方的抖音企业号与ＱＱ号"

    assert [text[m.start : m.end] for m in find_platforms(text)] == ["抖音企业号", "ＱＱ"]


def test_letters_that_grow_when_made_small_shift_nothing():
    text = "İ微信"

    assert [text[m.start : m.end] for m in find_platforms(text)] == ["微信"]


def test_every_alias_finds_its_own_platform():
    for platform in default_platforms():
        for alias in platform.aliases:
            assert named(f"“{alias}”") == [platform.name]


def test_names_and_ids_are_used_once():
    platforms = default_platforms()

    assert len({platform.id for platform in platforms}) == len(platforms)
    assert len({platform.name for platform in platforms}) == len(platforms)


@given(st.text(max_size=60))
def test_mentions_never_overlap(text):
    found = find_platforms(text)

    assert all(a.end <= b.start for a, b in pairwise(found))


ENTRY = "- {id: a, name: 甲, kind: social, aliases: [甲号]}"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[]", 1, "a list"),
        ("platforms: 3", 1, "a list"),
        (f"platforms:\n  {ENTRY}\n  - {{id: b, name: 乙}}", 3, "aliases"),
        (f"platforms:\n  {ENTRY}\n  - {{id: b, name: 乙, kind: x, aliases: [甲号]}}", 3, "twice"),
        ('platforms:\n  - {id: b, name: 乙, kind: x, aliases: [""]}', 2, "empty"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(text, line, reason):
    with pytest.raises(RuleFileError) as caught:
        read_platforms(parse_yaml(text, "mine.yaml"))

    assert f"{line}" in str(caught.value)
    assert reason in str(caught.value)

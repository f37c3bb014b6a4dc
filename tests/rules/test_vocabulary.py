"""Terms with gaps, senses and innocent words."""

from __future__ import annotations

import pytest

from reviewer.errors import RuleFileError
from reviewer.rules.vocabulary import (
    Sense,
    Vocabulary,
    build_vocabulary,
    default_vocabulary,
    parse_term,
)
from reviewer.text.folding import fold
from reviewer.text.yaml_source import parse_yaml

TERMS = """
format: 1
version: 3
element: object
classes:
  account.wechat:
    title: 微信号
    terms: [微信号, 微信]
  account.generic:
    terms: [账户]
    weak: [老号]
    boundary: [号]
  resource.groups:
    terms: [微信群]
"""
ACTS = """
format: 1
element: act
classes:
  rebind:
    title: 换绑
    terms: [换成|改成 ~6 手机|号码]
"""
INNOCENT = """
format: 1
element: innocent
classes:
  innocent: {terms: [收款账户]}
"""


@pytest.fixture
def vocabulary() -> Vocabulary:
    return build_vocabulary([parse_yaml(text, "test.yaml") for text in (TERMS, ACTS, INNOCENT)])


def words(vocabulary: Vocabulary, text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(hit.term.term_class, folded[hit.start : hit.end]) for hit in vocabulary.find(folded)]


def test_a_word_is_found_with_its_class(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "三个微信号") == [("account.wechat", "微信号")]


def test_a_thing_named_inside_a_longer_name_is_not_found(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "微信群") == [("resource.groups", "微信群")]


def test_a_word_inside_an_innocent_term_is_not_found(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "汇入收款账户") == []
    assert words(vocabulary, "交付账户") == [("account.generic", "账户")]


def test_a_cue_that_is_an_innocent_term_itself_is_found() -> None:
    cues = "format: 1\nelement: cue\nclasses:\n  price: {terms: [转让款, 转让]}\n"
    innocent = "format: 1\nelement: innocent\nclasses:\n  innocent: {terms: [转让款]}\n"
    own = build_vocabulary([parse_yaml(text, "own.yaml") for text in (cues, innocent)])

    assert words(own, "转让款十万元") == [("price", "转让款")]


def test_a_gap_joins_two_words_within_its_length(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "改成乙方的手机") == [("rebind", "改成乙方的手机")]
    assert words(vocabulary, "改成蓝色，另外买一部新的手机") == []


def test_a_gap_does_not_cross_the_end_of_a_sentence(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "换成。手机") == []


def test_width_and_case_do_not_matter(vocabulary: Vocabulary) -> None:
    assert words(vocabulary, "帐户") == [("account.generic", "账户")]


def test_the_gap_of_an_act_does_not_cross_a_comma() -> None:
    text = "format: 1\nelement: act\nclasses:\n  a:\n    terms:\n      - 归 ~8 使用\n"
    vocabulary = build_vocabulary([parse_yaml(text, "acts.yaml")])
    assert words(vocabulary, "归乙方使用") == [("a", "归乙方使用")]
    assert words(vocabulary, "归乙方，使用") == []


def test_a_group_stands_for_its_words() -> None:
    text = "format: 1\nelement: act\nclasses:\n  a:\n    terms:\n      - 给 ~0 <party>\n"
    vocabulary = build_vocabulary([parse_yaml(text, "acts.yaml")], {"party": ("买方", "受让人")})
    assert words(vocabulary, "给买方，给受让人，给他") == [("a", "给买方"), ("a", "给受让人")]


def test_an_unknown_group_is_an_error_with_file_and_line() -> None:
    text = "format: 1\nelement: act\nclasses:\n  a:\n    terms:\n      - 给 ~0 <nobody>\n"
    with pytest.raises(RuleFileError) as error:
        build_vocabulary([parse_yaml(text, "acts.yaml")])
    assert error.value.details["line"] == 6


def test_a_pattern_covers_only_things_of_its_own_family() -> None:
    text = (
        "format: 1\nelement: object\nclasses:\n  data.list:\n    terms: [客户 ~4 电话]\n"
        "  data.contact:\n    terms: [电话]\n  payment.phone-card:\n    terms: [电话卡]\n"
    )
    vocabulary = build_vocabulary([parse_yaml(text, "objects.yaml")])
    assert words(vocabulary, "客户的电话") == [("data.list", "客户的电话")]
    assert ("payment.phone-card", "电话卡") in words(vocabulary, "客户的电话卡")


def test_the_version_tells_all_files(vocabulary: Vocabulary) -> None:
    assert vocabulary.version == "3.0.0"
    assert vocabulary.titles["account.wechat"] == "微信号"


def test_an_empty_word_is_an_error_with_file_and_line() -> None:
    text = "format: 1\nelement: act\nclasses:\n  a:\n    terms:\n      - 好\n      - '|'\n"
    with pytest.raises(RuleFileError) as error:
        build_vocabulary([parse_yaml(text, "acts.yaml")])
    assert error.value.details["file"] == "acts.yaml"
    assert error.value.details["line"] == 7


def test_a_file_of_another_format_is_an_error() -> None:
    with pytest.raises(RuleFileError):
        build_vocabulary([parse_yaml("format: 2\nelement: act\nclasses: {}\n", "acts.yaml")])


def test_the_family_of_a_class_is_its_first_part() -> None:
    term = parse_term("object", "account.wechat", "微信", Sense.STRONG)
    assert term.family == "account"


def test_the_shipped_vocabulary_loads() -> None:
    assert len(default_vocabulary().titles) > 60

"""Who obliges, permits, forbids, denies, supposes or excepts what."""

from __future__ import annotations

import pytest

from reviewer.rules.polarity import (
    Polarity,
    Segment,
    act_polarity,
    conditions,
    continues,
    object_excluded,
    runs_on,
)
from reviewer.text.folding import fold


def polarity_of(
    act: str, segment: str, *, carried: bool = False, supposed: bool = False
) -> Polarity:
    folded = fold(segment)
    return act_polarity(Segment.of(folded), folded.index(fold(act)), carried, supposed)


@pytest.mark.parametrize(
    ("segment", "act", "expected"),
    [
        ("甲方应将账号转让给乙方", "转让", Polarity.AFFIRMED),
        ("甲方可以将账号出租给他人", "出租", Polarity.PERMITTED),
        ("乙方得以甲方名义发布内容", "发布", Polarity.PERMITTED),
        ("用户不得转让账号", "转让", Polarity.FORBIDDEN),
        ("严禁把账号租给外人", "租给", Polarity.FORBIDDEN),
        ("谁也别把号卖给外人", "卖给", Polarity.FORBIDDEN),
        ("乙方不得拒绝交付账号", "交付", Polarity.AFFIRMED),
        ("乙方不得不交付账号", "交付", Polarity.AFFIRMED),
        ("乙方不得拒绝付款也不得转让账号", "转让", Polarity.FORBIDDEN),
        ("甲方不得自用,而应当转让给乙方", "转让", Polarity.AFFIRMED),
        ("客户名单不移交乙方", "移交", Polarity.NEGATED),
        ("个人微信不在移交之列", "移交", Polarity.NEGATED),
        ("不在本次转让之列", "转让", Polarity.NEGATED),
        ("未列入双方约定的移交清单", "移交", Polarity.NEGATED),
        ("名单中的老客户不在少数一并移交", "移交", Polarity.AFFIRMED),
        ("除报送平台备案之外,", "报送", Polarity.SUPPOSED),
        ("除资料须整体迁入新系统外,", "迁入", Polarity.AFFIRMED),
        ("原始记录不列入交付", "交付", Polarity.NEGATED),
        ("账号未曾以任何方式出借", "出借", Polarity.NEGATED),
        ("甲方不将客户信息提供给他人", "提供", Polarity.NEGATED),
        ("甲方不仅转让账号", "转让", Polarity.AFFIRMED),
        ("因不可抗力转让不成", "转让", Polarity.AFFIRMED),
        ("特别约定转让账号", "转让", Polarity.AFFIRMED),
        ("甲方不会向任何人透露客户信息", "透露", Polarity.NEGATED),
        ("账号租给外人一律不行", "租给", Polarity.FORBIDDEN),
        ("或售或借皆在所禁", "借", Polarity.FORBIDDEN),
    ],
)
def test_an_act_has_the_polarity_of_its_cue(segment: str, act: str, expected: Polarity) -> None:
    assert polarity_of(act, segment) is expected


def test_a_prohibition_carries_over_to_the_segment_that_goes_on_with_it() -> None:
    assert polarity_of("出借", "或者出借他人", carried=True) is Polarity.FORBIDDEN


def test_a_carried_prohibition_ends_where_a_duty_begins() -> None:
    assert polarity_of("转让", "或者应当转让给乙方", carried=True) is Polarity.AFFIRMED


def test_an_act_inside_a_condition_is_only_supposed() -> None:
    assert polarity_of("转让", "乙方转让账号的", supposed=True) is Polarity.SUPPOSED


@pytest.mark.parametrize(
    ("segments", "expected"),
    [
        (["乙方不交付账号的,", "应支付违约金"], [True, False]),
        (["如乙方转让账号,", "应支付违约金"], [True, False]),
        (["乙方拒不交付,", "或者擅自找回的,", "应当赔偿"], [True, True, False]),
        (["账号归乙方所有,", "这是双方都认的"], [False, False]),
        (["如数交付账号"], [False]),
        (["平台要是查出易主,", "损失各半"], [True, False]),
        (["收入主要是出租账号,", "按月结算"], [False, False]),
        (["账号归乙方所有,", "甲方不得干涉的"], [False, False]),
        (["甲方应当赔偿,", "如其找回账号的"], [False, True]),
        (["这些号是用他人身份证办的,", "不作变更"], [False, False]),
        ([], []),
    ],
)
def test_conditions_end_in_de_or_begin_with_if(segments: list[str], expected: list[bool]) -> None:
    assert conditions(segments) == expected


def test_a_prohibition_runs_on_until_a_duty_ends_it() -> None:
    assert runs_on(Segment.of("用户不得出租,"), carried=False)
    assert not runs_on(Segment.of("用户不得出租,但应当自用,"), carried=False)
    assert runs_on(Segment.of("或者转借"), carried=True)
    assert not runs_on(Segment.of("乙方应当付款"), carried=True)
    assert not runs_on(Segment.of("或者转借"), carried=False)


def test_only_a_segment_that_begins_with_a_connective_continues_the_one_before() -> None:
    assert continues("或者以其他方式处分")
    assert continues("向其提供名单")
    assert not continues("乙方支付价款")


@pytest.mark.parametrize(
    ("segment", "thing", "excluded"),
    [
        ("转让标的不包括客户名单", "客户名单", True),
        ("客户名单不在转让之列", "客户名单", True),
        ("除客户名单外其余一并移交", "客户名单", True),
        ("除法定情形外客户名单一并移交", "客户名单", False),
        ("转让标的不含设备但包括客户名单", "客户名单", False),
        ("客户名单一并移交", "客户名单", False),
    ],
)
def test_a_thing_is_excluded_by_what_stands_round_it(
    segment: str, thing: str, excluded: bool
) -> None:
    start = segment.index(thing)
    assert object_excluded(segment, start, start + len(thing)) is excluded


def test_what_is_named_besides_another_thing_is_not_taken_out() -> None:
    segment = "除护照外,"
    assert object_excluded(segment, 1, 3)
    assert not object_excluded(segment, 1, 3, "另附")

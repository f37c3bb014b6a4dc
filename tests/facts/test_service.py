"""Data got by performing duties or providing services: said, denied or unknown, and where."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.labels import Label

DATA = Label.PERSONAL_DATA_TRANSFER


def in_service(*units):
    """What is known, and the words that say so; the answer alone where nothing is."""
    made = contract(*units)
    fact = made.facts().in_service
    return None if fact is None else (fact.value, *made.words(*fact.spans))


def seller(name, recital, words="甲方将客户档案交给乙方。"):
    return in_service(
        f"甲方（转让方）：{name}", "乙方（受让方）：王小满", recital, ("2.1", words, DATA)
    )


@pytest.mark.parametrize(
    ("name", "recital"),
    [
        ("云岫康宁医院有限公司", "双方订立本协议。"),
        ("拾光物业服务有限公司", "双方订立本协议。"),
    ],
)
def test_a_name_tells_of_a_trade_that_serves_persons(name, recital):
    assert seller(name, recital) == (True, f"甲方（转让方）：{name}")


@pytest.mark.parametrize(
    ("recital", "words"),
    [
        (
            "甲方自2013年起从事医美咨询顾问工作，双方订立本协议。",
            "自2013年起从事医美咨询顾问工作，双方订立本协议",
        ),
        ("鉴于甲方，经营午托班多年，现转给乙方。", "经营午托班多年，现转给"),
    ],
)
def test_recitals_tell_of_a_trade_that_serves_persons(recital, words):
    assert seller("李小禾", recital) == (True, words)


def test_the_clause_says_where_the_data_come_from():
    assert seller("李小禾", "双方订立本协议。", "甲方执业期间积累的患者档案交给乙方。") == (
        True,
        "执业期间积累",
    )
    assert seller("李小禾", "双方订立本协议。", "甲方多年积累的租客交给乙方。") == (
        True,
        "多年积累的租客",
    )
    assert seller("李小禾", "双方订立本协议。", "甲方历年经手的保单客户资料交给乙方。") == (
        True,
        "历年经手的保单客户",
    )


@pytest.mark.parametrize(
    "words",
    [
        "会员资料导入乙方的会员系统。",
        "会员资料移交后换入新的客户管理系统。",
        "客户通讯录随工作手机一并移交，手机系甲方购得。",
    ],
)
def test_what_is_loaded_or_bought_besides_is_no_source_of_the_data(words):
    assert in_service(("2.1", words, DATA)) is None


def test_data_that_were_bought_or_gathered():
    assert seller("李小禾", "双方订立本协议。", "甲方从网上搜集来的业主资料交给乙方。") == (
        False,
        "搜集来的业主资料",
    )
    assert seller("李小禾", "双方订立本协议。", "该批号码系甲方收来，交给乙方。") == (
        False,
        "号码系甲方收来",
    )


def test_silence_is_unknown():
    assert seller("李小禾", "双方经协商订立本协议。") is None


def test_the_trade_of_the_other_side_does_not_count():
    assert (
        in_service(
            "甲方（转让方）：李小禾",
            "乙方（受让方）：云岫康宁医院有限公司",
            "乙方从事健康体检业务，甲方愿意转让。",
            ("2.1", "甲方将名册交给乙方。", DATA),
        )
        is None
    )


def test_without_data_the_question_does_not_arise():
    assert (
        in_service("甲方（转让方）：云岫康宁医院", "乙方：王小满", ("2.1", "设备归乙方。")) is None
    )


def test_without_a_transferor_only_the_data_clause_is_asked():
    assert in_service(("2.1", "服务过程中收集的学员资料一并移交。", DATA)) == (
        True,
        "服务过程中收集",
    )
    assert in_service(("2.1", "学员资料一并移交。", DATA)) is None

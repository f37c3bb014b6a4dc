"""What a contract transfers besides accounts and data, and what it only speaks of."""

from __future__ import annotations

import pytest
from small_contracts import Unit, contract

from reviewer.assessment.contract_text import LawfulAsset
from reviewer.assessment.lawful_reading import lawful_assets
from reviewer.rules.engine import analyse_contract


def read(*units: Unit) -> list[LawfulAsset]:
    made = contract(("第一条", "转让标的"), *units)
    analysis = analyse_contract(made.document, made.clauses)
    return list(lawful_assets(analysis, made.document, made.clauses))


def rows(*units: Unit) -> list[str]:
    return [one.row for one in read(*units)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("甲方将第35类“听涧”注册商标转让给乙方。", ["trademark"]),
        ("甲方向乙方转让域名 example.cn。", ["domain"]),
        ("甲方将全部课程的著作权转让予乙方。", ["copyright"]),
        ("小程序的源代码由甲方以光盘交付，一并归乙方。", ["source-code"]),
        ("门店内的货架、冰柜按现状出售给乙方。", ["equipment"]),
        ("甲方将商标、域名和设备一并转让给乙方。", ["trademark", "domain", "equipment"]),
        ("文章的版权、源码一并归乙方所有。", ["copyright", "source-code"]),
    ],
)
def test_what_a_clause_hands_over_for_good_is_told(words: str, found: list[str]) -> None:
    assert rows(("1.1", words)) == found


@pytest.mark.parametrize(
    "words",
    [
        "乙方不得转让商标、域名。",
        "甲方的注册商标不在转让之列。",
        "除设备外，甲方将门店转让给乙方。",
        "甲方将房屋及设备出租给乙方使用。",
        "甲方将设备交付乙方使用。",
        "合同终止后，乙方应将设备移交甲方并归还钥匙。",
        "员工离职应交接电脑和资料。",
        "甲方许可乙方独占使用商标。",
        "成片著作权归甲方，乙方可以放进作品集。",
        "“简店通”商标仍归甲方所有。",
        "乙方保证所交付的成果不侵犯第三人的著作权。",
        "甲方将记着会员的电脑里的表格交给乙方。",
        "人脸信息随设备移交乙方。",
        "乙方应妥善保管设备。",
        "“设备”是指甲方转让的机器。",
    ],
)
def test_what_is_forbidden_leased_licensed_returned_or_named_in_passing_is_not(words: str) -> None:
    assert rows(("1.1", words)) == []


def test_an_asset_carries_the_words_and_the_place_of_the_clause() -> None:
    (found,) = read(("1.1", "甲方将货架、冰柜及货架出售给乙方。"))
    assert (found.words, found.place, found.official) == (("货架", "冰柜"), "1.1", False)


def test_a_registration_that_the_clause_names_is_told() -> None:
    (found,) = read(("1.1", "甲方将商标转让给乙方，双方向商标局申请核准。"))
    assert found.official


def test_the_registration_of_one_asset_is_not_that_of_another() -> None:
    both = ("1.1", "甲方将商标、课程的著作权转让给乙方，双方向商标局申请商标转让核准。")
    assert [(one.row, one.official) for one in read(both)] == [
        ("trademark", True), ("copyright", False),
    ]  # fmt: skip


def test_a_defined_term_hands_over_what_it_means() -> None:
    defined = ("1.1", "“资产包”是指甲方的注册商标及货架。")
    assert rows(defined, ("1.2", "甲方将资产包转让给乙方。")) == ["trademark", "equipment"]
    assert rows(defined, ("1.2", "甲方保管资产包。")) == []
    assert rows(defined, ("1.2", "甲方将微信号转让给乙方。")) == []


def test_a_list_of_what_is_transferred_hands_over_its_rows() -> None:
    table = [["序号", "名称", "数量"], ["1", "货架", "32组"]]
    assert rows(("1.1", "甲方转让微信号。"), ("第二条", "移交资产清单"), table) == ["equipment"]
    assert rows(("1.1", "甲方转让微信号。"), ("第二条", "保养记录"), table) == []

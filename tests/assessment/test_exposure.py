"""Exposure is computed from the contract's figures, as ranges and multiples, or not at all."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from assessment.gold_findings import a_finding
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.assessment.assess import assess
from reviewer.assessment.model import Point, Ticks
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Side

DAY = date(2024, 6, 1)
HERE = (Span(0, 1),)


def points(
    low: int | None = None,
    high: int | None = None,
    price: int | None = None,
    day: date = DAY,
    side: Side = Side.NEUTRAL,
    consent: str = "",
    in_service: Fact[bool] | None = None,
) -> tuple[Point, ...]:
    """The points on a sale of a customer list."""
    found = [
        a_finding(Label.PERSONAL_DATA_TRANSFER, "客户名单移交", "c1", 0),
        a_finding(Label.PERSONAL_DATA_TRANSFER, "电话一并移交", "c2", 100),
        a_finding(Label.CONCEALMENT, "不得告知客户", "c3", 200),
    ]
    if consent:
        found.append(a_finding(Label.CONSENT_OBTAINED, consent, "c4", 300))
    facts = Facts(
        records_min=Fact(low, HERE) if low else None,
        records_max=Fact(high, HERE) if high else None,
        price_cny=Fact(Decimal(price), HERE) if price else None,
        in_service=in_service,
    )
    return assess(found, facts, day, Ticks(side=side), day_stated=True).exposure


def exposure(**known: Any) -> dict[str, str]:
    """The points on a sale of a customer list by title."""
    return {point.title: point.text for point in points(**known)}


COUNT, MONEY, BUYER, BOUNDS = (
    "信息条数（提示）", "金额（提示）", "受让方（提示）", "计算的边界",
)  # fmt: skip


def test_nothing_is_computed_where_the_contract_states_no_figure() -> None:
    points = exposure()
    assert not points.keys() & {COUNT, MONEY, BUYER, BOUNDS}
    assert "个人信息保护法的行政责任" in points


def test_a_number_is_a_multiple_of_the_standard_and_of_its_half() -> None:
    text = exposure(low=8000)[COUNT]
    assert "约8,000条" in text
    assert "1.6倍" in text
    assert "3.2倍" in text


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (18_000, 27_000, "区间跨线"),
        (26_000, None, "已达其10倍"),
        (25_000, 25_000, "已达其10倍"),
        (24_999, None, None),
    ],
)
def test_ten_times_the_half_standard_is_pointed_out(low, high, words) -> None:
    text = exposure(low=low, high=high)[COUNT]
    assert ("10倍" in text) == (words is not None)
    assert words is None or words in text


def test_few_records_show_the_standards_for_graver_kinds() -> None:
    assert "标准为50条" in exposure(low=300)[COUNT]


def test_a_tiny_number_is_still_a_multiple() -> None:
    assert "0.006倍" in exposure(low=30)[COUNT]


READ, CONFIRMED, DENIED = Fact(True, HERE), Fact(True), Fact(False)
BOUGHT = Fact(False, HERE)
SERVICE = "履行职责、提供服务中获得的信息（提示）"


@pytest.mark.parametrize(
    ("in_service", "words"),
    [
        (None, "；在履行职责或者提供服务过程中获得的（须人工确认），标准减半为2,500条，"),
        (
            READ,
            "；合同显示系在履行职责或者提供服务过程中获得的（由行业或者用语推断，须人工确认），标准减半",
        ),
        (CONFIRMED, "；律师认定系在履行职责或者提供服务过程中获得的，标准减半为2,500条，"),
        (DENIED, "；律师认定不是在履行职责或者提供服务过程中获得的，标准不减半。"),
        (BOUGHT, "；合同显示系购买、搜集所得（由行业或者用语推断，须人工确认），标准不减半。"),
    ],
)
def test_where_the_data_come_from_decides_on_half_the_standard(in_service, words) -> None:
    assert words in exposure(low=8_000, in_service=in_service)[COUNT]


def test_data_not_got_in_service_reach_the_grave_kind_by_the_whole_standard() -> None:
    assert "10倍" in exposure(low=49_999)[COUNT]
    assert "10倍" not in exposure(low=49_999, in_service=DENIED)[COUNT]
    assert "已达其10倍" in exposure(low=50_000, in_service=DENIED)[COUNT]


@pytest.mark.parametrize(
    ("in_service", "words"),
    [
        (None, "，达到减半的标准（在履行职责或者提供服务过程中获得的，须人工确认）"),
        (READ, "（合同显示系在履行职责或者提供服务过程中获得的，由行业或者用语推断，须人工确认）"),
        (CONFIRMED, "，达到减半的标准（律师认定系在履行职责或者提供服务过程中获得的）"),
        (DENIED, "即使全部计为违法所得，也低于5,000元的标准。"),
    ],
)
def test_where_the_data_come_from_decides_on_half_the_income(in_service, words) -> None:
    assert words in exposure(price=3_000, in_service=in_service)[MONEY]


@pytest.mark.parametrize(
    ("in_service", "words"),
    [
        (
            READ,
            "已见：转让方所在行业或者合同用语显示信息由此取得。\n待核：信息是否确由转让方在履行职责",
        ),
        (CONFIRMED, "已见：律师认定信息由此取得。"),
    ],
)
def test_data_got_in_service_are_told_with_the_rule_verbatim(in_service, words) -> None:
    point = next(point for point in points(in_service=in_service) if point.title == SERVICE)
    assert words in point.text
    assert ("待核" in point.text) is (in_service is READ)
    law, interpretation = point.citations
    assert law.text == (
        "违反国家有关规定，将在履行职责或者提供服务过程中获得的公民个人信息，出售或者提供给他人的，"
        "依照前款的规定从重处罚。"
    )
    assert (interpretation.article_label, interpretation.citation.item) == ("第五条", 8)
    assert interpretation.text is not None
    assert "（八）将在履行职责或者提供服务过程中获得的公民个人信息" in interpretation.text


@pytest.mark.parametrize("in_service", [None, DENIED, BOUGHT])
def test_without_a_sign_of_service_nothing_is_said_of_it(in_service) -> None:
    assert SERVICE not in exposure(low=8_000, in_service=in_service)


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (2_000, "也低于5,000元"),
        (3_000, "达到减半的标准"),
        (8_800, "如全部计为违法所得，达到5,000元的标准；"),
        (500_000, "并达到其10倍（5万元）"),
    ],
)
def test_the_price_stands_in_where_no_payment_falls_due_at_signing(price, words) -> None:
    text = exposure(price=price)[MONEY]
    assert "约定总价" in text
    assert words in text


def test_the_buyer_has_a_standard_of_his_own() -> None:
    assert BUYER in exposure(low=8000, side=Side.TRANSFEREE)
    assert BUYER not in exposure(low=8000, side=Side.TRANSFEROR)


def test_what_is_computed_says_where_it_ends() -> None:
    assert "不评价行为的性质" in exposure(low=8000)[BOUNDS]


def test_nothing_is_computed_before_the_interpretation() -> None:
    assert COUNT not in exposure(low=8000, day=date(2017, 5, 31))
    assert COUNT in exposure(low=8000, day=date(2017, 6, 1))


def test_nothing_is_computed_where_each_delivery_waits_for_consent() -> None:
    assert COUNT not in exposure(low=8000, consent="取得每一客户单独同意后方可交付")


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2019, 5, 1), "网络安全法的行政责任"),
        (date(2026, 1, 1), "网络安全法与治安管理处罚法的行政责任"),
    ],
)
def test_administrative_penalties_are_those_of_the_day(day, title) -> None:
    assert title in exposure(low=8000, day=day)


def on_cards(price: int | None, day: date = DAY) -> dict[str, str]:
    """The points on bank cards that are lent, by title."""
    found = [
        a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, f"银行卡{card}交乙方使用", f"c{card}", card)
        for card in (1, 2)
    ]
    facts = Facts(price_cny=Fact(Decimal(price), HERE) if price else None)
    opinion = assess(found, facts, day, day_stated=True)
    return {point.title: point.text for point in opinion.exposure}


CARDS = "支付工具的对价（提示）"


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (9_999, ("未达到违法所得1万元的标准", "标准为5万元，未达到")),
        (10_000, ("，达到违法所得1万元的标准", "标准为5万元，未达到")),
        (50_000, ("，达到违法所得1万元的标准", "标准为5万元，也达到")),
    ],
)
def test_the_price_of_lent_cards_is_set_against_the_standard_of_income(price, words) -> None:
    text = on_cards(price)[CARDS]
    assert all(one in text for one in words)
    assert "明知" in text


def test_lent_cards_have_no_figure_without_a_price_or_before_the_interpretation() -> None:
    assert CARDS not in on_cards(None)
    assert CARDS not in on_cards(50_000, date(2019, 10, 31))
    assert CARDS in on_cards(50_000, date(2019, 11, 1))


counts = st.integers(1, 3_000_000)


@settings(deadline=None)
@given(counts, counts)
def test_more_records_are_never_a_smaller_multiple(one, two) -> None:
    shown = [_FIRST_MULTIPLE.search(exposure(low=count)[COUNT]) for count in sorted((one, two))]
    less, more = (float(match[1].replace(",", "")) for match in shown if match)
    assert less <= more


@settings(deadline=None)
@given(counts, counts)
def test_more_money_never_reaches_a_lower_standard(one, two) -> None:
    less, more = (_standard(exposure(price=price)[MONEY]) for price in sorted((one, two)))
    assert less <= more


_FIRST_MULTIPLE = re.compile(r"标准的([\d,.]+)倍")
_STANDARDS = ("标准。", "达到减半的标准", "的标准；", "并达到其10倍")


def _standard(text: str) -> int:
    """How high a standard the words say is reached."""
    return max(level for level, words in enumerate(_STANDARDS) if words in text)


def passwords(accounts: int, day: date = DAY) -> str | None:
    """The point on a sale of so many game accounts with their passwords."""
    found = [
        a_finding(Label.ACCOUNT_TRANSFER, "游戏账号转让", "c1", 0),
        a_finding(Label.CREDENTIAL_HANDOVER, "密码一并交付", "c1", 100),
        a_finding(Label.CONCEALMENT, "不得告知平台", "c3", 200),
    ]
    facts = Facts(account_count=Fact(accounts, HERE))
    opinion = assess(found, facts, day, day_stated=True)
    titles = {point.title: point for point in opinion.exposure}
    point = titles.get("账号密码的条数（提示）")
    if point is None:
        return None
    assert [cited.law_short for cited in point.citations] == ["电诈意见（二）"]
    return point.text


def test_passwords_of_many_accounts_are_counted_one_by_one_as_an_inference() -> None:
    text = passwords(6000)
    assert text is not None
    assert "6,000个账号的密码" in text
    assert "1.2倍" in text
    assert "这是推论" in text


@pytest.mark.parametrize(("accounts", "day"), [(4, DAY), (6000, date(2021, 6, 16))])
def test_few_accounts_and_earlier_contracts_have_no_such_count(accounts, day) -> None:
    assert passwords(accounts, day) is None


@settings(deadline=None)
@given(st.integers(1, 3_000_000))
def test_a_multiple_never_says_more_than_the_number(count: int) -> None:
    text = exposure(low=count)[COUNT]
    said = re.search(r"标准的([\d,.]+)倍", text)
    assert said is not None
    assert float(said[1].replace(",", "")) <= count / 5000


@settings(deadline=None)
@given(st.integers(1, 60_000), st.integers(0, 60_000))
def test_the_line_is_crossed_exactly_where_it_lies_within_the_range(low: int, more: int) -> None:
    text = exposure(low=low, high=low + more)[COUNT]
    assert ("跨线" in text) == (low < 25_000 <= low + more)
    assert ("已达其10倍" in text) == (low >= 25_000)

"""Facts as rows, and what a lawyer types as facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import panel_values as desk
import pytest

from reviewer.document.model import Span
from reviewer.facts.model import EachAccount, Fact, Facts
from reviewer.marks.model import (
    FactCorrection,
    FactField,
    FactValue,
    InstalmentCorrection,
    InstalmentValue,
    PartyCorrection,
    PartyValue,
)
from reviewer.marks.state import ReviewState
from ui.models.facts import (
    FactRow,
    UnreadableValueError,
    fact_groups,
    parse_day,
    parse_fact,
    parse_row,
    value_words,
)


def rows(facts: Facts, state: ReviewState = ReviewState()) -> dict[str, FactRow]:  # noqa: B008
    return {row.title: row for group in fact_groups(facts, state) for row in group.rows}


def corrected(field: FactField, value: FactValue) -> ReviewState:
    return ReviewState(facts={field: FactCorrection(field, value, desk.NOON)})


def test_facts_are_shown_with_their_places() -> None:
    found = rows(desk.the_facts())
    assert found["总价"].value == "500,000 元"
    assert found["总价"].spans == (desk.span_of("人民币500,000元"),)
    assert found["账号数量"].value == "9"
    assert found["平台"].value == "微信"
    assert found["转让方"].value == "甲方（程某）"
    assert found["甲方"].value == "程某，自然人，又称转让方"
    assert found["乙方"].value == "赵某"
    assert found["第 1 期"].value == "300,000 元，2021-12-01"


def test_what_is_not_stated_has_no_value() -> None:
    found = rows(Facts())
    assert found["总价"].value == found["签订日"].value == found["平台"].value == ""


def test_a_blank_date_line_is_told() -> None:
    assert rows(Facts(date_blank=True))["签订日"].value == "日期栏空白"


def test_a_correction_stands_in_front_of_what_was_read() -> None:
    row = rows(desk.the_facts(), corrected(FactField.ACCOUNT_COUNT, 12))["账号数量"]
    assert (row.value, row.read, row.corrected) == ("12", "9", True)


def test_persons_on_each_account_are_counted_with_the_accounts_of_the_lawyer() -> None:
    each = EachAccount(2_000, 3_000, (Span(0, 4),))
    facts = replace(desk.the_facts(), records_each=each).with_accounts(Fact(9, (Span(5, 6),)))
    assert rows(facts)["人数下限"].value == "18,000"
    row = rows(facts, corrected(FactField.ACCOUNT_COUNT, 12))["人数下限"]
    assert (row.value, row.corrected, row.spans) == ("24,000", False, each.spans)


def test_a_fact_corrected_to_not_stated_is_empty() -> None:
    row = rows(desk.the_facts(), corrected(FactField.PRICE_CNY, None))["总价"]
    assert (row.value, row.read, row.corrected) == ("", "500,000 元", True)


def test_the_lawyers_signing_date_is_a_correction() -> None:
    row = rows(desk.the_facts(), ReviewState(signed=date(2019, 9, 22)))["签订日"]
    assert (row.value, row.corrected, row.is_day) == ("2019-09-22", True, True)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (FactField.PRICE_CNY, "50万元", Decimal(500000)),
        (FactField.PRICE_CNY, " 500,000 元 ", Decimal(500000)),
        (FactField.PRICE_CNY, "1234.5", Decimal("1234.5")),
        (FactField.PRICE_CNY, "人民币伍拾万元整", Decimal(500000)),
        (FactField.ACCOUNT_COUNT, "九", 9),
        (FactField.RECORDS_MAX, "27,000", 27000),
        (FactField.RECORDS_MIN, "1.8万", 18000),
        (FactField.PLATFORMS, "微信、抖音 快手", ("微信", "抖音", "快手")),
        (FactField.TRANSFEROR, " 乙方 ", "乙方"),
        (FactField.IN_SERVICE, "是", True),
        (FactField.IN_SERVICE, " 否 ", False),
    ],
)
def test_a_lawyer_types_as_contracts_write(field: FactField, typed: str, value: FactValue) -> None:
    assert parse_fact(field, typed) == value


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (FactField.PRICE_CNY, "很多"),
        (FactField.PRICE_CNY, "50万美元"),
        (FactField.ACCOUNT_COUNT, "1.5"),
        (FactField.ACCOUNT_COUNT, "几个"),
        (FactField.TRANSFEREE, "  "),
        (FactField.IN_SERVICE, "不清楚"),
    ],
)
def test_what_makes_no_sense_is_refused(field: FactField, typed: str) -> None:
    with pytest.raises(UnreadableValueError):
        parse_fact(field, typed)


def test_days_are_read_in_either_form() -> None:
    assert parse_day("2019-09-22") == parse_day("2019年9月22日") == date(2019, 9, 22)
    with pytest.raises(UnreadableValueError):
        parse_day("2019年9月")


@pytest.mark.parametrize(
    ("title", "typed", "value"),
    [
        ("转让方", "甲方", "甲方"),
        ("总价", "500,000", Decimal(500000)),
        ("账号数量", "9", 9),
        ("平台", "微信", ("微信",)),
    ],
)
def test_what_a_field_offers_to_edit_is_read_back_as_the_same_value(
    title: str, typed: str, value: FactValue
) -> None:
    row = rows(desk.the_facts())[title]
    assert row.typed == typed
    assert row.field is not None
    assert parse_fact(row.field, row.typed) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("500000.50"), "500,000.50 元"),
        (27000, "27,000"),
        (True, "是"),
        (False, "否"),
        (("微信", "抖音"), "微信、抖音"),
        ("甲方", "甲方"),
        (date(2019, 9, 22), "2019-09-22"),
    ],
)
def test_values_are_written_for_people(value: FactValue | date, text: str) -> None:
    assert value_words(value) == text


def test_the_lawyers_party_stands_in_front_of_the_one_read() -> None:
    state = ReviewState(parties={"甲方": PartyCorrection("甲方", "程云", False, desk.NOON)})
    row = rows(desk.the_facts(), state)["甲方"]
    assert row.value == "程云，非自然人，又称转让方"
    assert row.read == "程某，自然人，又称转让方"
    assert row.typed == "程云，非自然人"


def test_an_instalment_struck_out_has_no_value_and_can_be_restored() -> None:
    place = desk.the_facts().instalments[0].span.start
    state = ReviewState(instalments={place: InstalmentCorrection(place, None, None, desk.NOON)})
    row = rows(desk.the_facts(), state)["第 1 期"]
    assert (row.value, row.read, row.corrected) == ("", "300,000 元，2021-12-01", True)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("程云", PartyValue("程云", None)),
        (" 程云 , 自然人", PartyValue("程云", True)),
        ("某某（上海）公司，非自然人", PartyValue("某某（上海）公司", False)),
        ("程云，赵明", PartyValue("程云，赵明", None)),
    ],
)
def test_a_party_is_typed_as_a_name_and_what_it_is(typed: str, value: PartyValue) -> None:
    assert parse_row(rows(desk.the_facts())["甲方"], typed) == value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("300,000，2021-12-01", InstalmentValue(Decimal(300000), date(2021, 12, 1))),
        ("30万元 2021年12月1日", InstalmentValue(Decimal(300000), date(2021, 12, 1))),
        ("250000", InstalmentValue(Decimal(250000), None)),
    ],
)
def test_an_instalment_is_typed_as_an_amount_and_a_day(typed: str, value: InstalmentValue) -> None:
    assert parse_row(rows(desk.the_facts())["第 1 期"], typed) == value


@pytest.mark.parametrize(("title", "typed"), [("甲方", " "), ("第 1 期", ""), ("第 1 期", "明年")])
def test_what_is_no_party_or_instalment_is_refused(title: str, typed: str) -> None:
    with pytest.raises(UnreadableValueError):
        parse_row(rows(desk.the_facts())[title], typed)


@pytest.mark.parametrize("title", ["甲方", "第 1 期", "总价"])
def test_what_is_offered_to_type_is_read_as_what_was_read(title: str) -> None:
    row = rows(desk.the_facts())[title]
    parse_row(row, row.typed)

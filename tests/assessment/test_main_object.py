"""Which signs make others' data the main object of a contract, and what outweighs them."""

from __future__ import annotations

from datetime import date

import pytest
from assessment.gold_findings import findings_on

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.main_object import (
    AGAINST,
    FOR,
    SIGNS,
    balance,
    decode_balance,
    is_main_object,
    signs_of,
)
from reviewer.assessment.model import Ticks
from reviewer.assessment.readings import Mention
from reviewer.errors import RuleFileError
from reviewer.facts.model import Facts
from reviewer.labels import Label

DAY = date(2024, 6, 1)
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交")
HUSH = (Label.CONCEALMENT, "不得告知客户")
VIDEO = (Label.ACCOUNT_TRANSFER, "抖音号转让给乙方")
CHAT = (Label.ACCOUNT_TRANSFER, "微信号转让给乙方")
CLEARED = (Label.PERSONAL_DATA_EXCLUDED, "好友交付前清空")
NO_TEXT, NO_TICKS = ContractText(), Ticks()


def case_of(
    *clauses: tuple[Label, str], text: ContractText = NO_TEXT, ticks: Ticks = NO_TICKS
) -> Circumstances:
    found = findings_on(*clauses)
    return Circumstances.of(found, Facts(), DAY, ticks, text)


def a_file(**weights: float) -> str:
    lines = "".join(f"  {name}: {weights.get(name.replace('-', '_'), 0)}\n" for name in SIGNS)
    return f"format: 1\nbias: -1.5\nsigns:\n{lines}"


def test_every_sign_lies_between_nothing_and_one() -> None:
    signs = signs_of(case_of(LIST, HUSH, VIDEO, CHAT, CLEARED))
    assert set(signs) == set(SIGNS)
    assert all(0 <= value <= 1 for value in signs.values())


def test_no_sign_that_ships_speaks_the_other_way() -> None:
    weights = balance().weights
    assert all(weights[name] >= 0 for name in FOR)
    assert all(weights[name] <= 0 for name in AGAINST)


def test_the_more_of_the_contract_is_about_data_the_more_they_are_its_object() -> None:
    long, short = (
        signs_of(case_of(LIST, LIST, HUSH, text=ContractText(clauses=clauses)))
        for clauses in (120, 5)
    )
    assert short["data-clauses"] > long["data-clauses"]
    assert balance().weights["data-clauses"] > 0


def test_a_personal_account_that_goes_over_as_it_is_is_the_object() -> None:
    text = ContractText(clauses=60)
    assert is_main_object(case_of(CHAT, text=text))
    assert not is_main_object(case_of(CHAT, CLEARED, text=text))


def test_a_personal_account_that_goes_along_with_a_whole_shop_is_weighed() -> None:
    health = (Label.SENSITIVE_DATA_TRANSFER, "会员用药记录一并移交")
    shop = ContractText(clauses=60, mentions=frozenset({Mention.BUSINESS}))
    assert is_main_object(case_of(CHAT, health, text=ContractText(clauses=60)))
    assert not is_main_object(case_of(CHAT, health, text=shop))


def test_consents_that_the_lawyer_has_seen_make_it_no_main_object() -> None:
    assert is_main_object(case_of(LIST, LIST, HUSH))
    assert not is_main_object(case_of(LIST, LIST, HUSH, ticks=Ticks(consents_seen=True)))


def test_a_price_paid_for_something_else_goes_before_the_balance() -> None:
    price = (Label.TAINTED_CONSIDERATION, "总价100万元，其中设备90万元，客户名单10万元")
    assert not is_main_object(case_of(LIST, LIST, HUSH, price))


def test_a_sign_that_speaks_the_other_way_is_an_error_with_its_line() -> None:
    with pytest.raises(RuleFileError) as caught:
        decode_balance(a_file(data=-1), "main-object.yaml")
    assert caught.value.details["line"] == 4 + SIGNS.index("data")
    with pytest.raises(RuleFileError):
        decode_balance(a_file(price=1), "main-object.yaml")


def test_a_weight_that_is_no_number_is_an_error() -> None:
    with pytest.raises(RuleFileError, match="bias is a number"):
        decode_balance(a_file().replace("bias: -1.5", "bias: much"), "main-object.yaml")


def test_the_signs_are_weighed_and_added_to_the_bias() -> None:
    made = decode_balance(a_file(data=2, price=-1), "main-object.yaml")
    nothing = dict.fromkeys(SIGNS, 0.0)
    assert made.of(nothing) == -1.5
    assert made.of(nothing | {"data": 1.0, "price": 0.5}) == 0.0

"""The wordings proposed first for the findings of one contract agree with each other."""

from __future__ import annotations

from datetime import date

import pytest
from assessment.gold_findings import a_finding

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.model import Ticks
from reviewer.assessment.strategy import Strategy, strategy_for, strategy_of
from reviewer.facts.model import Facts
from reviewer.labels import Label, Side
from reviewer.rules.findings import Finding

_SALE, _DATA = Label.ACCOUNT_TRANSFER, Label.PERSONAL_DATA_TRANSFER


def a_case(*findings: Finding, side: Side = Side.NEUTRAL) -> Circumstances:
    return Circumstances.of(findings, Facts(), date(2025, 1, 1), Ticks(side=side))


@pytest.mark.parametrize(
    ("label", "words", "side", "strategy"),
    [
        (_SALE, "微信号转让给乙方", Side.NEUTRAL, Strategy.WITHDRAW),
        (_SALE, "微信号转让给乙方", Side.TRANSFEREE, Strategy.WITHDRAW),
        (_SALE, "抖音号转让给乙方", Side.NEUTRAL, Strategy.CONDITION),
        (_SALE, "抖音号转让给乙方", Side.TRANSFEROR, Strategy.CONDITION),
        (_SALE, "天猫店转让给乙方", Side.TRANSFEROR, Strategy.CONDITION),
        (_SALE, "账号转让给乙方", Side.NEUTRAL, Strategy.WITHDRAW),
        (_SALE, "账号转让给乙方", Side.TRANSFEREE, Strategy.CONDITION),
        (_DATA, "名单交给乙方", Side.NEUTRAL, Strategy.CONDITION),
        (_DATA, "名单交给乙方", Side.TRANSFEROR, Strategy.WITHDRAW),
        (Label.CUSTOMER_RESOURCE_TRANSFER, "客户归乙方", Side.NEUTRAL, Strategy.WITHDRAW),
        (Label.CUSTOMER_RESOURCE_TRANSFER, "客户归乙方", Side.TRANSFEREE, Strategy.WITHDRAW),
        (Label.ACCOUNT_LEASE, "抖音号租给乙方", Side.NEUTRAL, Strategy.CONDITION),
    ],
)
def test_the_strategy_follows_what_is_sold_and_for_whom(label, words, side, strategy) -> None:
    assert strategy_of(a_case(a_finding(label, words), side=side)) is strategy


def test_beside_accounts_that_are_withdrawn_others_change_hands_on_conditions() -> None:
    chat, video = a_finding(_SALE, "微信号转让"), a_finding(_SALE, "抖音号转让", "c2")
    case = a_case(chat, video)
    assert strategy_for(chat, case) is Strategy.WITHDRAW
    assert strategy_for(video, case) is Strategy.CONDITION


def test_an_account_that_one_clause_withdraws_is_not_handed_over_by_another() -> None:
    both, video = a_finding(_SALE, "微信号、抖音号转让"), a_finding(_SALE, "抖音号转让", "c2")
    assert strategy_for(video, a_case(both, video)) is Strategy.WITHDRAW


def test_the_password_of_an_account_goes_as_the_account_of_the_same_clause_does() -> None:
    chat, video = a_finding(_SALE, "微信号转让"), a_finding(_SALE, "抖音号转让", "c2")
    password = a_finding(Label.CREDENTIAL_HANDOVER, "密码一并告知", "c2")
    other = a_finding(Label.CREDENTIAL_HANDOVER, "密码一并告知", "c3")
    case = a_case(chat, video, password, other)
    assert strategy_for(password, case) is Strategy.CONDITION
    assert strategy_for(other, case) is Strategy.WITHDRAW

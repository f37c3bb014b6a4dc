from __future__ import annotations

from reviewer.document.model import Span
from reviewer.facts.model import EachAccount, Fact, Facts


def test_a_fact_without_words_of_the_contract_is_the_lawyers():
    assert Fact(9).by_lawyer
    assert not Fact(9, (Span(0, 2),)).by_lawyer


def test_other_accounts_mean_other_persons_where_each_account_has_so_many():
    where = (Span(4, 9),)
    read = Facts(
        account_count=Fact(9, (Span(0, 2),)),
        records_min=Fact(18_000, where),
        records_max=Fact(27_000, where),
        records_each=EachAccount(2_000, 3_000, where),
    )
    counted = read.with_accounts(Fact(12))
    assert (counted.records_min, counted.records_max) == (Fact(24_000, where), Fact(36_000, where))
    assert counted.with_accounts(read.account_count) == read
    none = read.with_accounts(None)
    assert (none.account_count, none.records_min, none.records_max) == (None, None, None)


def test_a_side_that_each_account_leaves_open_stays_open():
    read = Facts(records_each=EachAccount(2_000, None, (Span(4, 9),)))
    counted = read.with_accounts(Fact(3))
    assert counted.records_min == Fact(6_000, (Span(4, 9),))
    assert counted.records_max is None


def test_a_stated_number_of_persons_does_not_hang_on_the_accounts():
    read = Facts(account_count=Fact(9), records_min=Fact(15_000, (Span(4, 9),)))
    assert read.with_accounts(Fact(12)).records_min == Fact(15_000, (Span(4, 9),))

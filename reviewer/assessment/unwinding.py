"""What is to be given back in money: the instalments and the interest on them, as words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.interest import daily, interest, reaches
from reviewer.facts.model import Instalment
from reviewer.labels import Stage
from reviewer.law.rates import Rates
from reviewer.text.dates import day_words

_COUNTED = (Stage.PART_PERFORMED, Stage.DISPUTED)


def money(amount: Decimal) -> str:
    """50万元, 8,800元; whole amounts without decimals."""
    if amount >= 10000 and amount % 100 == 0:
        return f"{(amount / 10000).normalize():f}万元"
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}元" if whole else f"{amount:,.2f}元"


def instalments(case: Circumstances) -> str:
    """第1期30万元（2019年9月22日）、第2期10万元（未定日期）."""
    return "、".join(
        f"第{number}期{money(part.amount_cny)}"
        f"（{day_words(part.due) if part.due else '按约定条件，未载日期'}）"
        for number, part in enumerate(case.facts.instalments, 1)
    )


def interest_words(case: Circumstances, table: Rates) -> str:
    """What each dated instalment comes to if paid when due, a line each; empty where none is."""
    if case.ticks.stage not in _COUNTED:
        return ""
    return "".join(
        f"\n{words}。"
        for number, part in enumerate(case.facts.instalments, 1)
        for words in _of(number, part, table)
    )


def rates_words(table: Rates) -> str:
    """Which table the figures are by, up to which day it was kept, and where it was read."""
    return (
        f"利率表第{table.version}版，核对至{day_words(table.until)}"
        f"（{table.source}；{table.deposit_source}）"
    )


def _of(number: int, part: Instalment, table: Rates) -> Iterator[str]:
    if part.due is None or not reaches(part.due, table.lpr, table):
        return
    counted = interest(part.amount_cny, part.due, table.until, table.lpr, table)
    deposit = ""
    if reaches(part.due, table.deposit, table):
        by_deposit = interest(part.amount_cny, part.due, table.until, table.deposit, table)
        deposit = f"（按一年期存款基准利率为{money(by_deposit)}）"
    last = table.lpr[-1].rate
    yield (
        f"第{number}期{money(part.amount_cny)}，自{day_words(part.due)}按一年期LPR分段计至"
        f"{day_words(table.until)}为{money(counted)}{deposit}，"
        f"此后暂按年{last.normalize():f}%每日{money(daily(part.amount_cny, last, table))}"
    )

"""Which norms were in force when: signing, performance, now; periods where no date is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment import worked_example
from assessment.golden_cases import CASES

from reviewer.assessment.assess import assess
from reviewer.assessment.model import (
    Force,
    LawInTime,
    Moment,
    MomentKind,
    NormCell,
    NormRow,
    Opinion,
    Ticks,
)
from reviewer.assessment.periods import periods
from reviewer.facts.model import Facts
from reviewer.law.library import Library

NOW = Library.load().as_of
_NO_TICKS = Ticks()


def opinion_of(
    day: date, ticks: Ticks = _NO_TICKS, *, stated: bool = True, blank: bool = False
) -> Opinion:
    facts = replace(worked_example.facts(), instalments=(), date_blank=blank)
    return assess(worked_example.findings(), facts, day, ticks, day_stated=stated)


def table_of(day: date, ticks: Ticks = _NO_TICKS) -> LawInTime:
    table = opinion_of(day, ticks).law_in_time
    assert table is not None
    return table


def norm(table: LawInTime, words: str) -> tuple[NormCell, ...]:
    """The row that holds a norm by its words at some moment."""
    return next(row.cells for row in table.rows if any(cell.words == words for cell in row.cells))


def words_of(cells: tuple[NormCell, ...]) -> list[str]:
    return [cell.words for cell in cells]


def test_signing_and_now_stand_side_by_side() -> None:
    table = table_of(date(2019, 9, 22))
    assert [(one.kind, one.day) for one in table.moments] == [
        (MomentKind.SIGNED, date(2019, 9, 22)),
        (MomentKind.TODAY, NOW),
    ]


def test_a_renumbered_article_is_one_norm() -> None:
    cells = norm(table_of(date(2019, 9, 22)), "《网络安全法》第四十四条")
    assert words_of(cells) == ["《网络安全法》第四十四条", "《网络安全法》第四十六条"]


def test_an_article_taken_over_by_another_law_is_one_norm() -> None:
    cells = norm(table_of(date(2019, 9, 22)), "《民法总则》第一百五十三条第一款")
    assert words_of(cells)[1] == "《民法典》第一百五十三条第一款"


def test_what_came_later_says_from_when_and_what_is_gone_says_so() -> None:
    table = table_of(date(2019, 9, 22))
    assert words_of(norm(table, "《个人信息保护法》第二十三条"))[0] == "尚未施行（2021-11-01起）"
    assert words_of(norm(table, "《合同法》第五十二条第（五）项"))[1] == "已废止（2021-01-01）"
    interpretation = words_of(norm(table, "《合同编通则解释》第十七条"))
    assert interpretation[0] == "不适用（只及于2021-01-01以后的事实）"


def test_an_interpretation_goes_by_its_own_time_clause() -> None:
    cells = norm(table_of(date(2022, 1, 5)), "《合同编通则解释》第十七条")
    assert [cell.force for cell in cells] == [Force.IN_FORCE, Force.IN_FORCE]


def test_the_day_of_performance_that_the_lawyer_gives_is_a_moment() -> None:
    table = table_of(date(2022, 1, 5), Ticks(performed=date(2023, 3, 1)))
    assert [one.title for one in table.moments] == ["签订时", "履行时", "现行法"]
    fraud = norm(table, "《反电信网络诈骗法》第三十一条第一款")
    assert [cell.force for cell in fraud] == [Force.NOT_YET, Force.IN_FORCE, Force.IN_FORCE]
    assert fraud[1].citation is not None
    assert fraud[1].citation.applies_because.startswith("履行于2023-03-01")


def test_without_it_the_last_payment_that_the_contract_sets_is_the_moment() -> None:
    opinion = assess(
        worked_example.findings(), worked_example.facts(), worked_example.SIGNED, day_stated=True
    )
    assert opinion.law_in_time is not None
    assert opinion.law_in_time.moments[1].title == "约定的末期付款日"
    assert opinion.law_in_time.moments[1].day == date(2020, 9, 22)


def test_what_was_in_force_at_signing_comes_first() -> None:
    for part in ("规范", "效力"):
        rows = [row for row in table_of(date(2019, 9, 22)).rows if row.part == part]
        first = [row.cells[0].force is Force.IN_FORCE for row in rows]
        assert first == sorted(first, reverse=True)
        assert any(first)


def test_a_contract_of_tomorrow_knows_no_law_after_its_own() -> None:
    assert len(table_of(date(2027, 1, 1)).moments) == 1


def test_a_draft_with_a_blank_date_is_judged_by_the_law_of_today_without_alarm() -> None:
    opinion = opinion_of(date(2026, 10, 1), stated=False, blank=True)
    assert opinion.law_in_time is not None
    assert [one.kind for one in opinion.law_in_time.moments] == [MomentKind.TODAY]
    (first, *_) = opinion.applicable_law
    assert "拟签文本，按现行法（2026年10月1日）判断" in first.text


def test_a_missing_date_sets_all_periods_beside_the_law_of_today() -> None:
    opinion = opinion_of(date(2026, 10, 1), stated=False)
    assert opinion.law_in_time is not None
    days = [one.day for one in opinion.law_in_time.moments]
    assert days == [date(2026, 10, 1), *(period.since for period in periods())]


def test_or_those_that_the_lawyer_picked() -> None:
    picked = (date(2017, 10, 1), date(2022, 12, 1))
    opinion = opinion_of(date(2026, 10, 1), Ticks(periods=picked), stated=False)
    assert opinion.law_in_time is not None
    assert [one.day for one in opinion.law_in_time.moments[1:]] == list(picked)


def test_where_there_is_no_risk_there_is_no_table() -> None:
    assert CASES["share-deal"].opinion().law_in_time is None


@pytest.mark.parametrize(
    ("signed", "performed", "titles"),
    [
        (date(2019, 9, 22), None, set()),
        (date(2019, 9, 22), date(2020, 9, 22), set()),
        (date(2019, 9, 22), date(2021, 3, 1), {"持续履行"}),
        (date(2019, 9, 22), date(2022, 3, 1), {"持续履行", "履行时新施行的规范"}),
        (date(2022, 1, 5), date(2022, 6, 1), set()),
        (date(2022, 1, 5), date(2023, 6, 1), {"履行时新施行的规范"}),
    ],
)
def test_what_reaches_later_performance_is_explained(signed, performed, titles) -> None:
    notes = opinion_of(signed, Ticks(performed=performed)).applicable_law
    told = {note.title for note in notes} & {"持续履行", "履行时新施行的规范"}
    assert told == titles


def test_what_reaches_later_performance_goes_by_the_library_in_use() -> None:
    signed, ticks = date(2019, 9, 22), Ticks(performed=date(2022, 3, 1))
    held = Library.load()
    later = tuple(
        replace(law, in_force_from=date(2022, 3, 2)) if law.short == "个人信息保护法" else law
        for law in held.laws
    )
    without = tuple(law for law in held.laws if law.short != "个人信息保护法")
    for laws, told in ((held.laws, True), (later, False), (without, False)):
        library = replace(held, laws=laws)
        opinion = assess(
            worked_example.findings(), Facts(), signed, ticks, library, day_stated=True
        )
        assert ("履行时新施行的规范" in {note.title for note in opinion.applicable_law}) is told


def test_the_rules_on_old_facts_are_explained_with_their_articles() -> None:
    opinion = opinion_of(date(2019, 9, 22), Ticks(performed=date(2021, 3, 1)))
    cited = {
        f"{one.article_label}{one.citation.paragraph or ''}"
        for note in opinion.applicable_law
        for one in note.citations
        if one.law_short == "时间效力规定"
    }
    assert cited == {"第一条2", "第四条", "第八条", "第二十条"}


# The whole contract of 2019, reviewed


def test_of_two_laws_side_by_side_the_general_provisions_come_first_in_every_finding() -> None:
    seen = 0
    for graded in CASES["nine-accounts-2019"].opinion().findings:
        laws = [cited.law_short for cited in graded.citations]
        if {"民法总则", "合同法"} <= set(laws):
            seen += 1
            last = max(at for at, law in enumerate(laws) if law == "民法总则")
            assert last < laws.index("合同法")
    assert seen > 5


@pytest.mark.parametrize("law", ["民法典", "个人信息保护法", "反电信网络诈骗法", "合同编通则解释"])
def test_no_finding_or_step_of_2019_rests_on_later_law(law: str) -> None:
    opinion = CASES["nine-accounts-2019"].opinion()
    for part in (*opinion.findings, *opinion.reasoning, *opinion.validity, *opinion.severability):
        assert law not in {cited.law_short for cited in part.citations}


def test_the_contracts_own_citation_is_checked_for_its_day() -> None:
    (then,) = CASES["nine-accounts-2019"].opinion().cited
    (later,) = CASES["nine-accounts-2022"].opinion().cited
    assert (then.place, then.problem, then.wrong) == ("7.1", "", False)
    assert later.wrong
    assert "已于2021-01-01废止" in later.problem


@pytest.mark.parametrize(
    ("moments", "widest", "columns"),
    [
        (1, 3, ["0"]),
        (3, 3, ["012"]),
        (4, 3, ["012", "03"]),
        (5, 3, ["012", "034"]),
        (5, 4, ["0123", "04"]),
    ],
)
def test_many_moments_stand_in_several_tables_beside_the_first(
    moments: int, widest: int, columns: list[str]
) -> None:
    days = (date(2012 + number, 1, 1) for number in range(moments))
    titles = tuple(Moment(MomentKind.PERIOD, day, str(at)) for at, day in enumerate(days))
    cells = tuple(NormCell(Force.IN_FORCE, moment.title) for moment in titles)
    found = list(LawInTime(titles, (NormRow("规范", cells),)).in_tables(widest))
    assert ["".join(moment.title for moment in table.moments) for table in found] == columns
    assert ["".join(words_of(table.rows[0].cells)) for table in found] == columns

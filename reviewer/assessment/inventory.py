"""The list of assets with their grades, for the opinion."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.assessment.aggravation import aggravating, given_back, weighed
from reviewer.assessment.assets import column, grade_of, route_of_row
from reviewer.assessment.circumstances import ACCOUNT, DATA, Circumstances
from reviewer.assessment.grading_texts import grading_texts
from reviewer.assessment.grounds import grounds, standing_of
from reviewer.assessment.matrix import AssetClass, Column, Kind
from reviewer.assessment.model import Asset
from reviewer.assessment.operative import MOST_PLACES, operative
from reviewer.assessment.share_deal import held_assets
from reviewer.assessment.situation import Situation
from reviewer.assessment.weighing import part_of_a_business
from reviewer.document.places import in_a_row
from reviewer.labels import Label, Severity

_MEMBERS = ("customer-list", "customer-resource")


def inventory(place: Situation) -> tuple[Asset, ...]:
    """Each asset by itself: the grade of an asset is not the verdict on the contract."""
    return (
        *(_asset(place, row) for row in place.rows),
        *(_lawful(place, row) for row in place.lawful),
        *held_assets(place),
    )


def _lawful(place: Situation, row: AssetClass) -> Asset:
    """What can be transferred by itself: general rules, and the formalities these ask for."""
    return Asset(
        name=row.name,
        grade=grade_of(place.case, row),
        route=route_of_row(place.case, row),
        standing="",
        facts=tuple(_lawful_facts(place, row)),
        findings=(),
        citations=place.law.resolve(grounds().assets.get(row.id, ())),
        place=_place(place, row),
    )


def _lawful_facts(place: Situation, row: AssetClass) -> Iterator[str]:
    found = [one for one in place.text.lawful if one.row == row.id]
    known = grading_texts().assets
    words = dict.fromkeys(word for one in found for word in one.words)
    yield known.lawful.format(words="、".join(words))
    if column(place.case, row) is Column.OFFICIAL:
        yield known.official
    yield row.note


def _asset(place: Situation, row: AssetClass) -> Asset:
    route = route_of_row(place.case, row)
    return Asset(
        name=row.name,
        grade=_grade(place, row),
        route=route,
        standing=standing_of(route, row),
        facts=tuple(_facts(place, row)),
        findings=tuple(_findings(place, row)),
    )


def _place(place: Situation, row: AssetClass) -> str:
    where = list(dict.fromkeys(one.place for one in place.text.lawful if one.row == row.id))
    named = in_a_row(where[:MOST_PLACES])
    if len(where) <= MOST_PLACES:
        return named
    return grading_texts().assets.several_places.format(places=named, count=len(where))


def _grade(place: Situation, row: AssetClass) -> Severity:
    """As findings are graded: what aggravates counts only in a contract that is risky at all."""
    grade = grade_of(place.case, row)
    if _of_a_shop(place, row):
        grade = min(grade, Severity.MEDIUM, key=lambda one: one.rank)
    return weighed(place.case, row, grade) if place.judgement.risky else grade


def _of_a_shop(place: Situation, row: AssetClass) -> bool:
    """Members that go along with a shop: between medium and high, of which the lower is shown."""
    return row.id in _MEMBERS and part_of_a_business(place.case)


def _findings(place: Situation, row: AssetClass) -> Iterator[str]:
    """The operative of the findings that name the asset.

    Where one kind of account is sold, all on accounts are about it; so they are where only the
    facts name the platform.
    """
    about = [item for item in place.findings if row in place.case.rows.get(item.finding.key, ())]
    only = len(place.case.account_rows) == 1
    if row.kind is Kind.ACCOUNT and (only or not about):
        about = [item for item in place.findings if item.finding.label in ACCOUNT]
    if row.kind is Kind.STATISTICS:
        about = [item for item in place.findings if item.finding.label is Label.ANONYMISED]
    yield from (item.id for item in operative(about))


def _facts(place: Situation, row: AssetClass) -> Iterator[str]:
    facts, known = place.case.facts, grading_texts().assets
    if row.kind not in (Kind.STATISTICS, Kind.PAYMENT):
        yield from _goes_along(place.case, row)
    if row.kind is Kind.ACCOUNT:
        names = [fact.value for fact in facts.platforms if fact.value in row.platforms]
        if names:
            yield known.platforms.format(names="、".join(names))
        if facts.account_count:
            yield known.accounts.format(count=facts.account_count.value)
    if (row.kind in (Kind.DATA, Kind.RESOURCE) or row.carries) and place.words["records"]:
        yield known.records.format(records=place.words["records"])
    if row.kind in (Kind.ACCOUNT, Kind.RESOURCE) and place.judgement.risky:
        heavier = aggravating(place.case, row)
        if heavier:
            yield known.heavier.format(reasons="；".join(heavier))
    lighter = tuple(_mitigating(place.case, row))
    if lighter:
        yield known.lighter.format(reasons="；".join(lighter))
    if _of_a_shop(place, row):
        yield known.shop
    if row.note:
        yield row.note


def _goes_along(case: Circumstances, row: AssetClass) -> Iterator[str]:
    """Of a resource by itself what its delivery may come to; of consent what lightens will tell."""
    along, known = column(case, row), grading_texts()
    if along is Column.OFFICIAL and row.kind is not Kind.ACCOUNT:
        if case.ticks.anonymised_verified:
            yield known.reasons.anonymised
    elif along is Column.DATA and row.kind is Kind.RESOURCE and not case.has(*DATA):
        yield known.assets.resource
    else:
        yield known.goes_along[along]


def _mitigating(case: Circumstances, row: AssetClass) -> Iterator[str]:
    if row.kind is Kind.PAYMENT:
        return
    known = grading_texts().assets
    if row.kind is Kind.ACCOUNT and given_back(case) and not aggravating(case, row):
        yield grading_texts().given_back
    if row.kind is Kind.ACCOUNT and case.procedure:
        yield known.procedure
    if row.kind is Kind.ACCOUNT and case.excluded:
        yield known.cleared
    if row.kind is not Kind.STATISTICS and case.consent.proper:
        yield known.consent
    if row.kind in (Kind.DATA, Kind.RESOURCE) and case.anonymised:
        yield known.anonymised

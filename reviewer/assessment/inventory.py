"""The list of assets with their grades, for the opinion."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.assessment.aggravation import OPERATOR, aggravating, given_back, weighed
from reviewer.assessment.assets import column, grade_of
from reviewer.assessment.assets import route_of as route_of_row
from reviewer.assessment.circumstances import ACCOUNT, Circumstances
from reviewer.assessment.grounds import grounds, standing_of
from reviewer.assessment.matrix import AssetClass, Column, Kind
from reviewer.assessment.model import Asset
from reviewer.assessment.operative import MOST_PLACES, operative
from reviewer.assessment.share_deal import held_assets
from reviewer.assessment.situation import Situation
from reviewer.assessment.weighing import part_of_a_business
from reviewer.labels import Label, Severity

_MEMBERS = ("customer-list", "customer-resource")
_SHOP = "随门店、业务整体转让：中至高之间取低者；决定性事实是会员是否同意、服务是否照原目的承继"
_OFFICIAL = "约定经登记、过户程序转移：受让人取得权利取决于该程序办成，宜约定不能办成时的价款返还"
_GOES_ALONG_ZH = {
    Column.BARE: "未见他人信息一并转移",
    Column.DATA: "含他人个人信息，未见合格的同意",
    Column.SENSITIVE: "含敏感个人信息，未见合格的同意",
    Column.OFFICIAL: "经官方程序，或者约定有合格的同意",
}


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
    yield f"合同转让{'、'.join(dict.fromkeys(word for one in found for word in one.words))}"
    if column(place.case, row) is Column.OFFICIAL:
        yield _OFFICIAL
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
    more = f"等{len(where)}处" if len(where) > MOST_PLACES else ""
    return "、".join(where[:MOST_PLACES]) + more


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
    facts = place.case.facts
    if row.kind not in (Kind.STATISTICS, Kind.PAYMENT):
        yield _GOES_ALONG_ZH[column(place.case, row)]
    if row.kind is Kind.ACCOUNT:
        names = [fact.value for fact in facts.platforms if fact.value in row.platforms]
        if names:
            yield f"平台：{'、'.join(names)}"
        if facts.account_count:
            yield f"合同所涉账号共{facts.account_count.value}个"
    if (row.kind in (Kind.DATA, Kind.RESOURCE) or row.carries) and place.words["records"]:
        yield f"涉及约{place.words['records']}人的信息"
    if row.kind in (Kind.ACCOUNT, Kind.RESOURCE) and place.judgement.risky:
        heavier = aggravating(place.case, row)
        if heavier:
            yield f"加重：{'；'.join(heavier)}"
    lighter = tuple(_mitigating(place.case, row))
    if lighter:
        yield f"减轻：{'；'.join(lighter)}"
    if _of_a_shop(place, row):
        yield _SHOP
    if row.note:
        yield row.note


def _mitigating(case: Circumstances, row: AssetClass) -> Iterator[str]:
    if row.kind is Kind.PAYMENT:
        return
    if row.kind is Kind.ACCOUNT and given_back(case) and not aggravating(case, row):
        yield OPERATOR
    if row.kind is Kind.ACCOUNT and case.procedure:
        yield "经平台官方程序变更主体"
    if row.kind is Kind.ACCOUNT and case.excluded:
        yield "约定清空或者剔除他人信息"
    if row.kind is not Kind.STATISTICS and case.consent.proper:
        yield "以每一信息主体的单独同意为前提"
    if row.kind in (Kind.DATA, Kind.RESOURCE) and case.anonymised:
        yield "约定匿名化"

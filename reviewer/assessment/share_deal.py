"""A company sold by its shares: its accounts and data stay with it, and are graded as that.

The holder of accounts and the processor of personal information remain the company (公司法 article
3): nothing is provided to another, unless the purpose changes, the buyer shares the data, or
something is handed over beside the shares (个人信息保护法 articles 14, 22, 23).
"""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.assessment.grading_texts import grading_texts
from reviewer.assessment.grounds import grounds, standing_of
from reviewer.assessment.matrix import AssetClass, Kind, matrix
from reviewer.assessment.model import Asset
from reviewer.assessment.readings import readings
from reviewer.assessment.situation import Situation
from reviewer.labels import Severity


def held_by_company(folded: str) -> Iterator[str]:
    """The ids of the rows of the matrix whose assets the folded text of a share deal names."""
    for row in matrix().rows:
        shown = readings().held.get(row.id) or row.words
        if row.shares is not None and shown is not None and shown.search(folded):
            yield row.id


def held_assets(place: Situation) -> Iterator[Asset]:
    """What stays with the company; what is transferred besides is an asset by itself."""
    for row in matrix().rows:
        elsewhere = row in place.rows or row in place.lawful
        if row.id in place.text.held and not elsewhere and row.shares is not None:
            route = row.routes[0] if row.routes else None
            yield Asset(
                name=grading_texts().shares.held.format(row=row.name),
                grade=row.shares,
                route=route,
                standing=standing_of(route, row),
                facts=tuple(_facts(row)),
                findings=(),
            )


def _facts(row: AssetClass) -> Iterator[str]:
    known = grading_texts().shares
    if row.routes is None:
        yield known.owned
        return
    yield known.stays
    if row.kind is not Kind.STATISTICS:
        way = grounds().routes[row.routes[0]].title
        yield known.otherwise.format(way=way)
    if row.shares is Severity.MEDIUM:
        yield known.check

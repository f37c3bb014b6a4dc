"""What the assessment concludes, as blocks: reasoning, assets, points, checklist."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reviewer.assessment.grounds import grounds
from reviewer.assessment.model import Asset, Point, Step
from reviewer.export.articles import CitedArticles
from reviewer.export.blocks import (
    Block,
    Column,
    Item,
    Paragraph,
    Run,
    Style,
    Table,
    clean,
    paragraph,
    paragraphs,
    words,
)
from reviewer.export.findings import FindingsPart
from reviewer.export.wording import grade_badge
from reviewer.law.model import ResolvedCitation

_ASSET_COLUMNS = (
    Column("标的", 2.9),
    Column("等级", 1.8),
    Column("主要路径", 3.3),
    Column("决定性事实", 5.1),
    Column("所在条款", 3.9),
)
_GENERAL_RULES = "一般规则"
_LONGEST_LEAD = 10
_LONG_FACT = 24
_BETWEEN = re.compile("[、；]")
_ROWS = re.compile(r"第\d+(?:至\d+)?行$")
# What stands before and after the place of a clause that is called by figures, and by other words.
_FIGURES = (r"(?:条款|[、；])", r"(?![\d.．%万元个人名条款项年月日])")
_ORDINALS = ("(?<![法典例定释》])", "")
# Signs of GB 2312, which every Chinese font has.
BOXES = {"open": "□", "met": "√", "missing": "×"}
STATUSES_ZH = {"open": "待核", "met": "已满足", "missing": "缺失"}


def reasoning_blocks(
    steps: Sequence[Step], findings: FindingsPart, articles: CitedArticles
) -> Iterator[Block]:
    """The chain of reasoning as numbered steps with their clauses and citations."""
    for number, step in enumerate(steps, 1):
        yield Item(
            f"{number}．",
            (
                *_led(step.step),
                *_support(step.findings, step.citations, findings, articles, step.step),
            ),
        )


def asset_table(assets: Sequence[Asset], findings: FindingsPart, articles: CitedArticles) -> Table:
    """A row for each asset; long facts that an earlier row states are referred to."""
    stated: dict[str, str] = {}
    rows = (
        (
            (Paragraph(words(asset.name, strong=True), Style.PLAIN),),
            (Paragraph((grade_badge(asset.grade),), Style.PLAIN),),
            tuple(_route(asset)),
            (
                *(paragraph(_once(fact, asset, stated), Style.PLAIN) for fact in asset.facts),
                *_support((), asset.citations, findings, articles),
            )
            or (paragraph("—", Style.PLAIN),),
            (paragraph(findings.places(asset.findings) or clean(asset.place) or "—", Style.PLAIN),),
        )
        for asset in assets
    )
    return Table(_ASSET_COLUMNS, tuple(rows))


def point_blocks(
    points: Sequence[Point], findings: FindingsPart, articles: CitedArticles
) -> Iterator[Block]:
    """Points as numbered entries: the title in bold, then the text and what supports it."""
    for number, point in enumerate(points, 1):
        yield Item(f"{number}．", tuple(_point_lines(point, findings, articles)))


def checklist_blocks(
    points: Sequence[Point], findings: FindingsPart, articles: CitedArticles
) -> Iterator[Block]:
    """Points with a box to tick instead of a number."""
    for point in points:
        status = STATUSES_ZH.get(point.status, "")
        lines = _point_lines(point, findings, articles, remark=f"〔{status}〕" if status else "")
        yield Item(BOXES.get(point.status, "□"), tuple(lines))


def _point_lines(
    point: Point, findings: FindingsPart, articles: CitedArticles, remark: str = ""
) -> Iterator[Paragraph]:
    yield Paragraph((*words(point.title, strong=True), *words(remark)), Style.PLAIN)
    yield from paragraphs(point.text, Style.PLAIN)
    yield from _support(point.findings, point.citations, findings, articles, point.text)


def _support(
    ids: Iterable[str],
    citations: Sequence[ResolvedCitation],
    findings: FindingsPart,
    articles: CitedArticles,
    said: str = "",
) -> Iterator[Paragraph]:
    """One line of small print: the clauses and the articles that a statement rests on; not the
    clauses again where the statement, `said`, has them."""
    places = findings.places(ids)
    if _all_named(places, said):
        places = ""
    links = articles.links(citations)
    runs: list[Run] = []
    if places:
        runs.append(Run(clean(f"条款：{places}")))
    if links:
        runs.append(Run("　依据：" if places else "依据："))
        runs.extend(links)
    if runs:
        yield Paragraph(tuple(runs), Style.NOTE)


def _all_named(places: str, said: str) -> bool:
    """Whether every place is in the statement, of rows at least their table: 附件一第2至10行."""
    return all(_is_named(_ROWS.sub("", place), said) for place in _BETWEEN.split(places))


def _is_named(place: str, said: str) -> bool:
    """Whether a clause is meant: 条款1 and not 1万元, 第八条 and not that of a law."""
    before, after = _FIGURES if place[:1].isdecimal() else _ORDINALS
    return re.search(f"{before}{re.escape(place)}{after}", said) is not None


def _led(text: str) -> Iterator[Paragraph]:
    """The words before an early colon in bold: 标的：…"""
    lead, colon, rest = text.partition("：")
    if colon and len(lead) <= _LONGEST_LEAD:
        yield Paragraph((*words(lead + colon, strong=True), *words(rest)), Style.PLAIN)
    else:
        yield from paragraphs(text, Style.PLAIN)


def _once(fact: str, asset: Asset, stated: dict[str, str]) -> str:
    lead, colon, _ = fact.partition("：")
    first = stated.setdefault(fact, asset.name)
    repeated = first != asset.name and colon and len(fact) > _LONG_FACT
    return f"{lead}：同“{first}”" if repeated else fact


def _route(asset: Asset) -> Iterator[Paragraph]:
    """The route by its name, and how settled it is; a lawful asset is attacked by none."""
    if asset.route is None:
        yield paragraph(_GENERAL_RULES, Style.PLAIN)
        return
    yield paragraph(grounds().routes[asset.route].title, Style.PLAIN)
    yield paragraph(asset.standing, Style.NOTE)

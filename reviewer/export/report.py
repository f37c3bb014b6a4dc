"""A review and the lawyer's work on it as one report, which the writers lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from reviewer.export.advice import Advice, notice
from reviewer.export.articles import CitedArticles
from reviewer.export.audience import Reader, audience_of
from reviewer.export.blocks import (
    Block,
    Heading,
    Item,
    Report,
    Section,
    Style,
    clean,
    paragraph,
    words,
)
from reviewer.export.conclusions import (
    asset_table,
    checklist_blocks,
    point_blocks,
    reasoning_blocks,
)
from reviewer.export.cover import conclusion_of, cover_fields, progress_words, undecided_of
from reviewer.export.dangling import dangling_words
from reviewer.export.edition import Edition
from reviewer.export.findings import FindingsPart
from reviewer.export.law_tables import cited_table, law_in_time_blocks
from reviewer.export.limits import basis_blocks, limits_blocks
from reviewer.export.notes import notes_table
from reviewer.export.outgoing import Marking, Selection, outgoing_of
from reviewer.export.proposal import TITLE as PROPOSAL
from reviewer.export.proposal import proposal_blocks, proposal_facts
from reviewer.law.library import Library
from reviewer.law.numbers import numeral
from reviewer.marks.model import TICKS_ZH
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.text.dates import day_words

TITLE = "合同审查意见书"
ANNEX = "援引法条"
EXPOSURE_DISCLAIMER = (
    "以下数额仅由合同载明的数字推算，供评估之用。"
    "是否计入、如何去重、是否明知等须由办案机关依证据认定，本节不是对任何人构成犯罪或者应受处罚的判断。"
)
NO_RISK = (
    "已检索的类型：账号转让与出租、凭证移交、规避实名、个人信息及客户资源提供、冒用身份、隐瞒、非法用途、名实不符等。"
    "未发现不等于不存在。"
)
_DANGLING = "依上述修改建议（一项风险有数种改法的，取第一种）修改后，下列条款须一并修改或者核对："
_BLANK = "＿＿＿＿＿＿＿＿"
_Titled = tuple[str, tuple[Block, ...]]
_Annex = tuple[str, tuple[Block, ...], bool]


def report_of(
    review: Review,
    path: Path,
    *,
    today: date,
    state: ReviewState | None = None,
    author: str = "",
    library: Library | None = None,
    edition: Edition | None = None,
) -> Report:
    """The report on the contract at `path`, dated `today`; by default the draft for the file.

    The opinion is taken as it is: who has ticks, corrections or dismissals recomputes it first.
    """
    state, edition = state or ReviewState(), edition or Edition()
    if edition.reader is Reader.OTHER_SIDE:
        return _proposal(review, path, today, state, edition)
    library = library or Library.load()
    articles = CitedArticles(review.opinion, library)
    findings = FindingsPart(review, state, articles, edition)
    if edition.reader is Reader.CLIENT:
        parts, annexes = _advised(findings, library)
    else:
        parts = tuple(_parts(findings, library))
        annexes = ((ANNEX, articles.blocks(), True),)
    sections = tuple(
        Section(f"{numeral(number)}、{title}", blocks)
        for number, (title, blocks) in enumerate((each for each in parts if each[1]), 1)
    )
    name = clean(review.title or path.stem)
    return Report(
        title=TITLE,
        subtitle=f"关于《{name.strip('《》')}》效力风险的审查意见",
        file_name=clean(path.name),
        facts=cover_fields(review, state, path.name),
        conclusion=conclusion_of(review.opinion, state, audience_of(edition.reader)),
        sections=sections,
        signatures=(
            f"审查人：{clean(author) or _BLANK}",
            f"复核人：{_second(state)}",
            f"日期：{day_words(today)}",
        ),
        annexes=tuple(_annexes(annexes)),
        dated=today,
        day=day_words(today),
        author=clean(author),
        contract=path,
        sha256=review.document.sha256,
        standing=edition.standing,
        undecided=undecided_of(review, state),
        letterhead=edition.letterhead,
        brief=edition.reader is Reader.CLIENT,
    )


def _proposal(
    review: Review, path: Path, today: date, state: ReviewState, edition: Edition
) -> Report:
    """The edition for the other side: no verdict, no ground, nobody's name but the firm's."""
    firm = "" if edition.letterhead is None else edition.letterhead.firm
    name = clean(review.title or path.stem)
    return Report(
        title=PROPOSAL,
        subtitle=f"关于《{name.strip('《》')}》的修改建议",
        file_name=clean(path.name),
        facts=proposal_facts(review, clean(path.name)),
        conclusion=None,
        sections=(Section("一、修改建议", tuple(proposal_blocks(review, state, edition))),),
        signatures=(f"提出方：{firm or _BLANK}", f"日期：{day_words(today)}"),
        annexes=(),
        dated=today,
        day=day_words(today),
        author="",
        contract=path,
        sha256=review.document.sha256,
        standing=edition.standing,
        letterhead=edition.letterhead,
    )


def _second(state: ReviewState) -> str:
    """Who went over the work, and when; a line to sign on where nobody did."""
    if state.second is None:
        return _BLANK
    return f"{clean(state.second.name)}（{day_words(state.second.at.date())}）"


def _annexes(found: Iterable[_Annex]) -> Iterator[Section]:
    """附录　援引法条, or of several 附录一 and so on; `columns` by the third value."""
    filled = [each for each in found if each[1]]
    for number, (title, blocks, columns) in enumerate(filled, 1):
        count = numeral(number) if len(filled) > 1 else ""
        yield Section(f"附录{count}　{title}", blocks, columns=columns)


def _advised(
    findings: FindingsPart, library: Library
) -> tuple[tuple[_Titled, ...], tuple[_Annex, ...]]:
    """What the client reads, and what is annexed for looking up."""
    review, state, articles = findings.review, findings.state, findings.articles
    advice, opinion = Advice(findings), review.opinion
    analysis = (
        ("审查理由", reasoning_blocks(opinion.reasoning, findings, articles)),
        ("相反依据", point_blocks(opinion.contrary, findings, articles)),
        ("效力阶梯", point_blocks(opinion.validity, findings, articles)),
        ("条款存废", point_blocks(opinion.consequences, findings, articles)),
        ("可分性", point_blocks(opinion.severability, findings, articles)),
        ("清算", point_blocks(opinion.unwinding, findings, articles)),
        ("适用的法律", point_blocks(opinion.applicable_law, findings, articles)),
    )
    conclusion = tuple(advice.conclusion())
    sections = (
        ("结论与建议", conclusion if findings.risks else (paragraph(NO_RISK), *conclusion)),
        ("风险与修改建议", tuple(advice.details())),
        ("有利于效力或者存续的条款", tuple(advice.standing())),
        ("责任风险提示", tuple(_exposure(review, findings, articles))),
        ("声明", tuple(notice())),
    )
    annexes = (
        ("风险条款原文", (advice.clauses(),) if findings.risks else (), False),
        ("备选改法", tuple(advice.other_cures()), True),
        ("待核清单", tuple(_checklist(review, state, findings, articles)), True),
        ("法律分析", tuple(_headed(analysis)), True),
        ("审查依据与未核事项", tuple(basis_blocks(review, articles, library)), True),
        (ANNEX, articles.blocks(), True),
    )
    return sections, annexes


def _headed(parts: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[Block]:
    """The parts that say something, each under its heading."""
    for title, blocks in parts:
        said = tuple(blocks)
        if said:
            yield Heading(words(title))
            yield from said


def _parts(findings: FindingsPart, library: Library) -> Iterator[_Titled]:
    """Every section for the file, in order; those without blocks do not appear."""
    review, state, articles = findings.review, findings.state, findings.articles
    opinion = review.opinion
    yield "审查结论与理由", tuple(_reasoning(review, state, findings, articles))
    argued = (
        ("转让标的", (asset_table(opinion.assets, findings, articles),) if opinion.assets else ()),
        ("法律路径：定论与争议", tuple(point_blocks(opinion.standing, findings, articles))),
        ("相反依据", tuple(point_blocks(opinion.contrary, findings, articles))),
    )
    if findings.risks:
        details = numeral(3 + sum(bool(blocks) for _, blocks in argued))
        yield "风险条款一览", (findings.overview(details),)
    yield from argued
    yield "逐条分析", tuple(findings.details())
    yield "修改牵连的条款", tuple(_dangling(findings))
    yield "缓和及存续条款", (findings.mitigating_table(),) if findings.mitigating else ()
    yield "律师认为不成立的提示", (findings.dismissed_table(),) if findings.dismissed else ()
    yield "律师批注", (notes_table(state, review),) if state.marks else ()
    yield "效力阶梯", tuple(point_blocks(opinion.validity, findings, articles))
    yield "条款存废", tuple(point_blocks(opinion.consequences, findings, articles))
    yield "可分性", tuple(point_blocks(opinion.severability, findings, articles))
    yield "清算表", tuple(point_blocks(opinion.unwinding, findings, articles))
    yield "责任风险提示", tuple(_exposure(review, findings, articles))
    yield "适用的法律：签订、履行与现行", tuple(_law(review, findings, articles))
    yield "合同引用的法条", (cited_table(opinion.cited),) if opinion.cited else ()
    yield "待核清单", tuple(_checklist(review, state, findings, articles))
    yield "依据、限制与声明", tuple(limits_blocks(review, articles, library))


def _reasoning(
    review: Review, state: ReviewState, findings: FindingsPart, articles: CitedArticles
) -> Iterator[Block]:
    if not review.opinion.reasoning:  # else the last step says what the cover says
        yield paragraph(review.opinion.summary)
    if not findings.risks:
        yield paragraph(NO_RISK)
    yield from reasoning_blocks(review.opinion.reasoning, findings, articles)
    progress = progress_words(review, state)
    if progress:
        yield paragraph(progress)


def _dangling(findings: FindingsPart) -> Iterator[Block]:
    """What the proposals of this report would leave without its object."""
    chosen = frozenset(g.finding.key for group in findings.risks for g in group.findings)
    outgoing = outgoing_of(
        findings.review,
        findings.state,
        Marking.REDLINE,
        findings.edition.reader,
        Selection(findings=chosen),
    )
    if outgoing.dangling:
        yield paragraph(_DANGLING)
    for number, dangling in enumerate(outgoing.dangling, 1):
        yield Item(f"{number}．", (paragraph(dangling_words(dangling), Style.PLAIN),))


def _exposure(review: Review, findings: FindingsPart, articles: CitedArticles) -> Iterator[Block]:
    if review.opinion.exposure:
        yield paragraph(EXPOSURE_DISCLAIMER)
        yield from point_blocks(review.opinion.exposure, findings, articles)


def _law(review: Review, findings: FindingsPart, articles: CitedArticles) -> Iterator[Block]:
    yield from point_blocks(review.opinion.applicable_law, findings, articles)
    if review.opinion.law_in_time is not None:
        yield from law_in_time_blocks(review.opinion.law_in_time)


def _checklist(
    review: Review, state: ReviewState, findings: FindingsPart, articles: CitedArticles
) -> Iterator[Block]:
    answers = "；".join(
        f"{TICKS_ZH[tick]}：{'是' if state.ticks[tick] else '否'}"
        for tick in TICKS_ZH
        if tick in state.ticks
    )
    if answers:
        yield paragraph(f"律师已答复——{answers}。")
    yield from checklist_blocks(review.opinion.checklist, findings, articles)

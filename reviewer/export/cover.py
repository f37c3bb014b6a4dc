"""The cover of a report: what the contract states, who reviews it, and the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reviewer.assessment.model import Opinion
from reviewer.export.audience import Audience
from reviewer.export.blocks import Conclusion, Field, Fields, Style, clean, paragraph
from reviewer.export.groups import listed, place_of
from reviewer.export.wording import (
    STAGES_ZH,
    VERDICTS_ZH,
    count_words,
    money_words,
    verdict_badge,
)
from reviewer.facts.model import Fact, Facts
from reviewer.labels import SIDES_ZH, Stage, Verdict
from reviewer.marks.model import TICKS_ZH, Status
from reviewer.marks.state import ReviewState, to_decide
from reviewer.review import Review
from reviewer.text.dates import day_words

NOT_STATED = "合同未载明"
_CORRECTED = "（律师更正）"


def cover_fields(review: Review, state: ReviewState, file_name: str) -> Fields:
    """What the contract states, the lawyer's corrections in its place, as a ruled list."""
    facts = state.corrected(review.facts)
    rows = [
        ("合同名称", (review.title or NOT_STATED,)),
        ("合同文件", (file_name,)),
        ("合同当事人", tuple(_party_lines(facts))),
        ("签订日期", (_signing_words(facts, review.opinion),)),
        ("合同价款", tuple(_price_lines(facts))),
        ("涉及平台", (_platform_words(facts),)),
        ("账号数量", (_count(facts.account_count, facts.account_count, "个"),)),
        ("涉及人数", (_count(facts.records_min, facts.records_max, "人"),)),
        ("审查立场", (SIDES_ZH[state.side],)),
        ("合同阶段", (_stage_words(state, review.opinion),)),
    ]
    return Fields(tuple(_field(label, lines) for label, lines in rows), ruled=True)


def conclusion_of(opinion: Opinion, state: ReviewState, audience: Audience) -> Conclusion:
    """The verdict: the lawyer's where it was overruled; for the file the computed one beside it."""
    notes: list[str] = []
    verdict = opinion.verdict if state.verdict is None else state.verdict.verdict
    if state.verdict is not None and audience.own_words:
        own = state.verdict
        author = f"（{own.author}）" if own.author else ""
        notes.append(
            f"律师认定：{VERDICTS_ZH[own.verdict]}{author}。理由：{own.reason.rstrip('。；')}；"
            f"系统初评：{VERDICTS_ZH[opinion.verdict]}。"
        )
    if verdict is Verdict.NONE:
        notes.append("未发现不等于不存在：只检索了账号、个人信息转让类条款。")
    notes.append("本级别指合同（主要标的）被认定无效的风险程度，不是对效力的认定。")
    ground = clean(opinion.summary)
    return Conclusion("合同效力风险", verdict_badge(verdict), ground, tuple(map(clean, notes)))


def undecided_of(review: Review, state: ReviewState) -> tuple[str, ...]:
    """What is still open, each in a sentence: findings without a decision, questions without an
    answer."""
    risks = to_decide(review.opinion.findings)
    pending = [place_of(g.finding) for g in risks if state.status_of(g) is Status.PENDING]
    asked = [f"是否{TICKS_ZH[tick]}" for tick in TICKS_ZH if tick not in state.ticks]
    said = []
    if pending:
        said.append(f"尚有{len(pending)}项风险提示未经律师处理：{listed(pending)}。")
    if risks and asked:
        said.append(f"尚待答复：{'；'.join(asked)}。")
    return tuple(map(clean, said))


def progress_words(review: Review, state: ReviewState) -> str:
    """已处理3/14 as a sentence; empty where the lawyer has not begun."""
    done, total = state.decided(review.opinion.findings)
    if not done:
        return ""
    return f"系统提示风险{total}处，律师已处理{done}处，待处理{total - done}处。"


def _field(label: str, lines: tuple[str, ...]) -> Field:
    return Field(label, tuple(paragraph(line, Style.PLAIN) for line in lines))


def _party_lines(facts: Facts) -> Iterator[str]:
    parts = {
        fact.value: part
        for fact, part in ((facts.transferor, "转让方"), (facts.transferee, "受让方"))
        if fact is not None
    }
    for party in facts.parties:
        names = (party.role, party.name, *party.aliases)
        found = next((name for name in names if name in parts), None)
        part = parts.pop(found) if found is not None else ""
        remark = f"（{part}）" if part and part != party.role else ""
        yield f"{party.role}{remark}：{party.name or NOT_STATED}"
    for name, part in parts.items():
        yield f"{part}：{name}"
    if not facts.parties and not parts:
        yield NOT_STATED


def _signing_words(facts: Facts, opinion: Opinion) -> str:
    if opinion.day_stated:
        source = facts.signing_date
        own = source is None or source.by_lawyer
        return day_words(opinion.day) + ("（律师指定）" if own else "")
    blank = "日期留空，按拟签处理" if facts.date_blank else NOT_STATED
    return f"{blank}；依{day_words(opinion.day)}施行的法律审查"


def _stage_words(state: ReviewState, opinion: Opinion) -> str:
    """A contract with a day on it may well be signed: that nobody has said so is not a draft."""
    if state.stage is Stage.DRAFT and opinion.day_stated:
        return "未选择，按拟签审查（已经签约的，改法换为补救措施）"
    return STAGES_ZH[state.stage]


def _price_lines(facts: Facts) -> Iterator[str]:
    price = facts.price_cny
    if price is None:
        yield NOT_STATED
    else:
        yield money_words(price.value) + _by(price)
    for number, part in enumerate(facts.instalments, 1):
        due = "未定日期" if part.due is None else f"{day_words(part.due)}到期"
        yield f"第{number}期：{money_words(part.amount_cny)}，{due}"


def _platform_words(facts: Facts) -> str:
    names = "、".join(platform.value for platform in facts.platforms)
    return names + _by(facts.platforms[0]) if facts.platforms else NOT_STATED


def _count(least: Fact[int] | None, most: Fact[int] | None, unit: str) -> str:
    low, high = (None if fact is None else fact.value for fact in (least, most))
    known = count_words(low, high, unit)
    if known is None:
        return NOT_STATED
    own = any(fact is not None and fact.by_lawyer for fact in (least, most))
    return known + (_CORRECTED if own else "")


def _by(fact: Fact[Any]) -> str:
    return _CORRECTED if fact.by_lawyer else ""

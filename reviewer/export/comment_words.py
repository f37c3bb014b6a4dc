"""What a comment says on a finding or on a mark of the lawyer's, for the reader it goes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewer.assessment.model import GradedFinding
from reviewer.export.articles import cited_words
from reviewer.export.audience import Audience
from reviewer.export.blocks import clean
from reviewer.export.groups import place_of
from reviewer.export.masking import masked
from reviewer.export.redrafting import Change
from reviewer.export.wishes import Action, Redraft
from reviewer.export.wording import RISKS_ZH
from reviewer.labels import TITLES_ZH
from reviewer.marks.model import COLOURS_ZH, Mark
from reviewer.marks.state import ReviewState

_NEUTRAL = {
    Action.REPLACE: "建议将本条修改为：",
    Action.AFTER: "建议在本条之后增加：",
    Action.STRIKE: "建议删除本条。",
}
_NEUTRAL_FOR_SEVERAL = {
    _NEUTRAL[Action.REPLACE]: "建议以下列文字代替上述各条，写入一处即可：",
    _NEUTRAL[Action.AFTER]: "建议在上述条款之后增加，写入一处即可：",
}
_ADVICE = {
    Action.REPLACE: "替代文本：",
    Action.AFTER: "在本条之后增加：",
    Action.STRIKE: "删除本条，无替代文本。",
}
_OF_ROW = {
    _NEUTRAL[Action.STRIKE]: "建议删除本行。",
    _ADVICE[Action.STRIKE]: "删除本行，无替代文本。",
}


def finding_lines(
    graded: GradedFinding,
    redraft: Redraft,
    state: ReviewState,
    audience: Audience,
    elsewhere: str = "",
    *,
    gives_way: bool = False,
    after: str = "",
) -> tuple[str, ...]:
    """The paragraphs of a comment on a finding; none where this reader has nothing to be told.

    `elsewhere` names the clause under which the same wording is already proposed; `gives_way`: the
    words here are to be struck for it. `after` names the clause that the wording is to follow,
    where that is another than the finding's.
    """
    gives_way = gives_way and redraft.action is Action.REPLACE
    if audience.opinion:
        referred = _referred(elsewhere, gives_way)
        lines = _opinion(graded, state, audience, _cure(graded, redraft, referred, after))
    else:
        lines = _neutral(redraft, elsewhere, gives_way=gives_way, after=after)
    return _shown(lines, audience)


def for_several(opening: str) -> str:
    """The opening of a neutral remark, worded for several clauses that share its wording."""
    return _NEUTRAL_FOR_SEVERAL.get(opening, opening)


def on_row(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a comment on a row of a table, which is no clause."""
    return tuple(_OF_ROW.get(line, line) for line in lines)


def mark_lines(mark: Mark, audience: Audience) -> tuple[str, ...]:
    """The paragraphs of a comment on a note; of a highlight its colour and its tags."""
    lines = mark.text.split("\n") if mark.is_note else [f"高亮（{COLOURS_ZH[mark.colour]}）"]
    tags = " ".join(f"#{tag}" for tag in mark.tags)
    if tags and audience.own_words:
        lines.append(tags)
    return _shown(iter(lines), audience)


def change_lines(change: Change, audience: Audience) -> tuple[str, ...]:
    """The paragraphs of a comment that stands for a tracked change."""
    gives_way = change.redraft.action is Action.STRIKE and bool(change.instead)
    lines = _neutral(change.redraft, change.instead if gives_way else "", gives_way=gives_way)
    return _shown(lines, audience)


def _shown(lines: Iterator[str], audience: Audience) -> tuple[str, ...]:
    cleaned = (clean(line) for line in lines)
    return tuple(masked(line) if audience.masked else line for line in cleaned if line.strip())


def _neutral(
    redraft: Redraft, elsewhere: str, *, gives_way: bool, after: str = ""
) -> Iterator[str]:
    opening = _NEUTRAL.get(redraft.action)
    if opening is None:
        return
    if elsewhere:
        struck = f"建议删除，以{elsewhere}处建议的文字代替。"
        yield struck if gives_way else f"修改建议同{elsewhere}。"
        return
    if after:
        struck = "建议删除本项，并" if redraft.action is Action.REPLACE else "建议"
        opening = f"{struck}在{after}之后增加："
    yield opening
    yield from redraft.lines


def _opinion(
    graded: GradedFinding,
    state: ReviewState,
    audience: Audience,
    cure: Iterator[str],
) -> Iterator[str]:
    finding = graded.finding
    grade = RISKS_ZH[state.grade_of(graded)]
    yield f"【{grade}】{TITLES_ZH[finding.label]}（{place_of(finding)}）"
    if finding.because:
        yield f"风险：{finding.because}"
    ground = cited_words(graded.citations)
    if ground:
        yield f"依据：{ground}。"
    for number, argument in enumerate(finding.against, 1):
        count = f"{number}．" if len(finding.against) > 1 else ""
        yield f"反方论据：{count}{argument}"
    yield from cure
    if audience.own_words:
        yield from _own_words(graded, state)


def _referred(elsewhere: str, gives_way: bool) -> str:
    """Where the wording is set out, and what becomes of the words here; empty where it is here."""
    if not elsewhere:
        return ""
    return f"替代文本见{elsewhere}" + ("，此处删除。" if gives_way else "。")


def _cure(graded: GradedFinding, redraft: Redraft, referred: str, after: str) -> Iterator[str]:
    for cure in graded.cures:
        said = [f"可消除：{cure.cures}" if cure.cures else ""]
        said.append(f"不能消除：{cure.does_not_cure}" if cure.does_not_cure else "")
        yield f"改法：{cure.title}。{''.join(said)}"
    if redraft.action is Action.NONE:
        # After signing a cure is a remedy: its wording is advice, not words for the contract.
        yield from (cure.wording for cure in graded.cures)
        return
    if referred:
        yield referred
        return
    struck = "删除本项，" if redraft.action is Action.REPLACE else ""
    yield f"{struck}在{after}之后增加：" if after else _ADVICE[redraft.action]
    yield from redraft.lines


def _own_words(graded: GradedFinding, state: ReviewState) -> Iterator[str]:
    decision = state.decision_on(graded)
    if decision is None:
        return
    if decision.text:
        yield from f"律师意见：{decision.text}".split("\n")
    if decision.grade is not None and decision.about.key == graded.finding.key:
        yield f"等级由律师改定：{decision.grade_reason}"

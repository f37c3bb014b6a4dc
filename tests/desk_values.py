"""Values of the lawyer's desk, hand-made and generated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st

from reviewer.document.model import Span
from reviewer.labels import Label, Severity, Side, Stage, Verdict
from reviewer.marks import commands as c
from reviewer.marks.deeds import Deed, DeedKind, LogEntry
from reviewer.marks.model import (
    Anchor,
    Colour,
    Decision,
    Dismissal,
    FactCorrection,
    FactField,
    FindingRef,
    InstalmentCorrection,
    Mark,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Explanation, Finding

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


SEVERAL = Deed(DeedKind.CARRY_OVER, count=2)  # what several commands at once are called
WORK = LogEntry(NOON, Deed(DeedKind.NOTE, "甲方"))  # for work whose name does not matter


def a_mark(mark_id: str = "m1", start: int = 0, **more: object) -> Mark:
    """A yellow highlight on 甲方, but for what is asked otherwise."""
    values: dict[str, object] = {
        "anchor": Anchor(Span(start, start + 2), "甲方", "", "将"),
        "colour": Colour.YELLOW,
        "created": NOON,
        "modified": NOON,
    }
    return Mark(id=mark_id, **(values | more))  # type: ignore[arg-type]


def a_decision(key: str = "k1", **more: object) -> Decision:
    """An adopted finding of an account transfer, but for what is asked otherwise."""
    values: dict[str, object] = {
        "about": FindingRef(key, Label.ACCOUNT_TRANSFER, "甲方将微信号转让给乙方"),
        "modified": NOON,
        "status": Status.ADOPTED,
    }
    return Decision(**(values | more))  # type: ignore[arg-type]


def a_finding(key: str = "k1", **more: object) -> Finding:
    """An account transfer in the first clause, but for what is asked otherwise."""
    values: dict[str, object] = {
        "label": Label.ACCOUNT_TRANSFER,
        "severity": Severity.HIGH,
        "rule": "account-transfer.sale",
        "rule_version": 1,
        "title": "账号转让",
        "clause": "c1",
        "place": "第一条",
        "span": Span(0, 4),
        "quote": "转让账号",
        "confidence": 0.9,
        "route": "R2",
        "because": "",
        "against": (),
        "cures": (),
        "cites": (),
        "explanation": Explanation(()),
    }
    return Finding(key=key, **(values | more))  # type: ignore[arg-type]


_words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_moments = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC)
)
_ids = st.sampled_from(["m1", "m2", "m3"])
_keys = st.sampled_from(["k1", "k2", "k3"])
_spans = st.tuples(st.integers(0, 500), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))
_anchors = st.builds(Anchor, st.none() | _spans, _words, _words, _words)
_marks = st.builds(
    Mark,
    _ids,
    _anchors,
    st.sampled_from(Colour),
    _moments,
    _moments,
    _words,
    st.lists(_words, max_size=3).map(tuple),
    _words,
)


_seconds = st.builds(SecondReview, _words.filter(bool), _moments)


@st.composite
def _decisions(draw: st.DrawFn) -> Decision:
    status = draw(st.sampled_from(Status))
    reason = draw(st.sampled_from(Dismissal)) if status is Status.DISMISSED else None
    grade = draw(st.none() | st.sampled_from(Severity))
    return Decision(
        FindingRef(draw(_keys), draw(st.sampled_from(Label)), draw(_words)),
        draw(_moments),
        status,
        reason,
        draw(_words),
        grade,
        "理由" if grade else "",
        draw(_words),
        draw(_words),
        draw(st.none() | _seconds),
    )


_values_of: dict[FactField, st.SearchStrategy[object]] = {
    field: st.none() | st.integers(0, 10**9) for field in FactField
} | {
    FactField.PRICE_CNY: st.none() | st.decimals(0, 10**12, places=2).map(Decimal),
    FactField.PLATFORMS: st.none() | st.lists(_words, max_size=3).map(tuple),
    FactField.TRANSFEROR: st.none() | _words,
    FactField.TRANSFEREE: st.none() | _words,
    FactField.IN_SERVICE: st.none() | st.booleans(),
}
_places = st.none() | _spans


@st.composite
def _corrections(draw: st.DrawFn) -> FactCorrection:
    field = draw(st.sampled_from(FactField))
    return FactCorrection(field, draw(_values_of[field]), draw(_moments), draw(_places))  # type: ignore[arg-type]


_parties = st.builds(
    PartyCorrection,
    st.sampled_from(["甲方", "乙方"]),
    st.none() | _words,
    st.none() | st.booleans(),
    _moments,
    st.none() | _spans,
)
_instalments = st.builds(
    InstalmentCorrection,
    st.integers(1, 3),
    st.none() | st.decimals(0, 10**12, places=2).map(Decimal),
    st.none() | st.dates(),
    _moments,
    st.none() | st.integers(4, 40),
)


# A step makes a command that fits the state. Strategies are made once: making them anew for every
# draw costs more than drawing.
_Step = Callable[[ReviewState], c.Command]
_opinions = _decisions().filter(lambda decision: not decision.is_empty)
_at_any_time: st.SearchStrategy[_Step] = st.one_of(
    _decisions().map(c.Decide),
    _corrections().map(lambda fact: c.CorrectFact(fact.field, fact)),
    st.sampled_from(FactField).map(lambda field: c.CorrectFact(field, None)),
    st.builds(c.SetTick, st.sampled_from(Tick), st.none() | st.booleans()),
    st.builds(c.SetSigningDate, st.none() | st.dates()),
    st.builds(c.SetPerformanceDay, st.none() | st.dates()),
    st.builds(c.SetPeriods, st.lists(st.dates(), max_size=3, unique=True).map(tuple)),
    st.sampled_from(Side).map(c.SetSide),
    st.sampled_from(Stage).map(c.SetStage),
    st.none().map(c.OverruleVerdict),
    st.builds(
        lambda verdict, at: c.OverruleVerdict(VerdictOverrule(verdict, "理由", at)),
        st.sampled_from(Verdict),
        _moments,
    ),
    st.none().map(c.Countersign),
    _parties.map(lambda party: c.CorrectParty(party.role, party)),
    st.sampled_from(["甲方", "乙方"]).map(lambda role: c.CorrectParty(role, None)),
    _instalments.map(lambda part: c.CorrectInstalment(part.place, part)),
    st.integers(1, 3).map(lambda place: c.CorrectInstalment(place, None)),
    _seconds.map(c.Countersign),
    _opinions.map(c.Comment),
    _opinions.map(c.Reword),
    _opinions.map(c.Agree),
).map(lambda command: lambda _state: command)


def _put(mark: Mark) -> _Step:
    return lambda state: (c.EditMark if mark.id in state.marks else c.AddMark)(mark)


def _delete(nth: int) -> _Step:
    return lambda state: c.DeleteMark(state.marks[_nth(state.marks, nth)])


def _withdraw(nth: int) -> _Step:
    return lambda state: c.Withdraw(state.decisions[_nth(state.decisions, nth)])


def _empty(nth: int, command: Callable[[Decision], c.Command]) -> _Step:
    return lambda state: command(Decision(state.decisions[_nth(state.decisions, nth)].about, NOON))


def _nth(keys: Iterable[str], nth: int) -> str:
    ordered = sorted(keys)
    return ordered[nth % len(ordered)]


_thirds = st.integers(0, 2)
_with_marks = _thirds.map(_delete)
_with_decisions = _thirds.map(_withdraw) | st.builds(
    _empty, _thirds, st.sampled_from([c.Comment, c.Reword, c.Agree])
)
_steps = {
    (False, False): st.one_of(_at_any_time, _marks.map(_put)),
    (True, False): st.one_of(_at_any_time, _marks.map(_put), _with_marks),
    (False, True): st.one_of(_at_any_time, _marks.map(_put), _with_decisions),
    (True, True): st.one_of(_at_any_time, _marks.map(_put), _with_marks, _with_decisions),
}
_lengths = st.integers(0, 12)
_together = st.sampled_from([1, 1, 1, 3])


@st.composite
def _sessions(draw: st.DrawFn) -> list[c.Command]:
    """Commands that can be applied one after the other, some of them several at once."""
    state, done = ReviewState(), []
    for _ in range(draw(_lengths)):
        parts = []
        for _ in range(draw(_together)):
            command = draw(_steps[bool(state.marks), bool(state.decisions)])(state)
            state = command.apply(state)
            parts.append(command)
        done.append(parts[0] if len(parts) == 1 else c.Together(SEVERAL, tuple(parts)))
    return done


sessions = _sessions()

"""Another lawyer's work beside one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from desk_values import NOON, WORK, a_decision, a_finding, a_mark, sessions
from hypothesis import given

from reviewer.document.model import Span
from reviewer.exchange.merging import Merge, Topic, log_of, merge, taken
from reviewer.exchange.package import Exchange
from reviewer.labels import Side, Stage, Verdict
from reviewer.marks.anchors import anchor_at
from reviewer.marks.commands import Command
from reviewer.marks.deeds import Deed, DeedKind, LogEntry
from reviewer.marks.model import (
    FactCorrection,
    FactField,
    FindingRef,
    InstalmentCorrection,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Finding

SHA = "a" * 64
TEXT = "第一条 甲方将微信号转让给乙方，乙方于签订当日付清价款。"
FINDING = a_finding(quote="甲方将微信号转让给乙方")


def _exchange(state: ReviewState, sha256: str = SHA) -> Exchange:
    return Exchange("协议.docx", sha256, "王律师", NOON, state)


def _merged(
    theirs: ReviewState,
    mine: ReviewState | None = None,
    *,
    sha256: str = SHA,
    text: str = TEXT,
    findings: tuple[Finding, ...] = (FINDING,),
) -> Merge:
    return merge(_exchange(theirs, sha256), mine or ReviewState(), SHA, text, findings)


def _on(words: str, whole: str = TEXT, mark_id: str = "m1", **more: object) -> ReviewState:
    start = whole.index(words)
    anchor = anchor_at(whole, Span(start, start + len(words)))
    return ReviewState(marks={mark_id: a_mark(mark_id, anchor=anchor, **more)})


@given(sessions)
def test_one_s_own_work_brings_nothing_new(commands: list[Command]) -> None:
    state = ReviewState()
    for command in commands:
        state = command.apply(state)
    findings = tuple(
        a_finding(key, label=decision.about.label, quote=decision.about.quote)
        for key, decision in state.decisions.items()
    )
    assert not _merged(state, state, findings=findings).items


@given(sessions)
def test_taking_everything_makes_the_other_s_work_one_s_own(commands: list[Command]) -> None:
    theirs = ReviewState()
    for command in commands:
        theirs = command.apply(theirs)
    findings = tuple(
        a_finding(key, label=decision.about.label, quote=decision.about.quote)
        for key, decision in theirs.decisions.items()
    )
    merged = _merged(theirs, findings=findings)
    after = taken(merged.items, "王律师").apply(ReviewState())
    assert not _merged(theirs, after, findings=findings).items


def test_a_mark_of_the_other_is_offered_with_its_place_here() -> None:
    there = "附注。" + TEXT
    (item,) = _merged(_on("微信号", there, author="王律师")).items
    after = taken([item], "王律师").apply(ReviewState())
    mark = after.marks["m1"]
    assert mark.anchor.span is not None
    assert mark.anchor.span.of(TEXT) == "微信号"
    assert mark.author == "王律师"
    assert item.taken_by_default


def test_a_mark_on_reworded_text_says_that_it_was_found_again() -> None:
    there = TEXT.replace("付清价款", "付清全部价款")
    (item,) = _merged(_on("乙方于签订当日付清全部价款", there)).items
    assert item.found_again
    assert not item.lost


def test_a_mark_whose_words_are_not_here_comes_as_an_orphan() -> None:
    there = TEXT + "第二条 争议提交仲裁委员会仲裁，一裁终局。"
    (item,) = _merged(_on("争议提交仲裁委员会仲裁，一裁终局", there)).items
    assert item.lost
    assert taken([item], "").apply(ReviewState()).marks["m1"].is_orphan


def test_a_mark_both_have_edited_is_a_conflict_and_mine_stands() -> None:
    mine, theirs = _on("微信号", text="我的批注"), _on("微信号", text="他的批注")
    merged = _merged(theirs, mine)
    (item,) = merged.items
    assert (item.is_conflict, item.taken_by_default, merged.conflicts) == (True, False, 1)
    assert item.mine == mine.marks["m1"]
    assert taken([item], "").apply(mine).marks["m1"].text == "他的批注"


def test_an_edited_mark_keeps_the_place_it_has_here() -> None:
    mine, theirs = _on("微信号"), _on("微信号", "附注。" + TEXT, text="他的批注")
    (item,) = _merged(theirs, mine).items
    assert taken([item], "").apply(mine).marks["m1"].anchor == mine.marks["m1"].anchor


def test_a_decision_on_the_same_finding_is_offered() -> None:
    theirs = ReviewState(decisions={"k1": a_decision("k1")})
    (item,) = _merged(theirs).items
    assert item.topic is Topic.DECISION
    assert item.taken_by_default


def test_the_same_decision_by_another_is_no_conflict() -> None:
    theirs = ReviewState(decisions={"k1": a_decision("k1", author="王律师")})
    mine = ReviewState(decisions={"k1": a_decision("k1", modified=NOON + timedelta(days=1))})
    merged = _merged(theirs, mine)
    assert (merged.items, merged.same) == ((), 1)


def test_another_decision_on_the_same_finding_is_a_conflict() -> None:
    theirs = ReviewState(decisions={"k1": a_decision("k1", status=Status.DEFERRED)})
    mine = ReviewState(decisions={"k1": a_decision("k1")})
    (item,) = _merged(theirs, mine).items
    assert item.is_conflict


def test_a_decision_on_other_words_wants_a_second_thought() -> None:
    about = FindingRef("k0", FINDING.label, "甲方将其微信号转让给乙方")
    theirs = ReviewState(decisions={"k0": a_decision(about=about)})
    (item,) = _merged(theirs).items
    assert item.reworded
    assert not item.taken_by_default
    assert set(taken([item], "").apply(ReviewState()).decisions) == {"k1"}


def test_a_decision_without_its_finding_is_named_and_not_taken() -> None:
    theirs = ReviewState(decisions={"k1": a_decision("k1")})
    merged = _merged(theirs, findings=())
    assert not merged.items
    assert [decision.about.key for decision in merged.without_finding] == ["k1"]


def test_facts_and_settings_are_offered_each_by_itself() -> None:
    theirs = ReviewState(
        facts={
            FactField.PRICE_CNY: FactCorrection(FactField.PRICE_CNY, Decimal(400000), NOON),
        },
        parties={"甲方": PartyCorrection("甲方", "林某", True, NOON)},
        instalments={3: InstalmentCorrection(3, Decimal(1), None, NOON)},
        ticks={Tick.CONSENTS_SEEN: True},
        signed=date(2022, 1, 1),
        performed=date(2022, 2, 1),
        periods=(date(2021, 1, 1),),
        side=Side.TRANSFEREE,
        stage=Stage.SIGNED,
        verdict=VerdictOverrule(Verdict.LOW, "已整改", NOON),
        second=SecondReview("李律师", NOON),
    )
    merged = _merged(theirs)
    assert [item.topic for item in merged.items] == [
        Topic.FACT,
        Topic.PARTY,
        Topic.INSTALMENT,
        Topic.TICK,
        Topic.SIGNED,
        Topic.PERFORMED,
        Topic.PERIODS,
        Topic.SIDE,
        Topic.STAGE,
        Topic.VERDICT,
        Topic.SECOND,
    ]
    assert taken(merged.items, "").apply(ReviewState()) == theirs


def test_another_value_of_a_fact_or_setting_is_a_conflict() -> None:
    def of(count: int, side: Side, *, seen: bool) -> ReviewState:
        field = FactField.ACCOUNT_COUNT
        return ReviewState(
            facts={field: FactCorrection(field, count, NOON)},
            parties={"甲方": PartyCorrection("甲方", str(count), None, NOON)},
            instalments={3: InstalmentCorrection(3, Decimal(count), None, NOON)},
            ticks={Tick.CONSENTS_SEEN: seen},
            side=side,
        )

    merged = _merged(of(9, Side.TRANSFEREE, seen=True), of(8, Side.TRANSFEROR, seen=False))
    assert merged.conflicts == len(merged.items) == 5


def test_what_the_other_left_by_default_says_nothing() -> None:
    mine = ReviewState(side=Side.TRANSFEREE, signed=date(2022, 1, 1))
    assert not _merged(ReviewState(), mine).items


def test_places_of_instalments_mean_nothing_in_another_contract() -> None:
    theirs = ReviewState(instalments={3: InstalmentCorrection(3, Decimal(1), None, NOON)})
    merged = _merged(theirs, sha256="b" * 64)
    assert (merged.items, merged.left_out, merged.same_contract) == ((), 1, False)


def test_the_log_of_the_other_carries_his_name() -> None:
    log = (WORK, replace(WORK, author="李律师"))
    exchange = replace(_exchange(ReviewState()), log=log)
    assert [entry.author for entry in log_of(exchange)] == ["王律师", "李律师"]
    assert [entry.author for entry in log_of(replace(exchange, author=""))] == ["", "李律师"]


def test_marked_words_that_look_like_a_name_do_not_make_an_entry_the_work_of_another() -> None:
    own = LogEntry(NOON, Deed(DeedKind.CORRECT_PARTY, "〔甲方〕"))
    [entry] = log_of(replace(_exchange(ReviewState()), log=(own,)))
    assert entry == replace(own, author="王律师")


def test_marks_and_decisions_are_offered_in_the_order_of_the_contract() -> None:
    later = a_finding("k0", quote="付清价款", span=Span(22, 26))
    marks = {**_on("价款", mark_id="m1").marks, **_on("微信号", mark_id="m2").marks}
    decisions = {finding.key: a_decision(finding.key) for finding in (later, FINDING)}
    offered = _merged(
        ReviewState(marks=marks, decisions=decisions), findings=(FINDING, later)
    ).items
    assert [item.topic for item in offered] == [Topic.MARK] * 2 + [Topic.DECISION] * 2
    assert [item.theirs.id for item in offered[:2]] == ["m2", "m1"]
    assert [item.theirs.about.key for item in offered[2:]] == [FINDING.key, later.key]

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from desk_values import NOON, SEVERAL, a_decision, a_mark, sessions
from hypothesis import given

from reviewer.labels import Label, Side, Stage, Verdict
from reviewer.marks import commands as c
from reviewer.marks.deed_words import deed_words
from reviewer.marks.deeds import Deed, DeedKind
from reviewer.marks.history import History
from reviewer.marks.model import (
    Anchor,
    Dismissal,
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


@given(sessions)
def test_undoing_everything_leads_back_to_the_start(commands: list[c.Command]) -> None:
    history = History(ReviewState())
    for command in commands:
        history = history.do(command)
    while history.undo_name is not None:
        history = history.undo()
    assert history.state == ReviewState()


@given(sessions)
def test_redoing_everything_leads_to_the_end_again(commands: list[c.Command]) -> None:
    history = History(ReviewState())
    for command in commands:
        history = history.do(command)
    end = history.state
    while history.undo_name is not None:
        history = history.undo()
    while history.redo_name is not None:
        history = history.redo()
    assert history.state == end


@given(sessions)
def test_the_inverse_of_an_inverse_is_the_change_itself(commands: list[c.Command]) -> None:
    state = ReviewState()
    for command in commands:
        after = command.apply(state)
        back = command.invert(state)
        assert back.apply(after) == state
        assert back.invert(after).apply(state) == after
        state = after


@given(sessions)
def test_a_command_never_changes_the_state_it_is_given(commands: list[c.Command]) -> None:
    state = ReviewState()
    for command in commands:
        copy = ReviewState(
            dict(state.marks),
            dict(state.decisions),
            dict(state.facts),
            dict(state.ticks),
            state.signed,
            state.side,
            state.stage,
            state.verdict,
            state.second,
            dict(state.parties),
            dict(state.instalments),
            state.performed,
            state.periods,
        )
        after = command.apply(state)
        assert state == copy
        state = after


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (c.AddMark(a_mark()), "高亮“甲方”"),
        (c.Countersign(SecondReview("李律师", NOON)), "由李律师复核"),
        (c.Countersign(None), "撤回复核"),
        (c.CorrectParty("甲方", PartyCorrection("甲方", "程某", None, NOON)), "更正甲方"),
        (c.CorrectParty("甲方", None), "恢复甲方"),
        (c.CorrectInstalment(2, InstalmentCorrection(2, None, None, NOON)), "更正分期价款"),
        (c.CorrectInstalment(2, None), "恢复分期价款"),
        (c.AddMark(a_mark(text="须删")), "批注“甲方”"),
        (c.EditMark(a_mark(text="须删")), "修改批注“甲方”"),
        (c.AddMark(a_mark(anchor=Anchor(None, "甲乙" * 20))), f"高亮“{'甲乙' * 7}甲…”"),
        (c.AddMark(a_mark(anchor=Anchor(None, ""))), "高亮"),
        (c.DeleteMark(a_mark()), "删除高亮“甲方”"),
        (c.Reword(a_decision(wording="已脱敏")), "改写“账号转让”的替代文本"),
        (c.Reword(a_decision()), "撤回自拟“账号转让”的替代文本"),
        (c.Agree(a_decision(second=SecondReview("李律师", NOON))), "由李律师复核“账号转让”"),
        (c.Agree(a_decision()), "撤回对“账号转让”的复核"),
        (c.Decide(a_decision()), "采纳“账号转让”"),
        (
            c.Decide(a_decision(status=Status.DISMISSED, reason=Dismissal.RISK_ACCEPTED)),
            "驳回“账号转让”（接受风险）",
        ),
        (c.Decide(a_decision(status=Status.PENDING)), "恢复“账号转让”为待处理"),
        (c.Comment(a_decision(text="已沟通")), "修改对“账号转让”的意见"),
        (c.Withdraw(a_decision()), "恢复“账号转让”为待处理"),
        (
            c.CorrectFact(
                FactField.PRICE_CNY, FactCorrection(FactField.PRICE_CNY, Decimal(1), NOON)
            ),
            "更正价款",
        ),
        (c.CorrectFact(FactField.PRICE_CNY, None), "恢复价款"),
        (c.SetTick(Tick.CONSENTS_SEEN, True), "已核对个人同意：是"),
        (c.SetTick(Tick.CONSENTS_SEEN, False), "已核对个人同意：否"),
        (c.SetTick(Tick.CONSENTS_SEEN, None), "已核对个人同意：未答"),
        (c.SetSigningDate(date(2019, 9, 22)), "签订日改为 2019-09-22"),
        (c.SetSigningDate(None), "恢复合同所载签订日"),
        (c.SetPerformanceDay(date(2023, 1, 5)), "履行日改为 2023-01-05"),
        (c.SetPerformanceDay(None), "清除履行日"),
        (c.SetPeriods((date(2021, 1, 1),)), "改选并列的时期"),
        (c.SetSide(Side.TRANSFEREE), "立场改为受让方"),
        (c.SetStage(Stage.DISPUTED), "阶段改为争议中"),
        (c.OverruleVerdict(VerdictOverrule(Verdict.LOW, "已整改", NOON)), "改定总评"),
        (c.OverruleVerdict(None), "撤回自定总评"),
        (c.Together(SEVERAL, ()), "承接旧版的处理（2 项）"),
        (
            c.Together(Deed(DeedKind.IMPORT_WORK, value="李律师", count=3), ()),
            "导入李律师的协作文件（3 项）",
        ),
        (c.Together(Deed(DeedKind.IMPORT_WORK, count=3), ()), "导入协作文件（3 项）"),
    ],
)
def test_every_command_says_what_it_does(command: c.Command, name: str) -> None:
    assert deed_words(command.deed) == name


def test_a_mark_is_not_added_twice() -> None:
    state = c.AddMark(a_mark()).apply(ReviewState())
    with pytest.raises(KeyError):
        c.AddMark(a_mark()).apply(state)


@pytest.mark.parametrize("command", [c.EditMark(a_mark()), c.DeleteMark(a_mark())])
def test_what_is_not_there_cannot_be_changed(command: c.Command) -> None:
    with pytest.raises(KeyError):
        command.apply(ReviewState())


def test_a_decision_that_was_not_made_cannot_be_withdrawn() -> None:
    with pytest.raises(KeyError):
        c.Withdraw(a_decision()).apply(ReviewState())


def test_a_new_change_forgets_what_was_undone() -> None:
    history = History(ReviewState()).do(c.SetSide(Side.TRANSFEREE)).undo()
    assert history.redo_name == "立场改为受让方"
    history = history.do(c.SetStage(Stage.SIGNED))
    assert history.redo_name is None
    assert history.undo_name == "阶段改为已签未履行"


def test_a_change_that_changes_nothing_leaves_no_step() -> None:
    history = History(ReviewState())
    assert history.do(c.SetSide(Side.NEUTRAL)) is history


def test_the_history_names_the_command_that_led_here() -> None:
    history = History(ReviewState()).do(c.SetSide(Side.TRANSFEREE))
    assert history.last == c.SetSide(Side.TRANSFEREE)
    assert history.undo().last == c.SetSide(Side.NEUTRAL)
    assert history.undo().redo().last == c.SetSide(Side.TRANSFEREE)


def test_undoing_nothing_is_an_error() -> None:
    with pytest.raises(IndexError):
        History(ReviewState()).undo()
    with pytest.raises(IndexError):
        History(ReviewState()).redo()


def test_deciding_again_and_undoing_gives_the_earlier_decision() -> None:
    first = a_decision()
    second = replace(first, status=Status.DEFERRED)
    history = History(ReviewState()).do(c.Decide(first)).do(c.Decide(second)).undo()
    assert history.state.decisions == {"k1": first}


def test_decisions_on_other_labels_are_named_after_them() -> None:
    about = FindingRef("k9", Label.CONCEALMENT, "不得告知好友")
    assert deed_words(c.Decide(a_decision(about=about)).deed) == "采纳“隐瞒转让”"

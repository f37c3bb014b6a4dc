from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from desk_values import NOON, a_decision, a_finding, a_mark

from reviewer.assessment.model import GradedFinding
from reviewer.document.model import Span
from reviewer.facts.model import EachAccount, Fact, Facts, Instalment, Party
from reviewer.labels import Severity, Side, Stage
from reviewer.marks.decisions import reference
from reviewer.marks.model import (
    Anchor,
    Dismissal,
    FactCorrection,
    FactField,
    InstalmentCorrection,
    PartyCorrection,
    SecondReview,
    Status,
    Tick,
)
from reviewer.marks.state import ReviewState, to_decide

UNFOUNDED = a_decision("k1", status=Status.DISMISSED, reason=Dismissal.UNFOUNDED)


def graded(key: str, follows_from: str | None = None) -> GradedFinding:
    return GradedFinding("f1", a_finding(key), Severity.HIGH, (), (), follows_from=follows_from)


def test_marks_stand_in_document_order_and_orphans_last() -> None:
    marks = [
        a_mark("late", 40),
        a_mark("lost", anchor=Anchor(None, "甲方")),
        a_mark("lost before", anchor=Anchor(None, "乙方"), created=NOON - timedelta(days=1)),
        a_mark("early", 3),
    ]
    state = ReviewState(marks={mark.id: mark for mark in marks})
    order = [mark.id for mark in state.marks_in_order()]
    assert order == ["early", "late", "lost before", "lost"]


def test_a_finding_is_pending_until_decided() -> None:
    assert ReviewState().status_of(graded("k1")) is Status.PENDING
    assert ReviewState(decisions={"k1": a_decision()}).status_of(graded("k1")) is Status.ADOPTED


def test_a_derived_finding_shares_the_decision_of_its_ground() -> None:
    state = ReviewState(decisions={"k1": a_decision(status=Status.DEFERRED)})
    assert state.status_of(graded("k2", follows_from="k1")) is Status.DEFERRED


def test_a_derived_finding_can_have_a_decision_of_its_own() -> None:
    decisions = {"k1": a_decision(), "k2": a_decision("k2", status=Status.DEFERRED)}
    state = ReviewState(decisions=decisions)
    assert state.status_of(graded("k2", follows_from="k1")) is Status.DEFERRED


def test_an_overruled_grade_is_shown_on_its_own_finding_only() -> None:
    decision = a_decision(grade=Severity.LOW, grade_reason="平台已同意")
    state = ReviewState(decisions={"k1": decision, "k3": a_decision("k3")})
    assert state.grade_of(graded("k1")) is Severity.LOW
    assert state.grade_of(graded("k2", follows_from="k1")) is Severity.HIGH
    assert state.grade_of(graded("k3")) is Severity.HIGH


def test_only_risks_with_a_life_of_their_own_want_a_decision() -> None:
    hint = replace(graded("k4"), severity=Severity.INFO)
    findings = [graded("k1"), graded("k2", follows_from="k1"), graded("k3"), hint]
    assert [each.finding.key for each in to_decide(findings)] == ["k1", "k3"]
    state = ReviewState(decisions={"k1": a_decision(), "k4": a_decision("k4")})
    assert state.decided(findings) == (1, 2)


def test_an_unfounded_finding_takes_what_follows_from_it_along() -> None:
    state = ReviewState(decisions={"k1": UNFOUNDED})
    assert state.is_unfounded(graded("k1"))
    assert state.is_unfounded(graded("k2", follows_from="k1"))
    assert not state.is_unfounded(graded("k3"))


def test_only_unfounded_findings_leave_the_assessment() -> None:
    accepted = a_decision("k2", status=Status.DISMISSED, reason=Dismissal.RISK_ACCEPTED)
    state = ReviewState(decisions={"k1": UNFOUNDED, "k2": accepted, "k3": a_decision("k3")})
    assert state.assessment_ticks().dismissed == {"k1"}


def test_answers_side_and_stage_reach_the_assessment() -> None:
    state = ReviewState(
        ticks={Tick.CONSENTS_SEEN: True, Tick.ANONYMISED_VERIFIED: False},
        side=Side.TRANSFEREE,
        stage=Stage.SIGNED,
    )
    ticks = state.assessment_ticks()
    assert ticks.consents_seen is True
    assert ticks.anonymised_verified is False
    assert ticks.platform_procedure_done is None
    assert (ticks.side, ticks.stage) == (Side.TRANSFEREE, Stage.SIGNED)


@pytest.mark.parametrize(
    "changed",
    [
        {"side": Side.TRANSFEREE},
        {"ticks": {Tick.CONSENTS_SEEN: True}},
        {"signed": date(2022, 1, 1)},
        {"performed": date(2022, 1, 1)},
        {"facts": {FactField.ACCOUNT_COUNT: FactCorrection(FactField.ACCOUNT_COUNT, 4, NOON)}},
        {"parties": {"甲方": PartyCorrection("甲方", "程某", None, NOON)}},
        {"instalments": {3: InstalmentCorrection(3, Decimal(1), None, NOON)}},
        {"decisions": {"k1": UNFOUNDED}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_the_assessment_weighs_may_lead_to_another_opinion(changed: dict[str, Any]) -> None:
    assert not ReviewState(**changed).is_assessed_like(ReviewState())


def test_marks_notes_and_own_grades_lead_to_the_same_opinion() -> None:
    worked = ReviewState(
        marks={"m1": a_mark("m1", 3)}, decisions={"k1": a_decision("k1", status=Status.ADOPTED)}
    )
    assert worked.is_assessed_like(ReviewState())


def test_a_correction_takes_the_place_of_what_was_read() -> None:
    read = Facts(price_cny=Fact(Decimal(5), (Span(1, 2),)), account_count=Fact(9, (Span(3, 4),)))
    corrections = [
        FactCorrection(FactField.PRICE_CNY, Decimal(500), NOON),
        FactCorrection(FactField.PLATFORMS, ("微信", "抖音"), NOON),
        FactCorrection(FactField.ACCOUNT_COUNT, None, NOON),
        FactCorrection(FactField.IN_SERVICE, False, NOON),
    ]
    state = ReviewState(facts={fact.field: fact for fact in corrections}, signed=date(2019, 9, 22))
    facts = state.corrected(read)
    assert facts.price_cny == Fact(Decimal(500))
    assert facts.price_cny.by_lawyer
    assert [platform.value for platform in facts.platforms] == ["微信", "抖音"]
    assert facts.account_count is None
    assert facts.in_service == Fact(False)
    assert facts.signing_date == Fact(date(2019, 9, 22))


def test_accounts_counted_anew_mean_persons_counted_anew_but_for_those_the_lawyer_counts() -> None:
    where = (Span(4, 9),)
    read = Facts(
        account_count=Fact(9, (Span(0, 2),)),
        records_min=Fact(18_000, where),
        records_max=Fact(27_000, where),
        records_each=EachAccount(2_000, 3_000, where),
    )
    accounts = FactCorrection(FactField.ACCOUNT_COUNT, 12, NOON)
    persons = FactCorrection(FactField.RECORDS_MAX, 30_000, NOON)
    facts = ReviewState(facts={accounts.field: accounts}).corrected(read)
    assert (facts.account_count, facts.records_min) == (Fact(12), Fact(24_000, where))
    both = ReviewState(facts={accounts.field: accounts, persons.field: persons})
    assert both.corrected(read).records_min == Fact(24_000, where)
    assert both.corrected(read).records_max == Fact(30_000)
    assert both.corrected(both.corrected(read)) == both.corrected(read)


def test_no_platform_at_all_can_be_said() -> None:
    read = Facts(platforms=(Fact("微信", (Span(1, 3),)),))
    correction = FactCorrection(FactField.PLATFORMS, None, NOON)
    assert ReviewState(facts={FactField.PLATFORMS: correction}).corrected(read).platforms == ()


def test_without_corrections_the_facts_stay() -> None:
    read = Facts(price_cny=Fact(Decimal(5), (Span(1, 2),)))
    assert ReviewState().corrected(read) == read


def test_a_decision_refers_to_its_finding_by_key_label_and_words() -> None:
    finding = a_finding("k1")
    about = reference(finding)
    assert (about.key, about.label, about.quote) == ("k1", finding.label, "转让账号")
    assert reference(replace(finding, quote="转让微信号")) != about


def test_corrected_parties_and_instalments_keep_their_places_in_the_contract() -> None:
    read = Facts(
        parties=(Party("甲方", "陈某", (Span(0, 2),)), Party("乙方", None, (Span(4, 6),))),
        instalments=(
            Instalment(Decimal(300), date(2021, 12, 1), Span(10, 13)),
            Instalment(Decimal(200), None, Span(20, 23)),
            Instalment(Decimal(100), None, Span(30, 33)),
        ),
    )
    state = ReviewState(
        parties={"甲方": PartyCorrection("甲方", "程某", True, NOON)},
        instalments={
            10: InstalmentCorrection(10, Decimal(350), None, NOON),
            20: InstalmentCorrection(20, None, None, NOON),
            99: InstalmentCorrection(99, Decimal(1), None, NOON),
        },
    )
    facts = state.corrected(read)
    assert facts.parties == (
        Party("甲方", "程某", (Span(0, 2),), natural_person=True),
        read.parties[1],
    )
    assert facts.instalments == (
        Instalment(Decimal(350), None, Span(10, 13)),
        read.instalments[2],
    )
    assert state.corrected(facts) == facts


def test_a_missed_party_joins_those_that_were_read() -> None:
    read = Facts(parties=(Party("甲方", "陈某", (Span(0, 2),)),))
    state = ReviewState(
        parties={
            "丙方": PartyCorrection("丙方", "李某", True, NOON, Span(30, 32)),
            "丁方": PartyCorrection("丁方", "某公司", None, NOON),
            "戊方": PartyCorrection("戊方", None, None, NOON),
        }
    )
    facts = state.corrected(read)
    assert facts.parties == (
        read.parties[0],
        Party("丙方", "李某", (Span(30, 32),), natural_person=True),
        Party("丁方", "某公司", ()),
    )
    assert state.corrected(facts) == facts


def test_a_party_can_be_pointed_to_elsewhere() -> None:
    read = Facts(parties=(Party("甲方", "陈某", (Span(0, 2),)),))
    known = PartyCorrection("甲方", "程某", None, NOON, Span(8, 10))
    assert ReviewState(parties={"甲方": known}).corrected(read).parties == (
        Party("甲方", "程某", (Span(8, 10),)),
    )


def test_a_missed_instalment_stands_in_document_order() -> None:
    read = Facts(instalments=(Instalment(Decimal(300), None, Span(20, 23)),))
    state = ReviewState(
        instalments={
            40: InstalmentCorrection(40, None, None, NOON, 44),
            5: InstalmentCorrection(5, Decimal(50), date(2021, 12, 1), NOON, 9),
        }
    )
    facts = state.corrected(read)
    assert facts.instalments == (
        Instalment(Decimal(50), date(2021, 12, 1), Span(5, 9)),
        read.instalments[0],
    )
    assert state.corrected(facts) == facts


def test_a_decision_that_says_nothing_is_empty() -> None:
    pending = a_decision(status=Status.PENDING)
    assert pending.is_empty
    second = SecondReview("李律师", NOON)
    told: tuple[dict[str, object], ...] = ({"text": "注"}, {"wording": "改"}, {"second": second})
    for more in told:
        assert not a_decision(status=Status.PENDING, **more).is_empty
    assert not a_decision().is_empty
    assert not a_decision(status=Status.PENDING, grade=Severity.LOW, grade_reason="已整改").is_empty

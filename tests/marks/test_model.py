from __future__ import annotations

from decimal import Decimal

import pytest
from desk_values import NOON, a_decision, a_mark

from reviewer.facts import model as facts_model
from reviewer.labels import Severity, Verdict
from reviewer.marks.model import (
    COLOURS_ZH,
    DISMISSAL_ZH,
    FACT_TYPES,
    FACTS_ZH,
    STATUS_ZH,
    TICKS_ZH,
    Anchor,
    Colour,
    Dismissal,
    FactCorrection,
    FactField,
    SecondReview,
    Status,
    Tick,
    VerdictOverrule,
    new_id,
)


def test_a_mark_with_words_is_a_note() -> None:
    assert not a_mark().is_note
    assert a_mark(text="须删").is_note


def test_a_mark_without_a_place_is_an_orphan() -> None:
    assert not a_mark().is_orphan
    assert a_mark(anchor=Anchor(None, "甲方")).is_orphan


def test_a_dismissal_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="dismissal"):
        a_decision(status=Status.DISMISSED)


def test_only_a_dismissal_has_a_reason() -> None:
    with pytest.raises(ValueError, match="dismissal"):
        a_decision(status=Status.ADOPTED, reason=Dismissal.UNFOUNDED)


def test_overruling_a_grade_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="grade"):
        a_decision(grade=Severity.LOW)


def test_overruling_the_verdict_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="verdict"):
        VerdictOverrule(Verdict.LOW, "", NOON)


def test_a_second_review_has_a_name() -> None:
    with pytest.raises(ValueError, match="somebody"):
        SecondReview("", NOON)


def test_a_correction_has_the_type_of_its_fact() -> None:
    FactCorrection(FactField.PRICE_CNY, Decimal("500000"), NOON)
    FactCorrection(FactField.PRICE_CNY, None, NOON)
    with pytest.raises(TypeError):
        FactCorrection(FactField.PRICE_CNY, "五十万", NOON)


def test_every_choice_has_its_chinese_name() -> None:
    for names, choices in (
        (COLOURS_ZH, Colour),
        (STATUS_ZH, Status),
        (DISMISSAL_ZH, Dismissal),
        (FACTS_ZH, FactField),
        (FACT_TYPES, FactField),
        (TICKS_ZH, Tick),
    ):
        assert set(names) == set(choices)


def test_correctable_facts_are_facts() -> None:
    assert {field.value for field in FactField} <= set(facts_model.Facts.__dataclass_fields__)


def test_new_ids_differ() -> None:
    assert new_id() != new_id()

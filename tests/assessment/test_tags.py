"""What entries can ask of a judged contract, and what a judged contract can answer, is one set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest

from reviewer.assessment.circumstances import Circumstances, Consent
from reviewer.assessment.conditions import Condition
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.entries import CHAPTERS, Entry, entries
from reviewer.assessment.grounds import Law
from reviewer.assessment.matrix import matrix
from reviewer.assessment.model import Ticks
from reviewer.assessment.readings import Mention
from reviewer.assessment.situation import Situation
from reviewer.assessment.tags import Tag, known_tags, route_tags, tag_of
from reviewer.assessment.verdict import judge
from reviewer.facts.model import Facts
from reviewer.labels import Label, Verdict
from reviewer.law.library import Library
from reviewer.law.model import Basis


def conditions(entry: Entry) -> Iterator[Condition]:
    yield entry.when
    if entry.status is not None:
        yield from filter(None, (entry.status.met, entry.status.missing))
    yield from (line.when for line in (*entry.state, *entry.found, *entry.ask))


def asked() -> set[str]:
    """The tags that the shipped chapters ask about."""
    return {
        tag
        for name in CHAPTERS
        for entry in entries(name)
        for condition in conditions(entry)
        for tag in condition.every | condition.some | condition.never
    }


def test_every_tag_is_asked_about_by_some_entry() -> None:
    assert set(Tag) <= asked()


def test_every_thing_that_a_contract_may_mention_is_asked_about() -> None:
    assert {tag_of(mention) for mention in Mention} <= asked()


def test_families_labels_assets_and_routes_are_known_by_their_names() -> None:
    named = {"consent:vague", "verdict:high", "mentions:shares", "asset:phone-card", "route:R1"}
    assert named <= known_tags()
    assert tag_of(Consent.VAGUE) in named
    assert tag_of(Verdict.HIGH) in named
    assert {tag_of(row) for row in matrix().rows} < known_tags()
    assert set(Label) < known_tags()
    assert route_tags(["R1", None]) == {"route:R1"}


def test_a_value_of_no_family_has_no_tag() -> None:
    class Colour(StrEnum):
        RED = "red"

    with pytest.raises(KeyError):
        tag_of(Colour.RED)


def test_a_situation_carries_no_tag_that_no_entry_could_ask_about() -> None:
    day = date(2024, 6, 1)
    case = Circumstances.of((), Facts(), day, Ticks())
    law = Law(Library.load(), day, Basis.SIGNED)
    with pytest.raises(AssertionError):
        Situation(case, judge(case), (), law, (), frozenset({"open-date"}), {}, ContractText())

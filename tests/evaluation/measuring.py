"""Measuring reviews against labelled contracts: units, labels, mitigations, verdicts, facts.

A unit is a clause, a paragraph or a row. Unit F1 asks whether it carries any risk label at all,
label F1 sums over risk labels, mitigating F1 over the others. A fact counts where the contract
states it; one that is found and not stated is a guess.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gold import document_from_gold, labels_of_gold

from reviewer.facts.model import Facts
from reviewer.facts.platforms import find_platforms
from reviewer.labels import RISK, Label
from reviewer.review import Options, review
from reviewer.rules.second_reader_model import Model

DAY = date(2026, 1, 1)  # stands in where a contract names no day; any will do


@dataclass
class Tally:
    """Right, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, wanted: bool, found: bool) -> None:
        self.right += wanted and found
        self.false += found and not wanted
        self.missed += wanted and not found

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.false + self.missed)


@dataclass(frozen=True)
class Misstep:
    """A clause that was read wrongly: its words, and the labels that are missing or too many."""

    words: str
    missed: frozenset[Label]
    false: frozenset[Label]


@dataclass
class Figures:
    """What a set of contracts comes to."""

    units: Tally = field(default_factory=Tally)
    labels: dict[Label, Tally] = field(default_factory=lambda: defaultdict(Tally))
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    alarms: int = 0  # risk findings in contracts whose verdict is none
    facts: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missteps: list[Misstep] = field(default_factory=list)

    @property
    def risk_f1(self) -> float:
        return _sum(tally for label, tally in self.labels.items() if label in RISK).f1

    @property
    def mitigating_f1(self) -> float:
        return _sum(tally for label, tally in self.labels.items() if label not in RISK).f1

    @property
    def errors(self) -> int:
        return sum(tally.false + tally.missed for tally in self.labels.values())

    @property
    def verdict(self) -> float:
        """The share of verdicts that are right."""
        right = sum(n for (wanted, given), n in self.verdicts.items() if wanted == given)
        return right / max(1, self.verdicts.total())

    def __add__(self, other: Figures) -> Figures:
        total = Figures(_sum((self.units, other.units)))
        for label in Label:
            pair = [figures.labels[label] for figures in (self, other) if label in figures.labels]
            if pair:
                total.labels[label] = _sum(pair)
        total.verdicts = self.verdicts + other.verdicts
        total.alarms = self.alarms + other.alarms
        for name in {*self.facts, *other.facts}:
            total.facts[name] = _sum((self.facts[name], other.facts[name]))
        total.missteps = [*self.missteps, *other.missteps]
        return total


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total.right += tally.right
        total.false += tally.false
        total.missed += tally.missed
    return total


def measure(gold: Mapping[str, Any], model: Model | None = None) -> Figures:
    """Review one labelled contract, with the model that ships or another, and compare."""
    document, tree = document_from_gold(gold)
    reviewed = review(document, Options(today=DAY), tree, model)
    opinion = reviewed.opinion
    found: dict[str, set[Label]] = defaultdict(set)
    for graded in opinion.findings:
        found[graded.finding.clause].add(graded.finding.label)
    figures = Figures()
    for clause, due in labels_of_gold(gold).items():
        here = found[clause]
        figures.units.add(not RISK.isdisjoint(due), not RISK.isdisjoint(here))
        for label in due | here:
            figures.labels[label].add(label in due, label in here)
        if gold["verdict"] == "none":
            figures.alarms += len(here & RISK)
        if due != here:
            words = tree.by_id[clause].body.of(document.text)
            figures.missteps.append(Misstep(words, due - here, frozenset(here - due)))
    figures.verdicts[gold["verdict"], opinion.verdict.value] += 1
    _compare_facts(gold, reviewed.facts, figures)
    return figures


def _folded(names: Iterable[str]) -> list[str]:
    """Names of platforms as the vocabulary has them: 微信公众号 is 公众号."""
    known = ((name, find_platforms(name)) for name in names)
    return sorted({found[0].platform.name if found else name for name, found in known})


def _compare_facts(gold: Mapping[str, Any], facts: Facts, figures: Figures) -> None:
    stated = {
        **gold["facts"],
        "signing_date": gold.get("signing_date"),
        "platforms": _folded(gold["facts"].get("platforms") or ()),
    }
    given: dict[str, Any] = {
        "signing_date": facts.signing_date and facts.signing_date.value.isoformat(),
        "price_cny": facts.price_cny and facts.price_cny.value,
        "transferor": facts.transferor and facts.transferor.value,
        "account_count": facts.account_count and facts.account_count.value,
        "platforms": _folded(fact.value for fact in facts.platforms),
        "records_min": facts.records_min and facts.records_min.value,
    }
    for name, value in given.items():
        due = stated.get(name)
        right = bool(due) and value == due
        figures.facts[name].right += right
        figures.facts[name].missed += bool(due) and not right
        figures.facts[name].false += bool(value) and not due


def total(figures: Iterable[Figures]) -> Figures:
    return sum(figures, Figures())

"""The second reader: a linear model that marks what the rules miss, and doubts what they find.

It knows the characters of a clause, the classes of its words with their polarity, and what stands
around it (second_reader_features). Its weights are data, clause_rules/model/second-reader.json,
made by `python -m tests.evaluation --train` from labelled contracts. What it adds is a suspicion:
origin `model`, never above medium, worded as such, and no risk where the rules see none in the
whole contract. It never speaks against a negation that the rules have read (denials), and
withdraws no finding of a rule that it was not trained with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.document.places import place_of
from reviewer.document.quick_init import quick_init
from reviewer.labels import DERIVED, MITIGATING, RISK, Label
from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.denials import (
    FAINT,
    Denial,
    Denials,
    Suspected,
    default_denials,
    denials_of,
)
from reviewer.rules.findings import Finding
from reviewer.rules.model import Rule
from reviewer.rules.second_reader_features import FeatureReader, Features
from reviewer.rules.second_reader_model import Model, default_model
from reviewer.rules.suspicion import Suspicion

# Signs of a transfer without which no risk is suspected, and how far above its threshold a score
# lies that is one.
_ENOUGH_SIGNS, _PLAINLY = 2, 0.4
# Rules know the language of a contract where they found more than this share of the risks whose
# score lies so far above its threshold. The share is taken as if of one more found, one more not.
_WELL_READ, _BEYOND_DOUBT = 0.7, 0.6
# A row is short, and the model sees little of it: it must be so much more against what rules find.
_ROW_LEAVE = 0.15
_TRANSFERS = RISK - DERIVED
# Whose and what data they are the rules know by the things named: doubted only with the giving.
_KINDS_OF_DATA = {Label.SENSITIVE_DATA_TRANSFER, Label.MINOR_DATA}
# What is said of a transfer only.
_OF_TRANSFERS = {Label.CONSENT_OBTAINED, Label.PLATFORM_PROCEDURE, Label.ANONYMISED}


def read_again(
    findings: Sequence[Finding],
    analysis: Analysis,
    document: Document,
    tree: ClauseTree,
    rules: Sequence[Rule],
    *,
    model: Model | None = None,
    denials: Sequence[Denial] | None = None,
) -> tuple[Finding, ...]:
    """The rules' findings less those the model withdraws, with what it suspects; document order.

    `model` and `denials` are those that ship with the app where they are None.
    """
    model = default_model() if model is None else model
    if not model.labels:
        return tuple(findings)
    found: dict[str, dict[Label, Finding]] = defaultdict(dict)
    for finding in findings:
        found[finding.clause][finding.label] = finding
    reader = FeatureReader(analysis, tree, {key: frozenset(here) for key, here in found.items()})
    shared = model.marks.total(reader.shared)
    readings = [_Reading.of(entry, reader.read(entry), shared, model) for entry in analysis.tried]
    withdrawn = {
        (reading.entry.clause.id, label)
        for reading in readings
        for label in reading.denied(found[reading.entry.clause.id])
    }
    kept = [f for f in findings if (f.clause, f.label) not in withdrawn]
    ruled_out = Denials(
        (*(default_denials() if denials is None else denials), *denials_of(rules)),
        analysis,
        frozenset(finding.label for finding in findings),
    )
    least = FAINT if _read_well(readings, found) else 0.0
    suspected = [
        tuple(reading.suspected(found[reading.entry.clause.id], ruled_out, least))
        for reading in readings
    ]
    plainly = (reading.plainly(here) for reading, here in zip(readings, suspected, strict=True))
    risky = _is_risky(kept, plainly)
    best = _best_rules(rules)
    for reading, indices in zip(readings, suspected, strict=True):
        entry = reading.entry
        for index in indices:
            label = model.labels[index]
            if label in best and (risky or label in MITIGATING):
                suspicion = Suspicion(model, index, reading.grams, entry)
                finding = suspicion.finding(reading.scores[index], document, best[label])
                kept.append(replace(finding, place=place_of(entry.clause, tree, document)))
    with_data = {f.clause for f in kept if f.label is Label.PERSONAL_DATA_TRANSFER}
    kept = [f for f in kept if f.label not in _KINDS_OF_DATA or f.clause in with_data]
    order = {clause.id: at for at, clause in enumerate(tree)}
    return tuple(sorted(kept, key=lambda f: (order[f.clause], f.span.start, f.label)))


def _read_well(readings: Iterable[_Reading], found: Mapping[str, Mapping[Label, Finding]]) -> bool:
    """Whether the rules by themselves found most of what the model has no doubt about.

    What they left out of such a contract is seldom there: only plain suspicions are heard.
    """
    seen = [
        label in found[reading.entry.clause.id]
        for reading in readings
        for at, margin in reading.above
        if margin >= _BEYOND_DOUBT and (label := reading.model.labels[at]) in RISK
    ]
    return (sum(seen) + 1) / (len(seen) + 2) > _WELL_READ


def _is_risky(kept: Iterable[Finding], plainly: Iterable[frozenset[Label]]) -> bool:
    """Whether a contract may hold a transfer, by what the rules find and the model sees plainly.

    Below that a suspicion is noise: hardly a contract without a clause that sounds like one.
    """
    by_rules = list(kept)
    signs = sum(finding.label in _TRANSFERS for finding in by_rules)
    of_transfers = {f.clause for f in by_rules if f.label in _OF_TRANSFERS}
    seen = sum(bool(labels & _TRANSFERS) + bool(labels & _OF_TRANSFERS) for labels in plainly)
    return signs + len(of_transfers) + seen >= _ENOUGH_SIGNS


@quick_init
@dataclass(frozen=True, slots=True)
class _Reading:
    """One clause, of so many `grams`, as the model sees it. `above` are the labels, by index, whose
    score lies above their threshold, and how far.

    Its features are not kept: of a long contract those are more strings than all else of a review.
    """

    entry: ClauseAnalysis
    grams: int
    scores: list[float]
    above: list[tuple[int, float]]
    model: Model

    @classmethod
    def of(cls, entry: ClauseAnalysis, features: Features, shared: int, model: Model) -> _Reading:
        """Score a clause; `shared` is what the marks weigh that all clauses have."""
        scores = model.scores(features, shared)
        above = [
            (at, score - limit)
            for at, (score, limit) in enumerate(zip(scores, model.add, strict=True))
            if limit is not None and score > limit
        ]
        return cls(entry, len(features.grams), scores, above, model)

    def denied(self, found: Mapping[Label, Finding]) -> Iterator[Label]:
        """The labels of rules' findings that the model is strongly against."""
        if not found:
            return
        leave = _ROW_LEAVE if self.entry.clause.kind is ClauseKind.ROW else 0.0
        limits = zip(self.model.labels, self.scores, self.model.withdraw, strict=True)
        against: set[Label] = set()
        for label, score, limit in limits:
            finding = found.get(label)
            if finding is None or finding.never_doubted or finding.rule not in self.model.rules:
                continue
            if limit is not None and score < limit - leave:
                against.add(label)
        if Label.PERSONAL_DATA_TRANSFER in found and Label.PERSONAL_DATA_TRANSFER not in against:
            against -= _KINDS_OF_DATA
        yield from against

    def plainly(self, suspected: Iterable[int]) -> frozenset[Label]:
        """Those of the labels suspected whose score is far above its threshold."""
        add = self.model.add
        return frozenset(
            self.model.labels[at]
            for at in suspected
            if self.scores[at] >= (add[at] or 0.0) + _PLAINLY
        )

    def suspected(
        self, found: Mapping[Label, Finding], denials: Denials, least: float
    ) -> Iterator[int]:
        """The indices of the labels that the model sees, by `least` above their threshold, the
        rules do not, and nothing denies."""
        beside = set(found)
        for at, margin in self.above:
            label = self.model.labels[at]
            if margin < least or label in found:
                continue
            if not denials.deny(Suspected(label, margin, self.entry, found, beside)):
                beside.add(label)
                yield at


def _best_rules(rules: Iterable[Rule]) -> dict[Label, Rule]:
    """The surest rule of each label: its words are lent to the suspicion."""
    best: dict[Label, Rule] = {}
    for rule in rules:
        if rule.label not in best or rule.confidence > best[rule.label].confidence:
            best[rule.label] = rule
    return best

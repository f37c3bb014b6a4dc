"""The second reader: a linear model that marks what the rules miss, and doubts what they find.

It knows the characters of a clause, the classes of its words with their polarity, and what stands
around it (second_reader_features). Its weights are data, clause_rules/model/second-reader.json,
made by `python -m tests.evaluation --train` from labelled contracts. What it adds is a suspicion:
origin `model`, never above medium, worded as such. It never speaks against a negation that the
rules have read, and withdraws no finding of a rule that it was not trained with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reviewer.document.model import ClauseTree, Document
from reviewer.document.places import place_of
from reviewer.labels import Label
from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.engine import tried_clauses
from reviewer.rules.findings import Finding
from reviewer.rules.model import Rule
from reviewer.rules.polarity import Polarity
from reviewer.rules.second_reader_features import FeatureReader
from reviewer.rules.second_reader_model import Model, default_model
from reviewer.rules.sentences import Hit, Sentence
from reviewer.rules.suspicion import Suspicion

_DENIED = frozenset({Polarity.FORBIDDEN, Polarity.NEGATED, Polarity.EXCLUDED})
# A mitigation that a rule read in a clause, and the labels it rules out there.
_ACCOUNT = {
    Label.ACCOUNT_TRANSFER,
    Label.ACCOUNT_LEASE,
    Label.CREDENTIAL_HANDOVER,
    Label.PAYMENT_INSTRUMENT_TRANSFER,
}
_DATA = {
    Label.PERSONAL_DATA_TRANSFER,
    Label.SENSITIVE_DATA_TRANSFER,
    Label.CUSTOMER_RESOURCE_TRANSFER,
    Label.CROSS_BORDER_TRANSFER,
    Label.MINOR_DATA,
}
_RULED_OUT: Mapping[Label, frozenset[Label]] = {
    Label.TRANSFER_PROHIBITION: frozenset(_ACCOUNT | _DATA),
    Label.PERSONAL_DATA_EXCLUDED: frozenset(_DATA),
    Label.ANONYMISED: frozenset(_DATA),
}
# The families of things that a label is about: all denied, the label is not suspected.
_FAMILIES: Mapping[Label, tuple[str, ...]] = {
    **dict.fromkeys(_ACCOUNT, ("account", "credential", "payment")),
    **dict.fromkeys(_DATA, ("data", "resource")),
}


def read_again(
    findings: Sequence[Finding],
    analysis: Analysis,
    document: Document,
    tree: ClauseTree,
    rules: Sequence[Rule],
    *,
    model: Model | None = None,
) -> tuple[Finding, ...]:
    """The rules' findings less those the model withdraws, with what it suspects; document order."""
    model = default_model() if model is None else model
    if not model.labels:
        return tuple(findings)
    found: dict[str, dict[Label, Finding]] = defaultdict(dict)
    for finding in findings:
        found[finding.clause][finding.label] = finding
    reader = FeatureReader(analysis, tree, {key: frozenset(here) for key, here in found.items()})
    best = _best_rules(rules)
    kept: list[Finding] = []
    for entry in tried_clauses(analysis):
        clause = entry.clause
        here = found.pop(clause.id, {})
        features = reader.read(entry)
        by_rules = dict(here)
        for index, score in enumerate(model.scores(features)):
            label, add, withdraw = model.labels[index], model.add[index], model.withdraw[index]
            by_rule = by_rules.get(label)
            if by_rule is not None:
                if withdraw is not None and score < withdraw and by_rule.rule in model.rules:
                    del here[label]
                continue
            if add is None or score <= add or label not in best:
                continue
            if not _denied(label, entry, by_rules):
                suspicion = Suspicion(model, index, features, entry)
                suspected = suspicion.finding(score, document, best[label])
                kept.append(replace(suspected, place=place_of(clause, tree, document)))
        kept += here.values()
    kept += (finding for here in found.values() for finding in here.values())
    order = {clause.id: at for at, clause in enumerate(tree)}
    return tuple(sorted(kept, key=lambda f: (order[f.clause], f.span.start, f.label)))


def _best_rules(rules: Iterable[Rule]) -> dict[Label, Rule]:
    """The surest rule of each label: its words are lent to the suspicion."""
    best: dict[Label, Rule] = {}
    for rule in rules:
        if rule.label not in best or rule.confidence > best[rule.label].confidence:
            best[rule.label] = rule
    return best


def _denied(label: Label, entry: ClauseAnalysis, here: Mapping[Label, Finding]) -> bool:
    """Whether the rules' reading denies the label: by a ban or an exclusion that a rule found here,
    or because every thing of its kind that the clause names is denied."""
    if any(label in _RULED_OUT.get(other, ()) for other in here):
        return True
    families = _FAMILIES.get(label, ())
    things = [
        _is_denied(hit, sentence)
        for sentence in entry.sentences
        for hit in sentence.hits
        if hit.element == "object" and hit.term_class.partition(".")[0] in families
    ]
    return bool(things) and all(things)


def _is_denied(thing: Hit, sentence: Sentence) -> bool:
    acts = [hit.polarity in _DENIED for hit in sentence.hits if hit.element == "act"]
    return thing.polarity is Polarity.EXCLUDED or (bool(acts) and all(acts))

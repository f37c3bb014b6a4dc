"""What rules out a suspicion of the second reader: data, clause_rules/denials.yaml.

A model sees words that go with a label, not whether the thing is there that the label is about.
A denial names labels and what a clause must have for a suspicion of them to stand: frames
(`needs`), another label (`only_beside`); or what speaks against it: frames (`unless`), a label that
rules found in the same clause (`beside`), that all the things it names are denied (`things`), that
the whole contract names none (`contract`). Some rule out what is `faint` alone.
Denials touch suspicions only; what a rule finds is the rule's own to except, and what it says is
`never` found rules out suspicions as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from clause_rules import text_of
from reviewer.document.clause_tree import ClauseKind
from reviewer.labels import DERIVED, MITIGATING, RISK, Label
from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.loading import decode_examples, decode_frames, decode_labels
from reviewer.rules.matching import match_of
from reviewer.rules.model import Example, Frame, Rule
from reviewer.rules.polarity import Polarity
from reviewer.rules.sentences import Hit, Sentence
from reviewer.text.yaml_source import Path, YamlSource, parse_yaml

_FILE = "denials.yaml"
_KEYS = frozenset(
    {"labels", "faint", "kind", "needs", "unless", "beside", "only_beside", "things", "contract"}
    | {"denied", "stands"}
)
# How far above its threshold a score lies that is not faint.
FAINT = 0.25
_GROUPS = {"risk": RISK, "derived": DERIVED, "mitigating": MITIGATING}
_DENIED = frozenset({Polarity.FORBIDDEN, Polarity.NEGATED, Polarity.EXCLUDED})
# That something must not be deleted, reclaimed or refused denies nothing that is given.
_GIVING_NOTHING = frozenset({"erase", "take-back", "refuse", "return", "keep-registration"})


@dataclass(frozen=True, slots=True)
class Suspected:
    """A label suspected in a clause, by so much above its threshold (`margin`).

    `found` are the labels that rules found there, `beside` these and what else is suspected.
    """

    label: Label
    margin: float
    entry: ClauseAnalysis
    found: Collection[Label]
    beside: Collection[Label]


@dataclass(frozen=True, slots=True)
class Denial:
    """Why suspicions of some labels fall.

    Of the clauses of these `kinds` (all, where none is named): where none of `needs` holds, one of
    `unless` does, rules found a label of `beside` there, none of `only_beside` is found or
    suspected, all things of the families `things` are denied, or the contract names no word of the
    classes `contract`. `denied` and `stands` are examples that prove it.
    """

    labels: frozenset[Label]
    faint: bool
    kinds: frozenset[ClauseKind]
    needs: tuple[Frame, ...]
    unless: tuple[Frame, ...]
    beside: frozenset[Label]
    only_beside: frozenset[Label]
    things: tuple[str, ...]
    contract: tuple[str, ...]
    denied: tuple[Example, ...]
    stands: tuple[Example, ...]

    def holds(self, suspicion: Suspected, contract: frozenset[Label]) -> bool:
        """Whether it rules a suspicion out, in a contract in which rules found these labels."""
        entry = suspicion.entry
        if self.faint and suspicion.margin >= FAINT:
            return False
        if self.kinds and entry.clause.kind not in self.kinds:
            return False
        if not self.beside.isdisjoint(suspicion.found) or _all_denied(self.things, entry):
            return True
        if self.only_beside and self.only_beside.isdisjoint(suspicion.beside):
            return True
        if any(match_of(frame, entry, contract) for frame in self.unless):
            return True
        return bool(self.needs) and not any(
            match_of(frame, entry, contract) for frame in self.needs
        )


class Denials:
    """The denials as they bear on one contract; `labels` are those that rules found in it."""

    def __init__(
        self, denials: Iterable[Denial], analysis: Analysis, labels: frozenset[Label]
    ) -> None:
        self._contract = labels
        self._of: dict[Label, list[Denial]] = defaultdict(list)
        self._unspoken: set[Label] = set()
        named = {hit.term_class for entry in analysis.clauses for hit in entry.hits}
        for denial in denials:
            for label in denial.labels:
                self._of[label].append(denial)
            if denial.contract and not any(name.startswith(denial.contract) for name in named):
                self._unspoken |= denial.labels

    def deny(self, suspicion: Suspected) -> bool:
        """Whether the suspicion falls."""
        label = suspicion.label
        return label in self._unspoken or any(
            denial.holds(suspicion, self._contract) for denial in self._of[label]
        )


def denials_of(rules: Iterable[Rule]) -> tuple[Denial, ...]:
    """What rules say is never found: one denial for each that says so, proved by its examples."""
    return tuple(
        Denial(
            labels=frozenset({rule.label}),
            faint=False,
            kinds=frozenset(),
            needs=(),
            unless=rule.never,
            beside=frozenset(),
            only_beside=frozenset(),
            things=(),
            contract=(),
            denied=rule.near_misses,
            stands=rule.hits,
        )
        for rule in rules
        if rule.never
    )


@cache
def default_denials() -> tuple[Denial, ...]:
    """The denials that ship with the app."""
    return load_denials(parse_yaml(text_of(_FILE), _FILE))


def load_denials(source: YamlSource) -> tuple[Denial, ...]:
    """Decode a file of denials. Raises RuleFileError."""
    return tuple(
        _decoded(source, ("denials", at), body) for at, body in enumerate(source.data["denials"])
    )


def _decoded(source: YamlSource, path: Path, body: Mapping[str, Any]) -> Denial:
    unknown = sorted(body.keys() - _KEYS)
    if unknown:
        raise source.error((*path, unknown[0]), f"unknown key {unknown[0]}")
    return Denial(
        labels=_labels(source, (*path, "labels"), body["labels"]),
        faint=body.get("faint", False),
        kinds=frozenset(map(ClauseKind, body.get("kind", ()))),
        needs=decode_frames(source, (*path, "needs"), body.get("needs", ())),
        unless=decode_frames(source, (*path, "unless"), body.get("unless", ())),
        beside=_labels(source, (*path, "beside"), body.get("beside", ())),
        only_beside=_labels(source, (*path, "only_beside"), body.get("only_beside", ())),
        things=tuple(body.get("things", ())),
        contract=tuple(body.get("contract", ())),
        denied=decode_examples(source, (*path, "denied"), body["denied"]),
        stands=decode_examples(source, (*path, "stands"), body["stands"]),
    )


def _labels(source: YamlSource, path: Path, names: Sequence[str]) -> frozenset[Label]:
    """Labels by their names, or by that of a group of them."""
    groups = [_GROUPS[name] for name in names if name in _GROUPS]
    single = decode_labels(source, path, [name for name in names if name not in _GROUPS])
    return frozenset(single).union(*groups)


def _all_denied(families: tuple[str, ...], entry: ClauseAnalysis) -> bool:
    """Whether the clause names things of these families, and all of them denied."""
    things = [
        _is_denied(hit, sentence)
        for sentence in entry.sentences
        for hit in sentence.hits
        if hit.element == "object" and hit.term_class.partition(".")[0] in families
    ]
    return bool(things) and all(things)


def _is_denied(thing: Hit, sentence: Sentence) -> bool:
    acts = [
        hit.polarity in _DENIED
        for hit in sentence.hits
        if hit.element == "act" and hit.term_class not in _GIVING_NOTHING
    ]
    return thing.polarity is Polarity.EXCLUDED or (bool(acts) and all(acts))

"""Decisions after another review: settled where the finding is the same, asked again where not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reviewer.marks.model import Decision, FindingRef
from reviewer.rules.findings import Finding
from reviewer.text.likeness import SAME_WORDS, likeness


@dataclass(frozen=True)
class Carried:
    """`settled`: findings with a decision of their own. `ask_again`: findings whose words changed,
    with the decision made on the earlier words. `gone`: decisions on what is no longer found."""

    settled: Mapping[str, Decision]
    ask_again: Mapping[str, Decision]
    gone: tuple[Decision, ...]


def reference(finding: Finding) -> FindingRef:
    """What a decision on this finding is about."""
    return FindingRef(finding.key, finding.label, finding.quote)


def carry(decisions: Mapping[str, Decision], findings: Iterable[Finding]) -> Carried:
    """Match earlier decisions with the findings of a new review: by key, then by likeness of words.

    A decision is offered to one finding only, the most alike of its label first.
    """
    by_key = {finding.key: finding for finding in findings}
    settled = {key: decision for key, decision in decisions.items() if key in by_key}
    open_findings = [finding for key, finding in by_key.items() if key not in settled]
    left = {key: decision for key, decision in decisions.items() if key not in settled}
    pairs = sorted(
        (
            (likeness(decision.about.quote, finding.quote), key, finding.key)
            for key, decision in left.items()
            for finding in open_findings
            if finding.label is decision.about.label
        ),
        key=lambda pair: -pair[0],
    )
    ask_again: dict[str, Decision] = {}
    for alike, old, new in pairs:
        if alike >= SAME_WORDS and old in left and new not in ask_again:
            ask_again[new] = left.pop(old)
    return Carried(settled, ask_again, tuple(left.values()))

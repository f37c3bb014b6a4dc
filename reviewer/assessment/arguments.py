"""What speaks against a finding, for its own clause: by its asset, the consent, the day.

A rule has counter-arguments for all clauses of its label; clause_rules/assessment/arguments.yaml
has those that fit the one at hand. The rules of a lawyer keep their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from clause_rules import text_of
from reviewer.assessment.conditions import Condition, read_condition
from reviewer.assessment.tags import known_tags
from reviewer.labels import Label
from reviewer.law.records import Record, read_record
from reviewer.rules.findings import Finding

_FILE = "arguments.yaml"


@dataclass(frozen=True, slots=True)
class Argument:
    """A sentence that is said where its condition holds."""

    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Arguments:
    """For the findings of one shipped rule: `against` in order, and for the sentence `instead_of`
    of its reason (empty: none) the first of `by` that holds."""

    rule: str
    against: tuple[Argument, ...]
    instead_of: str
    by: tuple[Argument, ...]

    def put(self, finding: Finding, tags: frozenset[str], day: date) -> Finding:
        """The finding with what fits it; where nothing does, its rule's own words stay."""
        against = tuple(each.text for each in self.against if each.when.holds(tags, day))
        reasons = (each.text for each in self.by if each.when.holds(tags, day))
        reason = next(reasons, self.instead_of)
        because = finding.because.replace(self.instead_of, reason)
        return replace(finding, against=against or finding.against, because=because)


def argued(finding: Finding, tags: frozenset[str], day: date) -> Finding:
    """The finding with the arguments for its clause. `tags` are those of the contract, of assets
    only those that the clause is about."""
    known = arguments().get(finding.label)
    if known is None or (finding.rule != known.rule and finding.origin != "model"):
        return finding
    return known.put(finding, tags, day)


@cache
def arguments() -> dict[Label, Arguments]:
    """What ships, by label. Raises RuleFileError."""
    return decode_arguments(text_of(f"assessment/{_FILE}"), _FILE)


def decode_arguments(text: str, name: str) -> dict[Label, Arguments]:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only("format", "arguments")
    found: dict[Label, Arguments] = {}
    for entry in record.records("arguments"):
        entry.only("rule", "reason", "against")
        rule = entry.text("rule")
        label = rule.partition(".")[0]
        if label not in set(Label) or Label(label) in found:
            raise entry.error(f"{rule} is of no label, or of one that is there twice", "rule")
        instead_of, by = _reason(entry)
        found[Label(label)] = Arguments(rule, _arguments(entry, "against"), instead_of, by)
    return found


def _reason(entry: Record) -> tuple[str, tuple[Argument, ...]]:
    if not entry.has("reason"):
        return "", ()
    reason = entry.record("reason")
    reason.only("instead_of", "by")
    return reason.text("instead_of"), _arguments(reason, "by")


def _arguments(record: Record, key: str) -> tuple[Argument, ...]:
    made = []
    for each in record.records(key):
        each.only("text", "when")
        made.append(Argument(each.text("text"), read_condition(each, "when", known_tags())))
    return tuple(made)

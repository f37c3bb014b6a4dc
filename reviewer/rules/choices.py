"""The lawyer's choice of rules: some switched off, some with another grade, some of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reviewer.errors import RuleFileError
from reviewer.labels import MITIGATING, Severity
from reviewer.rules.findings import RuleChoice
from reviewer.rules.loading import decode_rule, default_rules, read_source
from reviewer.rules.model import Rule


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules of the lawyer's own folder, and what is wrong with the files that were skipped."""

    rules: tuple[Rule, ...]
    bad: tuple[RuleFileError, ...]


def own_rules(folder: Path | None) -> OwnRules:
    """The good rules of a folder; none where there is no folder.

    A file that is no rule, or has the id of another rule, is skipped: it must not stop a review.
    """
    if folder is None or not folder.is_dir():
        return OwnRules((), ())
    taken = {rule.id: rule.file for rule in default_rules()}
    rules: list[Rule] = []
    bad: list[RuleFileError] = []
    for file in sorted(folder.glob("*.yaml")):
        try:
            rule = decode_rule(read_source(file))
        except RuleFileError as error:
            bad.append(error)
        else:
            if rule.id in taken:
                other = taken[rule.id]
                bad.append(
                    RuleFileError(
                        "rule-file-twice", file=file.name, line=1, value=rule.id, other=other
                    )
                )
            else:
                taken[rule.id] = rule.file
                rules.append(rule)
    return OwnRules(tuple(rules), tuple(bad))


def chosen_rules(rules: Sequence[Rule], choices: Iterable[RuleChoice]) -> tuple[Rule, ...]:
    """The rules as the lawyer wants them. Choices on rules that are not there are passed over."""
    by_id = {choice.rule: choice for choice in choices}
    return tuple(
        _graded(rule, choice.grade) if choice is not None else rule
        for rule in rules
        if (choice := by_id.get(rule.id)) is None or choice.enabled
    )


def _graded(rule: Rule, grade: Severity | None) -> Rule:
    """The rule with one grade for all it finds; what mitigates a risk has none to change."""
    if grade is None or rule.label in MITIGATING:
        return rule
    find = tuple(replace(frame, severity=None) for frame in rule.find)
    return replace(rule, severity=grade, find=find, raises=(), lowers=())

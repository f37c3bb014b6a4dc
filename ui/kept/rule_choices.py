"""Which rules the lawyer switched off or regraded, as the settings keep it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reviewer.labels import Severity
from reviewer.rules.findings import RuleChoice
from ui.kept.settings import Settings

_KEY = "rule_choices"


def stored_choices(settings: Settings) -> tuple[RuleChoice, ...]:
    """The choices by rule id. What cannot be read counts as no choice."""
    try:
        kept = json.loads(settings.text(_KEY, "[]"))
        return tuple(
            RuleChoice(str(rule), bool(enabled), None if grade is None else Severity(grade))
            for rule, enabled, grade in kept
        )
    except (ValueError, TypeError):
        return ()


def store_choices(settings: Settings, choices: Iterable[RuleChoice]) -> None:
    """Keep the choices; one that leaves a rule as it is needs no keeping."""
    kept = [
        (choice.rule, choice.enabled, choice.grade and choice.grade.value)
        for choice in sorted(choices, key=lambda choice: choice.rule)
        if choice != RuleChoice(choice.rule)
    ]
    settings.set(_KEY, json.dumps(kept))

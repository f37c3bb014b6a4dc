"""What hangs on the clauses that would have to be struck: terms, cross-references, one price.

Read from findings and facts alone: a clause that no rule marked is not seen here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reviewer.assessment.model import GradedFinding
from reviewer.assessment.operative import called
from reviewer.labels import DERIVED, MITIGATING, Severity
from reviewer.text.folding import fold

_MOST = 6
_REFERENCE = re.compile(
    r"(?<![法典例定释])(?:本(?:协议|合同))?第([一二三四五六七八九十百0-9.]+)条|(附件[一二三四五六七八九十0-9]+)"
)


def struck(findings: Sequence[GradedFinding]) -> tuple[GradedFinding, ...]:
    """The findings whose clauses cannot stay as they are: risks of medium or high grade.

    What only a model suspects is first to be looked at.
    """
    return tuple(
        item
        for item in findings
        if item.finding.label not in MITIGATING | DERIVED
        and item.finding.origin == "rule"
        and item.severity in (Severity.HIGH, Severity.MEDIUM)
    )


def clauses_of(findings: Sequence[GradedFinding]) -> str:
    """Each clause once, in order."""
    found = list(dict.fromkeys(item.finding.place for item in findings))
    more = f"等{len(found)}处" if len(found) > _MOST else ""
    return called(found[:_MOST]) + more


def terms(findings: Sequence[GradedFinding]) -> str:
    """“标的账号”（2.1、4.1）: defined terms by which the struck clauses carry their object."""
    used: dict[str, list[str]] = {}
    for item in struck(findings):
        for match in item.finding.explanation.matched:
            for term in match.via[:1]:
                used.setdefault(term, []).append(item.finding.place)
    return "；".join(f"“{term}”（{_some(places)}）" for term, places in used.items())


def references(findings: Sequence[GradedFinding]) -> str:
    """9.2（引用第四条）: other clauses that point at struck ones by number."""
    gone = {fold(item.finding.place) for item in struck(findings)}
    found: dict[str, list[str]] = {}
    for item in findings:
        if fold(item.finding.place) in gone:
            continue
        pointed = [name for name in _named(item.finding.quote) if _is_gone(name, gone)]
        if pointed:
            found.setdefault(item.finding.place, []).extend(pointed)
    return "；".join(f"{place}（引用{_some(names)}）" for place, names in found.items())


def _named(words: str) -> Iterator[str]:
    for match in _REFERENCE.finditer(words):
        yield match[2] or f"第{match[1]}条"


def _is_gone(name: str, gone: set[str]) -> bool:
    """第四条 is gone where it is struck or a clause under it is (annexes: a row of them)."""
    number = name.removeprefix("第").removesuffix("条")
    return any(place in (name, number) or place.startswith(f"{name}第") for place in gone)


def _some(values: Sequence[str]) -> str:
    unique = list(dict.fromkeys(values))
    more = "等" if len(unique) > _MOST else ""
    return "、".join(unique[:_MOST]) + more

"""Many reviewed contracts as one table, the riskiest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import reviewer
from reviewer.assessment.model import GradedFinding
from reviewer.errors import Reason
from reviewer.export.wording import rules_words
from reviewer.labels import MITIGATING, TITLES_ZH, Severity, Verdict
from reviewer.law.citation_words import article_words
from reviewer.review import Review
from reviewer.rules.findings import RulesVersion

SHOWN_GROUNDS = 3
_VERDICT_RANK = {Verdict.HIGH: 3, Verdict.MEDIUM: 2, Verdict.LOW: 1, Verdict.NONE: 0}


@dataclass(frozen=True, slots=True)
class Summary:
    """What an overview says of a contract that could be reviewed.

    `path` is as the user named it; `grounds` are the kinds of its gravest findings and the articles
    they rest on; `price` is in CNY. `day_stated` False: `day` is the day of the review.
    """

    path: str
    sha256: str
    title: str
    verdict: Verdict
    high: int
    medium: int
    low: int
    grounds: tuple[str, ...]
    price: Decimal | None
    day: date
    day_stated: bool
    versions: str
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the overview: a file with its summary, or with the reason why there is none.

    `copy_of` is the path of an earlier file of the very same content; `report` that of the JSON.
    `locked`: it is encrypted, and no password that was given opens it.
    """

    path: str
    summary: Summary | None = None
    error: Reason | None = None
    copy_of: str = ""
    report: str = ""
    locked: bool = False

    def why(self, language: str | None = None) -> str:
        """Why there is no summary, by default in the language that is spoken; else empty."""
        return "" if self.error is None else self.error.message(language)


def versions_of(rules: RulesVersion, law_as_of: date) -> str:
    """What a review depends on beside the file: app, rules, state of the law."""
    return f"{reviewer.__version__} / {rules_words(rules)} / {law_as_of.isoformat()}"


def summary_of(review: Review, path: str) -> Summary:
    """A review in one line."""
    opinion = review.opinion
    risks = [graded for graded in opinion.findings if graded.finding.label not in MITIGATING]
    counts = Counter(graded.severity for graded in risks)
    price = review.facts.price_cny
    return Summary(
        path=path,
        sha256=review.document.sha256,
        title=review.title or "",
        verdict=opinion.verdict,
        high=counts[Severity.HIGH],
        medium=counts[Severity.MEDIUM],
        low=counts[Severity.LOW],
        grounds=_grounds(risks),
        price=None if price is None else price.value,
        day=opinion.day,
        day_stated=opinion.day_stated,
        versions=versions_of(opinion.rules_version, opinion.law_as_of),
        warnings=len(review.document.warnings),
    )


def _grounds(risks: Iterable[GradedFinding]) -> tuple[str, ...]:
    """The kinds of the gravest findings, the most frequent first, each with its first article."""
    gravest = sorted(risks, key=lambda graded: -graded.severity.rank)
    kinds: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for graded in gravest:
        if graded.severity is not gravest[0].severity:
            break
        title = TITLES_ZH[graded.finding.label]
        counts[title] += 1
        if title not in kinds:
            cited = graded.citations[0] if graded.citations else None
            kinds[title] = title if cited is None else f"{title}（{article_words(cited)}）"
    return tuple(kinds[title] for title, _ in counts.most_common(SHOWN_GROUNDS))


def by_risk(lines: Iterable[Line]) -> list[Line]:
    """The riskiest first; what could not be reviewed comes last, and by name where equal."""

    def rank(line: Line) -> tuple[int, int, int, int, str]:
        found = line.summary
        if found is None:
            return (1, 0, 0, 0, line.path)
        return (0, -_VERDICT_RANK[found.verdict], -found.high, -found.medium, line.path)

    return sorted(lines, key=rank)

"""What differs between two opinions on the same contract, for the banner that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from reviewer.assessment.model import GradedFinding, Opinion, Point
from reviewer.labels import Severity, Verdict
from reviewer.law.citation_words import article_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """Old and new where they differ. `grades`: finding, old grade; laws: articles gone and new;
    `rewritten`: parts of the opinion with other words, by their headings in `opinion.…`."""

    verdict: tuple[Verdict, Verdict] | None
    day: tuple[date, date] | None
    grades: tuple[tuple[GradedFinding, Severity], ...]
    added: tuple[GradedFinding, ...]
    removed: tuple[GradedFinding, ...]
    laws_gone: tuple[str, ...]
    laws_new: tuple[str, ...]
    rewritten: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether it is more than other words in the opinion."""
        found = (self.verdict, self.day, self.grades, self.added, self.removed)
        return any((*found, self.laws_gone, self.laws_new))


def compare(before: Opinion, after: Opinion) -> Changes:
    """The differences a lawyer cares about; findings are known by their keys."""
    old = {graded.finding.key: graded for graded in before.findings}
    new = {graded.finding.key: graded for graded in after.findings}
    laws_before, laws_after = _laws(before), _laws(after)
    said_before = _said(before)
    return Changes(
        verdict=_pair(before.verdict, after.verdict),
        day=_pair(before.day, after.day),
        grades=tuple(
            (graded, old[key].severity)
            for key, graded in new.items()
            if key in old and old[key].severity is not graded.severity
        ),
        added=tuple(graded for key, graded in new.items() if key not in old),
        removed=tuple(graded for key, graded in old.items() if key not in new),
        laws_gone=tuple(law for law in laws_before if law not in laws_after),
        laws_new=tuple(law for law in laws_after if law not in laws_before),
        rewritten=tuple(part for part, said in _said(after).items() if said != said_before[part]),
    )


def chapters(opinion: Opinion) -> dict[str, tuple[Point, ...]]:
    """The parts of an opinion that follow what is transferred, by their headings in `opinion.…`."""
    return {
        "standing": opinion.standing,
        "validity": opinion.validity,
        "consequences": opinion.consequences,
        "severability": opinion.severability,
        "unwinding": opinion.unwinding,
        "exposure": opinion.exposure,
        "law": opinion.applicable_law,
    }


def _said(opinion: Opinion) -> dict[str, list[tuple[object, ...]]]:
    """What each part says, without what it rests on: that is told by findings and articles."""
    points = {
        **chapters(opinion),
        "checklist": opinion.checklist,
        "contrary": opinion.contrary,
    }
    return {
        "reasoning": [(step.step,) for step in opinion.reasoning],
        "assets": [(asset.name, asset.grade, *asset.facts) for asset in opinion.assets],
        **{
            part: [(point.title, point.text, point.status) for point in held]
            for part, held in points.items()
        },
    }


def _pair(before: T, after: T) -> tuple[T, T] | None:
    return None if before == after else (before, after)


def _laws(opinion: Opinion) -> dict[str, None]:
    return dict.fromkeys(
        article_words(cited) for graded in opinion.findings for cited in graded.citations
    )

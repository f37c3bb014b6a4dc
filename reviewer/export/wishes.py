"""What is wished for a finding: the wording of its cure or the lawyer's own, and where it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reviewer.assessment.cures import CureChapter, CurePlace, CureStage, cure_entries
from reviewer.assessment.model import GradedFinding
from reviewer.assessment.strategy import Strategy
from reviewer.export.blanks import marked
from reviewer.export.blocks import clean


class Action(StrEnum):
    """What happens to the clause of a finding."""

    REPLACE = "replace"
    AFTER = "after"
    STRIKE = "strike"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Redraft:
    """What to do with a clause, and the wording: several paragraphs where it has line feeds.

    `chapter` is the one that the wording belongs to. `withdraws`: what the clause is about leaves
    the contract.
    """

    action: Action
    wording: str = ""
    chapter: CureChapter = CureChapter.OWN
    withdraws: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs, their blanks as they go out."""
        return tuple(marked(line) for line in clean(self.wording).split("\n") if line.strip())


NOTHING = Redraft(Action.NONE)


def redraft_of(graded: GradedFinding, cure_id: str = "") -> Redraft:
    """What a cure of a finding (default: its first) does to the clause. Nothing where it has none,
    or where the contract is signed and its remedies are no wording for it."""
    entries = cure_entries()
    for cure in graded.cures:
        entry = entries.get(cure.id)
        if cure_id not in ("", cure.id) or entry is None or entry.stage is not CureStage.DRAFT:
            continue
        if entry.strike:
            return Redraft(Action.STRIKE)
        after = entry.place_for(graded.finding.label) is CurePlace.AFTER
        action = Action.AFTER if after else Action.REPLACE
        withdraws = entry.strategy is Strategy.WITHDRAW
        return Redraft(action, cure.wording, entry.chapter, withdraws)
    return NOTHING


def wish_for(graded: GradedFinding, chosen: Mapping[str, Redraft]) -> Redraft:
    """What is to happen for a finding: as `chosen` (by finding key), else after its first cure."""
    return chosen.get(graded.finding.key) or redraft_of(graded)

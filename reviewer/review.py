"""The pipeline on one page: a document becomes clauses, findings, facts and an opinion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer.assessment.model import Opinion, Ticks
from reviewer.document.model import ClauseTree, Document
from reviewer.facts.model import Facts
from reviewer.rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Options:
    """How to review. `today` stands in for a missing signing date; it is always passed in.

    `signed` overrides the date the contract states. `extra_rules` adds folders of rule files.
    """

    today: date
    signed: date | None = None
    ticks: Ticks = Ticks()
    extra_rules: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Review:
    """A document with all that was found in it. `primary` are the rules' own findings, undated:
    `opinion` can be recomputed from `primary` and `facts` without the document."""

    document: Document
    clauses: ClauseTree
    facts: Facts
    primary: tuple[Finding, ...]
    opinion: Opinion

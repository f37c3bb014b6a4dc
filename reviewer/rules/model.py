"""Rules as values. A rule file is YAML, `format: 1`; its form is clause_rules/rule.schema.json."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reviewer.document.clause_tree import ClauseKind
from reviewer.labels import Label, Severity
from reviewer.law.model import Citation
from reviewer.rules.polarity import Polarity

Scope = Literal["segment", "sentence", "clause"]
Status = Literal["draft", "stable", "retired"]


@dataclass(frozen=True, slots=True)
class Need:
    """One element of a frame: any of these classes of it (a class covers its sub-classes).

    `polarity` are the polarities that count; `where` is the clause itself or its context (headings
    above, header row of the table).
    """

    element: str
    classes: tuple[str, ...]
    polarity: frozenset[Polarity]
    where: Literal["clause", "context", "either"] = "clause"


@dataclass(frozen=True, slots=True)
class Frame:
    """What must come together within `scope`.

    `needs` must all be met; `without` must not (in the same scope). `words` must match the folded
    text of the scope. `attached` asks that the act be done to the thing named. `kinds` are the
    clause kinds it applies to. `contract` are labels of which the contract must carry at least one
    elsewhere, found in a first pass; `contract_without` are labels it must not carry. `within`
    limits the distance in characters between the matched words. What a frame finds that measures as
    never wrong is `never_doubted` by the second reader.
    """

    scope: Scope
    needs: tuple[Need, ...]
    without: tuple[Need, ...] = ()
    words: re.Pattern[str] | None = None
    not_words: re.Pattern[str] | None = None
    kinds: tuple[ClauseKind, ...] = ()
    contract: tuple[Label, ...] = ()
    contract_without: tuple[Label, ...] = ()
    within: int | None = None
    severity: Severity | None = None
    confidence: float | None = None
    never_doubted: bool = False
    attached: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """A clause that must or must not be found, with what stands around it.

    `before` are clauses that precede (definitions, earlier clauses), `heading` the heading above,
    `header` the header row when `text` is a table row, `contract` labels that the rest of the
    contract carries.
    """

    text: str
    before: tuple[str, ...] = ()
    heading: str | None = None
    header: str | None = None
    contract: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, what cancels it, what it says, cites and proves by example.

    Those of `unless` that are also in `never` cancel a suspicion of the second reader too. `digest`
    is the hash of all that its file says.
    """

    id: str
    label: Label
    version: int
    title: str
    severity: Severity
    confidence: float
    status: Status
    route: str | None
    find: tuple[Frame, ...]
    unless: tuple[Frame, ...]
    never: tuple[Frame, ...]
    raises: tuple[Frame, ...]
    lowers: tuple[Frame, ...]
    because: str
    against: tuple[str, ...]
    cures: tuple[str, ...]
    cites: tuple[Citation, ...]
    hits: tuple[Example, ...]
    near_misses: tuple[Example, ...]
    todo_hits: tuple[Example, ...]
    file: str
    digest: str

    @property
    def needs_contract(self) -> bool:
        """Whether the rule asks what else the contract holds: such rules run in the second pass."""
        return any(frame.contract for frame in (*self.find, *self.unless))

    @property
    def graded_by_contract(self) -> bool:
        """Whether what else the contract holds raises or lowers the severity."""
        frames = (*self.raises, *self.lowers)
        return any(frame.contract or frame.contract_without for frame in frames)

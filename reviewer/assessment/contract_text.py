"""What the opinion needs of the text beyond findings and facts: references, terms, cited laws.

`text_reading` reads them once with the review; `assess` works on these values and never sees the
document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reviewer.assessment.readings import Mention
from reviewer.document.model import Span
from reviewer.law.model import Citation


class Role(StrEnum):
    """What a clause does with the thing it depends on; the first that fits."""

    DEFINITION = "definition"
    PRICE = "price"
    REMEDY = "remedy"
    CONDITION = "condition"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """What one clause depends on: other clauses it names, as written, and defined terms it uses.

    `refers` pairs the words (第四条) with the ids of the clauses they mean. `defines` are the terms
    whose meaning the clause states. `objects` are words for things that findings of other clauses
    are about, in a clause on prices, remedies or conditions. `price`: it states the price.
    """

    clause: str
    place: str
    role: Role
    refers: tuple[tuple[str, frozenset[str]], ...] = ()
    terms: tuple[str, ...] = ()
    defines: frozenset[str] = frozenset()
    objects: tuple[str, ...] = ()
    price: bool = False


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """A citation of a law in the contract: where it stands, as written, and what it means."""

    span: Span
    clause: str
    place: str
    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the contract and how its clause is called."""

    words: str
    place: str


@dataclass(frozen=True, slots=True)
class LawfulAsset:
    """A lawful asset that a clause transfers: the row of the matrix (id), and by what words.

    `official`: by a procedure of registration (过户, 核准) that the clause names.
    """

    row: str
    words: tuple[str, ...]
    clause: str
    place: str
    official: bool = False


@dataclass(frozen=True, slots=True)
class ContractText:
    """The clauses that depend on others and the laws that the contract cites, in order.

    `words` are the whole words of the clauses with findings, by clause id: a finding quotes only
    what is operative. `mentions` is what the contract speaks of anywhere; `separate_prices`: a
    clause is the price of lawful assets alone; `silence`: data go along of those who never agreed.
    `said` are the contract's own words for entries of the checklist, by the entry's id, where no
    label leads to them. `held` are the rows of the matrix, by id, that a company sold by its
    shares holds. `clauses` is how many clauses the contract has, headings and rows among them;
    `belongings` what of a shop it speaks of. `lawful` are the assets that are neither accounts nor
    data, clause by clause.
    """

    links: tuple[ClauseLink, ...] = ()
    cited: tuple[CitedLaw, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    mentions: frozenset[Mention] = frozenset()
    said: Mapping[str, Said] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    clauses: int = 0
    belongings: frozenset[str] = frozenset()
    lawful: tuple[LawfulAsset, ...] = ()
    separate_prices: bool = False
    silence: bool = False

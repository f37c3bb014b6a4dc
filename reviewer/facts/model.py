"""Facts of a contract as values, each with the words that state it. Money in CNY."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from reviewer.document.model import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value and where the contract states it. No spans: the lawyer supplied or corrected it."""

    value: T
    spans: tuple[Span, ...] = ()

    @property
    def by_lawyer(self) -> bool:
        """Whether a lawyer stated it: the contract has no words for it."""
        return not self.spans


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the contract. `role` is how the text calls it (甲方); `name` its name if stated.

    `aliases` are other short names in the text (转让方, 出让方, 卖方). `natural_person` is None
    when the text does not tell.
    """

    role: str
    name: str | None
    spans: tuple[Span, ...]
    aliases: tuple[str, ...] = ()
    natural_person: bool | None = None


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment of the price. `due` is None when the contract names an event, not a day."""

    amount_cny: Decimal
    due: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class EachAccount:
    """How many persons' data are on every account; None: that side is open. `spans` state it."""

    fewest: int | None
    most: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Facts:
    """What the contract states. None or empty: it does not say, and nothing is guessed.

    `date_blank` is true where the contract has a date line with nothing on it: a draft.
    `records_min`/`records_max` count the persons whose data go along; where the contract says only
    how many there are on each account, `records_each` says that. `in_service`: whether the
    transferor got the data by performing duties or providing services (刑法 253之一).
    """

    signing_date: Fact[date] | None = None
    date_blank: bool = False
    parties: tuple[Party, ...] = ()
    transferor: Fact[str] | None = None
    transferee: Fact[str] | None = None
    price_cny: Fact[Decimal] | None = None
    instalments: tuple[Instalment, ...] = ()
    account_count: Fact[int] | None = None
    platforms: tuple[Fact[str], ...] = ()
    records_min: Fact[int] | None = None
    records_max: Fact[int] | None = None
    records_each: EachAccount | None = None
    in_service: Fact[bool] | None = None
    defined_terms: dict[str, Span] = field(default_factory=dict)

    def with_accounts(self, count: Fact[int] | None) -> Facts:
        """The facts with another number of accounts, and the persons on these counted anew."""
        counted = replace(self, account_count=count)
        each = self.records_each
        if each is None:
            return counted
        number = None if count is None else count.value
        return replace(
            counted,
            records_min=_times(each.fewest, number, each.spans),
            records_max=_times(each.most, number, each.spans),
        )


def _times(each: int | None, number: int | None, spans: tuple[Span, ...]) -> Fact[int] | None:
    return None if each is None or not number else Fact(each * number, spans)

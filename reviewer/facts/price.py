"""The price of a contract: what is paid for its object, among all the amounts that it names.

Every amount is weighed by its signs (`price_signs`). Words of a total (总价, 共计, 作价), the
largest amount and one that is the sum of others speak for it; words of a part (首付, 尾款), of a
remedy (违约金, 押金), of a rate (每月, 每个) and of other money (余额, 借款) against it. Where only
parts are stated, instalments (`price_sums`) or prices of the things transferred (`price_parts`), it
is their sum; where it is left open (`price_open`), there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from clause_rules import text_of
from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.facts.model import Fact
from reviewer.facts.price_changes import is_elsewhere, is_struck, is_unsettled, replacements
from reviewer.facts.price_open import (
    goes_for_nothing,
    is_advance,
    is_called_price,
    leaves_price_open,
)
from reviewer.facts.price_parts import components
from reviewer.facts.price_signs import Amount, Beside, find_amounts, signs_of
from reviewer.facts.price_sums import stated_sum
from reviewer.facts.price_tables import former_cells, total_rows
from reviewer.facts.tables import Table
from reviewer.facts.unit_prices import NOTHING_COUNTED, Pieces, is_of_one, price_of_pieces
from reviewer.facts.weighing import Signs, Weighing, decode_weighing
from reviewer.labels import Label
from reviewer.text.amounts import CNY

_FILE = "model/price.yaml"
SIGNS = Signs(
    yes=(
        *("total row", "largest", "sum", "for it", "twice", "total", "consideration", "capitals"),
        *("in parts", "price heading", "pays", "named", "price", "agreed", "opening", "first"),
    ),
    no=(
        *("again", "small", "tiny", "not for it", "condition", "worth", "front", "remedy", "part"),
        *("foreign", "minute", "remedy heading", "capped", "row", "owed", "rate"),
    ),
    either=("object", "bare"),
)

_WHOLE = ("total", "total row", "for it", "in parts")


@cache
def weighing() -> Weighing:
    """What ships. Raises RuleFileError."""
    return decode_weighing(text_of(_FILE), _FILE, SIGNS)


def find_price(
    document: Document,
    clauses: ClauseTree,
    labels: Mapping[str, frozenset[Label]],
    tables: Sequence[Table],
    pieces: Pieces = NOTHING_COUNTED,
) -> Fact[Decimal] | None:
    """The price in CNY with the places that state it, or None where no amount is clearly it.

    A stated whole comes first, corrected where the parties came to other terms; then parts that
    are all, then the price of one of `pieces` times their number. Where the price is left open
    what is stated is no price.
    """
    amounts, signs = amounts_with_signs(document, clauses, labels, tables)
    best = _stated(document, clauses, amounts, signs)
    if parts := stated_sum(document, clauses, tables, best, amounts):
        return parts
    if best is None or is_of_one(best):
        return price_of_pieces(amounts, pieces)
    shown = signs[amounts.index(best)]
    whole = any(shown[sign] for sign in _WHOLE) or is_called_price(best)
    paid = shown["pays"] and shown["consideration"]
    if not whole and (is_advance(best) or leaves_price_open(document, clauses)):
        return None
    if not (whole or paid) and goes_for_nothing(document, clauses):
        return None
    if best.money.currency != CNY:
        return None
    beside_it = components(best, amounts, signs)
    value = best.money.amount + sum((part.money.amount for part in beside_it), Decimal(0))
    spans = [
        amount.span
        for amount in amounts
        if amount.clause.id == best.clause.id and amount.money.amount == best.money.amount
    ]
    return Fact(value, tuple(dict.fromkeys([*spans, *(part.span for part in beside_it)])))


def _stated(
    document: Document,
    clauses: ClauseTree,
    amounts: Sequence[Amount],
    signs: Sequence[Mapping[str, bool]],
) -> Amount | None:
    """The amount that is likely enough the price, or the one that the parties agreed upon."""
    if not amounts:
        return None
    best, enough = likeliest(amounts, signs, weighing())
    if enough:
        return best
    agreed = {amount.span for amount, _ in replacements([*find_amounts(document, clauses)])}
    return next((a for a in amounts if a.span in agreed or is_struck(a)), None)


def amounts_with_signs(
    document: Document,
    clauses: ClauseTree,
    labels: Mapping[str, frozenset[Label]],
    tables: Sequence[Table],
) -> tuple[list[Amount], list[dict[str, bool]]]:
    """The amounts that may be the price, and for each which signs it shows."""
    former = [cell for table in tables for cell in former_cells(document, table)]
    named = (
        amount
        for amount in find_amounts(document, clauses)
        if amount.money.amount and not amount.money.vague
        if not any(cell.contains(amount.span) for cell in former)
    )
    amounts = _standing([*named, *total_rows(document, tables)])
    beside = Beside(amounts)
    return amounts, [signs_of(document, clauses, a, beside, labels) for a in amounts]


def _standing(amounts: Sequence[Amount]) -> list[Amount]:
    """Those that no other one takes the place of and that are paid under this contract."""
    replaced = {former.span for _, before in replacements(amounts) for former in before}
    others = (a for a in amounts if a.span not in replaced)
    return [a for a in others if not (is_elsewhere(a) or is_unsettled(a))]


def likeliest(
    amounts: Sequence[Amount], signs: Sequence[Mapping[str, bool]], weighed: Weighing
) -> tuple[Amount, bool]:
    """The amount that is most likely the price, and whether it is likely enough."""
    weight, best = max(
        zip(map(weighed.of, signs), amounts, strict=True),
        key=lambda entry: (entry[0], -entry[1].span.start),
    )
    return best, weight >= weighed.enough

"""Who transfers and who receives: the roles, told by all that the contract says of each party.

Every mention of a party is read for signs (`transfer_signs`), which are weighed; the party of
which most speaks for giving is the transferor. Clauses that the rules found risky count more.
Only a contract has sides in which a risk was found, that calls itself or its parties by a
transfer, or that hands over accounts by its own words: the seller of goods and the landlord are no
transferors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import sqrt

from clause_rules import text_of
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Party
from reviewer.facts.naming import Naming
from reviewer.facts.transfer_signs import (
    PAYMENTS,
    signs_of_mention,
    signs_of_name,
    stands_aside,
)
from reviewer.facts.weighing import Signs, Weighing, decode_weighing
from reviewer.facts.words import words_of
from reviewer.labels import DERIVED, RISK, Label

_TRANSFERRING = frozenset(
    {
        Label.ACCOUNT_TRANSFER,
        Label.ACCOUNT_LEASE,
        Label.PERSONAL_DATA_TRANSFER,
        Label.SENSITIVE_DATA_TRANSFER,
        Label.CUSTOMER_RESOURCE_TRANSFER,
        Label.PAYMENT_INSTRUMENT_TRANSFER,
        Label.CREDENTIAL_HANDOVER,
    }
)
# Who leaves a firm hands its passwords back: that alone is no transfer. Nor is a row of data alone.
_SIGNS_OF_TRANSFER = RISK - DERIVED - {Label.CREDENTIAL_HANDOVER}
_FILE = "model/transfer-sides.yaml"
_MORE = " in its clause"
# Above 0 for who gives. A sign says more in a clause that transfers, one of payments in one on the
# price.
SIGNS = Signs(
    yes=(
        *("called giver", "called leaver", "keeps", "owns", "disposes", "warrants", "leaves"),
        *("opens", "hands to another", "takes nothing back", "hands", "paid"),
        *(f"{name}{_MORE}" for name in ("disposes", "leaves", "opens", "paid")),
    ),
    no=(
        *("gets", "pays", "uses", "by whom it is had", "recipient", "must not", "called taker"),
        *(f"{name}{_MORE}" for name in ("gets", "pays", "recipient")),
    ),
    either=("may", *(f"{name}{_MORE}" for name in ("may", "must not"))),
)
_OFTEN = 3  # a sign counts by the root of how often it is met, so many times at most
_MOST_SIGNS = 800  # a contract of a hundred pages has told by then who transfers
_SALE = re.compile(
    r"转[让包](?!金)|出让|让[与渡售]|买卖|资产(?:购买|出资)|散伙|拆伙|[收并]购(?!销)|买断|移交|转[手号店]|出[兑盘顶号]|[兑盘顶]店|[盘顶]让|顶手|顶替"
    r"|交割|归还|划转|承接|过户|盘出|抵[债偿]|租号|[号店].{0,3}(?:归属|处[理置])|卖.{0,4}(?:号|店|微信)"
)
# 账号互换协议: both give and both get.
_EXCHANGE = re.compile(r"(?:号|网店|店铺)(?:相互|之间)?(?:互换|对换|互易|交换)")
_TRANSFER = re.compile(r"转让|[出受]让|让[与渡]|承让|转[出店]|接[手店盘收]")
_SENTENCE_END = re.compile(r"[。;]")
_BEFORE, _AFTER = 12, 30


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gives away and who gets, by the names the contract calls them."""

    transferor: Fact[str] | None
    transferee: Fact[str] | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a party, at `span`, and whether it stands in a clause of its kind."""

    name: str
    in_its_clause: bool
    span: Span

    @property
    def names(self) -> tuple[str, ...]:
        """What is weighed of it."""
        more = f"{self.name}{_MORE}"
        return (self.name, more) if self.in_its_clause and more in SIGNS.names else (self.name,)


@cache
def weighing() -> Weighing:
    """What ships. Parties of whom one is not weighed `enough` more than the other are not told
    apart. Raises RuleFileError.
    """
    return decode_weighing(text_of(_FILE), _FILE, SIGNS)


def find_sides(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    labels: Mapping[str, frozenset[Label]],
    disposes: Callable[[], bool],
) -> Sides:
    """The two roles, or None where the signs do not tell.

    `disposes` tells whether a clause hands over accounts; it is asked where nothing else shows that
    the contract transfers anything.
    """
    title = _title(document, clauses)
    if len(parties) < 2 or _EXCHANGE.search(title):
        return Sides(None, None)
    if not (_may_transfer(clauses, parties, labels, title) or disposes()):
        return Sides(None, None)
    signs = signs_of_parties(document, clauses, parties, labels)
    weighed = weighing()
    sides = [party for party in parties if not stands_aside((party.role, *party.aliases))]
    if len(sides) < 2:
        sides = list(parties)
    ranked = sorted(
        ((weighed.of(strengths(signs[party.role])), party.role) for party in sides),
        key=lambda entry: -entry[0],
    )
    (most, giver), (next_most, _) = ranked[:2]
    (next_least, _), (least, taker) = ranked[-2:]
    by_role = {party.role: party for party in parties}
    return Sides(
        _fact(by_role[giver], signs[giver], 1) if most - next_most >= weighed.enough else None,
        _fact(by_role[taker], signs[taker], -1) if next_least - least >= weighed.enough else None,
    )


def signs_of_parties(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    labels: Mapping[str, frozenset[Label]],
) -> dict[str, list[Sign]]:
    """All that the contract says of each party, by its role."""
    signs: dict[str, list[Sign]] = {party.role: list(_called(party)) for party in parties}
    naming = Naming(parties)
    mentions = (
        mention
        for clause in clauses
        if clause.kind in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH, ClauseKind.HEADING)
        for mention in _signs(document, clause, naming, labels.get(clause.id, frozenset()))
    )
    for party, sign in islice(mentions, _MOST_SIGNS):
        signs[party.role].append(sign)
    return signs


def strengths(signs: Sequence[Sign]) -> dict[str, float]:
    """How much each sign of one party is there, by the names in `SIGNS`."""
    counts = Counter(name for sign in signs for name in sign.names)
    return {name: sqrt(min(count, _OFTEN)) for name, count in counts.items()}


def _title(document: Document, clauses: ClauseTree) -> str:
    """The first line of the contract."""
    lines = (c for c in clauses if c.kind not in (ClauseKind.HEADER, ClauseKind.FOOTER))
    first = next(lines, None)
    return "" if first is None else first.body.of(document.text)


def _may_transfer(
    clauses: ClauseTree,
    parties: Sequence[Party],
    labels: Mapping[str, frozenset[Label]],
    title: str,
) -> bool:
    """A risk was found, or the title or a party's name speaks of a transfer."""
    if any(
        labels.get(clause.id, frozenset()) & _SIGNS_OF_TRANSFER
        for clause in clauses
        if clause.kind is not ClauseKind.ROW
    ):
        return True
    named = (" ".join((party.role, *party.aliases)) for party in parties)
    return bool(_SALE.search(title)) or any(map(_TRANSFER.search, named))


def _called(party: Party) -> Iterator[Sign]:
    called = {sign for name in (party.role, *party.aliases) for sign in signs_of_name(name)}
    for name in called:
        yield Sign(name, False, party.spans[0])


def _signs(
    document: Document, clause: Clause, naming: Naming, found: frozenset[Label]
) -> Iterator[tuple[Party, Sign]]:
    """What every mention of a party in the clause says."""
    risky = not found.isdisjoint(_TRANSFERRING)
    priced = Label.TAINTED_CONSIDERATION in found
    words = words_of(document, clause.body)
    named = list(naming.mentions(words.text))
    for index, (start, end, party) in enumerate(named):
        span = words.span(start, end)
        if span.start < naming.introduced and any(span.overlaps(place) for place in party.spans):
            continue
        last = named[index - 1][1] if index else 0
        following = named[index + 1][0] if index + 1 < len(named) else len(words.text) + 1
        before = _SENTENCE_END.split(words.text[max(last, start - _BEFORE) : start])[-1]
        after = _SENTENCE_END.split(words.text[end : min(following, end + _AFTER)])[0]
        followed = end + len(after) == following
        then = words.text[named[index + 1][1] :][:_BEFORE] if followed else None
        for name in signs_of_mention(before, after, then):
            yield party, Sign(name, priced if name in PAYMENTS else risky, span)


def _fact(party: Party, signs: Sequence[Sign], side: int) -> Fact[str]:
    """The role, shown where it is introduced and where it acts so."""
    weights = weighing().weights
    acts = (s.span for s in signs if sum(weights[name] for name in s.names) * side > 0)
    return Fact(party.role, tuple(dict.fromkeys((*party.spans, *acts)))[:3])

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
from math import sqrt

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Party
from reviewer.facts.parties import Naming
from reviewer.facts.transfer_signs import PAYMENTS, signs_of_mention, signs_of_name
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
# What each sign says for or against the transferor, and how much more it says in a clause that
# transfers, or for payments in one on the price: a softmax regression over the parties of the
# labelled contracts. A sign counts by the root of how often it is met, three times at most.
_WEIGHTS: Mapping[str, tuple[float, float]] = {
    "called giver": (1.3, 0),
    "called leaver": (1.0, 0),
    "keeps": (1.0, 0),
    "owns": (0.9, 0),
    "disposes": (0.7, 0.9),
    "warrants": (0.6, 0),
    "leaves": (0.5, 0.6),
    "opens": (0.4, 1.1),
    "hands to another": (0.4, 0),
    "takes nothing back": (0.4, 0),
    "hands": (0.3, 0),
    "paid": (0.1, 0.3),
    "gets": (-0.1, -0.1),
    "may": (-0.1, -0.6),
    "pays": (-0.3, -0.5),
    "uses": (-0.4, 0),
    "by whom it is had": (-0.4, 0),
    "recipient": (-0.6, -1.9),
    "must not": (-1.0, 0.7),
    "called taker": (-1.5, 0),
}
_OFTEN = 3
_MARGIN = 0.15  # nearer to each other, two parties are not told apart
_SALE = re.compile(
    r"转让(?!金)|出让|让与|让渡|买卖|[收并]购(?!销)|买断|移交|转[手号店]|出[兑盘顶号]|[兑盘顶]店|[盘顶]让|顶手|顶替"
    r"|交割|归还|划转|承接|过户|盘出|抵[债偿]|租号|[号店].{0,3}(?:归属|处[理置])|卖.{0,4}(?:号|店|微信)"
)
_TRANSFER = re.compile(r"转让|[出受]让|让[与渡]|承让|转[出店]|接[手店盘收]")
_SENTENCE_END = re.compile(r"[。;]")
_BEFORE, _AFTER = 12, 30


@dataclass(frozen=True, slots=True)
class Sides:
    """Who gives away and who gets, by the names the contract calls them."""

    transferor: Fact[str] | None
    transferee: Fact[str] | None


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign of a party, at `span`, and whether it stands in a clause of its kind."""

    name: str
    risky: bool
    span: Span

    @property
    def weight(self) -> float:
        """Above 0 for who gives."""
        plain, more = _WEIGHTS[self.name]
        return plain + more if self.risky else plain


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
    if len(parties) < 2 or not (_may_transfer(document, clauses, parties, labels) or disposes()):
        return Sides(None, None)
    signs: dict[str, list[_Sign]] = {party.role: list(_called(party)) for party in parties}
    naming = Naming(parties)
    for clause in clauses:
        if clause.kind in (ClauseKind.CLAUSE, ClauseKind.PARAGRAPH, ClauseKind.HEADING):
            found = labels.get(clause.id, frozenset())
            for party, sign in _signs(document, clause, naming, found):
                signs[party.role].append(sign)
    ranked = sorted(
        ((_weight(found), role) for role, found in signs.items()), key=lambda entry: -entry[0]
    )
    (most, giver), (next_most, _) = ranked[:2]
    (next_least, _), (least, taker) = ranked[-2:]
    by_role = {party.role: party for party in parties}
    return Sides(
        _fact(by_role[giver], signs[giver], 1) if most - next_most >= _MARGIN else None,
        _fact(by_role[taker], signs[taker], -1) if next_least - least >= _MARGIN else None,
    )


def _may_transfer(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    labels: Mapping[str, frozenset[Label]],
) -> bool:
    """A risk was found, or the title or a party's name speaks of a transfer."""
    if any(
        labels.get(clause.id, frozenset()) & _SIGNS_OF_TRANSFER
        for clause in clauses
        if clause.kind is not ClauseKind.ROW
    ):
        return True
    lines = (c for c in clauses if c.kind not in (ClauseKind.HEADER, ClauseKind.FOOTER))
    title = next(lines, None)
    if title is not None and _SALE.search(title.body.of(document.text)):
        return True
    return any(_TRANSFER.search(" ".join((party.role, *party.aliases))) for party in parties)


def _called(party: Party) -> Iterator[_Sign]:
    called = {sign for name in (party.role, *party.aliases) for sign in signs_of_name(name)}
    for name in called:
        yield _Sign(name, False, party.spans[0])


def _signs(
    document: Document, clause: Clause, naming: Naming, found: frozenset[Label]
) -> Iterator[tuple[Party, _Sign]]:
    """What every mention of a party in the clause says."""
    risky = not found.isdisjoint(_TRANSFERRING)
    priced = Label.TAINTED_CONSIDERATION in found
    words = words_of(document, clause.body)
    named = list(naming.mentions(words.text))
    for index, (start, end, party) in enumerate(named):
        span = words.span(start, end)
        if any(introduced.overlaps(span) for introduced in party.spans):
            continue
        last = named[index - 1][1] if index else 0
        following = named[index + 1][0] if index + 1 < len(named) else len(words.text) + 1
        before = _SENTENCE_END.split(words.text[max(last, start - _BEFORE) : start])[-1]
        after = _SENTENCE_END.split(words.text[end : min(following, end + _AFTER)])[0]
        followed = end + len(after) == following
        then = words.text[named[index + 1][1] :][:_BEFORE] if followed else None
        for name in signs_of_mention(before, after, then):
            yield party, _Sign(name, priced if name in PAYMENTS else risky, span)


def _weight(signs: Sequence[_Sign]) -> float:
    """Of all signs of one party, above 0 for who gives."""
    total = 0.0
    for risky in (False, True):
        counts = Counter(sign.name for sign in signs if sign.risky or not risky)
        for name, count in counts.items():
            total += _WEIGHTS[name][risky] * sqrt(min(count, _OFTEN))
    return total


def _fact(party: Party, signs: Sequence[_Sign], side: int) -> Fact[str]:
    """The role, shown where it is introduced and where it acts so."""
    acts = (sign.span for sign in signs if sign.weight * side > 0)
    return Fact(party.role, tuple(dict.fromkeys((*party.spans, *acts)))[:3])

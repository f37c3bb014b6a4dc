"""The facts of a contract, gathered from its clauses and from what the rules found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.document.model import ClauseTree, Document, Span
from reviewer.facts.model import Fact, Facts
from reviewer.facts.parties import find_parties
from reviewer.facts.platforms import find_platforms
from reviewer.facts.price import find_price
from reviewer.facts.signing import find_signing
from reviewer.facts.subject import find_passages
from reviewer.facts.terms import DefinedTerm
from reviewer.facts.transfer_sides import find_sides
from reviewer.labels import Label

_ACCOUNTS = frozenset({Label.ACCOUNT_TRANSFER, Label.ACCOUNT_LEASE})


def extract_facts(
    document: Document,
    clauses: ClauseTree,
    terms: Sequence[DefinedTerm],
    labels: Mapping[str, frozenset[Label]],
) -> Facts:
    """What the contract states. `labels` are those that the rules found, by clause id."""
    signing = find_signing(document, clauses)
    parties = find_parties(document, clauses)
    sides = find_sides(document, clauses, parties, labels)
    subject = [clause for clause, found in labels.items() if found & _ACCOUNTS]
    passages = find_passages(document, clauses, terms, subject)
    platforms: dict[str, Fact[str]] = {}
    for passage in passages:
        for mention in find_platforms(passage.span.of(document.text)):
            start = passage.span.start
            span = Span(start + mention.start, start + mention.end)
            platforms.setdefault(mention.platform.name, Fact(mention.platform.name, (span,)))
    return Facts(
        signing_date=signing.day,
        date_blank=signing.blank,
        parties=parties,
        transferor=sides.transferor,
        transferee=sides.transferee,
        price_cny=find_price(document, clauses, labels),
        platforms=tuple(platforms.values()),
        defined_terms={term.name: term.definition for term in reversed(terms)},
    )

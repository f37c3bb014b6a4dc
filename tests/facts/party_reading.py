"""The parties of a contract of a few units."""

from __future__ import annotations

from small_contracts import contract

from reviewer.facts.parties import find_parties


def parties(*units):
    made = contract(*units)
    return find_parties(made.document, made.clauses)

"""The words by which facts of the assessment are read (clause_rules/assessment/readings.yaml).

A reading adds to the label of a clause what its words say: on consent, price and use, on what a
whole contract speaks of, on lawful assets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from clause_rules import text_of
from reviewer.law.records import Record, read_record

_FILE = "readings.yaml"
_HELD = (
    "account", "customer-list", "shop", "trademark", "domain", "copyright", "source-code",
    "equipment",
)  # fmt: skip


class StatedFact(StrEnum):
    """What the words of a clause with a risk or a price show, as readings.yaml names it."""

    PER_HEAD_PRICE = "per-head-price"
    RESALE = "resale"
    MARKETING = "marketing"
    SEPARATE_PRICES = "separate-prices"
    HEALTH = "health"
    FINANCE = "finance"
    LOCATION = "location"
    STUDIO = "studio"  # game accounts are the transferor's trade
    OPERATOR = "operator"  # the transferee has run the accounts all along


class Mention(StrEnum):
    """What a whole contract speaks of, as readings.yaml names it."""

    SHARES = "shares"
    PROPERTY_SERVICE = "property-service"
    MEMBERSHIP = "membership"
    GUARANTEE = "guarantee"
    NON_COMPETE = "non-compete"
    GIFT = "gift"
    DEBT = "debt"  # the object goes over in place of a debt
    BUSINESS = "business"  # a shop with all that belongs to it: by several kinds of words


_IN_WORDS = tuple(each for each in Mention if each is not Mention.BUSINESS)


@dataclass(frozen=True, slots=True)
class LawfulWords:
    """What tells a transfer of a lawful asset from what is none.

    A sentence with `never`, or one on a `licence`, hands nothing over for good; an act that begins
    with `own` only says whose a right is, unless the sentence has `along_with`. A thing followed by
    `inside` or preceded by `along` is not what goes. `lists` is in the title of a list of
    what goes.
    """

    never: re.Pattern[str]
    licence: re.Pattern[str]
    own: re.Pattern[str]
    along_with: re.Pattern[str]
    inside: re.Pattern[str]
    along: re.Pattern[str]
    lists: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Readings:
    """Regular expressions for what a clause's words add to its label.

    `optional_procedure` is the platform's procedure where it is only preferred, `bypass` a way
    round it. `silence` (who never answered has agreed, or his data go along all the same),
    `mentions` and `business` are looked for in the whole contract; one that speaks of so many kinds
    of `business` (`business_kinds`) is about a shop, with all that belongs to it. `held` finds what
    a company holds, for the rows of the matrix whose words do not tell; `lawful` tells what hands
    lawful assets over for good; `documents` prove who somebody is.
    """

    of_party: re.Pattern[str]
    partial: re.Pattern[str]
    conditional: re.Pattern[str]
    silence: re.Pattern[str]
    optional_procedure: re.Pattern[str]
    bypass: re.Pattern[str]
    facts: dict[StatedFact, re.Pattern[str]]
    mentions: dict[Mention, re.Pattern[str]]
    business: dict[str, re.Pattern[str]]
    business_kinds: int
    held: dict[str, re.Pattern[str]]
    lawful: LawfulWords
    documents: re.Pattern[str]

    def mentioned(self, folded: str, belongings: frozenset[str]) -> frozenset[Mention]:
        """What a whole contract speaks of, `business` where its `belongings` are those of one."""
        found = {name for name, shown in self.mentions.items() if shown.search(folded)}
        whole = len(belongings) >= self.business_kinds
        return frozenset(found | ({Mention.BUSINESS} if whole else set()))

    def belongings(self, folded: str) -> frozenset[str]:
        """What belongs to a shop and the contract speaks of: the names of `business`."""
        return frozenset(name for name, shown in self.business.items() if shown.search(folded))


@cache
def readings() -> Readings:
    """What ships. Raises RuleFileError."""
    return decode_readings(text_of(f"assessment/{_FILE}"), _FILE)


def decode_readings(text: str, name: str) -> Readings:
    """Raises RuleFileError with the line of what is wrong."""
    record = read_record(text, name)
    record.only(
        "format", "consent", "optional-procedure", "bypass", "mentions", "business",
        "business_kinds", "held", "lawful", "documents", *StatedFact,
    )  # fmt: skip
    mentions, business = record.record("mentions"), record.record("business")
    mentions.only(*_IN_WORDS)
    held = record.record("held")
    held.only(*_HELD)
    consent: Record = record.record("consent")
    consent.only("of_party", "partial", "conditional", "silence")
    return Readings(
        consent.pattern("of_party"),
        consent.pattern("partial"),
        consent.pattern("conditional"),
        consent.pattern("silence"),
        record.pattern("optional-procedure"),
        record.pattern("bypass"),
        {fact: record.pattern(fact) for fact in StatedFact},
        {each: mentions.pattern(each) for each in _IN_WORDS},
        {key: business.pattern(key) for key in business.data},
        record.number("business_kinds"),
        {key: held.pattern(key) for key in _HELD},
        _lawful(record.record("lawful")),
        record.pattern("documents"),
    )


def _lawful(record: Record) -> LawfulWords:
    record.only("not", "licence", "own", "with", "inside", "along", "list")
    return LawfulWords(
        record.pattern("not"),
        record.pattern("licence"),
        record.pattern("own"),
        record.pattern("with"),
        record.pattern("inside"),
        record.pattern("along"),
        record.pattern("list"),
    )

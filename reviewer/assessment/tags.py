"""The closed set of what the chapters of the opinion can ask about a judged contract.

A `Tag` is a fact of its own; families of tags are the values of an enumeration under its name
(`consent:vague`). Both what a situation carries and what the data files ask is checked against
`known_tags`: neither can name what the other does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from reviewer.assessment.circumstances import Consent
from reviewer.assessment.matrix import AssetClass, matrix
from reviewer.assessment.readings import Mention
from reviewer.assessment.verdict import Ancillary, Ground
from reviewer.labels import ROUTES, Label, Side, Stage, Verdict


class Tag(StrEnum):
    """A fact of the judged contract."""

    RISKS = "risks"  # something is found besides what mitigates or survives
    ACCOUNT = "account"  # an account is handed over for good or for a time
    DATA = "data"  # others' personal data go along, mitigated or not
    OPEN_DATA = "open-data"  # they go along and nothing mitigates it
    SENSITIVE = "sensitive"
    IN_SERVICE = "in-service"  # got by performing duties or providing services
    IN_SERVICE_CONFIRMED = "in-service:confirmed"  # the lawyer says so
    PERSON = "carrier:person"  # the transferor is a natural person
    BUSINESS = "carrier:business"
    PROCEDURE_CLAUSE = "procedure:clause"
    PROCEDURE_DONE = "procedure:done"
    ANONYMISED_CLAUSE = "anonymised:clause"
    ANONYMISED_VERIFIED = "anonymised:verified"
    DAY_STATED = "day:stated"
    DAY_BLANK = "day:blank"
    DAY_MISSING = "day:missing"
    PRICE = "price"
    GRATUITOUS = "gratuitous"  # a gift: nothing is paid for it
    PAID = "paid"  # something falls due by the day of signing
    SEPARATE_PRICES = "separate-prices"
    RECORDS = "records"  # the contract says how many persons' data go along
    HELD = "held"  # accounts or data of a company that is sold by its shares
    HELD_SENSITIVE = "held:sensitive"
    # Performed after a law came into force that was not there at signing.
    PERFORMED_CODE = "performed:code"
    PERFORMED_PIPL = "performed:pipl"
    PERFORMED_FRAUD_LAW = "performed:fraud-law"
    # Whether there is anything to say: each is a word of the situation too.
    INSTALMENTS = "instalments"
    INTEREST = "interest"
    STRUCK = "struck"
    TERMS = "terms"
    DEPENDENTS = "dependents"
    PERFORMED = "performed"
    LAWFUL = "lawful"  # something besides accounts and data that can be transferred by itself


_FAMILIES: dict[type[StrEnum], str] = {
    Verdict: "verdict",
    Ground: "ground",
    Ancillary: "ancillary",
    Stage: "stage",
    Side: "side",
    Consent: "consent",
    Mention: "mentions",
}


def tag_of(value: StrEnum | AssetClass) -> str:
    """The tag of a value of a family, or of an asset. Raises KeyError for what has none."""
    if isinstance(value, AssetClass):
        return f"asset:{value.id}"
    return f"{_FAMILIES[type(value)]}:{value}"


def route_tags(routes: Iterable[str | None]) -> frozenset[str]:
    """The tags of the routes by which the findings that are risks are attacked."""
    return frozenset(f"route:{route}" for route in routes if route is not None)


@cache
def known_tags() -> frozenset[str]:
    """All that a condition may name: labels of findings by their own name."""
    families = (tag_of(value) for family in _FAMILIES for value in family)
    assets = (tag_of(row) for row in matrix().rows)
    return frozenset({*Tag, *Label, *families, *assets, *route_tags(ROUTES)})

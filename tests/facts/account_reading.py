"""Number and platforms of the accounts of a small contract, as the tests ask for them."""

from __future__ import annotations

from small_contracts import contract

from reviewer.labels import Label

ACCOUNT = Label.ACCOUNT_TRANSFER
LEASE = Label.ACCOUNT_LEASE
GROUPS = Label.CUSTOMER_RESOURCE_TRANSFER
DATA = Label.PERSONAL_DATA_TRANSFER
PAYMENT = Label.PAYMENT_INSTRUMENT_TRANSFER


def read(*units, rows=None):
    facts = contract("甲方：李小禾", "乙方：王小满", *units, rows=rows).facts()
    count = facts.account_count.value if facts.account_count else None
    return count, [platform.value for platform in facts.platforms]

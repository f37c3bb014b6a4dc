"""The persons whose data go over by a contract of a few units."""

from __future__ import annotations

from small_contracts import contract


def persons(*units, rows=None):
    """The least and the most of them."""
    facts = contract("甲方：李小禾", "乙方：王小满", *units, rows=rows).facts()
    return tuple(
        None if fact is None else fact.value for fact in (facts.records_min, facts.records_max)
    )

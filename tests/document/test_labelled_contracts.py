"""Units and numbers of the labelled contracts against what a lawyer made of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from gold import FIRST_HANDS, gold_contracts, gold_units

from reviewer.document.clauses import segment
from reviewer.document.reading import read

pytestmark = pytest.mark.slow

_FULL_WIDTH = str.maketrans("（）．：１２３４５６７８９０", "().:1234567890")


class Unit(NamedTuple):
    """Number and words without white space."""

    number: str
    words: str


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def printed(number: str | None) -> str:
    return bare(number).translate(_FULL_WIDTH).rstrip("、.:")


def wanted(gold: dict[str, Any]) -> Iterator[Unit]:
    for unit in gold_units(gold):
        words = "".join(unit["cells"]) if unit["kind"] == "row" else unit["text"]
        yield Unit(printed(unit.get("number")), bare(words))


def found(path: Path) -> Iterator[Unit]:
    document = read(path)
    for clause in segment(document):
        yield Unit(printed(clause.number), bare(clause.body.of(document.text)))


@pytest.mark.parametrize(("kind", "most_missed"), [("docx", 0.005), ("pdf", 0.01)])
def test_units_and_numbers_are_those_of_the_contract(
    shared: Path, kind: str, most_missed: float
) -> None:
    units, missed = 0, []
    for gold in gold_contracts(hands=FIRST_HANDS):
        path = shared / "eval" / "documents" / f"{gold['id']}.{kind}"
        have = list(found(path))
        for unit in wanted(gold):
            units += 1
            if unit in have:
                have.remove(unit)
            else:
                missed.append((path.name, unit))
    assert units > 5000
    assert len(missed) <= most_missed * units, missed[:20]

from __future__ import annotations

from pathlib import Path

import pytest
from gold import FIRST_HANDS, document_from_gold, gold_contracts, gold_units, labels_of_gold


def test_every_gold_unit_is_one_clause_with_its_words() -> None:
    for gold in gold_contracts():
        document, clauses = document_from_gold(gold)
        units = list(gold_units(gold))
        assert len(clauses) == len(units) == len(labels_of_gold(gold)) == len(document.blocks)
        for unit, clause in zip(units, clauses, strict=True):
            words = "\t".join(unit["cells"]) if unit["kind"] == "row" else unit["text"]
            assert clause.body.of(document.text) == words
            assert clause.number == unit.get("number")
            if clause.number_span:
                assert clause.number_span.of(document.text) == clause.number


def test_parents_come_before_their_children() -> None:
    for gold in gold_contracts():
        _, clauses = document_from_gold(gold)
        for clause in clauses:
            for above in clauses.ancestors(clause):
                assert int(above.id[1:]) < int(clause.id[1:])


def test_a_folder_without_contracts_of_the_hands_asked_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no labelled contract"):
        next(gold_contracts(tmp_path))
    with pytest.raises(FileNotFoundError, match="no labelled contract"):
        next(gold_contracts(hands={"nobody"}))


def test_the_first_hands_wrote_120_contracts() -> None:
    assert len(list(gold_contracts(hands=FIRST_HANDS))) == 120

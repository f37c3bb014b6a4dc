from __future__ import annotations

from pathlib import Path

from gold import document_from_gold, gold_contracts, gold_units, labels_of_gold


def test_every_gold_unit_is_one_clause_with_its_words(shared: Path) -> None:
    for gold in gold_contracts(shared / "eval" / "contracts"):
        document, clauses = document_from_gold(gold)
        units = list(gold_units(gold))
        assert len(clauses) == len(units) == len(labels_of_gold(gold)) == len(document.blocks)
        for unit, clause in zip(units, clauses, strict=True):
            words = "\t".join(unit["cells"]) if unit["kind"] == "row" else unit["text"]
            assert clause.body.of(document.text) == words
            assert clause.number == unit.get("number")
            if clause.number_span:
                assert clause.number_span.of(document.text) == clause.number


def test_parents_come_before_their_children(shared: Path) -> None:
    for gold in gold_contracts(shared / "eval" / "contracts"):
        _, clauses = document_from_gold(gold)
        for clause in clauses:
            for above in clauses.ancestors(clause):
                assert int(above.id[1:]) < int(clause.id[1:])

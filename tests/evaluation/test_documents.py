from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.documents import word_document
from gold import gold_contracts, gold_units

from reviewer.document.clauses import segment
from reviewer.document.reading import read


@pytest.mark.parametrize("hand", ["a", "d", "k"])
def test_a_word_file_holds_every_unit_of_its_contract_in_order(hand: str, tmp_path: Path) -> None:
    gold = next(gold_contracts(hands={hand}))
    path = tmp_path / "contract.docx"
    word_document(gold).save(str(path))

    document = read(path)
    read_units = ["".join(c.body.of(document.text).split()) for c in segment(document)]
    written = [
        "".join("".join(map(str, unit.get("cells") or [unit.get("text", "")])).split())
        for unit in gold_units(gold)
    ]
    assert "".join(read_units) == "".join(written)

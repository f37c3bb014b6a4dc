from __future__ import annotations

from reviewer.document.model import Span
from reviewer.facts.model import Fact


def test_a_fact_without_words_of_the_contract_is_the_lawyers():
    assert Fact(9).by_lawyer
    assert not Fact(9, (Span(0, 2),)).by_lawyer

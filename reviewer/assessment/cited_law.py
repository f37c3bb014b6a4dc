"""The laws that the contract itself cites, checked for the day of the contract."""

from __future__ import annotations

from reviewer.assessment.contract_text import CitedLaw, ContractText
from reviewer.assessment.grounds import Law
from reviewer.assessment.model import CitedInContract
from reviewer.law.checking import check_citation


def cited_in_contract(text: ContractText, law: Law) -> tuple[CitedInContract, ...]:
    """Each citation of the contract with what it comes to, in order."""
    return tuple(_checked(cited, law) for cited in text.cited)


def _checked(cited: CitedLaw, law: Law) -> CitedInContract:
    checked = check_citation(cited.citation, law.day, law.library)
    return CitedInContract(
        span=cited.span,
        clause=cited.clause,
        place=cited.place,
        words=cited.words,
        law=cited.citation.law,
        number=cited.citation.number,
        problem=checked.message,
        wrong=checked.wrong,
        citation=law.library.resolve(cited.citation, law.day, law.basis),
    )

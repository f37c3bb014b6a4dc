"""What hangs on the clauses that would have to be struck: terms, references, prices, conditions."""

from __future__ import annotations

from collections.abc import Container, Sequence

from reviewer.assessment.contract_text import ContractText, Role
from reviewer.assessment.model import GradedFinding
from reviewer.assessment.operative import called
from reviewer.document.places import in_a_row, rows_together
from reviewer.labels import DERIVED, MITIGATING, Label, Severity

_MOST = 6
_FEW = 2
_ROLES_ZH = {
    Role.DEFINITION: "定义",
    Role.PRICE: "价款和付款",
    Role.REMEDY: "违约救济",
    Role.CONDITION: "条件和期限",
    Role.OTHER: "其他条款",
}


def struck(findings: Sequence[GradedFinding]) -> tuple[GradedFinding, ...]:
    """The findings whose clauses cannot stay as they are: risks of medium or high grade.

    What only a model suspects is first to be looked at; what only the platform's terms forbid
    (route R6) does not touch validity.
    """
    return tuple(
        item
        for item in findings
        if item.finding.label not in MITIGATING | DERIVED | {Label.PLATFORM_TERMS_EVASION}
        and item.finding.origin == "rule"
        and item.severity in (Severity.HIGH, Severity.MEDIUM)
    )


def clauses_of(findings: Sequence[GradedFinding]) -> str:
    """Each clause once, in order."""
    everywhere = list(dict.fromkeys(item.finding.place for item in findings))
    found = rows_together(everywhere)
    more = f"等{len(everywhere)}处" if len(found) > _MOST else ""
    return called(found[:_MOST]) + more


def terms(findings: Sequence[GradedFinding], defined: Container[str]) -> str:
    """“标的账号”（2.1、4.1）: defined terms by which the struck clauses carry their object.

    What a finding goes by may also be a reference (上文, 第二条): that is no term.
    """
    used: dict[str, list[str]] = {}
    for item in struck(findings):
        for match in item.finding.explanation.matched:
            for term in filter(defined.__contains__, match.via[:1]):
                used.setdefault(term, []).append(item.finding.place)
    return "；".join(f"“{term}”（{_some(places)}）" for term, places in used.items())


def dependents(findings: Sequence[GradedFinding], text: ContractText) -> str:
    """付款：4.1（引用第二条）；条件：5.2（“标的账号”）…: what else hangs on the struck clauses.

    Clauses with a finding of their own are told of by it, but for their references.
    """
    gone = {item.finding.clause for item in struck(findings)}
    told = {item.finding.clause for item in findings}
    carrying = _carrying_terms(findings, gone, text)
    objects = {
        match.words
        for item in struck(findings)
        for match in item.finding.explanation.matched
        if match.element == "object"
    }
    found: dict[Role, list[str]] = {}
    for link in text.links:
        if link.clause in gone:
            continue
        why = [f"引用{words}" for words, ids in link.refers if ids & gone]
        if link.clause not in told:
            why += [f"“{term}”" for term in link.terms if term in carrying]
            why += [f"“{words}”" for words in link.objects if words in objects and not why]
            why += ["载有价款"] if link.price and not why else []
        if why:
            found.setdefault(link.role, []).append(f"{link.place}（{_some(why, _FEW)}）")
    return "；".join(
        f"{title}：{_some(found[role])}" for role, title in _ROLES_ZH.items() if role in found
    )


def _carrying_terms(
    findings: Sequence[GradedFinding], gone: Container[str], text: ContractText
) -> frozenset[str]:
    """The defined terms that mean what the struck clauses transfer."""
    via = {
        term
        for item in struck(findings)
        for match in item.finding.explanation.matched
        for term in match.via[:1]
    }
    defined = {term for link in text.links if link.clause in gone for term in link.defines}
    return frozenset(via | defined)


def _some(values: Sequence[str], most: int = _MOST) -> str:
    unique = list(dict.fromkeys(values))
    more = f"等{len(unique)}处" if len(unique) > most else ""
    return in_a_row(unique[:most]) + more

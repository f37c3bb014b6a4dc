"""What rules out a suspicion: every denial proves itself, and a file of them is read strictly."""

from __future__ import annotations

import re

import pytest

from clause_rules import text_of
from reviewer.errors import RuleFileError
from reviewer.labels import DERIVED, Label
from reviewer.rules.checking import contract_of
from reviewer.rules.denials import (
    FAINT,
    Denial,
    Denials,
    Suspected,
    default_denials,
    denials_of,
    load_denials,
)
from reviewer.rules.engine import analyse_contract, find_risks_in
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Example
from reviewer.text.yaml_source import parse_yaml


def _denied(denial: Denial, label: Label, example: Example, margin: float = 0.0) -> bool:
    """Whether this denial alone rules out a suspicion of the label in the example's clause."""
    document, tree, target = contract_of(example)
    analysis = analyse_contract(document, tree)
    given = frozenset(example.contract)
    findings = find_risks_in(analysis, document, tree, default_rules(), given)
    here = {finding.label for finding in findings if finding.clause == target.id}
    labels = given | {finding.label for finding in findings}
    entry = analysis.by_id[target.id]
    suspicion = Suspected(label, margin, entry, here, here)
    return Denials([denial], analysis, labels).deny(suspicion)


CASES = [
    (denial, label, example)
    for denial in default_denials()
    for label in sorted(denial.labels)
    for example in (*denial.denied, *denial.stands)
]


@pytest.mark.parametrize(
    ("denial", "label", "example"), CASES, ids=[f"{case[1]}: {case[2].text}" for case in CASES]
)
def test_every_denial_proves_itself(denial: Denial, label: Label, example: Example) -> None:
    assert _denied(denial, label, example) == (example in denial.denied)


def _one(body: str) -> Denial:
    text = f"denials:\n  - {{labels: [minor-data], denied: [], stands: [], {body}}}"
    (denial,) = load_denials(parse_yaml(text, "own.yaml"))
    return denial


def test_a_denial_of_rows_leaves_other_clauses_alone() -> None:
    denial = _one("kind: [row], unless: [{scope: clause, words: 样品}]")
    row = Example("1 | 样品", header="序号 | 名称")

    assert _denied(denial, Label.MINOR_DATA, row)
    assert not _denied(denial, Label.MINOR_DATA, Example("第一条 样品由甲方交付。"))


def test_a_plain_suspicion_stands_where_a_faint_one_falls() -> None:
    denial = _one("faint: true, unless: [{scope: clause, words: 样品}]")
    example = Example("第一条 样品由甲方交付。")

    assert _denied(denial, Label.MINOR_DATA, example, margin=FAINT / 2)
    assert not _denied(denial, Label.MINOR_DATA, example, margin=FAINT)


def test_a_label_that_goes_with_another_is_not_suspected_without_it() -> None:
    denial = _one("only_beside: [personal-data-transfer]")

    assert _denied(denial, Label.MINOR_DATA, Example("第一条 样品由甲方交付。"))
    assert not _denied(denial, Label.MINOR_DATA, Example("第一条 会员名单由甲方交付乙方。"))


def test_a_suspicion_stands_where_one_of_the_needs_is_met() -> None:
    denial = _one("needs: [{scope: clause, person: [minor]}, {scope: clause, object: [data]}]")

    assert not _denied(denial, Label.MINOR_DATA, Example("第一条 孩子的作业一并交给乙方。"))
    assert _denied(denial, Label.MINOR_DATA, Example("第一条 桌椅一并交给乙方。"))


def test_what_a_rule_never_finds_is_not_suspected_either() -> None:
    (denial,) = denials_of(
        rule for rule in default_rules() if rule.label is Label.TAINTED_CONSIDERATION
    )
    late = Example("乙方少付价款的，按日补付千分之一。", heading="七、违约责任")

    assert _denied(denial, Label.TAINTED_CONSIDERATION, late)
    assert not _denied(denial, Label.TAINTED_CONSIDERATION, Example("价款分两次付清。"))


def test_rules_that_name_nothing_of_the_kind_deny_no_suspicion() -> None:
    assert not denials_of(rule for rule in default_rules() if rule.label is Label.SEVERABILITY)


def test_a_group_of_labels_is_named_by_its_kind() -> None:
    text = "denials: [{labels: [derived], denied: [], stands: []}]"

    assert load_denials(parse_yaml(text, "own.yaml"))[0].labels == DERIVED


def test_a_key_that_is_not_known_is_told_with_its_line() -> None:
    text = "denials:\n  - labels: [risk]\n    exept: []\n    denied: []\n    stands: []\n"

    with pytest.raises(RuleFileError, match="exept") as told:
        load_denials(parse_yaml(text, "own.yaml"))
    assert told.value.details["line"] == 3


def test_the_head_of_the_file_explains_every_key_that_is_used() -> None:
    text = text_of("denials.yaml")
    head = text.partition("format:")[0]
    used = {key for body in parse_yaml(text, "").data["denials"] for key in body}
    assert [key for key in sorted(used) if not re.search(rf"(?:^#   |`){key}\b", head, re.M)] == []

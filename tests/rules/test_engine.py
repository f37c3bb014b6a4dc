"""Rules over whole contracts: passes, grades, keys, formal units, explanations."""

from __future__ import annotations

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.labels import Label, Severity
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract, find_risks, why_not
from reviewer.rules.findings import Finding
from reviewer.rules.loading import decode_rule
from reviewer.rules.model import Example, Rule
from reviewer.text.yaml_source import parse_yaml

TRANSFER = """
format: 1
id: account-transfer.test
label: account-transfer
version: 2
title: 转让账号
severity: medium
status: stable
route: R2
find:
  - {act: [hand-over], object: [account]}
  - {act: [hand-over], object: [account], words: 好友, severity: high}
unless:
  - {scope: clause, words: 公司内部}
raises:
  - {scope: clause, object: [data]}
lowers:
  - {scope: clause, cue: [platform-approval]}
because: 测试用的理由，足够长。
examples: {hit: [甲方转让微信号。], near_miss: [甲方转让设备。]}
"""
PRICE = """
format: 1
id: tainted-consideration.test
label: tainted-consideration
version: 1
title: 价款
severity: low
status: stable
find:
  - {scope: segment, cue: [price], contract: [account-transfer], contract_without: [account-lease]}
because: 测试用的理由，足够长。
examples: {hit: [价款十万元。], near_miss: [甲方转让设备。]}
"""


def rule(text: str) -> Rule:
    return decode_rule(parse_yaml(text, "test.yaml"))


def contract(text: str, *before: str, **around: str) -> tuple[Document, ClauseTree]:
    document, tree, _ = contract_of(Example(text, before, **around))
    return document, tree


def findings(text: str, *before: str, rules: str = TRANSFER) -> tuple[Finding, ...]:
    return find_risks(*contract(text, *before), [rule(part) for part in rules.split("\n---\n")])


def test_a_finding_quotes_the_operative_segments_of_the_file() -> None:
    document, tree = contract("鉴于双方友好，甲方将微信号转让给乙方，价款另议。")
    (finding,) = find_risks(document, tree, [rule(TRANSFER)])
    assert finding.quote == "甲方将微信号转让给乙方"
    assert finding.span.of(document.text) == finding.quote
    assert finding.rule == "account-transfer.test"
    assert finding.rule_version == 2


def test_a_finding_tells_the_words_that_met_each_element() -> None:
    (finding,) = findings("甲方将微信号转让给乙方。")
    assert {(m.element, m.words) for m in finding.explanation.matched} == {
        ("act", "转让"),
        ("object", "微信号"),
    }
    assert finding.explanation.held == ("find:1",)
    assert finding.explanation.did_not_apply == ("unless:1",)


def test_a_matched_word_is_shown_to_its_end() -> None:
    (finding,) = findings("以微信号随同交付乙方。")
    assert "随同交付" in {matched.words for matched in finding.explanation.matched}


def test_an_unless_cancels() -> None:
    assert findings("公司内部将微信号转让给乙方。") == ()


def test_context_raises_and_lowers_the_grade() -> None:
    (raised,) = findings("甲方将微信号转让给乙方，聊天记录一并保留。")
    assert raised.severity is Severity.HIGH
    assert "raises:1" in raised.explanation.held
    (lowered,) = findings("甲方将微信号转让给乙方，以平台审核通过为准。")
    assert lowered.severity is Severity.LOW


def test_a_frame_may_carry_its_own_grade() -> None:
    (finding,) = findings("甲方将微信号连同好友转让给乙方。")
    assert finding.severity is Severity.HIGH


def test_a_finding_is_as_sure_as_the_surest_of_the_frames_that_hold() -> None:
    sure = "  - {act: [hand-over], object: [account], words: 永久, never_doubted: true}\nunless:"
    rules = TRANSFER.replace("unless:", sure, 1)

    (graver,) = findings("甲方将微信号及好友永久转让给乙方。", rules=rules)
    (plain,) = findings("甲方将微信号及好友转让给乙方。", rules=rules)

    assert (graver.severity, graver.confidence) == (Severity.HIGH, 0.97)
    assert (graver.never_doubted, plain.never_doubted) == (True, False)
    assert (plain.severity, plain.confidence) == (Severity.HIGH, rule(rules).confidence)


def test_rules_about_the_contract_run_on_what_the_first_pass_found() -> None:
    both = f"{TRANSFER}\n---\n{PRICE}"
    assert [
        f.label for f in findings("价款为十万元。", "甲方将微信号转让给乙方。", rules=both)
    ] == [
        Label.ACCOUNT_TRANSFER,
        Label.TAINTED_CONSIDERATION,
    ]
    assert findings("价款为十万元。", "甲方将设备转让给乙方。", rules=both) == ()


def test_a_label_that_must_be_absent_cancels() -> None:
    document, tree = contract("价款为十万元。")
    given = frozenset({Label.ACCOUNT_TRANSFER})
    assert find_risks(document, tree, [rule(PRICE)], given=given)
    leased = given | {Label.ACCOUNT_LEASE}
    assert find_risks(document, tree, [rule(PRICE)], given=leased) == ()


def test_one_clause_gets_a_label_once_with_the_graver_grade() -> None:
    graver = TRANSFER.replace("transfer.test", "transfer.graver").replace(
        "severity: medium", "severity: high"
    )
    (finding,) = findings("甲方将微信号转让给乙方。", rules=f"{TRANSFER}\n---\n{graver}")
    assert finding.rule == "account-transfer.graver"


def test_a_retired_rule_finds_nothing() -> None:
    assert findings("甲方将微信号转让给乙方。", rules=TRANSFER.replace("stable", "retired")) == ()


def test_the_key_of_a_finding_survives_renumbering() -> None:
    (first,) = findings("1. 甲方将微信号转让给乙方。")
    (second,) = findings("7. 甲方将微信号转让给乙方。", "6. 双方友好协商订立本合同，共同遵守。")
    assert first.key == second.key
    assert first.place != second.place


def test_an_unnumbered_clause_is_called_by_its_first_words() -> None:
    (finding,) = findings("甲方将其名下微信号转让给乙方使用。")
    assert finding.place == "“甲方将其名下微信号转…”"


def test_why_not_names_the_element_that_was_missing() -> None:
    document, tree = contract("甲方妥善保管微信号。")
    analysis = analyse_contract(document, tree)
    (miss,) = why_not(analysis, tree.clauses[-1], [rule(TRANSFER)], frozenset())
    assert miss.shortfall.missing == "act:hand-over"
    assert miss.shortfall.held == 1


def test_why_not_is_silent_about_rules_that_did_find_or_share_nothing() -> None:
    document, tree = contract("甲方将微信号转让给乙方。")
    analysis = analyse_contract(document, tree)
    assert why_not(analysis, tree.clauses[-1], [rule(TRANSFER)], frozenset()) == ()
    document, tree = contract("双方签字后生效。")
    analysis = analyse_contract(document, tree)
    assert why_not(analysis, tree.clauses[-1], [rule(TRANSFER)], frozenset()) == ()

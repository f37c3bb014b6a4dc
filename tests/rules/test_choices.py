"""The lawyer's choice of rules: own ones read with care, others switched off or regraded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from own_rule import RULE

from reviewer.labels import Label, Severity
from reviewer.rules.choices import chosen_rules, own_rules
from reviewer.rules.findings import RuleChoice
from reviewer.rules.loading import default_rules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "own.yaml").write_text(RULE, "utf-8")
    return tmp_path


def test_a_good_rule_of_the_own_folder_is_read(folder: Path) -> None:
    found = own_rules(folder)
    assert [rule.id for rule in found.rules] == ["account-transfer.own"]
    assert found.bad == ()


def test_a_bad_file_is_named_with_its_line_and_skipped(folder: Path) -> None:
    (folder / "bad.yaml").write_text(RULE.replace("severity: medium", "severity: huge"), "utf-8")
    found = own_rules(folder)
    [error] = found.bad
    assert len(found.rules) == 1
    assert "bad.yaml" in error.message()
    assert "6" in error.message()


def test_an_id_that_is_taken_is_refused(folder: Path) -> None:
    taken = default_rules()[0].id
    (folder / "twice.yaml").write_text(RULE.replace("account-transfer.own", taken), "utf-8")
    [error] = own_rules(folder).bad
    assert "请换一个" in error.message("zh")
    assert taken in error.message()


def test_a_file_in_another_encoding_is_skipped(folder: Path) -> None:
    (folder / "gbk.yaml").write_bytes(RULE.encode("gbk"))
    found = own_rules(folder)
    assert len(found.rules) == 1
    [error] = found.bad
    assert "UTF-8" in error.message("zh")


def test_without_a_folder_there_are_no_own_rules(tmp_path: Path) -> None:
    assert own_rules(tmp_path / "absent").rules == ()
    assert own_rules(None).rules == ()


def test_a_rule_switched_off_is_not_used() -> None:
    first, *others = default_rules()
    assert chosen_rules(default_rules(), [RuleChoice(first.id, enabled=False)]) == tuple(others)


def test_a_regraded_rule_gives_all_its_findings_that_grade() -> None:
    [rule] = [rule for rule in default_rules() if rule.id == "account-transfer.hand-over"]
    [made] = chosen_rules([rule], [RuleChoice(rule.id, grade=Severity.LOW)])
    assert made.severity is Severity.LOW
    assert {frame.severity for frame in made.find} == {None}
    assert made.raises == made.lowers == ()


def test_what_mitigates_a_risk_has_no_grade_to_change() -> None:
    rule = replace(default_rules()[0], label=Label.DISPUTE_RESOLUTION, severity=Severity.INFO)
    assert chosen_rules([rule], [RuleChoice(rule.id, grade=Severity.HIGH)]) == (rule,)


def test_a_choice_on_a_rule_that_is_gone_changes_nothing() -> None:
    assert chosen_rules(default_rules(), [RuleChoice("gone")]) == default_rules()

"""A rule file that is not as it should be is an error with the file and its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from own_rule import RULE

from reviewer.errors import RuleFileError
from reviewer.labels import Label
from reviewer.rules.loading import load_rules


def test_the_rules_of_a_folder_are_read_in_the_order_of_their_ids(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(RULE.replace(".own", ".second"), "utf-8")
    (tmp_path / "b.yaml").write_text(RULE.replace(".own", ".first"), "utf-8")

    assert [rule.id for rule in load_rules(tmp_path)] == [
        "account-transfer.first",
        "account-transfer.second",
    ]


def test_an_id_that_is_used_twice_is_an_error(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(RULE, "utf-8")

    with pytest.raises(RuleFileError) as caught:
        load_rules(tmp_path)

    assert "account-transfer.own" in str(caught.value.details["reason"])


@pytest.mark.parametrize(
    ("word", "instead", "line"),
    [
        ("version: 1", "version: one", 4),  # not as the schema says
        ("label: account-transfer", "label: account-gift", 3),
        ("label: account-transfer", "label: severability", 6),  # a mitigation is no risk
        ("{act: [hand-over], object: [account]}", "{scope: clause}", 9),  # needs nothing
        ("object: [account]}", "object: [account], words: '(号'}", 9),  # no regular expression
        (
            "status: stable",
            "status: stable\ncites: [{law: 民法典, article: '153', since: 春天}]",
            8,
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(
    word: str, instead: str, line: int, tmp_path: Path
) -> None:
    assert word in RULE
    (tmp_path / "own.yaml").write_text(RULE.replace(word, instead, 1), "utf-8")

    with pytest.raises(RuleFileError) as caught:
        load_rules(tmp_path)

    assert (caught.value.details["file"], caught.value.details["line"]) == ("own.yaml", line)


def test_a_rule_is_read_with_its_label(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(RULE, "utf-8")

    assert load_rules(tmp_path)[0].label is Label.ACCOUNT_TRANSFER

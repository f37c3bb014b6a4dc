"""A rule file that is not as it should be is an error with the file and its line."""

from __future__ import annotations

import shutil
from importlib import resources
from pathlib import Path

import pytest
from own_rule import RULE

from reviewer.errors import RuleFileError
from reviewer.labels import Label
from reviewer.rules.loading import default_rules, load_rules, rules_number, shared_frames


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


@pytest.mark.parametrize("name", ["missing", "a.yaml"])
def test_what_is_no_folder_has_no_rules(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.yaml").write_text(RULE, "utf-8")

    with pytest.raises(RuleFileError, match=name) as caught:
        load_rules(tmp_path / name)

    assert caught.value.code == "rule-folder"


def test_a_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes(RULE.encode("gbk"))

    with pytest.raises(RuleFileError, match=r"gbk\.yaml") as caught:
        load_rules(tmp_path)

    assert caught.value.code == "rule-file-unread"


@pytest.mark.parametrize(
    ("word", "instead", "line", "told"),
    [
        ("version: 1", "version: one", 4, "version 的写法不对"),
        ("severity: medium", "severity: huge", 6, "high、medium、low、info"),
        ("version: 1", "colour: red\nversion: 1", 4, "没有 colour 这一项"),
        ("status: stable\n", "", 1, "缺少 status"),
        ("title: ", "title: [", 6, "YAML 的写法不对"),
        ("label: account-transfer", "label: account-gift", 3, "account-transfer、"),
        ("label: account-transfer", "label: severability", 6, "只能写 info"),
        ("{act: [hand-over], object: [account]}", "{scope: clause}", 9, "至少写一个要素"),
        ("object: [account]}", "object: [account], words: '(号'}", 9, "正则表达式"),
        ("status: stable", "status: stable\nunless: [{shared: nobody}]", 8, "consent-awaited、"),
        (
            "status: stable",
            "status: stable\nunless: [{shared: staff, scope: clause}]",
            8,
            "unless.0 的写法不对",
        ),
        (
            "status: stable",
            "status: stable\ncites: [{law: 民法典, article: '153', since: 春天}]",
            8,
            "since 是日期",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_in_plain_words(
    word: str, instead: str, line: int, told: str, tmp_path: Path
) -> None:
    assert word in RULE
    (tmp_path / "own.yaml").write_text(RULE.replace(word, instead, 1), "utf-8")

    with pytest.raises(RuleFileError) as caught:
        load_rules(tmp_path)

    assert (caught.value.details["file"], caught.value.details["line"]) == ("own.yaml", line)
    assert told in caught.value.message("zh")
    assert "{" not in caught.value.message("en")


def test_a_frame_that_rules_share_is_read_by_its_name(tmp_path: Path) -> None:
    shared = "status: stable\nunless: [{shared: staff}]"
    (tmp_path / "own.yaml").write_text(RULE.replace("status: stable", shared, 1), "utf-8")

    assert load_rules(tmp_path)[0].unless == (shared_frames()["staff"],)


def test_a_frame_that_is_shared_stands_in_two_rules_or_more() -> None:
    held = [frame for rule in default_rules() for frame in (*rule.find, *rule.unless)]

    assert [name for name, frame in shared_frames().items() if held.count(frame) < 2] == []


def test_a_rule_is_read_with_its_label(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(RULE, "utf-8")

    assert load_rules(tmp_path)[0].label is Label.ACCOUNT_TRANSFER


def rules_saying(folder: Path, text: str) -> str:
    """The version of one rule that its file words so."""
    folder.mkdir()
    (folder / "a.yaml").write_text(text, "utf-8")
    return rules_number(load_rules(folder))


def test_the_version_of_the_rules_counts_them_and_sums_theirs() -> None:
    rules = [rule for rule in default_rules() if rule.status != "retired"]
    number = sum(rule.version for rule in rules)
    assert rules_number(default_rules()).startswith(f"{len(rules)}.{number}.")


def test_the_version_changes_with_a_rule_whose_own_was_not_raised(tmp_path: Path) -> None:
    before = rules_saying(tmp_path / "before", RULE)
    assert rules_saying(tmp_path / "same", RULE) == before
    assert rules_saying(tmp_path / "after", RULE.replace("hand-over", "lease")) != before


def test_a_retired_rule_is_in_no_version(tmp_path: Path) -> None:
    retired = RULE.replace("status: stable", "status: retired")
    assert rules_saying(tmp_path / "one", retired) == rules_saying(
        tmp_path / "other", retired.replace("version: 1", "version: 2")
    )


@pytest.mark.parametrize(
    "name",
    [
        "shared-frames.yaml",
        "denials.yaml",
        "vocabulary/acts.yaml",
        "vocabulary/groups.yaml",
        "vocabulary/fact-words.yaml",
    ],
)
def test_the_version_changes_with_the_words_that_rules_are_read_with(name, tmp_path) -> None:
    data = tmp_path / "clause_rules"
    with resources.as_file(resources.files("clause_rules")) as shipped:
        shutil.copytree(shipped, data, ignore=shutil.ignore_patterns("laws", "model"))
    before = rules_number(default_rules(), data)
    assert before == rules_number(default_rules())
    file = data / name
    file.write_text(f"{file.read_text('utf-8')}# another word", "utf-8")
    assert rules_number(default_rules(), data) != before


def test_the_version_is_that_of_the_rules_and_not_of_what_is_assessed(tmp_path: Path) -> None:
    data = tmp_path / "clause_rules"
    (data / "vocabulary").mkdir(parents=True)
    for name in ("shared-frames.yaml", "denials.yaml", "cures.yaml", "vocabulary/acts.yaml"):
        (data / name).write_text("a", "utf-8")
    before = rules_number((), data)
    (data / "cures.yaml").write_text("b", "utf-8")
    assert rules_number((), data) == before

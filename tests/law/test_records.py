"""Values of a data file are read strictly: what they cannot be is an error with its line."""

from __future__ import annotations

import pytest

from reviewer.errors import RuleFileError
from reviewer.labels import Side
from reviewer.law.records import Record, read_record


def record_with(value: str) -> Record:
    return read_record(f"format: 1\nkey: {value}\n", "x.yaml")


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        (Record.text, "5"),
        (Record.number, "0"),
        (Record.number, "true"),
        (Record.weight, "-1"),
        (Record.weight, "many"),
        (Record.weight, ".nan"),
        (Record.signed, "-.inf"),
        (Record.signed, "true"),
        (Record.signed, "1" + "0" * 400),
        (Record.pattern, "'(open'"),
        (Record.flag, "perhaps"),
        (Record.day, "'2021-01-01'"),
        (Record.day, "2021-01-01 10:00:00"),
        (Record.article, "'fifty'"),
        (Record.texts, "[a, 1]"),
        (Record.texts, "a"),
        (Record.record, "[]"),
    ],
)
def test_a_value_of_another_kind_names_its_line(read, wrong) -> None:
    with pytest.raises(RuleFileError) as caught:
        read(record_with(wrong), "key")
    assert caught.value.details["line"] == 2


def test_a_list_of_choices_names_the_line_of_the_wrong_one() -> None:
    record = read_record("format: 1\nkey:\n  - transferor\n  - nobody\n", "x.yaml")
    with pytest.raises(RuleFileError) as caught:
        record.choices("key", Side)
    assert caught.value.details["line"] == 4


def test_a_list_of_choices_is_read_in_its_order() -> None:
    record = record_with("[transferee, neutral]")
    assert record.choices("key", Side) == (Side.TRANSFEREE, Side.NEUTRAL)
    assert record.choices("other", Side) == ()


def test_what_is_missing_has_a_default_only_where_one_makes_sense() -> None:
    record = record_with("1")
    assert record.text("other", "") == ""
    assert record.flag("other") is False
    assert record.texts("other") == ()
    assert record.optional("other", record.number) is None
    with pytest.raises(RuleFileError):
        record.number("other")

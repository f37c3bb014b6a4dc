"""Decoded YAML that knows the line of every value."""

from __future__ import annotations

import sys
from importlib.util import find_spec, module_from_spec

import pytest
import yaml

from reviewer.errors import RuleFileError
from reviewer.text.yaml_source import nodes_of, parse_yaml

TEXT = """format: 1
classes:
  account:
    terms: [账号, 账户]
    senses:
      - word: 号
      - word: 店
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("format",), 1),
        (("classes", "account"), 4),
        (("classes", "account", "terms", 1), 4),
        (("classes", "account", "senses", 1, "word"), 7),
        (("classes", "account", "missing"), 4),
        (("classes", "account", "senses", 9), 6),
        (("format", "deeper", "still"), 1),
    ],
)
def test_the_line_of_a_value(path, line):
    assert parse_yaml(TEXT, "mine.yaml").line_of(path) == line


def test_an_error_names_file_and_line():
    error = parse_yaml(TEXT, "mine.yaml").error(("classes", "account", "terms"), "表述有误")

    assert "mine.yaml" in str(error)
    assert "4" in str(error)


def test_an_empty_file_has_no_data():
    source = parse_yaml("", "mine.yaml")

    assert source.data is None
    assert source.line_of(("a",)) == 1


def test_a_mistake_in_the_writing_is_told_with_its_line():
    with pytest.raises(RuleFileError, match=r"mine\.yaml"):
        parse_yaml("a: [1\nb: 2", "mine.yaml")


@pytest.mark.parametrize(
    "value", ["2021-02-30", "2026-13-01 10:00:00", "0b_", "9" * 5000, "!!int ten"]
)
def test_what_looks_like_a_day_or_a_number_and_is_none_is_told_with_its_line(value):
    with pytest.raises(RuleFileError, match=r"mine\.yaml") as caught:
        parse_yaml(f"format: 1\ncites:\n  - {{law: 民法典, since: {value}}}\n", "mine.yaml")

    assert caught.value.code == "rule-file-value"
    assert caught.value.details["line"] == 3


def test_what_a_file_refers_to_many_times_is_looked_at_once():
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12)]
    source = parse_yaml("\n".join(["l0: &l0 [x]", *levels]), "mine.yaml")

    assert len(list(nodes_of(source.root))) < 100


def test_a_file_that_holds_itself_has_an_end():
    source = parse_yaml("all: &all [*all]", "mine.yaml")

    assert len(list(nodes_of(source.root))) == 3


def test_values_that_could_run_code_are_refused():
    with pytest.raises(RuleFileError):
        parse_yaml("!!python/object/apply:os.getcwd []", "mine.yaml")


def test_without_libyaml_files_are_read_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")
    spec = find_spec("reviewer.text.yaml_source")
    assert spec is not None
    assert spec.loader is not None
    slower = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, slower)  # where dataclasses look their module up
    spec.loader.exec_module(slower)
    text = "format: 1\nfind:\n  - act: [移交]\n"
    source = slower.parse_yaml(text, "a.yaml")
    assert source.data == parse_yaml(text, "a.yaml").data
    assert source.line_of(("find", 0, "act")) == 3

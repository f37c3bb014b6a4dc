"""Strict decoding of the law room's YAML: every surprise is an error with file and line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

import yaml

from reviewer.errors import RuleFileError
from reviewer.law.model import ArticleNumber
from reviewer.law.numbers import parse_article_key
from reviewer.text.yaml_source import Path, YamlSource, nodes_of, parse_yaml

FORMAT = 1
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping in a YAML file. Its methods read one key each and raise RuleFileError."""

    source: YamlSource
    path: Path
    data: dict[str, Any]

    def only(self, *keys: str) -> None:
        """No other keys than these."""
        for key in self.data:
            if key not in keys:
                raise self.error(f"unknown key {key}", key)

    def has(self, key: str) -> bool:
        """Whether there is a value other than null."""
        return self.data.get(key) is not None

    def error(self, reason: str, *path: str | int) -> RuleFileError:
        """The error to raise about the value at a path within the record."""
        return self.source.error((*self.path, *path), reason)

    def text(self, key: str, default: str | None = None) -> str:
        """A string on one line."""
        value = self._value(key, default)
        if not isinstance(value, str) or (value == "" and default is None):
            raise self.error(f"{key} is a text", key)
        return " ".join(value.split()) if "\n" in value else value

    def number(self, key: str) -> int:
        """A positive whole number."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.error(f"{key} is a number from 1", key)
        return value

    def weight(self, key: str) -> float:
        """A number that is not negative."""
        value = self.signed(key)
        if value < 0:
            raise self.error(f"{key} is a number from 0", key)
        return value

    def signed(self, key: str) -> float:
        """A number, which may be negative, but is finite."""
        value = self._value(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            with suppress(OverflowError):
                if math.isfinite(number := float(value)):
                    return number
        raise self.error(f"{key} is a number", key)

    def pattern(self, key: str) -> re.Pattern[str]:
        """A regular expression."""
        try:
            return re.compile(self.text(key))
        except re.error as error:
            raise self.error(f"{key} is no regular expression: {error}", key) from error

    def flag(self, key: str) -> bool:
        """true or false; false where the key is missing."""
        value = self._value(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} is true or false", key)
        return value

    def day(self, key: str) -> date:
        """A day. Raises RuleFileError."""
        value = self._value(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(f"{key} is a day written 2021-01-01", key)
        return value

    def choice(self, key: str, kind: type[E]) -> E:
        """A member of an enumeration by its value. Raises RuleFileError."""
        return self._member(kind, self._value(key), key)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of members of an enumeration; empty where the key is missing."""
        return tuple(self._member(kind, name, key, at) for at, name in enumerate(self.texts(key)))

    def article(self, key: str) -> ArticleNumber:
        """An article number as a quoted text: "253-1"."""
        number = parse_article_key(self.text(key))
        if number is None:
            raise self.error(f'{key} is an article number such as "253-1"', key)
        return number

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the key is missing."""
        values = self._list(key)
        for index, value in enumerate(values):
            if not isinstance(value, str) or not value:
                raise self.error(f"{key} is a list of texts", key, index)
        return tuple(values)

    def optional(self, key: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of the key, None where it is missing or null."""
        return read(key) if self.has(key) else None

    def record(self, key: str) -> Record:
        """The record below. Raises RuleFileError."""
        return _record(self.source, (*self.path, key), self._value(key))

    def records(self, key: str) -> Iterator[Record]:
        """A list of mappings; none where the key is missing."""
        for index, value in enumerate(self._list(key)):
            yield _record(self.source, (*self.path, key, index), value)

    def _member(self, kind: type[E], value: Any, *path: str | int) -> E:
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(kind)
            raise self.error(f"{value} is none of {allowed}", *path) from None

    def _list(self, key: str) -> list[Any]:
        value = self._value(key, [])
        if not isinstance(value, list):
            raise self.error(f"{key} is a list", key)
        return value

    def _value(self, key: str, default: Any = None) -> Any:
        value = self.data.get(key)
        if value is not None:
            return value
        if default is None:
            raise self.error(f"{key} is missing")
        return default


def read_record(text: str, name: str) -> Record:
    """The top mapping of a data file of `format: 1`, free of repeated keys."""
    source = parse_yaml(text, name)
    record = _record(source, (), source.data)
    _refuse_repeated_keys(source)
    if record.data.get("format") != FORMAT:
        raise record.error(f"format is {FORMAT}: the file belongs to another version", "format")
    return record


def _record(source: YamlSource, path: Path, value: Any) -> Record:
    if not isinstance(value, dict):
        raise source.error(path, "a mapping is expected here")
    for key in value:
        if not isinstance(key, str):
            raise source.error(path, f"{key} is written in quotation marks")
    return Record(source, path, value)


def _refuse_repeated_keys(source: YamlSource) -> None:
    # YAML lets the last of two equal keys win: one of two texts of an article would be lost.
    for node in nodes_of(source.root):
        if not isinstance(node, yaml.MappingNode):
            continue
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                reason = f"{key.value} is there twice"
                raise RuleFileError(file=source.name, line=line, reason=reason)
            seen.add(key.value)

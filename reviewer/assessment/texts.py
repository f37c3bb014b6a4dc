"""Sentences of the opinion as data: texts with `{blanks}` that the code knows by name."""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Protocol, TypeVar

from reviewer.law.records import E, Record


class _Texts(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=_Texts)


def read_texts(record: Record, kind: type[T], blanks: Mapping[str, Collection[str]]) -> T:
    """A dataclass of texts from a record that has a key for each of its fields, and no other.

    `blanks` are the words that `str.format` may put into a text, by field. Raises RuleFileError.
    """
    names = [each.name for each in fields(kind)]
    record.only(*names)
    return kind(**{name: read_text(record, name, blanks.get(name, ())) for name in names})


def read_text(record: Record, key: str, blanks: Collection[str]) -> str:
    """A text whose braces hold some of these words only. Raises RuleFileError."""
    text = record.text(key)
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise record.error(f"braces do not match: {error}", key) from error
    for name in names:
        if name not in blanks:
            raise record.error(f"nothing is called {{{name}}}", key)
    return text


def texts_by_name(record: Record, kind: type[E]) -> Mapping[E, str]:
    """A text for some members of an enumeration, in the order of the file. Raises RuleFileError."""
    record.only(*kind)
    return {kind(name): record.text(name) for name in record.data}

"""How messages travel between the two processes: length, then a pickle of known values.

What comes from the reading process has touched a stranger's file, so only value classes of this
project and a few of the standard library are rebuilt from it. Long tuples travel in slices, so that
the receiver never holds the interpreter for long.
"""

from __future__ import annotations

import importlib
import io
import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass, replace
from enum import Enum
from pathlib import Path, PurePath
from typing import IO, Any

from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.model import Opinion
from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document, Revision
from reviewer.errors import ShenqiError
from reviewer.facts.model import Facts
from reviewer.review import Options
from reviewer.rules.findings import Finding

_LENGTH = struct.Struct(">Q")
# Far above any real message; a length beyond it means that the stream is not ours.
_LONGEST_FRAME = 1 << 31
_PLAIN = {
    ("array", "_array_reconstructor"),
    ("array", "array"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("reviewer.errors", "_rebuild"),
}
# Items in one frame: about a millisecond of unpickling each.
_SLICE = {
    **{"blocks": 400, "pages": 8, "pieces": 400, "formats": 100, "clauses": 300},
    **{"changes": 200, "comments": 200, "pictures": 300, "note_marks": 400},
}
_EMPTY: dict[str, Any] = {field: () for field in _SLICE if field != "clauses"}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.split(".", maxsplit=1)[0] in ("reviewer", "pathlib"):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (
                is_dataclass(found) or issubclass(found, Enum | PurePath | ShenqiError)
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a message")


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        # The first releases of Python 3.11 (Debian 12) write a member as a call of getattr, which
        # the other end rightly refuses; so it does what Dask, where it is loaded, makes of errors.
        if isinstance(value, ShenqiError):
            return value.__reduce__()
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


def write_frame(stream: IO[bytes], message: object) -> None:
    """Raises OSError (BrokenPipeError) when the other end is gone."""
    buffer = io.BytesIO()
    _Pickler(buffer, protocol=5).dump(message)
    data = buffer.getbuffer()
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """The next message. Raises EOFError when the other end is gone or talks nonsense."""
    header = _read_all(stream, _LENGTH.size)
    (length,) = _LENGTH.unpack(header)
    if length > _LONGEST_FRAME:
        raise EOFError
    data = _read_all(stream, length)
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError) as error:
        raise EOFError from error


def _read_all(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if data is None or len(data) < length:
        raise EOFError
    return data


@dataclass(frozen=True, slots=True)
class Setup:
    """The first word to the reading process: how much address space it may use, in bytes."""

    memory: int


@dataclass(frozen=True, slots=True)
class Hello:
    """The first word of the reading process."""

    protocol: int
    version: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A job for the reading process, under the number its answers will carry."""

    number: int
    job: object


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop at the next chance; still answer with a last event."""

    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An event of a job, or a piece of one."""

    number: int
    event: object


@dataclass(frozen=True, slots=True)
class Slice:
    """Some items of a field of the document that is on its way, or of its `clauses`."""

    field: str
    items: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The document without its long fields; slices of these follow, then `Tail`."""

    document: Document


@dataclass(frozen=True, slots=True)
class Tail:
    """The document and its clauses are complete."""


@dataclass(frozen=True, slots=True)
class Again:
    """A `ReviewJob` without the document, which the process knows by its hash."""

    path: Path
    sha256: str
    options: Options
    password: str | None
    revision: Revision = "final"


@dataclass(frozen=True, slots=True)
class Body:
    """A review without its document and clauses, which the caller has."""

    facts: Facts
    primary: tuple[Finding, ...]
    opinion: Opinion
    text: ContractText


@dataclass(frozen=True, slots=True)
class Failure:
    """An error, and where in the program: modules and lines, never values."""

    error: ShenqiError
    where: str


def pieces_of(document: Document, clauses: ClauseTree) -> Iterator[Head | Slice | Tail]:
    """A document and its clauses as messages of bounded size."""
    yield Head(replace(document, **_EMPTY))
    for field, size in _SLICE.items():
        items = clauses.clauses if field == "clauses" else getattr(document, field)
        for start in range(0, len(items), size):
            yield Slice(field, items[start : start + size])
    yield Tail()


class Assembly:
    """Puts a document together again from its pieces."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self._fields: dict[str, list[Any]] = {field: [] for field in _SLICE}

    def add(self, piece: Slice) -> None:
        """Take in some items of a field; slices come in order."""
        self._fields[piece.field].extend(piece.items)

    def finish(self) -> tuple[Document, ClauseTree]:
        """The document and its clauses, of all that was added."""
        fields: dict[str, Any] = {field: tuple(items) for field, items in self._fields.items()}
        clauses = ClauseTree(fields.pop("clauses"))
        return replace(self._head.document, **fields), clauses

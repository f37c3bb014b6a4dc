"""A .shenqi file: one lawyer's work on a contract, for another who has the same contract.

A zip of `manifest.json`, `state.json`, `log.json` and, where it was asked for, `contract`, the
bytes of the contract itself; `shenqi.schema.json` is the form of the three. Under a passphrase the
whole zip is sealed (`marks.sealing`). Such a file comes from outside: it is never unpacked to the
disk, its names are a closed list, every length has a limit, and every value is checked.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import reviewer
from reviewer.document.long_paths import openable
from reviewer.errors import ExchangeError
from reviewer.marks import log_records, records
from reviewer.marks.deeds import DeedKind, LogEntry
from reviewer.marks.model import Held, InstalmentValue
from reviewer.marks.sealing import WrongPassphraseError, is_sealed, seal, unseal
from reviewer.marks.state import ReviewState

SCHEMA = "shenqi.exchange/3"
SUFFIX = ".shenqi"
_FAMILY = "shenqi.exchange/"
_FIRST = "shenqi.exchange/1"  # its log is Chinese words
_SECOND = "shenqi.exchange/2"  # its log does not tell what a fact was and became
_READ = (_FIRST, _SECOND, SCHEMA)
_CONTRACT = "contract"
_JSON = ("manifest", "state", "log")
# In bytes. A contract may be as large as one that can be opened.
_LARGEST_JSON = 64 << 20
_LARGEST_CONTRACT = 256 << 20
LARGEST_FILE = _LARGEST_CONTRACT + (64 << 20)
_LARGEST_SUM = Decimal(10) ** 15  # CNY
# What no file system takes in a name, and half characters, which UTF-8 cannot hold.
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|\x00-\x1f\ud800-\udfff]')
_STAMP = (1980, 1, 1, 0, 0, 0)  # the same work is the same bytes
# Columns that hold JSON in the store and plain values in the file.
_AS_JSON = {("mark", "tags"), ("fact", "value"), ("setting", "value")}
_CHANGE = ("was", "became")  # of the log, likewise; an entry without a change lacks them
_LOG = log_records.LOG_COLUMNS.split(", ")
_UNSAID = {**dict.fromkeys(_LOG), "value": "", "count": 0, "step": "done", "place": ""}


@dataclass(frozen=True)
class Exchange:
    """What a .shenqi file says. `name` and `sha256` are the contract's; `content` its bytes, or
    None where it is not enclosed. `author` is who wrote the file, empty where no name was given."""

    name: str
    sha256: str
    author: str
    written: datetime
    state: ReviewState
    log: tuple[LogEntry, ...] = ()
    content: bytes | None = None


def pack(exchange: Exchange, passphrase: str = "") -> bytes:
    """The bytes of a .shenqi file; without a passphrase everybody can read it."""
    stated = _signed(exchange.state, exchange.author)
    parts: dict[str, Any] = {
        "manifest": {
            "schema": SCHEMA,
            "app": reviewer.__version__,
            "written": exchange.written.isoformat(),
            "author": exchange.author,
            "contract": {
                "name": safe_name(exchange.name),
                "sha256": exchange.sha256,
                "enclosed": exchange.content is not None,
            },
        },
        "state": _state_object(stated),
        "log": [_log_object(entry) for entry in exchange.log],
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in _JSON:
            words = json.dumps(parts[name], ensure_ascii=False, indent=1)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.json", _STAMP), words.encode("utf-8"), zipfile.ZIP_DEFLATED
            )
        if exchange.content is not None:
            entry = zipfile.ZipInfo(_CONTRACT, _STAMP)
            archive.writestr(entry, exchange.content, zipfile.ZIP_STORED)
    packed = stream.getvalue()
    return seal(packed, passphrase) if passphrase else packed


def read_file(path: Path) -> bytes:
    """The bytes of a .shenqi file. Raises ExchangeError."""
    try:
        with openable(path).open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ExchangeError("exchange-unreadable", name=path.name) from error
    if len(data) > LARGEST_FILE:
        raise ExchangeError(name=path.name)
    return data


def unpack(data: bytes, name: str, passphrase: str = "") -> Exchange:
    """What a .shenqi file says. `name` is that of the file, for messages.

    Raises ExchangeError: exchange-damaged, exchange-newer, exchange-passphrase.
    """
    if is_sealed(data):
        try:
            data = unseal(data, passphrase)
        except WrongPassphraseError as error:
            raise ExchangeError("exchange-passphrase", name=name) from error
        except ValueError as error:
            raise ExchangeError(name=name) from error
    try:
        return _decoded(*_parts(data, name))
    except (
        *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
        *(OSError, EOFError, ValueError, TypeError, KeyError, ArithmeticError, RecursionError),
    ) as error:
        raise ExchangeError(name=name) from error


def safe_name(name: str) -> str:
    """The name of a contract as any file system takes it, without a way into another folder."""
    cleaned = _NOT_IN_NAMES.sub("_", name).strip(" .")
    stem, dot, ending = cleaned.rpartition(".")
    return f"{(stem or ending)[:120]}{dot if stem else ''}{ending[:12] if stem else ''}" or "合同"


def _signed(state: ReviewState, author: str) -> ReviewState:
    """The state with the author's name on all that has none."""
    if not author:
        return state
    verdict = state.verdict
    return replace(
        state,
        marks={
            key: mark if mark.author else replace(mark, author=author)
            for key, mark in state.marks.items()
        },
        decisions={
            key: decision if decision.author else replace(decision, author=author)
            for key, decision in state.decisions.items()
        },
        verdict=replace(verdict, author=author) if verdict and not verdict.author else verdict,
    )


# --- state and JSON -------------------------------------------------------------------------------


def _state_object(state: ReviewState) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for table, rows in records.rows_of(state).items():
        columns = records.COLUMNS[table].split(", ")
        tables[table] = [
            {
                column: json.loads(value) if (table, column) in _AS_JSON else value
                for column, value in zip(columns, row, strict=True)
            }
            for row in rows
        ]
    tables["setting"] = {entry["name"]: entry["value"] for entry in tables["setting"]}
    return tables


def _state_of(tables: Mapping[str, Any]) -> ReviewState:
    settings = [{"name": name, "value": value} for name, value in tables["setting"].items()]
    rows: dict[str, list[records.Row]] = {}
    for table, columns in records.COLUMNS.items():
        entries = settings if table == "setting" else tables[table]
        rows[table] = [
            tuple(
                json.dumps(entry[column]) if (table, column) in _AS_JSON else entry[column]
                for column in columns.split(", ")
            )
            for entry in entries
        ]
    state = records.state_of(rows)
    _check(state)
    return state


def _log_object(entry: LogEntry) -> dict[str, Any]:
    said = dict(zip(_LOG, log_records.log_row(entry), strict=True))
    for column in _CHANGE:
        stored = said.pop(column)
        if stored is not None:
            said[column] = json.loads(stored)
    return said


def _log_entry_of(found: Mapping[str, Any], schema: str) -> LogEntry:
    if schema == _FIRST:
        found = {**_UNSAID, "at": found["at"], "kind": DeedKind.WORDED, "what": found["what"]}
    else:
        change = {name: json.dumps(found[name]) if name in found else None for name in _CHANGE}
        found = {**found, **change}
    entry = log_records.log_entry_of(tuple(found[column] for column in _LOG))
    if entry.change is not None:
        _check_sums((entry.change.before, entry.change.after))
    return entry


def _check(state: ReviewState) -> None:
    """What a schema cannot say. Raises ValueError."""
    for mark in state.marks.values():
        span = mark.anchor.span
        if span is not None and (span.end is None or span.end < span.start):
            raise ValueError("a range that ends before it begins")
    _check_sums(fact.value for fact in state.facts.values())
    _check_sums(part.amount_cny for part in state.instalments.values())


def _check_sums(values: Iterable[Held]) -> None:
    """Raises ValueError on a sum of money that is none."""
    for value in values:
        held = value.amount_cny if isinstance(value, InstalmentValue) else value
        if isinstance(held, Decimal) and not (held.is_finite() and abs(held) < _LARGEST_SUM):
            raise ValueError("not a sum of money")


# --- reading --------------------------------------------------------------------------------------


def _parts(data: bytes, name: str) -> tuple[dict[str, Any], bytes | None]:
    """The JSON of the file, checked against the schema, and the contract if it is enclosed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        expected = {*(f"{part}.json" for part in _JSON), _CONTRACT}
        if len(set(names)) != len(names) or not set(names) <= expected:
            raise ValueError("entries that do not belong there")
        found = {part: json.loads(_entry(archive, f"{part}.json", _LARGEST_JSON)) for part in _JSON}
        content = None
        if _CONTRACT in names:
            content = _entry(archive, _CONTRACT, _LARGEST_CONTRACT)
    schema = found["manifest"].get("schema") if isinstance(found["manifest"], dict) else None
    if isinstance(schema, str) and schema.startswith(_FAMILY) and schema not in _READ:
        raise ExchangeError("exchange-newer", name=name)
    if not _is_valid()(found):
        raise ValueError("not of the form")
    json.dumps(found, ensure_ascii=False).encode("utf-8")  # half of a character is no text
    return found, content


def _entry(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """The bytes of an entry, however long it says it is. Raises ValueError."""
    with archive.open(name) as entry:
        data = entry.read(limit + 1)
    if len(data) > limit:
        raise ValueError("an entry that is too large")
    return data


@cache
def _is_valid() -> Callable[[object], bool]:
    import jsonschema

    schema = (resources.files("reviewer.exchange") / "shenqi.schema.json").read_text("utf-8")
    check: Callable[[object], bool] = jsonschema.Draft202012Validator(json.loads(schema)).is_valid
    return check


def _decoded(found: Mapping[str, Any], content: bytes | None) -> Exchange:
    manifest = found["manifest"]
    contract = manifest["contract"]
    if contract["enclosed"] is (content is None):
        raise ValueError("a contract that is missing, or not told of")
    if content is not None and hashlib.sha256(content).hexdigest() != contract["sha256"]:
        raise ValueError("another contract than the one it is said to be")
    return Exchange(
        name=safe_name(contract["name"]),
        sha256=contract["sha256"],
        author=manifest["author"],
        written=datetime.fromisoformat(manifest["written"]),
        state=_state_of(found["state"]),
        log=tuple(_log_entry_of(entry, manifest["schema"]) for entry in found["log"]),
        content=content,
    )

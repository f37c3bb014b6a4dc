"""A .shenqi file: what is put in comes out, and nothing else does."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from desk_values import NOON, WORK, a_decision, a_mark, sessions
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import ExchangeError
from reviewer.exchange import package
from reviewer.exchange.package import (
    Exchange,
    pack,
    read_file,
    safe_name,
    unpack,
)
from reviewer.marks.commands import AddMark, Command, Decide, SetTick, Together
from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry, Step
from reviewer.marks.model import (
    Dismissal,
    FactCorrection,
    FactField,
    InstalmentValue,
    PartyValue,
    Status,
    Tick,
)
from reviewer.marks.sealing import is_sealed
from reviewer.marks.state import ReviewState

CONTRACT = b"PK the bytes of a contract"
SHA = hashlib.sha256(CONTRACT).hexdigest()
STATE = Together(
    WORK.deed, (AddMark(a_mark()), Decide(a_decision()), SetTick(Tick.CONSENTS_SEEN, True))
).apply(ReviewState())
EXCHANGE = Exchange("转让协议.docx", SHA, "", NOON, STATE, (WORK,))


def _refused(data: bytes) -> str:
    with pytest.raises(ExchangeError) as caught:
        unpack(data, "件.shenqi")
    return caught.value.code


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _changed(part: str, change: Callable[[Any], object]) -> bytes:
    """A file in which one part was changed in place."""
    parts = _parts(pack(EXCHANGE))
    found = json.loads(parts[f"{part}.json"])
    change(found)
    parts[f"{part}.json"] = json.dumps(found).encode()
    return _zipped(parts)


@settings(max_examples=40)
@given(sessions)
def test_any_work_comes_out_as_it_was_put_in(commands: list[Command]) -> None:
    state = ReviewState()
    for command in commands:
        state = command.apply(state)
    exchange = replace(EXCHANGE, state=state)
    assert unpack(pack(exchange), "件.shenqi") == exchange


def test_the_contract_is_in_it_only_where_asked_for() -> None:
    assert "contract" not in _parts(pack(EXCHANGE))
    enclosed = replace(EXCHANGE, content=CONTRACT)
    assert unpack(pack(enclosed), "件.shenqi").content == CONTRACT


def test_the_same_work_is_the_same_bytes() -> None:
    assert pack(EXCHANGE) == pack(EXCHANGE)


def test_what_has_no_author_gets_the_name_of_the_sender() -> None:
    kept = a_decision("k2", author="李律师")
    state = replace(STATE, decisions={**STATE.decisions, "k2": kept})
    got = unpack(pack(replace(EXCHANGE, state=state, author="王律师")), "件.shenqi").state
    assert got.marks["m1"].author == "王律师"
    assert {key: decision.author for key, decision in got.decisions.items()} == {
        "k1": "王律师",
        "k2": "李律师",
    }


def test_a_passphrase_closes_all_of_it() -> None:
    data = pack(replace(EXCHANGE, content=CONTRACT), "芝麻开门")
    assert is_sealed(data)
    assert CONTRACT not in data
    assert _refused(data) == "exchange-passphrase"
    assert unpack(data, "件.shenqi", "芝麻开门").state == STATE
    assert _refused(data[:20]) == "exchange-damaged"


def test_the_log_goes_along_with_all_that_an_entry_says() -> None:
    decided = Deed(
        DeedKind.DECIDE,
        "account-transfer",
        status=Status.DISMISSED,
        reason=Dismissal.RISK_ACCEPTED,
    )
    log = (
        LogEntry(NOON, decided, Step.UNDONE, "第一条", "李律师"),
        LogEntry(NOON, Deed(DeedKind.WORDED, "撤销 添加高亮")),
        LogEntry(NOON, Deed(DeedKind.WORDED, "添加高亮"), author=""),
    )
    assert unpack(pack(replace(EXCHANGE, log=log)), "件.shenqi").log == log


def test_the_log_tells_what_was_changed_also_where_nothing_was_stated() -> None:
    party = Change(PartyValue("程某", True), PartyValue("程云", None))
    part = Change(InstalmentValue(None, None), InstalmentValue(Decimal("0.5"), NOON.date()))
    log = (
        LogEntry(NOON, Deed(DeedKind.CORRECT_FACT, "price_cny"), change=Change(None, Decimal(1))),
        LogEntry(NOON, Deed(DeedKind.CORRECT_PARTY, "甲方"), change=party),
        LogEntry(NOON, Deed(DeedKind.RESTORE_INSTALMENT), change=part),
    )
    assert unpack(pack(replace(EXCHANGE, log=log)), "件.shenqi").log == log


def test_a_file_of_the_second_version_is_read_without_what_was_changed() -> None:
    """The file was written by the version before the log kept what facts were and became."""
    found = unpack(read_file(Path(__file__).parent / "exchange-2.shenqi"), "件.shenqi")
    assert found.state.signed == date(2019, 9, 22)
    assert len(found.log) == 7
    assert {entry.change for entry in found.log} == {None}
    assert found.log[0].deed == Deed(DeedKind.CORRECT_FACT, "price_cny")


def test_a_file_of_the_first_version_is_read_and_its_log_keeps_its_words() -> None:
    """The file was written by the version before entries of the log were values."""
    found = unpack(read_file(Path(__file__).parent / "exchange-1.shenqi"), "件.shenqi")
    assert (found.author, set(found.state.marks)) == ("李律师", {"m1"})
    assert found.log == (
        LogEntry(NOON, Deed(DeedKind.WORDED, "高亮“甲方”　第一条")),
        LogEntry(NOON, Deed(DeedKind.WORDED, "采纳“账号转让”　第一条")),
        LogEntry(NOON, Deed(DeedKind.WORDED, "添加高亮"), author="王律师"),
    )


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "AddMark"},
        {"kind": "decide", "what": "account-transfer"},
        {"kind": "decide", "what": "no-label", "status": "adopted"},
        {"kind": "answer", "what": "consents_seen", "value": "perhaps"},
        {"step": "half-done"},
        {"count": -1},
        {"kind": "correct-fact", "what": "price_cny", "was": None},
        {"kind": "correct-fact", "what": "price_cny", "was": None, "became": "NaN"},
        {"kind": "correct-fact", "what": "price_cny", "was": "1e99999", "became": None},
        {
            "kind": "correct-instalment",
            "was": {"amount_cny": "1e99999", "due": None},
            "became": None,
        },
        {"kind": "note", "was": None, "became": None},
    ],
)
def test_an_entry_of_the_log_that_is_none_is_refused(change: dict[str, object]) -> None:
    assert _refused(_changed("log", lambda log: log[0].update(change))) == "exchange-damaged"


def test_an_entry_of_the_log_without_its_kind_is_refused() -> None:
    assert _refused(_changed("log", lambda log: log[0].pop("kind"))) == "exchange-damaged"


@pytest.mark.parametrize(
    "data", [b"", b"not a zip", b"PK\x05\x06" + bytes(18), pack(EXCHANGE)[:-40]]
)
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    assert _refused(data) == "exchange-damaged"


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_refused_or_says_the_same(data: st.DataObject) -> None:
    packed = bytearray(pack(EXCHANGE))
    at = data.draw(st.integers(0, len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    with suppress(ExchangeError):
        assert unpack(bytes(packed), "件.shenqi").sha256 == SHA


def test_a_file_of_a_later_version_is_named_as_such() -> None:
    data = _changed("manifest", lambda found: found.update(schema="shenqi.exchange/4"))
    assert _refused(data) == "exchange-newer"


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "state.json/..", "other"])
def test_entries_that_do_not_belong_there_are_refused(name: str) -> None:
    assert _refused(_zipped({**_parts(pack(EXCHANGE)), name: b"x"})) == "exchange-damaged"


def test_an_entry_that_stands_there_twice_is_refused() -> None:
    stream = io.BytesIO(pack(EXCHANGE))
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("state.json", b"{}")
    assert _refused(stream.getvalue()) == "exchange-damaged"


def test_a_missing_part_is_refused() -> None:
    parts = _parts(pack(EXCHANGE))
    del parts["log.json"]
    assert _refused(_zipped(parts)) == "exchange-damaged"


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.exchange.package._LARGEST_JSON", 1 << 16)
    parts = {**_parts(pack(EXCHANGE)), "log.json": b"[" + b" " * (1 << 17) + b"]"}
    assert _refused(_zipped(parts)) == "exchange-damaged"


def test_deeply_nested_json_is_refused() -> None:
    parts = {**_parts(pack(EXCHANGE)), "log.json": b"[" * 100_000}
    assert _refused(_zipped(parts)) == "exchange-damaged"


def test_another_contract_than_the_one_told_of_is_refused() -> None:
    parts = {**_parts(pack(replace(EXCHANGE, content=CONTRACT))), "contract": b"another"}
    assert _refused(_zipped(parts)) == "exchange-damaged"
    parts.pop("contract")
    assert _refused(_zipped(parts)) == "exchange-damaged"


def _price(value: object) -> dict[str, object]:
    at = {"modified": NOON.isoformat(), "start": None, "stop": None}
    return {"field": "price_cny", "value": value, **at}


_BAD: dict[str, Callable[[Any], object]] = {
    "a mark that ends before it begins": lambda s: s["mark"][0].update(start=9, stop=3),
    "a mark without an end": lambda s: s["mark"][0].update(stop=None),
    "a colour nobody knows": lambda s: s["mark"][0].update(colour="plaid"),
    "words that are a number": lambda s: s["mark"][0].update(text=7),
    "half of a character": lambda s: s["mark"][0].update(text="\ud800"),
    "a time without its offset": lambda s: s["mark"][0].update(created="2026-03-01T12:00:00"),
    "a time before all computers": lambda s: s["mark"][0].update(
        created="0001-01-01T00:00:00+00:00"
    ),
    "a day that does not exist": lambda s: s["setting"].update(signed="2026-02-31"),
    "a dismissal without a reason": lambda s: s["decision"][0].update(status="dismissed"),
    "a tick nobody knows": lambda s: s["setting"].update(tick=True),
    "a price without an end": lambda s: s["fact"].append(_price("Infinity")),
    "a price beyond all money": lambda s: s["fact"].append(_price("1e40")),
    "a price that is yes": lambda s: s["fact"].append(_price(True)),
    "a column nobody knows": lambda s: s["mark"][0].update(extra=1),
    "a table nobody knows": lambda s: s.update(extra=[]),
}


@pytest.mark.parametrize("change", _BAD.values(), ids=_BAD.keys())
def test_values_that_make_no_sense_are_refused(change: Callable[[Any], object]) -> None:
    assert _refused(_changed("state", change)) == "exchange-damaged"


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("转让协议.docx", "转让协议.docx"),
        ("../../a.docx", "_.._a.docx"),
        ("C:\\x\\a.docx", "C__x_a.docx"),
        (".hidden", "hidden"),
        ("..", "合同"),
        ("长" * 300 + ".docx", "长" * 120 + ".docx"),
        ("a\nb.pdf", "a_b.pdf"),
        ("\udcba\udccf.docx", "__.docx"),
    ],
)
def test_names_lead_into_no_other_folder(given: str, safe: str) -> None:
    assert safe_name(given) == safe


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"无法读取协作文件“没有\.shenqi”"):
        read_file(tmp_path / "没有.shenqi")


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "大.shenqi"
    path.write_bytes(b"x" * 100)
    assert read_file(path) == b"x" * 100
    monkeypatch.setattr("reviewer.exchange.package.LARGEST_FILE", 99)
    with pytest.raises(ExchangeError):
        read_file(path)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("1e40")])
def test_what_is_no_sum_of_money_is_not_taken_in(amount: Decimal) -> None:
    state = ReviewState(
        facts={FactField.PRICE_CNY: FactCorrection(FactField.PRICE_CNY, amount, NOON)}
    )
    with pytest.raises(ValueError, match="money"):
        package._check(state)

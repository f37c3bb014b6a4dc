"""Stores of older and newer versions."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from desk_values import NOON, a_mark
from store_values import CONTRACT, A, raised, save

from reviewer.marks import commands as c
from reviewer.marks import schema
from reviewer.marks.deeds import DeedKind, LogEntry
from reviewer.marks.model import FactField, InstalmentCorrection, PartyCorrection
from reviewer.marks.store import Store


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / "marks.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with raised("store-newer"):
        Store(tmp_path)
    assert (tmp_path / "marks.db").exists()


def test_a_store_of_the_first_version_learns_of_parties_and_instalments(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "marks.db", isolation_level=None)) as connection:
        schema.MIGRATIONS[0](connection)
        connection.execute("PRAGMA user_version = 1")
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.CorrectParty("甲方", PartyCorrection("甲方", "程某", True, NOON)))
        save(store, c.CorrectInstalment(2, InstalmentCorrection(2, None, None, NOON)))
        assert store.load(A).parties["甲方"].name == "程某"
        assert store.load(A).instalments[2].amount_cny is None


def test_decisions_and_facts_of_an_older_store_have_no_wording_and_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", newest[:5])
    Store(tmp_path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", newest)
    at = NOON.isoformat()
    with sqlite3.connect(tmp_path / "marks.db") as connection:
        connection.execute("INSERT INTO contract (sha256, path, opened) VALUES (?, '', '')", (A,))
        connection.execute(
            "INSERT INTO decision VALUES (?, 'k1', 'account-transfer', '', ?, 'adopted', "
            "NULL, '', NULL, '', '')",
            (A, at),
        )
        connection.execute("INSERT INTO fact VALUES (?, 'account_count', '9', ?)", (A, at))
    with Store(tmp_path) as store:
        state = store.load(A)
        assert (state.decisions["k1"].wording, state.decisions["k1"].second) == ("", None)
        assert state.facts[FactField.ACCOUNT_COUNT].span is None
        assert store.clauses.all() == ()


def test_marks_of_an_older_store_have_no_author(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", newest[:3])
    Store(tmp_path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", newest)
    with sqlite3.connect(tmp_path / "marks.db") as connection:
        connection.execute("INSERT INTO contract (sha256, path, opened) VALUES (?, '', '')", (A,))
        at = NOON.isoformat()
        connection.execute(
            "INSERT INTO mark VALUES (?, 'm1', 0, 2, '甲方', '', '', 'red', ?, ?, '', '[]')",
            (A, at, at),
        )
    connection.close()
    with Store(tmp_path) as store:
        assert store.load(A).marks["m1"].author == ""


def test_the_log_of_an_older_store_keeps_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", newest[:7])
    Store(tmp_path).close()
    monkeypatch.setattr(schema, "MIGRATIONS", newest)
    with closing(sqlite3.connect(tmp_path / "marks.db")) as connection, connection:
        connection.execute("INSERT INTO contract (sha256, path, opened) VALUES (?, '', '')", (A,))
        for kind, what in (
            ("-Decide", "撤销 采纳“账号转让”　第一条"),
            ("", "〔李律师〕添加高亮"),
            ("relocated", "重新定位批注"),
        ):
            connection.execute(
                "INSERT INTO log (contract, at, what, kind) VALUES (?, ?, ?, ?)",
                (A, NOON.isoformat(), what, kind),
            )
    with Store(tmp_path) as store:
        log = store.log(A)
        assert [(entry.deed.kind, entry.deed.subject, entry.author) for entry in log] == [
            (DeedKind.WORDED, "撤销 采纳“账号转让”　第一条", None),
            (DeedKind.WORDED, "添加高亮", "李律师"),
            (DeedKind.WORDED, "重新定位批注", None),
        ]
        store.add_log(A, log)
        assert store.log(A) == log
        save(store, c.AddMark(a_mark()))
        assert store.log(A)[-1] == LogEntry(NOON, c.AddMark(a_mark()).deed)


def test_an_older_store_is_migrated_and_copied_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))

    def later(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE contract ADD COLUMN court TEXT")

    version = len(schema.MIGRATIONS)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, later))
    with Store(tmp_path) as store:
        assert set(store.load(A).marks) == {"m1"}
    connection = sqlite3.connect(tmp_path / f"marks-v{version}.db")
    assert connection.execute("PRAGMA user_version").fetchone() == (version,)
    assert connection.execute("SELECT id FROM mark").fetchall() == [("m1",)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE log")
        connection.execute("ALTER TABLE nothing RENAME TO something")

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    with raised("store-damaged"):
        Store(tmp_path)
    monkeypatch.undo()
    with Store(tmp_path) as store:
        assert store.log(A) == ()

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from desk_values import NOON, WORK, a_mark
from store_values import root_page

from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks import schema
from reviewer.marks.matters import Matter
from reviewer.marks.reopening import reopen
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

A, B = "a" * 64, "b" * 64
CONTRACT = Path("转让协议.docx")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        yield store


def raised(code: str) -> pytest.RaisesExc[StoreError]:
    return pytest.RaisesExc(StoreError, check=lambda error: error.code == code)


def test_matters_are_listed_the_last_begun_first(store: Store) -> None:
    store.matters.create("安齿案", NOON)
    store.matters.create(" 九号\n案 ", NOON + timedelta(days=1))
    assert [matter.name for matter in store.matters.all()] == ["九号 案", "安齿案"]


def test_a_contract_is_in_one_matter_at_a_time(store: Store) -> None:
    first = store.matters.create("甲案", NOON)
    second = store.matters.create("乙案", NOON)
    store.matters.assign(A, first.id)
    store.matters.assign(A, second.id)
    assert store.recent()[0].matter == second
    assert [matter.contracts for matter in store.matters.all()] == [1, 0]
    store.matters.assign(A, None)
    assert store.recent()[0].matter is None


def test_a_matter_gets_another_name(store: Store) -> None:
    matter = store.matters.create("甲案", NOON)
    assert store.matters.rename(matter.id, "乙案") == Matter(matter.id, "乙案")
    assert [each.name for each in store.matters.all()] == ["乙案"]
    with pytest.raises(KeyError):
        store.matters.rename(99, "丙案")


def test_a_name_that_is_taken_or_missing_is_refused_and_nothing_is_changed(store: Store) -> None:
    store.matters.create("甲案", NOON)
    other = store.matters.create("乙案", NOON)
    with raised("matter-exists"):
        store.matters.create("甲案", NOON)
    with raised("matter-exists"):
        store.matters.rename(other.id, "甲案")
    with raised("matter-unnamed"):
        store.matters.create("  ", NOON)
    assert {matter.name for matter in store.matters.all()} == {"甲案", "乙案"}


def test_other_trouble_is_told_as_what_it_is(store: Store) -> None:
    store.close()
    with raised("store-damaged"):
        store.matters.create("甲案", NOON)


def test_a_dissolved_matter_leaves_its_contracts_with_their_marks(store: Store) -> None:
    matter = store.matters.create("甲案", NOON)
    store.matters.assign(A, matter.id)
    store.save(A, ReviewState(), c.AddMark(a_mark()).apply(ReviewState()), WORK)
    store.matters.remove(matter.id)
    assert store.matters.all() == ()
    assert store.recent()[0].matter is None
    assert set(store.load(A).marks) == {"m1"}


def test_opening_a_contract_again_leaves_it_in_its_matter(store: Store) -> None:
    matter = store.matters.create("甲案", NOON)
    store.matters.assign(A, matter.id)
    store.remember(A, Path("anderswo.docx"), NOON)
    assert store.recent()[0].matter == matter


def test_a_new_version_is_in_the_matter_of_the_earlier_one(store: Store) -> None:
    matter = store.matters.create("甲案", NOON)
    store.matters.assign(A, matter.id)
    reopen(store, B, CONTRACT, "甲方将微信号转让", NOON + timedelta(hours=1))
    assert store.recent()[0].matter == matter


def test_names_of_matters_are_purged_with_all_contracts(tmp_path: Path, store: Store) -> None:
    store.matters.create("绝密案", NOON)
    store.purge_all()
    assert store.matters.all() == ()
    assert not any("绝密案".encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_a_store_without_matters_learns_of_them_and_loses_nothing(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "marks.db", isolation_level=None)) as connection:
        for migrate in schema.MIGRATIONS[:2]:
            migrate(connection)
        connection.execute("PRAGMA user_version = 2")
        row = (A, str(CONTRACT), NOON.isoformat())
        connection.execute("INSERT INTO contract (sha256, path, opened) VALUES (?, ?, ?)", row)
    _insert_mark(tmp_path / "marks.db")
    with Store(tmp_path) as store:
        matter = store.matters.create("甲案", NOON)
        store.matters.assign(A, matter.id)
        assert store.recent()[0].matter == matter
        assert set(store.load(A).marks) == {"m1"}
    assert (tmp_path / "marks-v2.db").exists()


def _insert_mark(database: Path) -> None:
    """A mark as versions before wrote it."""
    with closing(sqlite3.connect(database)) as connection:
        values = (A, "m1", 0, 2, "甲方", "", "", "yellow", *[NOON.isoformat()] * 2, "", "[]")
        holes = ", ".join("?" * len(values))
        names = "contract, id, start, stop, quote, prefix, suffix, colour, created, modified"
        connection.execute(f"INSERT INTO mark ({names}, text, tags) VALUES ({holes})", values)
        connection.commit()


def test_matters_survive_a_damaged_database(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        store.matters.assign(A, store.matters.create("甲案", NOON).id)
    with (tmp_path / "marks.db").open("r+b") as file:
        # The table of the log alone: what hangs on the others is read.
        file.seek(root_page(tmp_path / "marks.db", "log"))
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert store.notice is not None
        [recent] = store.recent()
        assert recent.matter is not None
        assert recent.matter.name == "甲案"

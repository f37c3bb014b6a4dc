"""Damaged databases: set aside, saved from, told of."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_values import NOON, a_mark
from store_values import CONTRACT, A, raised, root_page, save

from reviewer.labels import Side
from reviewer.marks import commands as c
from reviewer.marks.model_clauses import ModelClause
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store


def test_a_file_that_is_no_database_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"this is not a database" * 100)
    with Store(tmp_path) as store:
        assert store.notice is not None
        assert store.notice.code == "store-set-aside"
        assert store.load(A) == ReviewState()
    assert (tmp_path / "marks-damaged-1.db").read_bytes().startswith(b"this is not")
    with Store(tmp_path) as store:
        assert store.notice is None


def test_each_damaged_file_gets_a_name_of_its_own(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / "marks.db").write_bytes(bytes([number]) * 4096)
        Store(tmp_path).close()
    assert (tmp_path / "marks-damaged-1.db").read_bytes()[:1] == b"\x01"
    assert (tmp_path / "marks-damaged-2.db").read_bytes()[:1] == b"\x02"


def test_what_can_be_read_of_a_damaged_database_is_saved(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.SetSide(Side.TRANSFEREE))
        for number in range(400):
            save(store, c.AddMark(a_mark(f"m{number:03}", text="须删" * 20)))
        root = root_page(store.path, "log")
    with (tmp_path / "marks.db").open("r+b") as file:
        file.seek(root)
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert store.notice is not None
        assert len(store.load(A).marks) == 400
        assert store.load(A).side is Side.TRANSFEREE
        assert store.recent()[0].path == CONTRACT


def test_of_a_damaged_database_of_a_later_version_is_saved_what_this_one_knows(
    tmp_path: Path,
) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
        root = root_page(store.path, "log")
    with sqlite3.connect(tmp_path / "marks.db") as connection:
        connection.execute("ALTER TABLE mark ADD COLUMN mood TEXT")
    connection.close()
    with (tmp_path / "marks.db").open("r+b") as file:
        file.seek(root)
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert store.notice is not None
        assert set(store.load(A).marks) == {"m1"}


def test_marks_survive_the_loss_of_the_list_of_contracts(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
        root = root_page(store.path, "contract")
    with (tmp_path / "marks.db").open("r+b") as file:
        file.seek(root)
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert set(store.load(A).marks) == {"m1"}
        assert store.recent() == ()
        store.remember(A, CONTRACT, NOON)
        assert store.recent()[0].path == CONTRACT


def test_damage_that_only_a_check_sees_is_seen(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
        save(store, c.AddMark(a_mark("m2")))
        page = root_page(store.path, "mark")
    with (tmp_path / "marks.db").open("r+b") as file:
        # The page says that it holds one cell more than its directory names.
        file.seek(page + 3)
        file.write((3).to_bytes(2, "big"))
    with Store(tmp_path) as store:
        assert store.notice is not None


def test_a_transaction_that_sqlite_has_ended_itself_is_not_ended_again(store: Store) -> None:
    with raised("store-damaged"), store._database.writing() as run:
        run("ROLLBACK")
        run("SELECT nothing FROM nowhere")
    save(store, c.AddMark(a_mark()))


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE mark SET colour = 'plaid'", lambda store: store.load(A)),
        ("UPDATE log SET kind = 'guess'", lambda store: store.log(A)),
        ("UPDATE contract SET opened = 'once'", Store.recent),
        ("UPDATE contract SET verdict = 'plaid'", Store.recent),
        ("UPDATE contract SET path = 'bytes:x'", lambda store: store.path_of(A)),
        ("UPDATE model_clause SET label = 'no-label'", lambda store: store.clauses.all()),
        ("UPDATE model_clause SET title = ''", lambda store: store.clauses.all()),
    ],
)
def test_a_row_that_makes_no_sense_is_reported_not_guessed(
    store: Store, damage: str, read: Callable[[Store], object]
) -> None:
    save(store, c.AddMark(a_mark()))
    store.clauses.put(ModelClause("c1", "剔除账号", "标的不包括任何微信号。", NOON))
    read(store)
    with sqlite3.connect(store.path) as connection:
        connection.execute(damage)
    connection.close()
    with raised("store-damaged"):
        read(store)


def test_a_store_that_cannot_be_set_aside_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marks.db").write_bytes(b"x" * 4096)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    with raised("store-damaged"):
        Store(tmp_path)


def test_what_lies_beside_a_damaged_database_is_set_aside_with_it(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"no database" * 99)
    (tmp_path / "marks.db-shm").write_bytes(b"index of a log")
    with Store(tmp_path) as store:
        assert store.notice is not None
    assert (tmp_path / "marks-damaged-1.db-shm").read_bytes() == b"index of a log"

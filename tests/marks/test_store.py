from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs
import pytest
from desk_values import NOON, a_decision, a_mark, sessions
from hypothesis import HealthCheck, given, settings

from reviewer.errors import StoreError
from reviewer.labels import Side, Verdict
from reviewer.marks import commands as c
from reviewer.marks import schema
from reviewer.marks.model import FactField, InstalmentCorrection, PartyCorrection
from reviewer.marks.places import OVERRIDE, data_folder, recognition_folder
from reviewer.marks.state import ReviewState
from reviewer.marks.store import LogEntry, Store

A, B = "a" * 64, "b" * 64
CONTRACT = Path("合同") / "转让协议.docx"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        yield store


def save(store: Store, command: c.Command, sha256: str = A) -> ReviewState:
    before = store.load(sha256)
    after = command.apply(before)
    store.save(sha256, before, after, what=command.name, at=NOON)
    return after


def raised(code: str) -> pytest.RaisesExc[StoreError]:
    return pytest.RaisesExc(StoreError, check=lambda error: error.code == code)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(sessions)
def test_what_was_saved_is_there_again(commands: list[c.Command]) -> None:
    with TemporaryDirectory() as folder:
        state = ReviewState()
        with Store(Path(folder)) as store:
            store.remember(A, CONTRACT, NOON)
            for command in commands:
                after = command.apply(state)
                store.save(A, state, after, what=command.name, at=NOON)
                state = after
        with Store(Path(folder)) as store:
            assert store.load(A) == state
            assert [entry.what for entry in store.log(A)] == [each.name for each in commands]


def test_an_unknown_contract_has_an_empty_state(store: Store) -> None:
    assert store.load(B) == ReviewState()


def test_contracts_do_not_mix(store: Store) -> None:
    store.remember(B, CONTRACT, NOON)
    save(store, c.AddMark(a_mark()))
    assert store.load(B) == ReviewState()


def test_two_windows_on_one_contract_keep_each_others_work(tmp_path: Path, store: Store) -> None:
    with Store(tmp_path) as other:
        mine, theirs = store.load(A), other.load(A)
        for window, state, command in (
            (store, mine, c.AddMark(a_mark("mine"))),
            (other, theirs, c.AddMark(a_mark("theirs"))),
            (store, mine, c.Decide(a_decision())),
        ):
            window.save(A, state, command.apply(state), what=command.name, at=NOON)
        assert set(store.load(A).marks) == {"mine", "theirs"}
        assert set(other.load(A).decisions) == {"k1"}


def test_nothing_of_a_failed_change_is_kept(store: Store) -> None:
    before = store.load(A)
    broken = ReviewState(marks={"m1": a_mark("m1"), "m2": a_mark("m2", text="\ud800")})
    with pytest.raises(UnicodeEncodeError):
        store.save(A, before, broken, what="添加批注", at=NOON)
    assert store.load(A) == before
    assert store.log(A) == ()


def test_recent_contracts_come_latest_first(store: Store) -> None:
    store.remember(B, Path("b.pdf"), NOON + timedelta(hours=1))
    assert [recent.sha256 for recent in store.recent()] == [B, A]
    store.remember(A, Path("moved.docx"), NOON + timedelta(hours=2))
    assert [recent.sha256 for recent in store.recent()] == [A, B]
    assert store.recent(1)[0].path == Path("moved.docx")


def test_recent_contracts_show_how_they_stand(store: Store) -> None:
    assert store.recent()[0].verdict is None
    store.grade(A, Verdict.HIGH, decided=3, findings=14)
    recent = store.recent()[0]
    assert (recent.verdict, recent.decided, recent.findings) == (Verdict.HIGH, 3, 14)
    assert recent.opened == NOON


def test_the_file_that_was_at_a_path_before_is_known(store: Store) -> None:
    assert store.predecessor(CONTRACT, A) is None
    assert store.predecessor(CONTRACT, B) == A
    assert store.predecessor(Path("other.docx"), B) is None


def test_of_one_path_only_the_last_version_is_listed(store: Store) -> None:
    store.remember(B, CONTRACT, NOON + timedelta(hours=1))
    assert [recent.sha256 for recent in store.recent()] == [B]


def test_a_contract_that_was_moved_keeps_its_marks(store: Store) -> None:
    save(store, c.AddMark(a_mark()))
    store.locate(A, Path("anderswo.docx"))
    assert store.recent()[0].path == Path("anderswo.docx")
    assert store.predecessor(Path("anderswo.docx"), B) == A
    assert set(store.load(A).marks) == {"m1"}


def test_earlier_versions_at_the_path_are_purged_too(tmp_path: Path, store: Store) -> None:
    save(store, c.AddMark(a_mark(text="绝密甲")))
    store.remember(B, CONTRACT, NOON + timedelta(hours=1))
    store.purge(B)
    assert "绝密甲".encode() not in on_disk(tmp_path)


def test_a_store_tells_that_another_program_wrote(tmp_path: Path, store: Store) -> None:
    before = store.counter()
    save(store, c.AddMark(a_mark()))
    assert store.counter() == before
    with Store(tmp_path) as other:
        save(other, c.AddMark(a_mark("m2")))
    assert store.counter() != before


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_purged_contract_is_not_on_the_disk_any_more(tmp_path: Path, store: Store) -> None:
    store.remember(B, Path("b.pdf"), NOON)
    save(store, c.AddMark(a_mark(text="绝密甲")))
    save(store, c.AddMark(a_mark(text="保留乙")), B)
    (tmp_path / "marks-v0.db").write_text("绝密甲")
    (tmp_path / "marks-damaged-1.db-wal").write_text("绝密甲")
    assert "绝密甲".encode() in on_disk(tmp_path)
    store.purge(A)
    assert "绝密甲".encode() not in on_disk(tmp_path)
    assert store.load(A) == ReviewState()
    assert [recent.sha256 for recent in store.recent()] == [B]
    assert store.load(B).marks["m1"].text == "保留乙"


def test_purging_all_leaves_nothing(tmp_path: Path, store: Store) -> None:
    save(store, c.AddMark(a_mark(text="绝密甲")))
    store.purge_all()
    assert "绝密甲".encode() not in on_disk(tmp_path)
    assert store.recent() == ()


def recognised(folder: Path, sha256: str) -> Path:
    page = folder / "cache" / "recognition" / sha256 / "1.json"
    page.parent.mkdir(parents=True)
    page.write_text("绝密甲")
    return page


def test_recognised_pages_are_purged_with_their_contract(tmp_path: Path, store: Store) -> None:
    pages = recognised(tmp_path, A), recognised(tmp_path, B)
    store.purge(A)
    assert [page.exists() for page in pages] == [False, True]
    store.purge_all()
    assert not pages[1].exists()


def test_recognised_pages_that_cannot_be_purged_are_an_error(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(path: Path) -> None:
        raise PermissionError

    recognised(tmp_path, A)
    monkeypatch.setattr("shutil.rmtree", locked)
    with pytest.raises(StoreError) as caught:
        store.purge(A)
    assert caught.value.code == "store-read-only"


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_nobody_else_can_read_the_store(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    with Store(folder) as store:
        store.remember(A, CONTRACT, NOON)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_data_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "here"))
    assert data_folder() == tmp_path / "here"
    with Store() as store:
        assert store.path.parent == tmp_path / "here"
    monkeypatch.delenv("SHENQI_DATA_DIR")
    assert data_folder().name == "shenqi"


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
        root = _root_page(store.path, "log")
    with (tmp_path / "marks.db").open("r+b") as file:
        file.seek(root)
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert store.notice is not None
        assert len(store.load(A).marks) == 400
        assert store.load(A).side is Side.TRANSFEREE
        assert store.recent()[0].path == CONTRACT


def test_marks_survive_the_loss_of_the_list_of_contracts(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
        root = _root_page(store.path, "contract")
    with (tmp_path / "marks.db").open("r+b") as file:
        file.seek(root)
        file.write(b"\xff" * 4096)
    with Store(tmp_path) as store:
        assert set(store.load(A).marks) == {"m1"}
        assert store.recent() == ()
        store.remember(A, CONTRACT, NOON)
        assert store.recent()[0].path == CONTRACT


def _root_page(path: Path, table: str) -> int:
    """Where the first page of a table lies in the file, in bytes, with nothing left in the log."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    return int((page - 1) * size)


def test_damage_that_only_a_check_sees_is_seen(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
        save(store, c.AddMark(a_mark("m2")))
        page = _root_page(store.path, "mark")
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


def test_a_row_that_makes_no_sense_is_reported_not_guessed(store: Store) -> None:
    save(store, c.AddMark(a_mark()))
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE mark SET colour = 'plaid'")
    connection.close()
    with raised("store-damaged"):
        store.load(A)


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


def test_a_store_in_use_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.marks.database._BUSY_SECONDS", 0.05)
    with Store(tmp_path) as store:
        other = sqlite3.connect(store.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with raised("store-busy"):
            store.remember(A, CONTRACT, NOON)
        other.close()
        store.remember(A, CONTRACT, NOON)


def test_a_full_disk_is_told_and_loses_nothing(store: Store) -> None:
    save(store, c.AddMark(a_mark("kept")))
    # SQLite itself plays the full disk: no page may be added.
    store._database._connection.execute("PRAGMA max_page_count = 1")
    with raised("store-full"):
        save(store, c.AddMark(a_mark("big", text="长" * 100_000)))
    assert set(store.load(A).marks) == {"kept"}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with raised("store-read-only"):
        Store(tmp_path / "file" / "data")


def test_a_store_that_cannot_be_set_aside_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "marks.db").write_bytes(b"x" * 4096)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", refuse)
    with raised("store-damaged"):
        Store(tmp_path)


def test_a_closed_store_says_so_plainly(store: Store) -> None:
    store.close()
    with raised("store-damaged"):
        store.load(A)


def test_data_in_their_usual_place_are_purged_with_the_usual_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OVERRIDE, raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: tmp_path / "cache")
    pages = recognition_folder() / A
    pages.mkdir(parents=True)
    with Store(data_folder()) as store:
        store.remember(A, CONTRACT, NOON)
        store.purge(A)
    assert not pages.exists()


def test_the_log_of_another_joins_in_its_own_time_and_only_once(store: Store) -> None:
    save(store, c.AddMark(a_mark()))
    entries = [
        LogEntry(NOON - timedelta(hours=1), "〔王某〕添加高亮"),
        LogEntry(NOON + timedelta(hours=1), "〔王某〕添加批注"),
    ]
    store.add_log(A, entries)
    store.add_log(A, entries)
    assert [entry.what for entry in store.log(A)] == [
        "〔王某〕添加高亮",
        "高亮“甲方”",
        "〔王某〕添加批注",
    ]


def test_a_contract_is_found_again_by_its_hash(store: Store) -> None:
    assert store.path_of(A) == CONTRACT
    assert store.path_of("f" * 64) is None


def test_recognised_pages_alone_can_be_let_go(tmp_path: Path, store: Store) -> None:
    page = recognition_folder(tmp_path) / A / "1.json"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"12345")
    save(store, c.AddMark(a_mark()))
    assert store.recognised_size() == 5
    store.forget_recognised()
    assert store.recognised_size() == 0
    assert set(store.load(A).marks) == {"m1"}


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
@pytest.mark.parametrize("passphrase", ["", "柳暗花明 又一村"])
def test_a_path_that_is_no_text_is_kept_as_it_is(store: Store, passphrase: str) -> None:
    path = Path(os.fsdecode("/客户/".encode() + b"\xba\xcf\xcd\xac.docx"))
    if passphrase:
        store.lock(passphrase)
    store.remember(A, path, NOON)
    assert store.recent()[0].path == store.path_of(A) == path
    assert store.predecessor(path, B) == A
    assert store.unseal(store.seal(str(path), "windows"), "windows") == str(path)


# Fills the store until the system refuses to let its files grow, as a full disk does.
FILLER = """
import resource, sys
sys.path[:] = sys.argv[2:]
import signal
from pathlib import Path
from desk_values import NOON, a_mark
from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.remember("a" * 64, Path("a.docx"), NOON)
state = store.load("a" * 64)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    for number in range(1000):
        step = c.AddMark(a_mark(f"m{number}", text="x" * 5000))
        after = step.apply(state)
        store.save("a" * 64, state, after, what="x", at=NOON)
        state = after
except StoreError as error:
    print(len(state.marks), error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits are a matter of POSIX")
def test_files_that_may_not_grow_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(tmp_path), *sys.path],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    saved, code = done.stdout.split()
    assert code.startswith("store-")
    assert int(saved) > 10
    with Store(tmp_path) as store:
        assert store.notice is None
        assert len(store.load(A).marks) == int(saved)

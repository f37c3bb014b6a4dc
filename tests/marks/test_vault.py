"""The store under a passphrase."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from desk_values import NOON, WORK, a_mark

from reviewer.errors import StoreError, StoreLockedError
from reviewer.labels import Label, Side, Verdict
from reviewer.marks import sealing, vault
from reviewer.marks.deeds import Deed, DeedKind, LogEntry, Step
from reviewer.marks.locked import is_locked
from reviewer.marks.model import (
    Decision,
    FactCorrection,
    FactField,
    FindingRef,
    InstalmentCorrection,
    PartyCorrection,
    SecondReview,
    Status,
    VerdictOverrule,
)
from reviewer.marks.model_clauses import ModelClause
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

A = "a" * 64
PATH = Path("/客户/王某某/转让协议.docx")
PASSPHRASE = "柳暗花明 又一村"
OTHER = "山重水复"

STATE = ReviewState(
    marks={"m1": a_mark(text="须删去微信号")},
    decisions={
        "k1": Decision(
            FindingRef("k1", Label.ACCOUNT_TRANSFER, "九个微信号"),
            NOON,
            Status.ADOPTED,
            text="客户同意",
            author="李律师",
            wording="另拟条款",
            second=SecondReview("孙律师", NOON),
        )
    },
    facts={FactField.PRICE_CNY: FactCorrection(FactField.PRICE_CNY, Decimal("512345"), NOON)},
    parties={"甲方": PartyCorrection("甲方", "王某某", True, NOON)},
    instalments={0: InstalmentCorrection(0, Decimal("98765"), date(2019, 9, 22), NOON)},
    side=Side.TRANSFEREE,
    verdict=VerdictOverrule(Verdict.HIGH, "另有理由", NOON, "李律师"),
    second=SecondReview("赵律师", NOON),
)
# Each of these would say something to whoever finds the disk.
SECRETS = (
    *("王某某", "转让协议", "微信号", "须删", "客户同意", "李律师", "赵律师", "512345", "98765"),
    *("另有理由", "甲案", "取消标注", "另拟条款", "孙律师", "范本标题", "范本正文"),
    *("吴律师", "郑律师", "第七条之二"),
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is quickly made: how strong it is, test_sealing says."""
    monkeypatch.setattr(sealing, "_LOG2_N", 4)


def fill(store: Store) -> None:
    store.remember(A, PATH, NOON)
    deed = Deed(DeedKind.AGREE, "account-transfer", "吴律师")
    store.save(A, ReviewState(), STATE, LogEntry(NOON, Deed(DeedKind.NOTE, "取消标注")))
    store.add_log(A, [LogEntry(NOON, deed, Step.DONE, "第七条之二", "郑律师")])
    store.grade(A, Verdict.HIGH, decided=1, findings=3)
    store.matters.assign(A, store.matters.create("甲案", NOON).id)
    store.clauses.put(
        ModelClause("c1", "范本标题", "范本正文", NOON, Label.ACCOUNT_TRANSFER, "李律师")
    )


def whole(store: Store) -> object:
    return (store.load(A), store.log(A), store.recent(), store.matters.all(), store.clauses.all())


def on_disk(folder: Path) -> str:
    return "\n".join(
        path.read_bytes().decode("utf-8", "ignore") for path in folder.rglob("*") if path.is_file()
    )


def told(folder: Path) -> list[str]:
    words = on_disk(folder)
    return [secret for secret in SECRETS if secret in words]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as made:
        fill(made)
        yield made


def test_without_a_passphrase_the_words_are_there_to_be_found(store: Store, tmp_path: Path) -> None:
    assert set(told(tmp_path)) == set(SECRETS)


def test_under_a_passphrase_no_file_holds_a_word(store: Store, tmp_path: Path) -> None:
    before = whole(store)
    (tmp_path / "marks-v2.db").write_text("王某某")  # a backup of before
    store.lock(PASSPHRASE)
    assert told(tmp_path) == []
    assert whole(store) == before
    later = STATE.marks["m1"]
    store.save(A, STATE, ReviewState(marks={"m2": later}), WORK)
    assert (tmp_path / "marks.db-wal").stat().st_size > 0
    assert told(tmp_path) == []


def test_it_opens_by_its_passphrase_and_by_no_other(store: Store, tmp_path: Path) -> None:
    before = whole(store)
    store.lock(PASSPHRASE)
    store.close()
    with pytest.raises(StoreLockedError) as missing:
        Store(tmp_path)
    with pytest.raises(StoreLockedError) as wrong:
        Store(tmp_path, OTHER)
    assert (missing.value.code, wrong.value.code) == ("store-locked", "store-passphrase")
    with Store(tmp_path, PASSPHRASE) as again:
        assert whole(again) == before


def test_the_old_passphrase_opens_nothing_once_it_is_changed(store: Store, tmp_path: Path) -> None:
    before = whole(store)
    store.lock(PASSPHRASE)
    store.lock(OTHER, old=PASSPHRASE)
    store.close()
    with pytest.raises(StoreLockedError):
        Store(tmp_path, PASSPHRASE)
    with Store(tmp_path, OTHER) as again:
        assert whole(again) == before


def test_it_is_not_changed_without_the_old_one(store: Store) -> None:
    store.lock(PASSPHRASE)
    for wrong in ("", OTHER):
        with pytest.raises(StoreLockedError):
            store.lock("", old=wrong)
    assert store.is_locked


def test_it_can_be_taken_away(store: Store, tmp_path: Path) -> None:
    before = whole(store)
    store.lock(PASSPHRASE)
    assert is_locked(tmp_path)
    store.lock("", old=PASSPHRASE)
    store.close()
    assert not is_locked(tmp_path)
    with Store(tmp_path) as again:
        assert whole(again) == before


def test_all_that_the_store_does_is_done_under_a_passphrase_too(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.lock(PASSPHRASE)
        fill(store)
        assert store.load(A) == STATE
        assert store.predecessor(PATH, "b" * 64) == A
        with pytest.raises(StoreError, match="甲案"):
            store.matters.create("甲案", NOON)
        [matter] = store.matters.all()
        assert store.matters.rename(matter.id, "乙案").name == "乙案"
        entry = LogEntry(NOON, Deed(DeedKind.NOTE, "取消标注"), author="王某某")
        store.add_log(A, [entry, entry])
        assert store.log(A).count(entry) == 1
        store.locate(A, Path("/别处.docx"))
        assert store.recent()[0].path == Path("/别处.docx")
        store.purge(A)
        assert store.recent() == ()


def test_while_another_program_has_the_store_open_none_is_set(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.marks.database._BUSY_SECONDS", 0.05)
    with Store(tmp_path) as other:
        with pytest.raises(StoreError) as refused:
            other.lock(PASSPHRASE)
        assert refused.value.code == "store-elsewhere"
        other.save(A, STATE, ReviewState(), WORK)
    assert not store.is_locked
    assert store.load(A) == ReviewState()


def test_where_it_fails_all_stays_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(store)

    def fail(secret: bytes, passphrase: str) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(vault, "wrapped", fail)
        with pytest.raises(MemoryError):
            store.lock(PASSPHRASE)
    assert not store.is_locked
    assert whole(store) == before


def test_a_value_moved_to_another_column_is_not_taken_for_its_own(store: Store) -> None:
    store.lock(PASSPHRASE)
    with closing(sqlite3.connect(store.path)) as stranger:
        stranger.execute("UPDATE mark SET text = quote")
        stranger.commit()
    with pytest.raises(StoreError) as damaged:
        store.load(A)
    assert damaged.value.code == "store-damaged"


def test_a_damaged_store_is_salvaged_with_its_passphrase(store: Store, tmp_path: Path) -> None:
    store.lock(PASSPHRASE)
    store.close()
    path = tmp_path / "marks.db"
    data = bytearray(path.read_bytes())
    data[-2000:-1000] = b"\xff" * 1000
    path.write_bytes(bytes(data))
    with Store(tmp_path, PASSPHRASE) as again:
        assert again.is_locked
        assert told(tmp_path) == []


def test_what_is_kept_elsewhere_can_be_sealed_with_it(store: Store) -> None:
    assert store.seal("/客户", "windows") == "/客户"
    store.lock(PASSPHRASE)
    sealed = store.seal("/客户", "windows")
    assert "客户" not in sealed
    assert store.unseal(sealed, "windows") == "/客户"
    assert store.unseal(sealed, "open_folder") == ""
    assert store.unseal("/客户", "windows") == "/客户"
    store.lock("", old=PASSPHRASE)
    assert store.unseal(sealed, "windows") == ""


def test_recognised_pages_go_when_a_passphrase_is_set(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "cache" / "recognition" / A / "1.json"
    page.parent.mkdir(parents=True)
    page.write_text("王某某", "utf-8")
    store.lock(PASSPHRASE)
    assert not page.exists()


def test_the_lock_is_seen_where_a_killed_program_left_a_change_half_done(
    store: Store, tmp_path: Path
) -> None:
    store.lock("p")
    path = store.path
    store.close()
    killed = f"""
import os, sqlite3
held = sqlite3.connect({str(path)!r}, isolation_level=None)
held.execute("PRAGMA journal_mode = DELETE")
held.execute("PRAGMA cache_size = 1")
held.execute("BEGIN IMMEDIATE")
held.execute("DELETE FROM lock")
held.execute("CREATE TABLE much (words TEXT)")
for _ in range(200):
    held.execute("INSERT INTO much VALUES (?)", ("x" * 4000,))
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", killed], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    assert is_locked(tmp_path)


def test_a_folder_without_a_store_has_no_lock(tmp_path: Path) -> None:
    assert not is_locked(tmp_path)
    (tmp_path / "marks.db").write_bytes(b"x" * 4096)
    assert not is_locked(tmp_path)


def test_every_column_that_can_hold_words_is_sealed_or_known_to_be_harmless(store: Store) -> None:
    harmless = {
        *("contract.sha256", "contract.opened", "decision.finding", "decision.modified"),
        *("decision.status", "fact.field", "fact.modified", "instalment.modified", "log.at"),
        *(
            "log.kind",
            "log.status",
            "log.step",
            "mark.colour",
            "mark.created",
            "mark.id",
            "mark.modified",
            "matter.created",
        ),
        *("model_clause.id", "model_clause.modified", "party.modified", "party.role"),
        *("setting.name",),
    }
    with closing(sqlite3.connect(store.path)) as looking:
        tables = [
            row[0] for row in looking.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        texts = {
            f"{table}.{name}"
            for table in tables
            for _, name, kind, *_ in looking.execute(f"PRAGMA table_info({table})")
            if kind == "TEXT" and name != "contract"
        }
    sealed = {f"{table}.{name}" for table, names in vault.SEALED.items() for name in names}
    assert texts == sealed | harmless
    assert not sealed & harmless


SETTER = """
import sys
sys.path[:] = sys.argv[2:]
from pathlib import Path
from reviewer.marks import sealing
from reviewer.marks.deeds import Deed, DeedKind, LogEntry, Step
from reviewer.marks.store import Store
sealing._LOG2_N = 4
with Store(Path(sys.argv[1])) as store:
    print("now", flush=True)
    while True:
        store.lock("p")
        store.lock("", old="p")
"""


@pytest.mark.slow
def test_killed_while_it_is_set_or_taken_away_all_is_there(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        fill(store)
        before = whole(store)
    seen = set()
    for turn in range(20):
        setter = subprocess.Popen(
            [sys.executable, "-c", SETTER, str(tmp_path), *sys.path], stdout=subprocess.PIPE
        )
        assert setter.stdout is not None
        setter.stdout.readline()
        time.sleep(0.013 * turn)
        setter.kill()
        setter.wait()
        setter.stdout.close()
        locked = is_locked(tmp_path)
        seen.add(locked)
        with Store(tmp_path, "p" if locked else "") as store:
            assert store.notice is None
            assert whole(store) == before
            if locked:
                store.lock("", old="p")
    assert seen == {True, False}

"""Marks, decisions and recent contracts are kept and found again."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from desk_values import NOON, WORK, a_decision, a_mark, sessions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_values import CONTRACT, A, B, raised, save

from reviewer.labels import Verdict
from reviewer.marks import commands as c
from reviewer.marks.deeds import Deed, DeedKind, LogEntry, Step
from reviewer.marks.model import Dismissal, Status
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(sessions)
def test_what_was_saved_is_there_again(commands: list[c.Command]) -> None:
    with TemporaryDirectory() as folder:
        state = ReviewState()
        with Store(Path(folder)) as store:
            store.remember(A, CONTRACT, NOON)
            for command in commands:
                after = command.apply(state)
                store.save(A, state, after, LogEntry(NOON, command.deed))
                state = after
        with Store(Path(folder)) as store:
            assert store.load(A) == state
            assert [entry.deed for entry in store.log(A)] == [each.deed for each in commands]


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
            window.save(A, state, command.apply(state), LogEntry(NOON, command.deed))
        assert set(store.load(A).marks) == {"mine", "theirs"}
        assert set(other.load(A).decisions) == {"k1"}


def test_nothing_of_a_failed_change_is_kept(store: Store) -> None:
    before = store.load(A)
    broken = ReviewState(marks={"m1": a_mark("m1"), "m2": a_mark("m2", text="\ud800")})
    with pytest.raises(UnicodeEncodeError):
        store.save(A, before, broken, WORK)
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


def test_a_store_tells_that_another_program_wrote(tmp_path: Path, store: Store) -> None:
    before = store.counter()
    save(store, c.AddMark(a_mark()))
    assert store.counter() == before
    with Store(tmp_path) as other:
        save(other, c.AddMark(a_mark("m2")))
    assert store.counter() != before


def test_the_log_of_another_joins_in_its_own_time_and_only_once(store: Store) -> None:
    save(store, c.AddMark(a_mark()))
    entries = [
        LogEntry(NOON - timedelta(hours=1), Deed(DeedKind.NOTE, "乙方"), author="王某"),
        LogEntry(NOON + timedelta(hours=1), Deed(DeedKind.WORDED, "添加批注"), author="王某"),
    ]
    store.add_log(A, entries)
    store.add_log(A, entries)
    own = LogEntry(NOON, c.AddMark(a_mark()).deed)
    assert store.log(A) == (entries[0], own, entries[1])


_deeds = st.builds(
    Deed,
    st.just(DeedKind.DECIDE_ALL),
    value=st.text(max_size=8),
    status=st.sampled_from(Status),
    reason=st.none() | st.sampled_from(Dismissal),
    count=st.integers(0, 99),
) | st.builds(Deed, st.sampled_from([DeedKind.NOTE, DeedKind.CORRECT_PARTY]), st.text(max_size=8))
_entries = st.builds(
    LogEntry,
    st.datetimes(timezones=st.just(UTC)),
    _deeds,
    st.sampled_from(Step),
    place=st.text(max_size=8),
    author=st.none() | st.text(max_size=8),
)


@given(st.lists(_entries, unique=True))
def test_entries_of_the_log_are_there_again(entries: list[LogEntry]) -> None:
    with TemporaryDirectory() as folder:
        with Store(Path(folder)) as store:
            store.remember(A, CONTRACT, NOON)
            store.add_log(A, entries)
        with Store(Path(folder)) as store:
            assert set(store.log(A)) == set(entries)


def test_a_log_with_a_kind_that_is_none_is_damage(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        save(store, c.AddMark(a_mark()))
    with closing(sqlite3.connect(tmp_path / "marks.db")) as connection, connection:
        connection.execute("UPDATE log SET kind = 'AddMark'")
    with Store(tmp_path) as store, raised("store-damaged"):
        store.log(A)


def test_a_contract_is_found_again_by_its_hash(store: Store) -> None:
    assert store.path_of(A) == CONTRACT
    assert store.path_of("f" * 64) is None


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

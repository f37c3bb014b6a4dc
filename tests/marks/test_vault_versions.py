"""Stores under a passphrase that earlier versions wrote."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from desk_values import NOON

from reviewer.marks import sealing
from reviewer.marks.deeds import Change, Deed, DeedKind, LogEntry, Step
from reviewer.marks.store import Store

A = "a" * 64


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stores were sealed with a key that is quickly made."""
    monkeypatch.setattr(sealing, "_LOG2_N", 4)


def test_an_older_store_under_a_passphrase_keeps_the_words_of_its_log(tmp_path: Path) -> None:
    """The store was written by the version before entries of the log were values."""
    dump = (Path(__file__).parent / "sealed-store-7.sql").read_text("utf-8")
    with closing(sqlite3.connect(tmp_path / "marks.db")) as connection:
        connection.executescript(dump)
    with Store(tmp_path, "口令") as store:
        state, log = store.load(A), store.log(A)
        assert (set(state.marks), set(state.decisions)) == ({"m1"}, {"k1"})
        assert [(entry.deed, entry.author) for entry in log] == [
            (Deed(DeedKind.WORDED, "高亮“甲方”　第一条"), None),
            (Deed(DeedKind.WORDED, "采纳“账号转让”　第一条"), None),
            (Deed(DeedKind.WORDED, "添加高亮"), "王律师"),
        ]
        store.add_log(A, log)
        assert store.log(A) == log


def test_an_older_store_does_not_know_what_its_corrections_changed(tmp_path: Path) -> None:
    """The store was written by the version before the log kept what facts were and became."""
    dump = (Path(__file__).parent / "sealed-store-8.sql").read_text("utf-8")
    with closing(sqlite3.connect(tmp_path / "marks.db")) as connection:
        connection.executescript(dump)
    with Store(tmp_path, "口令") as store:
        log = store.log(A)
        assert [(entry.deed, entry.step, entry.change) for entry in log] == [
            (Deed(DeedKind.CORRECT_FACT, "price_cny"), Step.DONE, None),
            (Deed(DeedKind.CORRECT_PARTY, "甲方"), Step.DONE, None),
            (Deed(DeedKind.CORRECT_INSTALMENT), Step.DONE, None),
            (Deed(DeedKind.SET_SIGNING_DAY, value="2019-09-22"), Step.DONE, None),
            (Deed(DeedKind.SET_PERFORMANCE_DAY, value="2020-01-01"), Step.DONE, None),
            (Deed(DeedKind.RESTORE_FACT, "price_cny"), Step.DONE, None),
            (Deed(DeedKind.RESTORE_FACT, "price_cny"), Step.UNDONE, None),
        ]
        store.add_log(A, log)
        told = LogEntry(
            NOON + timedelta(days=1), Deed(DeedKind.RESTORE_SIGNING_DAY), change=Change(None, None)
        )
        store.add_log(A, [told, told])
        assert store.log(A) == (*log, told)

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from desk_values import NOON, WORK, a_decision, a_mark

from reviewer.document.model import Span
from reviewer.marks import commands as c
from reviewer.marks.anchors import anchor_at
from reviewer.marks.reopening import reopen
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

OLD, NEW = "a" * 64, "b" * 64
PATH = Path("转让协议.docx")
TEXT = "第一条 甲方将其名下九个微信号转让给乙方。"
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        yield store


def mark_and_decide(store: Store) -> ReviewState:
    start = TEXT.index("九个微信号转让给乙方")
    mark = a_mark(anchor=anchor_at(TEXT, Span(start, start + 10)))
    before = reopen(store, OLD, PATH, TEXT, NOON).state
    after = c.Together(WORK.deed, (c.AddMark(mark), c.Decide(a_decision()))).apply(before)
    store.save(OLD, before, after, WORK)
    return after


def test_a_new_contract_starts_empty(store: Store) -> None:
    reopened = reopen(store, OLD, PATH, TEXT, NOON)
    assert reopened.state == ReviewState()
    assert not reopened.taken_over
    assert store.recent()[0].sha256 == OLD


def test_the_same_file_comes_back_as_it_was_left(store: Store) -> None:
    left = mark_and_decide(store)
    reopened = reopen(store, OLD, PATH, TEXT, LATER)
    assert reopened.state == left
    assert not reopened.taken_over
    assert store.log(OLD) == (WORK,)


def test_a_text_read_otherwise_keeps_its_marks_in_place(store: Store) -> None:
    mark_and_decide(store)
    text = "转让协议\n" + TEXT
    reopened = reopen(store, OLD, PATH, text, LATER)
    (mark,) = reopened.state.marks.values()
    assert mark.anchor.span is not None
    assert mark.anchor.span.of(text) == "九个微信号转让给乙方"
    assert store.load(OLD) == reopened.state


def test_a_new_version_at_the_same_path_takes_over_the_work(store: Store) -> None:
    left = mark_and_decide(store)
    text = TEXT.replace("九个", "八个")
    reopened = reopen(store, NEW, PATH, text, LATER)
    assert reopened.taken_over
    assert reopened.moved == {"m1"}
    assert reopened.state.decisions == left.decisions
    assert store.load(NEW) == reopened.state
    assert store.load(OLD) == left


def test_work_is_taken_over_once(store: Store) -> None:
    mark_and_decide(store)
    first = reopen(store, NEW, PATH, TEXT, LATER).state
    emptied = c.DeleteMark(first.marks["m1"]).apply(first)
    store.save(NEW, first, emptied, WORK)
    reopened = reopen(store, NEW, PATH, TEXT, LATER)
    assert not reopened.taken_over
    assert not reopened.state.marks


def test_marks_on_deleted_words_come_over_as_orphans(store: Store) -> None:
    mark_and_decide(store)
    reopened = reopen(store, NEW, PATH, "租赁合同", LATER)
    assert reopened.lost == {"m1"}
    assert reopened.state.marks["m1"].is_orphan

"""The lawyer's own model clauses: kept, searched, and carried to another machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from desk_values import NOON
from hypothesis import given
from hypothesis import strategies as st

from reviewer.errors import StoreError
from reviewer.labels import Label
from reviewer.marks.model_clauses import _LARGEST, FORMAT, ModelClause, read, written
from reviewer.marks.store import Store

CLAUSE = ModelClause("c1", "剔除账号", "标的不包括任何微信号。", NOON, Label.ACCOUNT_TRANSFER, "王")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as made:
        yield made


def test_clauses_are_kept_the_latest_first(store: Store) -> None:
    later = ModelClause("c2", "脱敏", "已匿名化。", NOON + timedelta(hours=1))
    store.clauses.put_all((CLAUSE, later))
    assert store.clauses.all() == (later, CLAUSE)


def test_a_clause_takes_the_place_of_its_earlier_form(store: Store) -> None:
    changed = replace(CLAUSE, wording="标的不包括任何账号。")
    store.clauses.put(CLAUSE)
    store.clauses.put(changed)
    assert store.clauses.all() == (changed,)


def test_a_removed_clause_is_gone(store: Store) -> None:
    store.clauses.put(CLAUSE)
    store.clauses.remove(CLAUSE.id)
    assert store.clauses.all() == ()


def test_clauses_stay_when_the_contracts_are_purged(store: Store) -> None:
    store.clauses.put(CLAUSE)
    store.purge_all()
    assert store.clauses.all() == (CLAUSE,)


@pytest.mark.parametrize("words", ["剔除", "微信号", "账号转让", "王"])
def test_title_wording_label_and_author_are_searched(words: str) -> None:
    assert CLAUSE.says(words)


def test_other_words_are_not_found() -> None:
    assert not CLAUSE.says("抖音")
    assert not replace(CLAUSE, label=None).says("账号转让")


@pytest.mark.parametrize(("title", "wording"), [("", "甲"), ("甲", " ")])
def test_a_clause_needs_title_and_words(title: str, wording: str) -> None:
    with pytest.raises(ValueError, match="title and words"):
        ModelClause("c1", title, wording, NOON)


_texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
_clauses = st.builds(
    ModelClause,
    _texts,
    _texts.filter(str.strip),
    _texts.filter(str.strip),
    st.just(NOON),
    st.none() | st.sampled_from(Label),
    _texts,
)


@given(st.lists(_clauses, max_size=4))
def test_clauses_come_back_from_their_file(
    tmp_path_factory: pytest.TempPathFactory, clauses: list[ModelClause]
) -> None:
    path = tmp_path_factory.getbasetemp() / "clauses.json"
    path.write_text(written(clauses), "utf-8", newline="")
    assert read(path) == tuple(clauses)


def _entry(**more: object) -> dict[str, object]:
    [entry] = json.loads(written([CLAUSE]))["clauses"]
    return entry | more


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "not json",
        '{"format": "shenqi.review/1", "clauses": []}',
        json.dumps({"format": FORMAT, "clauses": [{}]}),
        json.dumps({"format": FORMAT, "clauses": [_entry(label="no such")]}),
        json.dumps({"format": FORMAT, "clauses": [_entry(title=3)]}),
        json.dumps({"format": FORMAT, "clauses": [_entry(id="")]}),
        json.dumps({"format": FORMAT, "clauses": [_entry(modified="2026-01-01T00:00:00")]}),
        json.dumps({"format": FORMAT, "clauses": [_entry(modified="9999-12-31T23:00:00+00:00")]}),
        json.dumps({"format": FORMAT, "clauses": ["clause"]}),
        " " * (_LARGEST + 1),
    ],
    ids=range(12),
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "clauses.json"
    path.write_text(content, "utf-8")
    with pytest.raises(StoreError) as caught:
        read(path)
    assert caught.value.code == "clauses-unreadable"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        read(tmp_path / "none.json")

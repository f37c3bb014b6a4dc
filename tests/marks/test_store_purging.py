"""What is purged is not on the disk any more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest
from desk_values import NOON, a_mark
from store_values import CONTRACT, A, B, on_disk, save

from reviewer.errors import StoreError
from reviewer.marks import commands as c
from reviewer.marks.places import OVERRIDE, data_folder, recognition_folder
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store


def test_earlier_versions_at_the_path_are_purged_too(tmp_path: Path, store: Store) -> None:
    save(store, c.AddMark(a_mark(text="绝密甲")))
    store.remember(B, CONTRACT, NOON + timedelta(hours=1))
    store.purge(B)
    assert "绝密甲".encode() not in on_disk(tmp_path)


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


def test_recognised_pages_alone_can_be_let_go(tmp_path: Path, store: Store) -> None:
    page = recognition_folder(tmp_path) / A / "1.json"
    page.parent.mkdir(parents=True)
    page.write_bytes(b"12345")
    save(store, c.AddMark(a_mark()))
    assert store.recognised_size() == 5
    store.forget_recognised()
    assert store.recognised_size() == 0
    assert set(store.load(A).marks) == {"m1"}

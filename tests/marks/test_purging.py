"""What is purged is gone: from the store, its backups and the recognised pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reviewer.document import scan_cache
from reviewer.errors import StoreError
from reviewer.marks.places import OVERRIDE, recognition_folder
from reviewer.marks.purging import purge
from reviewer.marks.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ONE, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Two contracts, each with recognised pages."""
    monkeypatch.setenv(OVERRIDE, str(tmp_path))
    store = Store(tmp_path)
    for sha256 in (ONE, OTHER):
        store.remember(sha256, tmp_path / f"{sha256[:3]}.pdf", NOW)
        (recognition_folder() / sha256).mkdir(parents=True)
        (recognition_folder() / sha256 / "1.json").write_text("患者档案", "utf-8")
    return store


def test_a_purged_contract_leaves_nothing_behind(store: Store) -> None:
    purge(store, ONE)
    assert [kept.sha256 for kept in store.recent()] == [OTHER]
    assert [folder.name for folder in recognition_folder().iterdir()] == [OTHER]
    store.close()


def test_a_purge_of_everything_leaves_no_contract(store: Store) -> None:
    purge(store)
    assert store.recent() == ()
    assert not recognition_folder().exists()
    store.close()


def test_a_cache_that_cannot_be_removed_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, sha256: str | None) -> None:
        raise PermissionError

    monkeypatch.setattr(scan_cache, "purge", refuse)
    with pytest.raises(StoreError) as caught:
        purge(store, ONE)
    assert caught.value.code == "store-read-only"
    store.close()

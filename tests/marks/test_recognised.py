"""Where recognised pages are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.marks.places import OVERRIDE, own_law_folder, own_rules_folder
from reviewer.marks.recognised import recognition_cache
from reviewer.marks.store import Store


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(OVERRIDE, str(tmp_path))
    return tmp_path


def test_pages_are_kept_within_the_data(data: Path) -> None:
    assert recognition_cache() == data / "cache" / "recognition"


def test_under_a_passphrase_no_page_is_kept(data: Path) -> None:
    with Store(data) as store:
        store.lock("柳暗花明 又一村")
    assert recognition_cache() is None


def test_own_rules_and_law_lie_beside_them(data: Path) -> None:
    assert (own_rules_folder(), own_law_folder()) == (data / "rules", data / "law")

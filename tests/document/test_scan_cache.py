"""Recognised pages on the disk."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_cache import PageCache, purge
from reviewer.document.scan_model import Levelling, ScanLine, ScannedPage, Sheet

A, B = "a" * 64, "b" * 64
PAGE = ScannedPage(
    Levelling(595.0, 842.0, 3, -0.5),
    (
        ScanLine(
            "甲方",
            72.0,
            80.0,
            96.0,
            94.0,
            ((72.0, 84.0), (84.0, 96.0)),
            (0.99, 0.4),
            ((83.5, 85.0),),
        ),
    ),
    (Rule(100.0, 72.0, 500.0),),
    (Rule(72.0, 100.0, 200.0),),
)


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    return PageCache(tmp_path / "recognition", "engine 1")


def test_a_page_comes_back_as_it_was(cache: PageCache) -> None:
    cache.put(A, 3, PAGE)
    assert cache.get(A, 3) == PAGE


def test_a_photographed_sheet_comes_back_too(cache: PageCache) -> None:
    sheet = Sheet(500.0, 700.0, (1.0, 0.0, 20.0, 0.0, 1.0, 30.0, 0.0, 0.0001))
    page = replace(PAGE, levelling=Levelling(595.0, 842.0, 1, 0.0, sheet))
    cache.put(A, 3, page)
    assert cache.get(A, 3) == page


def test_another_page_or_file_is_not_known(cache: PageCache) -> None:
    cache.put(A, 3, PAGE)
    assert cache.get(A, 2) is None
    assert cache.get(B, 3) is None


def test_what_another_engine_recognised_is_not_known(cache: PageCache) -> None:
    cache.put(A, 1, PAGE)
    assert PageCache(cache.folder, "engine 2").get(A, 1) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("{", ""),
        ('"format": 3', '"format": 1'),
        ('"format": 3, ', ""),
        ('"甲方"', '"甲方方"'),
        ("595.0, ", ""),
        ("595.0", '"wide"'),
        ('"lines": [', '"lines": [7, '),
        ("72.0, 84.0", "72.0"),
    ],
)
def test_a_damaged_page_is_not_known(cache: PageCache, right: str, wrong: str) -> None:
    cache.put(A, 1, PAGE)
    path = cache.folder / A / "1.json"
    words = path.read_text("utf-8")
    assert right in words
    path.write_text(words.replace(right, wrong, 1), "utf-8")
    assert cache.get(A, 1) is None


def test_a_page_that_is_no_text_is_not_known(cache: PageCache) -> None:
    cache.put(A, 1, PAGE)
    (cache.folder / A / "1.json").write_bytes(b"\xff\xfe")
    assert cache.get(A, 1) is None


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_nobody_else_can_read_the_pages(cache: PageCache) -> None:
    cache.put(A, 1, PAGE)
    for folder in (cache.folder, cache.folder / A):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((cache.folder / A / "1.json").stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    cache = PageCache(tmp_path / "taken", "engine 1")
    cache.put(A, 1, PAGE)
    assert cache.get(A, 1) is None


def test_a_full_disk_leaves_no_half_a_page(
    cache: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    cache.put(A, 1, PAGE)
    assert list((cache.folder / A).iterdir()) == []


def test_one_file_is_purged(cache: PageCache) -> None:
    cache.put(A, 1, PAGE)
    cache.put(B, 1, PAGE)
    purge(cache.folder, A)
    assert (cache.get(A, 1), cache.get(B, 1)) == (None, PAGE)


def test_all_files_are_purged(cache: PageCache) -> None:
    cache.put(A, 1, PAGE)
    purge(cache.folder)
    purge(cache.folder)
    assert not cache.folder.exists()


def test_the_room_of_the_cache_is_counted(tmp_path: Path) -> None:
    from reviewer.document import scan_cache

    assert scan_cache.size(tmp_path / "missing") == 0
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.json").write_bytes(b"12345")
    assert scan_cache.size(tmp_path) == 5


def test_a_sheet_without_its_whole_shape_is_not_known(cache: PageCache) -> None:
    sheet = Sheet(500.0, 700.0, (1.0, 0.0, 20.0, 0.0, 1.0, 30.0, 0.0, 0.0001))
    cache.put(A, 1, replace(PAGE, levelling=Levelling(595.0, 842.0, 1, 0.0, sheet)))
    path = cache.folder / A / "1.json"
    path.write_text(path.read_text("utf-8").replace(", 0.0001", "", 1), "utf-8")
    assert cache.get(A, 1) is None

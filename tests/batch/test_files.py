"""Which files of a folder are reviewed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reviewer.batch.files import FolderFile, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Contracts on two levels, one of them twice, among other files."""
    for name, words in (
        ("甲/转让.docx", "一"),
        ("甲/~$转让.docx", "锁"),
        ("租赁.PDF", "二"),
        ("租赁副本.pdf", "二"),
        ("说明.txt", "三"),
        (".隐藏/密.docx", "四"),
        (".密.docx", "五"),
        ("结果/旧.docx", "六"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(words, "utf-8")
    return tmp_path


def _names(found: list[FolderFile]) -> list[str]:
    return [each.name for each in found]


def test_contracts_are_found_on_all_levels_by_name(folder: Path) -> None:
    found = find(folder, apart=folder / "结果")
    assert _names(found) == ["甲/转让.docx", "租赁.PDF", "租赁副本.pdf"]


def test_the_same_content_is_known_as_a_copy(folder: Path) -> None:
    found = find(folder, ("租赁*",))
    assert [each.copy_of for each in found] == ["", "租赁.PDF"]
    assert found[0].sha256 == found[1].sha256


def test_folders_below_are_left_out_where_asked(folder: Path) -> None:
    assert _names(find(folder, recursive=False)) == ["租赁.PDF", "租赁副本.pdf"]


def test_patterns_choose_by_name_or_by_path(folder: Path) -> None:
    assert _names(find(folder, ("*.txt",))) == ["说明.txt"]
    assert _names(find(folder, ("甲/*",))) == ["甲/转让.docx"]


def test_a_link_to_the_folder_above_leads_nowhere(folder: Path) -> None:
    (folder / "甲" / "回").symlink_to(folder)
    assert len(find(folder, ("转让.docx",))) == 1


def test_a_file_that_cannot_be_read_has_no_hash(folder: Path) -> None:
    (folder / "断.docx").symlink_to(folder / "没有.docx")
    (broken,) = find(folder, ("断.docx",))
    assert broken == FolderFile("断.docx", "")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="没有"):
        find(tmp_path / "没有")


def test_a_folder_below_that_is_shut_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refused(path: str) -> object:
        if Path(path).name == "甲":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert _names(find(folder, apart=folder / "结果")) == ["租赁.PDF", "租赁副本.pdf"]

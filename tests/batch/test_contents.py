"""Another rule, word of law or weight of the model is another review, whatever the version says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import clause_rules
from reviewer.batch import contents
from reviewer.batch.contents import digest_of_contents, program_digest
from reviewer.review import Options

OPTIONS = Options(today=date(2026, 1, 1))


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that ship with the program, which takes their place."""
    folder = tmp_path / "data"
    shutil.copytree(Path(clause_rules.__file__).parent, folder)
    found = contents.resources.files
    monkeypatch.setattr(
        contents.resources, "files", lambda name: folder if name == "clause_rules" else found(name)
    )
    return folder


def change(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def take_away(path: Path) -> None:
    path.unlink()


def rename(path: Path) -> None:
    path.rename(path.with_name("other.yaml"))


@pytest.mark.parametrize(
    "part",
    ["rules", "vocabulary", "model/second-reader.json", "laws/civil-code.yaml", "cures.yaml"],
)
@pytest.mark.parametrize("act", [change, take_away, rename])
def test_every_part_of_the_data_counts(
    shipped: Path, part: str, act: Callable[[Path], None]
) -> None:
    before = program_digest.__wrapped__()
    path = shipped / part
    act(next(each for each in sorted(path.rglob("*.yaml"))) if path.is_dir() else path)
    assert program_digest.__wrapped__() != before


def test_what_python_keeps_for_itself_does_not_count(shipped: Path) -> None:
    before = program_digest.__wrapped__()
    kept = shipped / "__pycache__"
    kept.mkdir(exist_ok=True)
    (kept / "x.pyc").write_bytes(b"x")
    assert program_digest.__wrapped__() == before


def test_rules_and_law_of_ones_own_count(tmp_path: Path) -> None:
    added = [
        replace(OPTIONS, extra_rules=(tmp_path,)),
        replace(OPTIONS, own_rules=tmp_path),
        replace(OPTIONS, own_law=tmp_path),
    ]
    empty = [digest_of_contents(options) for options in added]
    (tmp_path / "a.yaml").write_text("a", "utf-8")
    filled = [digest_of_contents(options) for options in added]
    assert len({digest_of_contents(OPTIONS), *filled}) == 4
    assert not set(empty) & set(filled)


def test_a_folder_that_is_not_there_is_an_empty_one(tmp_path: Path) -> None:
    with_none = replace(OPTIONS, own_law=tmp_path / "none")
    assert digest_of_contents(with_none) == digest_of_contents(replace(OPTIONS, own_law=tmp_path))


def test_a_file_that_cannot_be_read_is_no_obstacle(tmp_path: Path) -> None:
    options = replace(OPTIONS, own_law=tmp_path)
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    assert digest_of_contents(options) != digest_of_contents(OPTIONS)

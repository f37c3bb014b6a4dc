"""The strings of the window's own files are what TOML says they are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import ui
from ui.string_tables import read_table

FILES = sorted(Path(ui.__file__).parent.rglob("*.toml"))


def flat(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_read_as_any_reader_of_toml_reads_it(file: Path) -> None:
    assert read_table(file) == dict(flat(tomllib.loads(file.read_text("utf-8"))))


@pytest.mark.parametrize(
    "line", ["count = 3", "words = 'single'", 'open = "no end', "[a", 'a = "1" # why', " a = true"]
)
def test_what_these_files_do_not_have_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "words.toml"
    file.write_text(f'a = "1"\n{line}\n', "utf-8")
    with pytest.raises(ValueError, match=r"words\.toml"):
        read_table(file)

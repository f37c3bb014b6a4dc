"""A whole day of a lawyer at the desk, by keys, with nothing standing in for the app."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from working_day import DECISIONS, HIGHLIGHTS, contracts_in, no_picture, play

pytestmark = pytest.mark.slow


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_what_a_day_left_is_there_after_the_restart_and_is_exported(
    qapp: QApplication, tmp_path: Path
) -> None:
    contracts = tmp_path / "contracts"
    contracts.mkdir()
    files = contracts_in(contracts)
    before = digests(contracts)
    left, found, exported = play(files, tmp_path, no_picture, date(2026, 3, 1))
    assert sum(left.decisions.values()) >= DECISIONS
    assert sum(left.marks.values()) >= HIGHLIGHTS
    assert left.facts[files[0].name] == 1
    assert set(left.marks) == {path.name for path in files}
    assert found == left
    assert len(exported) == 12
    assert all(path.stat().st_size > 1000 for path in exported)
    assert digests(contracts) == before

"""Modules are imported without PySide reading their sources."""

from __future__ import annotations

import builtins
import inspect
from pathlib import Path

import pytest

import ui.app  # noqa: F401 - as at the start


def test_a_module_is_imported_without_its_source_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def read(module: object) -> str:
        asked.append(module)
        raise OSError("no source")

    (tmp_path / "imported_after_qt.py").write_text("here = True\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(inspect, "getsource", read)
    assert builtins.__import__("imported_after_qt").here  # which PySide put its own in place of
    assert asked == []

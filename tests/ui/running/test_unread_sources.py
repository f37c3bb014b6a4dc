"""Modules are imported without PySide reading their sources."""

from __future__ import annotations

import builtins
import inspect
from pathlib import Path
from types import SimpleNamespace

import pytest

import ui.app  # noqa: F401 - as at the start
from ui.running.unread_sources import spare


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


@pytest.mark.parametrize(
    ("version", "reads"), [((6, 11, 3), False), ((6, 10, 2), True), ((6, 12, 0), True)]
)
def test_a_version_of_pyside_that_was_not_looked_at_stays_as_it_is(
    version: tuple[int, ...], reads: bool
) -> None:
    feature = SimpleNamespace(_mod_uses_pyside=lambda _: True)
    spare(feature, version)
    assert feature._mod_uses_pyside(object()) is reads


def test_a_pyside_without_such_a_function_gets_none() -> None:
    feature = SimpleNamespace()
    spare(feature, (6, 11, 3))
    assert not vars(feature)

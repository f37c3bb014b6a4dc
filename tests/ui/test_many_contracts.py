"""Contracts under any name that a file system allows; a day of opening leaves nothing behind."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.marks.model import Colour
from sample_contracts import sample
from ui.app import App
from ui.desk.contract_tab import ContractTab

pytestmark = pytest.mark.slow

_LONG = 120_000  # milliseconds


def read(app: App, path: Path, qtbot: QtBot) -> None:
    app.windows[0].open(path)
    session = app.windows[0].session
    assert session is not None
    qtbot.waitUntil(lambda: session.opinion is not None, timeout=_LONG)


def odd_paths(folder: Path) -> list[Path]:
    names = ["转让 协议 (终稿).docx", "🙂🏳️‍🌈 𠮷田.docx", "50% off #1 &amp; 'x'.docx"]
    paths = [folder / name for name in names]
    deep = folder.joinpath(*["很长的文件夹名" * 5] * 4)
    paths.append(deep / ("名" * 80 + ".docx"))
    if sys.platform == "linux":
        paths.append(Path(os.fsdecode(os.fsencode(folder) + b"/\xba\xcf\xcd\xac.docx")))
    return paths


def test_a_contract_is_reviewed_and_marked_under_any_name(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = odd_paths(tmp_path)
    for number, path in enumerate(paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sample(form="docx"), path)
        with path.open("ab") as file:
            file.write(b"\x00" * (number + 1))  # another file, another hash
    link = tmp_path / "link.docx"
    link.symlink_to(paths[0])
    assert len(os.fsencode(paths[3])) > 260
    for path in paths:
        read(app, path, qtbot)
        session = app.windows[0].session
        assert session is not None
        assert session.highlight(Span(0, 4), Colour.YELLOW) is not None
    app.windows[0].open(link)
    assert len(app.windows[0].tabs.contracts()) == len(paths)
    app.remember()
    app.context.settings.sync()
    assert app.context.store is not None
    kept = {os.fsencode(known.path) for known in app.context.store.recent()}
    assert kept == {os.fsencode(path) for path in paths}


def _children() -> int:
    folder = Path(f"/proc/{os.getpid()}/task")
    return sum(len((task / "children").read_text().split()) for task in folder.iterdir())


def _census(app: App, qtbot: QtBot) -> dict[str, int]:
    qtbot.wait(300)
    gc.collect()
    objects = app.windows[0].findChildren(QObject)
    return {
        "threads": threading.active_count(),
        "files": len([*Path(f"/proc/{os.getpid()}/fd").iterdir()]),
        "processes": _children(),
        "widgets": len(QApplication.allWidgets()),
        "timers": sum(isinstance(each, QTimer) for each in objects),
        "tabs": sum(isinstance(each, ContractTab) for each in gc.get_objects()),
    }


@pytest.mark.skipif(sys.platform != "linux", reason="counts what /proc tells")
def test_opening_and_closing_thirty_contracts_leaves_nothing_behind(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    contract = tmp_path / "转让协议.docx"
    shutil.copy(sample(form="docx"), contract)

    def once() -> None:
        read(app, contract, qtbot)
        app.windows[0].close_contract()

    for _ in range(3):
        once()
    before = _census(app, qtbot)
    for _ in range(27):
        once()
    after = _census(app, qtbot)
    # A garbage collection or a file being written may make a difference of one or two.
    assert {
        name: after[name] - before[name] for name in after if after[name] > before[name] + 2
    } == {}

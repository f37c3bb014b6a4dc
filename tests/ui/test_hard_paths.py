"""Contracts in folders whose names are long or full of signs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from window_values import Stage, a_review, span_of

from reviewer.document.reading import read
from reviewer.marks.model import Colour
from sample_contracts import sample
from ui.commands.exporting import export_folder

_NAMES = {
    "spaces": "某 某 案",
    "emoji": "😀案卷👨‍👩‍👧",
    "signs": "50% #3 & 某某;'[1]",
    "deep": "/".join(["一层又一层的很长的文件夹名称" * 3] * 7),
}


@pytest.fixture(params=_NAMES.values(), ids=_NAMES)
def hard(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = tmp_path / request.param
    folder.mkdir(parents=True)
    path = folder / "转让 协议&😀.docx"
    shutil.copy(sample("nine-accounts", form="docx"), path)
    return path


def test_its_marks_are_there_again_after_a_restart(stage: Stage, hard: Path) -> None:
    stage.show(hard, a_review())
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("九个微信号"), Colour.YELLOW)
    stage.restart()
    stage.window.filing.show_recent()
    [row] = stage.window.start.recent.rows()
    assert row.contract.path == hard
    row.chosen.emit(row.contract)
    stage.show(hard, a_review())
    assert stage.window.session is not None
    assert len(stage.window.session.state.marks) == 1


def test_its_tab_says_its_name_and_reports_go_beside_it(stage: Stage, hard: Path) -> None:
    stage.show(hard, a_review())
    bar = stage.window.tabs.findChild(QTabBar)
    assert bar is not None
    assert bar.tabText(1) == "转让 协议&&😀.docx"  # Qt shows one sign for two
    assert hard.name in stage.window.windowTitle()
    assert export_folder(hard, stage.context.settings) == hard.parent


def test_it_is_read(hard: Path) -> None:
    assert "微信" in read(hard).text


def test_one_of_the_folders_is_deeper_than_windows_likes(tmp_path: Path) -> None:
    assert len(str(tmp_path / _NAMES["deep"])) > 260

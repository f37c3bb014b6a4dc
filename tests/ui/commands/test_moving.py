"""The data folder is moved from the preferences; a disk that is not plugged in is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.errors import StoreError
from reviewer.marks import moving, places
from reviewer.marks.model import Colour
from reviewer.marks.places import MOVED, STORE, Moved
from reviewer.marks.store import Store
from ui.commands.dispatch import ask_preferences
from ui.commands.moving import tell_moved
from ui.dialogs.preferences.data_page import DataPage
from ui.dialogs.trouble.away_dialog import AwayDialog


@pytest.fixture(autouse=True)
def usual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(places.OVERRIDE)
    folder = tmp_path / "usual"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def page(stage: Stage, contract: Path) -> DataPage:
    """The page of the preferences, with a mark on a contract."""
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW)
    return ask_preferences(stage.window).data


def press(stage: Stage, text: str) -> None:
    shown = stage.window.banner.findChildren(QPushButton)
    next(made for made in shown if made.text() == text and made.isVisible()).click()


def test_the_data_are_moved_and_the_app_starts_anew(
    page: DataPage, stage: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "disk"
    page.ask_move(target)
    assert str(target) in page.move_words.text()
    assert not target.exists()
    with qtbot.waitSignals([stage.context.moving, stage.context.restart_wanted]):
        page.move_confirm.click()
    source = stage.context.settings.folder
    assert places.moved() == Moved(target, source)
    stage.context.close()
    with Store() as moved:
        assert moved.path.parent == target
        assert len(moved.load("a" * 64).marks) == 1
    assert (source / STORE).is_file()


def test_why_a_place_cannot_be_taken_is_said(page: DataPage, stage: Stage) -> None:
    page.ask_move(stage.context.settings.folder / "inside")
    assert "数据文件夹之内" in page.move_words.text()
    assert page.move_confirm.isHidden()


def test_a_move_that_fails_leaves_all_as_it_was(
    page: DataPage, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreError("move-differs", path=tmp_path)

    monkeypatch.setattr(moving, "copy_files", fail)
    page.ask_move(tmp_path / "disk")
    page.move_confirm.click()
    assert "不一致" in page.move_words.text()
    assert page.isEnabled()
    assert places.moved() is None
    assert not (tmp_path / "disk").exists()
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("更换密码"), Colour.RED)
    assert stage.context.store is not None
    assert len(stage.context.store.load("a" * 64).marks) == 2


def test_another_app_on_the_data_is_told_before_anything_is_copied(
    page: DataPage, stage: Stage, tmp_path: Path
) -> None:
    with Store(stage.context.settings.folder) as other:
        other.load("a" * 64)
        page.ask_move(tmp_path / "disk")
        page.move_confirm.click()
    assert "另一个审契" in page.move_words.text()
    assert not (tmp_path / "disk").exists()


def test_a_folder_that_the_environment_names_is_not_moved(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(places.OVERRIDE, str(tmp_path))
    button = ask_preferences(stage.window).data.move_button
    assert not button.isEnabled()
    assert places.OVERRIDE in button.toolTip()


def test_a_note_is_not_read_where_the_environment_names_the_folder(
    stage: Stage, usual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual.mkdir(exist_ok=True)
    (usual / MOVED).write_text("?", "utf-8")
    monkeypatch.setenv(places.OVERRIDE, str(tmp_path))
    tell_moved(stage.window)
    assert not stage.window.banner.isVisible()


def test_the_next_start_tells_of_the_old_copy_until_it_is_decided_on(
    page: DataPage, stage: Stage, tmp_path: Path
) -> None:
    page.ask_move(tmp_path / "disk")
    page.move_confirm.click()
    source = stage.context.settings.folder
    tell_moved(stage.window)
    assert str(source) in stage.window.banner.text
    press(stage, "删除副本")
    assert not (source / STORE).exists()
    stage.window.banner.hide()
    tell_moved(stage.window)
    assert not stage.window.banner.isVisible()


def test_the_old_copy_may_be_kept(page: DataPage, stage: Stage, tmp_path: Path) -> None:
    page.ask_move(tmp_path / "disk")
    page.move_confirm.click()
    tell_moved(stage.window)
    press(stage, "保留副本")
    assert (stage.context.settings.folder / STORE).exists()
    assert places.moved() == Moved(tmp_path / "disk", None)


def test_a_disk_that_is_not_there_is_asked_for_until_it_is(
    usual: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    disk = tmp_path / "disk"
    places.note_moved(Moved(disk, None))
    dialog = AwayDialog()
    qtbot.addWidget(dialog)
    assert str(disk) in dialog.said.text()
    dialog.again_button.click()
    assert "仍然不在" in dialog.said.text()
    assert dialog.result() == 0
    disk.mkdir()
    (disk / STORE).write_bytes(b"")
    dialog.again_button.click()
    assert dialog.result() == AwayDialog.DialogCode.Accepted


def test_without_the_disk_one_goes_on_in_the_usual_folder(
    usual: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    places.note_moved(Moved(tmp_path / "disk", None))
    dialog = AwayDialog()
    qtbot.addWidget(dialog)
    dialog.usual_button.click()
    assert places.data_folder() == usual


def test_a_note_of_the_move_that_cannot_be_removed_is_told(
    usual: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    places.note_moved(Moved(tmp_path / "disk", None))
    dialog = AwayDialog()
    qtbot.addWidget(dialog)
    monkeypatch.setattr(places, "note_moved", refuse)
    dialog.usual_button.click()
    assert str(usual) in dialog.said.text()
    assert dialog.result() == 0


def test_a_note_of_the_move_that_cannot_be_read_is_told(usual: Path, qtbot: QtBot) -> None:
    usual.mkdir()
    (usual / MOVED).write_text("?", "utf-8")
    dialog = AwayDialog()
    qtbot.addWidget(dialog)
    assert "读不出来" in dialog.said.text()
    dialog.again_button.click()
    assert dialog.result() == 0

"""A desk left alone under a passphrase goes out of sight until the passphrase is given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.marks import sealing
from reviewer.marks.model import Colour
from ui.app import App
from ui.commands.dispatch import ask_preferences
from ui.dialogs.passphrase.idle_lock import IdleLock
from ui.kept.settings import Settings

PASSPHRASE = "柳暗花明 又一村"


@dataclass
class Clock:
    """A clock that the test sets, in seconds."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += 60 * minutes


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_LOG2_N", 4)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lock(stage: Stage, contract: Path, clock: Clock, qapp: QApplication) -> Iterator[IdleLock]:
    stage.show(contract)
    assert stage.context.lock(PASSPHRASE, old="") is None
    made = IdleLock(qapp, stage.context.readmit, clock)
    made.watch(10)
    yield made
    made.watch(0)
    if made.dialog is not None:
        made.dialog.accept()


def left_alone(lock: IdleLock, clock: Clock) -> None:
    clock.pass_minutes(10)
    lock.look()
    assert lock.dialog is not None


def give(lock: IdleLock, passphrase: str) -> None:
    assert lock.dialog is not None
    lock.dialog.passphrase.setText(passphrase)
    lock.dialog.open_button.click()


def test_after_the_time_chosen_the_windows_are_out_of_sight(
    lock: IdleLock, clock: Clock, stage: Stage
) -> None:
    clock.pass_minutes(9)
    lock.look()
    assert stage.window.isVisible()
    clock.pass_minutes(1)
    lock.look()
    assert not stage.window.isVisible()
    assert lock.dialog is not None
    assert lock.dialog.isVisible()


def test_the_question_has_the_sign_of_the_app(lock: IdleLock, clock: Clock) -> None:
    left_alone(lock, clock)
    assert lock.dialog is not None
    assert not lock.dialog.windowIcon().isNull()


def test_a_key_or_the_mouse_puts_it_off(
    lock: IdleLock, clock: Clock, stage: Stage, qtbot: QtBot
) -> None:
    clock.pass_minutes(9)
    qtbot.keyClick(stage.window, Qt.Key.Key_Shift)
    clock.pass_minutes(9)
    lock.look()
    qtbot.mouseMove(stage.window.desk)
    assert stage.window.isVisible()


def test_a_machine_that_slept_was_left_alone(lock: IdleLock, clock: Clock, stage: Stage) -> None:
    clock.pass_minutes(8 * 60)
    lock.look()
    assert not stage.window.isVisible()


def test_a_clock_set_back_begins_anew(lock: IdleLock, clock: Clock, stage: Stage) -> None:
    clock.pass_minutes(-600)
    lock.look()
    clock.pass_minutes(9)
    lock.look()
    assert stage.window.isVisible()
    clock.pass_minutes(1)
    lock.look()
    assert not stage.window.isVisible()


def test_only_the_passphrase_brings_everything_back(
    lock: IdleLock, clock: Clock, stage: Stage
) -> None:
    session = stage.window.session
    preferences = ask_preferences(stage.window)
    left_alone(lock, clock)
    assert not preferences.isVisible()
    give(lock, "不是这个口令")
    assert lock.dialog is not None
    assert "不正确" in lock.dialog.said.text()
    assert not stage.window.isVisible()
    give(lock, PASSPHRASE)
    assert stage.window.isVisible()
    assert preferences.isVisible()
    assert stage.window.session is session
    assert lock.dialog is None
    clock.pass_minutes(9)
    lock.look()
    assert stage.window.isVisible()


def test_a_note_being_written_is_kept(lock: IdleLock, clock: Clock, stage: Stage) -> None:
    desk, session = stage.window.desk, stage.window.session
    assert session is not None
    desk.reading.view.select(span_of("更换密码"))
    desk.marking.note()
    assert desk.marking.editor is not None
    desk.marking.editor.field.setPlainText("问委托人")
    left_alone(lock, clock)
    assert [mark.text for mark in session.state.marks.values()] == ["问委托人"]


def test_what_the_background_shows_meanwhile_waits(
    lock: IdleLock, clock: Clock, stage: Stage, qtbot: QtBot
) -> None:
    left_alone(lock, clock)
    late = QDialog(stage.window)
    late.show()
    qtbot.waitUntil(lambda: not late.isVisible())
    give(lock, PASSPHRASE)
    assert late.isVisible()


def test_who_does_not_know_it_leaves(
    lock: IdleLock, clock: Clock, stage: Stage, qtbot: QtBot
) -> None:
    left_alone(lock, clock)
    assert lock.dialog is not None
    with qtbot.waitSignal(lock.left):
        lock.dialog.reject()
    assert not stage.window.isVisible()


def test_work_saved_before_is_there_after(lock: IdleLock, clock: Clock, stage: Stage) -> None:
    session = stage.window.session
    assert session is not None
    left_alone(lock, clock)
    give(lock, PASSPHRASE)
    session.highlight(span_of("更换密码"), Colour.RED)
    assert len(stage.context.store.load("a" * 64).marks) == 1  # type: ignore[union-attr]


def test_without_a_passphrase_there_is_nothing_to_choose(stage: Stage) -> None:
    dialog = ask_preferences(stage.window)
    assert not dialog.data.idle.isEnabled()
    assert stage.context.lock(PASSPHRASE, old="") is None
    assert dialog.data.idle.isEnabled()


def test_the_time_is_kept_and_told(stage: Stage, qtbot: QtBot) -> None:
    assert stage.context.lock(PASSPHRASE, old="") is None
    dialog = ask_preferences(stage.window)
    assert dialog.data.idle.currentText() == "15 分钟后"
    dialog.data.idle.setCurrentIndex(dialog.data.idle.findData(5))
    with qtbot.waitSignal(stage.context.guard_changed):
        dialog.data.idle.activated.emit(dialog.data.idle.currentIndex())
    assert stage.context.settings.number("idle_minutes", 0) == 5


def test_the_app_locks_once_there_is_a_passphrase(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    app = App(qapp, Settings(tmp_path / "new"), lambda: date(2026, 3, 1))
    app.watch_idleness()
    assert app._idle is None
    assert app.context.lock(PASSPHRASE, old="") is None
    assert app._idle is not None
    window: QWidget = app.open_window()
    app._idle.lock()
    assert not window.isVisible()
    assert app._idle.dialog is not None
    app._idle.dialog.passphrase.setText(PASSPHRASE)
    app._idle.dialog.open_button.click()
    assert window.isVisible()
    app._idle.watch(0)
    window.close()
    window.deleteLater()
    app.context.close()

"""What no part of the app caught: told by its place, and the app goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.app import App
from ui.dialogs.trouble.crash_dialog import CrashDialog
from ui.faults import crash, logbook

WORDS = "甲方将其名下九个微信号转让给乙方"


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    yield logbook.start(tmp_path)
    logbook.stop()


@pytest.fixture
def guard(logs: Path, qtbot: QtBot) -> crash.Guard:
    return crash.Guard(logs)


def caught(error: Exception) -> Exception:
    try:
        raise error
    except Exception as raised:  # noqa: BLE001 - any will do
        return raised


def written(logs: Path) -> str:
    return "".join(path.read_text("utf-8") for path in logs.iterdir())


def test_an_uncaught_error_is_told_and_logged_by_its_place(guard: crash.Guard, logs: Path) -> None:
    heard: list[str] = []
    guard.crashed.connect(heard.append)
    error = caught(KeyError(WORDS))
    guard.take(type(error), error, error.__traceback__)
    assert len(heard) == 1
    assert heard[0].startswith("KeyError test_crash.py:")
    assert heard[0] in written(logs)
    assert "微信号" not in heard[0] + written(logs)


def test_one_in_a_thread_is_told_on_the_main_thread(guard: crash.Guard, qtbot: QtBot) -> None:
    told_on: list[threading.Thread] = []
    guard.crashed.connect(lambda _place: told_on.append(threading.current_thread()))
    error = caught(KeyError(WORDS))
    arguments = threading.ExceptHookArgs((type(error), error, error.__traceback__, None))
    thread = threading.Thread(target=lambda: guard._take_of_thread(arguments))
    with qtbot.waitSignal(guard.crashed):
        thread.start()
    thread.join()
    assert told_on


def test_of_what_qt_says_only_the_speaker_is_logged(logs: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from PySide6.QtCore import qWarning\n"
        "from ui.faults import crash, logbook\n"
        "logs = logbook.start(pathlib.Path(sys.argv[1]))\n"
        "crash.Guard(logs).install()\n"
        f"qWarning('QImageReader::read: cannot read {WORDS}')\n"
        f"qWarning('{WORDS}')\n"
    )
    subprocess.run([sys.executable, "-c", code, str(logs.parent)], check=True, timeout=60)
    assert "qt: default: QImageReader::read" in written(logs)
    assert "微信号" not in written(logs)


def test_a_crash_of_the_process_is_told_at_the_next_start_once(logs: Path) -> None:
    code = (
        "import faulthandler, sys, pathlib\n"
        "from ui.faults import crash\n"
        "crash.Guard(pathlib.Path(sys.argv[1])).install()\n"
        f"words = {WORDS!r}\n"
        "faulthandler._sigsegv()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(logs)], check=False, timeout=60)
    assert done.returncode != 0
    told = crash.last_crash(logs)
    assert "Segmentation fault" in told or "access violation" in told
    assert "微信号" not in told
    assert str(Path.home()) not in told
    assert crash.last_crash(logs) == ""


def test_one_that_was_killed_has_nothing_to_tell(logs: Path) -> None:
    (logs / "crash-999999.txt").write_text("")
    assert crash.last_crash(logs, lambda _process: False) == ""
    assert not list(logs.glob("crash-*"))


def test_the_file_of_an_app_that_runs_is_left_alone(logs: Path) -> None:
    (logs / f"crash-{os.getpid()}.txt").write_text("")
    assert crash.last_crash(logs) == ""
    assert list(logs.glob("crash-*"))


def test_after_a_regular_end_nothing_is_left(logs: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from ui.faults import crash\n"
        "guard = crash.Guard(pathlib.Path(sys.argv[1]))\n"
        "guard.install()\n"
        "assert list(pathlib.Path(sys.argv[1]).glob('crash-*'))\n"
        "guard.remove()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(logs)], check=True, timeout=60)
    assert not list(logs.glob("crash-*"))


def test_the_dialog_says_that_nothing_is_lost_and_copies_the_place(app: App) -> None:
    app.tell_crash("KeyError page.py:7")
    dialog = app.windows[0].findChild(CrashDialog)
    assert dialog is not None
    assert "已保存" in dialog.said.text()
    dialog.copy_button.click()
    assert "KeyError page.py:7" in QGuiApplication.clipboard().text()
    assert "Python" in QGuiApplication.clipboard().text()


def test_what_fails_meanwhile_joins_the_dialog(app: App) -> None:
    for place in ("KeyError page.py:7", "ValueError page.py:8", "KeyError page.py:7"):
        app.tell_crash(place)
    [dialog] = app.windows[0].findChildren(CrashDialog)
    assert dialog.details.toPlainText().count("page.py:7") == 1
    assert "page.py:8" in dialog.details.toPlainText()
    dialog.accept()
    assert app._crash is None


def test_a_crash_of_the_last_run_offers_no_restart(app: App) -> None:
    app.tell_crash("Segmentation fault", ended=True)
    dialog = app.windows[0].findChild(CrashDialog)
    assert dialog is not None
    assert dialog.restart_button.isHidden()
    assert "上次" in dialog.heading.text()

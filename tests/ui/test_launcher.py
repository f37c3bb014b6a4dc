"""The command `shenqi`, in a process of its own: what it imports is the point."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reviewer.cli
from ui import launcher

HEAVY = ["jieba", "pdfplumber", "docx", "typst", "onnxruntime"]
HEAVY += ["lxml", "pypdfium2", "jsonschema", "ahocorasick"]


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "SHENQI_DATA_DIR": str(folder),
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_subcommand_needs_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys, ui.launcher\n"
        "try: ui.launcher.main(['--version'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = run(code, tmp_path)
    assert done.stdout.splitlines() == [f"shenqi {reviewer.__version__}", "[]"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="a display is always there")
def test_without_a_display_it_says_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert launcher.main(["合同.docx"]) == 2
    assert "shenqi review" in capsys.readouterr().err


def test_every_command_of_the_command_line_is_passed_on() -> None:
    assert set(reviewer.cli.COMMANDS) <= launcher.COMMANDS


def test_nothing_heavy_is_loaded_when_the_window_is_shown(tmp_path: Path) -> None:
    code = (
        "import sys, datetime, pathlib\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.app import App\n"
        "from ui.kept.settings import Settings\n"
        "qt = QApplication([])\n"
        "app = App(qt, Settings(), lambda: datetime.date(2026, 3, 1))\n"
        "window = app.open_window()\n"
        "qt.processEvents()\n"
        f"print(window.isVisible(), [name for name in {HEAVY!r} if name in sys.modules])\n"
        "window.close()"
    )
    done = run(code, tmp_path)
    assert done.stdout.strip() == "True []", done.stderr


def test_none_keeps_its_references_over_many_updates(tmp_path: Path) -> None:
    # PySide6 6.12.0 stole one with nearly every call that returns nothing (PYSIDE-3474).
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "qt = QApplication([])\n"
        "widget = QWidget()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(1000): widget.update()\n"
        "print(sys.getrefcount(None) - before > -100)"
    )
    assert run(code, tmp_path).stdout.strip() == "True"

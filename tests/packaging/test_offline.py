"""A review reaches for no network: neither the command nor the processes it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sample_contracts import sample

# Every Python that starts with this in its path writes down each reach for a network, and fails it.
GUARD = """
import os, sys

REACHES = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
           "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request")

def watch(event, arguments):
    if event in REACHES:
        with open(os.environ["REACHED"], "a") as log:
            print(event, file=log)
        raise OSError("the network is not for us")

with open(os.environ["STARTED"], "a") as log:
    print(os.getpid(), file=log)
sys.addaudithook(watch)
"""


class Guarded:
    """Runs Python under the guard and tells what it reached for."""

    def __init__(self, folder: Path) -> None:
        (folder / "sitecustomize.py").write_text(GUARD, "utf-8")
        self._folder = folder
        self._reached = folder / "reached"
        self._started = folder / "started"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(self._folder),
            "REACHED": str(self._reached),
            "STARTED": str(self._started),
        }
        return subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        )

    @property
    def reached(self) -> list[str]:
        return self._reached.read_text("utf-8").splitlines() if self._reached.exists() else []

    @property
    def processes(self) -> int:
        return len(self._started.read_text("utf-8").splitlines())


@pytest.fixture
def guarded(tmp_path: Path) -> Guarded:
    return Guarded(tmp_path)


def test_the_guard_sees_a_reach_for_the_network(guarded: Guarded) -> None:
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"

    assert guarded.run("-c", code).returncode != 0
    assert guarded.reached != []


@pytest.mark.parametrize("form", ["json", "docx", "pdf"])
def test_a_review_reaches_for_none(guarded: Guarded, tmp_path: Path, form: str) -> None:
    command = ["-m", "reviewer", "review", str(sample(form="pdf")), "--format", form]

    result = guarded.run(*command, "-o", str(tmp_path / f"report.{form}"))

    assert result.returncode == 0, result.stderr
    assert guarded.reached == []
    assert guarded.processes > 1  # the reading process stood under the guard too


# The app from its start to its end: a contract opened, reviewed, marked; help looked at.
DAY = """
import datetime, pathlib, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reviewer.document.model import Span
from reviewer.marks.model import Colour
from ui.app import App
from ui.kept.settings import Settings

qt = QApplication([])
app = App(qt, Settings(pathlib.Path(sys.argv[1])), lambda: datetime.date(2026, 3, 1))
window = app.restore()
app.warm_up()
window.open(pathlib.Path(sys.argv[2]))
session = window.session

def work(_changes):
    session.highlight(Span(0, 4), Colour.YELLOW, "note")
    window.commands["about"].trigger()
    window.commands["keys"].trigger()
    print("worked", flush=True)
    QTimer.singleShot(1500, window.close)

session.opinion_changed.connect(work)
code = qt.exec()
app.context.close()
sys.exit(code)
"""


@pytest.mark.slow
def test_a_day_in_the_app_reaches_for_none(
    guarded: Guarded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    result = guarded.run("-c", DAY, str(tmp_path / "data"), str(sample(form="pdf")))

    assert "worked" in result.stdout, result.stderr
    assert guarded.reached == []
    assert guarded.processes >= 3  # the app, what reads, what draws

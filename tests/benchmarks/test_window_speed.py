"""The window against an empty one, and the first page against PDFium's own drawing of it.

Each start is a process of its own: what is loaded, and when, is what is measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Race, seconds

EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.processEvents()
"""

OURS = """
from datetime import date
from pathlib import Path
import sys
from PySide6.QtWidgets import QApplication
from ui.app import App
from ui.settings import Settings
qt = QApplication([])
app = App(qt, Settings(Path(sys.argv[1])), date(2026, 11, 26))
window = app.open_window()
window.resize(1280, 800)
qt.processEvents()
"""

LOADED = (
    OURS
    + """
import json
print(json.dumps(sorted(sys.modules)))
"""
)

FIRST_PAGE = (
    OURS
    + """
import time
from PySide6.QtCore import QEventLoop, QTimer

def wait_until(signal_is_there, milliseconds):
    end = time.perf_counter() + milliseconds / 1000
    while not signal_is_there() and time.perf_counter() < end:
        qt.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

app._warm()
quiet = QTimer()
quiet.start(10)
wait_until(lambda: app.context.library is not None, 60_000)
view = window.desk.reading.page_view
shown = []
put = view.set_page_image
def note(page, scale, image):
    put(page, scale, image)
    shown.append((page, scale, time.perf_counter()))
view.set_page_image = note
started = time.perf_counter()
window.open(Path(sys.argv[2]))
wait_until(lambda: shown, 120_000)
print(shown[0][2] - started, shown[0][1])
app.context.close()
"""
)

BARE_PAGE = """
import sys, time
import pypdfium2
started = time.perf_counter()
pypdfium2.PdfDocument(sys.argv[1])[0].render(scale=float(sys.argv[2]))
print(time.perf_counter() - started)
"""


def start(code: str, *arguments: object) -> str:
    """Run in a process that ends at once, without cleaning up; what it printed."""
    code += "\nimport os, sys\nsys.stdout.flush()\nos._exit(0)\n"
    result = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    return result.stdout


def test_the_window_is_shown_almost_as_fast_as_an_empty_one(race: Race, tmp_path: Path) -> None:
    ratio = race.ratio_of_times(
        "our window against an empty one",
        lambda: seconds(lambda: start(OURS, tmp_path)),
        lambda: seconds(lambda: start(EMPTY)),
    )
    assert ratio <= 1.5


@pytest.mark.parametrize("heavy", ["jieba", "pdfplumber", "onnxruntime", "pypdfium2", "docx"])
def test_the_window_is_shown_without_heavy_libraries(tmp_path: Path, heavy: str) -> None:
    assert heavy not in json.loads(start(LOADED, tmp_path))


def test_the_first_of_316_pages_is_there_soon(bench: Path, race: Race, tmp_path: Path) -> None:
    path = bench / "c300.pdf"
    scale = float(start(FIRST_PAGE, tmp_path, path).split()[1])
    ratio = race.ratio_of_times(
        "first page of c300.pdf in the window against PDFium's bare drawing",
        lambda: float(start(FIRST_PAGE, tmp_path, path).split()[0]),
        lambda: float(start(BARE_PAGE, path, scale)),
    )
    assert ratio <= 5

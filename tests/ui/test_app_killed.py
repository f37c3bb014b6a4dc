"""The app itself is killed in the middle of work: whatever it had shown as done is there again."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewer.marks.store import Store
from sample_contracts import sample

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of POSIX"),
]

KILLS = 30

# The app with its window, its reading process and its store. Its user marks, notes, dismisses,
# corrects, undoes without pause, and says after each round what the window shows as done.
USER = """
import sys
sys.path[:] = sys.argv[3:]
import datetime, itertools, os, pathlib
from decimal import Decimal
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reviewer.document.model import Span
from reviewer.marks.commands import CorrectFact, SetSigningDate
from reviewer.marks.model import Colour, Dismissal, FactCorrection, FactField, Status
from ui.app import App
from ui.session.edits import Edits
from ui.kept.settings import Settings

def end(kind, error, trace):
    sys.__excepthook__(kind, error, trace)
    os._exit(1)

sys.excepthook = end
qt = QApplication([])
app = App(qt, Settings(), lambda: datetime.date(2026, 3, 1))
window = app.restore()
window.open(pathlib.Path(sys.argv[1]))
session = window.session
rounds = itertools.count(int(sys.argv[2]) + 1)

def work():
    number = next(rounds)
    session.highlight(Span(number % 200, number % 200 + 6), Colour.YELLOW, f"note {number}")
    graded = session.opinion.findings[number % len(session.opinion.findings)]
    edits = Edits(session, app.context)
    edits.decide(graded, Status.DISMISSED, Dismissal.UNFOUNDED, text=f"reason {number}")
    now = datetime.datetime.now().astimezone()
    price = FactCorrection(FactField.PRICE_CNY, Decimal(number), now)
    session.do(CorrectFact(FactField.PRICE_CNY, price))
    session.do(SetSigningDate(datetime.date(2019, 9, 22) + datetime.timedelta(number)))
    session.highlight(Span(0, 4), Colour.RED, "taken back")
    session.undo()
    print(number, len(session.state.marks), flush=True)

def begin(_changes):
    if not timer.isActive():
        timer.start(0)

timer = QTimer()
timer.timeout.connect(work)
session.opinion_changed.connect(begin)
qt.exec()
"""


def test_nothing_that_was_shown_as_done_is_lost_when_the_app_is_killed(tmp_path: Path) -> None:
    random.seed(19)
    contract = tmp_path / "转让协议 🙂.docx"
    shutil.copy(sample(form="docx"), contract)
    data = tmp_path / "data"
    environment = {**os.environ, "SHENQI_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen"}
    last = 0
    for _ in range(KILLS):
        app = subprocess.Popen(
            [sys.executable, "-c", USER, str(contract), str(last), *sys.path],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        assert app.stdout is not None
        first = app.stdout.readline()
        time.sleep(random.uniform(0.0, 0.4))
        app.kill()
        said = (first + app.stdout.read()).splitlines()
        app.stdout.close()
        app.wait()
        assert first, "the app ended before its work began"
        shown, marks = map(int, said[-1].split())
        with Store(data) as store:
            assert store.notice is None
            [known] = store.recent()
            state = store.load(known.sha256)
        notes = {mark.text for mark in state.marks.values()}
        # Every round is there, and of the one under way no more than had been begun.
        assert {f"note {number}" for number in range(1, shown + 1)} <= notes
        assert len(state.marks) - marks in (0, 1, 2)
        reasons = [
            int(decision.text.removeprefix("reason ")) for decision in state.decisions.values()
        ]
        assert max(reasons) in (shown, shown + 1)
        [price] = [fact.value for fact in state.facts.values()]
        assert price in (shown, shown + 1)
        assert state.signed is not None
        last = max(int(text.removeprefix("note ")) for text in notes - {"taken back"})
    assert known.findings > 0

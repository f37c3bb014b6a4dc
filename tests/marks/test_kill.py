from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reviewer.marks.store import Store

pytestmark = pytest.mark.slow

SHA256 = "a" * 64

# Adds marks, edits and deletes them without pause and says which number is safely in the store.
WRITER = """
import sys
sys.path[:] = sys.argv[3:]
from pathlib import Path
from desk_values import NOON, a_mark
from reviewer.marks import commands as c
from reviewer.marks.deeds import LogEntry
from reviewer.marks.store import Store

store, number = Store(Path(sys.argv[1])), int(sys.argv[2])
store.remember("a" * 64, Path("a.docx"), NOON)
state = store.load("a" * 64)
while True:
    number += 1
    name = f"m{number:06}"
    steps = [c.AddMark(a_mark(name)), c.EditMark(a_mark(name, text="须删" * 50))]
    if f"m{number - 3:06}" in state.marks:
        steps.append(c.DeleteMark(a_mark(f"m{number - 3:06}")))
    for step in steps:
        after = step.apply(state)
        store.save("a" * 64, state, after, LogEntry(NOON, step.deed))
        state = after
    print(number, flush=True)
"""


def test_nothing_that_was_saved_is_lost_when_the_app_is_killed(tmp_path: Path) -> None:
    random.seed(20190922)
    last = 0
    for _ in range(15):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(last), *sys.path],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(random.uniform(0.0, 0.2))
        writer.kill()
        said = [int(line) for line in (first + writer.stdout.read()).split()]
        writer.stdout.close()
        writer.wait()
        with Store(tmp_path) as store:
            assert store.notice is None
            marks = store.load(SHA256).marks
            numbers = sorted(int(name[1:]) for name in marks)
        # Of the last confirmed round all is there: its mark, the edit, the deletion.
        assert said[-1] in numbers
        assert marks[f"m{said[-1]:06}"].text
        assert said[-1] - 3 not in numbers
        # The round under way may have come any far, but no further than one.
        assert numbers[-1] <= said[-1] + 1
        last = numbers[-1]
    assert last > 15

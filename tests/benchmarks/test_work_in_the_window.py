"""Reading, marking and scrolling long contracts in the window: it answers at once all the time.

Time is that of the window's own thread, which other programs on the machine do not lengthen.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .conftest import Say, Start
from .in_the_window import GAPS, HIGHLIGHTS, MEMORY, PAINTS

MEGABYTE = 1 << 20


@pytest.mark.parametrize("file", ["c100.docx", "c100.pdf"])
def test_the_window_answers_while_a_contract_is_opened_and_reviewed(
    bench: Path, start: Start, say: Say, tmp_path: Path, file: str
) -> None:
    gaps = json.loads(start(GAPS, tmp_path, bench / file))
    idle, clock, work = (gaps[key] * 1000 for key in ("idle", "clock", "work"))
    say(f"longest gap with {file}: {work:.0f} ms of work, {clock:.0f} ms in all; idle {idle:.0f}")
    assert work <= 100


@pytest.mark.parametrize("file", ["c100.docx", "c100.pdf"])
def test_500_highlights_are_put_on_in_a_moment(
    bench: Path, start: Start, say: Say, tmp_path: Path, file: str
) -> None:
    spent = float(start(HIGHLIGHTS, tmp_path, bench / file)) * 1000
    say(f"500 highlights on {file}: {spent:.1f} ms")
    assert spent <= 10


def test_pages_are_painted_within_a_frame(
    bench: Path, start: Start, say: Say, tmp_path: Path
) -> None:
    times = sorted(json.loads(start(PAINTS, tmp_path, bench / "c300.pdf")))
    most = times[len(times) * 95 // 100] * 1000
    say(f"painting pages of c300.pdf: {most:.1f} ms at most in 95 of 100")
    assert most <= 16


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted by /proc")
def test_316_pages_add_little_to_the_memory_of_the_window(
    bench: Path, start: Start, say: Say, tmp_path: Path
) -> None:
    held = json.loads(start(MEMORY, tmp_path, bench / "c300.pdf"))
    window, reader = held["window"] / MEGABYTE, held["reader"] / MEGABYTE
    say(f"memory with c300.pdf: {window:.0f} MB more for the window; the reader {reader:.0f} MB")
    assert window <= 100

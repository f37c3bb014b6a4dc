"""The window against an empty one, and the first page against PDFium's own drawing of it.

Each start is a process of its own: what is loaded, and when, is what is measured.
"""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median

import pytest

from .conftest import ROUNDS, Race, Say, Start, hold, worked_for
from .in_the_window import BARE_PAGE, EMPTY, FIRST_PAGE, LOADED, RESTORED, STARTED


def test_the_window_is_shown_almost_as_fast_as_an_empty_one(
    race: Race, say: Say, start: Start, tmp_path: Path
) -> None:
    ratio = race.ratio_of_times(
        "our window against an empty one",
        lambda: worked_for(lambda: start(STARTED, tmp_path)),
        lambda: worked_for(lambda: start(EMPTY)),
    )
    hold(say, ratio, budget=1.5)


@pytest.mark.parametrize(
    "heavy",
    [
        *("jieba", "pdfplumber", "onnxruntime", "pypdfium2", "docx", "sqlite3"),
        *("ui.desk.desk", "ui.window.parts", "reviewer.rules"),
    ],
)
def test_the_window_is_shown_without_heavy_libraries(
    start: Start, tmp_path: Path, heavy: str
) -> None:
    assert heavy not in json.loads(start(LOADED, tmp_path))


@pytest.mark.parametrize("heavy", ["ui.desk.desk", "ui.window.parts", "reviewer.worker"])
def test_contracts_of_the_last_time_do_not_delay_the_window(
    start: Start, bench: Path, tmp_path: Path, heavy: str
) -> None:
    assert heavy not in json.loads(start(RESTORED, tmp_path, bench / "c300.pdf"))


def test_the_first_of_316_pages_is_there_soon(
    bench: Path, say: Say, start: Start, tmp_path: Path
) -> None:
    """A tenth of a second; where the machine is slow, a few times what PDFium alone needs."""
    path = bench / "c300.pdf"
    scale = start(FIRST_PAGE, tmp_path, path).split()[1]
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours.append(float(start(FIRST_PAGE, tmp_path, path).split()[0]))
        bare.append(float(start(BARE_PAGE, path, scale)))
    spent, least = median(ours), median(bare)
    say(f"first page of c300.pdf: {spent * 1000:.0f} ms; PDFium alone {least * 1000:.0f} ms")
    assert spent <= max(0.1, 5 * least)

"""A folder of contracts read by two processes instead of one, against two bare processes."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from pathlib import Path
from statistics import median

import pytest
from evaluation.documents import word_document
from gold import gold_contracts

from .conftest import Say, Start, hold

FILES, ROUNDS, LOOPS = 240, 3, 8_000
BATCH = """
import sys
from reviewer.cli import main
folder, target, jobs = sys.argv[1:]
assert main(["batch", folder, "-o", target, "-j", jobs]) == 0
"""
BARE = """
import sys
for _ in range(int(sys.argv[1])):
    sum(number * number for number in range(10_000))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Word files of a page or three, no two the same."""
    place = tmp_path_factory.mktemp("contracts")
    for gold in islice(gold_contracts(), FILES):
        word_document(gold).save(str(place / f"{gold['id']}.docx"))
    return place


def seconds(task: Callable[[], object]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def test_two_processes_review_a_folder_in_half_the_time_of_one(
    folder: Path, start: Start, say: Say, tmp_path: Path
) -> None:
    targets = count()

    def batch(jobs: int) -> float:
        target = tmp_path / f"results {next(targets)}"
        return seconds(lambda: start(BATCH, folder, target, jobs))

    def bare(processes: int) -> float:
        shares = [LOOPS // processes] * processes
        with ThreadPoolExecutor(processes) as pool:
            return seconds(lambda: list(pool.map(lambda loops: start(BARE, loops), shares)))

    batch(2)  # compiles what is imported
    # In turn, and compared with what ran just before: what else the machine does falls on all.
    rounds = [(batch(1), batch(2), bare(1), bare(2)) for _ in range(ROUNDS)]
    ours = median(one / two for one, two, _, _ in rounds)
    theirs = median(one / two for _, _, one, two in rounds)
    say(
        f"{FILES} Word files by one process: {median(each[0] for each in rounds):.1f} s, "
        f"by two {ours:.2f} times as fast; two bare processes: {theirs:.2f} times"
    )
    # Nine tenths of what the machine gives.
    hold(say, theirs / ours, budget=1.11)

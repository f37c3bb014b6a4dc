"""How speed is measured: what we do against the least that could be done, in turn, in one run.

Seconds say little on a machine that does other things too; a ratio of medians says the same on any.
Run with `python3 dev.py bench`, which prints the figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

ROUNDS = 5


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def bench(shared: Path) -> Path:
    """Synthetic contracts of 9, 107 and 316 pages."""
    return shared / "bench"


def seconds(task: Callable[[], object]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


class Race:
    """Compares a task with its baseline; both are run once beforehand to warm up."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def ratio(self, name: str, task: Callable[[], object], baseline: Callable[[], object]) -> float:
        return self.ratio_of_times(name, lambda: seconds(task), lambda: seconds(baseline))

    def ratio_of_times(
        self, name: str, task: Callable[[], float], baseline: Callable[[], float]
    ) -> float:
        """As `ratio`, for tasks that take their own time and return it in seconds."""
        task(), baseline()
        rounds = [(task(), baseline()) for _ in range(ROUNDS)]
        ours, theirs = (median(times) for times in zip(*rounds, strict=True))
        ratio = ours / theirs
        self._say(f"{name}: {ours * 1000:.0f} ms, {ratio:.2f} times {theirs * 1000:.0f} ms")
        return ratio


@pytest.fixture
def race(capsys: pytest.CaptureFixture[str]) -> Race:
    def say(line: str) -> None:
        with capsys.disabled():
            print(f"\n  {line}", end="", flush=True)

    return Race(say)

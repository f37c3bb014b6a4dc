"""How speed is measured: what we do against the least that could be done, in turn, in one run.

Seconds say little on a machine that does other things too; a ratio of medians says the same on any.
Run with `python3 dev.py bench`, which prints the figures.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median

import pytest

ROUNDS = 5
Start = Callable[..., str]
Say = Callable[[str], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def bench(shared: Path) -> Path:
    """Synthetic contracts of 9, 107 and 316 pages."""
    return shared / "bench"


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Runs code in a process of its own; gives what it printed.

    It ends at once, without cleaning up. Its modules are compiled, as they are where the app is
    installed, whatever the tests themselves are run with.
    """
    compiled = tmp_path_factory.mktemp("compiled")
    settings = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment = {**os.environ, **settings}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(code: str, *arguments: object) -> str:
        code += "\nimport os, sys\nsys.stdout.flush()\nos._exit(0)\n"
        result = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
            timeout=300,
        )
        return result.stdout

    return run


@pytest.fixture(scope="session")
def say(pytestconfig: pytest.Config) -> Say:
    """Prints a figure, past pytest's capture."""
    manager = pytestconfig.pluginmanager.getplugin("capturemanager")

    def print_line(line: str) -> None:
        with manager.global_and_fixture_disabled():
            print(f"\n  {line}", end="", flush=True)

    return print_line


def worked(task: Callable[[], object]) -> float:
    """Seconds that this process worked: other programs on the machine do not lengthen them."""
    started = time.process_time()
    task()
    return time.process_time() - started


def worked_for(task: Callable[[], object]) -> float:
    """Seconds that the processes worked which a task starts and waits for."""
    before = getrusage(RUSAGE_CHILDREN)
    task()
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def hold(say: Say, reached: float, budget: float, limit: float | None = None) -> None:
    """Say whether a budget is met, and fail beyond it.

    `limit` is for a budget that is not reached yet: what has been gained must not be lost again.
    """
    say(f"  budget {budget:g}: {'met' if reached <= budget else 'MISSED'}")
    assert reached <= (budget if limit is None else limit)


class Race:
    """Compares a task with its baseline; both are run once beforehand to warm up."""

    def __init__(self, say: Say) -> None:
        self._say = say

    def ratio(self, name: str, task: Callable[[], object], baseline: Callable[[], object]) -> float:
        return self.ratio_of_times(name, lambda: worked(task), lambda: worked(baseline))

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
def race(say: Say) -> Race:
    return Race(say)

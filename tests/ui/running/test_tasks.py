"""Background work: results come on the GUI thread, cancelled ones do not, closing waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_values import TODAY

from reviewer.errors import ExportError, ShenqiError
from reviewer.review import Options
from reviewer.worker import Failed, OpenJob, Progress, Warmed, WarmJob
from ui.running.tasks import Tasks


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def nothing(_: object) -> None:
    """For the side that is not expected to be called."""
    raise AssertionError


def test_a_result_arrives_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[object] = []
    tasks.run(threading.current_thread, lambda thread: got.append((thread, here())), nothing)
    qtbot.waitUntil(lambda: bool(got))
    [(worked_in, arrived_in)] = got  # type: ignore[misc]
    assert worked_in is not threading.main_thread()  # type: ignore[has-type]
    assert arrived_in is threading.main_thread()  # type: ignore[has-type]


def here() -> threading.Thread:
    return threading.current_thread()


def test_an_error_of_ours_arrives_as_it_is(tasks: Tasks, qtbot: QtBot) -> None:
    def work() -> None:
        raise ExportError(path="x", reason="磁盘已满")

    got: list[ShenqiError] = []
    tasks.run(work, nothing, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].code == "export-failed"


def test_any_other_error_is_an_internal_one(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble() -> None:
        raise ValueError("甲方将微信号转让给乙方")

    got: list[ShenqiError] = []
    tasks.run(stumble, nothing, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].code == "internal"
    assert "ValueError" in caplog.text
    assert "test_tasks.py" in caplog.text
    assert "微信号" not in caplog.text


def test_of_cancelled_work_nothing_arrives(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()
    got: list[str] = []
    ticket = tasks.run(lambda: go.wait(60), lambda _: got.append("cancelled"), nothing)
    ticket.cancel()
    go.set()
    tasks.run(lambda: None, lambda _: got.append("next"), nothing)
    qtbot.waitUntil(lambda: "next" in got)
    assert got == ["next"]


def test_the_reading_process_warms_and_answers(tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> None:
    got: list[object] = []
    tasks.submit(WarmJob(), got.append)
    qtbot.waitUntil(lambda: got == [Warmed()], timeout=60_000)
    answers: list[object] = []
    job = OpenJob(tmp_path / "缺.docx", Options(today=TODAY))
    tasks.submit(job, answers.append)
    qtbot.waitUntil(lambda: any(isinstance(a, Failed) for a in answers), timeout=60_000)
    *before, last = answers
    assert all(isinstance(answer, Progress) for answer in before)
    assert isinstance(last, Failed)
    assert last.error.code == "file-missing"


def test_after_closing_nothing_arrives(qtbot: QtBot) -> None:
    made, worked = Tasks(), threading.Event()
    got: list[object] = []
    made.run(lambda: None, got.append, got.append)
    made.run(worked.set, got.append, got.append)  # one after the other, in one thread
    assert worked.wait(60)
    made.close()
    qtbot.wait(20)
    assert got == []


def test_long_work_tells_how_far_it_has_come_and_waits_for_nothing(
    tasks: Tasks, qtbot: QtBot
) -> None:
    told: list[object] = []
    done: list[str] = []

    def work(tell: Callable[[object], None]) -> str:
        for number in range(3):
            tell(number)
        return "完"

    tasks.follow(work, told.append, done.append, nothing)
    qtbot.waitUntil(lambda: bool(done))
    assert (told, done) == ([0, 1, 2], ["完"])


def test_long_work_that_fails_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    got: list[ShenqiError] = []

    def fail(error: Exception) -> Callable[[object], None]:
        def work(_: object) -> None:
            raise error

        return work

    tasks.follow(fail(ShenqiError("cancelled")), nothing, nothing, got.append)
    qtbot.waitUntil(lambda: len(got) == 1)
    tasks.follow(fail(ValueError("甲方")), nothing, nothing, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert [error.code for error in got] == ["cancelled", "internal"]


def test_closing_ends_long_work(qtbot: QtBot) -> None:
    made = Tasks()
    stop = threading.Event()
    ticket = made.follow(lambda tell: stop.wait(60), nothing, nothing, nothing)
    ticket.forget = stop.set
    made.close()
    assert stop.is_set()

"""The caller's side of a reading process whose words and moments a test chooses."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from reviewer.errors import CancelledError, WorkerError
from reviewer.worker import Event, Progress, Warmed, WarmJob, WorkerClient
from reviewer.worker.messages import Phase
from reviewer.worker.wire import Answer, Tail


class Scripted:
    """A process that says what a test wants; `started` is called when it is to come up."""

    pid, alive = 1, True
    said: tuple[object, ...] = ()
    started: Callable[[], None] = staticmethod(lambda: None)

    def __init__(self, memory: int, module: str) -> None:
        type(self).started()
        self._left = iter(self.said)

    def greet(self) -> None: ...

    def send(self, message: object) -> None: ...

    def kill(self) -> None: ...

    def dispose(self) -> None: ...

    def receive(self) -> object:
        try:
            return next(self._left)
        except StopIteration:
            raise EOFError from None


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> type[Scripted]:
    class Own(Scripted):
        pass

    monkeypatch.setattr("reviewer.worker.client.ReadingProcess", Own)
    return Own


@pytest.mark.parametrize(
    "said",
    ["账号", Answer(7, Warmed()), Answer(1, "账号"), Answer(1, Tail())],
    ids=["no answer", "another job's", "no event", "an end without a beginning"],
)
def test_a_process_that_answers_nonsense_counts_as_dead(
    scripted: type[Scripted], said: object
) -> None:
    scripted.said = (said,)
    with WorkerClient() as client, pytest.raises(WorkerError) as caught:
        client.call(WarmJob())
    assert caught.value.code == "worker-died"


def test_a_job_cancelled_while_its_process_starts_is_silent(scripted: type[Scripted]) -> None:
    scripted.said = (Answer(1, Warmed()), Answer(2, Warmed()))
    events: list[Event] = []
    with WorkerClient() as client:
        scripted.started = staticmethod(lambda: client.cancel(1))
        client.submit(WarmJob(), events.append)
        assert client.call(WarmJob()) == Warmed()
    assert not events


def test_a_client_closed_while_its_process_starts_forgets_the_job(
    scripted: type[Scripted],
) -> None:
    client = WorkerClient()
    closer = threading.Thread(target=client.close)

    def close() -> None:
        closer.start()
        while not client._closed:
            time.sleep(0.001)

    scripted.started = staticmethod(close)
    with pytest.raises(CancelledError):
        client.call(WarmJob())
    closer.join()
    assert client.pid is None


def test_each_page_that_is_recognised_has_the_whole_time(scripted: type[Scripted]) -> None:
    phases = (Phase.READING, Phase.READING, Phase.REVIEWING)
    scripted.said = (*(Answer(1, Progress(phase, 1, 5)) for phase in phases), Answer(1, Warmed()))
    deadlines: list[float | None] = []

    def note(event: Event) -> None:
        task = client._current
        deadlines.append(None if task is None else task.deadline)

    with WorkerClient() as client:
        client.call(WarmJob(), note)
    first, second, third = (deadline for deadline in deadlines[:3] if deadline is not None)
    assert first < second == third

"""The reading process: takes jobs from its standard input, answers on its standard output.

It ignores Ctrl+C and ends when its caller does. Whatever a library prints goes nowhere: the words
of a contract must not end in a log.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any, NoReturn

import reviewer
from reviewer.document.scratch import sweep
from reviewer.errors import CancelledError, ShenqiError, WorkerError, where
from reviewer.worker.messages import (
    PROTOCOL,
    CompareJob,
    ExplainJob,
    FileJob,
    OpenJob,
    PageJob,
    Phase,
    PictureJob,
    Progress,
    RulesJob,
    WarmJob,
)
from reviewer.worker.wire import (
    Again,
    Answer,
    Ask,
    Cancel,
    Failure,
    Hello,
    Setup,
    read_frame,
    write_frame,
)
from reviewer.worker.workshop import OnProgress, Workshop

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Answer jobs until the caller is gone."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_caller()
    asks, answers = _own_streams()
    try:
        setup = read_frame(asks)
        if isinstance(setup, Setup):
            _limit_memory(setup.memory)
            write_frame(answers, Hello(PROTOCOL, reviewer.__version__))
            sweep()
            Child(asks, answers, _leave).run()
    except (EOFError, OSError):
        pass
    _leave()


class Child:
    """Receives on one thread, works on the other, so that a cancel is heard during a job.

    `leave` is called when nobody asks any more, whatever is being worked on.
    """

    def __init__(self, asks: IO[bytes], answers: IO[bytes], leave: Callable[[], object]) -> None:
        self._asks = asks
        self._answers = answers
        self._leave = leave
        self._waiting: queue.SimpleQueue[Ask] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._workshop = Workshop()

    def run(self) -> None:
        """Never returns; raises OSError when nobody listens any more."""
        threading.Thread(target=self._receive, name="shenqi-asks", daemon=True).start()
        while True:
            self._do(self._waiting.get())

    def _receive(self) -> None:
        while True:
            try:
                message = read_frame(self._asks)
            except (EOFError, OSError):
                self._leave()
                return
            if isinstance(message, Cancel):
                self._cancelled.add(message.number)
            elif isinstance(message, Ask):
                self._waiting.put(message)

    def _do(self, ask: Ask) -> None:
        def answer(event: object) -> None:
            write_frame(self._answers, Answer(ask.number, event))

        def progress(phase: Phase, done: int, total: int) -> None:
            if ask.number in self._cancelled:
                raise CancelledError
            answer(Progress(phase, done, total))

        try:
            for event in self._events(ask.job, progress):
                answer(event)
        except ShenqiError as error:
            answer(Failure(error, where(error)))
        except MemoryError as error:
            # What is left of this process is not to be trusted; the caller starts another.
            answer(Failure(WorkerError("worker-memory", name=_name(ask.job)), where(error)))
        except Exception as error:  # noqa: BLE001 - the edge of the process: nothing may fall through
            answer(Failure(ShenqiError("internal"), where(error)))
        finally:
            self._cancelled.discard(ask.number)

    def _events(self, job: object, progress: OnProgress) -> Iterator[object]:
        """Do a job; what it is answered by. Raises what the job raises."""
        shop = self._workshop
        match job:
            case WarmJob():
                yield shop.warm()
            case OpenJob():
                yield from shop.open(job, progress)
            case Again():
                yield shop.again(job, progress)
            case PageJob() | PictureJob():
                yield shop.draw(job)
            case ExplainJob():
                yield shop.explain(job, progress)
            case CompareJob():
                yield shop.compare(job, progress)
            case FileJob():
                yield shop.file(job, progress)
            case RulesJob():
                yield shop.rules(job, progress)
            case other:
                raise TypeError(type(other).__name__)


def _name(job: Any) -> str:
    return "" if isinstance(job, WarmJob | RulesJob) else job.path.name


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to the caller, out of reach of any library that reads or prints."""
    asks = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return asks, answers


def _limit_memory(size: int) -> None:
    """Keep a hostile file from taking the machine's memory. Only some systems count."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        # A crash on a contract must leave no image of it on the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _die_with_caller() -> None:
    """End with the caller even in the middle of a library that listens to nothing (Linux)."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))


def _leave() -> NoReturn:
    """End at once: nobody is there to take what is left, and no thread need be waited for."""
    os._exit(0)

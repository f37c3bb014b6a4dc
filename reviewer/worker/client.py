"""The caller's side: starts the reading process, feeds and watches it, starts it again."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import overload

from reviewer.errors import CancelledError, WorkerError
from reviewer.review import Review
from reviewer.worker.messages import (
    Compared,
    CompareJob,
    Event,
    Explained,
    ExplainJob,
    Failed,
    Filed,
    FileJob,
    Job,
    Opened,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    PictureDrawn,
    PictureJob,
    Progress,
    Reviewed,
    ReviewJob,
    RulesJob,
    RulesListed,
    Warmed,
    WarmJob,
)
from reviewer.worker.process import CHILD, ReadingProcess
from reviewer.worker.wire import (
    Again,
    Answer,
    Ask,
    Assembly,
    Body,
    Cancel,
    Failure,
    Head,
    Slice,
    Tail,
)

logger = logging.getLogger(__name__)

OnEvent = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take; beyond it the process is killed and the job fails.

    Seconds: `seconds` of one job (of each page of a scan), `start` of coming up, `grace` of
    stopping after a cancel. `memory` is address space in bytes, kept by the systems that count it
    (Linux).
    """

    seconds: float = 180.0
    start: float = 60.0
    grace: float = 0.5
    memory: int = 4 << 30


@dataclass(slots=True, eq=False)
class _Task:
    """A job on its way. `deadline` is of the monotonic clock; None while nothing is awaited."""

    number: int
    job: Job
    on_event: OnEvent
    deadline: float | None = None
    cancelled: bool = False
    late: bool = False
    final: Event | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def name(self) -> str:
        return "" if isinstance(self.job, WarmJob | RulesJob) else self.job.path.name


class _NotStartedError(Exception):
    """The reading process did not come up."""


class WorkerClient:
    """One reading process and its queue of jobs, in order, one at a time.

    `on_event` is called on a thread of this object: hand events over to your own. For a cancelled
    job nothing more is delivered, but the one event that was being delivered at that moment. The
    process comes up with the first job (`WarmJob` is one), and again after it died.
    """

    def __init__(self, limits: Limits | None = None, module: str = CHILD) -> None:
        """`module` is what the process runs, for those who need another kind of reader."""
        self._limits = limits or Limits()
        self._module = module
        self._changed = threading.Condition()
        self._queue: deque[_Task] = deque()
        self._current: _Task | None = None
        self._process: ReadingProcess | None = None
        self._threads: tuple[threading.Thread, ...] = ()
        self._closed = False
        self._count = 0

    def __enter__(self) -> WorkerClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process id of the reading process, None while there is none."""
        with self._changed:
            return None if self._process is None else self._process.pid

    def submit(self, job: Job, on_event: OnEvent) -> int:
        """Queue a job; its number comes back at once. Raises RuntimeError after `close`."""
        return self._enqueue(job, on_event).number

    def cancel(self, number: int) -> None:
        """Forget a job: drop it from the queue, or stop it, by force if it does not listen."""
        with self._changed:
            task = self._current
            if task is None or task.number != number:
                self._drop({number})
                return
            task.cancelled = True
            task.deadline = time.monotonic() + self._limits.grace
            process = self._process
            self._changed.notify_all()
        if process is not None:
            with contextlib.suppress(OSError):
                process.send(Cancel(number))

    @overload
    def call(self, job: WarmJob, on_event: OnEvent | None = None) -> Warmed: ...
    @overload
    def call(self, job: OpenJob | ReviewJob, on_event: OnEvent | None = None) -> Reviewed: ...
    @overload
    def call(self, job: ExplainJob, on_event: OnEvent | None = None) -> Explained: ...
    @overload
    def call(self, job: CompareJob, on_event: OnEvent | None = None) -> Compared: ...
    @overload
    def call(self, job: FileJob, on_event: OnEvent | None = None) -> Filed: ...
    @overload
    def call(self, job: RulesJob, on_event: OnEvent | None = None) -> RulesListed: ...
    @overload
    def call(self, job: PageJob, on_event: OnEvent | None = None) -> PageImage: ...
    @overload
    def call(self, job: PictureJob, on_event: OnEvent | None = None) -> PictureDrawn: ...
    def call(self, job: Job, on_event: OnEvent | None = None) -> Event:
        """Do a job and wait for its last event.

        Raises the ShenqiError it failed with, CancelledError when the client was closed meanwhile.
        """
        task = self._enqueue(job, on_event or (lambda event: None))
        # In steps: on Windows an endless wait does not hear Ctrl+C.
        while not task.ended.wait(0.5):
            pass
        if task.final is None:
            raise CancelledError
        if isinstance(task.final, Failed):
            raise task.final.error
        return task.final

    def close(self) -> None:
        """End the process and the threads; jobs under way are forgotten. May be called twice."""
        with self._changed:
            self._closed = True
            self._drop({task.number for task in self._queue})
            if self._current is not None:
                self._current.cancelled = True
            if self._process is not None:
                self._process.kill()
            self._changed.notify_all()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    # --- the queue ----------------------------------------------------------------------------

    def _enqueue(self, job: Job, on_event: OnEvent) -> _Task:
        with self._changed:
            if self._closed:
                raise RuntimeError("the client is closed")
            self._count += 1
            task = _Task(self._count, job, on_event)
            self._queue.append(task)
            if not self._threads:
                self._threads = (
                    threading.Thread(target=self._work, name="shenqi-jobs", daemon=True),
                    threading.Thread(target=self._watch, name="shenqi-watch", daemon=True),
                )
                for thread in self._threads:
                    thread.start()
            self._changed.notify_all()
        return task

    def _drop(self, numbers: set[int]) -> None:
        """Forget queued jobs. The lock is held."""
        for task in [task for task in self._queue if task.number in numbers]:
            self._queue.remove(task)
            task.cancelled = True
            task.ended.set()

    def _work(self) -> None:
        """Take one job after the other until the client is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closed)
                if self._closed:
                    break
                task = self._current = self._queue.popleft()
            try:
                final = self._serve(task)
            except (_NotStartedError, OSError, EOFError) as error:
                self._part()
                final = Failed(self._reason(task, error))
            with self._changed:
                self._current = None
                self._changed.notify_all()
            self._deliver(task, final)
            task.ended.set()
        self._part()

    def _watch(self) -> None:
        """Kill the process when a job is out of time."""
        with self._changed:
            while not self._closed:
                task = self._current
                if task is None or task.deadline is None or self._process is None:
                    self._changed.wait()
                    continue
                left = task.deadline - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                    continue
                task.late = True
                task.deadline = None
                self._process.kill()

    # --- one job ------------------------------------------------------------------------------

    def _serve(self, task: _Task) -> Event:
        """Send the job, pass its events on, give the last one. OSError, EOFError: it is gone."""
        process = self._ready(task)
        opened = task.job.opened if isinstance(task.job, ReviewJob) else None
        assembly: Assembly | None = None
        while True:
            answer = process.receive()
            if not isinstance(answer, Answer) or answer.number != task.number:
                raise EOFError
            match answer.event:
                case Progress() as progress:
                    if progress.phase is Phase.READING and progress.total:
                        # Recognition goes from page to page, and each has the whole time.
                        self._begin(task, self._limits.seconds)
                    self._deliver(task, progress)
                case Head() as head:
                    assembly = Assembly(head)
                case Slice() as piece if assembly is not None:
                    assembly.add(piece)
                case Tail() if assembly is not None:
                    opened = Opened(*assembly.finish())
                    assembly = None
                    self._deliver(task, opened)
                case Body(facts, primary, opinion, text) if opened is not None:
                    document, clauses = opened.document, opened.clauses
                    return Reviewed(Review(document, clauses, facts, primary, opinion, text))
                case Failure(error, where):
                    logger.warning("job %d failed: %s at %s", task.number, error.code, where)
                    if error.code == "worker-memory":
                        self._part()
                    return Failed(error)
                case (
                    PageImage()
                    | PictureDrawn()
                    | Explained()
                    | Compared()
                    | Filed()
                    | RulesListed()
                    | Warmed()
                ) as final:
                    return final
                case _:
                    raise EOFError

    def _ready(self, task: _Task) -> ReadingProcess:
        """The process, with the job in its hands."""
        if self._process is not None and self._process.alive:
            with contextlib.suppress(OSError):
                self._begin(task, self._limits.seconds)
                self._process.send(Ask(task.number, _for_the_wire(task.job)))
                return self._process
        # It may have died in idleness, which is not this job's fault.
        self._part()
        try:
            process = ReadingProcess(self._limits.memory, self._module)
        except OSError as error:
            raise _NotStartedError from error
        with self._changed:
            self._process = process
            if self._closed:
                raise EOFError
        self._begin(task, self._limits.start)
        try:
            process.greet()
        except (OSError, EOFError) as error:
            raise _NotStartedError from error
        self._begin(task, self._limits.seconds)
        process.send(Ask(task.number, _for_the_wire(task.job)))
        return process

    def _begin(self, task: _Task, seconds: float) -> None:
        """Start the clock for what comes next, unless the job is on borrowed time already."""
        with self._changed:
            if not task.cancelled:
                task.deadline = time.monotonic() + seconds
            self._changed.notify_all()

    def _part(self) -> None:
        """Let go of the process; the next job gets a new one."""
        with self._changed:
            process, self._process = self._process, None
        if process is not None:
            process.dispose()

    def _reason(self, task: _Task, error: Exception) -> WorkerError:
        """Why there is no process any more, in words for the user."""
        if task.late:
            return WorkerError(
                "worker-timeout", name=task.name, seconds=f"{self._limits.seconds:g}"
            )
        if isinstance(error, _NotStartedError):
            return WorkerError("worker-start")
        return WorkerError("worker-died", name=task.name)

    def _deliver(self, task: _Task, event: Event) -> None:
        """Pass an event on, unless the job is forgotten. The caller's mistakes stay his own."""
        with self._changed:
            if task.cancelled:
                return
        if not isinstance(event, Progress | Opened):
            task.final = event
        try:
            task.on_event(event)
        except Exception as error:  # noqa: BLE001 - a view's error must not stop all later jobs
            logger.error("an event of job %d was not taken: %s", task.number, type(error).__name__)


def _for_the_wire(job: Job) -> Job | Again:
    """The job as the process gets it: with full paths, as it stands in a folder of its own, and
    without a document that it has itself."""
    if isinstance(job, WarmJob):
        return job
    if isinstance(job, RulesJob):
        return replace(job, own_rules=job.own_rules and _absolute(job.own_rules))
    path = _absolute(job.path)
    if isinstance(job, PageJob | PictureJob):
        return replace(job, path=path)
    rules = tuple(_absolute(folder) for folder in job.options.extra_rules)
    own = job.options.own_rules and _absolute(job.options.own_rules)
    law = job.options.own_law and _absolute(job.options.own_law)
    options = replace(job.options, extra_rules=rules, own_rules=own, own_law=law)
    if isinstance(job, ReviewJob):
        document = job.opened.document
        return Again(path, document.sha256, options, job.password, document.revision)
    if isinstance(job, CompareJob):
        return replace(job, path=path, old=_absolute(job.old), options=options)
    return replace(job, path=path, options=options)


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except OSError:  # the current folder is gone, and the file with it
        return path

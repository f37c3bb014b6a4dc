"""Many files on this machine: so many reading processes, each with one file at a time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from reviewer.batch.files import FolderFile, find
from reviewer.batch.journal import Journal
from reviewer.batch.plan import Plan, Step, failed, finished, report_name
from reviewer.errors import CancelledError, PasswordNeededError, ShenqiError, UnreadableFileError
from reviewer.export.overview import Line
from reviewer.worker import Filed, FileJob, Limits, WorkerClient

OnStep = Callable[[Step], None]
# Reviews the files that are left, begins them in their order, and gives a line for each.
Working = Callable[[Plan, list[FolderFile], threading.Event], Iterable[Line]]
_FEEDING = 2  # threads to a process
_TICK = 0.2  # seconds between two looks at whether to stop


def run(plan: Plan, on_step: OnStep, stop: threading.Event | None = None) -> tuple[Line, ...]:
    """Review all files of a plan; their lines by name.

    A file that fails has a line that says why, and stops nothing. After `stop` is set no further
    file is begun, those under way are let go, and the lines are those that there are.
    Raises OSError where the folder cannot be listed, ExportError where nothing can be written.
    """
    return run_with(_on_this_machine, plan, on_step, stop or threading.Event())


def run_with(
    working: Working, plan: Plan, on_step: OnStep, stop: threading.Event
) -> tuple[Line, ...]:
    """The frame of every run: what was done before, the copies, the journal."""
    files = find(plan.folder, plan.patterns, recursive=plan.recursive, apart=plan.target)
    originals = [file for file in files if not file.copy_of]
    lines: dict[str, Line] = {}

    def tell(line: Line, *, resumed: bool = False) -> None:
        lines[line.path] = line
        on_step(Step(line, len(lines), len(files), resumed))

    journal = Journal(plan.target, plan.options, plan.revision, resume=plan.resume)
    try:
        for file in originals:
            if (line := _line_before(plan, journal, file)) is not None:
                tell(line, resumed=True)
        left = [file for file in originals if file.name not in lines]
        # A large one begun last would be read alone, with all others done.
        left.sort(key=lambda file: file.size, reverse=True)
        for line in working(plan, left, stop):
            if line.summary is not None:
                journal.add(line.summary)
            tell(line)
    finally:
        journal.close()
    for file in files:
        if file.copy_of in lines:
            tell(replace(lines[file.copy_of], path=file.name, copy_of=file.copy_of))
    return tuple(lines[file.name] for file in files if file.name in lines)


def _line_before(plan: Plan, journal: Journal, file: FolderFile) -> Line | None:
    """What a run before made of a file, if its JSON is still there."""
    known = journal.known(file.sha256)
    if known is None:
        return None
    report = report_name(known.path)
    if not (plan.target / report).is_file():
        return None
    return Line(file.name, summary=replace(known, path=file.name), report=report)


def review_file(client: WorkerClient, plan: Plan, file: FolderFile) -> Line:
    """Review one file, write its JSON, give its line. Raises ExportError, CancelledError."""
    path = plan.folder / file.name
    if not file.sha256:
        return failed(file.name, UnreadableFileError("file-permission", name=path.name))
    job = FileJob(path, file.name, plan.options, None, plan.revision)
    try:
        filed = _opened(client, job, plan.passwords)
    except CancelledError:
        raise
    except ShenqiError as error:
        return failed(file.name, error)
    if filed.summary.sha256 != file.sha256:
        return failed(file.name, UnreadableFileError("file-changed", name=path.name))
    return finished(file.name, filed.summary, filed.json, plan.target)


def _opened(client: WorkerClient, job: FileJob, passwords: Sequence[str]) -> Filed:
    """The answer to a job, with the first password that opens the file. Raises ShenqiError."""
    *others, last = passwords or (None,)
    for password in others:
        with suppress(PasswordNeededError):
            return client.call(replace(job, password=password))
    return client.call(replace(job, password=last))


def _on_this_machine(plan: Plan, files: list[FolderFile], stop: threading.Event) -> Iterator[Line]:
    """One process for each of so many files at a time, and two threads for each process: while one
    writes what came of a file, the process has the next from the other."""
    waiting: queue.SimpleQueue[FolderFile] = queue.SimpleQueue()
    for file in files:
        waiting.put(file)
    done: queue.SimpleQueue[Line | Exception] = queue.SimpleQueue()
    number = max(1, min(plan.workers, len(files)))
    clients = [WorkerClient(Limits(seconds=plan.seconds)) for _ in range(number)]

    def feed(client: WorkerClient) -> None:
        try:
            while not stop.is_set():
                done.put(review_file(client, plan, waiting.get_nowait()))
        except queue.Empty:
            pass
        except Exception as error:  # noqa: BLE001 - raised again by the thread that waits for it
            done.put(error)

    threads = [
        threading.Thread(target=feed, args=(client,), daemon=True) for client in clients * _FEEDING
    ]
    try:
        for thread in threads:
            thread.start()
        yield from _collected(done, len(files), stop)
    finally:
        stop.set()
        for client in clients:
            client.close()
        for thread in threads:
            thread.join()


def _collected(
    done: queue.SimpleQueue[Line | Exception], total: int, stop: threading.Event
) -> Iterator[Line]:
    """Lines as they come, until all are there or the run is stopped. Raises ExportError."""
    told = 0
    while told < total and not stop.is_set():
        try:
            outcome = done.get(timeout=_TICK)
        except queue.Empty:
            continue
        if isinstance(outcome, Exception):
            raise outcome
        told += 1
        yield outcome

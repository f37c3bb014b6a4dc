"""The only place that starts background work: reading processes and one helper thread.

Everything comes back on the GUI thread by a queued signal. What was cancelled is dropped, and
closing waits until nothing runs any more.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from reviewer.errors import ShenqiError, where

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from reviewer.worker import Event, Job, WorkerClient

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Ticket:
    """One piece of work under way. After `cancel` nothing more of it arrives."""

    def __init__(self, forget: Callable[[], None] | None = None) -> None:
        self.cancelled = False
        self.forget = forget

    def cancel(self) -> None:
        if not self.cancelled:
            self.cancelled = True
            if self.forget is not None:
                self.forget()


class Tasks(QObject):
    """Reads and reviews in one process, draws pages in another, writes files in a thread."""

    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: WorkerClient | None = None
        self._drawer: WorkerClient | None = None
        self._executor: Executor | None = None
        self._closed = False
        self._long: list[tuple[threading.Thread, Ticket]] = []
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def warm(self, page_of: Path | None = None) -> None:
        """Bring the reading process up before the user asks for it.

        The drawing process warms by drawing a page of some PDF.
        """
        from reviewer.worker import PageJob, WarmJob

        self.submit(WarmJob(), lambda _event: None)
        if page_of is not None:
            self.submit(PageJob(page_of, 1, 0.25), lambda _event: None)

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> Ticket:
        """Give a job to a reading process; its events arrive in order."""
        client = self._client_for(job)
        ticket = Ticket()
        number = client.submit(job, lambda event: self._arrived.emit(ticket, on_event, event))
        ticket.forget = lambda: client.cancel(number)
        return ticket

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[ShenqiError], None],
    ) -> Ticket:
        """Do `work` in the helper thread. Errors go to `failed`, foreign ones as `internal`."""
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(1, thread_name_prefix="shenqi-task")
        ticket = Ticket()

        def body() -> None:
            if ticket.cancelled:
                return
            try:
                result = work()
            except ShenqiError as error:
                self._arrived.emit(ticket, failed, error)
            except Exception as error:  # noqa: BLE001 - told to the user, and its place to the log
                logger.error("background work failed: %s", where(error))
                self._arrived.emit(ticket, failed, ShenqiError())
            else:
                self._arrived.emit(ticket, done, result)

        self._executor.submit(body)
        return ticket

    def follow(
        self,
        work: Callable[[Callable[[object], None]], T],
        on_event: Callable[[object], None],
        done: Callable[[T], None],
        failed: Callable[[ShenqiError], None],
    ) -> Ticket:
        """Do long `work` in a thread of its own; what it tells arrives at `on_event`, in order.

        The caller sets `forget` of the ticket to what makes the work end early.
        """
        ticket = Ticket()

        def body() -> None:
            try:
                result = work(lambda event: self._arrived.emit(ticket, on_event, event))
            except ShenqiError as error:
                self._arrived.emit(ticket, failed, error)
            except Exception as error:  # noqa: BLE001 - told to the user, and its place to the log
                logger.error("long work failed: %s", where(error))
                self._arrived.emit(ticket, failed, ShenqiError())
            else:
                self._arrived.emit(ticket, done, result)

        thread = threading.Thread(target=body, name="shenqi-long", daemon=True)
        self._long = [(each, its) for each, its in self._long if each.is_alive()]
        self._long.append((thread, ticket))
        thread.start()
        return ticket

    def close(self) -> None:
        """End the processes and wait for the thread. Nothing arrives afterwards."""
        self._closed = True
        for _, ticket in self._long:
            ticket.cancel()
        for thread, _ in self._long:
            thread.join()
        for client in (self._reader, self._drawer):
            if client is not None:
                client.close()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _client_for(self, job: Job) -> WorkerClient:
        from reviewer.worker import PageJob, PictureJob, WorkerClient

        if isinstance(job, PageJob | PictureJob):
            # A page must not wait for a review that is under way.
            if self._drawer is None:
                self._drawer = WorkerClient()
            return self._drawer
        if self._reader is None:
            self._reader = WorkerClient()
        return self._reader

    def _hand_over(self, ticket: Ticket, receive: Callable[[object], None], event: object) -> None:
        if not ticket.cancelled and not self._closed:
            receive(event)

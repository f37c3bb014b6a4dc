"""The sheets of an open contract, with what of findings and marks is to be printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from PySide6.QtGui import QImage

from reviewer.document.model import Document
from reviewer.errors import ShenqiError
from reviewer.worker import Event, Failed, PageImage, PageJob, PictureDrawn, PictureJob
from ui.printing.legend import legend as legend_sheets
from ui.printing.page_sheets import PageSheets
from ui.printing.sheets import Sheets, Stack
from ui.printing.word_sheets import WordSheets
from ui.reading.drawn import page_image, picture_image
from ui.reading.work import finding_spans, mark_spans
from ui.running.tasks import Tasks
from ui.session import Session


class SheetMaker:
    """Makes sheets of the contract of a session, as it was read."""

    def __init__(
        self, session: Session, document: Document, tasks: Tasks, *, changes: bool
    ) -> None:
        self._session, self._document = session, document
        self._tasks, self._changes = tasks, changes
        self.path: Path = session.path

    def make(self, *, findings: bool, marks: bool, legend: bool) -> Sheets:
        """The contract, and with `legend` what its lines and grounds mean."""
        session, body = self._session, self._body
        body.show(finding_spans(session) if findings else [], mark_spans(session) if marks else [])
        parts: list[Sheets] = [body]
        if legend and (findings or marks):
            parts.append(legend_sheets(session, findings=findings, marks=marks))
        return Stack(parts)

    @cached_property
    def _body(self) -> WordSheets | PageSheets:
        """The contract itself, laid once: other choices draw other things over it."""
        document = self._document
        if document.format == "pdf":
            return PageSheets(document, self._draw_page)
        return WordSheets(document, self._draw_picture, changes=self._changes)

    def _draw_page(
        self, page: int, scale: float, take: Callable[[QImage | ShenqiError], None]
    ) -> None:
        def receive(event: Event) -> None:
            if isinstance(event, PageImage):
                take(page_image(event))
            elif isinstance(event, Failed):
                take(event.error)

        job = PageJob(self._session.path, page, scale, self._session.password)
        self._tasks.submit(job, receive)

    def _draw_picture(
        self, part: str, width: int, height: int, take: Callable[[QImage | None], None]
    ) -> None:
        def receive(event: Event) -> None:
            take(picture_image(event) if isinstance(event, PictureDrawn) else None)

        job = PictureJob(
            self._session.path, self._document.sha256, part, width, height, self._session.password
        )
        self._tasks.submit(job, receive)

"""Pictures for the reading views: pages of a PDF, pictures of a Word file, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reviewer.document.model import PageLayer
from reviewer.worker import Event, Failed, PageImage, PageJob, PictureDrawn, PictureJob
from ui.reading.drawn import page_image, picture_image
from ui.reading.pages.view import PageView
from ui.reading.word.view import WordView
from ui.running.tasks import Tasks, Ticket
from ui.session import Session

_A4_WIDTH = 595.3  # points


class Drawings:
    """Has drawn what the views of a session want, and hands it to them."""

    def __init__(self, tasks: Tasks, page_view: PageView, word_view: WordView) -> None:
        self._tasks = tasks
        self._page_view, self._word_view = page_view, word_view
        self._session: Session | None = None
        self._asked: dict[int | str, Ticket] = {}
        page_view.page_wanted.connect(self._draw_page)
        word_view.pictures.wanted.connect(self._draw_picture)

    def set_session(self, session: Session | None) -> None:
        """Draw for another contract; what is under way for the one before is given up."""
        for ticket in self._asked.values():
            ticket.cancel()
        self._asked.clear()
        self._session = session

    def ask_preview(self, path: Path, password: str | None) -> None:
        """Have the first page drawn before the contract has been read.

        The view is in sight already: its width says how large a page of A4, as most are, will be.
        """
        scale = self._page_view.scale_of(_A4_WIDTH) * self._page_view.devicePixelRatioF()
        job = PageJob(path, 1, scale, password)
        self._asked[0] = self._tasks.submit(job, self._on_preview)

    def _on_preview(self, event: Event) -> None:
        session = self._session
        if not isinstance(event, PageImage) or session is None or session.document is not None:
            return
        page = PageLayer(1, event.width / event.scale, event.height / event.scale)
        self._page_view.set_preview(page, event.scale, page_image(event))

    def _draw_page(self, page: int, scale: float) -> None:
        session = self._session
        if session is None:
            return
        earlier = self._asked.pop(page, None)
        if earlier is not None:
            earlier.cancel()
        job = PageJob(session.path, page, scale, session.password)
        self._asked[page] = self._tasks.submit(job, self._receiver(page))

    def _receiver(self, page: int) -> Callable[[Event], None]:
        def receive(event: Event) -> None:
            if isinstance(event, PageImage):
                self._asked.pop(page, None)
                self._page_view.set_page_image(page, event.scale, page_image(event))
            elif isinstance(event, Failed):
                self._asked.pop(page, None)
                self._page_view.page_failed(page)

        return receive

    def _draw_picture(self, part: str, width: int, height: int) -> None:
        session = self._session
        if session is None or session.document is None:
            return
        sharp = self._word_view.devicePixelRatioF()
        size = round(width * sharp), round(height * sharp)
        job = PictureJob(session.path, session.document.sha256, part, *size, session.password)

        def receive(event: Event) -> None:
            self._asked.pop(part, None)
            drawn = picture_image(event) if isinstance(event, PictureDrawn) else None
            self._word_view.pictures.set_picture(part, drawn)

        self._asked[part] = self._tasks.submit(job, receive)

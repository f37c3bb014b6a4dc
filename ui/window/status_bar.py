"""The bottom line: grade, progress of the lawyer, law of which day, what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QStatusBar, QWidget

from ui import theme
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.elided import Elided
from ui.widgets.parts import short, tool
from ui.words import iso_day, rules_words, verdict_name, warning_words

if TYPE_CHECKING:
    from ui.session import Session

_SAID = 6000  # milliseconds a remark stays


class StatusBar(QStatusBar):
    """Follows a session; `cancelled` when the user stops what is under way."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._session: Session | None = None
        self._sign = QLabel()
        self.verdict = short("")
        self.decided = short("")
        self.decided.setToolTip(tr("bar.decided_tip"))
        self.format = Elided()
        self.law = Elided()
        self.as_of = Elided()
        self.rules = Elided()
        self.said = Elided()
        # A long remark is cut before page and zoom are pushed out of the window.
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._said_timer = QTimer(self)
        self._said_timer.setSingleShot(True)
        self._said_timer.setInterval(_SAID)
        self._said_timer.timeout.connect(self._unsay)
        self.addWidget(self._sign)
        self.addWidget(self.verdict)
        for label in (self.decided, self.format, self.law, self.as_of, self.rules):
            self.addWidget(label)
        self.addWidget(self.said, 1)
        self._busy = self._busy_part()
        self.addPermanentWidget(self._busy)
        self.place = short("")
        self.zoom = short("")
        offline = short(tr("bar.offline"))
        offline.setToolTip(tr("bar.offline_tip"))
        for label in (self.place, self.zoom, offline):
            self.addPermanentWidget(label)
        theme.notice().changed.connect(self.refresh)
        self.set_busy("")

    def _busy_part(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.busy_words = short("")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._cancel = tool("close", tr("loading.cancel"), self.cancelled.emit)
        row.addWidget(self.busy_words)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
        return holder

    def set_session(self, session: Session | None) -> None:
        """Speak of another contract from now on."""
        if self._session is not None:
            for signal in _told_by(self._session):
                signal.disconnect(self.refresh)
        self._session = session
        self.said.clear()
        if session is not None:
            for signal in _told_by(session):
                signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how the contract stands."""
        session = self._session
        opinion = session.opinion if session is not None else None
        of_opinion = (self._sign, self.verdict, self.decided, self.law, self.as_of, self.rules)
        for label in of_opinion:
            label.setVisible(opinion is not None)
        is_open = session is not None and session.document is not None
        for label in (self.format, self.zoom):
            label.setVisible(is_open)
        self.place.setVisible(is_open and bool(self.place.text()))
        if session is None or session.document is None:
            return
        form = session.document.format
        self.format.setText(tr("bar.scanned", format=form) if session.document.ocr else form)
        warnings = map(warning_words, session.document.warnings)
        self.format.setToolTip("\n".join((self.format.text(), *warnings)))
        if opinion is None:
            return
        own = session.state.verdict
        shown = own.verdict if own is not None else opinion.verdict
        grade = "info" if shown.value == "none" else shown.value
        self._sign.setPixmap(
            icons.pixmap(f"grade-{grade}", theme.colour(grade), 16, self.devicePixelRatioF())
        )
        if own is not None:
            computed = verdict_name(opinion.verdict)
            text = tr("bar.own_verdict", verdict=verdict_name(shown), computed=computed)
        else:
            text = tr("bar.verdict", verdict=verdict_name(shown))
        self.verdict.setText(text)
        done, total = session.decided()
        self.decided.setText(
            tr("bar.decided", done=done, total=total) if total else tr("bar.no_risks")
        )
        day = iso_day(opinion.day)
        self.law.setText(tr("bar.law_day" if opinion.day_stated else "bar.law_today", day=day))
        self.as_of.setText(tr("bar.law_as_of", day=iso_day(opinion.law_as_of)))
        self.rules.setText(tr("opinion.rules", version=rules_words(opinion.rules_version)))
        for label in (self.law, self.as_of, self.rules):
            label.setToolTip(f"{label.text()}\n{tr('opinion.not_checked')}")
        self._give_room()
        self._make_way()

    def _make_way(self) -> None:
        """Take what stands there anyway out of sight, as far as a remark needs its room."""
        for label in (self.rules, self.as_of, self.format, self.law):
            if not self.said.is_cut:
                return
            label.hide()
            self._give_room()

    def _give_room(self) -> None:
        """Lay the line out now: the next frame would show it with the room of the words before."""
        for layout in (self._busy.layout(), self.layout()):
            if layout is not None:
                layout.activate()

    def set_busy(
        self, words: str, done: int = 0, total: int = 0, *, stoppable: bool = True
    ) -> None:
        """Show what is under way, at `done` of `total` (0: unknown); no words: nothing is."""
        self._busy.setVisible(bool(words))
        self.busy_words.setText(words)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._cancel.setVisible(stoppable)
        self._give_room()

    def say(self, words: str) -> None:
        """A remark that goes away by itself."""
        self.said.setText(words)
        self.said.setToolTip(words)
        self._said_timer.start()
        self.refresh()

    def _unsay(self) -> None:
        self.said.clear()
        self.refresh()

    def show_zoom(self, zoom: float) -> None:
        self.zoom.setText(tr("bar.zoom", percent=round(zoom * 100)))

    def show_page(self, page: int, total: int) -> None:
        """The page in sight; a total of 0 for a contract without pages."""
        self.place.setText(tr("bar.page", page=page, total=total) if total else "")
        self.place.setVisible(total > 0)


def _told_by(session: Session) -> tuple[SignalInstance, ...]:
    return session.opened, session.grown, session.opinion_changed, session.state_changed

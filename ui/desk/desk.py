"""The three panes of an open contract, moving together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer.document.clause_tree import Clause
from reviewer.document.model import Span
from reviewer.labels import Side, Stage
from reviewer.marks.commands import SetSide, SetSigningDate, SetStage
from reviewer.marks.model import Colour
from ui.desk.explaining import Explaining
from ui.desk.marking import Marking
from ui.desk.outline_pane import OutlinePane
from ui.desk.tab_panel import FINDINGS, OPINION, TabPanel
from ui.desk.trail import Trail
from ui.dialogs.slips.signing_date import SigningDatePopup
from ui.i18n import tr
from ui.kept.remembered import TabMemory, packed, unpacked
from ui.menus.actions import Actions
from ui.reading.reading_pane import ReadingPane
from ui.running.context import Context
from ui.session import Session

_WIDTHS = (230, 760, 420)
_PANEL_LATER = 200  # milliseconds


class Desk(QSplitter):
    """Outline, contract, panel. `said` with a remark, `page_shown` with page and their number."""

    said = Signal(str)
    page_shown = Signal(int, int)

    def __init__(self, actions: Actions, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self._context = context
        self._session: Session | None = None
        self._leading = False
        self._trail = Trail()
        self._recalled: TabMemory | None = None
        self.outline = OutlinePane(context.tasks)
        self.outline.setMinimumWidth(100)
        self.reading = ReadingPane(context.tasks)
        self.reading.setMinimumWidth(290)
        self.panel = TabPanel(context)
        self.panel.setMinimumWidth(340)
        for pane in (self.outline, self.reading, self.panel):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.setSizes(list(_WIDTHS))
        self._panel_timer = QTimer(self)
        self._panel_timer.setSingleShot(True)
        self._panel_timer.setInterval(_PANEL_LATER)
        self._panel_timer.timeout.connect(self._fill_panel)
        self.marking = Marking(self.reading, actions, context)
        self.marking.said.connect(self.said)
        self.explaining = Explaining(self.reading)
        self.explaining.said.connect(self.said)
        self.marking.explanation_wanted.connect(self.explaining.explain_at)
        self.date_popup = SigningDatePopup(self)
        self.date_popup.day_chosen.connect(self._set_day)
        self.outline.clause_chosen.connect(self._on_clause)
        self.outline.page_chosen.connect(self._on_page)
        self.reading.clause_chosen.connect(self._on_clause)
        self.reading.finding_clicked.connect(self.choose)
        self.reading.mark_clicked.connect(self._on_mark)
        self.reading.comment_clicked.connect(self.panel.show_comment)
        self.reading.place_changed.connect(self._on_place)
        self.reading.jumped.connect(self._trail.jumped)
        self.panel.span_requested.connect(self._lead_to)
        self.panel.finding_requested.connect(self.choose)
        self.panel.attach_requested.connect(self.marking.attach)
        self.panel.stage_requested.connect(self._choose_stage)
        self.panel.said.connect(self.said)
        self.use_actions(actions)

    def use_settings(self) -> None:
        """Show a contract in the size, and its changes in the way, that were chosen last."""
        settings, view = self._context.settings, self.reading.word_view
        view.set_zoom(settings.number("contract_zoom", 1.0))
        view.show_changes(shown=settings.flag("changes", default=False))

    def use_actions(self, actions: Actions) -> None:
        """Belong to another window: its actions are offered, and its choice of panes holds."""
        self._actions = self.marking.actions = actions
        self.show_panes()

    def show_panes(self) -> None:
        """Show and hide panes as the window's actions say."""
        self.outline.setVisible(self._actions["show_outline"].isChecked())
        self.panel.setVisible(self._actions["show_panel"].isChecked())

    def restore_panes(self, state: QByteArray) -> None:
        """Give the panes the widths they had."""
        self.restoreState(state)
        # The saved state knows the direction of the version that wrote it.
        self.setOrientation(Qt.Orientation.Horizontal)
        self.show_panes()

    def _choose_stage(self, corner: QPoint) -> None:
        self._actions.menus["stage"].popup(corner)

    def set_session(self, session: Session | None) -> None:
        """Put a contract on the desk."""
        self._session = self.marking.session = self.explaining.session = session
        self.panel.set_session(None)
        self._trail.clear()
        self.reading.set_session(session)
        self.outline.set_session(session)
        if session is None:
            self._panel_timer.stop()
        else:
            session.opened.connect(self._fill_panel)
            session.opened.connect(self._take_up)
            session.current_changed.connect(self._on_current)
            self._panel_timer.start()

    def _fill_panel(self) -> None:
        """Make the tabs, which takes longer than showing a first page."""
        self._panel_timer.stop()
        if self._session is not None and self.panel.findings is None:
            self.panel.set_session(self._session)
            recalled = self._recalled.panel if self._recalled is not None else ""
            self.panel.show_tab(recalled or OPINION)

    # Where the reader was when the app was closed

    def memory(self, path: Path) -> TabMemory:
        """Where the reader is; as it was recalled while the contract is not read yet."""
        if self._recalled is not None:
            return self._recalled
        return TabMemory(
            path=path,
            place=self.reading.place(),
            zoom=self.reading.chosen_zoom,
            panel=self.panel.shown,
            panes=packed(self.saveState()),
        )

    def recall(self, memory: TabMemory) -> None:
        """Be as the desk was, once the contract has been read."""
        self._recalled = memory
        self.restore_panes(unpacked(memory.panes))

    def _take_up(self) -> None:
        recalled, self._recalled = self._recalled, None
        if recalled is not None:
            self.reading.take_up(recalled.place, recalled.zoom)

    def rebuild_panel(self) -> None:
        """Make the tabs anew, whose words are measured as they are made."""
        if self._session is not None and self.panel.findings is not None:
            at = self.panel.currentIndex()
            self.panel.set_session(self._session)
            self.panel.setCurrentIndex(at)

    # Moving together

    @property
    def follows(self) -> bool:
        """Whether a choice in one pane moves the others (联动)."""
        return self._context.settings.flag("follow", default=True)

    def _lead_to(self, span: Span) -> None:
        """Show words because another pane asks: the outline is told by that pane's choice."""
        start = self.reading.place()
        self._leading = True
        self.reading.show_span(span)
        self._leading = False
        self._trail.jumped(start, self.reading.place())
        if self._session is not None:
            self.outline.follow(self._session.clause_at(span.start))

    def _on_current(self, key: str) -> None:
        graded = self._session.finding(key) if self._session is not None else None
        if graded is not None and self.follows:
            self._lead_to(graded.finding.span)

    def _on_clause(self, clause: Clause) -> None:
        session = self._session
        if session is None:
            return
        start = self.reading.place()
        self._leading = True
        self.reading.show_clause(clause)
        self._leading = False
        self._trail.jumped(start, self.reading.place())
        self.outline.follow(clause)
        if self.follows:
            inside = {clause.id} | {
                below.id for below in session.clauses if clause in session.clauses.ancestors(below)
            }
            found = [g.finding for g in session.counted if g.finding.clause in inside]
            if found and session.current not in {finding.key for finding in found}:
                session.select(min(found, key=lambda finding: finding.span).key)
                self.panel.show_tab(FINDINGS)

    def _on_page(self, page: int) -> None:
        start = self.reading.place()
        self.reading.page_view.show_page(page)
        self._trail.jumped(start, self.reading.place())

    def choose(self, key: str) -> None:
        """Choose a finding and show its card."""
        if self._session is not None:
            self._session.select(key)
            self.panel.show_tab(FINDINGS)
            if self.panel.findings is not None:
                # Also where it was chosen before, and the list has been scrolled since.
                self.panel.findings.show_finding(key)

    def _on_mark(self, mark_id: str) -> None:
        self.panel.show_mark(mark_id)

    def _on_place(self, offset: int) -> None:
        session = self._session
        if session is None or session.document is None:
            return
        if self.follows and not self._leading:
            self.outline.follow(session.clause_at(offset))
        self.show_page()

    def show_page(self) -> None:
        """Tell which page is in sight."""
        document = self._session.document if self._session is not None else None
        total = (document.page_count or 0) if document is not None else 0
        page = self.reading.page_view.page_in_sight() if total else 0
        self.outline.show_page(page)
        self.page_shown.emit(page, total)

    def travel(self, *, forward: bool) -> None:
        """Go back to where the reader was before the last jump, or forward again."""
        here = self.reading.place()
        place = self._trail.forward(here) if forward else self._trail.back(here)
        if place is None:
            self.said.emit(tr("banner.no_forward" if forward else "banner.no_back"))
        else:
            self.reading.return_to(place)

    def step(self, *, forward: bool) -> None:
        """Choose the next or previous finding of those shown in the panel."""
        session, findings = self._session, self.panel.findings
        if session is None or findings is None:
            return
        key = findings.step(forward=forward, place=self.reading.place())
        if key is None:
            self.said.emit(tr("banner.no_next" if forward else "banner.no_previous"))
        else:
            session.select(key)
            self.panel.show_tab(FINDINGS)

    def go_round(self, *, forward: bool) -> None:
        """Give the keyboard to the next pane that is shown: outline, contract, panel."""
        panes = [pane for pane in (self.outline, self.reading, self.panel) if pane.isVisible()]
        focused = self.focusWidget()
        here = next(
            (at for at, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1
        )
        pane = panes[(here + (1 if forward else -1)) % len(panes)]
        if pane is self.reading:
            self.reading.focus_view()
        elif pane is self.outline:
            self.outline.focus_view()
        else:
            self.panel.focus_page()

    # Day, side, stage, colour

    def ask_day(self, corner: QPoint) -> None:
        """Let the user set the signing date."""
        session = self._session
        if session is None or session.document is None:
            return
        day, _ = session.day()
        self.date_popup.open_at(
            corner,
            day,
            contract_says=session.stated_day,
            is_set=session.state.signed is not None,
        )

    def _set_day(self, day: object) -> None:
        session = self._session
        if session is None:
            return
        if day is not None and session.stated_day == day:
            day = None  # what the contract says needs no setting
        session.do(SetSigningDate(day))  # type: ignore[arg-type]  # a Signal(object) carries it

    def set_side(self, side: str) -> None:
        if self._session is not None:
            self._session.do(SetSide(Side(side)))

    def set_stage(self, stage: str) -> None:
        if self._session is not None:
            self._session.do(SetStage(Stage(stage)))

    def highlight(self, colour: str = "") -> None:
        """Mark the selected words; from the list of marks, give the chosen one a colour."""
        wanted = Colour(colour) if colour else None
        if self.panel.marks is None or not self.panel.marks.recolour(wanted):
            self.marking.highlight(wanted)

    def note(self) -> None:
        """Write a note on the selected words; from the list of marks, on the chosen one."""
        if self.panel.marks is None or not self.panel.marks.write_note():
            self.marking.note()

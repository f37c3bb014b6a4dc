"""Below the cards: adopt, dismiss with a reason, set aside, note, another grade, second review.

Always about the finding chosen in the session. The window's keys call `adopt`, `ask_dismissal`,
`defer`, `ask_note`: keys, menu and buttons do the same.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from reviewer.assessment.model import GradedFinding
from reviewer.labels import Severity
from reviewer.marks.model import Status
from ui.i18n import tr
from ui.panel.findings.decision_forms import AgreeForm, DismissForm, Form, NoteForm, grade_form
from ui.running.context import Context
from ui.session import Session
from ui.session.edits import Edits
from ui.theme import icons
from ui.widgets.parts import rule
from ui.words import finding_name, status_name

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class DecisionBar(QFrame):
    """Buttons, and over them the form that one of them asked for.

    `left` when a form that had the focus was closed: someone else is to have it. `said` with a
    remark when more than the chosen finding was decided, or less than was asked for.
    """

    left = Signal()
    said = Signal(str)

    def __init__(self, session: Session, context: Context) -> None:
        super().__init__()
        self.setObjectName("decisionBar")
        self._session, self._context = session, context
        self._edits = Edits(session, context)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(rule())
        self._form: Form | None = None
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 7)
        row.setSpacing(2)
        self._column.addLayout(row)
        self.buttons: dict[Status, QToolButton] = {
            Status.ADOPTED: self._button("check", tr("action.adopt"), self.adopt),
            Status.DISMISSED: self._button("dismiss", tr("action.dismiss"), self.ask_dismissal),
            Status.DEFERRED: self._button("defer", tr("action.defer"), self.defer),
        }
        for made in self.buttons.values():
            made.setCheckable(True)
            row.addWidget(made)
        self.note_button = self._button("note", tr("action.note_finding"), self.ask_note)
        self.grade_button = self._button("edit", tr("decision.regrade"), self.ask_grade)
        row.addWidget(self.note_button)
        row.addStretch()
        for made in (self.note_button, self.grade_button):
            made.setToolButtonStyle(_ICON_ONLY)
        row.addWidget(self.grade_button)
        self.agree_button = self._button("agree", tr("decision.agree"), self.ask_agreement)
        self.agree_button.setToolButtonStyle(_ICON_ONLY)
        self.agree_button.setCheckable(True)
        row.addWidget(self.agree_button)
        self._room_for_words = row.sizeHint().width()
        session.current_changed.connect(self._on_current)
        session.state_changed.connect(self._show_status)
        session.opinion_changed.connect(self._show_status)
        self._show_status()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = _BESIDE if self.width() >= self._room_for_words else _ICON_ONLY
        for made in self.buttons.values():
            made.setToolButtonStyle(style)

    def _button(self, icon: str, text: str, act: Callable[[], None]) -> QToolButton:
        made = QToolButton()
        made.setText(text.replace("…", ""))
        icons.dress(made, icon)
        made.setIconSize(QSize(16, 16))
        made.setToolButtonStyle(_BESIDE)
        made.setToolTip(text)
        made.setAccessibleName(text)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _on: act())
        return made

    # What buttons and keys do

    def adopt(self) -> None:
        """Adopt the chosen finding; once more takes that back, but not from below its own."""
        self._settle(Status.ADOPTED)

    def defer(self) -> None:
        """Set the chosen finding aside; once more takes that back."""
        self._settle(Status.DEFERRED)

    def ask_dismissal(self) -> None:
        """Ask why the chosen finding is dismissed; a dismissed one is pending again."""
        graded = self._chosen()
        if graded is None:
            return
        if self._session.state.status_of(graded) is Status.DISMISSED:
            self._settle(Status.DISMISSED)
            return
        form = DismissForm()
        form.explain(self._reach(graded))
        decision = self._session.state.decision_on(graded)
        form.done.connect(lambda: self._dismiss(graded, form))
        self._unfold(form)
        form.ask(None, decision.text if decision else "")

    def ask_note(self) -> None:
        """Open the lawyer's words on the chosen finding."""
        graded = self._chosen()
        if graded is None:
            return
        form = NoteForm()
        form.explain(self._reach(graded))
        decision = self._session.state.decision_on(graded)
        form.done.connect(lambda: self._note(graded, form.text))
        self._unfold(form)
        form.ask(decision.text if decision else "")

    def ask_grade(self) -> None:
        """Ask for another grade of the chosen finding; an overruled one gets its own back."""
        graded = self._chosen()
        if graded is None or self._session.owner(graded) is not graded:
            return
        decision = self._session.state.decision_on(graded)
        if decision is not None and decision.grade is not None:
            self._edits.overrule_grade(graded, None)
            return
        form = grade_form()
        form.done.connect(lambda: self._regrade(graded, form.value, form.text))
        self._unfold(form)
        form.ask(graded.severity, "")

    def ask_agreement(self) -> None:
        """Ask who agrees with the decision as a second lawyer; an agreement is taken back."""
        graded = self._chosen()
        if graded is None:
            return
        decision = self._session.state.decision_on(graded)
        if decision is not None and decision.second is not None:
            self._edits.agree(graded, "")
            return
        settings = self._context.settings
        form = AgreeForm(self._context.author)
        form.explain(self._reach(graded))
        form.done.connect(lambda: self._agree(graded, form.text))
        self._unfold(form)
        form.ask(settings.text("second"))

    # How it is done

    def _chosen(self) -> GradedFinding | None:
        return self._session.finding(self._session.current)

    def _reach(self, graded: GradedFinding) -> str:
        """What follows from another finding shares its decision: which one, and with how many."""
        owner = self._session.owner(graded)
        if owner is graded:
            return ""
        return tr(
            "decision.with_owner",
            place=owner.finding.place or tr("card.whole"),
            label=finding_name(owner.finding),
            count=len(self._session.derived_from(owner)),
        )

    def _settle(self, status: Status) -> None:
        graded = self._chosen()
        if graded is None:
            self._show_status()
            return
        self._fold()
        again = self._session.state.status_of(graded) is status
        if again and self._session.owner(graded) is not graded:
            # Who decides one finding after the other decided that one above already.
            self._show_status()
            self._tell("decision.held", graded, status)
            return
        self._edits.decide(graded, Status.PENDING if again else status)
        self._tell("decision.reached", graded, status)

    def _dismiss(self, graded: GradedFinding, form: DismissForm) -> None:
        self._fold()
        self._edits.decide(graded, Status.DISMISSED, form.reason, text=form.text)
        self._tell("decision.reached", graded, Status.DISMISSED)

    def _tell(self, key: str, graded: GradedFinding, status: Status) -> None:
        """Say which finding was meant, where it is not the one in sight."""
        owner = self._session.owner(graded)
        if owner is not graded:
            place, label = owner.finding.place or tr("card.whole"), finding_name(owner.finding)
            self.said.emit(tr(key, place=place, label=label, status=status_name(status)))

    def _note(self, graded: GradedFinding, text: str) -> None:
        self._fold()
        self._edits.note(graded, text)

    def _regrade(self, graded: GradedFinding, grade: Severity, reason: str) -> None:
        self._fold()
        self._edits.overrule_grade(graded, grade, reason)

    def _agree(self, graded: GradedFinding, name: str) -> None:
        self._fold()
        self._context.settings.set("second", name)
        self._edits.agree(graded, name)

    def _unfold(self, form: Form) -> None:
        self._fold()
        self._form = form
        form.cancelled.connect(self._fold)
        self._column.insertWidget(1, form)
        form.show()
        self._show_status()

    def _fold(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            had_focus = form.focusWidget() is not None and form.focusWidget().hasFocus()
            form.hide()
            form.deleteLater()
            if had_focus:
                self.left.emit()
        self._show_status()

    def _on_current(self) -> None:
        self._fold()

    def _show_status(self) -> None:
        graded = self._chosen()
        status = self._session.state.status_of(graded) if graded is not None else None
        for held, made in self.buttons.items():
            made.setChecked(held is status)
            made.setEnabled(graded is not None)
        self.note_button.setEnabled(graded is not None)
        own = graded is not None and self._session.owner(graded) is graded
        self.grade_button.setEnabled(own)
        decision = self._session.state.decision_on(graded) if graded is not None else None
        second = decision.second if decision is not None else None
        self.agree_button.setEnabled(graded is not None)
        self.agree_button.setChecked(second is not None)
        said = tr("decision.agree_back" if second is not None else "decision.agree")
        self.agree_button.setToolTip(said)
        self.agree_button.setAccessibleName(said)
        overruled = decision is not None and decision.grade is not None
        tip = tr("decision.regrade_back" if overruled else "decision.regrade")
        self.grade_button.setToolTip(tip)
        self.grade_button.setAccessibleName(tip)

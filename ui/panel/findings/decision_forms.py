"""Small forms that unfold over the decision bar: why dismissed, a note, another grade.

Each has `done` and `cancelled`; nothing is modal.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
)

from reviewer.labels import Severity, Verdict
from reviewer.marks.model import Dismissal
from ui.i18n import tr
from ui.widgets.parts import button, words
from ui.widgets.segments import Segments
from ui.words import grade_name, verdict_name

T = TypeVar("T")
_FRAME = 18  # around the lines of a text, pixels
_CONFIRM = ("Ctrl+Return", "Ctrl+Enter")
_USUAL = {Dismissal.UNFOUNDED: 5, Dismissal.RISK_ACCEPTED: 4}  # reasons in the string tables


class Form(QFrame):
    """Title, what the form asks, text, confirm and cancel. Esc cancels, Ctrl+Enter confirms.

    On a choice Enter does, too."""

    done = Signal()
    cancelled = Signal()

    def __init__(self, title: str, confirm: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 4)
        self.column.setSpacing(7)
        self.column.addWidget(words(title, "section"))
        self.text_edit = QPlainTextEdit()
        self.text_edit.setPlaceholderText(placeholder)
        self.text_edit.setAccessibleName(placeholder)
        self.text_edit.setTabChangesFocus(True)
        # Three lines where there is room: in a low window no button may lie over them.
        self.text_edit.setMinimumHeight(self.fontMetrics().lineSpacing() + _FRAME)
        self.text_edit.setMaximumHeight(3 * self.fontMetrics().lineSpacing() + _FRAME)
        self.column.addWidget(self.text_edit)
        row = self.row = QHBoxLayout()
        row.setSpacing(6)
        self.confirm = button(confirm, self.done.emit, kind="primary")
        row.addWidget(self.confirm)
        self.cancel = button(tr("decision.cancel"), self.cancelled.emit, kind="quiet")
        row.addWidget(self.cancel)
        row.addStretch()
        self.column.addLayout(row)
        for keys in _CONFIRM:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.confirm.click)

    @property
    def text(self) -> str:
        return self.text_edit.toPlainText().strip()

    def put(self, text: str) -> None:
        """Put a text there to be written on."""
        self.text_edit.setPlainText(text)
        self.text_edit.moveCursor(QTextCursor.MoveOperation.End)

    def explain(self, text: str) -> None:
        """Say under the title what the decision reaches; nothing for no text."""
        if text:
            self.column.insertWidget(1, words(text, "faint"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # From a choice; in the text it begins a line.
            self.confirm.click()
        else:
            super().keyPressEvent(event)


class DismissForm(Form):
    """Unfounded, or a risk that the client takes; a reason in words is optional.

    What is typed at once is the reason, through an input method too. While there is none, arrows
    choose and Enter confirms from there."""

    def __init__(self) -> None:
        super().__init__(tr("dismiss.title"), tr("dismiss.confirm"), tr("dismiss.reason"))
        self._choices: dict[Dismissal, QRadioButton] = {}
        for at, reason in enumerate(Dismissal):
            made = QRadioButton(tr(f"dismiss.{reason.value}"))
            self._choices[reason] = made
            self.column.insertWidget(1 + at, made)
        self.usual = button(tr("dismiss.usual"), self._offer, kind="quiet")
        self.row.addWidget(self.usual)
        # As they stand, not as they were made: from a choice to its reason.
        order = (*self._choices.values(), self.text_edit, self.confirm, self.cancel, self.usual)
        for one, following in pairwise(order):
            self.setTabOrder(one, following)
        self.text_edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and not self.text_edit.toPlainText():
                return self._without_reason(event.key())
        return False

    def _without_reason(self, key: int) -> bool:
        """Take a key that an empty reason has no use for; whether it was taken."""
        kinds = list(self._choices)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(kinds[0 if key == Qt.Key.Key_Up else -1])
        else:
            return False
        return True

    def _offer(self) -> None:
        menu = self.usual_menu()
        menu.popup(self.usual.mapToGlobal(self.usual.rect().topLeft()))

    def usual_menu(self) -> QMenu:
        """Reasons that are often given for the choice made; one chosen goes on in the text."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for number in range(1, _USUAL[self.reason] + 1):
            text = tr(f"usual.{self.reason.value}_{number}")
            menu.addAction(text).triggered.connect(lambda _on=False, text=text: self._add(text))
        return menu

    def _add(self, text: str) -> None:
        """Put a reason behind what is written."""
        self.put("\n".join(filter(None, (self.text, text))))
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, reason: Dismissal | None, text: str) -> None:
        self.choose(reason or Dismissal.UNFOUNDED)
        self.put(text)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, reason: Dismissal) -> None:
        self._choices[reason].setChecked(True)
        # Tab leads to the one chosen; Qt sees to that only once one of them had the keyboard.
        for kind, made in self._choices.items():
            chosen = kind is reason
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    @property
    def reason(self) -> Dismissal:
        return next(reason for reason, made in self._choices.items() if made.isChecked())


class NoteForm(Form):
    """The lawyer's words on a finding."""

    def __init__(self) -> None:
        super().__init__(tr("decision.note"), tr("note.save"), tr("note.placeholder"))

    def ask(self, text: str) -> None:
        self.put(text)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)


class AgreeForm(NoteForm):
    """The name of the second lawyer, who is not the first."""

    def __init__(self, author: str) -> None:
        Form.__init__(self, tr("decision.agree_title"), tr("log.sign"), tr("log.second_name"))
        self._author = author
        self.text_edit.setFixedHeight(self.fontMetrics().lineSpacing() + _FRAME)
        self.text_edit.textChanged.connect(self._check)
        self._check()

    def _check(self) -> None:
        same = bool(self.text) and self.text == self._author
        self.confirm.setEnabled(bool(self.text) and not same)
        self.confirm.setToolTip(tr("log.same") if same else "")


class OverruleForm(Form, Generic[T]):
    """Another grade, which needs a reason."""

    def __init__(self, title: str, choices: Sequence[tuple[T, str]]) -> None:
        super().__init__(title, tr("decision.overrule"), tr("decision.overrule_reason"))
        self._choices = Segments(choices, choices[0][0])
        self._choices.notice.chosen.connect(self._take)
        self._value: T = choices[0][0]
        self._before: T | None = None
        self.column.insertWidget(1, self._choices)
        self.text_edit.textChanged.connect(self._check)
        self._check()

    def ask(self, value: T, text: str) -> None:
        self._value = self._before = value
        self._choices.set_value(value)
        self.put(text)
        self.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, value: T) -> None:
        """Take another grade, as a press on it does."""
        self._choices.set_value(value)
        self._take(value)

    @property
    def value(self) -> T:
        return self._value

    def _take(self, value: T) -> None:
        self._value = value
        self._check()

    def _check(self) -> None:
        same = self._value == self._before
        self.confirm.setEnabled(bool(self.text) and not same)
        self.confirm.setToolTip(tr("decision.same_grade") if same else "")


def grade_form() -> OverruleForm[Severity]:
    """For a finding."""
    choices = [(grade, grade_name(grade)) for grade in Severity]
    return OverruleForm(tr("decision.grade_title"), choices)


def verdict_form() -> OverruleForm[Verdict]:
    """For the contract."""
    choices = [(verdict, verdict_name(verdict)) for verdict in Verdict]
    return OverruleForm(tr("decision.verdict_title"), choices)

"""The window while a contract is being read, and when it cannot be: one sentence, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import PasswordNeededError, ShenqiError
from ui import theme
from ui.i18n import language, tr
from ui.theme import icons
from ui.widgets.parts import button, words

_COLUMN = 460


class OpeningPage(QStackedWidget):
    """The user's answers: `cancelled`, `password_given` (str), `retried`, `other_wanted`,
    `locate_wanted` (the file was moved)."""

    cancelled = Signal()
    password_given = Signal(str)
    retried = Signal()
    other_wanted = Signal()
    locate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._reading_words = words("", "heading")
        self._reading_words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self.cancel_button = button(tr("loading.cancel"), self.cancelled.emit)
        self.addWidget(self._reading())
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title = words("", "heading")
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence = words("", "soft")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(tr("problem.password"))
        self.password.setAccessibleName(tr("problem.password"))
        self.password.returnPressed.connect(self._give_password)
        self._unlock = button(tr("problem.unlock"), self._give_password, kind="primary")
        self._retry = button(tr("problem.retry"), self.retried.emit)
        self.locate_button = button(tr("start.locate"), self.locate_wanted.emit)
        self.addWidget(self._problem())

    def _reading(self) -> QWidget:
        page, column = _centred()
        column.addWidget(self._reading_words)
        column.addWidget(self._progress)
        column.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignHCenter)
        return page

    def _problem(self) -> QWidget:
        page, column = _centred()
        column.addWidget(self._sign)
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.password, 1)
        row.addWidget(self._unlock)
        column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._retry)
        buttons.addWidget(self.locate_button)
        buttons.addWidget(button(tr("problem.other"), self.other_wanted.emit))
        buttons.addWidget(button(tr("problem.back"), self.cancelled.emit, kind="quiet"))
        buttons.addStretch()
        column.addLayout(buttons)
        return page

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        shown = self._reading_words if self.currentIndex() == 0 else self._sentence
        return shown.text()

    @property
    def title(self) -> str:
        """What stands over the sentence on a problem."""
        return self._title.text()

    def show_reading(self, name: str, done: int = 0, total: int = 0) -> None:
        """Reading, or recognising scanned pages of which `done` of `total` (0: none) are done."""
        if total:
            text = tr("loading.reading_page", name=name, page=min(done + 1, total), total=total)
        else:
            text = tr("loading.reading", name=name)
        self._reading_words.setText(text)
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self.setCurrentIndex(0)

    def show_problem(self, error: ShenqiError, *, given: bool = False) -> None:
        """Why the file cannot be read, and a field for its password where that is why.

        `given`: a password was, which did not fit.
        """
        locked = isinstance(error, PasswordNeededError)
        picture = icons.pixmap(
            "lock" if locked else "warning",
            theme.colour("accent" if locked else "high"),
            40,
            self.devicePixelRatioF(),
        )
        self._sign.setPixmap(picture)
        if locked:
            self._title.setText(tr("problem.wrong_password" if given else "problem.locked"))
        else:
            self._title.setText(tr("problem.title"))
        self._sentence.setText(error.message(language()))
        for widget in (self.password, self._unlock):
            widget.setVisible(locked)
        self._retry.setVisible(not locked)
        self.locate_button.setVisible(error.code == "file-missing")
        self.password.clear()
        self.setCurrentIndex(1)
        if locked:
            self.password.setFocus()

    def _give_password(self) -> None:
        if self.password.text():
            self.password_given.emit(self.password.text())


def _centred() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout()
    column.setSpacing(16)
    holder = QWidget()
    holder.setMaximumWidth(_COLUMN)
    holder.setLayout(column)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    outer = QVBoxLayout(page)
    outer.addStretch(2)
    outer.addLayout(row)
    outer.addStretch(3)
    return page, column

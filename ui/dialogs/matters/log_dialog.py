"""What was done on a contract, the latest first, and who went over it a second time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.marks.commands import Countersign
from reviewer.marks.decisions import carry
from reviewer.marks.deed_words import deed_words
from reviewer.marks.deeds import Deed, DeedKind, LogEntry
from reviewer.marks.model import Decision
from ui.i18n import tr
from ui.running.context import Context
from ui.session import Session
from ui.session.deed_names import log_words
from ui.session.edits import Edits
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, empty, rule, set_flag, short, words, wrap_rows
from ui.words import label_name, loose, moment_words, status_name

_GONE = 110  # pixels at most for decisions on what is found no longer


class LogDialog(QDialog):
    """Follows the session while it is open."""

    def __init__(self, session: Session, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("log.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(600, 560)
        self._session, self._context = session, context
        self._edits = Edits(session, context)
        self._entries: tuple[LogEntry, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("log.search"))
        self.search.setAccessibleName(tr("log.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("log.title"))
        wrap_rows(self.list)
        self.blank = words("", "soft")
        self._second = QVBoxLayout()
        self._second.setSpacing(8)
        column = dialog_column(self)
        column.addWidget(short(tr("log.title"), "heading"))
        column.addWidget(self.search)
        self.blank.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.blank, 1)
        column.addWidget(self.list, 1)
        self.gone_title = short("", "section")
        self.gone = QListWidget()
        wrap_rows(self.gone)
        self.gone.setMaximumHeight(_GONE)
        column.addWidget(self.gone_title)
        column.addWidget(self.gone)
        column.addWidget(rule())
        column.addWidget(short(tr("log.second"), "section"))
        column.addLayout(self._second)
        self.copy_button = button(tr("log.copy"), self._copy, icon="copy")
        close = button(tr("log.close"), self.accept, kind="primary")
        column.addLayout(foot(close, aside=[self.copy_button]))
        session.state_changed.connect(self._refresh)
        session.opinion_changed.connect(self._show_gone)
        self._refresh()

    def _refresh(self) -> None:
        self._entries = self._session.log()
        self._fill()
        self._show_gone()
        self._show_second()

    def _fill(self) -> None:
        wanted = self.search.text().strip().lower()
        lines = [line for line in map(_line, reversed(self._entries)) if wanted in line.lower()]
        self.list.clear()
        self.list.addItems(lines)
        self.list.setVisible(bool(lines))
        self.blank.setVisible(not lines)
        self.blank.setText(tr("log.filtered" if self._entries else "log.empty"))
        self.copy_button.setEnabled(bool(self._entries))

    def _show_gone(self, _changes: object = None) -> None:
        """Decisions on what is found no longer, since file, rules or law changed."""
        decisions, findings = self._session.state.decisions, self._session.findings
        gone = carry(decisions, [graded.finding for graded in findings]).gone
        self.gone.clear()
        if self._session.opinion is not None:
            self.gone.addItems([_decision(decision) for decision in gone])
        some = self.gone.count() > 0
        self.gone_title.setText(tr("log.gone", count=self.gone.count()))
        self.gone.setAccessibleName(self.gone_title.text())
        self.gone_title.setVisible(some)
        self.gone.setVisible(some)

    # 复核

    def _show_second(self) -> None:
        empty(self._second)
        second = self._session.state.second
        row = QHBoxLayout()
        row.setSpacing(10)
        if second is not None:
            row.addWidget(short(tr("log.signed", name=second.name, at=moment_words(second.at))))
            # The note itself is the last entry while nothing has followed it.
            noted = Countersign(second).deed
            if self._entries and self._entries[-1].deed not in (noted, _as_worded(noted)):
                row.addWidget(short(tr("log.changed"), "soft"))
            row.addStretch()
            self.sign_button = button(tr("log.withdraw"), lambda: self._edits.countersign(""))
        else:
            self._second.addWidget(words(tr("log.second_why"), "faint"))
            self.second_name = QLineEdit()
            self.second_name.setPlaceholderText(tr("log.second_name"))
            self.second_name.setAccessibleName(tr("log.second_name"))
            self.second_name.textChanged.connect(self._check_name)
            self.second_name.returnPressed.connect(self._sign)
            row.addWidget(self.second_name, 1)
            self.sign_button = button(tr("log.sign"), self._sign)
            self.sign_button.setEnabled(False)
        self.sign_button.setAutoDefault(False)
        row.addWidget(self.sign_button)
        self._second.addLayout(row)

    def _is_other(self) -> bool:
        return self.second_name.text().strip() not in ("", self._context.author)

    def _check_name(self) -> None:
        name = self.second_name.text().strip()
        set_flag(self.second_name, "bad", on=bool(name) and not self._is_other())
        self.second_name.setToolTip("" if not name or self._is_other() else tr("log.same"))
        self.sign_button.setEnabled(self._is_other())

    def _sign(self) -> None:
        if self._is_other():
            self._edits.countersign(self.second_name.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(map(_line, self._entries)))


def _as_worded(deed: Deed) -> Deed:
    """The same in an entry of an older version."""
    return Deed(DeedKind.WORDED, deed_words(deed))


def _decision(decision: Decision) -> str:
    about = decision.about
    quote = " ".join(about.quote[loose(about.quote) :].split())
    head = f"{status_name(decision.status)}　{label_name(about.label)}"
    said = (head, f"“{quote}”" if quote else "", decision.text)
    return "　".join(filter(None, said))


def _line(entry: LogEntry) -> str:
    return f"{moment_words(entry.at)}　{log_words(entry)}"

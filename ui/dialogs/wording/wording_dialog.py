"""The lawyer's own replacement wording for a finding, beside the wording of its cures.

What is written is kept when the window is closed, however that is done.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from reviewer.assessment.model import GradedFinding
from reviewer.errors import ShenqiError
from reviewer.marks.model import new_id
from reviewer.marks.model_clauses import ModelClause
from ui.i18n import tr
from ui.running.context import Context
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, column, rule, short, words
from ui.words import finding_name


class WordingDialog(QDialog):
    """`kept` with the wording; empty: that of the first cure counts again. `offered` is where one
    begins who has no own."""

    kept = Signal(str)

    def __init__(
        self, graded: GradedFinding, own: str, offered: str, context: Context, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("wording.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 480)
        self._graded, self._context, self._own = graded, context, own
        self._default = next((cure.wording for cure in graded.cures if cure.wording), "")
        self._offered = offered
        name = finding_name(graded.finding)
        place = graded.finding.place or tr("card.whole")
        self.field = QPlainTextEdit(own or self._offered)
        self.field.setAccessibleName(tr("wording.title"))
        self.field.setTabChangesFocus(True)
        self.said = words("", "soft")
        page = dialog_column(self)
        page.addWidget(short(f"{place} · {name}", "heading"))
        page.addWidget(words(tr("wording.why"), "soft"))
        page.addWidget(self.field, 1)
        row = QHBoxLayout()
        self.insert_button = self._button(tr("wording.insert"), self._insert)
        self.keep_button = self._button(tr("wording.keep"), self._ask_title)
        self.back_button = self._button(tr("wording.back"), self._back)
        for made in (self.insert_button, self.keep_button, self.back_button):
            row.addWidget(made)
        row.addStretch()
        page.addLayout(row)
        page.addWidget(self._title_part(name))
        page.addWidget(self.said)
        page.addWidget(rule())
        save = button(tr("wording.save"), self.accept, kind="primary")
        # Enter in the title keeps a model clause and must not close what it is kept from.
        page.addLayout(foot(self._button(tr("wording.cancel"), self._cancel), save))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self.field.setFocus()

    def _button(self, text: str, act: Callable[[], object]) -> QWidget:
        made = button(text, act)
        made.setAutoDefault(False)
        return made

    def _title_part(self, name: str) -> QWidget:
        """Under which title the words are kept as a model clause; shown when that is wanted."""
        self.title_part, lines = column(spacing=6)
        self.title = QLineEdit(name)
        self.title.setAccessibleName(tr("wording.clause_title"))
        self.title.setPlaceholderText(tr("wording.clause_title"))
        self.title.returnPressed.connect(self.keep)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        row.addWidget(self._button(tr("wording.keep_now"), self.keep))
        lines.addLayout(row)
        self.title_part.hide()
        return self.title_part

    @property
    def wording(self) -> str:
        return self.field.toPlainText().strip()

    def _ask_title(self) -> None:
        self.title_part.show()
        self.title.setFocus()
        self.title.selectAll()

    def keep(self) -> None:
        """Keep the words as a model clause of one's own."""
        store, title = self._context.store, self.title.text().strip()
        if store is None or not title or not self.wording:
            self.said.setText(tr("wording.nothing_to_keep"))
            return
        clause = ModelClause(
            id=new_id(),
            title=title,
            wording=self.wording,
            modified=datetime.now().astimezone(),
            label=self._graded.finding.label,
            author=self._context.author,
        )
        try:
            store.clauses.put(clause)
        except ShenqiError as error:
            self._context.troubled.emit(error)
            return
        self.title_part.hide()
        self.said.setText(tr("wording.is_kept", title=title))

    def _insert(self) -> None:
        from ui.dialogs.wording.clauses_dialog import ClausesDialog

        dialog = ClausesDialog(self._context, self, label=self._graded.finding.label)
        dialog.chosen.connect(self.insert)
        dialog.open()

    def insert(self, clause: ModelClause) -> None:
        """Put a model clause where the cursor is; in place of what nobody has changed yet."""
        if self.wording == self._offered and not self._own:
            self.field.selectAll()
        self.field.insertPlainText(clause.wording)
        self.field.setFocus()

    def _back(self) -> None:
        self.field.setPlainText(self._offered)

    def _cancel(self) -> None:
        self.field.setPlainText(self._own or self._offered)
        self.reject()

    def done(self, result: int) -> None:
        """Closing keeps what was written."""
        changed = self.wording != (self._own or self._offered)
        if changed:
            self.kept.emit("" if self.wording == self._default else self.wording)
        super().done(result)

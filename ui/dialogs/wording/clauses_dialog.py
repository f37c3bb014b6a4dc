"""我的范本: the lawyer's own model clauses, to search, use, delete, send and bring in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from reviewer.errors import ShenqiError
from reviewer.export.writing import write_text
from reviewer.labels import Label
from reviewer.marks.model_clauses import ModelClause, read, written
from ui.i18n import language, tr
from ui.models.clauses import CLAUSE, ClausesFilter, ClausesModel
from ui.running.context import Context
from ui.system.file_choice import clauses_dialog
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, rule, short, words


class ClausesDialog(QDialog):
    """`chosen` with the ModelClause to put into another's wording. `label`: what it is to cure."""

    chosen = Signal(object)

    def __init__(
        self, context: Context, parent: QWidget, *, label: Label | None = None, uses: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("clauses.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 520)
        self._context = context
        self.model = ClausesModel(self)
        self.proxy = ClausesFilter(label, self)
        self.proxy.setSourceModel(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("clauses.search"))
        self.search.setAccessibleName(tr("clauses.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._use)
        self.list = QListView()
        self.list.setModel(self.proxy)
        self.list.setSpacing(3)
        self.list.setAccessibleName(tr("clauses.title"))
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.activated.connect(self._use)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(tr("clauses.words"))
        self.said = words("", "soft")
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.list)
        halves.addWidget(self.words)
        halves.setSizes([300, 420])
        page = dialog_column(self)
        page.addWidget(short(tr("clauses.title"), "heading"))
        page.addWidget(self.search)
        page.addWidget(halves, 1)
        page.addLayout(self._said_row())
        page.addWidget(rule())
        page.addLayout(self._buttons(uses=uses))
        self.refresh()

    def _said_row(self) -> QHBoxLayout:
        """What was done, and the way back from a deletion."""
        self._deleted: ModelClause | None = None
        self.restore_button = self._button("clauses.restore", self._restore, kind="link")
        self.restore_button.hide()
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.restore_button)
        return row

    def _buttons(self, *, uses: bool) -> QHBoxLayout:
        self.use_button = self._button("clauses.use", self._use, kind="primary")
        self.use_button.setVisible(uses)
        self.copy_button = self._button("clauses.copy", self._copy)
        self.delete_button = self._button("clauses.delete", self._delete)
        self.export_button = self._button("clauses.export", self._ask_export)
        import_button = self._button("clauses.import", self._ask_import)
        close = self._button("clauses.cancel" if uses else "clauses.close", self.reject)
        ends = (import_button, self.export_button, close, self.use_button)
        return foot(*ends, aside=(self.copy_button, self.delete_button))

    def _button(self, key: str, act: Callable[[], object], *, kind: str = "") -> QPushButton:
        made = button(tr(key), act, kind=kind)
        made.setAutoDefault(False)
        return made

    def refresh(self) -> None:
        """Show the clauses as they are kept now."""
        store = self._context.store
        clauses = self._done(store.clauses.all) if store is not None else None
        self.model.set_clauses(clauses or ())
        self._filter()

    def _done(self, act: Callable[[], tuple[ModelClause, ...]]) -> tuple[ModelClause, ...] | None:
        """What the store, or a file, gives; None, and a sentence, where it cannot."""
        try:
            return act()
        except ShenqiError as error:
            self.said.setText(error.message(language()))
            return None

    def current(self) -> ModelClause | None:
        """The clause chosen."""
        clause = self.list.currentIndex().data(CLAUSE)
        return clause if isinstance(clause, ModelClause) else None

    def _filter(self) -> None:
        self.proxy.set_words(self.search.text())
        self.list.setCurrentIndex(self.proxy.index(0, 0))
        if not self.model.rowCount():
            self.said.setText(tr("clauses.empty"))
        elif not self.proxy.rowCount():
            self.said.setText(tr("clauses.none"))
        else:
            self.said.clear()
        self._show(self.list.currentIndex())

    def _show(self, index: QModelIndex) -> None:
        clause = index.data(CLAUSE)
        some = isinstance(clause, ModelClause)
        self.words.setPlainText(clause.wording if isinstance(clause, ModelClause) else "")
        for made in (self.use_button, self.copy_button, self.delete_button):
            made.setEnabled(some)
        self.export_button.setEnabled(self.model.rowCount() > 0)

    def _use(self) -> None:
        clause = self.current()
        if clause is not None and self.use_button.isVisibleTo(self):
            self.chosen.emit(clause)
            self.accept()

    def _copy(self) -> None:
        if (clause := self.current()) is not None:
            QGuiApplication.clipboard().setText(clause.wording)
            self.said.setText(tr("clauses.copied"))

    def _delete(self) -> None:
        store, clause = self._context.store, self.current()
        if store is None or clause is None:
            return
        try:
            store.clauses.remove(clause.id)
        except ShenqiError as error:
            self.said.setText(error.message(language()))
            return
        self.refresh()
        self._deleted = clause
        self.said.setText(tr("clauses.deleted", title=clause.title))
        self.restore_button.show()

    def _restore(self) -> None:
        """Bring back the clause deleted last."""
        store, clause = self._context.store, self._deleted
        if store is None or clause is None:
            return
        try:
            store.clauses.put(clause)
        except ShenqiError as error:
            self.said.setText(error.message(language()))
            return
        self._deleted = None
        self.restore_button.hide()
        self.refresh()

    # To and from files

    def _ask_export(self) -> None:
        dialog = clauses_dialog(self, tr("clauses.file_name"), save=True)
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))

    def _ask_import(self) -> None:
        dialog = clauses_dialog(self, "", save=False)
        dialog.fileSelected.connect(lambda name: self.import_from(Path(name)))

    def export_to(self, path: Path) -> None:
        """Write the clauses listed to a file."""
        rows = range(self.proxy.rowCount())
        clauses = tuple(self.proxy.index(row, 0).data(CLAUSE) for row in rows)
        try:
            write_text(written(clauses), path, ())
        except ShenqiError as error:
            self.said.setText(error.message(language()))
            return
        self.said.setText(tr("clauses.exported", count=len(clauses), path=path))

    def import_from(self, path: Path) -> None:
        """Bring in the clauses of a file; one that is here already is replaced if it is older."""
        store = self._context.store
        clauses = self._done(lambda: read(path))
        if store is None or clauses is None:
            return
        held = {clause.id: clause.modified for clause in self._done(store.clauses.all) or ()}
        newer = [
            clause
            for clause in clauses
            if clause.id not in held or held[clause.id] < clause.modified
        ]
        try:
            store.clauses.put_all(newer)
        except ShenqiError as error:
            self.said.setText(error.message(language()))
            return
        self.refresh()
        self.said.setText(tr("clauses.imported", count=len(newer)))

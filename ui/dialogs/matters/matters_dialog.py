"""Matters: begun, renamed, dissolved, and contracts put into them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeView,
    QWidget,
)

from ui.i18n import tr
from ui.kept.shelf import Shelf
from ui.models.matters import CONTRACT, MATTER, MattersModel
from ui.widgets.choice import Choice
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, short, words


class MattersDialog(QDialog):
    """Every change counts at once. `contract_chosen` with a RecentContract to be opened."""

    contract_chosen = Signal(object)

    def __init__(self, shelf: Shelf, chosen: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("matters.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 560)
        self._shelf = shelf
        self._filling = False
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("matters.new_name"))
        self.name.setAccessibleName(tr("matters.new_name"))
        self.name.returnPressed.connect(self._create)
        self.create_button = button(tr("matters.create"), self._create)
        self.create_button.setAutoDefault(False)
        self.create_button.setEnabled(False)
        self.name.textChanged.connect(
            lambda text: self.create_button.setEnabled(bool(text.strip()))
        )
        self.model = MattersModel(self)
        self.model.itemChanged.connect(self._on_renamed)
        self.tree = self._tree()
        self.move_box = Choice({}, None)
        self.move_box.setAccessibleName(tr("matters.move"))
        self.move_box.setMinimumWidth(180)
        self.move_box.activated.connect(self._move)
        self.rename_button = button(tr("matters.rename"), self._rename)
        self.remove_button = button(tr("matters.remove"), self._remove)
        self.open_button = button(tr("matters.open"), self._open)
        self._lay_out()
        shelf.changed.connect(self.refresh)
        # The heights of rows are kept from before the style sheet otherwise.
        self.tree.ensurePolished()
        self.refresh()
        if chosen:
            self.tree.setCurrentIndex(self.model.index_of_contract(chosen))

    def _tree(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("table")
        tree.setModel(self.model)
        tree.setAccessibleName(tr("matters.title"))
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            tree.header().setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        tree.selectionModel().currentChanged.connect(self._on_current)
        tree.activated.connect(lambda _index: self._open())
        return tree

    def _lay_out(self) -> None:
        column = dialog_column(self)
        column.addWidget(short(tr("matters.title"), "heading"))
        column.addWidget(words(tr("matters.explain"), "soft"))
        new = QHBoxLayout()
        new.addWidget(self.name, 1)
        new.addWidget(self.create_button)
        column.addLayout(new)
        column.addWidget(self.tree, 1)
        acts = QHBoxLayout()
        self._move_words = short(tr("matters.move_to"))
        self._move_words.setBuddy(self.move_box)
        acts.addWidget(self._move_words)
        acts.addWidget(self.move_box)
        acts.addStretch()
        for made in (self.open_button, self.rename_button, self.remove_button):
            made.setAutoDefault(False)
            acts.addWidget(made)
        column.addLayout(acts)
        column.addLayout(foot(button(tr("matters.close"), self.accept, kind="primary")))

    def refresh(self) -> None:
        """Show what is kept, and stay where the user is."""
        contract, matter = self._contract(), self._matter()
        matters = self._shelf.matters()
        self._filling = True
        self.model.fill(matters, self._shelf.recent())
        self._filling = False
        self.tree.expandAll()
        self.move_box.clear()
        self.move_box.addItem(tr("matters.none"), None)
        for each in matters:
            self.move_box.addItem(each.name, each.id)
        if contract:
            self.tree.setCurrentIndex(self.model.index_of_contract(contract))
        elif matter is not None:
            self.tree.setCurrentIndex(self.model.index_of_matter(matter))
        self._on_current()

    def _contract(self) -> str:
        return str(self.tree.currentIndex().siblingAtColumn(0).data(CONTRACT) or "")

    def _matter(self) -> int | None:
        number = self.tree.currentIndex().siblingAtColumn(0).data(MATTER)
        return number if isinstance(number, int) else None

    def _on_current(self) -> None:
        contract, matter = self._contract(), self._matter()
        for widget in (self._move_words, self.move_box, self.open_button):
            widget.setEnabled(bool(contract))
        for made in (self.rename_button, self.remove_button):
            made.setEnabled(matter is not None)
        above = self.tree.currentIndex().parent().data(MATTER) if contract else None
        self.move_box.setCurrentIndex(max(self.move_box.findData(above), 0))

    def _create(self) -> None:
        name = self.name.text()
        contract = self._contract()
        made = self._shelf.create(name) if name.strip() else None
        if made is not None:
            self.name.clear()
            if not contract:
                self.tree.setCurrentIndex(self.model.index_of_matter(made.id))

    def _move(self) -> None:
        if contract := self._contract():
            self._shelf.assign(contract, self.move_box.currentData())

    def _rename(self) -> None:
        index = self.tree.currentIndex().siblingAtColumn(0)
        self.tree.setCurrentIndex(index)
        self.tree.edit(index)

    def _on_renamed(self, item: QStandardItem) -> None:
        number = item.data(MATTER)
        if not self._filling and isinstance(number, int):
            self._shelf.rename(number, item.text())

    def _remove(self) -> None:
        number = self._matter()
        if number is not None:
            self.tree.setCurrentIndex(QModelIndex())
            self._shelf.remove(number)

    def _open(self) -> None:
        contract = self._contract()
        for recent in self._shelf.recent():
            if contract and recent.sha256 == contract:
                self.contract_chosen.emit(recent)
                self.accept()

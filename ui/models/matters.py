"""Matters with their contracts as a tree; what is in no matter stands last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ui.i18n import tr
from ui.words import moment_words, verdict_name

if TYPE_CHECKING:
    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract

MATTER = Qt.ItemDataRole.UserRole + 1  # the number of a matter
CONTRACT = Qt.ItemDataRole.UserRole + 2  # the hash of a contract


class MattersModel(QStandardItemModel):
    """Rows of the first level are matters, whose names can be edited; below are contracts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 3, parent)
        self.setHorizontalHeaderLabels(
            [tr("matters.name"), tr("matters.progress"), tr("matters.opened")]
        )

    def fill(self, matters: Sequence[Matter], contracts: Sequence[RecentContract]) -> None:
        """Show these matters and contracts in place of the ones before."""
        self.removeRows(0, self.rowCount())
        rows: dict[int | None, QStandardItem] = {}
        for matter in matters:
            rows[matter.id] = self._add_matter(matter.name, matter.id)
        loose = [contract for contract in contracts if contract.matter is None]
        if loose:
            rows[None] = self._add_matter(tr("matters.none"), None)
        for contract in contracts:
            number = contract.matter.id if contract.matter is not None else None
            if number in rows:
                rows[number].appendRow(_contract_row(contract))

    def _add_matter(self, name: str, number: int | None) -> QStandardItem:
        item = QStandardItem(name)
        item.setData(number, MATTER)
        item.setEditable(number is not None)
        if number is None:
            item.setSelectable(False)
        blanks = [QStandardItem(), QStandardItem()]
        for blank in blanks:
            blank.setEditable(False)
            blank.setSelectable(number is not None)
        self.appendRow([item, *blanks])
        return item

    def index_of_contract(self, sha256: str) -> QModelIndex:
        """Where a contract stands; an invalid index for one that is not listed."""
        for row in range(self.rowCount()):
            matter = self.index(row, 0)
            for below in range(self.rowCount(matter)):
                index = self.index(below, 0, matter)
                if index.data(CONTRACT) == sha256:
                    return index
        return QModelIndex()

    def index_of_matter(self, number: int) -> QModelIndex:
        """Where a matter stands; an invalid index for one that is not listed."""
        rows = (self.index(row, 0) for row in range(self.rowCount()))
        return next((index for index in rows if index.data(MATTER) == number), QModelIndex())


def _contract_row(contract: RecentContract) -> list[QStandardItem]:
    name = QStandardItem(contract.path.name)
    name.setData(contract.sha256, CONTRACT)
    name.setToolTip(str(contract.path))
    if contract.verdict is None:
        told = tr("start.not_reviewed")
    elif contract.findings == 0:
        told = tr("start.no_findings")
    else:
        decided = tr("start.decided", done=contract.decided, total=contract.findings)
        told = f"{verdict_name(contract.verdict)} · {decided}"
    row = [name, QStandardItem(told), QStandardItem(moment_words(contract.opened))]
    for item in row:
        item.setEditable(False)
    return row

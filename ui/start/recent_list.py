"""The contracts opened before, as the start page lists them: all, or those of one matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.start.recent_row import RecentRow
from ui.widgets.choice import Choice
from ui.widgets.parts import button, empty, short

if TYPE_CHECKING:
    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract

_SHOWN = 12


class RecentList(QWidget):
    """Asks by signals, as the start page does, each with the contract it is about."""

    chosen = Signal(object)
    locate_wanted = Signal(object)
    purge_wanted = Signal(object)
    matter_chosen = Signal(object, object)
    matters_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._contracts: Sequence[RecentContract] = ()
        self._matters: Sequence[Matter] = ()
        self.matter_box = Choice({tr("matters.every"): None}, None)
        self.matter_box.setAccessibleName(tr("matters.filter"))
        self.matter_box.activated.connect(self._list)
        heads = QHBoxLayout()
        heads.addWidget(short(tr("start.recent"), "section"))
        heads.addStretch()
        heads.addWidget(self.matter_box)
        heads.addWidget(button(tr("action.matters"), self.matters_wanted.emit, kind="quiet"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heads)
        column.addLayout(self._rows)

    def show_contracts(
        self, contracts: Sequence[RecentContract], matters: Sequence[Matter]
    ) -> None:
        """List contracts, the latest first, or those of the matter that is chosen."""
        self._contracts, self._matters = contracts, matters
        chosen = self.matter_box.currentData()
        self.matter_box.clear()
        self.matter_box.addItem(tr("matters.every"), None)
        for matter in matters:
            title = tr("matters.counted", name=matter.name, count=matter.contracts)
            self.matter_box.addItem(title, matter.id)
        self.matter_box.setCurrentIndex(max(self.matter_box.findData(chosen), 0))
        self.matter_box.setVisible(bool(matters))
        self._list()

    def rows(self) -> list[RecentRow]:
        """The contracts that are listed."""
        items = map(self._rows.itemAt, range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, RecentRow)]

    def _list(self) -> None:
        empty(self._rows)
        number = self.matter_box.currentData()
        held = [
            contract
            for contract in self._contracts
            if number is None or (contract.matter is not None and contract.matter.id == number)
        ]
        for contract in held[: _SHOWN if number is None else None]:
            row = RecentRow(contract, self._matters)
            row.chosen.connect(self.chosen)
            row.locate_wanted.connect(self.locate_wanted)
            row.purge_wanted.connect(self.purge_wanted)
            row.matter_chosen.connect(self.matter_chosen)
            row.matters_wanted.connect(self.matters_wanted)
            self._rows.addWidget(row)
        if not held:
            self._rows.addWidget(short(tr("matters.empty"), "faint"))

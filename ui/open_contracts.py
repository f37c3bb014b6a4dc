"""Which contracts are open in this app, in whichever window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.contract_tab import ContractTab


class OpenContracts(QObject):
    """`show_wanted` with a tab that is to come to the front: the window that has it shows it."""

    show_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[ContractTab] = []

    def add(self, tab: ContractTab) -> None:
        self._tabs.append(tab)

    def remove(self, tab: ContractTab) -> None:
        self._tabs.remove(tab)

    def of_file(self, path: Path) -> ContractTab | None:
        """The tab of a file."""
        return next((tab for tab in self._tabs if tab.holds(path)), None)

    def twin(self, tab: ContractTab) -> ContractTab | None:
        """Another tab on a contract of the very same content, as of a copy under another name."""
        others = (other for other in self._tabs if other is not tab)
        return next((other for other in others if tab.sha256 and other.sha256 == tab.sha256), None)

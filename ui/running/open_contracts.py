"""Which contracts are open in this app, in whichever window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ui.widgets.banner import Banner


class OpenContract(Protocol):
    """A tab, as far as it is told from others. `sha256` is empty until its file was read."""

    banner: Banner

    @property
    def sha256(self) -> str: ...
    def holds(self, path: Path) -> bool: ...


class OpenContracts(QObject):
    """`show_wanted` with a tab that is to come to the front: the window that has it shows it."""

    show_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[OpenContract] = []

    def add(self, tab: OpenContract) -> None:
        self._tabs.append(tab)

    def remove(self, tab: OpenContract) -> None:
        self._tabs.remove(tab)

    def of_file(self, path: Path) -> OpenContract | None:
        """The tab of a file."""
        return next((tab for tab in self._tabs if tab.holds(path)), None)

    def twin(self, tab: OpenContract) -> OpenContract | None:
        """Another tab on a contract of the very same content, as of a copy under another name."""
        others = (other for other in self._tabs if other is not tab)
        return next((other for other in others if tab.sha256 and other.sha256 == tab.sha256), None)

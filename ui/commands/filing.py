"""Contracts on the disk and on the shelf: chosen, found again, purged, listed as recent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.commands.dispatch import show_matters
from ui.commands.samples import sample_contract
from ui.i18n import tr

if TYPE_CHECKING:
    from reviewer.marks.store import RecentContract
    from ui.desk.contract_tab import ContractTab
    from ui.window.main_window import MainWindow

_IN_MENU = 10


class Filing(QObject):
    """Works for one window and its start page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._context = window, window.context
        start = window.start
        start.open_wanted.connect(self.ask_open)
        start.sample_wanted.connect(self.open_sample)
        start.recent_wanted.connect(window.open)
        start.purge_wanted.connect(self.ask_purge_of)
        start.locate_wanted.connect(self.ask_location)
        start.matter_chosen.connect(self._on_matter_chosen)
        start.matters_wanted.connect(lambda: show_matters(window))

    def ask_open(self) -> None:
        """Choose a contract from the disk."""
        from ui.system.file_choice import contract_dialog

        folder = self._context.settings.text("open_folder", str(Path.home()))
        contract_dialog(self._window, folder).fileSelected.connect(self._on_file_chosen)

    def _on_file_chosen(self, name: str) -> None:
        self._context.settings.set("open_folder", str(Path(name).parent))
        self._window.open(Path(name))

    def open_sample(self) -> None:
        """Open the contract that ships with the app."""
        sample = sample_contract()
        if sample is None:
            self._window.banner.say(tr("banner.sample_missing"), error=True)
        else:
            self._window.open(sample)

    # Files that were moved

    def ask_location(self, contract: RecentContract) -> None:
        """Let the user find a contract again whose file was moved; its marks go with it."""
        from ui.system.file_choice import contract_dialog

        folders = (contract.path.parent, Path(self._context.settings.text("open_folder")))
        folder = next((each for each in folders if each.is_dir()), Path.home())

        def found(name: str) -> None:
            self._context.shelf.locate(contract.sha256, Path(name).absolute())
            self._window.open(Path(name))

        contract_dialog(self._window, str(folder)).fileSelected.connect(found)

    def ask_location_of(self, tab: ContractTab) -> None:
        """Find the file of a tab again, and with it what is kept of the contract."""
        from ui.system.file_choice import contract_dialog

        lost = tab.path
        if lost is None:
            return

        def found(name: str) -> None:
            path = Path(name).absolute()
            for contract in self._context.shelf.recent():
                if contract.path == lost:
                    self._context.shelf.locate(contract.sha256, path)
            if tab in self._window.contracts:
                tab.open(path)
                self._window.tabs.name(tab)

        contract_dialog(self._window, str(lost.parent)).fileSelected.connect(found)

    # What is kept

    def ask_purge(self) -> None:
        """Ask whether all that is kept of the contract in sight may go."""
        session = self._window.session
        if session is not None and session.sha256:
            self.ask_purge_of(session.sha256, session.path.name)

    def ask_purge_of(self, sha256: str, name: str) -> None:
        def purge() -> None:
            if self._context.purge(sha256):
                self._window.banner.say(tr("purge.done", name=name))

        # It stays until it is answered, and goes with its cross: then nothing is done.
        self._window.banner.say(
            tr("purge.ask", name=name), error=True, actions=[(tr("purge.confirm"), purge)]
        )

    def _on_matter_chosen(self, contract: RecentContract, number: int | None) -> None:
        self._context.shelf.assign(contract.sha256, number)

    def show_recent(self) -> None:
        """List recent contracts on the start page and in the menu."""
        shelf = self._context.shelf
        contracts = shelf.recent()
        self._window.start.show_recent(contracts, shelf.matters())
        menu = self._window.commands.menus["recent"]
        menu.clear()
        for contract in contracts[:_IN_MENU]:
            action = menu.addAction(contract.path.name.replace("&", "&&"))
            action.setToolTip(str(contract.path))
            action.triggered.connect(lambda _on=False, path=contract.path: self._window.open(path))
        menu.setEnabled(bool(contracts))

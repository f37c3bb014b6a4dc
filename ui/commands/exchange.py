"""Giving one's work on a contract to a colleague as a .shenqi file, and taking a colleague's in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from reviewer.errors import ShenqiError
from reviewer.exchange.merging import Item, log_of, merge, taken
from reviewer.exchange.package import SUFFIX, Exchange, pack, read_file, unpack
from ui.dialogs.exchange.import_dialog import ImportDialog
from ui.dialogs.exchange.share_dialog import ShareChoice, ShareDialog
from ui.dialogs.passphrase.secret_dialog import SecretDialog
from ui.i18n import language, tr
from ui.system.file_choice import contract_dialog, open_dialog, save_dialog

if TYPE_CHECKING:
    from reviewer.marks.deeds import LogEntry
    from ui.session import Session
    from ui.window.main_window import MainWindow


# --- giving ---------------------------------------------------------------------------------------


def ask_share(window: MainWindow) -> ShareDialog | None:
    """Ask how the work on the contract in sight is to be given."""
    session = window.session
    if session is None or session.document is None:
        return None
    dialog = ShareDialog(window.context.author, window)
    dialog.chosen.connect(lambda choice: _ask_place(window, session, choice))
    dialog.open()
    return dialog


def _ask_place(window: MainWindow, session: Session, choice: ShareChoice) -> QFileDialog:
    path = session.path.with_suffix(SUFFIX)
    dialog = save_dialog(window, tr("share.title"), str(path), tr("share.filter"))
    dialog.setDefaultSuffix(SUFFIX.lstrip("."))
    dialog.fileSelected.connect(lambda name: share(window, session, choice, Path(name)))
    return dialog


def share(window: MainWindow, session: Session, choice: ShareChoice, target: Path) -> None:
    """Write the file in the background; a line across the top says where it is."""
    path, sha256 = session.path, session.sha256
    state, log = session.state, session.log()
    written = datetime.now().astimezone()

    def write() -> Path:
        from reviewer.errors import UnreadableFileError
        from reviewer.export.writing import refuse_contract, write_bytes

        content = None
        if choice.enclose:
            try:
                content = path.read_bytes()
            except OSError as error:
                raise UnreadableFileError("file-missing", name=path.name) from error
        exchange = Exchange(path.name, sha256, choice.author, written, state, log, content)
        refuse_contract(target, [path], sha256)
        write_bytes(pack(exchange, choice.passphrase), target)
        return target

    window.context.tasks.run(
        write, lambda done: window.banner.say(tr("share.done", path=done)), window.show_error
    )


# --- taking in ------------------------------------------------------------------------------------


def ask_take_in(window: MainWindow) -> QFileDialog:
    """Choose a .shenqi file."""
    folder = window.context.settings.text("open_folder", str(Path.home()))
    dialog = open_dialog(window, folder, tr("import.title"), tr("share.filter"))
    dialog.fileSelected.connect(lambda name: take_in(window, Path(name)))
    return dialog


def take_in(window: MainWindow, path: Path, passphrase: str = "") -> None:
    """Read a .shenqi file, ask for its passphrase where it has one, find its contract."""

    def failed(error: ShenqiError) -> None:
        if error.code != "exchange-passphrase":
            window.show_error(error)
            return
        why = error.message(language()) if passphrase else tr("import.sealed", name=path.name)
        dialog = SecretDialog(why, window)
        dialog.given.connect(lambda secret: take_in(window, path, secret))
        dialog.open()

    window.context.tasks.run(
        lambda: unpack(read_file(path), path.name, passphrase),
        lambda exchange: _find_contract(window, exchange, path),
        failed,
    )


def _find_contract(window: MainWindow, exchange: Exchange, file: Path) -> None:
    """The contract that is open, or was on this machine; else the user says which it is."""
    for tab in window.contracts:
        if tab.sha256 == exchange.sha256:
            window.tabs.setCurrentWidget(tab)
            _when_reviewed(window, exchange)
            return
    known = _known_path(window, exchange.sha256)
    if known is not None and known.is_file():
        _open_for(window, exchange, known)
        return
    actions: list[tuple[str, Callable[[], object]]] = []
    if exchange.content is not None:
        actions.append((tr("import.take_out"), partial(_take_out, window, exchange, file)))
    if window.session is not None and window.session.opinion is not None:
        actions.append((tr("import.here"), partial(_when_reviewed, window, exchange)))
    actions.append((tr("import.choose"), partial(_choose, window, exchange, file)))
    window.banner.say(tr("import.which", name=exchange.name), actions=actions)


def _known_path(window: MainWindow, sha256: str) -> Path | None:
    store = window.context.store
    try:
        return store.path_of(sha256) if store is not None else None
    except ShenqiError as error:
        window.show_error(error)
        return None


def _take_out(window: MainWindow, exchange: Exchange, file: Path) -> QFileDialog:
    """Save the enclosed contract beside the file, under a name the user confirms, and open it."""
    path = file.with_name(exchange.name)
    dialog = save_dialog(window, tr("import.take_out"), str(path), tr("open_dialog.all"))

    def save(name: str) -> None:
        from reviewer.export.writing import write_bytes

        try:
            write_bytes(exchange.content or b"", Path(name))
        except ShenqiError as error:
            window.show_error(error)
            return
        _open_for(window, exchange, Path(name))

    dialog.fileSelected.connect(save)
    return dialog


def _choose(window: MainWindow, exchange: Exchange, file: Path) -> None:
    title = tr("import.choose")
    dialog = contract_dialog(window, str(file.parent), title)
    dialog.fileSelected.connect(lambda name: _open_for(window, exchange, Path(name)))


def _open_for(window: MainWindow, exchange: Exchange, path: Path) -> None:
    window.open(path)
    _when_reviewed(window, exchange)


def _when_reviewed(window: MainWindow, exchange: Exchange) -> None:
    """Show what the other said as soon as the findings of the contract in sight are there."""
    session = window.session
    if session is None:
        return
    if session.opinion is not None:
        show_import(window, session, exchange)
        return

    def once() -> None:
        session.reviewed.disconnect(once)
        show_import(window, session, exchange)

    session.reviewed.connect(once)


def show_import(window: MainWindow, session: Session, exchange: Exchange) -> ImportDialog:
    """Lay the other's work beside one's own and let the user choose."""
    document = session.document
    assert document is not None
    findings = [graded.finding for graded in session.findings]
    merged = merge(exchange, session.state, document.sha256, document.text, findings)
    known = frozenset(session.log())
    # Without a store there is no log to put them into.
    keeps = window.context.store is not None
    fresh = [entry for entry in log_of(exchange) if keeps and entry not in known]
    places = {finding.key: finding.place for finding in findings}
    dialog = ImportDialog(exchange, merged, window, logged=len(fresh), places=places)
    dialog.chosen.connect(lambda items: _take(window, session, items, exchange.author, fresh))
    dialog.open()
    return dialog


def _take(
    window: MainWindow, session: Session, items: list[Item], author: str, log: list[LogEntry]
) -> None:
    store = window.context.store
    before = session.state
    if items:
        session.do(taken(items, author))
    if store is not None:
        try:
            store.add_log(session.sha256, log)
        except ShenqiError as error:
            window.show_error(error)
            return
    if not items:
        window.banner.say(tr("import.done_log", count=len(log)))
        return
    said, banner = tr("import.done", count=len(items)), window.banner
    banner.say(said)

    def forget() -> None:
        """It was undone: nothing can be undone any more."""
        if session.state == before:
            session.state_changed.disconnect(forget)
            if isValid(banner):  # the tab may go on in another window, and this one be closed
                banner.take_back(said)

    session.state_changed.connect(forget)

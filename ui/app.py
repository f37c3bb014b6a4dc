"""Starting the desktop app: fonts, theme, window; then everything heavy in the background."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

import ui.running.unread_sources  # noqa: F401 - before all that it makes faster
from reviewer.errors import StoreError
from reviewer.marks import places
from ui import i18n, theme
from ui.kept.settings import Settings
from ui.running.context import Context
from ui.theme import fonts
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from ui.desk.contract_tab import ContractTab
    from ui.dialogs.passphrase.idle_lock import IdleLock
    from ui.dialogs.trouble.crash_dialog import CrashDialog
    from ui.faults.crash import Guard
    from ui.kept.remembered import WindowMemory

_WARM_AFTER = 200  # milliseconds after the window is up
_REMEMBER_AFTER = 1000  # milliseconds after tabs came, went, changed or were read on
_OFF = 32  # pixels between a window and one more
_qt_words: list[QTranslator] = []  # what is installed


def translate_qt(qt: QApplication) -> None:
    """Put Qt's own words (menus over text fields, file dialogs) into the language of the window."""
    while _qt_words:
        qt.removeTranslator(_qt_words.pop())
    if i18n.language() == "zh":
        words = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load("qtbase_zh_CN", folder):
            qt.installTranslator(words)
            _qt_words.append(words)


class App:
    """The running app: its windows, and what they share."""

    def __init__(self, qt: QApplication, settings: Settings, clock: Callable[[], date]) -> None:
        self._qt = qt
        i18n.use(settings.text("language", i18n.DEFAULT))
        translate_qt(qt)
        size = settings.number("font_size", fonts.SIZES["standard"])
        fonts.install(qt, size, settings.text("font_family"))
        theme.use(qt, settings.text("theme", "system"), settings.text("mark_colours"))
        theme.follow_system(qt)
        if own := settings.text("own_marks"):
            from ui.theme.own_marks import decoded

            theme.use_own(decoded(own))
        qt.setApplicationName("shenqi")
        qt.setApplicationDisplayName(i18n.tr("app.name"))
        qt.setDesktopFileName("shenqi")
        self.context = Context(settings, clock)
        self.windows: list[MainWindow] = []
        self._idle: IdleLock | None = None
        self.context.guard_changed.connect(self.watch_idleness)
        self.context.moving.connect(self.remember)
        self.context.restart_wanted.connect(self.restart)
        qt.aboutToQuit.connect(self.context.close)
        self._quitting = False
        self._crash: CrashDialog | None = None
        self.context.language_chosen.connect(self._on_language)
        self.context.quitting.connect(self._on_quitting)
        qt.commitDataRequest.connect(self._on_quitting)
        self._memory_timer = QTimer(qt)
        self._memory_timer.setSingleShot(True)
        self._memory_timer.setInterval(_REMEMBER_AFTER)
        self._memory_timer.timeout.connect(self.remember)

    def tell_crash(self, place: str, *, ended: bool = False) -> None:
        """Say that something failed that nothing was prepared for; `ended`: in an earlier run.

        While that is being told, what else fails joins it.
        """
        from ui.dialogs.trouble.crash_dialog import CrashDialog
        from ui.faults import logbook

        if self._crash is not None:
            self._crash.add(place)
            return
        logs = self.context.settings.folder / logbook.FOLDER
        parent = QApplication.activeWindow() or self.windows[-1]
        self._crash = CrashDialog(place, logs, parent, ended=ended)
        self._crash.restart_wanted.connect(self.restart)
        self._crash.finished.connect(self._on_crash_told)
        self._crash.open()

    def _on_crash_told(self) -> None:
        if self._crash is not None:
            self._crash.deleteLater()
            self._crash = None

    def restart(self) -> None:
        """End this process and let a fresh one take up windows, contracts and places."""
        self._on_quitting()
        self.context.settings.sync()
        self._qt.aboutToQuit.connect(_start_again)
        self._qt.quit()

    def open_window(
        self, memory: WindowMemory | None = None, asked: Sequence[Path] = ()
    ) -> MainWindow:
        """Show one more window, as it was left where that is known; `asked` are files to open."""
        self._quitting = False
        window = MainWindow(self.context)
        window.window_wanted.connect(self._give_window)
        window.arranged.connect(self._remember_later)
        window.closing.connect(lambda: self._on_closing(window))
        self.windows.append(window)
        if len(self.windows) > 1:
            _cascade(window, self.windows[-2])
        if memory is not None:
            window.await_contracts(memory, list(asked))
        window.show()
        return window

    def unlock(self) -> bool:
        """Ask for the passphrase, where there is one, before anything is shown; whether it came."""
        if not self.context.is_locked:
            return True
        from ui.dialogs.passphrase.unlock_dialog import UnlockDialog

        dialog = UnlockDialog(self.context.unlock, i18n.tr("passphrase.locked"))
        return dialog.exec() == UnlockDialog.DialogCode.Accepted

    def watch_idleness(self) -> None:
        """Lock a desk under a passphrase that is left alone, after the time that is wanted."""
        if not self.context.is_locked:
            if self._idle is not None:
                self._idle.watch(0)
            return
        from ui.dialogs.passphrase.idle_lock import USUAL, IdleLock

        if self._idle is None:
            self._idle = IdleLock(self._qt, self.context.readmit)
            self._idle.left.connect(self._leave)
        self._idle.watch(round(self.context.settings.number("idle_minutes", USUAL)))

    def _leave(self) -> None:
        self._on_quitting()
        self._qt.closeAllWindows()
        self._qt.quit()

    def restore(self, asked: Sequence[Path] = ()) -> MainWindow:
        """Show the windows as they were left, if that is wanted; one window at least.

        `asked` are files to open besides, in the first. While another Shenqi is at work on the
        desk, this one has only these.
        """
        from ui.kept.remembered import WindowMemory, decode

        settings = self.context.settings
        held: tuple[WindowMemory, ...] = ()
        if settings.flag("restore", default=True) and self.context.leads:
            held = decode(settings.text("windows"))
        first, *more = held or (WindowMemory(),)
        window = self.open_window(first, asked)
        for memory in more:
            self.open_window(memory)
        return window

    def _remember_later(self) -> None:
        if not self._quitting:
            self._memory_timer.start()

    def remember(self) -> None:
        """Note how the windows stand, for the next start: also of an app that is killed."""
        from ui.kept.remembered import encode
        from ui.window.memory import memory_of

        self._memory_timer.stop()
        if not self.context.leads:
            return
        memories = [memory_of(window) for window in self.windows]
        self.context.settings.set("windows", encode(memories))

    def _on_quitting(self) -> None:
        self.remember()
        self._quitting = True

    def _on_closing(self, closing: MainWindow) -> None:
        """One window less. Where it is the last, that is how the app was left."""
        if len(self.windows) > 1:
            self.windows.remove(closing)
            closing.deleteLater()
        if not self._quitting:
            self.remember()
            self._quitting = closing in self.windows

    def _on_language(self, name: str) -> None:
        """Speak another language at once: every window gives way to one that speaks it."""
        self.context.settings.set("language", name)
        if name != i18n.language():
            # Later: the menu or dialog that asks is part of a window that goes.
            QTimer.singleShot(0, self._qt, self._replace_windows)

    def _replace_windows(self) -> None:
        from ui.commands.dispatch import ask_preferences
        from ui.dialogs.preferences.preferences_dialog import PreferencesDialog
        from ui.window.memory import succeed

        i18n.use(self.context.settings.text("language", i18n.DEFAULT))
        translate_qt(self._qt)
        self._qt.setApplicationDisplayName(i18n.tr("app.name"))
        for old in [*self.windows]:
            new = self.open_window()
            succeed(new, old)
            if any(dialog.isVisible() for dialog in old.findChildren(PreferencesDialog)):
                ask_preferences(new)
            old.close()

    def _give_window(self, tab: ContractTab) -> None:
        """Let a tab go on in a window of its own."""
        window = self.open_window()
        window.adopt(tab)
        window.tabs.setCurrentWidget(tab)

    def warm_up(self) -> None:
        """Bring the reading process and the law library up while the user looks at the window."""
        QTimer.singleShot(_WARM_AFTER, self._qt, self._warm)

    def _warm(self) -> None:
        from ui.commands.samples import sample_contract
        from ui.running.warming import warm

        theme.ask_system(self._qt)
        context = self.context
        steps = (
            self._ask_contracts,  # first: the reading process does one thing after the other
            lambda: context.tasks.warm(sample_contract(".pdf")),
            self._make_desks,
            lambda: context.with_holdings(lambda _held: None),
            self.watch_idleness,
        )
        warm(context, steps, self._qt)

    def _ask_contracts(self) -> None:
        for window in self.windows:
            if window.awaited is not None:
                window.complete()

    def _make_desks(self) -> None:
        for window in self.windows:
            window.make_desk()


def _cascade(window: MainWindow, before: MainWindow) -> None:
    """Put a window a little off another, and wholly on its screen."""
    room = before.screen().availableGeometry()
    frame = before.frameGeometry().size() - before.size()
    window.resize(window.size().boundedTo(room.size() - frame))
    whole = window.size() + frame
    left = min(before.x() + _OFF, room.right() + 1 - whole.width())
    top = min(before.y() + _OFF, room.bottom() + 1 - whole.height())
    window.move(max(left, room.left()), max(top, room.top()))


def _start_again() -> None:
    """A process of its own, which the end of this one does not touch."""
    from PySide6.QtCore import QProcess

    command = ["-P", "-m", "ui"]
    QProcess.startDetached(sys.executable, command, os.fspath(Path.home()))


def _work(qt: QApplication, app: App, paths: Sequence[Path], guard: Guard, ended: str) -> int:
    guard.crashed.connect(app.tell_crash)
    window = app.restore(paths)
    app.warm_up()
    if not places.is_fixed() and places.moved() is not None:
        from ui.commands.moving import tell_moved

        tell_moved(window)
    if ended:
        app.tell_crash(ended, ended=True)
    return qt.exec()


def _find_data(qt: QApplication) -> bool:
    """Ask for the disk that the data were moved to, where it is not there; whether to go on."""
    with contextlib.suppress(StoreError):  # the dialog says so
        if places.away() is None:
            return True
    from ui.dialogs.trouble.away_dialog import AwayDialog
    from ui.theme.icons import app_icon

    fonts.install(qt)
    theme.use(qt, "system")
    dialog = AwayDialog()
    dialog.setWindowIcon(app_icon())
    return dialog.exec() == AwayDialog.DialogCode.Accepted


def run(paths: Sequence[Path]) -> int:
    """Run the app until its last window is closed; its exit code."""
    import signal

    from ui.faults import crash, logbook

    qt = QApplication(sys.argv[:1])
    # Ctrl+C in the terminal ends the app as it ends any program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if not _find_data(qt):
        return 0
    settings = Settings()
    logs = logbook.start(settings.folder)
    guard = crash.Guard(logs, qt)
    ended = crash.last_crash(logs)
    guard.install()
    app = App(qt, settings, date.today)
    code = _work(qt, app, paths, guard, ended) if app.unlock() else 0
    guard.remove()
    logbook.stop()
    return code

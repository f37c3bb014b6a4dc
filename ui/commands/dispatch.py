"""What each action of the window does, and the dialogs that some of them open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from ui import i18n, theme
from ui.commands.exporting import ask_export, export_folder
from ui.i18n import tr
from ui.menus.actions import Actions, Needs, check
from ui.system.outside import show_file

if TYPE_CHECKING:
    from reviewer.marks.store import RecentContract
    from ui.desk.desk import Desk
    from ui.dialogs.matters.log_dialog import LogDialog
    from ui.dialogs.matters.matters_dialog import MattersDialog
    from ui.dialogs.preferences.preferences_dialog import PreferencesDialog
    from ui.dialogs.rules.rules_dialog import RulesDialog
    from ui.dialogs.wording.clauses_dialog import ClausesDialog
    from ui.panel.findings.findings_panel import FindingsPanel
    from ui.printing.print_dialog import PrintDialog
    from ui.session import Session
    from ui.window.main_window import MainWindow


def connect_actions(window: MainWindow) -> None:
    """Give every action of a window its work; many work at the desk that is in sight by then."""

    def at_desk(act: Callable[[Desk], object]) -> Callable[[], object]:
        return lambda: _at_desk(window, act)

    def on_finding(act: Callable[[FindingsPanel], None]) -> Callable[[], object]:
        return at_desk(lambda desk: desk.panel.decide(act))

    work: dict[str, Callable[[], object]] = {
        "open": window.filing.ask_open,
        "open_sample": window.filing.open_sample,
        "save": lambda: window.status.say(tr("banner.saved")),
        "export": lambda: ask_export(window),
        "print": lambda: ask_print(window),
        "purge": window.filing.ask_purge,
        "close": window.close_contract,
        "move_to_window": window.tear_off_contract,
        "next_tab": lambda: window.tabs.step(forward=True),
        "previous_tab": lambda: window.tabs.step(forward=False),
        "start": window.show_start,
        "quit": lambda: _quit(window),
        "undo": lambda: _undo(window),
        "redo": lambda: _redo(window),
        "find": at_desk(lambda desk: desk.reading.open_find()),
        "go_to_clause": at_desk(lambda desk: desk.reading.open_finder()),
        "back": at_desk(lambda desk: desk.travel(forward=False)),
        "forward": at_desk(lambda desk: desk.travel(forward=True)),
        "highlight": at_desk(lambda desk: desk.highlight()),
        "highlight_all": at_desk(lambda desk: desk.marking.highlight_all()),
        "name_colours": lambda: _name_colours(window),
        "copy_cited": at_desk(lambda desk: desk.marking.copy_cited()),
        "take_fact": at_desk(lambda desk: desk.marking.point()),
        "note": at_desk(lambda desk: desk.note()),
        "previous": at_desk(lambda desk: desk.step(forward=False)),
        "next": at_desk(lambda desk: desk.step(forward=True)),
        "adopt": on_finding(lambda findings: findings.decisions.adopt()),
        "dismiss": on_finding(lambda findings: findings.decisions.ask_dismissal()),
        "defer": on_finding(lambda findings: findings.decisions.defer()),
        "note_finding": on_finding(lambda findings: findings.decisions.ask_note()),
        "reword": on_finding(lambda findings: findings.reword_chosen()),
        "agree": on_finding(lambda findings: findings.decisions.ask_agreement()),
        "clauses": lambda: show_clauses(window),
        "explain": at_desk(lambda desk: desk.explaining.explain()),
        "signing_date": lambda: _ask_day(window),
        "review_again": window.review_again,
        "zoom_in": at_desk(lambda desk: desk.reading.zoom_by(up=True)),
        "zoom_out": at_desk(lambda desk: desk.reading.zoom_by(up=False)),
        "zoom_reset": at_desk(lambda desk: desk.reading.zoom_reset()),
        "next_pane": at_desk(lambda desk: desk.go_round(forward=True)),
        "previous_pane": at_desk(lambda desk: desk.go_round(forward=False)),
        "fit_page": at_desk(lambda desk: desk.reading.fit_page()),
        "compare": lambda: _ask_compare(window),
        "share": lambda: _ask_share(window),
        "take_in": lambda: _ask_take_in(window),
        "batch": lambda: _show_batch(window),
        "log": lambda: show_log(window),
        "rules": lambda: show_rules(window),
        "matters": lambda: show_matters(window),
        "preferences": lambda: ask_preferences(window),
        "keys": lambda: _show_keys(window),
        "about": lambda: _show_about(window),
    }
    for name, act in work.items():
        window.commands[name].triggered.connect(lambda _on=False, act=act: act())
    _connect_choices(window)
    settings = window.context.settings
    for name in ("show_outline", "show_panel", "follow"):
        action = window.commands[name]
        action.setChecked(settings.flag(name, default=True))
        action.toggled.connect(lambda on, name=name: settings.set(name, on))
        if name != "follow":
            action.toggled.connect(lambda _on: _show_panes(window))


def _at_desk(window: MainWindow, act: Callable[[Desk], object]) -> None:
    if window.tab is not None:
        act(window.tab.desk)


def _undo(window: MainWindow) -> None:
    if window.tab is not None:
        window.tab.undo()


def _redo(window: MainWindow) -> None:
    if window.tab is not None:
        window.tab.redo()


def _quit(window: MainWindow) -> None:
    window.context.quitting.emit()
    QApplication.closeAllWindows()


def _show_panes(window: MainWindow) -> None:
    for tab in window.contracts:
        tab.desk.show_panes()


def allow(commands: Actions, session: Session | None) -> None:
    """Enable what makes sense with a contract as it is; name what would be undone."""
    held: set[Needs] = set()
    undo, redo = commands["undo"], commands["redo"]
    undo.setText(tr("action.undo"))
    redo.setText(tr("action.redo"))
    if session is not None:
        there = {
            Needs.SESSION: True,
            Needs.DOCUMENT: session.document is not None,
            Needs.TRACKED: session.is_tracked,
            Needs.OPINION: session.opinion is not None,
            Needs.FINDING: session.finding(session.current) is not None,
            Needs.UNDO: session.undo_name is not None,
            Needs.REDO: session.redo_name is not None,
        }
        held = {need for need, is_there in there.items() if is_there}
        if session.undo_name:
            undo.setText(tr("action.undo_what", what=session.undo_words.replace("&", "&&")))
        if session.redo_name:
            redo.setText(tr("action.redo_what", what=session.redo_words.replace("&", "&&")))
    commands.allow(held)


def _connect_choices(window: MainWindow) -> None:
    def chosen(act: Callable[[Desk, str], object]) -> Callable[[QAction], None]:
        return lambda action: _at_desk(window, lambda desk: act(desk, action.data()))

    commands = window.commands
    commands.colours.triggered.connect(
        lambda action: _at_desk(window, lambda desk: desk.highlight(action.data()))
    )
    commands.sides.triggered.connect(
        lambda action: _at_desk(window, lambda desk: desk.set_side(action.data()))
    )
    commands.stages.triggered.connect(
        lambda action: _at_desk(window, lambda desk: desk.set_stage(action.data()))
    )
    commands.revisions.triggered.connect(lambda action: _read_revisions(window, action.data()))

    commands.themes.triggered.connect(lambda action: choose_theme(window, action.data()))
    commands.languages.triggered.connect(
        lambda action: window.context.language_chosen.emit(action.data())
    )

    def show_choices() -> None:
        commands.name_colours()
        check(commands.themes, theme.choice())
        check(commands.languages, i18n.language())
        if window.session is not None:
            check(commands.colours, window.desk.marking.colour.value)
            check(commands.revisions, window.tab.revisions if window.tab is not None else "")
            check(commands.sides, window.session.state.side.value)
            check(commands.stages, window.session.state.stage.value)

    for menu in commands.menus.values():
        menu.aboutToShow.connect(show_choices)
    for menu in window.toolbar.menus():
        menu.aboutToShow.connect(show_choices)


def _read_revisions(window: MainWindow, choice: str) -> None:
    if window.tab is not None:
        window.tab.read_revisions(choice)


def choose_theme(window: MainWindow, name: str) -> None:
    window.context.settings.set("theme", name)
    theme.use(the_app(), name)


def the_app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def show_log(window: MainWindow) -> LogDialog | None:
    """Show what was done on the open contract, and by whom it was gone over."""
    from ui.dialogs.matters.log_dialog import LogDialog

    if window.session is None or window.session.document is None:
        return None
    dialog = LogDialog(window.session, window.context, window)
    dialog.open()
    return dialog


def show_rules(window: MainWindow) -> RulesDialog:
    """Show all rules, to switch them off, regrade them or add own ones."""
    from ui.dialogs.rules.rules_dialog import RulesDialog

    dialog = RulesDialog(window.context, window)
    dialog.open()
    return dialog


def show_clauses(window: MainWindow) -> ClausesDialog:
    """Show the lawyer's own model clauses."""
    from ui.dialogs.wording.clauses_dialog import ClausesDialog

    dialog = ClausesDialog(window.context, window, uses=False)
    dialog.open()
    return dialog


def show_matters(window: MainWindow) -> MattersDialog:
    """Show all matters and the contracts in them, the one in sight chosen."""
    from ui.dialogs.matters.matters_dialog import MattersDialog

    def open_one(contract: RecentContract) -> None:
        if contract.path.is_file():
            window.open(contract.path)
        else:
            window.filing.ask_location(contract)

    chosen = window.tab.sha256 if window.tab is not None else ""
    dialog = MattersDialog(window.context.shelf, chosen, window)
    dialog.contract_chosen.connect(open_one)
    dialog.open()
    return dialog


def ask_preferences(window: MainWindow) -> PreferencesDialog:
    """Show the preferences; every choice counts at once."""
    from ui.commands.preferences import show_preferences

    return show_preferences(window)


def _name_colours(window: MainWindow) -> None:
    from ui.dialogs.preferences.colours_dialog import ColoursDialog

    ColoursDialog(window.context.settings, window).open()


def _show_keys(window: MainWindow) -> None:
    from ui.dialogs.help.keys_dialog import KeysDialog

    KeysDialog(window.commands, window).open()


def _show_about(window: MainWindow) -> None:
    from ui.dialogs.help.about_dialog import AboutDialog

    AboutDialog(window.context, window).open()


def _ask_day(window: MainWindow) -> None:
    button = window.toolbar.date_button
    window.desk.ask_day(button.mapToGlobal(QPoint(0, button.height() + 4)))


def ask_print(window: MainWindow) -> PrintDialog | None:
    """Show how the open contract will look on paper; the printing goes on in the background."""
    from ui.printing.contract_sheets import SheetMaker
    from ui.printing.print_dialog import PrintDialog

    session, context = window.session, window.context
    if session is None or session.document is None:
        return None
    changes = window.desk.reading.word_view.changes_shown
    maker = SheetMaker(session, session.document, context.tasks, changes=changes)
    dialog = PrintDialog(maker, export_folder(session.path, context.settings), window)
    dialog.failed.connect(window.show_error)
    dialog.printed.connect(lambda target, count: _tell_printed(window, target, count))
    # It shows words of the contract: it goes with them.
    context.purging.connect(dialog.reject)
    session.destroyed.connect(dialog.reject)
    dialog.show()
    return dialog


def _tell_printed(window: MainWindow, target: Path | None, count: int) -> None:
    if target is None:
        window.banner.say(tr("print.done", count=count))
    else:
        opening = (tr("export.open_file"), lambda: show_file(target, window, window.banner.say))
        window.banner.say(tr("print.saved", path=target), actions=[opening])


# What these bring along is loaded when it is asked for.


def _ask_compare(window: MainWindow) -> object:
    from ui.commands.comparing import ask_compare

    return ask_compare(window)


def _ask_share(window: MainWindow) -> object:
    from ui.commands.exchange import ask_share

    return ask_share(window)


def _ask_take_in(window: MainWindow) -> object:
    from ui.commands.exchange import ask_take_in

    return ask_take_in(window)


def _show_batch(window: MainWindow) -> object:
    from ui.commands.batch import show_batch

    return show_batch(window)

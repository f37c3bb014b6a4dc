"""Comparing the contract in sight with an earlier version of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from reviewer.errors import PasswordNeededError, ShenqiError
from reviewer.exchange.comparison import Comparison
from reviewer.marks.commands import Decide, Together
from reviewer.marks.decisions import Carried, carry
from reviewer.marks.deeds import Deed, DeedKind
from reviewer.marks.model import Decision
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Finding
from reviewer.worker import Compared, CompareJob, Event, Failed
from ui.i18n import language, tr
from ui.system.file_choice import contract_dialog, save_dialog

if TYPE_CHECKING:
    from ui.comparing.compare_window import CompareWindow
    from ui.session import Session
    from ui.window.main_window import MainWindow


_FORMATS = ("docx", "pdf", "html")


def ask_compare(window: MainWindow) -> QFileDialog | None:
    """Choose the earlier version of the contract in sight."""
    if window.session is None or window.session.document is None:
        return None
    dialog = contract_dialog(window, str(window.session.path.parent), tr("compare.choose"))
    dialog.fileSelected.connect(lambda name: compare(window, Path(name)))
    return dialog


def compare(window: MainWindow, old: Path, password: str | None = None) -> None:
    """Compare the contract in sight with an earlier version; a window shows what came of it."""
    session = window.session
    if session is None:
        return
    job = CompareJob(session.path, old, window.context.options(), session.password, password)

    def take(event: Event) -> None:
        if isinstance(event, Compared):
            window.status.set_busy("")
            show(window, session, event.comparison)
        elif isinstance(event, Failed):
            window.status.set_busy("")
            if isinstance(event.error, PasswordNeededError):
                _ask_password(window, old, event.error)
            else:
                window.show_error(event.error)

    window.status.set_busy(tr("loading.comparing"), stoppable=False)
    window.context.tasks.submit(job, take)


def _ask_password(window: MainWindow, old: Path, error: ShenqiError) -> None:
    from ui.dialogs.passphrase.secret_dialog import SecretDialog

    dialog = SecretDialog(error.message(language()), window)
    dialog.given.connect(lambda password: compare(window, old, password))
    dialog.open()


def show(window: MainWindow, session: Session, comparison: Comparison) -> CompareWindow:
    """Open the window of a comparison."""
    from ui.comparing.compare_window import CompareWindow

    view = CompareWindow(comparison, window)
    carried = carry(_work_on(window, comparison.old.sha256).decisions, _findings(session))
    wanted = _to_carry(carried, session)
    view.carry_button.setText(tr("compare.carry", count=len(wanted)))
    view.carry_button.setEnabled(bool(wanted))
    view.clause_wanted.connect(
        lambda clause, old: _show_clause(window, comparison, clause, old=old)
    )
    view.export_wanted.connect(lambda: _ask_export(window, view))
    view.carry_wanted.connect(lambda: _carry(window, view, session))
    view.show()
    return view


def _work_on(window: MainWindow, sha256: str) -> ReviewState:
    """What is kept of the earlier version."""
    store = window.context.store
    if store is None:
        return ReviewState()
    try:
        return store.load(sha256)
    except ShenqiError as error:
        window.show_error(error)
        return ReviewState()


def _findings(session: Session) -> list[Finding]:
    return [graded.finding for graded in session.findings]


def _show_clause(window: MainWindow, comparison: Comparison, clause: str, *, old: bool) -> None:
    """Bring the contract of that version to the front, at the clause."""
    path = (comparison.old if old else comparison.new).path
    window.open(path)
    session = window.session
    if session is None:
        return

    def show_it() -> None:
        found = session.clauses.by_id.get(clause)
        if found is not None and window.session is session:
            window.desk.reading.show_clause(found)

    if session.document is not None:
        show_it()
    else:
        session.opened.connect(show_it)
    window.raise_()
    window.activateWindow()


def _carry(window: MainWindow, view: CompareWindow, session: Session) -> None:
    """Take the decisions on findings that are the same over from the earlier version."""
    carried = carry(_work_on(window, view.comparison.old.sha256).decisions, _findings(session))
    wanted = _to_carry(carried, session)
    if wanted:
        deed = Deed(DeedKind.CARRY_OVER, count=len(wanted))
        session.do(Together(deed, tuple(map(Decide, wanted))))
    view.carry_button.setEnabled(False)
    said = tr("compare.carried", count=len(wanted), again=len(carried.ask_again))
    view.say(said)


def _to_carry(carried: Carried, session: Session) -> list[Decision]:
    """Decisions on findings that are the same and have none of their own here."""
    return [
        decision for key, decision in carried.settled.items() if key not in session.state.decisions
    ]


def _ask_export(window: MainWindow, view: CompareWindow) -> QFileDialog:
    """Choose name and format of a report of the difference."""
    new = view.comparison.new.path
    path = new.with_name(f"{tr('compare.report_name', name=new.stem)}.docx")
    filters = ";;".join(f"{tr(f'export.{form}')} (*.{form})" for form in _FORMATS)
    dialog = save_dialog(view, tr("compare.export"), str(path), filters)
    dialog.fileSelected.connect(lambda name: _export(window, view, Path(name)))
    return dialog


def _export(window: MainWindow, view: CompareWindow, target: Path) -> None:
    form = target.suffix.lower().lstrip(".")
    if form not in _FORMATS:
        target, form = target.with_name(f"{target.name}.docx"), "docx"
    comparison, context = view.comparison, window.context
    today, author = context.today, context.author
    earlier = _work_on(window, comparison.old.sha256)

    def write() -> Path:
        from reviewer.export.comparison_report import comparison_report
        from reviewer.export.writing import refuse_contract, write_report

        decided = earlier if earlier.decisions else None
        report = comparison_report(comparison, today=today, author=author, decided=decided)
        refuse_contract(target, [comparison.old.path], comparison.old.sha256)
        write_report(report, target, form)
        return target

    context.tasks.run(
        write,
        lambda written: view.say(tr("export.done", path=written)),
        lambda error: view.say(error.message(language())),
    )

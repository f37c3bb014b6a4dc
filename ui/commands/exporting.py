"""Exports from the window: what is asked, what is written in the background, what is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reviewer.errors import ShenqiError
from ui.commands.samples import sample_contract
from ui.i18n import tr
from ui.system.outside import show_file

if TYPE_CHECKING:
    from reviewer.export.annotated_pdf import AnnotatedPdf
    from reviewer.export.edition import Edition
    from reviewer.export.marked_copy import MarkedCopy
    from reviewer.marks.state import ReviewState
    from reviewer.review import Review
    from ui.dialogs.export.copy_pane import CopyPlan
    from ui.dialogs.export.export_dialog import ExportChoice, ExportDialog
    from ui.dialogs.export.report_pane import ReportPlan
    from ui.kept.settings import Settings
    from ui.window.main_window import MainWindow

T = TypeVar("T")


def ask_export(window: MainWindow) -> ExportDialog | None:
    """Ask what to export of the open contract; the writing goes on in the background."""
    from ui.dialogs.export.export_dialog import ExportDialog
    from ui.models.outgoing import OutgoingModel

    session, settings = window.session, window.context.settings
    review = session.as_review() if session is not None else None
    if session is None or review is None:
        window.banner.say(tr("export.not_reviewed"))
        return None
    folder = export_folder(session.path, settings)
    form = settings.text("export_format", "docx")
    model = OutgoingModel(review, session.state, session.redrafts)
    dialog = ExportDialog(session.path, folder, model, window, form=form, settings=settings)
    model.setParent(dialog)
    dialog.chosen.connect(lambda choice: export(window, choice))
    dialog.open()
    return dialog


def export_folder(contract: Path, settings: Settings) -> Path:
    """Beside the contract, so that no report lands among the papers of another client. For the
    sample and a folder that cannot be written to: where a report went last, else the documents."""
    beside, sample = contract.resolve().parent, sample_contract()
    is_sample = sample is not None and beside == sample.resolve().parent
    if os.access(beside, os.W_OK) and not is_sample:
        return beside
    from PySide6.QtCore import QStandardPaths

    documents = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    )
    last = Path(settings.text("export_folder", str(documents)))
    return last if last.is_dir() else Path.home()


def export(window: MainWindow, choice: ExportChoice) -> None:
    """Write what was chosen; a line across the top says where it is, or why it is not."""
    settings = window.context.settings
    settings.set("export_folder", str(choice.path.parent))
    settings.set("export_format", choice.form)
    if choice.plan is not None and choice.form == "pdf-annotations":
        _export_annotations(window, choice.path, choice.plan)
    elif choice.plan is not None:
        _export_copy(window, choice.path, choice.plan)
    else:
        _export_report(window, choice)


def _export_report(window: MainWindow, choice: ExportChoice) -> None:
    session, context = window.session, window.context
    review = session.as_review() if session is not None else None
    if session is None or review is None:
        return
    state, path = session.state, session.path
    today, author, law = context.today, context.author, context.own_law

    def write() -> Path:
        from reviewer.export.report import report_of
        from reviewer.export.writing import refuse_contract, write_bytes, write_report
        from reviewer.law.holdings import holdings_in

        refuse_contract(choice.path, [path], review.document.sha256)
        if choice.form == "xlsx":
            from reviewer.export.findings_xlsx import findings_xlsx

            write_bytes(findings_xlsx(review, state, path.name, today=today), choice.path)
            return choice.path
        library = holdings_in(law).library
        edition = edition_of(choice.report, review, state)
        report = report_of(
            review, path, today=today, state=state, author=author, library=library, edition=edition
        )
        template = choice.report.template
        if template is None:
            write_report(report, choice.path, choice.form)
            return choice.path
        from reviewer.export.firm_template import filled_template

        refuse_contract(choice.path, [template])
        write_bytes(filled_template(template, report), choice.path)
        return choice.path

    _run(window, write, lambda written: _tell(window, tr("export.done", path=written), written))


def edition_of(plan: ReportPlan, review: Review, state: ReviewState) -> Edition:
    """The edition that was asked for. Raises ExportError (logo-unreadable)."""
    from reviewer.export.audience import Reader
    from reviewer.export.edition import Edition, letterhead_of
    from reviewer.export.outgoing import candidates, selected

    keys = None
    if plan.adopted:
        keys = frozenset(graded.finding.key for graded in selected(review, state, None))
    elif plan.reader is Reader.OTHER_SIDE:
        keys = frozenset(graded.finding.key for graded in candidates(review))
    return Edition(plan.reader, plan.final, keys, letterhead_of(plan.firm, plan.logo))


def _export_annotations(window: MainWindow, target: Path, plan: CopyPlan) -> None:
    session = window.session
    review = session.as_review() if session is not None else None
    if session is None or review is None:
        return
    path, password, author = session.path, session.password, window.context.author

    def write() -> AnnotatedPdf:
        from reviewer.export.annotated_pdf import write_annotated_pdf

        return write_annotated_pdf(
            review,
            path,
            plan.outgoing,
            target,
            author=author,
            written=datetime.now().astimezone(),
            heading=tr("export.bookmarks"),
            password=password,
        )

    _run(window, write, lambda made: _tell(window, annotated_words(made, target), target))


def annotated_words(made: AnnotatedPdf, target: Path) -> str:
    """What was written into the PDF, and what the lawyer should know of it."""
    said = [tr("export.annotated", path=target, comments=made.notes)]
    if made.unplaced:
        said.append(tr("export.unplaced", count=made.unplaced))
    if made.signed:
        said.append(tr("export.signed"))
    return " ".join(said)


def _export_copy(window: MainWindow, target: Path, plan: CopyPlan) -> None:
    session, context = window.session, window.context
    review = session.as_review() if session is not None else None
    if session is None or review is None:
        return
    path, password = session.path, session.password
    author, initials = context.author, context.initials

    def write() -> MarkedCopy:
        from reviewer.document.legacy_formats import find_office
        from reviewer.export.docx_writing import Signature
        from reviewer.export.marked_copy import ANONYMOUS, write_marked_copy

        name = author or ANONYMOUS
        signature = Signature(name, initials or name, datetime.now().astimezone())
        return write_marked_copy(
            review,
            path,
            plan.outgoing,
            target,
            signature,
            firm=plan.firm,
            password=password,
            office=find_office(),
        )

    _run(window, write, lambda made: _tell(window, copied_words(made, target), target))


def copied_words(made: MarkedCopy, target: Path) -> str:
    """What was written, and what the lawyer should look at before it is sent."""
    key = "export.copied" if made.changes else "export.commented"
    said = [tr(key, path=target, comments=made.comments, changes=made.changes)]
    if made.as_comments:
        places = tr("compare.and").join(dict.fromkeys(change.place for change in made.as_comments))
        said.append(tr("export.as_comments", places=places))
    if made.source.converted:
        said.append(tr("export.converted"))
    if made.source.decrypted:
        said.append(tr("export.decrypted"))
    return " ".join(said)


def _run(window: MainWindow, write: Callable[[], T], tell: Callable[[T], None]) -> None:
    def done(written: T) -> None:
        window.status.set_busy("")
        tell(written)

    def failed(error: ShenqiError) -> None:
        window.status.set_busy("")
        window.show_error(error)

    window.status.set_busy(tr("loading.exporting"), stoppable=False)
    window.context.tasks.run(write, done, failed)


def _tell(window: MainWindow, said: str, written: Path) -> None:
    window.banner.say(
        said,
        actions=[
            (tr("export.open_file"), lambda: show_file(written, window, window.banner.say)),
            (
                tr("export.open_folder"),
                lambda: show_file(written.parent, window, window.banner.say),
            ),
        ],
    )

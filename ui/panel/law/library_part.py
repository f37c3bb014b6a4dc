"""Which law library, platform terms and rates are in use, and how to take others into use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.errors import ShenqiError
from reviewer.law.holdings import LAWS, RATES, TERMS, Holdings
from ui.i18n import language, tr
from ui.running.context import Context
from ui.system.file_choice import open_dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, words
from ui.words import iso_day


class LibraryPart(QWidget):
    """Part of the tab 法条; a file that cannot be used leaves one line here and changes nothing."""

    def __init__(self, context: Context, held: Holdings) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        library, terms, rates = held.library, held.terms, held.rates
        column.addWidget(
            words(
                tr(
                    "library.laws",
                    version=library.version,
                    day=iso_day(library.as_of),
                    laws=len(library.laws),
                    whose=_whose(own=held.own_library),
                )
            )
        )
        column.addWidget(words("\n".join(library.coverage), "faint"))
        self._buttons(column, "laws", held.own_library, LAWS, self._ask_laws)
        column.addWidget(
            words(
                tr(
                    "library.terms",
                    count=len(terms.terms),
                    day=iso_day(terms.checked),
                    whose=_whose(own=held.own_terms),
                )
            )
        )
        column.addWidget(words("\n".join((*held.copies, terms.reminder)), "faint"))
        self._buttons(column, "terms", held.own_terms, TERMS, self._ask_terms)
        column.addWidget(
            words(
                tr(
                    "library.rates",
                    version=rates.version,
                    day=iso_day(rates.until),
                    whose=_whose(own=held.own_rates),
                )
            )
        )
        column.addWidget(words(f"{rates.source}\n{rates.deposit_source}", "faint"))
        self._buttons(column, "rates", held.own_rates, RATES, self._ask_rates)
        self.said = words("", "soft")
        self.said.setObjectName("libraryProblem")
        self.said.hide()
        column.addWidget(self.said)

    def _buttons(
        self, column: QVBoxLayout, what: str, own: bool, name: str, ask: Callable[[], object]
    ) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=4)
        load = button(tr(f"library.load_{what}"), ask, icon="open", kind="quiet")
        load.setObjectName(f"load-{what}")
        flow.addWidget(load)
        if own:
            back = button(
                tr("library.give_up"), lambda: self.give_up(name), icon="undo", kind="quiet"
            )
            back.setObjectName(f"giveUp-{what}")
            flow.addWidget(back)
        column.addWidget(holder)

    # What is asked for

    def take_laws(self, path: Path) -> None:
        """Read, check and use a library from a folder or an archive."""
        folder = self._context.own_law

        def take() -> None:
            from reviewer.assessment.loading_law import take_library

            take_library(path, folder)

        self._context.change_law(take, self._say)

    def take_terms(self, path: Path) -> None:
        """Read and use the lawyer's own platform terms, or an agreement in plain text."""
        folder, today = self._context.own_law, self._context.today

        def take() -> None:
            from reviewer.assessment.loading_law import take_terms

            take_terms(path, folder, today)

        self._context.change_law(take, self._say)

    def take_rates(self, path: Path) -> None:
        """Read, check and use a newer table of rates."""
        folder, today = self._context.own_law, self._context.today

        def take() -> None:
            from reviewer.assessment.loading_law import take_rates

            take_rates(path, folder, today)

        self._context.change_law(take, self._say)

    def give_up(self, name: str) -> None:
        """Use again what ships: LAWS, TERMS or RATES."""
        folder = self._context.own_law

        def drop() -> None:
            from reviewer.assessment.loading_law import give_up

            give_up(folder, name)

        self._context.change_law(drop, self._say)

    def _say(self, error: ShenqiError) -> None:
        self.said.setText(error.message(language()))
        self.said.show()

    def _ask_laws(self) -> None:
        self._ask(tr("library.load_laws"), tr("library.laws_filter"), self.take_laws)

    def _ask_terms(self) -> None:
        self._ask(tr("library.load_terms"), tr("library.terms_filter"), self.take_terms)

    def _ask_rates(self) -> None:
        self._ask(tr("library.load_rates"), tr("library.rates_filter"), self.take_rates)

    def _ask(self, title: str, kinds: str, take: Callable[[Path], None]) -> None:
        dialog = open_dialog(self, str(Path.home()), title, kinds)
        dialog.fileSelected.connect(lambda path: take(Path(path)))


def _whose(*, own: bool) -> str:
    return tr("library.own" if own else "library.shipped")

"""The part of the opinion that shows which norms were in force when.

A row for each norm, a column for each moment: signing, performance, today, or periods in which a
contract without a date may have been signed. The lawyer gives the day of performance and picks
the periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reviewer.assessment.model import LawInTime, Moment, MomentKind, NormCell, NormRow
from reviewer.assessment.periods import periods
from reviewer.text.dates import find_dates
from ui.i18n import tr
from ui.panel.links import Link
from ui.panel.opinion.opinion_rows import Rows
from ui.panel.page import Part
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import rule, set_flag, set_kind, short, words
from ui.words import iso_day

_COLUMNS = 3  # moments side by side: the panel is narrow


def law_time_parts(table: LawInTime, rows: Rows) -> Iterator[Part]:
    """The tables, row by row; the first moment stands in each of them."""
    for part in table.in_tables(_COLUMNS):
        yield lambda column, part=part: column.addWidget(_head(part.moments))  # type: ignore[misc]
        for row in part.rows:
            yield lambda column, row=row: column.addWidget(_norm(row, rows))  # type: ignore[misc]
        yield lambda column: column.addWidget(rule())


def _head(moments: Sequence[Moment]) -> QWidget:
    titles = [
        moment.title
        if moment.kind is MomentKind.PERIOD
        else f"{moment.title}\n{iso_day(moment.day)}"
        for moment in moments
    ]
    return _row(words(title, "strong") for title in titles)


def _norm(row: NormRow, rows: Rows) -> QWidget:
    made = _row(_cells(row.cells, rows))
    made.setAccessibleName("；".join((row.part, *(cell.words for cell in row.cells))))
    return made


def _cells(cells: Sequence[NormCell], rows: Rows) -> Iterator[QWidget]:
    before = ""
    for cell in cells:
        cited = cell.citation
        if cell.words == before:
            yield words(tr("opinion.as_left"), "faint")
        elif cited is not None:
            yield Link(cell.words, lambda cited=cited: rows.article_wanted.emit(cited))  # type: ignore[misc]
        else:
            yield words(cell.words, "faint")
        before = cell.words


def _row(cells: Iterable[QWidget]) -> QWidget:
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 1, 0, 1)
    layout.setSpacing(10)
    for cell in cells:
        layout.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
    return holder


class PerformanceDay(QWidget):
    """Where the lawyer gives the day of performance; `given` with a date, or None for none."""

    given = Signal(object)

    def __init__(self, day: date | None) -> None:
        super().__init__()
        self._day = day
        self.field = QLineEdit(iso_day(day) if day is not None else "")
        self.field.setObjectName("performanceDay")
        self.field.setPlaceholderText(tr("opinion.performed_hint"))
        self.field.setAccessibleName(tr("opinion.performed"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(180)
        self.field.editingFinished.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(short(tr("opinion.performed")))
        row.addWidget(self.field)
        row.addStretch()

    def _take(self) -> None:
        typed = self.field.text().strip()
        found = [mention.value for mention in find_dates(typed)]
        good = not typed or len(found) == 1
        set_flag(self.field, "bad", on=not good)
        day = found[0] if typed and good else None
        if good and day != self._day:
            self._day = day
            self.given.emit(day)


class PeriodChoice(QWidget):
    """Which periods stand side by side; `chosen` with their first days, none of them for all."""

    chosen = Signal(object)

    def __init__(self, held: tuple[date, ...]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.addWidget(words(tr("opinion.periods"), "faint"))
        holder = QWidget()
        flow = FlowLayout(holder, spacing=4)
        self.buttons: list[tuple[date, QPushButton]] = []
        for period in periods():
            made = QPushButton(period.title)
            made.setCheckable(True)
            made.setChecked(period.since in held or not held)
            made.setObjectName(f"period-{period.since}")
            set_kind(made, "chosen" if made.isChecked() else "quiet")
            made.clicked.connect(self._on_clicked)
            self.buttons.append((period.since, made))
            flow.addWidget(made)
        column.addWidget(holder)

    def _on_clicked(self) -> None:
        days = tuple(day for day, made in self.buttons if made.isChecked())
        for _, made in self.buttons:
            set_kind(made, "chosen" if made.isChecked() else "quiet")
        self.chosen.emit(() if len(days) == len(self.buttons) else days)

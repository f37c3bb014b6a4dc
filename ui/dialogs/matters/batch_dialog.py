"""A folder of contracts reviewed into an overview, riskiest first; a double click opens one."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.errors import ShenqiError
from reviewer.export.overview import Line, by_risk
from ui.i18n import language, tr
from ui.running.context import Context
from ui.running.tasks import Ticket
from ui.system.file_choice import folder_dialog
from ui.system.outside import show_file
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, short, words
from ui.widgets.wrapped import WrappedColumn
from ui.words import verdict_name

_LINE = Qt.ItemDataRole.UserRole
_COLUMNS = ("file", "title", "verdict", "counts", "grounds", "price", "day", "remark")


class BatchDialog(QDialog):
    """`contract_wanted` with the path of a contract. Closing stops the run; what is done stays."""

    contract_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("batch.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1180, 680)
        self._context = context
        self._stop = threading.Event()
        self._ticket: Ticket | None = None
        self.is_running = False
        self._lines: list[Line] = []
        self._shown: Path | None = None
        self._proposed = ""
        self._given: tuple[QWidget, ...] = ()
        self.folder, self.target = QLineEdit(), QLineEdit()
        self.resume = QCheckBox(tr("batch.resume"))
        self.resume.setChecked(True)
        self.progress = QProgressBar()
        self.progress.hide()
        self.said = words("", "soft")
        self.tree = self._tree()
        self.go = button(tr("batch.go"), self._start, kind="primary")
        self.halt = button(tr("batch.stop"), self.stop)
        self.open_overview = button(tr("batch.overview"), self._show_overview)
        column = dialog_column(self)
        column.addWidget(short(tr("batch.title"), "heading"))
        column.addWidget(words(tr("batch.explain"), "soft"))
        column.addLayout(self._places())
        column.addWidget(self.progress)
        column.addWidget(self.said)
        column.addWidget(self.tree, 1)
        column.addLayout(foot(self.open_overview, self.halt, self.go, aside=[self.resume]))
        self.folder.textChanged.connect(self._on_folder)
        self.target.textChanged.connect(self._check)
        self._check()

    def _places(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (name, field) in enumerate((("folder", self.folder), ("target", self.target))):
            title = tr(f"batch.{name}")
            label = short(title)
            label.setBuddy(field)
            field.setAccessibleName(title)
            # No default button: Enter on a row of the table opens its contract, and no more.
            field.returnPressed.connect(self.go.click)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            choose = button(tr("export.choose"), self._chooser(field))
            choose.setAutoDefault(False)
            grid.addWidget(choose, row, 2)
            self._given += (field, choose)
        grid.setColumnStretch(1, 1)
        return grid

    def _chooser(self, field: QLineEdit) -> Callable[[], object]:
        return lambda: folder_dialog(self, field.text()).fileSelected.connect(field.setText)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("table")
        tree.setAccessibleName(tr("batch.table"))
        tree.setRootIsDecorated(False)
        tree.setHeaderLabels([tr(f"batch.column.{name}") for name in _COLUMNS])
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((180, 130, 104, 84, 166, 96, 112, 130)):
            tree.setColumnWidth(column, width)
        WrappedColumn(tree, _COLUMNS.index("remark"))
        tree.itemActivated.connect(self._on_activated)
        return tree

    # The run

    def _on_folder(self, text: str) -> None:
        """Propose where the results go, with every letter anew until the user names a place."""
        folder, before = Path(text.strip()), self._proposed
        # The root of a disk and the folder of now have no name.
        named = folder.with_name(tr("batch.results", name=folder.name)) if folder.name else ""
        self._proposed = str(named)
        if self.target.text().strip() in ("", before):
            self.target.setText(self._proposed)
        self._check()

    def _check(self) -> None:
        folder, target = self.folder.text().strip(), self.target.text().strip()
        ready = bool(target) and Path(folder).is_dir() and Path(folder) != Path(target)
        self.go.setEnabled(bool(folder) and ready and not self.is_running)
        self.halt.setEnabled(self.is_running and not self._stop.is_set())
        for each in (*self._given, self.resume):
            each.setEnabled(not self.is_running)
        self.open_overview.setEnabled(self._shown is not None and not self.is_running)

    def _start(self) -> None:
        from reviewer.batch import Plan, Step, run
        from reviewer.export.overview_writing import HTML, write_overviews

        folder = Path(self.folder.text().strip()).resolve()
        target = Path(self.target.text().strip()).resolve()
        plan = Plan(
            folder,
            target,
            self._context.options(),
            workers=os.cpu_count() or 1,
            resume=self.resume.isChecked(),
        )
        stop = self._stop = threading.Event()
        today = self._context.today
        self._lines = []
        self.tree.clear()

        def work(tell: Callable[[object], None]) -> Path:
            lines = run(plan, tell, stop)
            write_overviews(lines, target, today=today, folder=str(folder))
            return target / HTML

        def on_step(step: object) -> None:
            assert isinstance(step, Step)
            self.progress.setRange(0, step.total)
            self.progress.setValue(step.done)
            self._add(step.line)
            self.said.setText(tr("batch.progress", done=step.done, total=step.total))

        self.progress.setRange(0, 0)
        self.progress.show()
        self.said.setText(tr("batch.looking"))
        self.is_running = True
        self._check()
        self._ticket = self._context.tasks.follow(work, on_step, self._on_done, self._on_failed)
        self._ticket.forget = stop.set

    def stop(self) -> None:
        """Begin no further file; the overview is written of what is done."""
        self._stop.set()
        self.said.setText(tr("batch.stopping"))
        self._check()

    def _on_done(self, page: Path) -> None:
        self.is_running, self._shown = False, page
        self.progress.hide()
        failed = sum(line.summary is None for line in self._lines)
        key = "batch.done_but" if failed else "batch.done"
        done = tr(key, count=len(self._lines), failed=failed, path=page.parent)
        self.said.setText(done if self._lines else tr("batch.nothing"))
        self._check()

    def _on_failed(self, error: ShenqiError) -> None:
        self.is_running = False
        self.progress.hide()
        self.said.setText(error.message(language()))
        self._check()

    # The table

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        at = by_risk(self._lines).index(line)
        row = QTreeWidgetItem(_cells(line))
        row.setData(0, _LINE, line)
        for column in range(len(_COLUMNS)):
            row.setToolTip(column, row.text(column))
        self.tree.insertTopLevelItem(at, row)

    def _on_activated(self, row: QTreeWidgetItem) -> None:
        line = row.data(0, _LINE)
        self.contract_wanted.emit(Path(self.folder.text().strip()) / line.path)
        # Its tab may be behind this window.
        self.said.setText(tr("batch.opened", name=line.path))

    def _show_overview(self) -> None:
        if self._shown is not None:
            show_file(self._shown, self, self.said.setText)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().closeEvent(event)


def _cells(line: Line) -> list[str]:
    found = line.summary
    copy = tr("batch.copy", name=line.copy_of) if line.copy_of else ""
    if found is None:
        return [line.path, "", tr("batch.failed"), "", "", "", "", line.why(language())]
    price = tr("batch.no_price") if found.price is None else f"{found.price:,.2f}"
    return [
        line.path,
        found.title,
        verdict_name(found.verdict),
        f"{found.high} / {found.medium} / {found.low}",
        "；".join(found.grounds),
        price,
        found.day.isoformat(),
        copy or ("" if found.day_stated else tr("batch.undated")),
    ]

"""What to export of a contract, for whom, under which name, into which folder."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.export.annotated_pdf import annotated_name
from reviewer.export.marked_copy import copy_name
from reviewer.export.outgoing import Marking
from reviewer.export.writing import is_there
from ui.dialogs.export.copy_pane import CopyPane, CopyPlan
from ui.dialogs.export.report_pane import ReportPane, ReportPlan
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.models.outgoing import OutgoingModel
from ui.system.file_choice import folder_dialog
from ui.widgets.parts import button, column, rule, short, words

REPORTS = ("docx", "pdf", "html")
LIST = "xlsx"
ANNOTATIONS = "pdf-annotations"
COPIES = {
    "word-comments": Marking.COMMENTS,
    "word-redline": Marking.REDLINE,
    "word-both": Marking.BOTH,
    ANNOTATIONS: Marking.COMMENTS,
}
_endings = {**dict.fromkeys(COPIES, "docx"), ANNOTATIONS: "pdf"}
_WIDTH = 640  # pixels
_SHARE = 0.9  # of the height of the screen at most


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the user wants written, and where; `plan` where it is a copy of the contract, `report`
    which edition of the report."""

    form: str
    path: Path
    plan: CopyPlan | None = None
    report: ReportPlan = field(default_factory=ReportPlan)


class ExportDialog(QDialog):
    """`chosen` with an ExportChoice. The caller writes the file, in the background."""

    chosen = Signal(object)

    def __init__(
        self,
        contract: Path,
        folder: Path,
        model: OutgoingModel,
        parent: QWidget,
        *,
        form: str,
        settings: Settings,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("export.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._contract = contract
        self.model = model
        self.formats = self._made_formats(is_word=model.document.format == "docx")
        self.copy_pane = CopyPane(model, settings)
        self.report_pane = ReportPane(settings)
        self.copy_pane.changed.connect(self._check)
        self.report_pane.changed.connect(self._check)
        self.contains = words(tr("export.contains_xlsx"), "soft")
        self.name = QLineEdit()
        self._proposed = ""
        self.folder = QLineEdit(str(folder))
        self.warning = words("", "soft")
        self._go = button(tr("export.go"), self._accept, kind="primary")
        self._go.setDefault(True)
        self._lay_out()
        known = form in self.formats and self.formats[form].isEnabled()
        self.formats[form if known else REPORTS[0]].setChecked(True)
        self.name.textChanged.connect(self._check)
        self.folder.textChanged.connect(self._check)
        self._on_format()

    def _made_formats(self, *, is_word: bool) -> dict[str, QRadioButton]:
        group = QButtonGroup(self)
        made = {}
        for name in (*COPIES, *REPORTS, LIST):
            choice = QRadioButton(tr(f"export.{name}"))
            choice.toggled.connect(self._on_format)
            choice.setEnabled(name not in COPIES or (name == ANNOTATIONS) != is_word)
            if not choice.isEnabled():
                choice.setToolTip(tr("export.no_pdf" if is_word else "export.no_word"))
            group.addButton(choice)
            made[name] = choice
        return made

    def _lay_out(self) -> None:
        self._page, lines = column(24, 20, 24, 8, spacing=10)
        lines.addWidget(short(tr("export.title"), "heading"))
        for title, names in (("export.copy", tuple(COPIES)), ("export.report", (*REPORTS, LIST))):
            lines.addWidget(short(tr(title), "section"))
            line = QHBoxLayout()
            line.setSpacing(18)
            for name in names:
                self.formats[name].setToolTip(
                    self.formats[name].toolTip() or tr(f"export.{name}_for")
                )
                line.addWidget(self.formats[name])
            line.addStretch()
            lines.addLayout(line)
        lines.addWidget(rule())
        lines.addWidget(self.contains)
        lines.addWidget(self.report_pane)
        lines.addWidget(self.copy_pane, 1)
        lines.addWidget(rule())
        lines.addLayout(self._where())
        # Room for a warning from the start: the buttons must not move under the pointer.
        self.warning.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        # On a low screen the page scrolls; the warning and the buttons stay.
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("export.title"))
        area.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 18)
        whole.addWidget(area, 1)
        self._foot = self._buttons()
        whole.addLayout(self._foot)
        self.setMinimumWidth(_WIDTH)

    def _fit(self) -> None:
        """As tall as the page asks for, and whole on the screen."""
        room = self.screen().availableGeometry()
        width = max(self.width(), _WIDTH, self._page.minimumSizeHint().width())
        asked = max(self._page.heightForWidth(width), self._page.minimumSizeHint().height())
        asked += self._foot.sizeHint().height() + 24
        self.resize(width, min(asked, int(room.height() * _SHARE)))
        if self.isVisible():
            frame = self.frameGeometry().height() - self.geometry().height()
            lowest = room.bottom() + 1 - frame - self.height()
            self.move(self.x(), max(room.top(), min(self.y(), lowest)))

    def _where(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for row, (title, line) in enumerate(
            ((tr("export.name"), self.name), (tr("export.folder"), self.folder))
        ):
            label = short(title)
            label.setBuddy(line)
            line.setAccessibleName(title)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(button(tr("export.choose"), self._choose_folder), 1, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 8, 24, 0)
        row.setSpacing(8)
        row.addWidget(self.warning, 1)
        row.addWidget(button(tr("export.cancel"), self.reject))
        row.addWidget(self._go)
        return row

    @property
    def form(self) -> str:
        return next(name for name, made in self.formats.items() if made.isChecked())

    @property
    def path(self) -> Path:
        """Where the file will be written; the ending follows the format."""
        name = self.name.text().strip()
        ending = f".{_endings.get(self.form, self.form)}"
        if not name.lower().endswith(ending):
            name += ending
        return Path(self.folder.text().strip()).expanduser() / name

    def _choose_folder(self) -> None:
        folder_dialog(self, self.folder.text()).fileSelected.connect(self.folder.setText)

    def _on_format(self) -> None:
        """Show what belongs to the format, and propose a name for it."""
        if not any(made.isChecked() for made in self.formats.values()):
            return
        is_copy = self.form in COPIES
        self.copy_pane.setVisible(is_copy)
        self.report_pane.setVisible(self.form in REPORTS)
        self.contains.setVisible(self.form == LIST)
        if is_copy:
            self.copy_pane.show_for(COPIES[self.form])
        else:
            self.report_pane.show_for(self.form)
        self._check()
        self._fit()

    def _propose(self) -> None:
        """A name that says what the file is, unless the user gave another."""
        if self.form == ANNOTATIONS:
            draft = self.copy_pane.draft.isChecked()
            name = annotated_name(self._contract, self.model.reader, draft=draft)
            name = name.removesuffix(".pdf")
        elif self.form in COPIES:
            name = copy_name(
                self._contract,
                COPIES[self.form],
                self.model.reader,
                draft=self.copy_pane.draft.isChecked(),
            ).removesuffix(".docx")
        else:
            name = tr(f"export.file_name_{self._what}", name=self._contract.stem)
        if name != self._proposed and self.name.text() == self._proposed:
            self._proposed = name
            self.name.setText(name)

    @property
    def _what(self) -> str:
        """What the file is called after: the list, or the report for its reader."""
        return LIST if self.form == LIST else self.report_pane.plan.reader.value

    def _check(self) -> None:
        """Say at once what stands in the way, and what would be replaced."""
        if not any(made.isChecked() for made in self.formats.values()):
            return
        self._propose()
        folder = self.path.parent
        bar = self.copy_pane.bar if self.form in COPIES else ""
        if not self.name.text().strip():
            bar = tr("export.no_name")
        elif not folder.is_dir() or not os.access(folder, os.W_OK):
            bar = tr("export.no_folder")
        elif _same(self.path, self._contract):
            bar = tr("export.is_contract")
        self._go.setEnabled(not bar)
        self.warning.setText(bar or (tr("export.exists") if is_there(self.path) else ""))

    def _accept(self) -> None:
        plan = self.copy_pane.plan if self.form in COPIES else None
        choice = ExportChoice(self.form, self.path, plan, self.report_pane.plan)
        self.accept()
        self.chosen.emit(choice)


def _same(first: Path, second: Path) -> bool:
    return first.resolve() == second.resolve()

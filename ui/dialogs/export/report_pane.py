"""Which edition of the report is written: for whom, draft or final, under whose letterhead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reviewer.export.audience import Reader
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.system.file_choice import open_dialog
from ui.widgets.parts import button, short, words
from ui.widgets.segments import Segments


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """`adopted`: only the findings that the lawyer adopted. Empty paths: no logo, no template."""

    reader: Reader = Reader.INTERNAL
    final: bool = False
    adopted: bool = False
    firm: str = ""
    logo: Path | None = None
    template: Path | None = None


class ReportPane(QWidget):
    """`changed` when another edition is asked for."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.reader: Segments[Reader] = Segments(
            [(reader, tr(f"reader.{reader.value}")) for reader in Reader], Reader.INTERNAL
        )
        self._reader = Reader.INTERNAL
        self.reader.notice.chosen.connect(self._on_reader)
        self.contains = words("", "soft")
        self.final = QCheckBox(tr("report.final"))
        self.adopted = QCheckBox(tr("report.adopted"))
        self.firm = self._field("firm", tr("report.firm"), tr("report.firm_hint"))
        self.logo = self._field("logo", tr("report.logo"), tr("report.logo_hint"))
        self.template = self._field("template", tr("report.template"), tr("report.template_hint"))
        self._choose_template = button(tr("report.choose"), self._on_template)
        self._choose_template.setAccessibleName(tr("report.choose_template"))
        self._lay_out()
        self._on_reader(Reader.INTERNAL)

    @property
    def plan(self) -> ReportPlan:
        logo = self.logo.text().strip()
        template = self.template.text().strip() if self.template.isEnabled() else ""
        return ReportPlan(
            reader=self._reader,
            final=self.final.isChecked(),
            adopted=self.adopted.isChecked(),
            firm=self.firm.text().strip(),
            logo=Path(logo).expanduser() if logo else None,
            template=Path(template).expanduser()
            if template and self.template.isEnabled()
            else None,
        )

    def show_for(self, form: str) -> None:
        """Only a Word report can be laid out by a template."""
        for widget in (self.template, self._choose_template):
            widget.setEnabled(form == "docx")

    def _field(self, name: str, title: str, hint: str) -> QLineEdit:
        made = QLineEdit(self._settings.text(name))
        made.setPlaceholderText(hint)
        made.setAccessibleName(title)
        made.textChanged.connect(lambda text: self._settings.set(name, text.strip()))
        made.textChanged.connect(lambda _text: self.changed.emit())
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(short(tr("copy.reader")))
        line.addWidget(self.reader)
        line.addStretch()
        column.addLayout(line)
        column.addWidget(self.contains)
        ticks = QHBoxLayout()
        ticks.setSpacing(18)
        ticks.addWidget(self.final)
        ticks.addWidget(self.adopted)
        ticks.addStretch()
        column.addLayout(ticks)
        column.addLayout(self._letterhead())

    def _letterhead(self) -> QGridLayout:
        choose_logo = button(tr("report.choose"), self._on_logo)
        choose_logo.setAccessibleName(tr("report.choose_logo"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, (field, choose) in enumerate(
            (
                (self.firm, None),
                (self.logo, choose_logo),
                (self.template, self._choose_template),
            )
        ):
            label = short(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            if choose is not None:
                choose.setAutoDefault(False)
                grid.addWidget(choose, row, 2)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_reader(self, reader: Reader) -> None:
        self._reader = reader
        self.contains.setText(tr(f"report.contains_{reader.value}"))
        self.changed.emit()

    def _on_logo(self) -> None:
        dialog = open_dialog(
            self, self.logo.text(), tr("report.choose_logo"), tr("report.pictures")
        )
        dialog.fileSelected.connect(self.logo.setText)

    def _on_template(self) -> None:
        dialog = open_dialog(
            self, self.template.text(), tr("report.choose_template"), tr("report.templates")
        )
        dialog.fileSelected.connect(self.template.setText)

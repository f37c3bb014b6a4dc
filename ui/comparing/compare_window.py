"""The window of a comparison: both versions side by side, the risks that changed below."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reviewer.exchange.comparison import Comparison, Fate, FindingChange, Row
from reviewer.labels import MITIGATING
from ui.comparing.row_table import RowTable
from ui.i18n import tr
from ui.models.comparison import CHANGES, EVERYTHING, TAG_NAMES
from ui.widgets.choice import Choice
from ui.widgets.parts import button, short, words, wrap_rows
from ui.words import grade_name, label_name, verdict_name

_CHANGE = Qt.ItemDataRole.UserRole
_FATES = (Fate.NEW, Fate.REWORDED, Fate.CURED, Fate.SAME)


class CompareWindow(QWidget):
    """`clause_wanted` with the id of a clause and whether it is of the earlier version;
    `export_wanted` and `carry_wanted` when the buttons are pressed."""

    clause_wanted = Signal(str, bool)
    export_wanted = Signal()
    carry_wanted = Signal()

    def __init__(self, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.comparison = comparison
        names = comparison.old.path.name, comparison.new.path.name
        self.setWindowTitle(tr("compare.title", old=names[0], new=names[1]))
        self.resize(1180, 820)
        self.table = RowTable(comparison)
        self.table.row_chosen.connect(self._on_row)
        self.shown = Choice(self._choices(), CHANGES)
        self.shown.setAccessibleName(tr("compare.shown"))
        self.shown.currentIndexChanged.connect(self._on_shown)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("compare.search"))
        self.search.setAccessibleName(tr("compare.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._on_words)
        self.findings = QListWidget()
        self.findings.setAccessibleName(tr("compare.findings"))
        wrap_rows(self.findings)
        self.findings.itemClicked.connect(self._on_finding)
        self.findings.itemActivated.connect(self._on_finding)
        self.blank = words("", "soft")
        self.hint = words(tr("compare.hint"), "faint")
        self.carry_button = button(tr("compare.carry", count=0), self.carry_wanted.emit)
        self.carry_button.setToolTip(tr("compare.carry_why"))
        self._lay_out()
        for keys, forward in (("F8", True), ("Shift+F8", False)):
            QShortcut(QKeySequence(keys), self, lambda way=forward: self.step(forward=way))
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        for keys in ("Ctrl+W", "Escape"):
            QShortcut(QKeySequence(keys), self, self.close)
        self._fill_findings()
        self._tell_blank()
        self.step(forward=True)
        self.table.setFocus()

    def _choices(self) -> dict[str, object]:
        counts = self.comparison.counts()
        titles: dict[str, object] = {
            tr("compare.changes", count=len(self.comparison.changes)): CHANGES
        }
        for tag in TAG_NAMES:
            if counts[tag]:
                name = tr(f"compare.tag.{tag}")
                titles[tr("compare.counted", name=name, count=counts[tag])] = tag
        titles[tr("compare.everything", count=len(self.comparison.rows))] = EVERYTHING
        return titles

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        old, new = self.comparison.old, self.comparison.new
        column.addWidget(short(tr("compare.heading"), "heading"))
        line = tr(
            "compare.versions",
            old=old.path.name,
            old_verdict=verdict_name(old.verdict),
            new=new.path.name,
            new_verdict=verdict_name(new.verdict),
        )
        column.addWidget(words(line, "soft"))
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.shown)
        bar.addWidget(self.search, 1)
        for key, icon, tip in (("previous", "previous", "Shift+F8"), ("next", "next", "F8")):
            way = key == "next"
            act = partial(self.step, forward=way)
            bar.addWidget(button(tr(f"compare.{key}"), act, icon=icon, tip=tip))
        column.addLayout(bar)
        below, lower = QWidget(), QVBoxLayout()
        lower.setContentsMargins(0, 6, 0, 0)
        lower.addWidget(short(tr("compare.findings"), "section"))
        lower.addWidget(self.findings, 1)
        below.setLayout(lower)
        upper = QWidget()
        inner = QVBoxLayout(upper)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.blank)
        inner.addWidget(self.table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(below)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.carry_button)
        foot.addWidget(button(tr("compare.export"), self.export_wanted.emit, icon="export"))
        foot.addWidget(button(tr("compare.close"), self.close, kind="primary"))
        column.addLayout(foot)

    def say(self, text: str) -> None:
        """A remark at the foot of the window."""
        self.hint.setText(text)

    # What changed

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous change."""
        self.table.step(forward=forward)

    def _on_shown(self) -> None:
        self.table.filter.set_shown(str(self.shown.currentData()))
        self._tell_blank()

    def _on_words(self, text: str) -> None:
        self.table.filter.set_words(text)
        self._tell_blank()

    def _tell_blank(self) -> None:
        """Say why the table is empty, where it is."""
        there = self.table.filter.rowCount() > 0
        self.table.setVisible(there)
        self.blank.setVisible(not there)
        searched = bool(self.search.text().strip())
        self.blank.setText(tr("compare.no_match" if searched else "compare.no_change"))

    def _on_row(self, row: Row, earlier: bool) -> None:
        parts = row.old if earlier or not row.new else row.new
        self.clause_wanted.emit(parts[0].id, parts is row.old)

    # Risks

    def _fill_findings(self) -> None:
        order = {fate: at for at, fate in enumerate(_FATES)}
        changes = sorted(
            self.comparison.findings,
            key=lambda each: (order[each.fate], -each.shown.severity.rank, each.row),
        )
        for change in changes:
            item = QListWidgetItem(_finding_words(change))
            item.setData(_CHANGE, change)
            self.findings.addItem(item)
        if not changes:
            self.findings.addItem(tr("compare.no_findings"))

    def _on_finding(self, item: QListWidgetItem) -> None:
        change = item.data(_CHANGE)
        if not isinstance(change, FindingChange) or change.row < 0:
            return
        if not self.table.show_row(change.row):
            self.search.clear()
            self.shown.setCurrentIndex(self.shown.findData(EVERYTHING))
            self.table.show_row(change.row)


def _finding_words(change: FindingChange) -> str:
    grade = grade_name(change.shown.severity)
    if change.old and change.new and change.regraded:
        grade = f"{grade_name(change.old.severity)}→{grade_name(change.new.severity)}"
    gone = change.fate is Fate.CURED and change.label in MITIGATING
    fate = tr("compare.fate.missed" if gone else f"compare.fate.{change.fate.value}")
    quote = " ".join(change.shown.quote.split())
    risk = f"{fate}　{grade}　{label_name(change.label)}　{change.shown.place}"
    return tr("compare.quoted", name=risk, quote=quote)

"""All rules: which are in use, with which grade, and the lawyer's own among them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ShenqiError
from reviewer.labels import Severity
from reviewer.marks.places import OWN_RULES, make_private
from reviewer.rules.findings import FailedExample, RuleChoice, RuleEntry
from reviewer.worker import Event, Failed, Progress, RulesJob, RulesListed
from ui.i18n import language, tr
from ui.kept.rule_choices import store_choices, stored_choices
from ui.running.context import Context
from ui.running.tasks import Ticket
from ui.system.outside import show_file
from ui.widgets.choice import Choice
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, rule, short, words
from ui.words import grade_name, label_name

_ENTRY = Qt.ItemDataRole.UserRole
_TITLE, _LABEL, _GRADE, _VERSION, _STATUS = range(5)
_GRADES = (Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_NO_GRADE = "own"
_SHOWN_FAILURES = 5
_SAID_LINES = 5
_LEAST = (560, 520)  # pixels


class RulesDialog(QDialog):
    """A change is kept at once; open contracts are reviewed anew when the dialog closes."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("rules.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 640)
        self._context = context
        self._ticket: Ticket | None = None
        self._before = stored_choices(context.settings)
        self._choices = {choice.rule: choice for choice in self._before}
        self._own_before: tuple[str, ...] | None = None
        self._own: tuple[str, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("rules.search"))
        self.search.setAccessibleName(tr("rules.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = self._make_tree()
        self.about = words("", "faint")
        self.grade = Choice({}, None)
        # Its titles change with the rule.
        self.grade.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.grade.setMinimumWidth(190)
        self.grade.setAccessibleName(tr("rules.grade"))
        self.grade.setEnabled(False)
        self.grade.activated.connect(self._on_grade)
        self.said = QPlainTextEdit()  # however much there is to say, the window keeps its size
        self.said.setReadOnly(True)
        self.said.setAccessibleName(tr("rules.said"))
        self.said.setFixedHeight(_SAID_LINES * self.fontMetrics().lineSpacing())
        self.said.hide()
        self.check_button = button(tr("rules.check"), lambda: self._ask(check=True), icon="check")
        self._lay()
        self._ask()

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("table")
        tree.setAccessibleName(tr("rules.title"))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        columns = ("rule", "label", "grade", "version", "status")
        tree.setHeaderLabels([tr(f"rules.{name}") for name in columns])
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        tree.itemChanged.connect(self._on_checked)
        tree.currentItemChanged.connect(self._show_chosen)
        return tree

    def _lay(self) -> None:
        column = dialog_column(self)
        # What wraps asks for more than it needs; what is said must not make the window grow.
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*_LEAST)
        column.addWidget(short(tr("rules.title"), "heading"))
        column.addWidget(words(tr("rules.explain"), "soft"))
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.about, 1)
        row.addWidget(short(tr("rules.grade")))
        row.addWidget(self.grade)
        column.addLayout(row)
        column.addWidget(rule())
        column.addWidget(short(tr("rules.own"), "section"))
        column.addWidget(words(tr("rules.own_why"), "faint"))
        column.addWidget(words(str(self.folder)))
        column.addWidget(self.said)
        aside = (
            button(tr("rules.open_folder"), self._open_folder, icon="open"),
            button(tr("rules.reload"), self._ask, icon="redo"),
            self.check_button,
        )
        close = button(tr("rules.close"), self.accept, kind="primary")
        column.addLayout(foot(close, aside=aside))

    @property
    def folder(self) -> Path:
        """Where the lawyer's own rules lie, whether the folder is there or not."""
        return self._context.settings.folder / OWN_RULES

    # The list

    def _ask(self, *, check: bool = False) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        if check:
            self._say(tr("rules.checking", done=0, total=self.tree.topLevelItemCount()))
        self.check_button.setEnabled(False)
        job = RulesJob(self.folder, check=check)
        self._ticket = self._context.tasks.submit(
            job, lambda event: self._on_event(event, check=check)
        )

    def _on_event(self, event: Event, *, check: bool) -> None:
        match event:
            case Progress(_, done, total):
                self._say(tr("rules.checking", done=done, total=total))
            case RulesListed() as listed:
                self.check_button.setEnabled(True)
                self._fill(listed.rules)
                self._say(_result_words(listed, check=check))
            case Failed(error):
                self.check_button.setEnabled(True)
                self._say(error.message(language()))

    def _say(self, text: str) -> None:
        self.said.setPlainText(text)
        self.said.setVisible(bool(text))

    def _fill(self, entries: tuple[RuleEntry, ...]) -> None:
        chosen = self._chosen()
        self._own = tuple(f"{entry.id} {entry.version}" for entry in entries if entry.own)
        if self._own_before is None:
            self._own_before = self._own
        self.tree.blockSignals(True)
        self.tree.clear()
        for entry in entries:
            item = QTreeWidgetItem()
            item.setData(_TITLE, _ENTRY, entry)
            self.tree.addTopLevelItem(item)
            self._show(item)
        self.tree.blockSignals(False)
        self._filter()
        wanted = chosen.id if chosen is not None else ""
        rows = [item for item in self._items() if self._entry(item).id == wanted] or self._items()
        if rows:
            self.tree.setCurrentItem(rows[0])
        self._show_chosen()

    def _show(self, item: QTreeWidgetItem) -> None:
        """The words of one row."""
        entry = self._entry(item)
        choice = self._choice(entry)
        grade = choice.grade or entry.severity
        item.setText(_TITLE, entry.title)
        item.setText(_LABEL, label_name(entry.label))
        changed = tr("rules.regraded") if choice.grade is not None else ""
        item.setText(_GRADE, grade_name(grade) + changed)
        item.setText(_VERSION, str(entry.version))
        own = tr("rules.is_own") if entry.own else ""
        item.setText(_STATUS, tr(f"rules.status_{entry.status}") + own)
        on = choice.enabled and entry.status != "retired"
        item.setCheckState(_TITLE, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        if entry.status == "retired":
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setToolTip(_TITLE, entry.id)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = map(self.tree.topLevelItem, range(self.tree.topLevelItemCount()))
        return [item for item in rows if item is not None]

    def _entry(self, item: QTreeWidgetItem) -> RuleEntry:
        entry = item.data(_TITLE, _ENTRY)
        assert isinstance(entry, RuleEntry)
        return entry

    def _chosen(self) -> RuleEntry | None:
        item = self.tree.currentItem()
        return self._entry(item) if item is not None else None

    def _choice(self, entry: RuleEntry) -> RuleChoice:
        return self._choices.get(entry.id) or RuleChoice(entry.id)

    def _filter(self) -> None:
        wanted = self.search.text().strip().lower()
        for item in self._items():
            entry = self._entry(item)
            held = f"{entry.id} {entry.title} {label_name(entry.label)} {item.text(_STATUS)}"
            item.setHidden(wanted not in held.lower())
        chosen = self.tree.currentItem()
        if chosen is not None and chosen.isHidden():
            # What is graded below is what is seen.
            seen = [item for item in self._items() if not item.isHidden()]
            if seen:
                self.tree.setCurrentItem(seen[0])
            else:
                self.tree.setCurrentIndex(QModelIndex())

    # Changes

    def _on_checked(self, item: QTreeWidgetItem) -> None:
        entry = self._entry(item)
        enabled = item.checkState(_TITLE) is Qt.CheckState.Checked
        self._keep(item, replace(self._choice(entry), enabled=enabled))

    def _on_grade(self) -> None:
        item, value = self.tree.currentItem(), self.grade.currentData()
        if item is not None:
            grade = None if value == _NO_GRADE else Severity(value)
            self._keep(item, replace(self._choice(self._entry(item)), grade=grade))

    def _keep(self, item: QTreeWidgetItem, choice: RuleChoice) -> None:
        if choice == self._choice(self._entry(item)):
            return
        self._choices[choice.rule] = choice
        store_choices(self._context.settings, self._choices.values())
        self.tree.blockSignals(True)
        self._show(item)
        self.tree.blockSignals(False)

    def _show_chosen(self) -> None:
        entry = self._chosen()
        self.grade.clear()
        # What mitigates a risk is told, not graded.
        self.grade.setEnabled(entry is not None and entry.severity is not Severity.INFO)
        if entry is None:
            self.about.setText("")
            return
        self.about.setText(tr("rules.about", id=entry.id, file=entry.file))
        own = tr("rules.grade_own", grade=grade_name(entry.severity))
        self.grade.addItem(own, _NO_GRADE)
        if entry.severity is not Severity.INFO:
            for grade in _GRADES:
                self.grade.addItem(grade_name(grade), grade.value)
        kept = self._choice(entry).grade
        self.grade.setCurrentIndex(self.grade.findData(kept.value if kept else _NO_GRADE))

    def _open_folder(self) -> None:
        try:
            make_private(self.folder)
        except OSError as error:
            self._say(ShenqiError("store-read-only", path=error.filename).message(language()))
        else:
            show_file(self.folder, self, self._say)

    def done(self, result: int) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        own_changed = self._own_before is not None and self._own != self._own_before
        if stored_choices(self._context.settings) != self._before or own_changed:
            self._context.rules_changed.emit()
        super().done(result)


def _result_words(listed: RulesListed, *, check: bool) -> str:
    """What was asked for comes first: what was said before stood there already."""
    lines = []
    if check:
        lines.append(tr("rules.checked", rules=len(listed.rules), failed=len(listed.failed)))
        lines += [_failure_words(failed) for failed in listed.failed[:_SHOWN_FAILURES]]
    if listed.bad:
        lines.append(tr("rules.bad", count=len(listed.bad)))
        lines += [error.message(language()) for error in listed.bad]
    return "\n".join(lines)


def _failure_words(failed: FailedExample) -> str:
    return tr(f"rules.failed_{failed.kind}", rule=failed.rule, text=failed.text)

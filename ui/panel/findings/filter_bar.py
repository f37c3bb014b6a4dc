"""Above the cards: words to look for, grades to show, more filters, order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from reviewer.labels import Label, Severity
from reviewer.marks.model import Status
from ui.i18n import tr
from ui.models.findings import FindingRow, FindingsFilter, Order
from ui.theme import icons
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import short
from ui.words import grade_name, label_name, status_name

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ORDERS = (Order.PLACE, Order.GRADE, Order.STATUS)


class FilterBar(QWidget):
    """Drives a FindingsFilter."""

    def __init__(self, proxy: FindingsFilter) -> None:
        super().__init__()
        self._proxy = proxy
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 6)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("filter.search"))
        self.search.setAccessibleName(tr("filter.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(proxy.set_words)
        row.addWidget(self.search, 1)
        self._filter = _menu_button("filter", tr("filter.more"))
        self._sort = _menu_button("sort", tr("filter.order"))
        row.addWidget(self._filter)
        row.addWidget(self._sort)
        self._tools = row
        column.addLayout(row)
        self.grades: dict[Severity, QToolButton] = {}
        grades = FlowLayout(spacing=4)  # a long name of a grade must not cut off its count
        for grade in Severity:
            made = QToolButton()
            made.setCheckable(True)
            made.setToolButtonStyle(_BESIDE)
            made.setIconSize(QSize(14, 14))
            icons.dress(made, f"grade-{grade.value}", grade.value)
            made.toggled.connect(self._on_grades)
            grades.addWidget(made)
            self.grades[grade] = made
        self._progress = short("", "faint")
        self._progress.setContentsMargins(6, 6, 0, 0)  # level with the words of the buttons
        grades.addWidget(self._progress)
        column.addLayout(grades)
        self._unfounded = 0
        self._fill_order()
        self.show_rows([])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        """All lines of counts stay in sight, in a low window too."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            self.setMinimumHeight(layout.heightForWidth(self.width()))

    def show_rows(self, rows: Iterable[FindingRow]) -> None:
        """Counts on the grades; the menu offers the labels that occur.

        What follows from another finding is none beside it, and what is unfounded is no risk.
        """
        held = list(rows)
        counts = Counter(row.grade for row in held if row.parent is None and not row.unfounded)
        following = sum(row.parent is not None for row in held)
        self._unfounded = sum(row.parent is None and row.unfounded for row in held)
        said = [tr("filter.counts_tip")]
        if following:
            said.append(tr("filter.following_tip", count=following))
        if self._unfounded:
            said.append(tr("filter.unfounded_tip", count=self._unfounded))
        self._progress.setToolTip("\n".join(said))
        for grade, made in self.grades.items():
            made.setText(f"{grade_name(grade)} {counts[grade]}")
            made.setToolTip("\n".join(said))
            made.setVisible(counts[grade] > 0 or made.isChecked())
        found = {row.graded.finding.label for row in held}
        self._fill_filter([label for label in Label if label in found])
        self._keep_height()

    def add_tool(self, tool: QWidget) -> None:
        """Put one more button after the others."""
        self._tools.addWidget(tool)

    def show_progress(self, done: int, total: int) -> None:
        """How many of the findings that want a decision have one."""
        if not total:
            self._progress.setText("")
        elif self._unfounded:
            told = tr("filter.decided", done=done, total=total, unfounded=self._unfounded)
            self._progress.setText(told)
        else:
            self._progress.setText(tr("bar.decided", done=done, total=total))
        self._keep_height()

    @property
    def progress(self) -> str:
        return self._progress.text()

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        for made in self.grades.values():
            made.setChecked(False)
        for action in self._filter.menu().actions():
            action.setChecked(False)
        self._proxy.clear()

    def _fill_order(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order in _ORDERS:
            action = menu.addAction(tr(f"filter.by_{order.value}"))
            action.setCheckable(True)
            action.setChecked(order is Order.PLACE)
            action.triggered.connect(lambda _on, order=order: self._proxy.set_order(order))
            group.addAction(action)
        self._sort.setMenu(menu)

    def _fill_filter(self, labels: list[Label]) -> None:
        old = self._filter.menu()
        on = {a.data() for a in old.actions() if a.isChecked()} if old is not None else set()
        menu = QMenu(self)
        for status in Status:
            self._add(menu, status_name(status), status.value, on)
        menu.addSeparator()
        for label in labels:
            self._add(menu, label_name(label), label.value, on)
        menu.addSeparator()
        menu.addAction(tr("filter.clear"), self.clear)
        self._filter.setMenu(menu)
        self._show_filtering()
        if old is not None:
            old.deleteLater()

    def _show_filtering(self) -> None:
        """The funnel stays pressed while its menu hides something."""
        self._filter.setCheckable(True)
        self._filter.setChecked(any(action.isChecked() for action in self._filter.menu().actions()))

    def _add(self, menu: QMenu, text: str, value: str, on: set[object]) -> None:
        action = QAction(text, menu)
        action.setCheckable(True)
        action.setData(value)
        action.setChecked(value in on)
        action.toggled.connect(self._on_menu)
        menu.addAction(action)

    def _on_menu(self) -> None:
        chosen = {action.data() for action in self._filter.menu().actions() if action.isChecked()}
        self._proxy.set_statuses(frozenset(s for s in Status if s.value in chosen))
        self._proxy.set_labels(frozenset(label for label in Label if label.value in chosen))
        self._show_filtering()

    def _on_grades(self) -> None:
        self._proxy.set_grades(
            frozenset(grade for grade, made in self.grades.items() if made.isChecked())
        )


def _menu_button(icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    icons.dress(made, icon)
    made.setIconSize(QSize(18, 18))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made

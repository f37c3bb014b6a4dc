"""A colleague's work beside one's own: what is taken over is chosen line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from reviewer.exchange.merging import Item, Merge
from reviewer.exchange.package import Exchange
from reviewer.labels import Side, Stage
from reviewer.marks import commands as c
from reviewer.marks.model import (
    Decision,
    FactCorrection,
    InstalmentCorrection,
    Mark,
    PartyCorrection,
    SecondReview,
    VerdictOverrule,
)
from ui.i18n import tr
from ui.models import facts
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, short, words
from ui.words import (
    colour_name,
    dismissal_name,
    grade_name,
    label_name,
    moment_words,
    side_name,
    stage_name,
    status_name,
    verdict_name,
)

_ITEM = Qt.ItemDataRole.UserRole
_LONGEST = 160  # characters of a value that are shown


class ImportDialog(QDialog):
    """`chosen` with the list of items that are to be taken over; nothing changes before.

    `logged` counts the entries of the other's log that are not here yet: they come in with any
    choice, or by themselves. `places` are the clauses of findings by their keys.
    """

    chosen = Signal(object)

    def __init__(
        self,
        exchange: Exchange,
        merged: Merge,
        parent: QWidget,
        *,
        logged: int,
        places: Mapping[str, str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("import.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(940, 600)
        self._exchange, self._merged = exchange, merged
        self._logged, self._places = logged, places
        self.tree = self._tree()
        self.go = button("", self._accept, kind="primary")
        column = dialog_column(self)
        column.addWidget(short(tr("import.title"), "heading"))
        for line in self._lines():
            column.addWidget(words(line, "soft"))
        column.addWidget(self.tree, 1)
        ticks = [
            button(tr(f"import.{name}"), partial(self._check_all, on=on))
            for name, on in (("all_theirs", True), ("none", False))
        ]
        leave = button(tr("share.cancel"), self.reject)
        column.addLayout(foot(leave, self.go, aside=ticks, enter=self.go))
        self._count()
        self.tree.itemChanged.connect(self._count)

    def _lines(self) -> list[str]:
        merged = self._merged
        who = self._exchange.author or tr("import.nobody")
        at = moment_words(self._exchange.written)
        lines = [tr("import.from", who=who, at=at, count=len(merged.items), same=merged.same)]
        if not merged.same_contract:
            lines.append(tr("import.other_contract"))
        if merged.conflicts:
            lines.append(tr("import.conflicts", count=merged.conflicts))
        if merged.without_finding:
            lines.append(tr("import.without_finding", count=len(merged.without_finding)))
        if merged.left_out:
            lines.append(tr("import.left_out", count=merged.left_out))
        return lines

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("table")
        tree.setAccessibleName(tr("import.title"))
        tree.setRootIsDecorated(False)
        names = ("topic", "about", "mine", "theirs", "remark")
        tree.setHeaderLabels([tr(f"import.{name}") for name in names])
        tree.header().setStretchLastSection(False)
        for column in range(len(names)):
            mode = QHeaderView.ResizeMode.Stretch
            if column in (0, len(names) - 1):
                mode = QHeaderView.ResizeMode.ResizeToContents
            tree.header().setSectionResizeMode(column, mode)
        for item in self._merged.items:
            tree.addTopLevelItem(_row(item, self._places))
        return tree

    @property
    def items(self) -> list[Item]:
        """What is ticked."""
        rows = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        return [
            row.data(0, _ITEM)
            for row in rows
            if row is not None and row.checkState(0) is Qt.CheckState.Checked
        ]

    def _check_all(self, *, on: bool) -> None:
        for at in range(self.tree.topLevelItemCount()):
            row = self.tree.topLevelItem(at)
            if row is not None:
                row.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _count(self) -> None:
        """Say what a press would do, or why there is nothing to do."""
        count = len(self.items)
        if count or not self._logged:
            self.go.setText(tr("import.go", count=count))
        else:
            self.go.setText(tr("import.go_log", count=self._logged))
        idle = not (count or self._logged)
        self.go.setEnabled(not idle)
        self.go.setToolTip(tr("import.idle") if idle else "")

    def _accept(self) -> None:
        items = self.items
        self.accept()
        self.chosen.emit(items)


def _row(item: Item, places: Mapping[str, str]) -> QTreeWidgetItem:
    mine = "—" if item.mine is None else value_words(item.mine)
    remarks = (
        (item.is_conflict, "conflict"),
        (item.reworded, "reworded"),
        (item.lost, "lost"),
        (item.found_again, "found_again"),
    )
    remark = tr("compare.and").join(tr(f"import.{name}") for holds, name in remarks if holds)
    cells = (tr(f"import.topics.{item.topic.value}"), about_words(item.theirs, places), mine)
    full = (*cells, value_words(item.theirs), remark)
    row = QTreeWidgetItem([*map(_short, full)])
    for column, text in enumerate(full):
        row.setToolTip(column, text)
    row.setData(0, _ITEM, item)
    checked = Qt.CheckState.Checked if item.taken_by_default else Qt.CheckState.Unchecked
    row.setCheckState(0, checked)
    return row


def about_words(value: object, places: Mapping[str, str]) -> str:
    """The words of the contract, or the field, that a value is about; a decision with the clause
    of its finding."""
    match value:
        case Mark():
            return value.anchor.quote
        case Decision():
            place = places.get(value.about.key, "")
            name = f"{place} {label_name(value.about.label)}".strip()
            return tr("compare.quoted", name=name, quote=value.about.quote)
        case FactCorrection():
            return tr(f"fact.{value.field.value}")
        case PartyCorrection():
            return value.role
        case c.SetTick():
            return tr(f"tick.{value.tick.value}")
    return ""


def value_words(value: object) -> str:
    """A value in the language of the window, with the name of who gave it."""
    for kind, words_of in _VALUES:
        if isinstance(value, kind):
            return words_of(value)
    return str(value)


def _mark_words(mark: Mark) -> str:
    tags = "".join(f" #{tag}" for tag in mark.tags)
    return _by(f"{colour_name(mark.colour)}　{mark.text}{tags}", mark.author)


def _decision_words(decision: Decision) -> str:
    said = [status_name(decision.status)]
    if decision.reason is not None:
        said.append(dismissal_name(decision.reason))
    if decision.grade is not None:
        said.append(grade_name(decision.grade))
    said += [decision.text, decision.grade_reason, decision.wording]
    return _by("　".join(filter(None, said)), decision.author)


def _instalment_words(part: InstalmentCorrection) -> str:
    return f"{facts.value_words(part.amount_cny) or '—'}　{part.due or ''}".strip()


_VALUES: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Mark, _mark_words),
    (Decision, _decision_words),
    (FactCorrection, lambda fact: facts.value_words(fact.value) or "—"),
    (PartyCorrection, lambda party: party.name or "—"),
    (InstalmentCorrection, _instalment_words),
    (
        VerdictOverrule,
        lambda own: _by(f"{verdict_name(own.verdict)}　{own.reason}", own.author),
    ),
    (SecondReview, lambda second: f"{second.name}　{moment_words(second.at)}"),
    (c.SetTick, lambda tick: tr("import.yes" if tick.value else "import.no")),
    (Side, side_name),
    (Stage, stage_name),
    (tuple, lambda days: tr("compare.and").join(map(str, days))),
)


def _by(text: str, author: str) -> str:
    return tr("import.by", text=text.strip(), author=author) if author else text.strip()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"

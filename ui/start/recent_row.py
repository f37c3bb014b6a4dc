"""One contract opened before, as the start page lists it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout

from ui.i18n import tr
from ui.widgets.chip import Tag, grade_tag
from ui.widgets.parts import button, short, tool
from ui.words import moment_words, verdict_name

if TYPE_CHECKING:
    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract

_FOLDER_WIDTH = 330  # pixels


class RecentRow(QFrame):
    """Name, folder, matter, grade, how far the lawyer came and when.

    All signals carry the contract; `matter_chosen` also the number of a matter, None for none.
    `locate_wanted` when the file is not where it was.
    """

    chosen = Signal(object)
    locate_wanted = Signal(object)
    purge_wanted = Signal(object)
    matter_chosen = Signal(object, object)
    matters_wanted = Signal()

    def __init__(self, contract: RecentContract, matters: Sequence[Matter]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("recentRow")
        self.contract = contract
        self._matters = matters
        self._there = there = contract.path.is_file()
        self.setProperty("leads", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(str(contract.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(short(contract.path.name, "" if there else "faint"))
        names.addWidget(self._folder())
        row.addLayout(names, 1)
        if contract.matter is not None:
            row.addWidget(Tag(contract.matter.name, tip=tr("matters.in")))
        progress = QVBoxLayout()
        progress.setSpacing(1)
        said, opened = self._said(), moment_words(contract.opened)
        for text in (said, opened):
            label = short(text, "faint")
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            progress.addWidget(label)
        row.addLayout(progress)
        if there:
            row.addWidget(self._grade())
        else:
            find = button(tr("start.locate"), lambda: self.locate_wanted.emit(contract))
            find.setObjectName("locate")
            row.addWidget(find)
        self.more_button = tool("more", tr("start.more", name=contract.path.name), self._open_menu)
        row.addWidget(self.more_button)
        matter = contract.matter.name if contract.matter is not None else ""
        grade = verdict_name(contract.verdict) if contract.verdict is not None else ""
        told = (contract.path.name, matter, grade, said, opened)
        self.setAccessibleName(tr("facts.join").join(filter(None, told)))

    def _folder(self) -> QLabel:
        label = short("", "faint")
        folder = str(self.contract.path.parent)
        elide = Qt.TextElideMode.ElideMiddle
        label.setText(label.fontMetrics().elidedText(folder, elide, _FOLDER_WIDTH))
        return label

    def _grade(self) -> Tag:
        verdict = self.contract.verdict
        if verdict is None:
            return Tag(tr("start.not_reviewed"))
        return grade_tag(
            "info" if verdict.value == "none" else verdict.value, verdict_name(verdict)
        )

    def _said(self) -> str:
        contract = self.contract
        if not self._there:
            return tr("start.missing")
        if contract.verdict is None:
            return ""
        if contract.findings == 0:
            return tr("start.no_findings")
        return tr("start.decided", done=contract.decided, total=contract.findings)

    def _open_menu(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def menu(self) -> QMenu:
        """What can be done with the contract."""
        contract = self.contract
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self._there:
            menu.addAction(tr("start.open_one"), lambda: self.chosen.emit(contract))
        menu.addAction(tr("start.locate_menu"), lambda: self.locate_wanted.emit(contract))
        move = menu.addMenu(tr("matters.move"))
        for matter in self._matters:
            action = move.addAction(matter.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(contract.matter is not None and contract.matter.id == matter.id)
            action.triggered.connect(
                lambda _on=False, number=matter.id: self.matter_chosen.emit(contract, number)
            )
        if self._matters:
            move.addSeparator()
        if contract.matter is not None:
            move.addAction(tr("matters.take_out"), lambda: self.matter_chosen.emit(contract, None))
        move.addAction(tr("action.matters"), self.matters_wanted.emit)
        menu.addSeparator()
        name = tr("purge.of", name=contract.path.name)
        menu.addAction(name, lambda: self.purge_wanted.emit(contract))
        return menu

    def _choose(self) -> None:
        (self.chosen if self._there else self.locate_wanted).emit(self.contract)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside:
            self._choose()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

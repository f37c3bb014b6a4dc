"""The window without a contract: drop one here, take a recent one, or look at the sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.banner import Banner
from ui.widgets.chip import Chip, grade_chip
from ui.widgets.parts import button, empty, set_flag, short, tool
from ui.words import verdict_name

if TYPE_CHECKING:
    from reviewer.marks.store import RecentContract

_COLUMN = 640
_SHOWN = 8


class StartPage(QScrollArea):
    """Asks for files by signals; the window opens them.

    `purge_wanted` with hash and name of a contract whose data the user wants gone.
    """

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    purge_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setObjectName("emptyPage")
        self.setWidget(page)
        self._column = QVBoxLayout()
        self._column.setSpacing(18)
        self._column.addStretch(2)
        self._column.addWidget(_head())
        self._drop = self._drop_area()
        self._column.addWidget(self._drop)
        self._title = short(tr("start.recent"), "section")
        self._column.addWidget(self._title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        self._column.addLayout(self._recent)
        promise = short(tr("start.promise"), "faint")
        promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addSpacing(6)
        self._column.addWidget(promise)
        self._column.addStretch(3)
        holder = QWidget()
        holder.setLayout(self._column)
        holder.setMaximumWidth(_COLUMN)
        row = QHBoxLayout(page)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        self.banner = Banner(self)
        self.show_recent(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.banner.lay_over(self.rect())

    def _drop_area(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "dropHere")
        box = QVBoxLayout(frame)
        box.setContentsMargins(24, 30, 24, 28)
        box.setSpacing(8)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for label in (
            self._sign,
            short(tr("start.drop"), "heading"),
            short(tr("start.formats"), "soft"),
        ):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        box.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.open_button = button(tr("start.open"), self.open_wanted.emit, kind="primary")
        self.sample_button = button(tr("start.sample"), self.sample_wanted.emit)
        row.addStretch()
        row.addWidget(self.open_button)
        row.addWidget(self.sample_button)
        row.addStretch()
        box.addLayout(row)
        theme.notice().changed.connect(self._paint_sign)
        self._paint_sign()
        return frame

    def _paint_sign(self) -> None:
        picture = icons.pixmap("drop", theme.colour("accent"), 40, self.devicePixelRatioF())
        self._sign.setPixmap(picture)

    def show_over(self, *, over: bool) -> None:
        """Show that what is being dragged would be taken."""
        set_flag(self._drop, "over", on=over)

    def show_recent(self, contracts: Sequence[RecentContract]) -> None:
        """List contracts opened before, the latest first."""
        empty(self._recent)
        self._title.setVisible(bool(contracts))
        for contract in contracts[:_SHOWN]:
            row = RecentRow(contract)
            row.chosen.connect(self.recent_wanted)
            row.purge_wanted.connect(self.purge_wanted)
            self._recent.addWidget(row)


def _head() -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 6)
    row.setSpacing(16)
    sign = QLabel()
    sign.setFixedSize(QSize(52, 52))
    picture: QPixmap = icons.pixmap("app", theme.colour("accent"), 52, sign.devicePixelRatioF())
    sign.setPixmap(picture)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(short(tr("app.name"), "title"))
    words.addWidget(short(tr("app.subtitle"), "soft"))
    row.addStretch()
    row.addWidget(sign)
    row.addLayout(words)
    row.addStretch()
    return head


class RecentRow(QFrame):
    """One contract opened before: name, folder, grade, how far the lawyer came."""

    chosen = Signal(object)
    purge_wanted = Signal(str, str)

    def __init__(self, contract: RecentContract) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("recentRow")
        self._contract = contract
        self._there = there = contract.path.is_file()
        self.setProperty("leads", there)
        if there:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(str(contract.path))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(short(contract.path.name, "" if there else "faint"))
        folder = short("", "faint")
        folder.setText(
            folder.fontMetrics().elidedText(
                str(contract.path.parent), Qt.TextElideMode.ElideMiddle, _COLUMN - 260
            )
        )
        names.addWidget(folder)
        row.addLayout(names, 1)
        said = self._said(there=there)
        row.addWidget(short(said, "faint"))
        verdict = contract.verdict
        if verdict is not None:
            grade = "info" if verdict.value == "none" else verdict.value
            row.addWidget(grade_chip(grade, verdict_name(verdict)))
        else:
            row.addWidget(Chip(tr("start.not_reviewed")))
        tip = tr("purge.of", name=contract.path.name)
        self.purge_button = tool(
            "delete", tip, lambda: self.purge_wanted.emit(contract.sha256, contract.path.name)
        )
        row.addWidget(self.purge_button)
        self.setAccessibleName(f"{contract.path.name} {said}")

    def _said(self, *, there: bool) -> str:
        contract = self._contract
        if not there:
            return tr("start.missing")
        if contract.verdict is None:
            return ""
        if contract.findings == 0:
            return tr("start.no_findings")
        return tr("start.decided", done=contract.decided, total=contract.findings)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._there:
            self.chosen.emit(self._contract.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._contract.path)
        else:
            super().keyPressEvent(event)

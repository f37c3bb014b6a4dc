"""The window without a contract: drop one here, take a recent one, or look at the sample."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import tr
from ui.recent_row import RecentRow
from ui.theme import icons
from ui.widgets.banner import Banner
from ui.widgets.choice import Choice
from ui.widgets.parts import button, empty, set_flag, short

if TYPE_CHECKING:
    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract

_COLUMN = 760
_SHOWN = 12


class StartPage(QScrollArea):
    """Asks for files by signals; the window opens them.

    `purge_wanted` with hash and name of a contract whose data the user wants gone, `locate_wanted`
    with one whose file is to be found again, `matter_chosen` with one and the number of its matter.
    """

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    purge_wanted = Signal(str, str)
    locate_wanted = Signal(object)
    matter_chosen = Signal(object, object)
    matters_wanted = Signal()

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
        self._contracts: Sequence[RecentContract] = ()
        self._matters: Sequence[Matter] = ()
        self._title = short(tr("start.recent"), "section")
        self.matter_box = Choice({tr("matters.every"): None}, None)
        self.matter_box.setAccessibleName(tr("matters.filter"))
        self.matter_box.activated.connect(self._list)
        self.matters_button = button(tr("action.matters"), self.matters_wanted.emit, kind="quiet")
        heads = QHBoxLayout()
        heads.addWidget(self._title)
        heads.addStretch()
        heads.addWidget(self.matter_box)
        heads.addWidget(self.matters_button)
        self._column.addLayout(heads)
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

    def show_recent(
        self, contracts: Sequence[RecentContract], matters: Sequence[Matter] = ()
    ) -> None:
        """List contracts opened before, the latest first, or those of the matter chosen."""
        self._contracts, self._matters = contracts, matters
        chosen = self.matter_box.currentData()
        self.matter_box.clear()
        self.matter_box.addItem(tr("matters.every"), None)
        for matter in matters:
            title = tr("matters.counted", name=matter.name, count=matter.contracts)
            self.matter_box.addItem(title, matter.id)
        self.matter_box.setCurrentIndex(max(self.matter_box.findData(chosen), 0))
        for widget in (self._title, self.matters_button):
            widget.setVisible(bool(contracts))
        self.matter_box.setVisible(bool(matters))
        self._list()

    def rows(self) -> list[RecentRow]:
        """The contracts that are listed."""
        items = map(self._recent.itemAt, range(self._recent.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, RecentRow)]

    def _list(self) -> None:
        empty(self._recent)
        number = self.matter_box.currentData()
        held = [
            contract
            for contract in self._contracts
            if number is None or (contract.matter is not None and contract.matter.id == number)
        ]
        for contract in held[: _SHOWN if number is None else None]:
            row = RecentRow(contract, self._matters)
            row.chosen.connect(lambda chosen: self.recent_wanted.emit(chosen.path))
            row.locate_wanted.connect(self.locate_wanted)
            row.purge_wanted.connect(
                lambda chosen: self.purge_wanted.emit(chosen.sha256, chosen.path.name)
            )
            row.matter_chosen.connect(self.matter_chosen)
            row.matters_wanted.connect(self.matters_wanted)
            self._recent.addWidget(row)
        if not held and self._contracts:
            self._recent.addWidget(short(tr("matters.empty"), "faint"))


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

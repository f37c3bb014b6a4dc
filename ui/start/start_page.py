"""The window without a contract: drop one here, take a recent one, or look at the sample."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from reviewer.marks.matters import Matter
    from reviewer.marks.store import RecentContract
    from ui.start.recent_list import RecentList
    from ui.widgets.banner import Banner

_COLUMN = 760


class StartPage(QScrollArea):
    """Asks for files by signals; the window opens them.

    `purge_wanted` with hash and name of a contract whose data the user wants gone, `locate_wanted`
    with one whose file is to be found again, `matter_chosen` with one and the number of its matter.

    The first thing painted, without its signs, which `dress` draws. The list of recent contracts
    comes later too, into a place of `recent_height` pixels: as high as it was at the last closing.
    """

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)
    purge_wanted = Signal(str, str)
    locate_wanted = Signal(object)
    matter_chosen = Signal(object, object)
    matters_wanted = Signal()

    def __init__(self, recent_height: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("tabs.start"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        page.setObjectName("emptyPage")
        self.setWidget(page)
        self._column = QVBoxLayout()
        self._column.setSpacing(18)
        self._column.addStretch(2)
        self._app_sign = QLabel()
        self._column.addWidget(self._head())
        self._drop = self._drop_area()
        self._column.addWidget(self._drop)
        self._place_of_recent = QWidget()
        self._place_of_recent.setFixedHeight(recent_height)
        self._place_of_recent.setVisible(recent_height > 0)
        self._column.addWidget(self._place_of_recent)
        self._column.addSpacing(6)
        promise = _line(tr("start.promise"), "faint")
        promise.setObjectName("promise")
        self._column.addWidget(promise)
        self._column.addStretch(3)
        holder = QWidget()
        holder.setLayout(self._column)
        holder.setMaximumWidth(_COLUMN)
        row = QHBoxLayout(page)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "banner" in self.__dict__:
            self.banner.lay_over(self.rect())

    @cached_property
    def banner(self) -> Banner:
        """For what is said while no contract is in sight."""
        from ui.widgets.banner import Banner

        made = Banner(self)
        made.lay_over(self.rect())
        return made

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(16)
        self._app_sign.setFixedSize(52, 52)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_line(tr("app.name"), "title"))
        words.addWidget(_line(tr("app.subtitle"), "soft"))
        row.addStretch()
        row.addWidget(self._app_sign)
        row.addLayout(words)
        row.addStretch()
        return head

    def _drop_area(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "dropHere")
        box = QVBoxLayout(frame)
        box.setContentsMargins(24, 30, 24, 28)
        box.setSpacing(8)
        self._drop_sign = QLabel()
        self._drop_sign.setFixedHeight(40)
        for label in (
            self._drop_sign,
            _line(tr("start.drop"), "heading"),
            _line(tr("start.formats"), "soft"),
        ):
            box.addWidget(label)
        box.addSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.open_button = QPushButton(tr("start.open"))
        self.open_button.setProperty("kind", "primary")
        self.open_button.clicked.connect(self.open_wanted)
        self.sample_button = QPushButton(tr("start.sample"))
        self.sample_button.clicked.connect(self.sample_wanted)
        row.addStretch()
        row.addWidget(self.open_button)
        row.addWidget(self.sample_button)
        row.addStretch()
        box.addLayout(row)
        return frame

    def dress(self) -> None:
        """Draw the signs, in the colours of the theme from now on."""
        theme.notice().changed.connect(self._paint_signs)
        self._paint_signs()

    def _paint_signs(self) -> None:
        from ui.theme import icons

        for label, name, size in ((self._app_sign, "app", 52), (self._drop_sign, "drop", 40)):
            ratio = self.devicePixelRatioF()
            label.setPixmap(icons.pixmap(name, theme.colour("accent"), size, ratio))

    def show_over(self, *, over: bool) -> None:
        """Show that what is being dragged would be taken."""
        from ui.widgets.parts import set_flag

        set_flag(self._drop, "over", on=over)

    def show_recent(
        self, contracts: Sequence[RecentContract], matters: Sequence[Matter] = ()
    ) -> None:
        """List contracts opened before, the latest first."""
        self._place_of_recent.hide()
        if contracts:
            self.recent.show_contracts(contracts, matters)
        if "recent" in self.__dict__:
            self.recent.setVisible(bool(contracts))

    @property
    def recent_height(self) -> int:
        """Pixels that the list of recent contracts takes, or is given until it is there."""
        if not self._place_of_recent.isHidden():
            return self._place_of_recent.height()
        listed = "recent" in self.__dict__ and not self.recent.isHidden()
        return self.recent.sizeHint().height() if listed else 0

    @cached_property
    def recent(self) -> RecentList:
        """The list of contracts, made with the first that is to be listed."""
        from ui.start.recent_list import RecentList

        made = RecentList()
        made.chosen.connect(lambda contract: self.recent_wanted.emit(contract.path))
        made.purge_wanted.connect(
            lambda contract: self.purge_wanted.emit(contract.sha256, contract.path.name)
        )
        made.locate_wanted.connect(self.locate_wanted)
        made.matter_chosen.connect(self.matter_chosen)
        made.matters_wanted.connect(self.matters_wanted)
        self._column.insertWidget(self._column.indexOf(self._place_of_recent), made)
        return made


def _line(text: str, kind: str) -> QLabel:
    """One of the window's own words."""
    label = QLabel(text)
    label.setProperty("kind", kind)
    return label

"""A scrolled column that can be filled anew without losing its place or the focus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSlider,
    QFrame,
    QListView,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from ui.widgets.parts import lead_focus_through, words

SIDE = 16  # left and right of what a panel shows, pixels
ABOVE = 10  # over a section that was led to, pixels
SLICE = 0.012  # seconds of building before the event loop gets its turn

_HEADING = "heading: "

Part = Callable[[QVBoxLayout], None]


class Page(QScrollArea):
    """Named widgets (`objectName`) get the focus back that they had before a refill.

    `filled` when what `fill_in_slices` was given is there.
    """

    filled = Signal()

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        quiet_bar(self)
        # Pages come and go within one widget: to give a scroll area another one dresses all anew.
        self._stage = QWidget()
        self._stage.setProperty("kind", "page")
        as_high_as_its_words(self._stage)
        self._layout = QVBoxLayout(self._stage)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._stage)
        self._page: QWidget | None = None
        self._kept: tuple[int, str] | None = None  # place and focus of a page that was let go of
        self._coming: tuple[QWidget, QVBoxLayout, Iterator[Part]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._build_slice)

    @property
    def shown(self) -> QWidget | None:
        """The page in sight."""
        return self._page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll as one reads a page: to its ends, and on with the space bar."""
        bar, steps = self.verticalScrollBar(), QAbstractSlider.SliderAction
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        actions: dict[int, QAbstractSlider.SliderAction] = {
            Qt.Key.Key_Home: steps.SliderToMinimum,
            Qt.Key.Key_End: steps.SliderToMaximum,
            Qt.Key.Key_Space: steps.SliderPageStepSub if back else steps.SliderPageStepAdd,
        }
        if (action := actions.get(event.key())) is not None:
            bar.triggerAction(action)
        else:
            super().keyPressEvent(event)

    def lead_to(self, title: str) -> None:
        """Scroll so that the section under a heading begins at the top."""
        heading = self._page.findChild(QWidget, _heading(title)) if self._page else None
        if heading is not None:
            self.verticalScrollBar().setValue(heading.mapTo(self._stage, QPoint()).y() - ABOVE)

    def show_whole(self, part: QWidget) -> None:
        """Scroll no further than it takes to have all of a part in sight."""
        self.ensureWidgetVisible(part, 0, ABOVE)

    def let_go(self) -> None:
        """Have nothing to show, at once; the next long page begins where this one was read."""
        self._drop_coming()
        page, self._page = self._page, None
        if page is not None:
            self._kept = self._kept or (self.verticalScrollBar().value(), self._focused(page))
            self._layout.removeWidget(page)
            delete(page)

    def fill(self, build: Part, *, top: bool = False) -> None:
        """Replace what is shown by what `build` puts into a column; `top` starts from its top."""
        self._drop_coming()
        page, column = self._new_page()
        build(column)
        column.addStretch()
        self._swap(page, 0 if top else None)

    def fill_in_slices(self, parts: Iterable[Part]) -> None:
        """Build a long page behind the one shown, part by part, and put it in its place."""
        self._drop_coming()
        page, column = self._new_page()
        self._coming = (page, column, iter(parts))
        self._timer.start()

    def _build_slice(self) -> None:
        if self._coming is None:
            return
        page, column, parts = self._coming
        end = perf_counter() + SLICE
        while perf_counter() < end:
            part = next(parts, None)
            if part is None:
                self._timer.stop()
                self._coming = None
                column.addStretch()
                place, focused = self._kept or (None, "")
                self._kept = None
                self._swap(page, place, focused)
                self.filled.emit()
                return
            before = column.count()
            part(column)
            # Dressing and measuring is most of the work: done here, not all at once at the end.
            for at in range(before, column.count()):
                _make_ready(column, at, self.viewport().width() - 2 * SIDE)

    def _drop_coming(self) -> None:
        self._timer.stop()
        if self._coming is not None:
            self._coming[0].deleteLater()
            self._coming = None

    def _new_page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self._stage)
        page.hide()
        page.setProperty("kind", "page")
        page.setObjectName("panelPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(SIDE, 14, SIDE, 24)
        column.setSpacing(8)
        return page, column

    def _swap(self, page: QWidget, place: int | None, focus: str = "") -> None:
        """Show another page from `place` on; None: from where the one shown is read."""
        focused = focus or self._focused(self._page)
        if place is None:
            place = self._place_in(page, focused)
        old, self._page = self._page, page
        if old is not None:
            # A click in the old page may have led here: it must live until the click is over.
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._layout.addWidget(page)
        lead_focus_through(self, page)
        page.show()
        self._layout.activate()
        bar = self.verticalScrollBar()
        bar.setValue(place)
        if bar.value() < place:
            # After a short page: there is no room to scroll yet, but before it is painted.
            once = Qt.ConnectionType.SingleShotConnection
            bar.rangeChanged.connect(lambda: bar.setValue(place), once)
        again = page.findChild(QWidget, focused) if focused else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_in(self, page: QWidget, focused: str) -> int:
        """Where to scroll a new page to, so that what is read stays where it is on the screen.

        What was just answered or corrected stays, else the heading over the top of the page: all
        above it may have become longer or shorter.
        """
        top, old = self.verticalScrollBar().value(), self._page
        layout = page.layout()
        if old is None or layout is None or top == 0:
            return top
        in_sight = range(top, top + self.viewport().height())
        held = old.findChild(QWidget, focused) if focused else None
        if held is None or _height_in(old, held) not in in_sight:
            over = [each for each in _headings(old) if _height_in(old, each) <= top]
            held = over[-1] if over else None
        again = page.findChild(QWidget, held.objectName()) if held is not None else None
        if held is None or again is None:
            return top
        width = self._stage.width()
        page.resize(width, layout.totalHeightForWidth(width))
        layout.activate()
        return top + _height_in(page, again) - _height_in(old, held)

    @staticmethod
    def _focused(old: QWidget | None) -> str:
        focus = old.focusWidget() if old is not None else None
        return focus.objectName() if focus is not None and focus.hasFocus() else ""


def _make_ready(column: QVBoxLayout, at: int, width: int) -> None:
    item = column.itemAt(at)
    widget = item.widget() if item is not None else None
    if widget is None or item is None:
        return
    widget.ensurePolished()
    for inner in widget.findChildren(QWidget):
        inner.ensurePolished()
    item.sizeHint()
    if item.hasHeightForWidth():
        item.heightForWidth(width)


def as_high_as_its_words(body: QWidget) -> None:
    """Let a scrolled widget be as high as its words need at its width, and no higher.

    Its least height is that of labels at their favourite width, which is narrower.
    """
    body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)


def section(column: QVBoxLayout, title: str, *, gap: int = 10) -> None:
    """A heading within a page, with air above it; `Page.lead_to` finds it by its words."""
    column.addSpacing(gap)
    heading = words(title, "section")
    heading.setObjectName(_heading(title))
    column.addWidget(heading)


def _heading(title: str) -> str:
    return f"{_HEADING}{title}"


def _headings(page: QWidget) -> list[QWidget]:
    """The headings of sections, from top to bottom."""
    found = page.findChildren(QWidget)
    return [each for each in found if each.objectName().startswith(_HEADING)]


def _height_in(page: QWidget, inner: QWidget) -> int:
    """How far from the top of the page the part of it begins that something stands in.

    What is within a part gets its place only when it is shown.
    """
    while (outer := inner.parentWidget()) is not None and outer is not page:
        inner = outer
    return inner.y()


def quiet_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the vertical bar, and its handle out of sight while nothing scrolls."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    bar = area.verticalScrollBar()
    bar.setSingleStep(24)
    bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
    bar.setEnabled(bar.maximum() > bar.minimum())


def quiet_list(view: QListView) -> None:
    """Let a list of cards or rows fill its pane: no frame, no editing, no bar across it."""
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    quiet_bar(view)

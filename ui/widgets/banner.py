"""A slip at the foot of the desk: one plain sentence and what can be done. It moves nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.parts import button, set_kind, tool, words

Action = tuple[str, Callable[[], object]]

_WIDEST = 720
_NARROW = 480
_EDGE = 14  # between the slip and the edges of its place, pixels
_STAYS = 20_000  # milliseconds; an error stays until it is closed


@dataclass(frozen=True, slots=True)
class _Slip:
    text: str
    error: bool
    actions: tuple[Action, ...]


class Banner(QFrame):
    """Hidden until there is something to say. It lies over its parent, in the place it is given.

    What holds until something is done about it stands: it comes back after what is said meanwhile.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = QRect()
        self._standing: _Slip | None = None
        self._shown: _Slip | None = None
        self._sign = QLabel()
        self._words = words("")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 8, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._sign, 0, 0)
        self._grid.addWidget(self._words, 0, 1)
        self._buttons: list[QWidget] = []
        self._holder = QWidget()
        self._actions = QHBoxLayout(self._holder)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._actions.addStretch()
        self._grid.addWidget(tool("close", tr("banner.close"), self.leave), 0, 3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STAYS)
        self._timer.timeout.connect(self._pass)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(
        self,
        text: str,
        *,
        error: bool = False,
        actions: Sequence[Action] = (),
        stays: bool = False,
    ) -> None:
        """Show a sentence in place of the last one; what `stays` stands until it is closed."""
        slip = _Slip(text, error, tuple(actions))
        if stays:
            self._standing = slip
        self._show(slip, passing=not (error or stays))

    def say_next(self, text: str, *, actions: Sequence[Action] = ()) -> None:
        """Let a sentence stand as soon as what is said now has passed; it covers nothing."""
        if self._shown is None:
            self.say(text, actions=actions, stays=True)
        elif self._standing is None:
            self._standing = _Slip(text, error=False, actions=tuple(actions))

    def take_back(self, text: str) -> None:
        """Go, where this is what is said: it is true no more."""
        if self._shown is not None and self._shown.text == text:
            self.leave()

    def leave(self) -> None:
        """Go, as after a press on the cross; what stands behind a passing sentence is told again.

        Closed itself, it stands no more.
        """
        if self._standing is not None and self._shown is not self._standing:
            self._show(self._standing, passing=False)
        else:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more."""
        self._standing = self._shown = None
        self._timer.stop()
        self.hide()

    def _pass(self) -> None:
        """A sentence in a tab behind another waits until it can have been read."""
        if self.isVisible():
            self.leave()
        else:
            self._timer.start()

    def _show(self, slip: _Slip, *, passing: bool) -> None:
        self._shown = slip
        for made in self._buttons:
            made.hide()
            made.deleteLater()
        self._buttons = [button(name, self._then(run), kind="link") for name, run in slip.actions]
        for at, made in enumerate(self._buttons):
            self._actions.insertWidget(at, made)
        self._holder.setVisible(bool(self._buttons))
        set_kind(self, "error" if slip.error else "banner")
        tint = theme.colour("high" if slip.error else "accent")
        sign = "warning" if slip.error else "information"
        self._sign.setPixmap(icons.pixmap(sign, tint, 20, self.devicePixelRatioF()))
        self._words.setText(slip.text)
        self.setAccessibleName(slip.text)
        self.show()
        self.lay_over(self._place)
        self.raise_()
        if passing:
            self._timer.start()
        else:
            self._timer.stop()

    def lay_over(self, place: QRect) -> None:
        """Stand at the foot of a place of the parent, in its middle."""
        self._place = place
        width = min(place.width() - 2 * _EDGE, _WIDEST)
        if width <= 0:
            return
        # Where there is little room, what can be done stands under the words.
        if width < _NARROW:
            self._grid.addWidget(self._holder, 1, 1)
        else:
            self._grid.addWidget(self._holder, 0, 2)
        self._grid.invalidate()  # the words are new: no height that was reckoned for the old ones
        height = self._grid.totalHeightForWidth(width)
        left = place.left() + (place.width() - width) // 2
        self.setGeometry(left, place.bottom() - height - _EDGE, width, height)

    def _then(self, run: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            self.leave()
            run()

        return act

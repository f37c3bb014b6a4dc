"""A line across the top of the desk: one plain sentence and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.parts import button, set_kind, tool, words

Action = tuple[str, Callable[[], object]]


class Banner(QFrame):
    """Hidden until there is something to say; the user closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._sign = QLabel()
        self._words = words("")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 10, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        self._buttons: list[QWidget] = []
        self._close = tool("close", tr("banner.close"), self.hide)
        self._row.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str, *, error: bool = False, actions: Sequence[Action] = ()) -> None:
        """Show a sentence in place of the last one."""
        for made in self._buttons:
            made.hide()
            made.deleteLater()
        self._buttons = [button(name, self._then(run), kind="quiet") for name, run in actions]
        for at, made in enumerate(self._buttons):
            self._row.insertWidget(2 + at, made)
        set_kind(self, "error" if error else "banner")
        tint = theme.colour("high" if error else "accent")
        sign = "warning" if error else "information"
        self._sign.setPixmap(icons.pixmap(sign, tint, 20, self.devicePixelRatioF()))
        self._words.setText(text)
        self.setAccessibleName(text)
        self.show()

    def _then(self, run: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            self.hide()
            run()

        return act

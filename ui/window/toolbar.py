"""The bar under the menu: what a lawyer does all day, and the day, side and stage of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from ui.i18n import tr
from ui.menus.actions import Actions, menu_of
from ui.theme import icons
from ui.words import iso_day, side_name, stage_name

if TYPE_CHECKING:
    from ui.session import Session

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly
# Lose their words in a narrow window, these first; the day, side and stage of the case say much.
_SHRINKING = (
    ("previous", "next", "find", "note", "highlight"),
    ("open", "export"),
    ("stage", "side", "revisions"),
    ("signing_date",),
)


class Toolbar(QToolBar):
    """Buttons of the window's actions; the choosers show what holds."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(_BESIDE)
        self._actions = actions
        self.session: Session | None = None
        self._add("open")
        self.addSeparator()
        highlight = self._add("highlight")
        highlight.setMenu(menu_of(self, tr("menu.colour"), actions.colours))
        highlight.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._add("note")
        self.addSeparator()
        self._add("previous")
        self._add("next")
        self.addSeparator()
        self._add("find")
        self.addSeparator()
        self.date_button = self._add("signing_date")
        self.side_button = self._chooser("side", actions.sides)
        self.stage_button = self._chooser("stage", actions.stages)
        self.revisions_button = self._chooser("revisions", actions.revisions)
        self._revisions_place = self.actions()[-1]
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self._add("export")
        for name in ("show_outline", "show_panel"):
            self._add(name).setToolButtonStyle(_ICON_ONLY)
        self._show_case()  # it has no width to fit into yet

    def _add(self, name: str) -> QToolButton:
        action = self._actions[name]
        action.setIcon(icons.blank())
        self.addAction(action)
        made = self.widgetForAction(action)
        assert isinstance(made, QToolButton)
        made.setObjectName(f"tool_{name}")
        # Not the dots of a menu entry that asks before it acts.
        action.setIconText(action.text().rstrip("…"))
        return made

    def _chooser(self, name: str, group: QActionGroup) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"tool_{name}")
        made.setIcon(icons.blank())
        made.setToolButtonStyle(_BESIDE)
        made.setToolTip(tr(f"tip.{name}"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(self._menu(name, group))
        self.addWidget(made)
        return made

    def _menu(self, name: str, group: QActionGroup) -> QMenu:
        return menu_of(self, tr(f"menu.{name}"), group)

    def dress(self) -> None:
        """Draw the icons of the choosers; those of the actions come with these."""
        for made, name in (
            (self.side_button, "side"),
            (self.stage_button, "stage"),
            (self.revisions_button, "revisions"),
        ):
            icons.dress(made, name)

    def menus(self) -> list[QMenu]:
        """The menus of the choosers."""
        return self.findChildren(QMenu)

    def set_session(self, session: Session | None) -> None:
        """Speak of another contract from now on."""
        if self.session is not None:
            for signal in _told_by(self.session):
                signal.disconnect(self.refresh)
        self.session = session
        if session is not None:
            for signal in _told_by(session):
                signal.connect(self.refresh)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take words off the buttons until all have room: none is to vanish behind an arrow."""
        for name in (name for names in _SHRINKING for name in names):
            self._button(name).setToolButtonStyle(_BESIDE)
        for names in _SHRINKING:
            if self._wanted() <= self.width():
                return
            for name in names:
                self._button(name).setToolButtonStyle(_ICON_ONLY)

    def _button(self, name: str) -> QToolButton:
        made = self.findChild(QToolButton, f"tool_{name}")
        assert isinstance(made, QToolButton)
        return made

    def _wanted(self) -> int:
        """The width in which every button is shown."""
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return layout.sizeHint().width()

    def refresh(self) -> None:
        """Show day, side and stage as they are."""
        self._show_case()
        self._fit()
        # The next frame would show the day with the room of the words before.
        if (layout := self.layout()) is not None:
            layout.activate()

    def _show_case(self) -> None:
        session = self.session
        is_open = session is not None and session.document is not None
        for made in (self.side_button, self.stage_button):
            made.setEnabled(is_open)
        # Only a file with tracked changes has more than one text.
        self._revisions_place.setVisible(session is not None and session.is_tracked)
        date_action = self._actions["signing_date"]
        if session is None:
            date_action.setIconText(date_action.text().rstrip("…"))
            self.side_button.setText(tr("menu.side"))
            self.stage_button.setText(tr("menu.stage"))
            return
        day, stated = session.day()
        date_action.setIconText(
            tr("date.button", day=iso_day(day)) if stated else tr("date.button_none")
        )
        self.side_button.setText(tr("side.title", side=side_name(session.state.side)))
        self.stage_button.setText(tr("stage.title", stage=stage_name(session.state.stage)))
        is_original = session.revision == "original"
        self.revisions_button.setText(tr("revisions.original" if is_original else "menu.revisions"))


def _told_by(session: Session) -> tuple[SignalInstance, ...]:
    return session.opened, session.opinion_changed, session.state_changed

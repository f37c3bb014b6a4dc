"""Everything that can be done, as actions with names, keys and icons; menus are lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.labels import Side, Stage
from ui import i18n, theme
from ui.i18n import tr
from ui.kept import colour_names
from ui.theme import icons
from ui.words import side_name, stage_name


class Needs(Enum):
    """What must be there for an action to make sense."""

    NOTHING = auto()
    SESSION = auto()
    DOCUMENT = auto()
    TRACKED = auto()
    OPINION = auto()
    FINDING = auto()
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.DOCUMENT
    checkable: bool = False
    tip: bool = False


# A letter alone is heard from the contract and from lists (`letter_keys`). With Alt it gets past
# an input method that is composing.
_ENTRIES = (
    _Entry("open", ("Ctrl+O",), "open", Needs.NOTHING, tip=True),
    _Entry("open_sample", (), "document", Needs.NOTHING),
    _Entry("save", ("Ctrl+S",), "check"),
    _Entry("export", ("Ctrl+E",), "export", Needs.OPINION, tip=True),
    _Entry("print", ("Ctrl+P",), "print"),
    _Entry("compare", ("Ctrl+Shift+D",), "", Needs.OPINION),
    _Entry("share", (), ""),
    _Entry("take_in", (), "", Needs.NOTHING),
    _Entry("batch", (), "", Needs.NOTHING),
    _Entry("matters", ("Ctrl+Shift+O",), "", Needs.NOTHING),
    _Entry("purge", (), "delete"),
    _Entry("close", ("Ctrl+W",), "close", Needs.SESSION),
    _Entry("start", ("Alt+Home",), "", Needs.NOTHING),
    _Entry("next_tab", ("Ctrl+Tab", "Ctrl+PgDown"), "", Needs.NOTHING),
    _Entry("previous_tab", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "", Needs.NOTHING),
    _Entry("move_to_window", ("Ctrl+Shift+N",), "", Needs.SESSION),
    _Entry("quit", ("Ctrl+Q",), "", Needs.NOTHING),
    _Entry("undo", ("Ctrl+Z",), "undo", Needs.UNDO),
    _Entry("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", Needs.REDO),
    _Entry("find", ("Ctrl+F",), "find", tip=True),
    _Entry("go_to_clause", ("Ctrl+G",), "right"),
    _Entry("back", ("Alt+Left",), "left"),
    _Entry("forward", ("Alt+Right",), "right"),
    _Entry("highlight", ("H", "Alt+H"), "highlight", tip=True),
    _Entry("highlight_all", ("Shift+H", "Alt+Shift+H"), ""),
    _Entry("name_colours", (), "", Needs.NOTHING),
    _Entry("copy_cited", ("Ctrl+Shift+C",), "copy"),
    _Entry("note", ("M", "Alt+M"), "note", tip=True),
    _Entry("take_fact", ("Ctrl+T",), "facts"),
    _Entry("previous", ("Shift+F8",), "previous", Needs.OPINION, tip=True),
    _Entry("next", ("F8",), "next", Needs.OPINION, tip=True),
    _Entry("adopt", ("A", "Alt+A"), "check", Needs.FINDING),
    _Entry("dismiss", ("D", "Alt+D"), "dismiss", Needs.FINDING),
    _Entry("defer", ("S", "Alt+S"), "defer", Needs.FINDING),
    _Entry("note_finding", ("Shift+M", "Alt+Shift+M"), "note", Needs.FINDING),
    _Entry("explain", ("W", "Alt+W"), "question", Needs.OPINION),
    _Entry("signing_date", ("Ctrl+D",), "calendar", tip=True),
    _Entry("log", ("Ctrl+L",), ""),
    _Entry("review_again", ("F5",), ""),
    _Entry("zoom_in", ("Ctrl++", "Ctrl+="), "zoom-in"),
    _Entry("zoom_out", ("Ctrl+-",), "zoom-out"),
    _Entry("zoom_reset", ("Ctrl+0",), "fit-width"),
    _Entry("fit_page", ("Ctrl+9",), "document"),
    _Entry("show_outline", ("F9",), "pane-left", checkable=True),
    _Entry("show_panel", ("Shift+F9",), "pane-right", checkable=True),
    _Entry("next_pane", ("F6",), "", Needs.DOCUMENT),
    _Entry("previous_pane", ("Shift+F6",), "", Needs.DOCUMENT),
    _Entry("follow", ("Ctrl+Shift+L",), "link", Needs.NOTHING, checkable=True, tip=True),
    _Entry("reword", ("Shift+R", "Alt+Shift+R"), "edit", Needs.FINDING),
    _Entry("agree", ("Shift+A", "Alt+Shift+A"), "agree", Needs.FINDING),
    _Entry("clauses", ("Ctrl+Shift+M",), "", Needs.NOTHING),
    _Entry("rules", ("Ctrl+Shift+R",), "", Needs.NOTHING),
    _Entry("preferences", ("Ctrl+,",), "settings", Needs.NOTHING),
    _Entry("keys", ("F1",), "keyboard", Needs.NOTHING),
    _Entry("about", (), "information", Needs.NOTHING),
)

MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        *("open", "open_sample", "recent", "matters", "-"),
        *("save", "export", "print", "-", "compare", "batch", "share", "take_in", "-"),
        *("purge", "close", "quit"),
    ),
    "edit": (
        *("undo", "redo", "-", "highlight", "colour", "highlight_all", "note", "-"),
        *("copy_cited", "take_fact", "-"),
        *("find", "go_to_clause", "back", "forward", "-", "preferences"),
    ),
    "review": (
        *("previous", "next", "-", "adopt", "dismiss", "defer", "note_finding", "reword"),
        *("agree", "-"),
        *("explain", "-"),
        *("signing_date", "side", "stage", "-", "log", "clauses", "rules", "review_again"),
    ),
    "view": (
        *("show_outline", "show_panel", "follow", "next_pane", "previous_pane", "-"),
        *("revisions", "-"),
        *("zoom_in", "zoom_out", "zoom_reset", "fit_page", "-"),
        *("start", "next_tab", "previous_tab", "move_to_window", "-", "theme", "language"),
    ),
    "help": ("keys", "about"),
}


class Actions:
    """All actions of one window by name, the choices as groups, the submenus by name."""

    def __init__(self, window: QWidget) -> None:
        self.by_name: dict[str, QAction] = {}
        self._needs: list[tuple[QAction, Needs]] = []
        for entry in _ENTRIES:
            self.by_name[entry.name] = self._make(window, entry)
        self.colours = self._colours(window)
        self.sides = _choices(window, [(side.value, side_name(side)) for side in Side])
        self.stages = _choices(window, [(stage.value, stage_name(stage)) for stage in Stage])
        self.revisions = _choices(
            window, [(name, tr(f"revisions.{name}")) for name in ("final", "changes", "original")]
        )
        self.themes = _choices(window, [(name, tr(f"theme.{name}")) for name in theme.CHOICES])
        self.languages = _choices(window, list(i18n.LANGUAGES.items()))
        self.menus = {
            "recent": QMenu(tr("menu.recent"), window),
            "colour": self._colour_menu(window),
            "side": menu_of(window, tr("menu.side"), self.sides),
            "stage": menu_of(window, tr("menu.stage"), self.stages),
            "revisions": menu_of(window, tr("menu.revisions"), self.revisions),
            "theme": menu_of(window, tr("menu.theme"), self.themes),
            "language": menu_of(window, tr("menu.language"), self.languages),
        }
        for name in ("colour", "side", "stage"):
            self._needs.append((self.menus[name].menuAction(), Needs.DOCUMENT))
        self._needs.append((self.menus["revisions"].menuAction(), Needs.TRACKED))

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def _make(self, window: QWidget, entry: _Entry) -> QAction:
        text = tr(f"action.{entry.name}")
        action = QAction(text, window)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setCheckable(entry.checkable)
        said = tr(f"tip.{entry.name}") if entry.tip else text.rstrip("…")
        action.setToolTip(tr("tip.keys", what=said, keys=entry.keys[0]) if entry.keys else said)
        self._needs.append((action, entry.needs))
        window.addAction(action)
        return action

    def _colours(self, window: QWidget) -> QActionGroup:
        group = _choices(window, [(name, tr(f"colour.{name}")) for name in theme.MARK_COLOURS])
        self._name(group)
        for number, action in enumerate(group.actions(), start=1):
            action.setShortcuts([QKeySequence(str(number)), QKeySequence(f"Alt+{number}")])
            action.setCheckable(True)
            self._needs.append((action, Needs.DOCUMENT))
            window.addAction(action)
        return group

    def _colour_menu(self, window: QWidget) -> QMenu:
        menu = menu_of(window, tr("menu.colour"), self.colours)
        menu.addSeparator()
        menu.addAction(self.by_name["name_colours"])
        return menu

    def name_colours(self) -> None:
        """Call the colours what the lawyer calls them by now."""
        self._name(self.colours)

    @staticmethod
    def _name(group: QActionGroup) -> None:
        for action in group.actions():
            usual, own = tr(f"colour.{action.data()}"), colour_names.own(action.data())
            action.setText(tr("colours.named", own=own, colour=usual) if own else usual)

    def dress(self) -> None:
        """Give all actions their icons. The window is shown before: drawing them takes a moment."""
        for entry in _ENTRIES:
            if entry.icon:
                icons.dress(self.by_name[entry.name], entry.icon)
        for action in self.colours.actions():
            icons.dress_swatch(action, f"mark_{action.data()}")

    def allow(self, held: set[Needs]) -> None:
        """Enable what makes sense with what is there."""
        for action, needs in self._needs:
            action.setEnabled(needs is Needs.NOTHING or needs in held)

    def fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        """Put actions and submenus into a menu; `-` is a line."""
        for name in names:
            if name == "-":
                menu.addSeparator()
            elif name in self.menus:
                menu.addMenu(self.menus[name])
            else:
                menu.addAction(self.by_name[name])


def _choices(window: QWidget, values: list[tuple[str, str]]) -> QActionGroup:
    group = QActionGroup(window)
    for value, text in values:
        action = QAction(text, group)
        action.setData(value)
        action.setCheckable(True)
    return group


def menu_of(window: QWidget, title: str, group: QActionGroup) -> QMenu:
    """A menu of the choices of a group."""
    menu = QMenu(title, window)
    menu.addActions(group.actions())
    return menu


def check(group: QActionGroup, value: str) -> None:
    """Tick the choice with this value."""
    for action in group.actions():
        action.setChecked(action.data() == value)

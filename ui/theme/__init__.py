"""Colours, style sheet and icons of the window, from TOML themes and own SVG drawings.

Neither here nor in what else the first painting needs is `Qt` touched, the namespace of Qt: making
its many enums takes a seventh of the time until an empty window is there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.string_tables import read_table

# The colours of the lawyer's marks, named as in `reviewer.marks.model.Colour`: `mark_yellow` …
MARK_COLOURS = ("yellow", "green", "blue", "red", "purple")
CHOICES = ("system", "light", "dark", "contrast")
# How the colours of marks are chosen: soft, strong, or told apart also by who sees no red or green.
MARKS = ("standard", "vivid", "distinct")
# Qt reads drawings and style sheets by their path.
FOLDER = Path(__file__).parent


class Theme:
    """A named set of colours by role (`ink`, `paper`, `high` …)."""

    __slots__ = ("colours", "dark", "name")

    def __init__(self, name: str, colours: dict[str, str], *, dark: bool) -> None:
        self.name = name
        self.colours = colours
        self.dark = dark

    def __getitem__(self, role: str) -> QColor:
        return QColor(self.colours[role])


_MIDDLE = 128  # of the lightness of a colour, 0-255


class _Notice(QObject):
    changing = Signal()
    changed = Signal()


class _Look:
    """What the application wears. `choice` is the lawyer's, `worn` the theme it leads to; `marks`
    the set of colours of marks, `own` those chosen in place of it. `system` is the desktop's
    scheme; empty: not known yet.
    """

    __slots__ = ("choice", "marks", "own", "system", "worn")

    def __init__(self) -> None:
        self.choice, self.worn, self.marks, self.system = "system", "light", "standard", ""
        self.own: dict[str, dict[str, str]] = {}


# One look for the one QApplication, whose palette and style sheet are as global.
_notice, _look = _Notice(), _Look()


def theme() -> Theme:
    """The theme in use."""
    return _mixed(_look.worn, _look.marks)


def paper() -> Theme:
    """The colours of what is white in any theme: the pages of a PDF."""
    return _mixed("contrast" if _look.worn == "contrast" else "light", _look.marks)


def colour(role: str) -> QColor:
    """A colour of the theme in use."""
    return theme()[role]


@contextmanager
def daylight() -> Iterator[None]:
    """The colours of the light theme for what is drawn meanwhile: what is printed is on white."""
    held = _look.worn
    _look.worn = "light"
    try:
        yield
    finally:
        _look.worn = held


def choice() -> str:
    return _look.choice


def notice() -> _Notice:
    """Tells (`changed`) widgets that keep colours or pictures to fetch them anew.

    `changing` before: what is quicker made anew than dressed anew is let go of.
    """
    return _notice


@cache
def load(name: str, marks: str = "standard") -> Theme:
    """A theme with one of its sets of colours for marks (`MARKS`)."""
    table = read_table(FOLDER / f"{name}.toml")
    colours = {**_under("colours", table), **_under(f"marks.{marks}", table)}
    return Theme(name, colours, dark=table["dark"] == "true")


@cache
def _mixed(name: str, marks: str) -> Theme:
    """A theme with the colours of marks that the lawyer chose in place of its own."""
    usual = load(name, marks)
    return Theme(name, {**usual.colours, **_look.own.get(name, {})}, dark=usual.dark)


def own() -> dict[str, dict[str, str]]:
    """The lawyer's own colours of marks by theme and role (`mark_yellow` …)."""
    return _look.own


def use_own(own: Mapping[str, dict[str, str]]) -> None:
    """Show marks in other colours than the theme's, from now on."""
    _look.own = dict(own)
    _mixed.cache_clear()
    _notice.changed.emit()


def _under(heading: str, table: dict[str, str]) -> dict[str, str]:
    """The entries under a heading."""
    prefix = f"{heading}."
    return {
        key.removeprefix(prefix): value for key, value in table.items() if key.startswith(prefix)
    }


def use(app: QApplication, wanted: str, marks: str | None = None) -> None:
    """Dress the application in a theme; `system` follows the desktop's light or dark scheme.

    `marks` is another set of colours for marks (None: as it is).
    """
    if marks is not None:
        _look.marks = marks if marks in MARKS else MARKS[0]
    _look.choice = wanted if wanted in CHOICES else "system"
    _dress(app)


def marks() -> str:
    """The set of colours that marks are shown in."""
    return _look.marks


def follow_system(app: QApplication) -> None:
    """Re-dress whenever the desktop changes its scheme and the choice is `system`."""
    app.styleHints().colorSchemeChanged.connect(lambda scheme: _on_scheme(app, scheme.name))


def ask_system(app: QApplication) -> None:
    """Believe the desktop's word where it is another than its palette was taken for."""
    _on_scheme(app, app.styleHints().colorScheme().name)


def _on_scheme(app: QApplication, name: str) -> None:
    said = {"Dark": "dark", "Light": "light"}.get(name, _look.system)
    changed, _look.system = said != _look.system, said
    if changed and _look.choice == "system":
        _dress(app)


def _dress(app: QApplication) -> None:
    # Where the style sheet finds the tick of a box.
    QDir.setSearchPaths("theme", [str(FOLDER)])
    wanted = _look.choice
    if not _look.system:
        # The palette is the desktop's still; `colorScheme` would need `Qt`.
        _look.system = scheme_of(app.palette())
    if wanted == "system":
        wanted = _look.system
    _look.worn = wanted
    _notice.changing.emit()
    chosen = load(wanted, _look.marks)
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_style_sheet(chosen))
    _notice.changed.emit()


def scheme_of(palette: QPalette) -> str:
    """Whether a desktop's palette is `dark` or `light`."""
    lightness = palette.color(QPalette.ColorRole.Window).lightness()
    return "dark" if lightness < _MIDDLE else "light"


def _style_sheet(chosen: Theme) -> str:
    sheet = (FOLDER / "style.qss").read_text("utf-8")
    return Template(sheet).substitute(chosen.colours, name=chosen.name)


def _palette(chosen: Theme) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, name in (
        (roles.Window, "surface"),
        (roles.WindowText, "ink"),
        (roles.Base, "raised"),
        (roles.AlternateBase, "surface"),
        (roles.Text, "ink"),
        (roles.Button, "surface"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "raised"),
        (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "ink_faint"),
        (roles.Highlight, "selection"),
        (roles.HighlightedText, "ink"),
        (roles.Link, "accent"),
        (roles.LinkVisited, "accent"),
        (roles.Accent, "accent"),
    ):
        palette.setColor(role, chosen[name])
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, chosen["ink_off"])
    return palette

"""What each of the five colours is called, and which colour that is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from reviewer.marks.model import Colour
from ui import theme
from ui.i18n import tr
from ui.kept import colour_names
from ui.kept.settings import Settings
from ui.theme import icons
from ui.theme.contrast import LEAST_CONTRAST, contrast
from ui.theme.own_marks import encoded
from ui.widgets.dialog import dialog_column, foot
from ui.widgets.parts import button, fit_height, short, tool, words

_SWATCH = 16


class ColoursDialog(QDialog):
    """Names and colours count when the window is closed by its button.

    Colours are those of the theme in use: what can be read on dark paper cannot on white.
    """

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("colours.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        self._settings = settings
        self._own = dict(theme.own().get(theme.theme().name, {}))
        self.fields: dict[Colour, QLineEdit] = {}
        self.swatches: dict[Colour, QPushButton] = {}
        self.resets: dict[Colour, QToolButton] = {}
        page = dialog_column(self)
        page.addWidget(short(tr("colours.title"), "heading"))
        page.addWidget(words(tr("colours.why"), "soft"))
        rows = QGridLayout()
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        for at, colour in enumerate(Colour):
            self._add_row(rows, at, colour)
        page.addLayout(rows)
        look = tr(f"theme.{theme.theme().name}")
        page.addWidget(words(tr("colours.where", theme=look), "faint"))
        self.refused = words("")
        self.refused.hide()
        page.addWidget(self.refused)
        cancel = button(tr("colours.cancel"), self.reject)
        save = button(tr("colours.save"), self._save, kind="primary")
        page.addLayout(foot(cancel, save, enter=save))
        fit_height(self)

    def _add_row(self, rows: QGridLayout, at: int, colour: Colour) -> None:
        name = tr(f"colour.{colour.value}")
        swatch = button(name, lambda: self._ask(colour), tip=tr("colours.choose", colour=name))
        swatch.setAutoDefault(False)
        swatch.setIconSize(QSize(_SWATCH, _SWATCH))
        field = QLineEdit(colour_names.own(colour.value))
        field.setMaxLength(colour_names.LONGEST)
        field.setPlaceholderText(tr(f"colours.{colour.value}"))
        field.setAccessibleName(name)
        reset = tool("undo", tr("colours.usual", colour=name), lambda: self.choose(colour, None))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        for column, widget in enumerate((swatch, field, reset)):
            rows.addWidget(widget, at, column)
        self.swatches[colour], self.fields[colour], self.resets[colour] = swatch, field, reset
        self._show(colour)

    def _colour(self, colour: Colour) -> QColor:
        usual = theme.load(theme.theme().name, theme.marks())
        role = f"mark_{colour.value}"
        return QColor(self._own.get(role, usual.colours[role]))

    def _show(self, colour: Colour) -> None:
        self.swatches[colour].setIcon(icons.patch(self._colour(colour), _SWATCH))
        self.resets[colour].setVisible(f"mark_{colour.value}" in self._own)

    def _ask(self, colour: Colour) -> None:
        chooser = QColorDialog(self._colour(colour), self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setWindowTitle(tr("colours.choose", colour=tr(f"colour.{colour.value}")))
        chooser.colorSelected.connect(lambda chosen: self.choose(colour, chosen))
        chooser.open()

    def choose(self, colour: Colour, chosen: QColor | None) -> None:
        """Take another colour, None the usual one; refused where words cannot be read on it."""
        role = f"mark_{colour.value}"
        self.refused.hide()
        if chosen is None:
            self._own.pop(role, None)
        else:
            reached = contrast(theme.colour("ink"), chosen)
            if reached < LEAST_CONTRAST:
                self.refused.setText(
                    tr("colours.refused", reached=f"{reached:.1f}", least=LEAST_CONTRAST)
                )
                self.refused.show()
            else:
                self._own[role] = chosen.name()
        self._show(colour)
        fit_height(self)

    def _save(self) -> None:
        names = {colour.value: field.text() for colour, field in self.fields.items()}
        colour_names.rename(self._settings, names)
        own = {**theme.own(), theme.theme().name: self._own}
        theme.use_own({name: held for name, held in own.items() if held})
        self._settings.set("own_marks", encoded(theme.own()))
        self.accept()

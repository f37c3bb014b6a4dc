"""Preferences: theme, font, size of the contract, and the colours of marks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui import theme
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.theme import fonts, icons
from ui.widgets.choice import Choice
from ui.widgets.parts import button, field_row, form_of

CONTRACT_ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5, 2.0)
_SWATCH = 18  # pixels


class LookPage(QWidget):
    """Says by signals what was chosen; `font_chosen` when family or size is another, which are in
    the settings by then; `names_wanted` when the colours are to get names."""

    theme_chosen = Signal(str)
    font_chosen = Signal()
    contract_zoom_chosen = Signal(float)
    marks_chosen = Signal(str)
    names_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.theme = Choice({tr(f"theme.{name}"): name for name in theme.CHOICES}, theme.choice())
        self.theme.activated.connect(lambda _: self.theme_chosen.emit(self.theme.currentData()))
        families = {tr("preferences.font_usual"): "", **{each: each for each in fonts.families()}}
        self.font_family = Choice(families, settings.text("font_family"))
        self.font_family.activated.connect(
            lambda _: self._keep("font_family", self.font_family.currentData())
        )
        sizes = {tr(f"preferences.font_{name}"): size for name, size in fonts.SIZES.items()}
        self.font_size = Choice(sizes, settings.number("font_size", fonts.SIZES["standard"]))
        self.font_size.activated.connect(
            lambda _: self._keep("font_size", self.font_size.currentData())
        )
        zooms = {f"{round(zoom * 100)}%": zoom for zoom in CONTRACT_ZOOMS}
        self.contract_zoom = Choice(zooms, settings.number("contract_zoom", 1.0))
        self.contract_zoom.activated.connect(
            lambda _: self.contract_zoom_chosen.emit(self.contract_zoom.currentData())
        )
        self.marks = Choice(
            {tr(f"preferences.marks_{each}"): each for each in theme.MARKS}, theme.marks()
        )
        self.marks.activated.connect(lambda _: self.marks_chosen.emit(self.marks.currentData()))
        self.names_button = button(tr("action.name_colours"), self.names_wanted.emit)
        self.names_button.setAutoDefault(False)
        self._swatches = [QLabel() for _ in theme.MARK_COLOURS]
        theme.notice().changed.connect(self._show_colours)
        self._lay_out()
        self._show_colours()

    def _lay_out(self) -> None:
        form = form_of(self)
        field_row(form, tr("preferences.theme"), self.theme)
        field_row(form, tr("preferences.font_family"), self.font_family)
        field_row(form, tr("preferences.font_size"), self.font_size)
        field_row(form, tr("preferences.contract_zoom"), self.contract_zoom)
        field_row(form, tr("preferences.marks"), self.marks)
        row = QHBoxLayout()
        row.setSpacing(6)
        for each in self._swatches:
            row.addWidget(each)
        row.addStretch()
        row.addWidget(self.names_button)
        form.addRow("", row)

    def _show_colours(self) -> None:
        for each, name in zip(self._swatches, theme.MARK_COLOURS, strict=True):
            each.setPixmap(icons.swatch(f"mark_{name}", _SWATCH).pixmap(_SWATCH, _SWATCH))
            each.setToolTip(tr(f"colour.{name}"))

    def _keep(self, key: str, value: str | float) -> None:
        self._settings.set(key, value)
        self.font_chosen.emit()

"""What each of the five colours is called."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reviewer.marks.model import Colour
from ui import colour_names
from ui.i18n import tr
from ui.settings import Settings
from ui.theme import icons
from ui.widgets.parts import button, short, words

_SWATCH = 16


class ColoursDialog(QDialog):
    """Names count when the window is closed by its button."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("colours.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(380)
        self._settings = settings
        self.fields = {colour: self._field(colour) for colour in Colour}
        page = QVBoxLayout(self)
        page.setContentsMargins(22, 18, 22, 16)
        page.setSpacing(10)
        page.addWidget(short(tr("colours.title"), "heading"))
        page.addWidget(words(tr("colours.why"), "soft"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for colour, field in self.fields.items():
            form.addRow(_titled(colour), field)
        page.addLayout(form)
        row = QHBoxLayout()
        row.addStretch()
        cancel = button(tr("colours.cancel"), self.reject)
        cancel.setAutoDefault(False)
        row.addWidget(cancel)
        row.addWidget(button(tr("colours.save"), self._save, kind="primary"))
        page.addLayout(row)

    def _field(self, colour: Colour) -> QLineEdit:
        field = QLineEdit(colour_names.own(colour.value))
        field.setMaxLength(colour_names.LONGEST)
        field.setPlaceholderText(tr(f"colours.{colour.value}"))
        field.setAccessibleName(tr(f"colour.{colour.value}"))
        return field

    def _save(self) -> None:
        names = {colour.value: field.text() for colour, field in self.fields.items()}
        colour_names.rename(self._settings, names)
        self.accept()


def _titled(colour: Colour) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    swatch = QLabel()
    swatch.setPixmap(icons.swatch(f"mark_{colour.value}").pixmap(QSize(_SWATCH, _SWATCH)))
    row.addWidget(swatch)
    row.addWidget(short(tr(f"colour.{colour.value}")))
    return holder

"""Preferences: who works here, in which language, and whether the desk comes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from ui import i18n
from ui.i18n import tr
from ui.kept.settings import Settings
from ui.widgets.choice import Choice
from ui.widgets.parts import field_row, form_of, words

_INITIALS = 8  # what Word shows of them


class GeneralPage(QWidget):
    """The name is kept as it is typed."""

    language_chosen = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.author = QLineEdit(settings.text("author"))
        self.author.setPlaceholderText(tr("preferences.author_hint"))
        self.author.textEdited.connect(lambda name: settings.set("author", name.strip()))
        self.initials = QLineEdit(settings.text("initials"))
        self.initials.setMaxLength(_INITIALS)
        self.initials.setPlaceholderText(tr("preferences.initials_hint"))
        self.initials.textEdited.connect(lambda name: settings.set("initials", name.strip()))
        self.restore = QCheckBox(tr("preferences.restore"))
        self.restore.setChecked(settings.flag("restore", default=True))
        self.restore.toggled.connect(lambda on: settings.set("restore", on))
        titles = {title: name for name, title in i18n.LANGUAGES.items()}
        self.language = Choice(titles, i18n.language())
        self.language.activated.connect(
            lambda _: self.language_chosen.emit(self.language.currentData())
        )
        form: QFormLayout = form_of(self)
        field_row(form, tr("preferences.author"), self.author)
        field_row(form, tr("preferences.initials"), self.initials)
        form.addRow("", words(tr("preferences.author_why"), "faint"))
        field_row(form, tr("preferences.language"), self.language)
        form.addRow("", self.restore)

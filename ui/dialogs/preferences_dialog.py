"""How the app looks, whose name stands under the work, and where the data lie."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui import fonts, i18n, theme
from ui.i18n import tr
from ui.idle_lock import MINUTES, USUAL
from ui.settings import Settings
from ui.shelf import Shelf
from ui.widgets.choice import Choice
from ui.widgets.parts import button, column, fit_height, rule, short, words

_INITIALS = 8  # what Word shows of them
CONTRACT_ZOOMS = (0.9, 1.0, 1.1, 1.25, 1.5, 2.0)


class PreferencesDialog(QDialog):
    """Every choice counts at once, and says so by a signal; the name is kept as it is typed."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    font_size_chosen = Signal(float)
    contract_zoom_chosen = Signal(float)
    purge_chosen = Signal()
    passphrase_wanted = Signal()
    idle_chosen = Signal(int)

    def __init__(self, settings: Settings, shelf: Shelf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("preferences.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._settings, self._shelf = settings, shelf
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
        self.theme = Choice({tr(f"theme.{name}"): name for name in theme.CHOICES}, theme.choice())
        self.theme.activated.connect(lambda _: self.theme_chosen.emit(self.theme.currentData()))
        self.language = Choice(
            {title: name for name, title in i18n.LANGUAGES.items()},
            i18n.language(),
        )
        self.language.activated.connect(self._on_language)
        self.font_size = Choice(
            {tr(f"preferences.font_{name}"): size for name, size in fonts.SIZES.items()},
            settings.number("font_size", fonts.SIZES["standard"]),
        )
        self.font_size.activated.connect(
            lambda _: self.font_size_chosen.emit(self.font_size.currentData())
        )
        self.contract_zoom = Choice(
            {f"{round(zoom * 100)}%": zoom for zoom in CONTRACT_ZOOMS},
            settings.number("contract_zoom", 1.0),
        )
        self.contract_zoom.activated.connect(
            lambda _: self.contract_zoom_chosen.emit(self.contract_zoom.currentData())
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(24, 20, 24, 18)
        page.setSpacing(12)
        page.addWidget(short(tr("preferences.title"), "heading"))
        page.addLayout(self._form())
        page.addWidget(rule())
        page.addWidget(short(tr("preferences.data"), "section"))
        page.addWidget(words(tr("preferences.data_why"), "soft"))
        self.folder_words = words(str(settings.folder))
        page.addWidget(self.folder_words)
        self.idle = Choice(
            {
                tr("preferences.idle_after", minutes=minutes)
                if minutes
                else tr("preferences.never"): minutes
                for minutes in MINUTES
            },
            round(settings.number("idle_minutes", USUAL)),
        )
        self.idle.activated.connect(lambda _: self.idle_chosen.emit(self.idle.currentData()))
        folder = button(tr("preferences.open_folder"), self._open_folder, icon="open")
        folder.setAutoDefault(False)
        passphrase = button(tr("passphrase.ask"), self.passphrase_wanted.emit, icon="lock")
        passphrase.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(folder)
        row.addWidget(passphrase)
        row.addStretch()
        page.addLayout(row)
        page.addLayout(self._idle_part())
        page.addLayout(self._cache_part())
        page.addWidget(self._purge_part())
        page.addWidget(
            button(tr("preferences.close"), self.accept, kind="primary"),
            0,
            Qt.AlignmentFlag.AlignRight,
        )

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for name, field in (
            ("author", self.author),
            ("initials", self.initials),
            ("theme", self.theme),
            ("language", self.language),
            ("font_size", self.font_size),
            ("contract_zoom", self.contract_zoom),
        ):
            title = short(tr(f"preferences.{name}"))
            title.setBuddy(field)
            field.setAccessibleName(title.text())
            form.addRow(title, field)
            if field is self.initials:
                form.addRow("", words(tr("preferences.author_why"), "faint"))
        form.addRow("", self.restore)
        return form

    def _idle_part(self) -> QHBoxLayout:
        row = QHBoxLayout()
        title = short(tr("preferences.idle"))
        title.setBuddy(self.idle)
        self.idle.setAccessibleName(title.text())
        row.addWidget(title)
        row.addWidget(self.idle)
        row.addStretch()
        return row

    def show_guard(self, *, locked: bool) -> None:
        """Only what is under a passphrase can be locked."""
        self.idle.setEnabled(locked)
        self.idle.setToolTip("" if locked else tr("preferences.idle_needs"))

    def _cache_part(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.cache_words = short("")
        self.cache_button = button(tr("preferences.clear_cache"), self._clear_cache)
        self.cache_button.setAutoDefault(False)
        row.addWidget(self.cache_words)
        row.addWidget(self.cache_button)
        row.addStretch()
        self._show_cache()
        return row

    def _show_cache(self) -> None:
        size = self._shelf.cache_size()
        told = QLocale(i18n.language()).formattedDataSize(size)
        self.cache_words.setText(tr("preferences.cache", size=told))
        self.cache_button.setEnabled(size > 0)

    def _clear_cache(self) -> None:
        self._shelf.clear_cache()
        self._show_cache()

    def _purge_part(self) -> QWidget:
        """A button, and in its place, once pressed, the question whether that is meant."""
        part, lines = column()
        self.purge_ask = button(
            tr("preferences.purge"), lambda: self._ask_purge(sure=True), icon="delete"
        )
        self._question, question = column(spacing=8)
        question.addWidget(words(tr("preferences.purge_ask")))
        row = QHBoxLayout()
        self.purge_button = button(tr("preferences.purge_confirm"), self._purge)
        keep = button(tr("preferences.purge_cancel"), lambda: self._ask_purge(sure=False))
        for each in (self.purge_button, keep):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch()
        question.addLayout(row)
        self.purge_ask.setAutoDefault(False)
        lines.addWidget(self.purge_ask, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._question)
        self._question.hide()
        return part

    def _ask_purge(self, *, sure: bool) -> None:
        self.purge_ask.setVisible(not sure)
        self._question.setVisible(sure)
        fit_height(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)

    def _purge(self) -> None:
        self.accept()
        self.purge_chosen.emit()

    def _on_language(self) -> None:
        name = self.language.currentData()
        self.language_chosen.emit(name)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._settings.folder)))

"""The dialogs of the system, or Qt's where it has none, to choose a file or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from reviewer.document.legacy_formats import find_office
from reviewer.document.reading import readable_suffixes
from ui.i18n import tr

_SIZE = QSize(820, 520)
_TYPES = 2  # the column
_STRETCH, _TO_WORDS = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.ResizeToContents
# Of the file that all Qt programs of a user share.
_VISITED = ("FileDialog/history", "FileDialog/lastVisited")


def _qt_settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _put_back(visited: dict[str, object]) -> None:
    settings = _qt_settings()
    for key, value in visited.items():
        if value is None:
            settings.remove(key)
        else:
            settings.setValue(key, value)


def contract_dialog(parent: QWidget, folder: str, title: str = "") -> QFileDialog:
    """Shown, and gone when it is closed; `fileSelected` with the path."""
    patterns = " ".join(f"*{suffix}" for suffix in readable_suffixes(find_office()))
    filters = ";;".join((tr("open_dialog.filter", patterns=patterns), tr("open_dialog.all")))
    return open_dialog(parent, folder, title or tr("open_dialog.title"), filters)


def open_dialog(parent: QWidget, path: str, title: str, filters: str) -> QFileDialog:
    """The same for a file of another kind; `path` is the folder or the file chosen before."""
    dialog = QFileDialog(parent, title, path, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog)


def folder_dialog(parent: QWidget, folder: str, title: str = "") -> QFileDialog:
    """The same for a folder to write to."""
    start = folder if Path(folder).is_dir() else str(Path.home())
    dialog = QFileDialog(parent, title or tr("export.choose_title"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _shown(dialog)


def save_dialog(parent: QWidget, title: str, path: str, filters: str) -> QFileDialog:
    """The same for a file to write; over one that is there it asks first."""
    dialog = QFileDialog(parent, title, path, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(path)
    return _shown(dialog)


def pdf_dialog(parent: QWidget, path: str) -> QFileDialog:
    """The same for a PDF to write; over a file that is there it asks first."""
    dialog = QFileDialog(parent, tr("print.save_title"), path, tr("print.filter"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(path)
    return _shown(dialog)


def clauses_dialog(parent: QWidget, name: str, *, save: bool) -> QFileDialog:
    """The same for a file of model clauses, to write or to read."""
    title = tr("clauses.export" if save else "clauses.import").rstrip("…")
    dialog = QFileDialog(parent, title, str(Path.home() / name), tr("clauses.filter"))
    if save:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog)


def _shown(dialog: QFileDialog) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt's own dialog writes the folders it was in, and so the names of clients, to a file of its
    # own when it goes, where no purge and no passphrase reaches.
    visited = {key: _qt_settings().value(key) for key in _VISITED}
    dialog.destroyed.connect(lambda: _put_back(visited))
    # Two words that Qt's own Chinese lacks.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("open_dialog.look_in"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("open_dialog.file_type"))
    dialog.open()
    _make_legible(dialog)
    return dialog


def _make_legible(dialog: QFileDialog) -> None:
    """Room for names where the dialog is Qt's own; its column of types is half translated."""
    listed = dialog.findChild(QTreeView, "treeView")
    if listed is None:
        return
    dialog.resize(_SIZE.boundedTo(dialog.screen().availableSize() * 0.9))
    listed.setColumnHidden(_TYPES, True)
    for column, mode in enumerate((_STRETCH, _TO_WORDS, _TO_WORDS, _TO_WORDS)):
        listed.header().setSectionResizeMode(column, mode)

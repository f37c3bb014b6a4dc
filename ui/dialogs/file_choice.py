"""The dialogs of the system, or Qt's where it has none, to choose a contract, a folder, a PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.i18n import tr


def contract_dialog(parent: QWidget, folder: str) -> QFileDialog:
    """Shown, and gone when it is closed; `fileSelected` with the path."""
    filters = ";;".join((tr("open_dialog.filter"), tr("open_dialog.all")))
    dialog = QFileDialog(parent, tr("open_dialog.title"), folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _shown(dialog)


def folder_dialog(parent: QWidget, folder: str) -> QFileDialog:
    """The same for a folder to write to."""
    start = folder if Path(folder).is_dir() else str(Path.home())
    dialog = QFileDialog(parent, tr("export.choose_title"), start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _shown(dialog)


def pdf_dialog(parent: QWidget, path: str) -> QFileDialog:
    """The same for a PDF to write; over a file that is there it asks first."""
    dialog = QFileDialog(parent, tr("print.save_title"), path, tr("print.filter"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(path)
    return _shown(dialog)


def _shown(dialog: QFileDialog) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Two words that Qt's own Chinese lacks.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("open_dialog.look_in"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("open_dialog.file_type"))
    dialog.open()
    return dialog

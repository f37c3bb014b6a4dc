"""Files and folders shown by the system's own programs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QUrl
from PySide6.QtGui import QDesktopServices
from shiboken6 import isValid

from ui.i18n import tr


def show_file(path: Path, asker: QObject, tell: Callable[[str], object]) -> None:
    """Open a file or folder with the program of the system.

    Where there is none, `tell` gets a sentence that says so, as long as `asker` is there.
    """

    def give_up() -> None:
        if isValid(asker):
            tell(tr("outside.no_program", path=path))

    # Qt starts it too, but does not wait for its word that it found nothing to start in turn.
    opener = shutil.which("xdg-open") if sys.platform.startswith("linux") else None
    if opener is None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            give_up()
        return
    process = QProcess(QCoreApplication.instance())
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.finished.connect(lambda code, _status: give_up() if code else None)
    process.finished.connect(process.deleteLater)
    process.start(opener, [os.fspath(path)])

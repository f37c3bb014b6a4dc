"""A picture of the real window with a contract reviewed, for machines without a display."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ShenqiError, WorkerError
from reviewer.labels import Severity

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow

SIZE = (1440, 900)
_REVIEW = 120.0  # seconds for reading and review
_SETTLE = 800  # milliseconds for layout and pictures of pages


def save_screenshot(contract: Path, out: Path) -> None:
    """Open the contract in the window, choose its first high risk, save the window as PNG.

    Nothing is kept: marks and settings of the user are not touched. Raises ShenqiError when the
    contract cannot be opened or reviewed, OSError when the picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ui.app import App
    from ui.kept.settings import Settings

    present = QApplication.instance()
    qt = present if isinstance(present, QApplication) else QApplication([])
    with tempfile.TemporaryDirectory(prefix="shenqi-") as folder:
        settings = Settings(Path(folder))
        settings.set("theme", "light")
        app = App(qt, settings, date.today)
        window = app.open_window()
        try:
            window.resize(*SIZE)
            window.open(contract)
            _wait_for_review(window)
            _choose_first_risk(window)
            _wait(_SETTLE)
            if not window.grab().save(str(out), "PNG"):
                raise OSError(f"cannot write {out}")
        finally:
            window.close()
            window.deleteLater()
            app.context.close()


def _choose_first_risk(window: MainWindow) -> None:
    session = window.session
    assert session is not None
    ranked = sorted(
        session.counted,
        key=lambda graded: (graded.severity is not Severity.HIGH, graded.finding.span),
    )
    if ranked:
        window.desk.choose(ranked[0].finding.key)


def _wait_for_review(window: MainWindow) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    session = window.session
    assert session is not None
    loop = QEventLoop()
    ended: list[ShenqiError] = []

    def on_error(error: ShenqiError) -> None:
        ended.append(error)
        loop.quit()

    session.reviewed.connect(loop.quit)
    session.failed.connect(on_error)
    session.review_failed.connect(on_error)
    QTimer.singleShot(round(_REVIEW * 1000), loop.quit)
    loop.exec()
    if ended:
        raise ended[0]
    if session.opinion is None:
        raise WorkerError("worker-timeout", name=session.path.name, seconds=f"{_REVIEW:g}")


def _wait(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

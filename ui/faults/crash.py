"""What no part of the app caught: logged by its place, told in plain words, and the work goes on.

An error of Python ends nothing: the dialog says so, also of one in a thread. A crash of the process
itself leaves the places of all threads in a file, which the next start tells of.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import os
import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

import reviewer
from reviewer.errors import where

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

_DUMP = "crash-{}.txt"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
# `QPainter::begin: …`: who complains. What follows may be a path or words.
_SPEAKER = re.compile(r"Q\w+(?:::\w+)*(?=[:( ]|$)")
# `  File "/home/user/…/page.py", line 7 in show`: of the path only the file.
_PATH = re.compile(r'File "[^"]*?([^"/\\]+)"')


def versions() -> str:
    """Of what this app is made, for whoever is to find the fault."""
    import platform

    return (
        f"Shenqi {reviewer.__version__} · Python {platform.python_version()} · Qt {qVersion()} · "
        f"{platform.system()} {platform.release()}"
    )


class Guard(QObject):
    """Stands behind all code of the running app. `crashed` with the place, on the main thread."""

    crashed = Signal(str)

    def __init__(self, logs: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._dump: TextIO | None = None

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread
        sys.unraisablehook = self._take_unraisable
        qInstallMessageHandler(_log_qt)
        with contextlib.suppress(OSError):
            path = self._logs / _DUMP.format(os.getpid())
            descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
            self._dump = os.fdopen(descriptor, "w")
            faulthandler.enable(self._dump)

    def remove(self) -> None:
        """Let go, at a regular end: there is nothing to tell of."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        if self._dump is not None:
            faulthandler.disable()
            self._dump.close()
            Path(self._logs / _DUMP.format(os.getpid())).unlink(missing_ok=True)
            self._dump = None

    def take(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """For `sys.excepthook`. Only the place: the message may hold words of the contract."""
        place = where(error)
        logger.error("uncaught: %s", place)
        if not isinstance(error, KeyboardInterrupt):
            self.crashed.emit(place)

    def _take_of_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _take_unraisable(self, caught: sys.UnraisableHookArgs) -> None:
        """What is raised while something is being thrown away harms nobody: only logged."""
        if caught.exc_value is not None:
            logger.error("unraisable: %s", where(caught.exc_value))


def last_crash(logs: Path, is_running: Callable[[int], bool] | None = None) -> str:
    """Where the process of an earlier run ended, empty when it ended as it should; told once."""
    running = is_running or _is_running
    found = ""
    for path in sorted(logs.glob(_DUMP.format("*"))):
        number = path.stem.rpartition("-")[2]
        if number.isdecimal() and running(int(number)):
            continue
        with contextlib.suppress(OSError):
            # A file left empty is of an app that was killed: it lost nothing and has no place.
            found = path.read_text("utf-8", "replace").strip() or found
            path.unlink()
    if found:
        found = _PATH.sub(r'File "\1"', found)
        logger.critical("the last run crashed: %s", found)
    return found


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    speaker = _SPEAKER.match(message or "")
    who = speaker.group() if speaker is not None else "…"
    logger.log(_LEVELS[kind], "qt: %s: %s", context.category or "default", who)

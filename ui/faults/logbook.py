"""The log on the disk: what went wrong and where in the program, never a word of a contract."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.marks.places import make_private

if TYPE_CHECKING:
    from ui.faults.log_file import PrivateFile

FOLDER = "logs"  # within the data folder
_FILE = "shenqi.log"
# Ours only: what a library logs may be the words it was just reading.
_OURS = ("reviewer", "ui")


class _Log(logging.Handler):
    """Opens its file with the first line, which in most starts comes late."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: PrivateFile | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from ui.faults.log_file import PrivateFile

            try:
                self._file = PrivateFile(self._path)
            except OSError:
                return  # nothing can be written there: the app runs without
        self._file.handle(record)

    def empty(self) -> None:
        """Take all lines out. Raises OSError."""
        if self._file is not None:
            self._file.empty()
        else:
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()


def start(data: Path) -> Path:
    """Log into the data folder from now on; the folder of the log. Where it cannot be written to,
    the app runs without."""
    folder = data / FOLDER
    with contextlib.suppress(OSError):
        make_private(folder)
        log = _Log(folder / _FILE)
        for name in _OURS:
            logger = logging.getLogger(name)
            logger.setLevel(logging.INFO)
            logger.addHandler(log)
    return folder


def stop() -> None:
    """Let go of the file."""
    for logger, log in _logs():
        logger.removeHandler(log)
        log.close()


def purge(data: Path) -> None:
    """Empty the log, as when all data are purged. Raises OSError."""
    for _, log in _logs():
        log.empty()
    for older in (data / FOLDER).glob(f"{_FILE}.*"):
        older.unlink(missing_ok=True)


def _logs() -> list[tuple[logging.Logger, _Log]]:
    loggers = map(logging.getLogger, _OURS)
    return [(logger, log) for logger in loggers for log in logger.handlers if isinstance(log, _Log)]

"""The log on the disk: what went wrong and where in the program, never a word of a contract."""

from __future__ import annotations

import contextlib
import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from reviewer.errors import where
from reviewer.marks.places import make_private

FOLDER = "logs"  # within the data folder
_FILE = "shenqi.log"
_BYTES = 512 * 1024
_OLDER = 3
# Ours only: what a library logs may be the words it was just reading.
_OURS = ("reviewer", "ui")


class _Places(logging.Formatter):
    """An exception as the places it went through: its message may quote the contract."""

    def format(self, record: logging.LogRecord) -> str:
        words = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            words = f"{words} {where(record.exc_info[1])}"
        return words.replace("\n", " ")


class _PrivateFile(RotatingFileHandler):
    """Readable by this user alone. A full disk costs lines of the log, nothing else."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """What cannot be logged is not worth an interruption."""


def start(data: Path) -> Path:
    """Log into the data folder from now on; the folder of the log. Where it cannot be written to,
    the app runs without."""
    folder = data / FOLDER
    with contextlib.suppress(OSError):
        make_private(folder)
        file = _PrivateFile(folder / _FILE, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
        file.setFormatter(_Places())
        for name in _OURS:
            logger = logging.getLogger(name)
            logger.setLevel(logging.INFO)
            logger.addHandler(file)
    return folder


def stop() -> None:
    """Let go of the file."""
    for name in _OURS:
        logger = logging.getLogger(name)
        for handler in [*logger.handlers]:
            if isinstance(handler, _PrivateFile):
                logger.removeHandler(handler)
                handler.close()


def purge(data: Path) -> None:
    """Empty the log, as when all data are purged. Raises OSError."""
    kept = [
        handler
        for handler in logging.getLogger(_OURS[0]).handlers
        if isinstance(handler, _PrivateFile)
    ]
    for handler in kept:
        handler.acquire()
        try:
            if handler.stream is not None:
                handler.stream.truncate(0)
        finally:
            handler.release()
    for older in (data / FOLDER).glob(f"{_FILE}.*"):
        older.unlink(missing_ok=True)

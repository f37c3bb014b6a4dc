"""The file of the log, loaded with the first line of it: what it is made of takes its time."""

from __future__ import annotations

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from reviewer.errors import where

_BYTES = 512 * 1024
_OLDER = 3


class _Places(logging.Formatter):
    """An exception as the places it went through: its message may quote the contract."""

    def format(self, record: logging.LogRecord) -> str:
        words = f"{self.formatTime(record)} {record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            words = f"{words} {where(record.exc_info[1])}"
        return words.replace("\n", " ")


class PrivateFile(RotatingFileHandler):
    """Readable by this user alone. A full disk costs lines of the log, nothing else.

    Raises OSError where it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
        self.setFormatter(_Places())

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_WRONLY, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """What cannot be logged is not worth an interruption."""

    def empty(self) -> None:
        """Take all lines out. Raises OSError."""
        self.acquire()
        try:
            if self.stream is not None:
                self.stream.truncate(0)
        finally:
            self.release()

"""Paths beyond 260 characters, which Windows opens in their long form only.

Source: Microsoft, “Maximum Path Length Limitation” and “Naming Files, Paths, and Namespaces”.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ON_WINDOWS = sys.platform == "win32"
_LONG = 200  # characters; leaves room below 260 for the name of a temporary file beside it
_PREFIX, _SERVER = "\\\\?\\", "\\\\?\\UNC\\"


def openable(path: Path) -> Path:
    """A path as the system opens it, however long it is."""
    return Path(long_form(os.path.normpath(path.absolute()))) if _ON_WINDOWS else path


def long_form(path: str) -> str:
    """An absolute Windows path without `..`; a long one with the prefix that lifts the limit."""
    if len(path) < _LONG or path.startswith((_PREFIX, "\\\\.\\")):
        return path
    return _SERVER + path[2:] if path.startswith("\\\\") else _PREFIX + path

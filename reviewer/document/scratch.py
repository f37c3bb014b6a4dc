"""Folders for what has to lie on the disk for a moment, such as a contract while it is converted.

They are the user's alone and go as soon as the work is done. A process that is killed cannot tidy
up: what it left, the next one that starts removes.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from pathlib import Path

_PREFIX = "shenqi-"
# No work takes that long: a conversion is ended after two minutes.
_STALE_SECONDS = 600.0


def scratch() -> tempfile.TemporaryDirectory[str]:
    """A folder that only this user can enter; gone when it is left."""
    # ignore_cleanup_errors: on Windows what was killed may hold its files a moment longer.
    return tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)


def sweep() -> None:
    """Remove what processes that were killed have left."""
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with contextlib.suppress(OSError):
                age = time.time() - folder.lstat().st_mtime
                if age > _STALE_SECONDS and folder.is_dir() and not folder.is_symlink():
                    shutil.rmtree(folder, ignore_errors=True)

"""The bytes of a contract's file: read once, never written, never waited for."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reviewer.document.long_paths import openable
from reviewer.errors import UnreadableFileError

MAX_BYTES = 200 * 2**20


def read_bytes(path: Path) -> bytes:
    """What the file holds. A folder or a pipe is no contract, and must not keep us waiting.

    Raises UnreadableFileError: file-missing, file-empty, file-type, file-permission, file-damaged,
    file-too-large.
    """
    name = path.name
    try:
        # Not blocking: what is no plain file is found out only once it is open.
        handle = os.open(
            openable(path), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(handle, "rb") as stream:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableFileError("file-type", name=name)
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableFileError("file-missing", name=name) from error
    except IsADirectoryError as error:
        raise UnreadableFileError("file-type", name=name) from error
    except PermissionError as error:
        code = "file-type" if path.is_dir() else "file-permission"  # Windows: a folder
        raise UnreadableFileError(code, name=name) from error
    except (OSError, ValueError) as error:  # a name no file can have; a disk that fails
        code = "file-missing" if isinstance(error, ValueError) else "file-damaged"
        raise UnreadableFileError(code, name=name) from error
    if len(data) > MAX_BYTES:
        raise UnreadableFileError("file-too-large", name=name, limit=f"{MAX_BYTES >> 20} MB")
    if not data:
        raise UnreadableFileError("file-empty", name=name)
    return data

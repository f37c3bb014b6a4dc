"""What is put on the disk: a file whole or not at all, a folder for this user alone."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import uuid4


def write_whole(content: bytes, target: Path, *, private: bool = False) -> None:
    """Put bytes at `target` in one step; on failure what was there stays. Raises OSError.

    A file that was there keeps its permissions; a new one is for this user alone where it is
    `private`. A link would be replaced: whoever follows links resolves them first.
    """
    temporary = target.with_name(f".shenqi-{uuid4().hex}.tmp")
    try:
        with temporary.open("xb") as file:
            if private:
                temporary.chmod(0o600)
            file.write(content)
            file.flush()
            # Without it a crash of the system may leave the new name and none of the bytes.
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def make_private_folder(folder: Path) -> None:
    """Make a folder that only this user can enter. Raises OSError.

    On Windows the profile folder is the user's own already, and modes mean nothing.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)

"""Files of the reference material beside the checkout."""

from __future__ import annotations

from pathlib import Path


def reference_files(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder by name.

    Raises:
        FileNotFoundError: there is none; what a test says of each would be said of nothing.
    """
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"no {pattern} in {folder}")
    return found

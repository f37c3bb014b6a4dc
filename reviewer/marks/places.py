"""Where the lawyer's data lie on this machine."""

from __future__ import annotations

import os
from pathlib import Path

OVERRIDE = "SHENQI_DATA_DIR"
OWN_RULES = "rules"  # their folder within the data folder
OWN_LAW = "law"  # the folder of a law library and platform terms of their own


def data_folder() -> Path:
    """The folder of the store, whether it exists or not; `SHENQI_DATA_DIR` names another."""
    override = os.environ.get(OVERRIDE)
    if override:
        return Path(override)
    from platformdirs import user_data_path

    return user_data_path("shenqi", appauthor=False)


def own_rules_folder() -> Path:
    """The folder of the lawyer's own rule files, whether it exists or not."""
    return data_folder() / OWN_RULES


def own_law_folder() -> Path:
    """The folder of the lawyer's own law library and platform terms, existing or not."""
    return data_folder() / OWN_LAW


def recognition_folder(data: Path | None = None) -> Path:
    """The folder of the pages that were recognised: words of contracts, and purged with the marks.

    Where the data are not in their usual place it is within `data`, or `SHENQI_DATA_DIR`.
    """
    override = data or os.environ.get(OVERRIDE)
    if override:
        return Path(override) / "cache" / "recognition"
    from platformdirs import user_cache_path

    return user_cache_path("shenqi", appauthor=False) / "recognition"


def make_private(folder: Path) -> None:
    """Make a folder that only this user can enter. Raises OSError.

    On Windows the profile folder is the user's own already, and modes mean nothing.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)

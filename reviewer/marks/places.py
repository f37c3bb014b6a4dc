"""Where the lawyer's data lie on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from reviewer.disk import make_private_folder, write_whole
from reviewer.errors import StoreError

OVERRIDE = "SHENQI_DATA_DIR"
STORE = "marks.db"  # within the data folder
MOVED = "moved.json"  # within the usual folder: where the data are instead
OWN_RULES = "rules"  # their folder within the data folder
OWN_LAW = "law"  # the folder of a law library and platform terms of their own


class Moved(NamedTuple):
    """Where the data are instead of the usual folder; `left`, a folder that still has a copy."""

    folder: Path
    left: Path | None


def usual_folder() -> Path:
    """Where the data are unless they were moved."""
    from platformdirs import user_data_path

    return user_data_path("shenqi", appauthor=False)


def is_fixed() -> bool:
    """Whether the environment names the folder: it is not the app's to choose."""
    return bool(os.environ.get(OVERRIDE))


def data_folder() -> Path:
    """The folder of the store, whether it exists or not; `SHENQI_DATA_DIR` names another.

    Raises StoreError (move-unreadable).
    """
    override = os.environ.get(OVERRIDE)
    if override:
        return Path(override)
    elsewhere = moved()
    return usual_folder() if elsewhere is None else elsewhere.folder


def moved() -> Moved | None:
    """Whether and where the data were moved. Raises StoreError (move-unreadable)."""
    note = usual_folder() / MOVED
    try:
        text = note.read_text("utf-8")
        import json  # few have moved their data: the others need not wait for it

        held = json.loads(text)
        left = held["left"]
        return Moved(Path(held["folder"]), None if left is None else Path(left))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError("move-unreadable", path=note) from error


def note_moved(elsewhere: Moved | None) -> None:
    """Note where the data are from now on, whole or not at all; None: in the usual folder.

    Raises OSError.
    """
    note = usual_folder() / MOVED
    if elsewhere is None:
        note.unlink(missing_ok=True)
        return
    usual_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    import json

    left = None if elsewhere.left is None else str(elsewhere.left)
    write_whole(json.dumps({"folder": str(elsewhere.folder), "left": left}).encode(), note)


def away() -> Path | None:
    """The folder the data were moved to, where it has no store now: a disk not plugged in."""
    if is_fixed():
        return None
    elsewhere = moved()
    there = elsewhere is None or (elsewhere.folder / STORE).is_file()
    return None if there or elsewhere is None else elsewhere.folder


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

    Nothing is made where the data were moved to and are not now: it would pass for them.
    """
    missing = away()
    if missing is not None and folder.is_relative_to(missing):
        raise FileNotFoundError(missing)
    make_private_folder(folder)

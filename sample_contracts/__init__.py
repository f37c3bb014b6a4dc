"""Contracts to try the app on, made up for the purpose; `expected/` holds their reviews."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal

# The first is the one the app offers: nine WeChat accounts sold with their friends' records.
NAMES = (
    "nine-accounts",
    "clinic-handover",
    "official-account-migration",
    "equipment-sale",
)


def sample(name: str = NAMES[0], form: Literal["docx", "pdf"] = "docx") -> Path:
    """Where the sample lies on disk. Raises ValueError for a name that is not in NAMES."""
    if name not in NAMES:
        raise ValueError(name)
    return Path(str(files(__name__) / f"{name}.{form}"))

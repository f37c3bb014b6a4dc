"""The sample contract that ships with the app."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def sample_contract() -> Path | None:
    """The first Word contract of the package, by name; None where there is none."""
    folder = Path(str(resources.files("sample_contracts")))
    return next(iter(sorted(folder.rglob("*.docx"))), None)

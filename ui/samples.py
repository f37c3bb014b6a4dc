"""The sample contracts that ship with the app."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

_FIRST = "nine-accounts.docx"


def sample_contract() -> Path | None:
    """The sample that shows most, as a file; None where the package came without it."""
    sample = Path(str(resources.files("sample_contracts"))) / _FIRST
    return sample if sample.is_file() else None

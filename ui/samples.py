"""The sample contract that ships with the app."""

from __future__ import annotations

from pathlib import Path

from sample_contracts import sample


def sample_contract() -> Path | None:
    """The sample to show first; None where the package came without it."""
    path = sample()
    return path if path.is_file() else None

"""The sample contract that ships with the app."""

from __future__ import annotations

from pathlib import Path


def sample_contract(suffix: str = ".docx") -> Path | None:
    """The sample to show first, as Word or PDF; None where the package came without it."""
    from sample_contracts import sample

    path = sample().with_suffix(suffix)
    return path if path.is_file() else None

"""Rules, vocabulary, statutes and platform terms: data that a lawyer can read and change."""

from __future__ import annotations

from importlib import resources


def text_of(path: str) -> str:
    """The text of one of the files beside this one, by its path from here."""
    return resources.files(__name__).joinpath(path).read_text("utf-8")

"""Every string of the window, through one function.

A catalogue is a TOML file per language; keys are dotted (`action.open`). Chinese is the default and
the fallback. What the core says (findings, opinion, articles) is Chinese in every language.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ui.string_tables import read_table

_FOLDER = Path(__file__).parent
DEFAULT = "zh"
LANGUAGES = {"zh": "简体中文", "en": "English"}

_chosen = [DEFAULT]


def use(language: str) -> None:
    """Choose the language of all strings asked for from now on; an unknown one means Chinese."""
    _chosen[0] = language if language in LANGUAGES else DEFAULT


def language() -> str:
    return _chosen[0]


def tr(key: str, **values: object) -> str:
    """The string of a key, its placeholders filled. Raises KeyError for a key of no catalogue."""
    words = catalogue(_chosen[0])
    template = words[key] if key in words else catalogue(DEFAULT)[key]
    return template.format(**values) if values else template


@cache
def catalogue(name: str) -> dict[str, str]:
    """All strings of a language by dotted key."""
    return read_table(_FOLDER / f"{name}.toml")

"""What the lawyer calls the five colours (`theme.MARK_COLOURS`): 待谈判 for yellow, say."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.kept.settings import Settings
from ui.theme import MARK_COLOURS

LONGEST = 12  # characters


class _Notice(QObject):
    changed = Signal()


_notice = _Notice()
_own: dict[str, str] = {}


def notice() -> _Notice:
    """Tells (`changed`) whoever shows the names."""
    return _notice


def load(settings: Settings) -> None:
    """Use the names kept."""
    for colour in MARK_COLOURS:
        _own[colour] = settings.text(_key(colour))


def own(colour: str) -> str:
    """The lawyer's own name of a colour; empty where there is none."""
    return _own.get(colour, "")


def rename(settings: Settings, names: dict[str, str]) -> None:
    """Keep other names; an empty one gives the colour its usual name back."""
    for colour, name in names.items():
        _own[colour] = " ".join(name.split())[:LONGEST]
        settings.set(_key(colour), _own[colour])
    _notice.changed.emit()


def _key(colour: str) -> str:
    return f"colour_{colour}"

"""How the desk stood when the app was closed: windows, their tabs, and the place in each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray


@dataclass(frozen=True, slots=True)
class TabMemory:
    """A contract's tab. `place` is the offset of the first words in sight, `zoom` a factor or None
    for the width of the window, `panel` the name of the tab on the right, `panes` their state."""

    path: Path
    place: int = 0
    zoom: float | None = None
    panel: str = ""
    panes: str = ""


@dataclass(frozen=True, slots=True)
class WindowMemory:
    """A window. `current` counts its contracts from 0; -1 is the start page."""

    geometry: str = ""
    tabs: tuple[TabMemory, ...] = ()
    current: int = -1


def encode(windows: Iterable[WindowMemory]) -> str:
    """The memory of windows as one line of text."""
    import json

    return json.dumps([asdict(window) for window in windows], default=str, ensure_ascii=False)


def decode(text: str) -> tuple[WindowMemory, ...]:
    """The windows of `encode`; of a text that is something else, none."""
    if not text:
        return ()
    import json

    try:
        return tuple(_window(values) for values in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return ()


def _window(values: dict[str, Any]) -> WindowMemory:
    tabs = tuple(_tab(tab) for tab in values["tabs"])
    return WindowMemory(str(values["geometry"]), tabs, int(values["current"]))


def _tab(values: dict[str, Any]) -> TabMemory:
    zoom = values["zoom"]
    return TabMemory(
        path=Path(values["path"]),
        place=int(values["place"]),
        zoom=None if zoom is None else float(zoom),
        panel=str(values["panel"]),
        panes=str(values["panes"]),
    )


def packed(state: QByteArray) -> str:
    """Qt's own memory of a widget as text."""
    return bytes(state.toBase64().data()).decode("ascii")


def unpacked(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))

"""How a window is had again: after a restart, or in another language with all its contracts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.kept.remembered import WindowMemory, packed

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def memory_of(window: MainWindow) -> WindowMemory:
    """How the window can be had again."""
    if window.awaited is not None:
        return replace(window.awaited, geometry=packed(window.saveGeometry()))
    tabs = window.contracts
    current = tabs.index(window.tab) if window.tab is not None else -1
    geometry = packed(window.saveGeometry())
    return WindowMemory(geometry, tuple(tab.memory() for tab in tabs), current)


def recall(window: MainWindow, memory: WindowMemory) -> None:
    """Have the contracts that a window had; only the one in sight is read at once."""
    for held in memory.tabs:
        if window.context.contracts.of_file(held.path) is None:
            window.add(held.path).recall(held)
    tabs = window.contracts
    if 0 <= memory.current < len(tabs):
        window.tabs.setCurrentWidget(tabs[memory.current])


def succeed(window: MainWindow, other: MainWindow) -> None:
    """Take the place of another window, as in another language; that one is left empty."""
    for each in (window, other):
        each.complete()
    window.setGeometry(other.geometry())
    shown = other.tabs.currentIndex()
    other.tabs.blockSignals(True)
    for tab in other.contracts:
        memory, session = tab.memory(), tab.session
        other.close_tab(tab)
        window.add(memory.path).succeed(memory, session)
    window.tabs.setCurrentIndex(shown)

"""A small menu of the marks that lie on one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from reviewer.marks.model import Mark
from ui.theme import icons
from ui.words import colour_name

_LONGEST = 24  # characters


def mark_words(mark: Mark) -> str:
    """A mark in a line: its note, else its words; colour and tags."""
    said = " ".join((mark.text or mark.anchor.quote).split())
    shown = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    tags = "".join(f" #{tag}" for tag in mark.tags)
    return f"{shown}{tags}　{colour_name(mark.colour)}".replace("&", "&&")


def mark_chooser(marks: Iterable[Mark], choose: Callable[[str], object], parent: QWidget) -> QMenu:
    """One entry a mark; `choose` gets the id."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for mark in marks:
        action = menu.addAction(icons.swatch(f"mark_{mark.colour.value}"), mark_words(mark))
        action.triggered.connect(lambda _on=False, ident=mark.id: choose(ident))
    return menu

"""Where the tabs of a Word paragraph lead (ECMA-376 Part 1 §17.3.1.37, §17.3.1.38, §17.15.1.25)."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from reviewer.document.docx_names import W, points
from reviewer.document.model import TabStop

_ALIGNMENTS: dict[str, Literal["left", "center", "right"]] = {
    **{"left": "left", "start": "left", "num": "left", "center": "center"},
    **{"right": "right", "end": "right", "decimal": "right"},
}
_LEADERS: dict[str, Literal[".", "-", "_", "·"]] = {
    **{"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"},
}
_DEFAULT = 36.0  # points: 720 twips


def tabs_of(element: etree._Element, base: tuple[TabStop, ...] = ()) -> tuple[TabStop, ...]:
    """The stops of a w:tabs on top of those of a style, which it may clear."""
    stops = {stop.at: stop for stop in base}
    for tab in element.iterchildren(W + "tab"):
        at = points(tab.get(W + "pos"))
        if at is None:
            continue
        stops.pop(at, None)
        alignment = _ALIGNMENTS.get(tab.get(W + "val", ""))
        if alignment is not None:
            stops[at] = TabStop(at, alignment, _LEADERS.get(tab.get(W + "leader", ""), ""))
    return tuple(sorted(stops.values(), key=lambda stop: stop.at))


def tab_distance(settings: etree._Element | None) -> float:
    """Points from one tab to the next where a paragraph says nothing."""
    said = None if settings is None else settings.find(W + "defaultTabStop")
    return (None if said is None else points(said.get(W + "val"))) or _DEFAULT

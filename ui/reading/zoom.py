"""The steps of zooming, the same in both views."""

from __future__ import annotations

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


def next_zoom(zoom: float, *, up: bool) -> float:
    """The next step up or down; the last one stays."""
    if up:
        return next((step for step in ZOOMS if step > zoom + 0.01), ZOOMS[-1])
    return next((step for step in reversed(ZOOMS) if step < zoom - 0.01), ZOOMS[0])

"""Where the tabs of a Word paragraph lead in Qt, and what ends its automatic number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QTextOption

from reviewer.document.model import BlockFormat, TabStop

# Qt reckons block metrics in pixels of 96 dpi; the layout scales them with the zoom.
PIXELS_PER_POINT = 96 / 72
COLUMN = 453.0  # points: the column of words at 100 %
_HAIR = 0.5  # points by which words end before the edge, or Qt would break the line
_EDGE = 6.0  # points: so near the edge of the page a tab is meant to reach it
_TABS = {
    "left": QTextOption.TabType.LeftTab,
    "center": QTextOption.TabType.CenterTab,
    "right": QTextOption.TabType.RightTab,
}


def tab_positions(
    look: BlockFormat, page: float, column: float, usual: float = 0.0
) -> list[QTextOption.Tab]:
    """The stops of a paragraph in Qt's pixels of 96 dpi."""
    return [
        QTextOption.Tab(stop.at * PIXELS_PER_POINT, _TABS[stop.alignment])
        for stop in tab_stops(look, page, column, usual)
    ]


def tab_stops(
    look: BlockFormat, page: float, column: float, usual: float = 0.0
) -> Sequence[TabStop]:
    """The stops of a paragraph as Qt reckons them: points from where its first line begins. A
    hanging indent is a stop of its own; the right edge of the file's page is that of the column.
    Behind the paragraph's own the `usual` ones go on, which count from the margin."""
    left = max(look.left_indent, 0.0)
    first = max(look.first_line_indent, -left)
    edge = column - _HAIR
    stops = [
        replace(stop, at=(edge if _is_edge(stop, page, edge) else stop.at) - left - first)
        for stop in look.tabs
    ]
    if first < 0 and all(abs(stop.at + first) > 1 for stop in stops):
        stops.append(TabStop(-first))
    stops = sorted((stop for stop in stops if stop.at > 0), key=lambda stop: stop.at)
    begin = left + first
    if usual > 0 and (stops or begin % usual):
        last = begin + (stops[-1].at if stops else 0.0)
        further = range(int(last / usual) + 1, int(column / usual) + 1)
        stops += [TabStop(number * usual - begin) for number in further]
    return stops


def _is_edge(stop: TabStop, page: float, edge: float) -> bool:
    return stop.alignment == "right" and (stop.at > edge or abs(stop.at - page) < _EDGE)


def label_end(look: BlockFormat | None) -> str:
    """What stands between an automatic number and the words; a tab only where a line begins at the
    left, for Qt lays it badly in others."""
    if look is None:
        return "\u2002"
    if look.suffix != "tab":
        return " " if look.suffix == "space" else ""
    return "\t" if look.alignment in ("left", "justify") else "\u2002"

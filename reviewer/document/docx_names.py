"""Names of WordprocessingML that several readers share (ECMA-376 Part 1, transitional)."""

from __future__ import annotations

import re
from functools import lru_cache

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
V = "{urn:schemas-microsoft-com:vml}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# As many digits as any file means: int() refuses some thousands. Others than ASCII's are none.
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_MEASURE = re.compile(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(mm|cm|in|pt|pc|pi|)")
# In points; a pixel is that of CSS, 96 to an inch.
POINTS = {
    **{"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0},
    "px": 72 / 96,
}
_OFF = frozenset({"0", "false", "off", "none"})


def on(value: str | None) -> bool:
    """An on/off attribute (§17.17.4): an element without w:val is on."""
    return value is None or value.strip().lower() not in _OFF


@lru_cache(maxsize=4096)
def integer(value: str | None) -> int | None:
    """A decimal number attribute (§17.18.10); None where there is none."""
    return int(value) if value is not None and _INTEGER.fullmatch(value.strip()) else None


@lru_cache(maxsize=4096)
def points(value: str | None, parts: float = 20.0) -> float | None:
    """A measure in points: a number counts `parts` of a point (twips have 20, half-points 2), one
    with a unit is as it says (§22.9.2.14, §22.9.2.15). None where there is none."""
    found = _MEASURE.fullmatch(value.strip()) if value is not None else None
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    return number * POINTS[unit] if unit else number / parts

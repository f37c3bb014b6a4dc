"""Names of WordprocessingML that several readers share (ECMA-376 Part 1, transitional)."""

from __future__ import annotations

import re

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

# As many digits as any file means: int() refuses some thousands.
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_OFF = frozenset({"0", "false", "off", "none"})


def on(value: str | None) -> bool:
    """An on/off attribute (§17.17.4): an element without w:val is on."""
    return value is None or value.strip().lower() not in _OFF


def integer(value: str | None) -> int | None:
    """A decimal number attribute (§17.18.10); None where there is none."""
    return int(value) if value is not None and _INTEGER.fullmatch(value.strip()) else None

"""The Chinese fonts of this machine that a PDF report is set in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reviewer.errors import ExportError

if TYPE_CHECKING:
    import typst

# In order of preference; the names under which the fonts register on Linux, Windows and macOS.
SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN",
         "SimSun", "NSimSun", "Songti SC", "STSong")  # fmt: skip
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
        "SimHei", "Microsoft YaHei", "PingFang SC", "Heiti SC", "STHeiti")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Faces:
    """The families for running text (宋体) and for headings (黑体)."""

    serif: str
    sans: str


def choose(families: Collection[str]) -> Faces:
    """The best faces there are; one stands in for the other. Raises ExportError without any."""
    serif = next((name for name in SERIF if name in families), None)
    sans = next((name for name in SANS if name in families), None)
    text, headings = serif or sans, sans or serif
    if text is None or headings is None:
        raise ExportError("export-no-font")
    return Faces(text, headings)


@cache
def installed() -> typst.Fonts:
    """The fonts of the system; looking for them takes a tenth of a second, so once."""
    import typst

    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)

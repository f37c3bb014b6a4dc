"""Both forms of the overview on the disk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from reviewer.export.overview import Line, by_risk
from reviewer.export.overview_html import overview_html
from reviewer.export.overview_xlsx import overview_xlsx
from reviewer.export.writing import write_bytes

XLSX, HTML = "overview.xlsx", "overview.html"


def write_overviews(
    lines: Iterable[Line], target: Path, *, today: date, folder: str
) -> tuple[Path, Path]:
    """Write the workbook and the page into a folder, riskiest first; where they are. Raises
    ExportError."""
    ordered = by_risk(lines)
    write_bytes(overview_xlsx(ordered, today=today, folder=folder), target / XLSX)
    page = overview_html(ordered, today=today, folder=folder)
    write_bytes(page.encode("utf-8", "replace"), target / HTML)
    return target / XLSX, target / HTML

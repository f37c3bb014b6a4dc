"""Sheets of an Excel workbook: a head that stays, filters, words that are never formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.blocks import Tone, clean

Value = str | int | Decimal | date | None
_LINE, _HIGHEST = 16.5, 409.0  # points; Excel has no higher row
_EDGE = 1.0  # of a column that words leave free, in characters
_LONGEST = 32_000  # characters; Excel takes 32,767 in a cell
ACCENT = "1F3A5F"
# Each one object for all its cells: openpyxl looks for a style that is equal in what it has, and
# takes its time over it unless it is the same one.
_PROSE = Alignment(vertical="top", wrap_text=True)
_FIGURE = Alignment(horizontal="center", vertical="top")
_HEAD = Font(bold=True, color=ACCENT), PatternFill("solid", fgColor="E9EDF3")
# Words and fill, as in the report.
_TONES: dict[Tone, tuple[Font, PatternFill]] = {
    tone: (Font(bold=True, color=ink), PatternFill("solid", fgColor=fill))
    for tone, ink, fill in (
        (Tone.STRONG, "FFFFFF", "8C1D18"),
        (Tone.MIDDLE, "332000", "E6B566"),
        (Tone.SOFT, "4A4636", "F4F1E6"),
        (Tone.QUIET, "4D4D4D", "FFFFFF"),
    )
}


def workbook() -> Workbook:
    """An empty workbook that names nobody but the program."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "审契"
    return book


def bytes_of(book: Workbook) -> bytes:
    """The bytes of the .xlsx file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def add_sheet(
    book: Workbook,
    title: str,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[Value]],
    *,
    across: int = 1,
) -> Worksheet:
    """A sheet with a head; columns are names with widths in characters. On paper it is `across`
    pages wide."""
    sheet: Worksheet = book.create_sheet(title)
    for number, (name, width) in enumerate(columns, 1):
        head = sheet.cell(1, number)
        write(head, name)
        head.font, head.fill = _HEAD
        sheet.column_dimensions[get_column_letter(number)].width = width
    last = 1
    for last, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            write(sheet.cell(last, number), value)
        fit_height(sheet, last, row)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.print_title_rows = "1:1"
    set_paper(sheet, across=across)
    return sheet


def set_paper(sheet: Worksheet, *, across: int = 1) -> None:
    """A4 on its side, so many pages wide, with lines between the cells and the page's number."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = across
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.8)
    sheet.print_options.gridLines = True
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None
    footer.center.text = "第 &P 页　共 &N 页"


def fit_height(sheet: Worksheet, row: int, values: Iterable[Value]) -> None:
    """As high as the values of the row need: not every program does that by itself on opening."""
    lines = 1
    for number, value in enumerate(values, 1):
        room = sheet.column_dimensions[get_column_letter(number)].width - _EDGE
        words = str(value or "").split("\n")
        lines = max(lines, sum(max(1, ceil(_width(line) / room)) for line in words))
    sheet.row_dimensions[row].height = min(lines * _LINE, _HIGHEST)


def _width(line: str) -> int:
    """In digits, as columns are measured: a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in line)


def write(cell: Any, value: Value) -> None:
    """Put a value into a cell. Words of contracts are text, whatever sign they begin with."""
    cell.alignment = _FIGURE if isinstance(value, int) else _PROSE
    if isinstance(value, str):
        cell.value = clean(value)[:_LONGEST]
        cell.data_type = "s"
        cell.quotePrefix = True
        return
    cell.value = value
    if isinstance(value, Decimal):
        cell.number_format = "#,##0.00"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"


def badge(cell: Any, tone: Tone | None) -> None:
    """Colour a cell as a grade."""
    cell.font, cell.fill = _TONES[tone or Tone.QUIET]

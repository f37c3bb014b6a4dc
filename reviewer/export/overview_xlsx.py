"""The overview of many contracts as an Excel workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.overview import Line
from reviewer.export.overview_words import COLUMNS, cells, link_to, remarks
from reviewer.export.wording import verdict_badge
from reviewer.export.xlsx_sheets import (
    ACCENT,
    Value,
    add_sheet,
    badge,
    bytes_of,
    fit_height,
    set_paper,
    workbook,
    write,
)

_WIDTHS = (38.0, 30.0, 10.0, 6.0, 6.0, 6.0, 48.0, 16.0, 14.0, 40.0, 14.0)
_LINK = Alignment(vertical="top"), Font(color=ACCENT, underline="single")
_VERDICT, _PRICE, _DAY = 3, 8, 9  # columns, from 1


def overview_xlsx(lines: Sequence[Line], *, today: date, folder: str) -> bytes:
    """The workbook's bytes. Words of contracts and names of files are text, never formulas."""
    book = workbook()
    columns = tuple(zip((*COLUMNS, "审查结果"), _WIDTHS, strict=True))
    sheet = add_sheet(book, "总览", columns, map(_row, lines))
    sheet.freeze_panes = "B2"
    for row, line in enumerate(lines, 2):
        _dress(sheet, row, line)
    notes = book.create_sheet("说明")
    notes.column_dimensions["A"].width = 110
    for row, remark in enumerate(remarks(lines, today=today, folder=folder), 1):
        write(notes.cell(row, 1), remark)
        fit_height(notes, row, (remark,))
    set_paper(notes)
    return bytes_of(book)


def _row(line: Line) -> Sequence[Value]:
    """The cells, with the price as a number and the day as a date, to be sorted by."""
    row: list[Value] = list(cells(line))
    found = line.summary
    if found is not None:
        if found.price is not None:
            row[_PRICE - 1] = found.price
        row[_DAY - 1] = found.day
    return row


def _dress(sheet: Worksheet, row: int, line: Line) -> None:
    if line.summary is None:
        return
    badge(sheet.cell(row, _VERDICT), verdict_badge(line.summary.verdict).tone)
    if line.report:
        link = sheet.cell(row, len(COLUMNS) + 1, "JSON")
        link.hyperlink = link_to(line.report)
        link.alignment, link.font = _LINK

"""The overview of many contracts as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reviewer.export.blocks import clean
from reviewer.export.overview import Line
from reviewer.export.overview_words import COLUMNS, cells, remarks
from reviewer.labels import Verdict

_WIDTHS = (38, 30, 10, 6, 6, 6, 48, 16, 14, 40, 14)
_FILLS = {
    Verdict.HIGH: ("8C1D18", "FFFFFF"),
    Verdict.MEDIUM: ("E6B566", "332000"),
    Verdict.LOW: ("F4F1E6", "4A4636"),
    Verdict.NONE: ("FFFFFF", "4D4D4D"),
}
_VERDICT, _PRICE, _DAY = 3, 8, 9  # columns, from 1
_LONGEST = 32000  # characters; Excel takes 32,767 in a cell


def overview_xlsx(lines: Sequence[Line], *, today: date, folder: str) -> bytes:
    """The workbook's bytes. Words of contracts and names of files are text, never formulas."""
    book = Workbook()
    sheet: Worksheet = book.create_sheet("总览", 0)
    del book["Sheet"]
    sheet.append([*COLUMNS, "审查结果"])
    for line in lines:
        _append(sheet, line)
    _dress(sheet, len(lines))
    notes = book.create_sheet("说明")
    for remark in remarks(lines, today=today, folder=folder):
        _write(notes.cell(notes.max_row + 1, 1), remark)
    notes.column_dimensions["A"].width = 110
    book.properties.creator = "审契"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _append(sheet: Worksheet, line: Line) -> None:
    row = sheet.max_row + 1
    for column, value in enumerate(cells(line), 1):
        _write(sheet.cell(row, column), value)
    found = line.summary
    if found is None:
        return
    fill, ink = _FILLS[found.verdict]
    verdict = sheet.cell(row, _VERDICT)
    verdict.fill = PatternFill("solid", fgColor=fill)
    verdict.font = Font(bold=True, color=ink)
    if found.price is not None:
        price = sheet.cell(row, _PRICE)
        price.value = found.price
        price.number_format = "#,##0.00"
    day = sheet.cell(row, _DAY)
    day.value = found.day
    day.number_format = "yyyy-mm-dd"
    if line.report:
        link = sheet.cell(row, len(COLUMNS) + 1, "JSON")
        link.hyperlink = quote(line.report)
        link.font = Font(color="1F3A5F", underline="single")


def _write(cell: Any, value: str | int) -> None:
    cell.value = clean(value)[:_LONGEST] if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"  # what begins with = is no formula
        cell.quotePrefix = True
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _dress(sheet: Worksheet, rows: int) -> None:
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = sheet.cell(1, column)
        head.font = Font(bold=True, color="1F3A5F")
        head.fill = PatternFill("solid", fgColor="E9EDF3")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{rows + 1}"
    sheet.sheet_view.zoomScale = 100
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"

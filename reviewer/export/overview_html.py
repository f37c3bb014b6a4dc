"""The overview of many contracts as one HTML file: no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from importlib import resources

from reviewer.export.blocks import Tone, clean
from reviewer.export.overview import Line
from reviewer.export.overview_words import COLUMNS, cells, link_to, remarks
from reviewer.export.report_html import POLICY
from reviewer.export.wording import verdict_badge

_TITLE = "批量审查总览"
# In percent: file, title, verdict, counts, grounds, price, day, remarks.
_WIDTHS = (14, 15, 7, 4, 4, 4, 22, 12, 8, 10)
_NUMBERS = (3, 4, 5)


def overview_html(lines: Sequence[Line], *, today: date, folder: str) -> str:
    """The text of the file; links lead to the JSON beside it."""
    style = (resources.files("reviewer.export") / "report.css").read_text("utf-8")
    head, *rest = remarks(lines, today=today, folder=folder)
    widths = "".join(f'<col style="width: {width}%">' for width in _WIDTHS)
    columns = "".join(
        f'<th scope="col"{_look(at)}>{escape(column)}</th>' for at, column in enumerate(COLUMNS)
    )
    notes = "".join(f'<p class="note">{escape(clean(note))}</p>' for note in rest[1:])
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(head)}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="overview">\n<main>\n<header>\n<h1>{_TITLE}</h1>\n'
        f"<p>{escape(head.removeprefix(_TITLE).strip())}</p>\n<p>{escape(clean(rest[0]))}</p>\n</header>\n"
        f'<table class="grid"><colgroup>{widths}</colgroup><thead><tr>{columns}</tr></thead>'
        f"<tbody>\n{''.join(map(_row, lines))}</tbody></table>\n{notes}\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(line: Line) -> str:
    made = []
    for at, value in enumerate(cells(line)):
        words = escape(clean(str(value)))
        if at == 0 and line.report:
            words = f'<a href="{escape(link_to(line.report))}">{words}</a>'
        if at == 2:
            words = f'<span class="badge {_tone(line)}">{words}</span>'
        made.append(f"<td{_look(at)}>{words}</td>")
    return f"<tr>{''.join(made)}</tr>\n"


def _look(column: int) -> str:
    return ' class="number"' if column in _NUMBERS else ""


def _tone(line: Line) -> Tone:
    tone = verdict_badge(line.summary.verdict).tone if line.summary is not None else None
    return tone or Tone.QUIET

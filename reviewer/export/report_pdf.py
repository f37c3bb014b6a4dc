"""The report as a PDF, set by Typst.

`report.typ` lays out, this module hands it the report as JSON: words of a contract are data to
the typesetter and never markup, whatever signs they hold.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib import resources
from typing import Any

from reviewer.errors import ExportError
from reviewer.export.blocks import (
    Block,
    Conclusion,
    Fields,
    Heading,
    Item,
    Paragraph,
    Report,
    Run,
    Section,
)
from reviewer.export.fonts import choose, installed


def report_pdf(report: Report) -> bytes:
    """The report as the bytes of a PDF. Raises ExportError, where there is no Chinese font too."""
    import typst

    values = inputs(report)
    try:
        return typst.compile(
            layout(),
            font_paths=installed(),
            sys_inputs=values,
            format="pdf",
            timestamp=_noon(report.dated),
        )
    except typst.TypstError as error:
        raise ExportError(path="PDF", reason=error.message) from error


def layout() -> bytes:
    """The source of the layout."""
    return (resources.files("reviewer.export") / "report.typ").read_bytes()


def inputs(report: Report) -> dict[str, str]:
    """What the layout is given. Raises ExportError where there is no Chinese font."""
    faces = choose(installed().families())
    values = json.dumps(report_values(report), ensure_ascii=False)
    return {"report": values, "serif": faces.serif, "sans": faces.sans}


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def report_values(report: Report) -> dict[str, Any]:
    """The report in the shape that `report.typ` reads."""
    conclusion, letterhead = report.conclusion, report.letterhead
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "file": report.file_name,
        "author": report.author,
        "facts": _block(report.facts),
        "conclusion": None if conclusion is None else _conclusion(conclusion),
        "sections": [_section(section) for section in report.sections],
        "signatures": list(report.signatures),
        "annexes": [_section(section) for section in report.annexes],
        "day": report.day,
        "standing": report.standing,
        "brief": report.brief,
        "undecided": list(report.undecided),
        "firm": "" if letterhead is None else letterhead.firm,
        "logo": [] if letterhead is None else list(letterhead.logo),
    }


def _conclusion(conclusion: Conclusion) -> dict[str, Any]:
    return {
        "label": conclusion.label,
        "grade": _run(conclusion.grade),
        "ground": conclusion.ground,
        "notes": list(conclusion.notes),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "wide": section.wide,
        "columns": section.columns,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "paragraph", **_paragraph(block)}
        case Heading():
            runs = [_run(run) for run in block.words]
            return {
                "kind": "heading", "level": block.level, "anchor": block.anchor, "runs": runs
            }  # fmt: skip
        case Item():
            lines = [_paragraph(line) for line in block.lines]
            return {"kind": "item", "mark": block.mark, "lines": lines}
        case Fields():
            rows = [
                {"label": row.label, "lines": [_paragraph(line) for line in row.lines]}
                for row in block.rows
            ]
            return {"kind": "fields", "ruled": block.ruled, "rows": rows}
        case _:
            return {
                "kind": "table",
                "columns": [{"title": c.title, "weight": c.weight} for c in block.columns],
                "rows": [
                    [[_paragraph(line) for line in cell] for cell in row] for row in block.rows
                ],
            }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    return {"style": paragraph.style.value, "runs": [_run(run) for run in paragraph.words]}


def _run(run: Run) -> dict[str, Any]:
    tone = "" if run.tone is None else run.tone.value
    revised = "" if run.revised is None else run.revised.value
    return {
        "text": run.text,
        "strong": run.strong,
        "tone": tone,
        "target": run.target,
        "revised": revised,
    }

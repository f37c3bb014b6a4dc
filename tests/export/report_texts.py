"""Reports on the example agreement, and the words in their parts."""

from __future__ import annotations

from export.example_reviews import (
    CONTRACT,
    TODAY,
    a_review,
)

from reviewer.export.blocks import (
    Fields,
    Heading,
    Item,
    Paragraph,
    Report,
    Section,
    Table,
)
from reviewer.export.report import report_of


def plain_report(opinion=None, state=None, **more) -> Report:
    """A report on the agreement with this opinion and nothing else in it."""
    return report_of(a_review(opinion, **more), CONTRACT, today=TODAY, state=state)


def paragraphs_of(section: Section) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in section.blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Heading():
                found.append(Paragraph(block.words))
            case Item():
                found.extend(block.lines)
            case Fields():
                found.extend(line for row in block.rows for line in row.lines)
            case Table():
                found.extend(line for row in block.rows for cell in row for line in cell)
    return found


def words_of(section: Section) -> str:
    return "\n".join(line.text for line in paragraphs_of(section))


def section(report: Report, title: str) -> Section:
    [found] = [each for each in report.sections if each.title.endswith(f"、{title}")]
    return found


def facts_of(report: Report) -> dict[str, list[str]]:
    return {row.label: [line.text for line in row.lines] for row in report.facts.rows}


def detail(report: Report, number: int) -> dict[str, list[str]]:
    blocks = section(report, "逐条分析").blocks
    fields = blocks[2 * number - 1]
    assert isinstance(fields, Fields)
    return {row.label: [line.text for line in row.lines] for row in fields.rows}

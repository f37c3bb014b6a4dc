"""The report as one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from html import escape
from importlib import resources

from reviewer.export.blocks import (
    Block,
    Conclusion,
    Fields,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Report,
    Revised,
    Run,
    Section,
    Style,
    Table,
)

# Nothing is ever loaded or run, whatever the words of a contract look like.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TAGS = {Style.QUOTE: "blockquote", Style.WORDING: "div"}


def report_html(report: Report) -> str:
    """The report as the text of an HTML file."""
    style = (resources.files("reviewer.export") / "report.css").read_text("utf-8")
    first = len(report.sections) + 1
    annexes = "\n".join(_section(at, each) for at, each in enumerate(report.annexes, first))
    title = escape(f"{report.title}　{report.file_name}")
    signatures = "".join(f"<p>{escape(line)}</p>" for line in report.signatures)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
        f"<header>\n{_letterhead(report.letterhead)}<h1>{escape(report.title)}</h1>\n"
        f"<p>{escape(report.subtitle)}</p>\n{_standing(report)}</header>\n"
        f"{_conclusion(report.conclusion)}\n{_fields(report.facts)}\n{_contents(report.parts)}\n"
        + "\n".join(_section(number, each) for number, each in enumerate(report.sections, 1))
        + f'\n<div class="signatures">{signatures}</div>\n{annexes}\n</main>\n</body>\n</html>\n'
    )


def _letterhead(letterhead: Letterhead | None) -> str:
    if letterhead is None:
        return ""
    logo = ""
    if letterhead.logo:
        kind = "png" if letterhead.logo.startswith(b"\x89PNG") else "jpeg"
        data = b64encode(letterhead.logo).decode("ascii")
        logo = f'<img alt="" src="data:image/{kind};base64,{data}">'
    return f'<p class="letterhead">{logo}{escape(letterhead.firm)}</p>\n'


def _standing(report: Report) -> str:
    lines = "".join(f'<p class="note">{escape(line)}</p>' for line in report.undecided)
    standing = f'<p class="standing">{escape(report.standing)}</p>' if report.standing else ""
    return f"{standing}{lines}\n" if standing or lines else ""


def _conclusion(conclusion: Conclusion | None) -> str:
    if conclusion is None:
        return ""
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in conclusion.notes)
    return (
        f'<div class="conclusion"><p class="verdict">{escape(conclusion.label)}'
        f'{_run(conclusion.grade)}</p><p class="body">{escape(conclusion.ground)}</p>{notes}</div>'
    )


def _contents(sections: Iterable[Section]) -> str:
    entries = "".join(
        f'<li><a href="#section-{number}">{escape(section.title)}</a></li>'
        for number, section in enumerate(sections, 1)
    )
    return f'<nav><ol class="contents">{entries}</ol></nav>'


def _section(number: int, section: Section) -> str:
    body = "\n".join(_block(block) for block in section.blocks)
    look = ' class="wide"' if section.wide else ""
    title = f"<h2>{escape(section.title)}</h2>"
    return f'<section id="section-{number}"{look}>\n{title}\n{body}\n</section>'


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Heading():
            anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
            tag = f"h{block.level + 1}"
            return f"<{tag}{anchor}>{_runs(block.words)}</{tag}>"
        case Item():
            return (
                f'<div class="item"><div>{escape(block.mark)}</div>'
                f"<div>{_lines(block.lines)}</div></div>"
            )
        case Fields():
            return _fields(block)
        case _:
            return _table(block)


def _fields(fields: Fields) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th><td>{_lines(row.lines)}</td></tr>'
        for row in fields.rows
    )
    return f'<table class="{"facts" if fields.ruled else "fields"}"><tbody>{rows}</tbody></table>'


def _table(table: Table) -> str:
    whole = sum(column.weight for column in table.columns)
    widths = "".join(
        f'<col style="width: {100 * column.weight / whole:.1f}%">' for column in table.columns
    )
    head = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in table.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>\n"
        for row in table.rows
    )
    return (
        f'<table class="grid"><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>\n{rows}</tbody></table>"
    )


def _lines(lines: Iterable[Paragraph]) -> str:
    return "".join(map(_paragraph, lines))


def _paragraph(paragraph: Paragraph) -> str:
    tag = _TAGS.get(paragraph.style, "p")
    return f'<{tag} class="{paragraph.style}">{_runs(paragraph.words)}</{tag}>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    if run.tone is not None:
        return f'<span class="badge {run.tone}">{words}</span>'
    if run.strong:
        words = f"<strong>{words}</strong>"
    if run.revised is not None:
        tag = "del" if run.revised is Revised.GONE else "ins"
        return f"<{tag}>{words}</{tag}>"
    return f'<a href="#{escape(run.target)}">{words}</a>' if run.target else words

"""The report in a firm's own Word template.

The placeholders are Jinja's (docxtpl); their names are Chinese, because those who lay out the
template are. A template is data: it is rendered in a sandbox that reaches no attribute of the
program, no file and no module.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from reviewer.document.docx_package import WordPackage
from reviewer.document.source_file import read_bytes
from reviewer.errors import ExportError, UnreadableFileError
from reviewer.export.blocks import (
    Block,
    Fields,
    Heading,
    Item,
    Paragraph,
    Report,
    Section,
)

_FACTS = {
    "合同名称": "合同名称",
    "合同当事人": "当事人",
    "签订日期": "签订日期",
    "合同价款": "价款",
    "涉及平台": "平台",
    "账号数量": "账号数量",
    "涉及人数": "涉及人数",
    "审查立场": "立场",
    "合同阶段": "阶段",
}


def filled_template(template: Path, report: Report) -> bytes:
    """The report in the template, as the bytes of a .docx file.

    Raises ExportError: template-missing for no file at all, template-unreadable for what is no
    Word file, template-wrong for a placeholder that is not known or not closed, with its name or
    its words.
    """
    try:
        data = read_bytes(template)
        WordPackage(data, template.name)
    except UnreadableFileError as error:
        code = "template-missing" if error.code == "file-missing" else "template-unreadable"
        raise ExportError(code, path=template) from error
    document = DocxTemplate(io.BytesIO(data))
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        document.render(template_values(report), environment)
    except (UndefinedError, SecurityError, TemplateSyntaxError) as error:
        raise ExportError("template-wrong", path=template, reason=error.message or "") from error
    except (BadZipFile, zlib.error, XMLSyntaxError) as error:
        raise ExportError("template-unreadable", path=template) from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise ExportError("template-wrong", path=template, reason=type(error).__name__) from error
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def template_values(report: Report) -> dict[str, Any]:
    """What the placeholders stand for: strings, and lists of strings and of tables of strings."""
    letterhead, conclusion = report.letterhead, report.conclusion
    values: dict[str, Any] = {
        "标题": report.title,
        "副标题": report.subtitle,
        "合同文件": report.file_name,
        "状态": report.standing,
        "未决事项": list(report.undecided),
        "日期": report.day,
        "律师": report.author,
        "律所": "" if letterhead is None else letterhead.firm,
        "风险等级": "" if conclusion is None else conclusion.grade.text,
        "结论": "" if conclusion is None else conclusion.ground,
        "说明": [] if conclusion is None else list(conclusion.notes),
        "章节": [_section(section) for section in report.sections],
        "附录": [_section(annex) for annex in report.annexes],
        "签署": list(report.signatures),
        **dict.fromkeys(_FACTS.values(), ""),
    }
    for row in report.facts.rows:
        if row.label in _FACTS:
            values[_FACTS[row.label]] = "\n".join(line.text for line in row.lines)
    return values


def _section(section: Section) -> dict[str, Any]:
    return {"标题": section.title, "段落": list(_lines(section))}


def _lines(section: Section) -> Iterator[dict[str, str]]:
    """The paragraphs of a section in order; `级` says what each is: 标题, 正文, 条目, 表格."""
    for block in section.blocks:
        yield from _block_lines(block)


def _block_lines(block: Block) -> Iterator[dict[str, str]]:
    match block:
        case Heading():
            yield {"级": "标题", "文": block.text}
        case Paragraph():
            yield {"级": "正文", "文": block.text}
        case Item():
            yield {"级": "条目", "文": block.mark + "\n".join(line.text for line in block.lines)}
        case Fields():
            for row in block.rows:
                words = "\n".join(line.text for line in row.lines)
                yield {"级": "条目", "文": f"{row.label}：{words}"}
        case _:
            titles = [column.title for column in block.columns]
            for cells in block.rows:
                said = ("\n".join(line.text for line in cell) for cell in cells)
                pairs = zip(titles, said, strict=True)
                yield {"级": "表格", "文": "\n".join(f"{title}：{words}" for title, words in pairs)}

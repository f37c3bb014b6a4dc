"""A template to begin with: a firm changes its looks and keeps the placeholders it wants."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

_HEAD = (
    ("{{ 律所 }}", 12, True),
    ("{{ 标题 }}", 22, True),
    ("{{ 副标题 }}", 14, False),
    ("【{{ 状态 }}】　{{ 日期 }}", 11, False),
)
_FACTS = (
    ("合同名称", "{{ 合同名称 }}"),
    ("合同文件", "{{ 合同文件 }}"),
    ("当事人", "{{ 当事人 }}"),
    ("签订日期", "{{ 签订日期 }}"),
    ("价款", "{{ 价款 }}"),
    ("平台", "{{ 平台 }}"),
    ("账号数量", "{{ 账号数量 }}"),
    ("涉及人数", "{{ 涉及人数 }}"),
    ("立场", "{{ 立场 }}"),
    ("阶段", "{{ 阶段 }}"),
)
# A line that begins with {%p stands alone in its paragraph and leaves nothing behind.
_BODY = (
    "{%p if 风险等级 %}",
    "合同效力风险：{{ 风险等级 }}",
    "{{ 结论 }}",
    "{%p endif %}",
    "{%p for 项 in 未决事项 %}",
    "{{ 项 }}",
    "{%p endfor %}",
    "{%p for 章 in 章节 + 附录 %}",
    "#{{ 章.标题 }}",
    "{%p for 段 in 章.段落 %}",
    "{{ 段.文 }}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{%p for 行 in 签署 %}",
    "{{ 行 }}",
    "{%p endfor %}",
)


def sample_template() -> bytes:
    """The template as the bytes of a .docx file."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(10.5)
    normal.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "SimSun")
    for words, size, bold in _HEAD:
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = line.add_run(words)
        run.font.size, run.font.bold = Pt(size), bold
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, words in _FACTS:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, words
    for words in _BODY:
        if words.startswith("#"):
            document.add_heading(words[1:], level=1)
        else:
            document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()

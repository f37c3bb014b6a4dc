from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from export.example_reviews import CONTRACT, NASTY, TODAY, lawyers_state, nine_accounts

from reviewer.errors import ExportError
from reviewer.export.audience import Reader
from reviewer.export.blocks import Letterhead, Report
from reviewer.export.edition import Edition
from reviewer.export.firm_template import filled_template, template_values
from reviewer.export.report import report_of
from reviewer.export.sample_template import sample_template


def a_report(reader: Reader = Reader.CLIENT, author: str = "王律师") -> Report:
    review = nine_accounts()
    edition = Edition(reader, letterhead=Letterhead("某某律师事务所"))
    state = lawyers_state(review)
    return report_of(review, CONTRACT, today=TODAY, state=state, author=author, edition=edition)


def a_template(tmp_path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "模板.docx"
    document.save(str(path))
    return path


def filled(template: Path, report: Report | None = None) -> list[str]:
    made = docx.Document(BytesIO(filled_template(template, report or a_report())))
    return [paragraph.text for paragraph in made.paragraphs]


def test_placeholders_give_way_to_what_they_stand_for(tmp_path: Path) -> None:
    template = a_template(tmp_path, "{{ 律所 }}关于{{ 合同文件 }}", "风险：{{ 风险等级 }}")
    assert filled(template) == [
        "某某律师事务所关于转让协议.docx",
        "风险：" + template_values(a_report())["风险等级"],
    ]


def test_sections_are_written_paragraph_by_paragraph(tmp_path: Path) -> None:
    template = a_template(
        tmp_path,
        "{%p for 章 in 章节 %}",
        "{{ 章.标题 }}",
        "{%p for 段 in 章.段落 %}",
        "{{ 段.文 }}",
        "{%p endfor %}",
        "{%p endfor %}",
    )
    report = a_report()
    said = filled(template, report)
    assert [section.title for section in report.sections if section.title not in said] == []
    assert len(said) == sum(1 + len(section["段落"]) for section in template_values(report)["章节"])


def test_the_sample_holds_every_section(tmp_path: Path) -> None:
    template = tmp_path / "sample.docx"
    template.write_bytes(sample_template())
    said = "\n".join(filled(template))
    assert [section.title for section in a_report().sections if section.title not in said] == []
    assert "{{" not in said


def test_the_sample_serves_the_edition_for_the_other_side(tmp_path: Path) -> None:
    template = tmp_path / "sample.docx"
    template.write_bytes(sample_template())
    said = "\n".join(filled(template, a_report(Reader.OTHER_SIDE)))
    assert "合同修改建议书" in said
    assert "合同效力风险" not in said


def test_signs_of_markup_in_the_words_stay_words(tmp_path: Path) -> None:
    template = a_template(tmp_path, "{{ 律师 }}")
    words = NASTY.replace("\\", "") + "{{ 律所 }}"
    assert filled(template, a_report(author=words)) == [words]


@pytest.mark.parametrize(
    "line",
    [
        "{{ 没有这个 }}",
        "{{ 律所",
        "{% for 章 in 章节 %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ 章节.append(1) }}",
        "{{ 1 / 0 }}",
        "{{ 章节[999] }}",
        "{% include 'other' %}",
        "{{ range(10 ** 9) }}",
    ],
)
def test_a_wrong_placeholder_is_one_plain_message(tmp_path: Path, line: str) -> None:
    with pytest.raises(ExportError) as raised:
        filled_template(a_template(tmp_path, line), a_report())
    assert raised.value.code == "template-wrong"


def test_the_message_names_the_placeholder(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        filled_template(a_template(tmp_path, "{{ 没有这个 }}"), a_report())
    assert "没有这个" in raised.value.message()


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml"])
def test_a_template_with_a_damaged_part_is_told(tmp_path: Path, part: str) -> None:
    path = a_template(tmp_path, "{{ 合同名称 }}")
    data = bytearray(path.read_bytes())
    with ZipFile(path) as whole:
        info = whole.getinfo(part)
    data[info.header_offset + 30 + len(part) + info.compress_size // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ExportError) as raised:
        filled_template(path, a_report())
    assert raised.value.code == "template-unreadable"


def test_what_is_no_word_file_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"text")
    with pytest.raises(ExportError) as raised:
        filled_template(path, a_report())
    assert raised.value.code == "template-unreadable"


def test_a_template_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as raised:
        filled_template(tmp_path / "a.docx", a_report())
    assert raised.value.code == "template-missing"

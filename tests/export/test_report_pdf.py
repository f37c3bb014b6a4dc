"""The PDF report says everything, on numbered pages, whatever signs a contract holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
import typst
from export.example_reviews import (
    CONTRACT,
    NASTY,
    TODAY,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    everything_said,
    full_report,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.errors import ExportError
from reviewer.export import fonts, report_pdf
from reviewer.export.blocks import Item, Paragraph, Report, Run, Section, Style, paragraph
from reviewer.export.fonts import Faces, choose
from reviewer.export.report import report_of
from reviewer.labels import Label
from reviewer.text.folding import fold


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Without the places where lines and boxes break."""
    return "".join(fold(text).replace("\u200b", "").split())


def quoting(words: str) -> Report:
    finding = replace(a_finding(4, Label.CONCEALMENT), quote=words, because=words, place=words)
    opinion = an_opinion(findings=(a_grading(1, finding),), summary=words)
    return report_of(a_review(opinion), CONTRACT, today=TODAY, author=words)


@pytest.fixture(scope="module")
def pages() -> list[str]:
    return pages_of(report_pdf.report_pdf(full_report()))


def test_everything_in_the_report_is_on_its_pages(pages):
    said = squeezed("".join(pages))
    missing = [words for words in everything_said(full_report()) if squeezed(words) not in said]
    assert missing == []


def test_every_page_but_the_cover_has_its_number_and_the_file_name(pages):
    for number, page in enumerate(pages[1:], 2):
        assert squeezed(f"第{number}页共{len(pages)}页") in squeezed(page)
        assert page.startswith(("转让协议.docx", "合同审查意见书"))
    assert "页" not in pages[0]


def test_no_page_is_turned_and_the_first_section_follows_the_contents(pages):
    document = pypdfium2.PdfDocument(report_pdf.report_pdf(full_report()))
    turned = [page.get_width() > page.get_height() for page in document]
    document.close()
    assert not any(turned)
    assert pages[1].count("一、审查结论与理由") == 2


def test_headings_are_bookmarks():
    document = pypdfium2.PdfDocument(report_pdf.report_pdf(full_report()))
    titles = [mark.get_title() for mark in document.get_toc()]
    document.close()
    assert "五、逐条分析" in titles
    assert any("第一条" in title and "个人信息提供" in title for title in titles)


def test_the_same_report_makes_the_same_file():
    assert report_pdf.report_pdf(full_report()) == report_pdf.report_pdf(full_report())


def test_typesetting_gives_no_warning():
    report = full_report()
    _, warnings = typst.compile_with_warnings(
        report_pdf.layout(), font_paths=fonts.installed(), sys_inputs=report_pdf.inputs(report)
    )
    assert [str(warning) for warning in warnings] == []


def test_signs_of_the_typesetter_are_only_words():
    said = squeezed("".join(pages_of(report_pdf.report_pdf(quoting(NASTY)))))
    assert squeezed(NASTY) in said


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cn")), max_size=60))
def test_no_words_of_a_contract_can_break_the_typesetting(words):
    assert report_pdf.report_pdf(quoting(words)).startswith(b"%PDF")


def test_a_quote_longer_than_a_page_runs_on_to_the_next():
    words = "".join(f"第{number}句话，甲方转让微信号。" for number in range(400))
    said = squeezed("".join(pages_of(report_pdf.report_pdf(quoting(words)))))
    assert squeezed(words[-400:]) in said


def with_entry_after(lines: int) -> Report:
    """A long entry with a title that stands below so many lines of its section."""
    filler = tuple(paragraph(f"第{number}行。", Style.PLAIN) for number in range(lines))
    text = paragraph("该条使他人取得合同当事人以外自然人的个人信息。" * 40, Style.PLAIN)
    entry = Item("7．", (Paragraph((Run("计算的边界", strong=True),), Style.PLAIN), text))
    report = full_report()
    return replace(report, sections=(Section("一、提示", (*filler, entry, text)),), annexes=())


def test_the_title_of_an_entry_never_ends_a_page():
    starts = set()
    for lines in range(34, 44):
        said = pages_of(report_pdf.report_pdf(with_entry_after(lines)))
        (page,) = (number for number, text in enumerate(said) if "计算的边界" in text)
        assert "该条使他人取得" in said[page], lines
        starts.add(page)
    assert len(starts) == 2  # at the foot of a page, and at the head of the next


def test_the_best_faces_are_chosen():
    assert choose({"Noto Serif CJK SC", "SimSun", "SimHei"}) == Faces("Noto Serif CJK SC", "SimHei")


def test_one_face_stands_in_for_the_other():
    assert choose({"SimHei"}) == Faces("SimHei", "SimHei")
    assert choose({"SimSun"}) == Faces("SimSun", "SimSun")


def test_without_a_chinese_font_the_package_to_install_is_named():
    with pytest.raises(ExportError) as failure:
        choose({"DejaVu Sans"})
    assert "fonts-noto-cjk" in failure.value.message()


def test_a_failure_of_the_typesetter_is_an_export_error(monkeypatch):
    monkeypatch.setattr(report_pdf, "layout", lambda: b"#panic()")
    with pytest.raises(ExportError):
        report_pdf.report_pdf(full_report())


def test_the_file_is_dated_as_the_report():
    report = replace(full_report(), dated=date(2025, 1, 2))
    document = pypdfium2.PdfDocument(report_pdf.report_pdf(report))
    made = document.get_metadata_value("CreationDate")
    document.close()
    assert made.startswith("D:20250102")

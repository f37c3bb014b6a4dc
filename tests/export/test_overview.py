"""Many reviewed contracts as one table."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from export.example_reviews import CONTRACT, nine_accounts

from reviewer.errors import UnreadableFileError, speak
from reviewer.export.overview import Line, Summary, by_risk, summary_of
from reviewer.export.overview_html import overview_html
from reviewer.export.overview_words import COLUMNS, cells, remarks, totals
from reviewer.export.overview_writing import HTML, XLSX, write_overviews
from reviewer.export.overview_xlsx import overview_xlsx
from reviewer.labels import TITLES_ZH, Severity, Verdict

TODAY = date(2026, 11, 2)
FOUND = Summary(
    path="甲/转让.docx",
    sha256="a" * 64,
    title="转让协议",
    verdict=Verdict.HIGH,
    high=3,
    medium=2,
    low=1,
    grounds=("账号转让（《民法典》第一百五十三条）", "凭证移交"),
    price=Decimal("500000.50"),
    day=date(2019, 9, 22),
    day_stated=True,
    versions="0.1 / 1 / 2026-01-01",
)
RISKY = Line("甲/转让.docx", FOUND, report="reviews/甲/转让.docx.json")
PLAIN = Line(
    "b.docx", replace(FOUND, verdict=Verdict.NONE, price=None, day_stated=False, warnings=2)
)
BAD = Line("a.docx", error=UnreadableFileError("file-empty", name="a.docx").reason)
COPY = replace(RISKY, path="甲/副本.docx", copy_of="甲/转让.docx")


def test_a_review_becomes_a_line() -> None:
    review = nine_accounts()
    found = summary_of(review, str(CONTRACT))
    assert found.verdict is review.opinion.verdict
    assert found.price == Decimal(500000)
    assert found.day == date(2019, 9, 22)
    assert found.high + found.medium + found.low > 0
    assert found.grounds
    assert "《" in found.grounds[0]


def test_the_riskiest_comes_first_and_what_failed_last() -> None:
    milder = replace(RISKY, path="c.docx", summary=replace(FOUND, high=1))
    assert by_risk([BAD, PLAIN, milder, RISKY]) == [RISKY, milder, PLAIN, BAD]


def test_every_line_has_a_cell_for_every_column() -> None:
    for line in (RISKY, PLAIN, BAD, COPY):
        assert len(cells(line)) == len(COLUMNS)


def test_remarks_say_what_a_number_cannot() -> None:
    assert cells(COPY)[-1] == "与“甲/转让.docx”内容完全相同"
    assert cells(PLAIN)[-1] == "合同未载明签订日，依审查当日的法律；读取时有 2 项提示，见 JSON"
    assert cells(BAD)[2] == "未能审查"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_overview_says_in_chinese_why_a_file_could_not_be_read(
    language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: speak("zh"))
    speak(language)
    assert cells(BAD)[-1] == "文件“a.docx”是空的，没有可审查的内容。"


def test_the_totals_count_grades_failures_and_copies() -> None:
    assert totals([RISKY, COPY, PLAIN, BAD]) == (
        "共 4 份文件，效力风险：高 2 份，未发现 1 份；未能审查 1 份；"
        "其中 1 份与他件内容完全相同，未重复审查。"
    )
    assert totals([BAD]) == "共 1 份文件；未能审查 1 份。"


def test_the_notes_name_every_version_once() -> None:
    notes = remarks([RISKY, PLAIN], today=TODAY, folder="合同")
    assert sum("0.1 / 1 / 2026-01-01" in note for note in notes) == 1


def _sheet(*lines: Line) -> openpyxl.worksheet.worksheet.Worksheet:
    made = overview_xlsx(lines, today=TODAY, folder="合同")
    return openpyxl.load_workbook(io.BytesIO(made))["总览"]


def test_the_workbook_has_a_row_for_every_file_with_real_numbers_and_dates() -> None:
    sheet = _sheet(RISKY, BAD)
    assert [cell.value for cell in sheet[1]][: len(COLUMNS)] == list(COLUMNS)
    assert sheet["A2"].value == "甲/转让.docx"
    assert (sheet["D2"].value, sheet["H2"].value) == (3, 500000.5)
    assert sheet["I2"].value.date() == date(2019, 9, 22)
    assert sheet["C3"].value == "未能审查"


def test_the_workbook_is_ready_to_be_filtered_and_printed() -> None:
    sheet = _sheet(RISKY, BAD)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:K3"


def test_the_workbook_leads_to_the_review() -> None:
    sheet = _sheet(RISKY)
    assert sheet["K2"].hyperlink.target.startswith("reviews/")


@pytest.mark.parametrize("sign", "=+-@")
def test_no_name_or_title_becomes_a_formula(sign: str) -> None:
    evil = f'{sign}HYPERLINK("x")'
    sheet = _sheet(replace(RISKY, path=evil, summary=replace(FOUND, title=evil)))
    for cell in (sheet["A2"], sheet["B2"]):
        assert (cell.value, cell.data_type) == (evil, "s")


def test_signs_no_workbook_takes_are_left_out() -> None:
    assert _sheet(replace(RISKY, path="a\x00b\x1f.docx"))["A2"].value == "ab.docx"


def test_the_page_shows_words_as_words_and_leads_to_the_review() -> None:
    evil = replace(RISKY, path="<b>.docx", summary=replace(FOUND, title="<script>"))
    page = overview_html([evil, BAD], today=TODAY, folder="合同")
    assert "<script>" not in page
    assert '<a href="reviews/%E7%94%B2/' in page
    assert '<span class="badge strong">高</span>' in page
    assert "未能审查" in page


def test_both_forms_are_written(tmp_path: Path) -> None:
    write_overviews([PLAIN, RISKY], tmp_path, today=TODAY, folder="合同")
    page = (tmp_path / HTML).read_text("utf-8")
    assert page.index("甲/转让.docx") < page.index("b.docx")
    assert (tmp_path / XLSX).stat().st_size


def test_the_grounds_are_those_of_the_gravest_risks_the_most_frequent_first() -> None:
    review = nine_accounts()
    first, second, *_ = review.opinion.findings
    grave = replace(first, severity=Severity.HIGH, citations=())
    slight = replace(second, severity=Severity.LOW)
    opinion = replace(review.opinion, findings=(slight, grave, replace(grave, id="f8")))
    found = summary_of(replace(review, opinion=opinion), "a.docx")
    assert found.grounds == (TITLES_ZH[first.finding.label],)


def test_without_risks_there_are_no_grounds() -> None:
    review = nine_accounts()
    opinion = replace(review.opinion, findings=())
    assert summary_of(replace(review, opinion=opinion), "a.docx").grounds == ()


def test_only_a_contract_with_a_risk_is_coloured() -> None:
    sheet = _sheet(PLAIN, RISKY)
    colours = [sheet[cell].fill.fgColor.rgb[2:] for cell in ("C2", "C3")]
    assert colours == ["FFFFFF", "8C1D18"]

"""The editions of the report: for the file, for the client, for the other side; draft and final."""

from __future__ import annotations

import base64
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from export.example_reviews import (
    CONTRACT,
    TODAY,
    WORDING,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    lawyers_state,
    nine_accounts,
)
from PIL import Image

from reviewer.assessment.cures import cure_entries
from reviewer.errors import ExportError
from reviewer.export.audience import Reader
from reviewer.export.blocks import Letterhead, Report
from reviewer.export.edition import MAX_LOGO, Edition, letterhead_of
from reviewer.export.proposal import NOTHING
from reviewer.export.report import report_of
from reviewer.export.report_docx import report_docx
from reviewer.export.report_html import report_html
from reviewer.export.report_pdf import report_pdf
from reviewer.labels import MITIGATING, Label
from reviewer.law.numbers import numeral
from reviewer.marks.model import TICKS_ZH, Status
from reviewer.marks.state import ReviewState

# A picture of one pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
FIRM = Letterhead("某某律师事务所", PNG)


def made(reader: Reader = Reader.INTERNAL, **options: object) -> Report:
    review = nine_accounts()
    state = lawyers_state(review)
    edition = Edition(reader, **options)  # type: ignore[arg-type]
    return report_of(review, CONTRACT, today=TODAY, state=state, author="王律师", edition=edition)


def words_of(value: object) -> str:
    """All words of a report, in order."""
    if isinstance(value, str):
        return value + "\n"
    if isinstance(value, tuple):
        return "".join(map(words_of, value))
    if is_dataclass(value):
        return "".join(words_of(getattr(value, field.name)) for field in fields(value))
    return ""


def titles(report: Report) -> list[str]:
    return [section.title.split("、", 1)[1] for section in report.sections]


def all_findings() -> frozenset[str]:
    return frozenset(graded.finding.key for graded in nine_accounts().opinion.findings)


def test_the_edition_for_the_file_holds_the_lawyers_own_notes() -> None:
    assert "律师批注" in titles(made())
    assert "律师认为不成立的提示" in titles(made())


def test_the_client_is_told_the_opinion_and_none_of_the_notes() -> None:
    report = made(Reader.CLIENT)
    assert "风险与修改建议" in titles(report)
    assert "律师批注" not in titles(report)
    assert "律师认为不成立的提示" not in titles(report)
    own = lawyers_state(nine_accounts())
    notes = [mark.text for mark in own.marks.values() if mark.text]
    reasons = [decision.text for decision in own.decisions.values() if decision.text]
    said = words_of(report)
    assert notes
    assert reasons
    assert [words for words in (*notes, *reasons) if words in said] == []


def test_the_client_reads_the_lawyers_verdict_without_its_making() -> None:
    internal, client = made(), made(Reader.CLIENT)
    assert internal.conclusion is not None
    assert client.conclusion is not None
    assert client.conclusion.grade == internal.conclusion.grade
    assert any("系统初评" in note for note in internal.conclusion.notes)
    assert not any("系统初评" in note for note in client.conclusion.notes)


def test_the_other_side_reads_wording_and_nothing_of_the_opinion() -> None:
    report = made(Reader.OTHER_SIDE, findings=all_findings())
    said = words_of(report)
    opinion = nine_accounts().opinion
    told = [opinion.summary, "风险", "高", "民法", "刑法", "王律师", "无效", "责任"]
    told += [graded.finding.because for graded in opinion.findings if graded.finding.because]
    said = said.replace("本建议书不构成对合同效力或者任何一方责任的意见。", "")
    assert [words for words in told if words and words in said] == []
    assert report.conclusion is None
    assert report.author == ""
    assert "本协议标的不包括任何以自然人名义实名注册的即时通讯账号" in said


def test_a_wording_for_several_clauses_stands_once_with_all_their_words() -> None:
    report = made(Reader.OTHER_SIDE, findings=all_findings())
    wording = "本协议标的不包括任何以自然人名义实名注册的即时通讯账号"
    assert words_of(report).count(wording) == 1


def test_each_clause_stands_with_the_wording_that_is_proposed_for_it() -> None:
    consent = cure_entries()["separate-consent"].cure
    opinion = an_opinion(
        findings=(
            a_grading(1, a_finding(1, Label.CONCEALMENT), cures=(WORDING,)),
            a_grading(2, a_finding(1, Label.PERSONAL_DATA_TRANSFER), cures=(consent,)),
            a_grading(3, a_finding(3, Label.SENSITIVE_DATA_TRANSFER), cures=(consent,)),
        )
    )
    keys = frozenset(graded.finding.key for graded in opinion.findings)
    report = report_of(
        a_review(opinion), CONTRACT, today=TODAY, edition=Edition(Reader.OTHER_SIDE, findings=keys)
    )
    first, second = words_of(report).split("（二）")
    assert "第三条" not in first
    assert "建议将本条修改为" in first
    assert consent.wording.replace("__", "【待补充】") in second
    assert "第三条" in second
    assert "建议在上述条款之后增加，写入一处即可" in second


def test_the_final_edition_for_the_other_side_has_no_blanks() -> None:
    consent = cure_entries()["separate-consent"].cure
    graded = a_grading(1, a_finding(1, Label.PERSONAL_DATA_TRANSFER), cures=(consent,))
    review = a_review(an_opinion(findings=(graded,)))
    keys = frozenset({graded.finding.key})
    edition = Edition(Reader.OTHER_SIDE, final=True, findings=keys)
    with pytest.raises(ExportError) as failure:
        report_of(review, CONTRACT, today=TODAY, edition=edition)
    assert failure.value.code == "export-blanks"
    assert "附件【待补充】文本" in failure.value.message()


def test_without_adopted_findings_the_other_side_is_told_that_there_is_nothing() -> None:
    review = nine_accounts()
    edition = Edition(Reader.OTHER_SIDE)
    report = report_of(review, CONTRACT, today=TODAY, state=ReviewState(), edition=edition)
    assert NOTHING in words_of(report)


def test_the_firm_signs_what_the_other_side_gets() -> None:
    report = made(Reader.OTHER_SIDE, letterhead=FIRM)
    assert report.signatures[0] == "提出方：某某律师事务所"


def test_parties_without_names_are_not_listed_to_the_other_side() -> None:
    review = nine_accounts()
    nameless = replace(
        review.facts,
        parties=tuple(replace(party, name=None) for party in review.facts.parties),
    )
    edition = Edition(Reader.OTHER_SIDE)
    report = report_of(replace(review, facts=nameless), CONTRACT, today=TODAY, edition=edition)
    assert [row.label for row in report.facts.rows] == ["合同名称", "合同文件"]


def test_only_the_chosen_findings_are_set_out() -> None:
    risks = [
        graded.finding
        for graded in nine_accounts().opinion.findings
        if graded.finding.label not in MITIGATING
    ]
    whole = words_of(made().sections)
    part = words_of(made(findings=frozenset({risks[0].key})).sections)
    assert risks[-1].because in whole
    assert risks[-1].because not in part
    assert risks[0].because in part


@pytest.mark.parametrize(("final", "standing"), [(False, "草稿"), (True, "定稿")])
def test_the_cover_says_draft_or_final(final: bool, standing: str) -> None:
    report = made(final=final)
    assert report.standing == standing
    assert standing in report_html(report)


def test_the_cover_says_what_is_still_undecided() -> None:
    report = report_of(nine_accounts(), CONTRACT, today=TODAY)
    pending, asked = report.undecided
    assert pending.startswith("尚有")
    assert "第一条" in pending
    assert asked.startswith("尚待答复：是否")
    assert all(f"是否{words}" in asked for words in TICKS_ZH.values())


def test_of_many_undecided_places_some_are_named() -> None:
    review = nine_accounts()
    first = next(g for g in review.opinion.findings if g.finding.label not in MITIGATING)
    many = tuple(
        replace(
            first,
            id=f"x{number}",
            finding=replace(first.finding, key=f"k{number}", place=f"第{numeral(number)}条"),
        )
        for number in range(11, 23)
    )
    review = replace(review, opinion=replace(review.opinion, findings=many))
    report = report_of(review, CONTRACT, today=TODAY)
    assert report.undecided[0].startswith("尚有12项")
    assert "第十六条等12处" in report.undecided[0]


def test_where_all_is_decided_nothing_is_undecided() -> None:
    review = nine_accounts()
    state = lawyers_state(review)
    example = next(iter(state.decisions.values()))
    decided = {
        graded.finding.key: replace(example, status=Status.ADOPTED)
        for graded in review.opinion.findings
    }
    ticked = dict.fromkeys(TICKS_ZH, True)
    state = replace(state, decisions=decided, ticks=ticked)
    assert report_of(review, CONTRACT, today=TODAY, state=state).undecided == ()


def test_the_letterhead_is_on_every_kind_of_cover() -> None:
    report = made(letterhead=FIRM)
    word = docx.Document(BytesIO(report_docx(report)))
    assert word.paragraphs[0].text.strip() == FIRM.firm
    assert len(word.inline_shapes) == 1
    page = pypdfium2.PdfDocument(report_pdf(report))
    assert FIRM.firm in page[0].get_textpage().get_text_range()
    page.close()
    html = report_html(report)
    assert FIRM.firm in html
    assert base64.b64encode(PNG).decode() in html


def test_a_letterhead_may_be_a_name_alone_or_a_logo_alone() -> None:
    for letterhead in (Letterhead("某所"), Letterhead("", b"\xff\xd8\xff" + PNG)):
        assert ("<img" in report_html(made(letterhead=letterhead))) == bool(letterhead.logo)
    word = docx.Document(BytesIO(report_docx(made(letterhead=Letterhead("某所")))))
    assert word.paragraphs[0].text == "某所"
    word = docx.Document(BytesIO(report_docx(made(letterhead=Letterhead("", PNG)))))
    assert len(word.inline_shapes) == 1


def test_a_firm_has_a_letterhead_and_nobody_has_none(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(PNG)
    assert letterhead_of("某所", logo) == Letterhead("某所", PNG)
    assert letterhead_of("某所", None) == Letterhead("某所")
    assert letterhead_of(" ", None) is None


def test_a_logo_as_photoshop_writes_it_stands_in_every_report(tmp_path: Path) -> None:
    logo = tmp_path / "logo.jpg"
    Image.new("CMYK", (40, 20), (0, 200, 0, 0)).save(logo, "JPEG")
    assert logo.read_bytes()[6:11] == b"Adobe"
    letterhead = letterhead_of("", logo)
    assert letterhead is not None
    word = docx.Document(BytesIO(report_docx(made(letterhead=letterhead))))
    assert len(word.inline_shapes) == 1
    assert report_pdf(made(letterhead=letterhead)).startswith(b"%PDF")


@pytest.mark.parametrize(
    "content", [None, b"GIF89a", PNG + b"\0" * MAX_LOGO, PNG[:20], b"\xff\xd8\xff"]
)
def test_what_is_no_logo_is_one_plain_message(tmp_path: Path, content: bytes | None) -> None:
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(ExportError) as raised:
        letterhead_of("某所", logo)
    assert "PNG" in raised.value.message()


def test_a_long_report_has_a_table_of_contents_and_a_short_one_none() -> None:
    long, short = made(), made(Reader.OTHER_SIDE)
    assert 'TOC \\o "1-1"' in docx.Document(BytesIO(report_docx(long))).element.xml
    assert "TOC " not in docx.Document(BytesIO(report_docx(short))).element.xml
    page = pypdfium2.PdfDocument(report_pdf(long))
    contents = page[1].get_textpage().get_text_range()
    page.close()
    assert [title for title in titles(long) if title not in contents] == []

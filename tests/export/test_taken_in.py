"""What was taken in from the comments of a file is not written into its copy a second time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pikepdf
import pytest
from export.marked_files import SIGNATURE

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Comment, Span
from reviewer.document.reading import read
from reviewer.export.annotated_pdf import annotated_pdf, write_annotated_pdf
from reviewer.export.audience import Reader
from reviewer.export.marked_copy import write_marked_copy
from reviewer.export.outgoing import Marking, Remark, outgoing_of
from reviewer.export.taken_in import not_in_file
from reviewer.marks.imports import imported_marks
from reviewer.marks.model import Mark
from reviewer.marks.state import ReviewState
from reviewer.review import Options, review

SAMPLE = Path(__file__).parents[2] / "sample_contracts" / "nine-accounts.pdf"
NOW = datetime(2026, 11, 2, tzinfo=UTC)
ASKED = Comment(id="1", text="人数怎么核实？\n请提供截图。", author="张三")
ANSWER = Comment(id="2", text="已核实。", author="李四", parent="1")


def a_remark(*lines: str, author: str = "张三") -> Remark:
    return Remark(Span(0, 4), "第一条", lines, author=author)


@pytest.mark.parametrize(
    "lines",
    [
        ("人数怎么核实？", "请提供截图。", "#原文批注"),
        ("人数怎么核实？", "请提供截图。", "李四：已核实。", "#原文批注"),
    ],
)
def test_a_comment_of_the_file_with_its_answers_is_there_already(lines) -> None:
    assert not_in_file([a_remark(*lines)], [ASKED, ANSWER]) == ()


@pytest.mark.parametrize(
    "remark",
    [
        a_remark("人数怎么核实？", "请提供截图。", "另问平台。"),
        a_remark("人数怎么核实？", "请提供截图。", author="王律师"),
    ],
)
def test_what_the_lawyer_changed_or_says_in_another_name_goes_out(remark) -> None:
    assert not_in_file([remark], [ASKED, ANSWER]) == (remark,)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    document = docx.Document()
    paragraph = document.add_paragraph("第一条 每个账号内有二千名好友，乙方予以确认。")
    document.add_comment(paragraph.runs, text="人数怎么核实？", author="张三", initials="张")
    path = tmp_path / "合同.docx"
    document.save(str(path))
    return path


def comments_after(contract: Path, change: str = "") -> list[tuple[str, str]]:
    """Who says what in the internal copy once all comments were taken in."""
    found = review(read(contract), Options(today=date(2026, 11, 2)))
    formatted = read_docx(contract.read_bytes(), contract.name, formatting=True)
    taken = imported_marks(formatted, ReviewState(), NOW)
    marks: list[Mark] = [replace(mark, text=mark.text + change) for mark in taken]
    state = ReviewState(marks={mark.id: mark for mark in marks})
    sent = outgoing_of(found, state, Marking.COMMENTS, Reader.INTERNAL)
    target = contract.with_name("copy.docx")
    write_marked_copy(found, contract, sent, target, SIGNATURE)
    made = docx.Document(io.BytesIO(target.read_bytes()))
    return [(each.author, each.text) for each in made.comments]


def test_a_copy_has_each_comment_of_another_once(contract: Path) -> None:
    assert comments_after(contract) == [("张三", "人数怎么核实？")]


def test_a_comment_that_was_added_to_is_there_beside_the_first(contract: Path) -> None:
    assert len(comments_after(contract, "\n另问平台。")) == 2


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """A contract as PDF with a comment of another on 微信号."""
    plain = read(SAMPLE)
    start = plain.text.index("微信号")
    remark = Remark(Span(start, start + 3), "第一条", ("人数怎么核实？", "请提供截图。"))
    made = annotated_pdf(
        plain,
        SAMPLE.read_bytes(),
        SAMPLE.name,
        [remark],
        author="张三",
        written=NOW,
        heading="批注",
    )
    path = tmp_path / "合同.pdf"
    path.write_bytes(made.data)
    return path


def notes_after(contract: Path, change: str = "") -> list[tuple[str, str]]:
    """Who says what in the internal copy of a PDF once all comments were taken in."""
    found = review(read(contract), Options(today=date(2026, 11, 2)))
    taken = imported_marks(found.document, ReviewState(), NOW)
    marks: list[Mark] = [replace(mark, text=mark.text + change) for mark in taken]
    sent = outgoing_of(
        found,
        ReviewState(marks={mark.id: mark for mark in marks}),
        Marking.COMMENTS,
        Reader.INTERNAL,
    )
    target = contract.with_name("copy.pdf")
    write_annotated_pdf(
        found, contract, sent, target, author="王律师", written=NOW, heading="审阅意见"
    )
    with pikepdf.open(target) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
        said = [(str(note.get("/T")), str(note.Contents)) for note in notes if "/Contents" in note]
    return [(author, " ".join(words.split())) for author, words in said]


def test_a_copy_of_a_pdf_has_each_comment_of_another_once(printed: Path) -> None:
    assert notes_after(printed) == [("张三", "人数怎么核实？ 请提供截图。")]


def test_a_note_in_a_pdf_that_was_added_to_is_there_beside_the_first(printed: Path) -> None:
    first, second = notes_after(printed, "\n另问平台。")
    assert first == ("张三", "人数怎么核实？ 请提供截图。")
    assert second[1].startswith("人数怎么核实？ 请提供截图。 另问平台。")

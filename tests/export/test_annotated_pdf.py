from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from reading_values import read_pdf
from reference_files import reference_files

import sample_contracts
from reviewer.document import pdfium
from reviewer.document.model import Document, Span
from reviewer.errors import ExportError, PasswordNeededError, UnreadableFileError
from reviewer.export import annotated_pdf as module
from reviewer.export.annotated_pdf import AnnotatedPdf, annotated_pdf, write_annotated_pdf
from reviewer.export.audience import Reader
from reviewer.export.outgoing import Marking, Remark, outgoing_of
from reviewer.labels import Severity
from reviewer.marks.model import Colour
from reviewer.marks.state import ReviewState
from reviewer.review import Options, review

CONTRACT = Path(sample_contracts.__file__).parent / "nine-accounts.pdf"
NOON = datetime(2026, 11, 2, 12)
QUOTES = ("好友", "微信号")


@cache
def original() -> bytes:
    return CONTRACT.read_bytes()


@cache
def as_read() -> Document:
    return read_pdf(original(), CONTRACT.name)


def remarks(document: Document) -> list[Remark]:
    spans = [document.text.index(quote) for quote in QUOTES]
    return [
        Remark(
            Span(spans[0], spans[0] + 2), "第一条", ("【高】个人信息", "风险：……"), Severity.HIGH
        ),
        Remark(Span(spans[1], spans[1] + 3), "第二条", ("请核对",), Colour.GREEN),
    ]


def a_copy(data: bytes | None = None, **options: object) -> AnnotatedPdf:
    settings: dict[str, object] = {"author": "王律师", "written": NOON, "heading": "审阅意见"}
    data = original() if data is None else data
    return annotated_pdf(
        as_read(),
        data,
        CONTRACT.name,
        remarks(as_read()),
        **(settings | options),  # type: ignore[arg-type]
    )


def changed(**options: object) -> bytes:
    """The contract written anew with these options of pikepdf."""
    with pikepdf.open(io.BytesIO(original())) as pdf:
        data = io.BytesIO()
        pdf.save(data, **options)  # type: ignore[arg-type]
    return data.getvalue()


def test_the_copy_begins_with_the_bytes_of_the_original() -> None:
    made = a_copy()
    assert made.appended
    assert made.data.startswith(original())
    assert (made.notes, made.unplaced, made.existing) == (2, 0, 0)


def test_each_highlight_covers_exactly_the_words_it_is_on() -> None:
    with pikepdf.open(io.BytesIO(a_copy().data)) as pdf:
        areas = [
            (index, [float(value) for value in each.Rect])
            for index, page in enumerate(pdf.pages)
            for each in page.obj.get("/Annots", ())
            if each.Subtype == "/Highlight"
        ]
    with pdfium.opened(original(), "a.pdf") as pages:
        words = []
        for index, (left, bottom, right, top) in areas:
            text = pages[index].get_textpage()
            words.append(text.get_text_bounded(left + 1, bottom + 1, right - 1, top - 1))
    assert tuple(words) == QUOTES


def test_the_bookmark_names_place_and_remark() -> None:
    with pikepdf.open(io.BytesIO(a_copy().data)) as pdf, pdf.open_outline() as outline:
        top = outline.root[-1]
        assert top.title == "审阅意见"
        assert [child.title for child in top.children] == [
            "第一条　【高】个人信息",
            "第二条　请核对",
        ]


def test_a_long_remark_is_cut_in_the_bookmark_only() -> None:
    remark = Remark(Span(0, 2), "", ("长" * 80,))
    made = annotated_pdf(
        as_read(), original(), "a.pdf", [remark], author="", written=NOON, heading="审阅意见"
    )
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        with pdf.open_outline() as outline:
            assert outline.root[-1].children[0].title == "长" * 39 + "…"
        said = next(a for page in pdf.pages for a in page.obj.get("/Annots", ()))
        assert str(said.Contents) == "长" * 80


def test_a_remark_on_words_without_a_place_is_counted() -> None:
    nowhere = Remark(Span(len(as_read().text), len(as_read().text)), "第九条", ("无处可放",))
    made = annotated_pdf(
        as_read(), original(), "a.pdf", [nowhere], author="", written=NOON, heading="审阅意见"
    )
    assert (made.notes, made.unplaced) == (0, 1)


def test_an_anonymous_copy_carries_neither_author_nor_properties() -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        pdf.docinfo["/Author"] = "王律师"
        with pdf.open_metadata() as properties:
            properties["dc:creator"] = ["王律师"]
        data = io.BytesIO()
        pdf.save(data)
    made = a_copy(data.getvalue(), anonymous=True)
    assert not made.appended
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert "/Info" not in pdf.trailer
        assert "/Metadata" not in pdf.Root
        authors = [a for page in pdf.pages for a in page.obj.get("/Annots", ()) if "/T" in a]
        assert authors == []


def test_a_copy_of_a_file_with_password_asks_for_it_too() -> None:
    sealed = changed(encryption=pikepdf.Encryption(user="开门", owner="主人"))
    made = a_copy(sealed, password="开门")
    assert not made.appended
    with pytest.raises(PasswordNeededError):
        read_pdf(made.data, "a.pdf")
    assert read_pdf(made.data, "a.pdf", "开门").text == as_read().text


def test_without_its_password_no_copy_is_made() -> None:
    sealed = changed(encryption=pikepdf.Encryption(user="开门", owner="主人"))
    with pytest.raises(PasswordNeededError):
        a_copy(sealed)


def test_a_file_that_lost_its_end_is_written_anew() -> None:
    cut = original()[: original().rindex(b"startxref")]
    made = a_copy(cut)
    assert not made.appended
    assert read_pdf(made.data, "a.pdf").text == as_read().text


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        a_copy(b"%PDF-1.7 nothing")


def test_a_signature_in_the_file_is_told_of() -> None:
    with pikepdf.open(io.BytesIO(original())) as pdf:
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        data = io.BytesIO()
        pdf.save(data)
    assert a_copy(data.getvalue()).signed
    assert not a_copy().signed


def test_a_second_round_keeps_the_notes_of_the_first() -> None:
    again = a_copy(a_copy().data)
    assert again.existing == 4
    assert again.appended


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs qpdf")
def test_another_program_finds_no_fault_in_the_copy(tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(a_copy().data)
    done = subprocess.run(["qpdf", "--check", copy], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_file_whose_encryption_cannot_be_written_is_one_plain_message(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sealed = changed(encryption=pikepdf.Encryption(user="开门", owner="主人"))

    def refuse(*_: object, **__: object) -> None:
        raise pikepdf.PasswordError("unsupported security handler")

    monkeypatch.setattr(pikepdf, "open", refuse)
    with pytest.raises(ExportError) as raised:
        a_copy(sealed, password="开门")
    assert raised.value.code == "export-sealed"


@pytest.mark.slow
def test_labelled_contracts_are_annotated_where_their_words_stand(shared: Path) -> None:
    for path in reference_files(shared / "eval" / "documents", "?0[15].pdf"):
        data = path.read_bytes()
        document = read_pdf(data, path.name)
        third = len(document.text) // 3
        remark = Remark(Span(third, third + 30), "某处", ("请核对",), Severity.LOW)
        made = annotated_pdf(
            document, data, path.name, [remark], author="", written=NOON, heading="审阅意见"
        )
        assert made.appended, path.name
        assert read_pdf(made.data, path.name).text == document.text, path.name


def test_a_contract_that_has_changed_is_not_annotated(tmp_path: Path) -> None:
    contract = tmp_path / "转让协议.pdf"
    contract.write_bytes(original())
    found = review(as_read(), Options(today=NOON.date()))
    sent = outgoing_of(found, ReviewState(), Marking.COMMENTS, Reader.INTERNAL)
    contract.write_bytes(original() + b"%")
    with pytest.raises(UnreadableFileError) as failure:
        write_annotated_pdf(
            found, contract, sent, tmp_path / "a.pdf", author="", written=NOON, heading="意见"
        )
    assert failure.value.code == "file-changed"
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize("wrong", [b"PK", None], ids=["unreadable", "without its notes"])
def test_a_copy_that_is_not_as_it_should_be_is_not_handed_out(
    monkeypatch: pytest.MonkeyPatch, wrong: bytes | None
) -> None:
    made = original() if wrong is None else wrong
    monkeypatch.setattr(module, "incremented", lambda *_: made)
    with pytest.raises(ExportError) as failure:
        a_copy()
    assert failure.value.code == "export-check"


def test_what_no_editor_can_open_is_damaged() -> None:
    with pytest.raises(UnreadableFileError) as failure:
        module._opened(b"no pdf", "a.pdf", None)
    assert failure.value.code == "file-damaged"


def test_a_file_that_says_nothing_of_itself_can_be_made_anonymous() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        assert module._anew(pdf, anonymous=True).startswith(b"%PDF-")

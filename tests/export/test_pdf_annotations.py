from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pikepdf
import pypdf
import pytest

from reviewer.document import pdfium
from reviewer.document.offsets import PageBox
from reviewer.document.pdf_frames import Frame
from reviewer.export.pdf_annotations import Annotator, PdfNote

YELLOW = (1.0, 0.9, 0.3)
BOX = (30.0, 40.0, 90.0, 55.0)  # left, top, right, bottom as displayed


def a_note(*boxes: PageBox, title: str = "第一条", text: str = "风险：……") -> PdfNote:
    return PdfNote(boxes, title, text, YELLOW)


def blank(pages: int = 1, rotation: int = 0) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(200, 300)).obj
        page["/CropBox"] = pikepdf.Array([20, 10, 180, 280])
        page["/Rotate"] = rotation
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    pdf.save(data)
    return data.getvalue()


def annotated(pdf: pikepdf.Pdf, notes: Sequence[PdfNote], author: str = "王律师") -> bytes:
    data = saved(pdf)
    with pdfium.opened(data, "a.pdf") as read:
        frames = [Frame.of(read[index]) for index in range(len(read))]
    with pikepdf.open(io.BytesIO(data)) as copy:
        annotator = Annotator(copy, frames, author, "D:20240520093000")
        annotator.annotate(notes)
        annotator.bookmark("审阅意见", notes)
        return saved(copy)


def drawn(data: bytes) -> np.ndarray:
    """The first page as shown, a pixel for a point: height, width, colours."""
    with pdfium.opened(data, "a.pdf") as read:
        return read[0].render(scale=1, may_draw_forms=False).to_numpy()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_highlight_lies_on_its_words_however_the_page_is_turned(rotation: int) -> None:
    page = drawn(annotated(blank(rotation=rotation), [a_note(PageBox(1, BOX))]))
    coloured = np.argwhere((page < 250).any(axis=2))
    top, left = coloured.min(axis=0)
    bottom, right = coloured.max(axis=0) + 1
    assert (left, top, right, bottom) == pytest.approx(BOX, abs=1)


def test_words_stay_black_under_a_highlight() -> None:
    pdf = blank()
    pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"0 g 60 200 20 60 re f")
    page = drawn(annotated(pdf, [a_note(PageBox(1, BOX))]))
    assert page[48, 50].max() == 0


def test_a_quote_of_two_lines_has_two_quadrilaterals_in_one_annotation() -> None:
    note = a_note(PageBox(1, BOX), PageBox(1, (10, 60, 50, 75)))
    with pikepdf.open(io.BytesIO(annotated(blank(), [note]))) as pdf:
        highlights = [a for a in pdf.pages[0].obj["/Annots"] if a.Subtype == "/Highlight"]
        assert [len(highlight.QuadPoints) for highlight in highlights] == [16]


def test_a_note_over_two_pages_speaks_on_the_first() -> None:
    note = a_note(PageBox(1, BOX), PageBox(2, BOX))
    with pikepdf.open(io.BytesIO(annotated(blank(pages=2), [note]))) as pdf:
        said = [str(page.obj["/Annots"][0].Contents) for page in pdf.pages]
    assert said == ["风险：……", "第一条（续）"]


def test_author_date_and_words_are_read_by_another_program() -> None:
    data = annotated(blank(), [a_note(PageBox(1, BOX), text="风险：\n依据：民法典")])
    highlight, popup = pypdf.PdfReader(io.BytesIO(data)).pages[0].annotations or ()
    found = highlight.get_object()
    assert found["/T"] == "王律师"
    assert found["/M"] == "D:20240520093000"
    assert found["/Contents"] == "风险：\n依据：民法典"
    assert popup.get_object()["/Parent"].get_object()["/NM"] == found["/NM"]


def test_without_an_author_none_is_named() -> None:
    with pikepdf.open(io.BytesIO(annotated(blank(), [a_note(PageBox(1, BOX))], ""))) as pdf:
        assert "/T" not in pdf.pages[0].obj["/Annots"][0]


def test_annotations_that_were_there_stay_before_the_new_ones() -> None:
    pdf = blank()
    old = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    pdf.pages[0].obj["/Annots"] = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(old)]))
    with pikepdf.open(io.BytesIO(annotated(pdf, [a_note(PageBox(1, BOX))]))) as copy:
        kinds = [str(each.Subtype) for each in copy.pages[0].obj["/Annots"]]
    assert kinds == ["/Text", "/Highlight", "/Popup"]


def test_bookmarks_lead_to_the_words() -> None:
    notes = [a_note(PageBox(1, BOX), title="第一条"), a_note(PageBox(2, BOX), title="第二条")]
    reader = pypdf.PdfReader(io.BytesIO(annotated(blank(pages=2), notes)))
    top, entries = reader.outline
    assert top.title == "审阅意见"
    assert [(e.title, reader.get_destination_page_number(e)) for e in entries] == [
        ("第一条", 0),
        ("第二条", 1),
    ]
    # 280 - 40: the top of the words in page space, the upper edge of the crop box being at 280.
    assert float(entries[0].top) == pytest.approx(240)


def test_bookmarks_that_were_there_stay() -> None:
    pdf = blank()
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("目录", 0))
    reader = pypdf.PdfReader(io.BytesIO(annotated(pdf, [a_note(PageBox(1, BOX))])))
    assert [item.title for item in reader.outline if not isinstance(item, list)] == [
        "目录",
        "审阅意见",
    ]

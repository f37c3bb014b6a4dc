"""Remarks of earlier readers, form fields and words typed onto a page."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from contract_files import Page, Words, pdf
from pikepdf import Array, Dictionary, Name, String
from reading_values import read_pdf

from reviewer.document.model import Comment, Document
from reviewer.document.notices import Notice, NoticeKind

LINES = [
    Words(90, 100, "第一条 甲方将九个微信号转让给乙方。"),
    Words(90, 130, "第二条 转让价款："),
    Words(90, 160, "第三条 乙方同意：□是□否"),
]
# Page space, left, bottom, right, top: over “九个微信号” and right of the second line.
ON_ACCOUNTS = [166, 738, 226, 756]
AFTER_PRICE = [195, 708, 330, 726]
BESIDE = [520, 740, 540, 756]

Make = Callable[..., pikepdf.Object]


def marked(
    add: Callable[[Make], list[pikepdf.Object]],
    *,
    fields: bool = False,
    with_form: bool = True,
    rotate: int = 0,
) -> Document:
    """A contract of three lines as read, with annotations that `add` makes."""
    with pikepdf.open(io.BytesIO(pdf(Page(LINES, rotate=rotate)))) as file:

        def annotation(kind: str, rect: list[float], **entries: Any) -> pikepdf.Object:
            shape = Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=Array(rect), F=4)
            for key, value in entries.items():
                shape["/" + key] = String(value) if isinstance(value, str) else value
            return file.make_indirect(shape)

        made = add(annotation)
        file.pages[0].Annots = Array(made)
        if not with_form:
            del file.Root.AcroForm
        if fields:
            file.Root.AcroForm = Dictionary(
                Fields=Array(made), DA=String("/Helv 12 Tf 0 g"), NeedAppearances=True
            )
        stream = io.BytesIO()
        file.save(stream)
    return read_pdf(stream.getvalue(), "a.pdf")


def quads(area: list[float]) -> Array:
    left, bottom, right, top = area
    return Array([left, top, right, top, left, bottom, right, bottom])


def words_of(document: Document, comment: Comment) -> str | None:
    return None if comment.span is None else comment.span.of(document.text)


# Remarks


@pytest.mark.parametrize("kind", ["Highlight", "Underline", "StrikeOut", "Squiggly"])
def test_a_highlight_comes_with_its_words_author_and_date(kind: str) -> None:
    document = marked(
        lambda make: [
            make(kind, ON_ACCOUNTS, QuadPoints=quads(ON_ACCOUNTS), Contents="核对数量",
                 T="王律师", M="D:20260102030405+08'00'")
        ]
    )  # fmt: skip
    [comment] = document.comments
    assert words_of(document, comment) == "九个微信号"
    assert (comment.text, comment.author) == ("核对数量", "王律师")
    assert comment.date == "2026-01-02T03:04:05+08:00"
    assert "核对数量" not in document.text


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_on_a_turned_page_a_highlight_is_on_the_same_words(rotate: int) -> None:
    document = marked(
        lambda make: [make("Highlight", ON_ACCOUNTS, QuadPoints=quads(ON_ACCOUNTS))], rotate=rotate
    )
    assert words_of(document, document.comments[0]) == "九个微信号"


def test_a_note_beside_the_words_stands_at_the_nearest_line() -> None:
    document = marked(lambda make: [make("Text", BESIDE, Contents="数量不符\r\n请核对")])
    [comment] = document.comments
    assert comment.text == "数量不符\n请核对"
    assert comment.span is not None
    assert len(comment.span) == 0
    assert document.text[comment.span.start] == "。"


def test_an_answer_stands_with_what_it_answers() -> None:
    def conversation(make: Make) -> list[pikepdf.Object]:
        first = make("Highlight", ON_ACCOUNTS, QuadPoints=quads(ON_ACCOUNTS), Contents="核对")
        return [first, make("Text", [0, 0, 9, 9], Contents="已核对", IRT=first),
                make("Popup", [0, 0, 9, 9], Parent=first)]  # fmt: skip

    document = marked(conversation)
    first, answer = document.comments
    assert answer.parent == first.id
    assert answer.span == first.span


@pytest.mark.parametrize(("state", "settled"), [("Completed", True), ("None", False)])
def test_a_state_settles_the_remark_and_is_none_itself(state: str, settled: bool) -> None:
    def conversation(make: Make) -> list[pikepdf.Object]:
        first = make("Text", BESIDE, Contents="核对")
        return [first, make("Text", BESIDE, IRT=first, State=state, StateModel="Review")]

    [comment] = marked(conversation).comments
    assert comment.resolved is settled


def test_what_says_nothing_and_is_on_no_words_is_no_remark() -> None:
    ink = Array([Array([72, 400, 200, 440])])
    document = marked(lambda make: [make("Ink", [72, 400, 200, 440], InkList=ink)])
    assert document.comments == ()


def test_a_hidden_remark_is_not_read() -> None:
    document = marked(lambda make: [_hidden(make("Text", BESIDE, Contents="内部意见"))])
    assert document.comments == ()


def _hidden(annotation: pikepdf.Object) -> pikepdf.Object:
    annotation.F = 2
    return annotation


@pytest.mark.parametrize(
    ("written", "read"),
    [("D:20260102", "2026-01-02"), ("D:202601020304Z", "2026-01-02T03:04:00Z"), ("昨天", "")],
)
def test_dates_are_told_as_far_as_they_are_known(written: str, read: str) -> None:
    document = marked(lambda make: [make("Text", BESIDE, Contents="核对", M=written)])
    assert document.comments[0].date == read


def test_remarks_are_in_the_order_of_the_text() -> None:
    document = marked(
        lambda make: [
            make("Text", AFTER_PRICE, Contents="二"),
            make("Highlight", ON_ACCOUNTS, QuadPoints=quads(ON_ACCOUNTS), Contents="一"),
        ]
    )
    assert [comment.text for comment in document.comments] == ["一", "二"]


# What is typed onto the page


def test_typed_words_without_an_appearance_are_read_where_they_stand() -> None:
    document = marked(
        lambda make: [make("FreeText", AFTER_PRICE, Contents="人民币叁万元整", DA="/F 12 Tf 0 g")]
    )
    assert "第二条 转让价款：人民币叁万元整\n" in document.text
    assert words_of(document, document.comments[0]) == "人民币叁万元整"


def test_typed_lines_stand_below_each_other_within_their_box() -> None:
    box = [90, 400, 150, 500]
    document = marked(
        lambda make: [make("FreeText", box, Contents="人民币叁万元整\r\r另付定金", DA="/F 12 Tf")]
    )
    assert document.text.endswith("人民币叁万元整\n另付定金")
    layer = document.pages[0]
    first, last = (list(layer.offsets).index(document.text.index(char)) for char in "人金")
    assert layer.boxes[4 * first : 4 * first + 2].tolist() == pytest.approx([90, 342], abs=1)
    assert layer.boxes[4 * last + 2] <= 150


LONG = "补充约定：甲方应于 three working days 内交付全部账号并协助换绑手机号。"


def test_a_long_typed_line_goes_on_below_where_its_box_has_room() -> None:
    box = [90, 400, 186, 560]
    document = marked(lambda make: [make("FreeText", box, Contents=LONG, DA="/F 12 Tf")])
    words = document.text[document.text.index("补充") :]
    assert words == LONG, "one paragraph, as it was typed"
    layer = document.pages[0]
    tops = {
        round(layer.boxes[4 * at + 1])
        for at, offset in enumerate(layer.offsets)
        if offset >= document.text.index("补充") and document.text[offset].strip()
    }
    assert len(tops) > 3


def test_a_long_typed_line_is_squeezed_where_its_box_has_no_room() -> None:
    box = [90, 540, 186, 556]
    document = marked(lambda make: [make("FreeText", box, Contents=LONG, DA="/F 12 Tf")])
    layer = document.pages[0]
    at = list(layer.offsets).index(len(document.text.rstrip()) - 1)
    assert layer.boxes[4 * at + 2] == pytest.approx(186, abs=1)


def test_a_value_without_an_appearance_is_read_in_its_field() -> None:
    document = marked(
        lambda make: [make("Widget", AFTER_PRICE, FT=Name.Tx, T="price", V="30000")], fields=True
    )
    assert "第二条 转让价款：30000\n" in document.text


def ticked_box(make: Make, rect: list[float], *, on: bool) -> pikepdf.Object:
    state = Name.Yes if on else Name.Off
    return make("Widget", rect, FT=Name.Btn, T=f"{rect[0]}", V=state, AS=state,
                MK=Dictionary(CA=String("4")),
                AP=Dictionary(N=Dictionary(Yes=Dictionary(), Off=Dictionary())))  # fmt: skip


def test_a_tick_fills_the_box_that_is_printed() -> None:
    document = marked(
        lambda make: [ticked_box(make, [191, 678, 205, 694], on=True),
                      ticked_box(make, [215, 678, 229, 694], on=False)],
        fields=True,
    )  # fmt: skip
    assert document.text.endswith("第三条 乙方同意：☑是□否")


@pytest.mark.parametrize(("on", "sign"), [(True, "☑"), (False, "☐")])
def test_a_box_that_only_the_form_has_is_a_character(on: bool, sign: str) -> None:
    document = marked(lambda make: [ticked_box(make, [195, 708, 207, 724], on=on)], fields=True)
    assert f"第二条 转让价款：{sign}\n" in document.text


def test_a_dynamic_form_is_warned_of() -> None:
    with pikepdf.open(io.BytesIO(pdf(Page(LINES)))) as file:
        file.Root.AcroForm = Dictionary(Fields=Array(), XFA=file.make_stream(b"<xdp/>"))
        file.Root.NeedsRendering = True
        stream = io.BytesIO()
        file.save(stream)
    assert read_pdf(stream.getvalue(), "a.pdf").warnings == (Notice(NoticeKind.DYNAMIC_FORM),)


@pytest.mark.filterwarnings("ignore:This document has")
def test_a_field_that_the_form_does_not_list_is_read_all_the_same() -> None:
    document = marked(lambda make: [make("Widget", AFTER_PRICE, FT=Name.Tx, T="a", V="30000")])
    assert "第二条 转让价款：30000\n" in document.text


@pytest.mark.filterwarnings("ignore:This document has")
def test_a_tick_of_no_form_is_none() -> None:
    document = marked(
        lambda make: [ticked_box(make, [195, 708, 207, 724], on=True)], with_form=False
    )
    assert "第二条 转让价款：\n" in document.text


def test_annotations_that_are_not_there_are_passed_over() -> None:
    document = marked(lambda make: [Dictionary(), make("Text", BESIDE, Contents="核对")])
    assert [comment.text for comment in document.comments] == ["核对"]


def test_an_annotation_that_is_none_is_passed_over() -> None:
    none = pikepdf.Object.parse(b"null")
    document = marked(lambda make: [none, make("Text", BESIDE, Contents="核对"), Dictionary()])
    assert [comment.text for comment in document.comments] == ["核对"]

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.export.pdf_increment import _runs, incremented, start_of_xref


def a_file(*, streams: bool) -> bytes:
    pdf = pikepdf.new()
    for _ in range(3):
        pdf.add_blank_page(page_size=(300, 400))
    pdf.docinfo["/Title"] = "转让协议"
    data = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if streams else pikepdf.ObjectStreamMode.disable
    pdf.save(data, object_stream_mode=mode)
    return data.getvalue()


@pytest.mark.parametrize("streams", [False, True])
def test_the_update_stands_behind_the_bytes_of_the_original(streams: bool) -> None:
    data = a_file(streams=streams)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[1].obj
        page["/Rotate"] = 90
        copy = incremented(data, pdf, [page])
    assert copy.startswith(data)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert [int(page.obj.get("/Rotate", 0)) for page in pdf.pages] == [0, 90, 0]
        assert str(pdf.docinfo["/Title"]) == "转让协议"
        assert not pdf.get_warnings()


@pytest.mark.parametrize("streams", [False, True])
def test_an_independent_reader_finds_new_objects_and_streams(streams: bool) -> None:
    data = a_file(streams=streams)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0].obj
        page["/Contents"] = pdf.make_stream(b"0 0 10 10 re f")
        copy = incremented(data, pdf, [page.Contents, page])
    content = pypdf.PdfReader(io.BytesIO(copy)).pages[0].get_contents()
    assert content is not None
    assert content.get_data().strip() == b"0 0 10 10 re f"


@pytest.mark.parametrize("streams", [False, True])
def test_an_update_is_followed_by_another(streams: bool) -> None:
    copy = a_file(streams=streams)
    for index in range(3):
        with pikepdf.open(io.BytesIO(copy)) as pdf:
            page = pdf.pages[index].obj
            page["/Rotate"] = 180
            copy = incremented(copy, pdf, [page])
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert [int(page.obj["/Rotate"]) for page in pdf.pages] == [180, 180, 180]
        assert not pdf.get_warnings()


def test_a_file_that_does_not_end_as_it_should_has_no_section_to_continue() -> None:
    data = a_file(streams=False)
    assert start_of_xref(data) is not None
    assert start_of_xref(data[:-20]) is None
    assert start_of_xref(b"startxref\n99999\n%%EOF") is None


def test_such_a_file_cannot_be_continued() -> None:
    data = a_file(streams=False)
    with pikepdf.open(io.BytesIO(data)) as pdf, pytest.raises(ValueError, match="cross-reference"):
        incremented(data[:-20], pdf, [pdf.pages[0].obj])


@given(st.binary(max_size=300))
def test_any_bytes_are_asked_for_their_section(data: bytes) -> None:
    start = start_of_xref(data)
    assert start is None or start < len(data)


@pytest.mark.parametrize("streams", [False, True])
def test_a_file_without_properties_and_identity_gets_none(streams: bool) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 400))
    stream = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if streams else pikepdf.ObjectStreamMode.disable
    pdf.save(stream, object_stream_mode=mode)
    data = stream.getvalue()
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert "/Info" not in opened.trailer
        page = opened.pages[0].obj
        page["/Rotate"] = 90
        copy = incremented(data, opened, [page])
    with pikepdf.open(io.BytesIO(copy)) as again:
        assert "/Info" not in again.trailer
        assert int(again.pages[0].obj["/Rotate"]) == 90


def test_no_numbers_have_no_runs() -> None:
    assert list(_runs([])) == []
    assert list(_runs([7, 3, 4])) == [[3, 4], [7]]

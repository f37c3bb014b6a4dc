"""Messages between the two processes."""

from __future__ import annotations

import io
import pickle
import struct
from collections import OrderedDict
from datetime import date
from pathlib import Path

import pytest
from contract_files import Page, Words, docx, paragraph, pdf
from hypothesis import given
from hypothesis import strategies as st
from reading_values import read_pdf

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document
from reviewer.errors import PasswordNeededError
from reviewer.review import Options
from reviewer.worker.messages import OpenJob, Phase, Progress
from reviewer.worker.wire import (
    Answer,
    Ask,
    Assembly,
    Cancel,
    Failure,
    Head,
    Slice,
    Tail,
    pieces_of,
    read_frame,
    write_frame,
)


def sent(*messages: object) -> io.BytesIO:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    stream.seek(0)
    return stream


def framed(data: bytes) -> io.BytesIO:
    return io.BytesIO(struct.pack(">Q", len(data)) + data)


@pytest.mark.parametrize(
    "message",
    [
        Cancel(3),
        Ask(1, OpenJob(Path("合同.docx"), Options(date(2026, 1, 1)), "密码", True)),
        Answer(2, Progress(Phase.READING, 1, 2)),
    ],
)
def test_a_message_arrives_as_it_was_sent(message: object) -> None:
    assert read_frame(sent(message)) == message


def test_an_error_keeps_its_kind_code_and_details() -> None:
    failure = read_frame(sent(Failure(PasswordNeededError(name="合同.pdf"), "a.py:1")))
    assert isinstance(failure.error, PasswordNeededError)
    assert str(failure.error) == str(PasswordNeededError(name="合同.pdf"))


def test_messages_follow_each_other() -> None:
    stream = sent(Cancel(1), Cancel(2))
    assert [read_frame(stream), read_frame(stream)] == [Cancel(1), Cancel(2)]


@given(st.binary(max_size=40))
def test_a_stream_that_breaks_off_has_ended(data: bytes) -> None:
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(data[:7]))
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(struct.pack(">Q", len(data) + 1) + data))


def test_a_frame_longer_than_any_message_is_not_read() -> None:
    with pytest.raises(EOFError):
        read_frame(io.BytesIO(struct.pack(">Q", 1 << 40)))


@given(st.binary(max_size=60))
def test_what_is_no_message_ends_the_stream(data: bytes) -> None:
    with pytest.raises(EOFError):
        read_frame(framed(b"\xff" + data))


@pytest.mark.parametrize(
    "value", [OrderedDict(), io.BytesIO, print, pickle.Unpickler, ValueError()]
)
def test_only_values_of_the_project_are_rebuilt(value: object) -> None:
    with pytest.raises(EOFError):
        read_frame(framed(pickle.dumps(value)))


def test_functions_of_the_project_are_not_called() -> None:
    with pytest.raises(EOFError):
        read_frame(framed(b"creviewer.worker.wire\nread_frame\n."))


def carried(document: Document, tree: ClauseTree) -> tuple[Document, ClauseTree]:
    first, *pieces = (read_frame(sent(piece)) for piece in pieces_of(document, tree))
    assert isinstance(first, Head)
    assert isinstance(pieces.pop(), Tail)
    assembly = Assembly(first)
    for piece in pieces:
        assert isinstance(piece, Slice)
        assembly.add(piece)
    return assembly.finish()


def test_a_word_document_travels_in_slices_and_arrives_whole() -> None:
    body = "".join(paragraph(f"第{n}条 甲方将账号转让给乙方。") for n in range(1, 900))
    document = read_docx(docx(body), "a.docx", formatting=True)
    tree = segment(document)
    assert len(list(pieces_of(document, tree))) > 8
    assert carried(document, tree) == (document, tree)


def test_a_pdf_travels_with_the_places_of_its_characters() -> None:
    pages = [Page([Words(90, 100, f"第{n}页 账号")]) for n in range(20)]
    document = read_pdf(pdf(*pages), "a.pdf")
    tree = segment(document)
    assert carried(document, tree) == (document, tree)

"""Messages between the two processes: what arrives, and what is refused."""

from __future__ import annotations

import io
import os
import pickle

import pytest

from reviewer.labels import Label, Severity
from reviewer.worker.messages import Phase, Progress
from reviewer.worker.wire import Hello, read_frame, write_frame


def sent(message: object) -> object:
    stream = io.BytesIO()
    write_frame(stream, message)
    stream.seek(0)
    return read_frame(stream)


@pytest.mark.parametrize(
    "message",
    [Hello(1, "0.1.0"), Progress(Phase.REVIEWING, 3, 9), (Label.CONCEALMENT, Severity.HIGH)],
    ids=["greeting", "progress", "labels"],
)
def test_a_message_arrives_as_it_was_sent(message: object) -> None:
    assert sent(message) == message


def test_a_member_travels_by_its_value_whatever_python_would_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def by_name(member: Label, _protocol: int) -> object:
        return getattr, (Label, member.name)

    monkeypatch.setattr(Label, "__reduce_ex__", by_name)
    with pytest.raises(EOFError):
        read_frame(framed(pickle.dumps(Label.CONCEALMENT)))

    assert sent(Label.CONCEALMENT) is Label.CONCEALMENT


def test_a_call_in_a_message_is_refused_and_not_made() -> None:
    with pytest.raises(EOFError):
        read_frame(framed(pickle.dumps(os.getcwd)))


def test_a_broken_off_message_is_the_end() -> None:
    with pytest.raises(EOFError):
        read_frame(framed(pickle.dumps("whole"), length=1000))


def framed(data: bytes, length: int | None = None) -> io.BytesIO:
    size = len(data) if length is None else length
    return io.BytesIO(size.to_bytes(8, "big") + data)

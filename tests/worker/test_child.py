"""The reading process between its streams: jobs in, answers out."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from contract_files import Page, Words, docx, paragraph, pdf

import reviewer
from reviewer.errors import CancelledError, WorkerError
from reviewer.review import Options
from reviewer.worker import child
from reviewer.worker.child import Child
from reviewer.worker.messages import (
    PROTOCOL,
    Compared,
    CompareJob,
    Explained,
    ExplainJob,
    Filed,
    FileJob,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    PictureDrawn,
    PictureJob,
    RulesJob,
    RulesListed,
    Warmed,
    WarmJob,
)
from reviewer.worker.wire import (
    Again,
    Answer,
    Ask,
    Body,
    Cancel,
    Failure,
    Hello,
    Setup,
    read_frame,
    write_frame,
)
from reviewer.worker.workshop import Workshop

OPTIONS = Options(today=date(2026, 1, 1))
WORD = docx(paragraph("第一条 甲方将微信号转让给乙方。"))
SHA = hashlib.sha256(WORD).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "b.docx").write_bytes(docx(paragraph("第一条 甲方将抖音号转让给乙方。")))
    (tmp_path / "a.pdf").write_bytes(pdf(Page([Words(90, 100, "甲方")])))
    return tmp_path


def answers(job: object, *, cancelled: bool = False) -> list[object]:
    """What a new reading process answers to one job."""
    stream = io.BytesIO()
    made = Child(io.BytesIO(), stream)
    if cancelled:
        made._cancelled.add(7)
    made._do(Ask(7, job))
    assert not made._cancelled
    stream.seek(0)
    found = []
    while stream.tell() < len(stream.getvalue()):
        answer = read_frame(stream)
        assert isinstance(answer, Answer)
        assert answer.number == 7
        found.append(answer.event)
    return found


JOBS: dict[type, Callable[[Path], object]] = {
    Warmed: lambda at: WarmJob(),
    Body: lambda at: OpenJob(at / "a.docx", OPTIONS),
    PageImage: lambda at: PageJob(at / "a.pdf", 1, 0.1),
    PictureDrawn: lambda at: PictureJob(at / "a.docx", SHA, "word/media/none.png", 9, 9),
    Explained: lambda at: ExplainJob(at / "a.docx", SHA, "c1", OPTIONS),
    Compared: lambda at: CompareJob(at / "a.docx", at / "b.docx", OPTIONS),
    Filed: lambda at: FileJob(at / "a.docx", "a.docx", OPTIONS),
    RulesListed: lambda at: RulesJob(),
}


@pytest.mark.parametrize("answer", JOBS, ids=lambda kind: kind.__name__)
def test_every_job_ends_with_the_answer_to_it(answer: type, folder: Path) -> None:
    assert isinstance(answers(JOBS[answer](folder))[-1], answer)


def test_a_document_known_from_before_is_reviewed_again(folder: Path) -> None:
    again = Again(folder / "a.docx", SHA, OPTIONS, None)
    assert isinstance(answers(again)[-1], Body)


def failure(found: list[object]) -> Failure:
    last = found[-1]
    assert isinstance(last, Failure)
    return last


def test_what_is_no_job_is_an_error_of_the_app() -> None:
    assert failure(answers("转让")).error.code == "internal"


def test_a_job_that_was_cancelled_ends_at_its_next_progress(folder: Path) -> None:
    found = failure(answers(OpenJob(folder / "a.docx", OPTIONS), cancelled=True))
    assert isinstance(found.error, CancelledError)


@pytest.mark.parametrize("job", [WarmJob(), OpenJob(Path("a.docx"), OPTIONS)])
def test_memory_that_ran_out_is_told_as_such(
    job: WarmJob | OpenJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    def eats(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child.Workshop, "warm", eats)
    monkeypatch.setattr(child.Workshop, "open", eats)
    found = failure(answers(job)).error
    assert isinstance(found, WorkerError)
    assert found.code == "worker-memory"


def test_a_cancel_is_heard_while_a_job_waits_and_the_end_of_the_asks_ends_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asks = io.BytesIO()
    for message in (Ask(1, WarmJob()), Cancel(1), Phase.READING):
        write_frame(asks, message)
    asks.seek(0)

    def leave() -> None:
        raise SystemExit

    monkeypatch.setattr(child, "_leave", leave)
    made = Child(asks, io.BytesIO())
    with pytest.raises(SystemExit):
        made._receive()
    assert made._cancelled == {1}
    assert made._waiting.get_nowait() == Ask(1, WarmJob())


# The process itself


class Gone(io.BytesIO):
    """A caller who takes the greeting and is gone."""

    def write(self, data: object) -> int:
        if self.getvalue().count(b"Hello"):
            raise BrokenPipeError
        return super().write(data)  # type: ignore[arg-type]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """Runs `main` with these messages for it; gives what it answered before it left."""

    def start(*messages: object) -> bytes:
        asks, given = io.BytesIO(), Gone()
        for message in messages:
            write_frame(asks, message)
        asks.seek(0)
        monkeypatch.setattr(child, "_own_streams", lambda: (asks, given))
        with pytest.raises(SystemExit):
            child.main()
        return given.getvalue()

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(child.signal, "signal", lambda *_: None)
    monkeypatch.setattr(child, "_die_with_caller", lambda: None)
    monkeypatch.setattr(child, "_limit_memory", lambda size: None)
    return start


def test_a_process_greets_works_and_leaves_when_nobody_listens(
    started: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    monkeypatch.setattr(Child, "_receive", lambda made: made._waiting.put(Ask(1, WarmJob())))

    def warm(shop: Workshop) -> None:
        done.append(shop)

    monkeypatch.setattr(child.Workshop, "warm", warm)
    answered = started(Setup(2**30))
    assert read_frame(io.BytesIO(answered)) == Hello(PROTOCOL, reviewer.__version__)
    assert len(done) == 1


@pytest.mark.parametrize("messages", [(), (WarmJob(),)], ids=["nothing", "another protocol"])
def test_a_process_that_is_not_set_up_leaves_without_a_word(
    started: Callable[..., bytes], messages: tuple[object, ...]
) -> None:
    assert started(*messages) == b""


def test_the_streams_to_the_caller_are_out_of_reach_of_what_a_library_prints() -> None:
    (asked, ask), (heard, answer) = os.pipe(), os.pipe()
    usual = [os.dup(standard) for standard in (0, 1, 2)]
    try:
        os.dup2(asked, 0)
        os.dup2(answer, 1)
        asks, answers = child._own_streams()
        os.write(1, "甲方".encode())
        os.write(2, "乙方".encode())
    finally:
        for standard, kept in enumerate(usual):
            os.dup2(kept, standard)
            os.close(kept)
    with asks, answers:
        os.write(ask, b"?")
        assert asks.read(1) == b"?"
        answers.write(b"!")
        answers.flush()
        assert os.read(heard, 20) == b"!"
    for pipe in (asked, ask, heard, answer):
        os.close(pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_memory_is_limited_and_a_crash_leaves_no_image(monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    limits = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)
    child._limit_memory(5)
    assert limits == {resource.RLIMIT_AS: (5, 5), resource.RLIMIT_CORE: (0, 0)}
    monkeypatch.setattr(sys, "platform", "win32")
    child._limit_memory(7)
    assert limits[resource.RLIMIT_AS] == (5, 5)


def test_the_system_is_asked_to_end_the_process_with_its_caller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    class System:
        def prctl(self, *words: int) -> None:
            asked.append(words)

    monkeypatch.setattr(ctypes, "CDLL", lambda name: System())
    for platform in ("linux", "darwin"):
        monkeypatch.setattr(sys, "platform", platform)
        child._die_with_caller()
    assert asked == [(1, 9)]

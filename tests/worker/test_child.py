"""The reading process between its streams: jobs in, answers out."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from contract_files import Page, Words, docx, paragraph, pdf

import reviewer
from reviewer.errors import CancelledError, WorkerError
from reviewer.labels import Label
from reviewer.review import Options
from reviewer.worker.child import Child
from reviewer.worker.messages import (
    PROTOCOL,
    CompareJob,
    ExplainJob,
    FileJob,
    OpenJob,
    PageJob,
    PictureDrawn,
    PictureJob,
    RulesJob,
    Warmed,
    WarmJob,
)
from reviewer.worker.process import ReadingProcess
from reviewer.worker.wire import (
    Again,
    Answer,
    Ask,
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
_LAST = 99  # the number of the job after which the caller listens no more


class Caller(io.BytesIO):
    """Takes answers until the last job is done, then is gone."""

    def flush(self) -> None:
        super().flush()
        if any(answer.number == _LAST for answer in self.answers()):
            raise BrokenPipeError

    def answers(self) -> list[Answer]:
        heard, found = io.BytesIO(self.getvalue()), []
        with contextlib.suppress(EOFError):
            while True:
                found.append(read_frame(heard))
        return found


@pytest.fixture
def asks_ended() -> threading.Event:
    """Set when all that was asked has been heard."""
    return threading.Event()


def frames(*messages: object) -> bytes:
    """Messages as they go over a pipe."""
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    return stream.getvalue()


Talk = Callable[..., list[Answer]]


@pytest.fixture
def talk(asks_ended: threading.Event) -> Talk:
    """Says these messages to a new reading process; gives what it answered to them."""

    def say(*messages: object) -> list[Answer]:
        asks, caller = io.BytesIO(frames(*messages, Ask(_LAST, None))), Caller()
        with pytest.raises(BrokenPipeError):
            Child(asks, caller, asks_ended.set).run()
        return [answer for answer in caller.answers() if answer.number != _LAST]

    return say


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "b.docx").write_bytes(docx(paragraph("第一条 甲方将抖音号转让给乙方。")))
    (tmp_path / "a.pdf").write_bytes(pdf(Page([Words(90, 100, "甲方")])))
    return tmp_path


# A job, and what in the answer to it can only come from having done it.
JOBS: dict[str, tuple[Callable[[Path], object], Callable[[Any], object], object]] = {
    "warm": (lambda at: WarmJob(), lambda answer: answer, Warmed()),
    "open": (
        lambda at: OpenJob(at / "a.docx", OPTIONS),
        lambda answer: {finding.label for finding in answer.primary},
        {Label.ACCOUNT_TRANSFER},
    ),
    "again": (
        lambda at: Again(at / "b.docx", _sha(at / "b.docx"), OPTIONS, None),
        lambda answer: [fact.value for fact in answer.facts.platforms],
        ["抖音"],
    ),
    "page": (
        lambda at: PageJob(at / "a.pdf", 1, 0.1),
        lambda answer: (answer.page, len(answer.pixels) == answer.height * answer.stride),
        (1, True),
    ),
    "picture": (
        lambda at: PictureJob(at / "a.docx", SHA, "word/media/none.png", 9, 9),
        lambda answer: answer,
        PictureDrawn("word/media/none.png"),
    ),
    "explain": (
        lambda at: ExplainJob(at / "a.docx", SHA, "c1", OPTIONS),
        lambda answer: answer.account.words,
        "甲方将微信号转让给乙方。",
    ),
    "compare": (
        lambda at: CompareJob(at / "a.docx", at / "b.docx", OPTIONS),
        lambda answer: len(answer.comparison.changes),
        1,
    ),
    "file": (
        lambda at: FileJob(at / "a.docx", "a.docx", OPTIONS),
        lambda answer: json.loads(answer.json)["document"]["path"],
        "a.docx",
    ),
    "rules": (
        lambda at: RulesJob(),
        lambda answer: {"account-transfer"} & {rule.id.split(".")[0] for rule in answer.rules},
        {"account-transfer"},
    ),
}


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", JOBS)
def test_every_job_ends_with_what_it_is_for(name: str, talk: Talk, folder: Path) -> None:
    job, told, expected = JOBS[name]
    answers = talk(Ask(7, job(folder)))
    assert {answer.number for answer in answers} == {7}
    assert told(answers[-1].event) == expected


def test_jobs_are_done_in_the_order_they_were_asked_for(talk: Talk, folder: Path) -> None:
    answers = talk(*(Ask(number, WarmJob()) for number in (3, 1, 2)))
    assert answers == [Answer(number, Warmed()) for number in (3, 1, 2)]


def failure(answers: list[Answer], number: int = 7) -> Failure:
    """How a job ended, which did not end well."""
    last = [answer.event for answer in answers if answer.number == number][-1]
    assert isinstance(last, Failure)
    return last


def test_what_is_no_job_is_an_error_of_the_app(talk: Talk) -> None:
    assert failure(talk(Ask(7, "转让"))).error.code == "internal"


def test_what_is_no_message_is_passed_over(talk: Talk) -> None:
    assert talk("转让", Ask(7, WarmJob())) == [Answer(7, Warmed())]


def test_a_job_that_is_cancelled_while_another_is_done_ends_at_its_next_progress(
    talk: Talk, folder: Path, asks_ended: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def warm(_: Workshop) -> Warmed:
        assert asks_ended.wait(60)  # by then the cancel has been heard
        return Warmed()

    monkeypatch.setattr(Workshop, "warm", warm)
    open_a, open_b = (OpenJob(folder / name, OPTIONS) for name in ("a.docx", "b.docx"))
    answers = talk(Ask(1, WarmJob()), Ask(7, open_a), Ask(8, open_b), Cancel(7))
    assert [answer.event for answer in answers if answer.number == 1] == [Warmed()]
    assert isinstance(failure(answers).error, CancelledError)
    assert not any(isinstance(each.event, Failure) for each in answers if each.number == 8)


def test_a_number_that_was_cancelled_can_be_used_again(
    talk: Talk, folder: Path, asks_ended: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def warm(_: Workshop) -> Warmed:
        assert asks_ended.wait(60)
        return Warmed()

    monkeypatch.setattr(Workshop, "warm", warm)
    job = OpenJob(folder / "a.docx", OPTIONS)
    answers = talk(Ask(1, WarmJob()), Ask(7, job), Ask(7, job), Cancel(7))
    ended = [answer.event for answer in answers if isinstance(answer.event, Failure)]
    assert len(ended) == 1
    assert not isinstance(answers[-1].event, Failure)


@pytest.mark.parametrize("job", [WarmJob(), OpenJob(Path("a.docx"), OPTIONS)])
def test_memory_that_ran_out_is_told_as_such(
    job: WarmJob | OpenJob, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def eats(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Workshop, "warm", eats)
    monkeypatch.setattr(Workshop, "open", eats)
    found = failure(talk(Ask(7, job))).error
    assert isinstance(found, WorkerError)
    assert found.code == "worker-memory"


# The process itself

MEMORY = 2**33


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    made = ReadingProcess(MEMORY)
    yield made
    made.dispose()


def test_a_process_greets_and_works(process: ReadingProcess) -> None:
    process.greet()
    process.send(Ask(1, RulesJob()))
    assert process.receive().number == 1


def test_a_process_that_is_not_set_up_leaves_without_a_word(process: ReadingProcess) -> None:
    process.send(WarmJob())
    with pytest.raises(EOFError):
        process.receive()


@pytest.mark.parametrize(
    ("said", "heard"),
    [((), ()), ((Setup(MEMORY),), (Hello(PROTOCOL, reviewer.__version__),))],
    ids=["at once", "after the greeting"],
)
def test_a_process_leaves_when_its_caller_stops_asking(
    said: tuple[object, ...], heard: tuple[object, ...]
) -> None:
    code = "from reviewer.worker import child; child.main()"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        input=frames(*said),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert ended.stdout == frames(*heard)
    assert ended.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_memory_is_limited_and_a_crash_leaves_no_image(process: ReadingProcess) -> None:
    process.greet()
    lines = Path(f"/proc/{process.pid}/limits").read_text().splitlines()
    limits = {line[:25].strip(): line[25:].split()[:2] for line in lines}
    assert limits["Max address space"] == [str(MEMORY)] * 2
    assert limits["Max core file size"] == ["0", "0"]

"""The caller's side of the reading process."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from contract_files import Page, Words, docx, paragraph, pdf

from reviewer.document.clauses import segment
from reviewer.document.reading import read
from reviewer.errors import CancelledError, ShenqiError, UnreadableFileError, WorkerError
from reviewer.review import Options, Review, review
from reviewer.worker import (
    CompareJob,
    Event,
    Failed,
    Job,
    Limits,
    Opened,
    OpenJob,
    PageJob,
    PictureJob,
    Progress,
    Reviewed,
    ReviewJob,
    RulesJob,
    Warmed,
    WarmJob,
    WorkerClient,
)
from reviewer.worker.client import _for_the_wire

OPTIONS = Options(today=date(2026, 1, 1))
BODY = paragraph("账号转让协议") + paragraph("第一条 甲方将微信号转让给乙方。")
BODY += paragraph("第二条 违反第一条的，甲方应当返还价款。")


@pytest.fixture(scope="module")
def client() -> Iterator[WorkerClient]:
    with WorkerClient() as client:
        yield client


@pytest.fixture
def bad() -> Iterator[WorkerClient]:
    """A client whose reading process misbehaves as the file's name says."""
    with WorkerClient(Limits(seconds=0.4, grace=0.1), "misbehaving_reader") as client:
        yield client


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "协议.docx"
    path.write_bytes(docx(BODY))
    return path


def error_of(client: WorkerClient, name: str) -> ShenqiError:
    with pytest.raises(ShenqiError) as caught:
        client.call(OpenJob(Path(f"{name}.docx"), OPTIONS))
    return caught.value


def test_a_contract_is_read_then_reviewed(client: WorkerClient, word_file: Path) -> None:
    events: list[Event] = []
    client.call(OpenJob(word_file, OPTIONS), events.append)
    assert [type(event) for event in events] == [Progress, Opened, Progress, Reviewed]


def test_the_document_arrives_as_it_was_read(client: WorkerClient, word_file: Path) -> None:
    review = client.call(OpenJob(word_file, OPTIONS, formatting=True)).review
    assert review.document == read(word_file, formatting=True)
    assert review.clauses == segment(review.document)


def test_the_review_is_of_the_document_that_was_opened(
    client: WorkerClient, word_file: Path
) -> None:
    events: list[Event] = []
    review = client.call(OpenJob(word_file, OPTIONS), events.append).review
    opened = next(event for event in events if isinstance(event, Opened))
    assert review.document is opened.document


def test_the_review_is_whole(client: WorkerClient, word_file: Path) -> None:
    arrived = client.call(OpenJob(word_file, OPTIONS)).review
    made_here = review(read(word_file), OPTIONS)
    assert made_here.text.links
    for each in fields(Review):
        assert getattr(arrived, each.name) == getattr(made_here, each.name), each.name


def test_other_options_need_no_second_reading(client: WorkerClient, word_file: Path) -> None:
    review = client.call(OpenJob(word_file, OPTIONS)).review
    word_file.unlink()
    opened = Opened(review.document, review.clauses)
    again = client.call(ReviewJob(word_file, opened, Options(date(2019, 9, 22)))).review
    assert again.document is review.document


def test_a_file_that_changed_is_not_reviewed_as_the_old_one(word_file: Path) -> None:
    document = read(word_file)
    word_file.write_bytes(docx(BODY + paragraph("第二条 其他。")))
    job = ReviewJob(word_file, Opened(document, segment(document)), OPTIONS)
    with WorkerClient() as fresh, pytest.raises(UnreadableFileError) as caught:
        fresh.call(job)
    assert caught.value.code == "file-changed"


def test_a_page_comes_as_pixels(client: WorkerClient, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(Page([Words(90, 100, "账号")])))
    image = client.call(PageJob(path, 1, 2.0))
    assert (image.width, image.height, image.stride) == (1190, 1684, 4760)
    assert len(image.pixels) == image.stride * image.height
    assert image.pixels[:3] == b"\xff\xff\xff"


def test_a_missing_file_is_said_to_be_missing(client: WorkerClient, tmp_path: Path) -> None:
    events: list[Event] = []
    with pytest.raises(UnreadableFileError) as caught:
        client.call(OpenJob(tmp_path / "a.docx", OPTIONS), events.append)
    assert caught.value.code == "file-missing"
    assert isinstance(events[-1], Failed)


@pytest.mark.skipif(sys.platform == "win32", reason="waits as POSIX systems do")
def test_a_process_that_died_in_idleness_is_replaced(client: WorkerClient, word_file: Path) -> None:
    client.call(OpenJob(word_file, OPTIONS))
    pid = client.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert client.call(OpenJob(word_file, OPTIONS)).review.document.text
    assert client.pid != pid


def test_what_a_library_prints_does_no_harm(bad: WorkerClient) -> None:
    assert bad.call(WarmJob()) == Warmed()


def test_a_crash_fails_the_job_and_not_the_next(bad: WorkerClient) -> None:
    assert error_of(bad, "dies").code == "worker-died"
    assert bad.call(PageJob(Path("a.pdf"), 1, 1.0)).page == 1


def test_a_job_out_of_time_is_killed(bad: WorkerClient) -> None:
    error = error_of(bad, "hangs")
    assert isinstance(error, WorkerError)
    assert (error.code, error.details["seconds"]) == ("worker-timeout", "0.4")


def test_after_memory_ran_out_another_process_works(bad: WorkerClient) -> None:
    before = bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels
    assert error_of(bad, "eats").code == "worker-memory"
    assert bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels != before


def test_an_unforeseen_error_names_no_contents(
    bad: WorkerClient, caplog: pytest.LogCaptureFixture
) -> None:
    assert error_of(bad, "breaks").code == "internal"
    assert "KeyError" in caplog.text
    assert "密码" not in caplog.text


def test_a_process_that_does_not_come_up_is_reported() -> None:
    with WorkerClient(module="no_such_reader") as client:
        assert error_of(client, "a").code == "worker-start"


def test_a_cancelled_job_is_silent_and_the_process_lives(bad: WorkerClient) -> None:
    pid = bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels
    events: queue.Queue[Event] = queue.Queue()
    number = bad.submit(OpenJob(Path("works on.docx"), OPTIONS), events.put)
    assert isinstance(events.get(timeout=30), Progress)
    bad.cancel(number)
    assert bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels == pid
    assert all(isinstance(event, Progress) for event in events.queue)


def test_a_job_that_does_not_hear_the_cancel_is_killed(bad: WorkerClient) -> None:
    pid = bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels
    events: queue.Queue[Event] = queue.Queue()
    number = bad.submit(OpenJob(Path("hangs.docx"), OPTIONS), events.put)
    assert isinstance(events.get(timeout=30), Progress)
    bad.cancel(number)
    assert bad.call(PageJob(Path("a.pdf"), 1, 1.0)).pixels != pid
    assert events.empty()


def test_a_job_cancelled_in_the_queue_is_never_begun(bad: WorkerClient) -> None:
    events: queue.Queue[Event] = queue.Queue()
    bad.submit(OpenJob(Path("hangs.docx"), OPTIONS), lambda event: None)
    number = bad.submit(OpenJob(Path("dies.docx"), OPTIONS), events.put)
    bad.cancel(number)
    bad.call(PageJob(Path("a.pdf"), 1, 1.0))
    assert events.empty()


def test_a_view_that_fails_does_not_stop_later_jobs(bad: WorkerClient) -> None:
    def fail(event: Event) -> None:
        raise RuntimeError

    bad.submit(WarmJob(), fail)
    assert bad.call(WarmJob()) == Warmed()


def test_closing_ends_the_process_and_forgets_the_jobs() -> None:
    client = WorkerClient(module="misbehaving_reader")
    events: queue.Queue[Event] = queue.Queue()
    client.submit(OpenJob(Path("hangs.docx"), OPTIONS), events.put)
    assert isinstance(events.get(timeout=30), Progress)
    client.close()
    client.close()
    assert client.pid is None
    assert events.empty()


def test_a_closed_client_takes_no_jobs() -> None:
    client = WorkerClient()
    client.close()
    with pytest.raises(RuntimeError):
        client.submit(WarmJob(), lambda event: None)


def test_who_waits_for_a_job_when_the_client_closes_is_told() -> None:
    client = WorkerClient(module="misbehaving_reader")

    def close(event: Event) -> None:
        # From another thread, as the app does it; here it may not wait for itself.
        client.close()

    with pytest.raises(CancelledError):
        client.call(OpenJob(Path("hangs.docx"), OPTIONS), close)


CALLER = """
import sys
sys.path[:] = sys.argv[1:]
from reviewer.worker import WarmJob, WorkerClient
client = WorkerClient(module="misbehaving_reader")
client.call(WarmJob())
print(client.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_reading_process_does_not_outlive_a_killed_caller() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CALLER, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as caller:
        assert caller.stdout is not None
        pid = int(caller.stdout.readline())
        assert Path(f"/proc/{pid}").exists()
        caller.kill()
    for _ in range(500):
        if _has_ended(pid):
            return
        time.sleep(0.01)
    pytest.fail("the reading process lives on")


def _has_ended(pid: int) -> bool:
    """Whether a process is gone, or a zombie that only waits for someone to ask after it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_a_process_of_another_version_is_not_spoken_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewer.worker.process.PROTOCOL", -1)
    with WorkerClient() as client:
        assert error_of(client, "a").code == "worker-start"


def test_a_system_that_starts_no_process_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("reviewer.worker.client.ReadingProcess", refuse)
    with WorkerClient() as client:
        assert error_of(client, "a").code == "worker-start"


@pytest.mark.parametrize(
    "job",
    [
        PictureJob(Path("a.docx"), "0" * 64, "word/media/a.png", 9, 9),
        CompareJob(Path("a.docx"), Path("b.docx"), OPTIONS),
        RulesJob(own_rules=Path("rules")),
    ],
    ids=lambda job: type(job).__name__,
)
def test_jobs_travel_with_full_paths(job: Job) -> None:
    sent = _for_the_wire(job)
    paths = [
        value for field in fields(sent) if isinstance(value := getattr(sent, field.name), Path)
    ]
    assert paths
    assert all(path.is_absolute() for path in paths)


def test_where_the_current_folder_is_gone_a_path_stays_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_: Path) -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "absolute", gone)
    job = PageJob(Path("a.pdf"), 1, 1.0)
    assert _for_the_wire(job) == job

"""What the reading process does with scans and with files of old formats."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from contract_files import Page, docx, paragraph, pdf
from scan_values import ReadyMade, scan_line, scanned_page

from reviewer.document import legacy_formats, scan_recognition
from reviewer.errors import CancelledError, UnreadableFileError, WorkerError
from reviewer.review import Options
from reviewer.worker import Event, Limits, WorkerClient
from reviewer.worker.messages import OpenJob, Phase, Progress
from reviewer.worker.wire import Head
from reviewer.worker.workshop import Workshop

OPTIONS = Options(today=date(2026, 1, 1))
A_PICTURE = Page(extra="\n".join(f"{x} 400 m {x} 500 l S" for x in range(50)))
SCANNED = scanned_page(scan_line("甲方将九个微信号转让给乙方。"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The cache folders with which recognition was asked for; it knows every page beforehand."""
    folders: list[Path | None] = []

    def recognition(cache: Path, progress: Any, stepwise: bool) -> ReadyMade:
        folders.append(cache)
        return ReadyMade({0: SCANNED, 1: SCANNED}, progress, stepwise)

    monkeypatch.setattr(scan_recognition, "Recognition", recognition)
    return folders


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "扫描.pdf"
    path.write_bytes(pdf(A_PICTURE, A_PICTURE))
    return path


def test_a_scan_is_recognised_and_kept_in_the_users_folder(
    scan: Path, made: list[Path | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    told: list[tuple[Phase, int, int]] = []
    head = next(iter(Workshop().open(OpenJob(scan, OPTIONS), lambda *done: told.append(done))))
    assert isinstance(head, Head)
    assert head.document.ocr
    assert made == [tmp_path / "data" / "cache" / "recognition"]
    assert told == [(Phase.READING, 0, 0), (Phase.READING, 0, 2), (Phase.READING, 1, 2)]


def test_a_cancel_between_two_pages_is_heard(scan: Path, made: list[Path | None]) -> None:
    def cancelled(phase: Phase, done: int, total: int) -> None:
        if done == 1:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(Workshop().open(OpenJob(scan, OPTIONS), cancelled))


def test_each_page_of_a_scan_has_the_whole_time() -> None:
    events: list[Event] = []
    with (
        WorkerClient(Limits(seconds=2.0), "misbehaving_reader") as client,
        pytest.raises(WorkerError) as caught,
    ):
        client.call(OpenJob(Path("scan.pdf"), OPTIONS), events.append)
    assert caught.value.code == "worker-timeout"
    assert [event.done for event in events if isinstance(event, Progress)] == [0, 0, 1, 2, 3, 4]


def test_an_old_file_is_read_with_the_office_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = Path("/opt/office/soffice")
    monkeypatch.setattr(legacy_formats, "find_office", lambda: office)
    monkeypatch.setattr(
        legacy_formats,
        "converted",
        lambda data, name, program: docx(paragraph(f"由{program.name}转换")),
    )
    path = tmp_path / "合同.rtf"
    path.write_bytes(b"{\\rtf1}")
    workshop = Workshop()
    head = next(iter(workshop.open(OpenJob(path, OPTIONS), lambda *done: None)))
    assert isinstance(head, Head)
    assert head.document.text.strip() == "由soffice转换"


def test_an_old_file_without_an_office_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy_formats, "find_office", lambda: None)
    path = tmp_path / "合同.rtf"
    path.write_bytes(b"{\\rtf1}")
    with pytest.raises(UnreadableFileError) as caught:
        list(Workshop().open(OpenJob(path, OPTIONS), lambda *done: None))
    assert caught.value.code == "file-legacy"


def test_a_scan_is_given_again_with_each_page(scan: Path, made: list[Path | None]) -> None:
    job = OpenJob(scan, OPTIONS, stepwise=True)
    heads = [
        event.document
        for event in Workshop().open(job, lambda *done: None)
        if isinstance(event, Head)
    ]
    assert [document.pending for document in heads] == [(1, 2), (2,), ()]


def test_only_a_whole_document_is_remembered(scan: Path, made: list[Path | None]) -> None:
    workshop = Workshop()
    job = OpenJob(scan, OPTIONS, stepwise=True)
    for event in workshop.open(job, lambda *done: None):
        if isinstance(event, Head):
            known = [document.pending for document, _ in workshop._documents.values()]
            assert known == ([] if event.document.pending else [()])

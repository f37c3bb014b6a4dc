"""Many files on this machine."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from contract_files import docx, paragraph

from reviewer.batch import Plan, Step, plan, run, running
from reviewer.batch.files import FolderFile
from reviewer.errors import ExportError
from reviewer.export.overview import Line
from reviewer.labels import Verdict
from reviewer.review import Options
from reviewer.worker import Limits, WorkerClient

_ACCOUNTS = "第一条 甲方将其名下九个微信号及全部好友转让给乙方，归乙方所有。"
_PRINTER = "第一条 甲方向乙方出售打印机一台。"


def _contract(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(docx("".join(map(paragraph, ("协议", *lines)))))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two contracts, a copy of one, and a file that is none."""
    place = tmp_path_factory.mktemp("合同")
    _contract(place / "账号.docx", _ACCOUNTS)
    _contract(place / "附" / "打印机.docx", _PRINTER)
    (place / "附" / "账号副本.docx").write_bytes((place / "账号.docx").read_bytes())
    (place / "坏.docx").write_bytes(b"PK\x03\x04 and nothing else")
    return place


def _plan(folder: Path, target: Path, **more: object) -> Plan:
    plan = Plan(folder, target, Options(today=date(2026, 1, 1)), workers=2)
    return replace(plan, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def done(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Line], list[Step]]:
    """The folder reviewed once: target, lines by name, steps."""
    target = tmp_path_factory.mktemp("结果")
    steps: list[Step] = []
    lines = run(_plan(folder, target), steps.append)
    return target, {line.path: line for line in lines}, steps


Done = tuple[Path, dict[str, Line], list[Step]]


def test_every_file_has_a_line(done: Done) -> None:
    assert set(done[1]) == {"账号.docx", "附/打印机.docx", "附/账号副本.docx", "坏.docx"}


def test_verdicts_are_those_of_a_review(done: Done) -> None:
    verdicts = {name: line.summary.verdict for name, line in done[1].items() if line.summary}
    assert verdicts["账号.docx"] is Verdict.HIGH
    assert verdicts["附/打印机.docx"] is Verdict.NONE


def test_a_bad_file_stops_nothing_and_says_why(done: Done) -> None:
    bad = done[1]["坏.docx"]
    assert bad.summary is None
    assert "坏.docx" in bad.why()


def test_a_copy_is_not_reviewed_again(done: Done) -> None:
    copy = done[1]["附/账号副本.docx"]
    assert copy.copy_of == "账号.docx"
    assert copy.summary == done[1]["账号.docx"].summary
    assert not (done[0] / "reviews" / "附" / "账号副本.docx.json").exists()


def test_each_review_is_written_as_json(done: Done) -> None:
    line = done[1]["附/打印机.docx"]
    found = json.loads((done[0] / line.report).read_text("utf-8"))
    assert found["schema"] == "shenqi.review/1"
    assert found["document"]["path"] == "附/打印机.docx"


def test_progress_counts_up_to_the_last_file(done: Done) -> None:
    assert [step.done for step in done[2]] == [1, 2, 3, 4]
    assert {step.total for step in done[2]} == {4}


def test_a_second_run_goes_on_where_the_first_one_ended(folder: Path, done: Done) -> None:
    steps: list[Step] = []
    lines = run(_plan(folder, done[0], resume=True), steps.append)
    assert {line.path: line for line in lines} == done[1]
    resumed = {step.line.path for step in steps if step.resumed}
    assert resumed == {"账号.docx", "附/打印机.docx"}


def test_a_review_that_was_deleted_is_made_again(folder: Path, done: Done) -> None:
    report = done[0] / done[1]["附/打印机.docx"].report
    report.unlink()
    run(_plan(folder, done[0], resume=True), lambda step: None)
    assert report.is_file()


def test_a_stopped_run_gives_what_there_is(folder: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    lines = run(_plan(folder, tmp_path, workers=1), lambda step: stop.set(), stop)
    assert len(lines) < 4


def test_the_largest_file_is_begun_first(tmp_path: Path) -> None:
    for name, size in (("小.docx", 10), ("大.docx", 1000), ("中.docx", 100)):
        _contract(tmp_path / name, *(f"第{n}条 {n * n}" for n in range(size)))
    begun: list[str] = []

    def working(plan: Plan, files: list[FolderFile], stop: threading.Event) -> list[Line]:
        begun.extend(file.name for file in files)
        return [Line(file.name) for file in files]

    plan = _plan(tmp_path, tmp_path / "结果")
    lines = running.run_with(working, plan, lambda step: None, threading.Event())
    assert begun == ["大.docx", "中.docx", "小.docx"]
    assert [line.path for line in lines] == sorted(begun)


def test_a_process_reads_the_next_file_while_the_last_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):
        _contract(tmp_path / f"{number}.docx", _PRINTER, str(number))
    both_are_read = threading.Barrier(2, timeout=60)

    def finished(*what: Any) -> Line:
        both_are_read.wait()
        return plan.finished(*what)

    monkeypatch.setattr(running, "finished", finished)
    lines = run(_plan(tmp_path, tmp_path / "结果", workers=1), lambda step: None)
    assert [line.path for line in lines] == ["1.docx", "2.docx"]


def test_an_empty_folder_has_no_lines(tmp_path: Path) -> None:
    assert run(_plan(tmp_path, tmp_path / "结果"), lambda step: None) == ()


def test_a_target_that_cannot_be_written_ends_the_run(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "reviews").touch()
    with pytest.raises(ExportError):
        run(_plan(folder, tmp_path), lambda step: None)


@pytest.fixture
def bad_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading processes that misbehave as the file's name says."""
    client = partial(WorkerClient, module="misbehaving_reader")
    monkeypatch.setattr(running, "WorkerClient", client)


@pytest.mark.usefixtures("bad_readers")
def test_a_file_that_hangs_or_kills_its_process_stops_nothing(tmp_path: Path) -> None:
    for name in ("hangs.docx", "dies.docx"):
        _contract(tmp_path / "合同" / name, name)
    plan = _plan(tmp_path / "合同", tmp_path / "结果", workers=1, seconds=0.4)
    errors = {line.path: line.why() for line in run(plan, lambda step: None)}
    assert "超过 0.4 秒" in errors["hangs.docx"]
    assert "意外结束" in errors["dies.docx"]


def test_a_file_that_was_changed_meanwhile_is_not_told_under_its_old_hash(
    folder: Path, tmp_path: Path
) -> None:
    (file,) = [f for f in running.find(folder) if f.name == "账号.docx"]
    with WorkerClient(Limits()) as client:
        line = running.review_file(client, _plan(folder, tmp_path), replace(file, sha256="0"))
    assert "已被修改" in line.why()


def test_a_file_nobody_may_read_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "合同").mkdir()
    (tmp_path / "合同" / "断.docx").symlink_to(tmp_path / "没有")
    (line,) = run(_plan(tmp_path / "合同", tmp_path / "结果"), lambda step: None)
    assert "没有权限" in line.why()


def test_a_run_that_is_stopped_before_it_begins_reviews_nothing(
    folder: Path, tmp_path: Path
) -> None:
    stop = threading.Event()
    stop.set()
    assert run(_plan(folder, tmp_path), lambda step: None, stop) == ()


def test_a_process_that_is_stopped_begins_no_further_file(folder: Path, tmp_path: Path) -> None:
    stop = threading.Event()
    lines = run(_plan(folder, tmp_path, workers=1), lambda step: stop.set(), stop)
    assert 1 <= len(lines) < 4

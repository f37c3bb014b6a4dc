"""Many files on the machines of a Dask scheduler."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from contract_files import docx, paragraph

import reviewer
from reviewer.batch import Plan, cluster
from reviewer.batch.files import FolderFile
from reviewer.errors import ClusterError, UnreadableFileError
from reviewer.labels import Verdict
from reviewer.review import Options

_DASK = (sys.executable, "-m")
_HOST = ("--host", "127.0.0.1", "--port", "0")
_WORKER = ("--nthreads", "1", "--no-dashboard", "--no-nanny")


def _plan(folder: Path, target: Path) -> Plan:
    return Plan(folder, target, Options(today=date(2026, 1, 1)))


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    """Four contracts and a file that is none."""
    folder = tmp_path / "合同"
    folder.mkdir()
    for number in range(4):
        lines = ("协议", f"第一条 甲方将{number + 2}个微信号及全部好友转让给乙方，归乙方所有。")
        (folder / f"{number}.docx").write_bytes(docx("".join(map(paragraph, lines))))
    (folder / "坏.docx").write_bytes(b"PK")
    return folder


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://x:1", "tcp://x", "inproc://1/2", ""])
def test_an_address_that_is_none_is_refused(address: str, contracts: Path, tmp_path: Path) -> None:
    with pytest.raises(ClusterError) as caught:
        cluster.run(_plan(contracts, tmp_path / "结果"), address, lambda step: None)
    assert caught.value.code == "cluster-address"


def test_a_missing_extra_says_how_to_install_it(
    contracts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"shenqi\[cluster\]"):
        cluster.run(_plan(contracts, tmp_path / "结果"), "tcp://127.0.0.1:9", lambda step: None)


class _Machines:
    """Stands for the client of a scheduler whose machines answer as told."""

    def __init__(self, answer: object) -> None:
        self._answer = answer

    def run(self, _: object) -> object:
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ({}, "cluster-empty"),
        ({"a": "0.0.1"}, "cluster-version"),
        ({"a": cluster.version_there(), "b": f"{reviewer.__version__} 0"}, "cluster-version"),
        (ModuleNotFoundError("reviewer"), "cluster-version"),
    ],
)
def test_machines_that_cannot_help_are_named(answer: object, code: str) -> None:
    with pytest.raises(ClusterError) as caught:
        cluster._compare_versions(_Machines(answer), "tcp://a:1")
    assert caught.value.code == code


def test_machines_of_the_same_version_are_welcome() -> None:
    cluster._compare_versions(_Machines({"a": cluster.version_there()}), "tcp://a:1")


@pytest.mark.parametrize(
    ("future", "words"),
    [
        (SimpleNamespace(status="error", exception=lambda: KeyError("x")), "意外结束"),
        (SimpleNamespace(status="cancelled"), "意外结束"),
        (
            SimpleNamespace(
                status="error",
                exception=lambda: UnreadableFileError("file-empty", name="a.docx"),
            ),
            "是空的",
        ),
    ],
)
def test_a_machine_that_fails_leaves_a_line(future: Any, words: str) -> None:
    assert words in cluster._line(future, "a.docx").why()


def test_a_worker_reads_and_writes_in_the_shared_folders(contracts: Path, tmp_path: Path) -> None:
    line = cluster.review_there(_plan(contracts, tmp_path / "结果"), FolderFile("坏.docx", "0"))
    assert "坏.docx" in line.why()
    for client in cluster._here.clients.values():
        client.close()
    cluster._here.clients.clear()


@pytest.fixture
def scheduler() -> Iterator[str]:
    """A scheduler with two workers on this machine."""
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "distributed.cli.dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
        ],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    ) as process:
        address = _address(process)
        workers = [
            subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "distributed.cli.dask_worker",
                    address,
                    "--nthreads",
                    "1",
                    "--no-dashboard",
                    "--no-nanny",
                ],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(2)
        ]
        try:
            yield address
        finally:
            for each in (*workers, process):
                each.terminate()
                each.wait(20)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if "Scheduler at:" in line:
            return line.split()[-1]
    raise AssertionError("no scheduler")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_two_workers_of_a_cluster_review_a_folder(
    contracts: Path, tmp_path: Path, scheduler: str
) -> None:
    _wait_for_workers(scheduler, 2)
    target = tmp_path / "结果"
    lines = cluster.run(_plan(contracts, target), scheduler, lambda step: None)
    verdicts = [line.summary.verdict for line in lines if line.summary is not None]
    assert verdicts == [Verdict.HIGH] * 4
    assert len(list((target / "reviews").iterdir())) == 4
    assert "坏.docx" in lines[-1].why()


def _wait_for_workers(address: str, number: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(number, timeout=60)


@pytest.mark.filterwarnings("default")
def test_a_folder_is_reviewed_by_a_cluster_and_a_stop_is_heard(
    contracts: Path, tmp_path: Path
) -> None:
    from distributed import LocalCluster

    options: dict[str, Any] = {"processes": False, "n_workers": 1, "threads_per_worker": 1}
    with LocalCluster(protocol="tcp://", dashboard_address=None, **options) as local:
        address = local.scheduler_address
        lines = cluster.run(_plan(contracts, tmp_path / "结果"), address, lambda step: None)
        assert sum(line.summary is not None for line in lines) == 4
        stop = threading.Event()
        few = cluster.run(_plan(contracts, tmp_path / "再"), address, lambda step: stop.set(), stop)
        assert 1 <= len(few) < len(lines)
    assert cluster._line(SimpleNamespace(status="cancelled"), "a.docx").why()


@pytest.mark.filterwarnings("default")
def test_a_scheduler_that_is_not_there_is_one_plain_message(
    contracts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", "1s")
    with pytest.raises(ClusterError) as failure:
        cluster.run(_plan(contracts, tmp_path / "结果"), "tcp://127.0.0.1:1", lambda step: None)
    assert failure.value.code == "cluster-unreachable"

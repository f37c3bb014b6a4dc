"""The log: places of what failed, no word of a contract, readable by its user alone."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.faults import logbook

WORDS = "甲方将其名下九个微信号及全部好友转让给乙方"


@pytest.fixture
def logs(tmp_path: Path) -> Iterator[Path]:
    yield logbook.start(tmp_path)
    logbook.stop()


def written(logs: Path) -> str:
    return "".join(path.read_text("utf-8") for path in logs.iterdir())


def test_an_error_is_logged_by_its_place_without_its_words(logs: Path) -> None:
    try:
        raise ValueError(WORDS)
    except ValueError:
        logging.getLogger("ui.session").exception("the review failed")
    assert "the review failed ValueError test_logbook.py:" in written(logs)
    assert "微信号" not in written(logs)


def test_what_libraries_say_of_what_they_read_is_not_logged(logs: Path) -> None:
    logging.getLogger("pdfminer.psparser").error(WORDS)
    logging.getLogger("jieba").error(WORDS)
    assert "微信号" not in written(logs)


@pytest.mark.skipif(sys.platform == "win32", reason="modes mean nothing there")
def test_folder_and_file_are_the_users_alone(logs: Path) -> None:
    logging.getLogger("ui").info("started")
    assert stat.S_IMODE(logs.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in logs.iterdir()} == {0o600}


def test_it_does_not_grow_without_end(logs: Path) -> None:
    for _ in range(9000):
        logging.getLogger("ui").info("%s", "x" * 300)
    assert sum(path.stat().st_size for path in logs.iterdir()) < 4 * 512 * 1024 + 4096


def test_a_purge_empties_it(logs: Path, tmp_path: Path) -> None:
    for number in range(2500):
        logging.getLogger("ui").info("%d %s", number, "x" * 300)
    logbook.purge(tmp_path)
    assert written(logs) == ""
    logging.getLogger("ui").info("after")
    assert "after" in written(logs)


def test_a_purge_takes_along_what_an_earlier_run_wrote(tmp_path: Path) -> None:
    logs = logbook.start(tmp_path)
    logging.getLogger("ui").info("of an earlier run")
    logbook.stop()
    logbook.start(tmp_path)
    logbook.purge(tmp_path)
    logbook.stop()
    assert written(logs) == ""


def test_a_file_that_cannot_be_opened_interrupts_nothing(logs: Path) -> None:
    (logs / "shenqi.log").mkdir()
    logging.getLogger("ui").error("nobody hears")
    assert list((logs / "shenqi.log").iterdir()) == []


def test_without_a_place_to_write_the_app_runs_without_a_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    logbook.start(tmp_path / "file")
    logging.getLogger("ui").info("nobody hears")
    logbook.stop()

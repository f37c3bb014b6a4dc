"""What a run has done stands for the next one, as long as nothing else would come of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.batch import journal
from reviewer.batch.journal import NAME, Journal, fingerprint
from reviewer.errors import ExportError
from reviewer.export.overview import Summary
from reviewer.labels import Verdict
from reviewer.review import Options

OPTIONS = Options(today=date(2026, 1, 1))
SHA = "a" * 64
SUMMARY = Summary(
    path="甲/转让.docx",
    sha256=SHA,
    title="转让协议",
    verdict=Verdict.HIGH,
    high=3,
    medium=2,
    low=1,
    grounds=("账号转让",),
    price=Decimal("500000.50"),
    day=date(2019, 9, 22),
    day_stated=True,
    versions="0.1 / 1 / 2026-01-01",
)


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules and law of a version, without reading either."""
    monkeypatch.setattr(journal, "fingerprint", lambda options: f"v1 {options.signed}")


def _written(folder: Path, *summaries: Summary) -> None:
    with closing(Journal(folder, OPTIONS, resume=False)) as book:
        for summary in summaries:
            book.add(summary)


def _known(folder: Path, options: Options = OPTIONS) -> Summary | None:
    with closing(Journal(folder, options, resume=True)) as book:
        return book.known(SHA)


def test_what_was_done_is_known_again(tmp_path: Path) -> None:
    _written(tmp_path, SUMMARY)
    assert _known(tmp_path) == SUMMARY


def test_a_contract_without_a_price_is_known_again(tmp_path: Path) -> None:
    _written(tmp_path, replace(SUMMARY, price=None))
    assert _known(tmp_path) == replace(SUMMARY, price=None)


def test_a_new_run_forgets_what_was_done(tmp_path: Path) -> None:
    _written(tmp_path, SUMMARY)
    _written(tmp_path)
    assert _known(tmp_path) is None


def test_another_way_to_review_does_not_count(tmp_path: Path) -> None:
    _written(tmp_path, SUMMARY)
    assert _known(tmp_path, replace(OPTIONS, signed=date(2022, 1, 1))) is None


def test_a_review_by_the_law_of_the_day_counts_on_that_day_only(tmp_path: Path) -> None:
    undated = replace(SUMMARY, day=OPTIONS.today, day_stated=False)
    _written(tmp_path, undated)
    assert _known(tmp_path) == undated
    assert _known(tmp_path, replace(OPTIONS, today=date(2026, 1, 2))) is None


@pytest.mark.parametrize("rest", ['{"key": "v1', "[]", '{"key": "v1 None"}', "\ufffd", ""])
def test_a_line_that_was_cut_off_is_passed_over(tmp_path: Path, rest: str) -> None:
    _written(tmp_path, SUMMARY)
    with (tmp_path / NAME).open("a", encoding="utf-8") as file:
        file.write(rest)
    assert _known(tmp_path) == SUMMARY


def test_what_follows_a_line_that_was_cut_off_is_known_again(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"key": "v1', "utf-8")
    with closing(Journal(tmp_path, OPTIONS, resume=True)) as book:
        book.add(SUMMARY)
    assert _known(tmp_path) == SUMMARY


def test_a_name_of_any_bytes_is_known_again(tmp_path: Path) -> None:
    odd = replace(SUMMARY, path="\udcba\udccf.docx")
    _written(tmp_path, odd)
    assert _known(tmp_path) == odd


def test_no_journal_is_no_obstacle(tmp_path: Path) -> None:
    assert _known(tmp_path / "neu") is None


def test_a_folder_that_cannot_be_made_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError):
        Journal(tmp_path / "file" / "x", OPTIONS, resume=False)


def test_a_full_disk_is_a_plain_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with closing(Journal(tmp_path, OPTIONS, resume=False)) as book:
        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(ExportError, match="磁盘空间不足"):
            book.add(SUMMARY)


def test_the_real_fingerprint_changes_with_date_and_rules() -> None:
    plain = fingerprint(OPTIONS)
    assert plain == fingerprint(replace(OPTIONS, today=date(2027, 1, 1)))
    assert plain != fingerprint(replace(OPTIONS, signed=date(2022, 1, 1)))

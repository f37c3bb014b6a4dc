"""A folder reviewed from the app."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_values import Stage

from reviewer.batch import Plan, Step
from reviewer.errors import ExportError, UnreadableFileError
from reviewer.export.overview import Line, Summary
from reviewer.labels import Verdict
from ui import i18n
from ui.commands.batch import show_batch
from ui.dialogs.matters.batch_dialog import BatchDialog

PLAIN = Line(
    "b.docx",
    Summary(
        path="b.docx",
        sha256="b" * 64,
        title="买卖合同",
        verdict=Verdict.NONE,
        high=0,
        medium=0,
        low=0,
        grounds=(),
        price=None,
        day=date(2026, 3, 1),
        day_stated=False,
        versions="1",
    ),
)
assert PLAIN.summary is not None
RISKY = Line(
    "a.docx",
    replace(PLAIN.summary, verdict=Verdict.HIGH, high=2, price=Decimal(500000), day_stated=True),
)
BAD = Line("坏.docx", error=UnreadableFileError("file-damaged", name="坏.docx").reason)
COPY = replace(RISKY, path="c.docx", copy_of="a.docx")


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch) -> list[Plan]:
    """Stands in for the review itself: four files, in the order they happen to come."""
    seen: list[Plan] = []

    def run(plan: Plan, on_step: Callable[[Step], None], _stop: object) -> tuple[Line, ...]:
        seen.append(plan)
        lines = (PLAIN, BAD, RISKY, COPY)
        for done, line in enumerate(lines, 1):
            on_step(Step(line, done, len(lines)))
        plan.target.mkdir(exist_ok=True)
        return lines

    monkeypatch.setattr("reviewer.batch.run", run)
    return seen


@pytest.fixture
def dialog(stage: Stage, tmp_path: Path) -> BatchDialog:
    (tmp_path / "合同").mkdir()
    made = show_batch(stage.window)
    made.folder.setText(str(tmp_path / "合同"))
    return made


def _rows(dialog: BatchDialog) -> list[list[str]]:
    rows = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    return [[row.text(column) for column in range(8)] for row in rows if row is not None]


def test_a_place_for_the_results_is_proposed(dialog: BatchDialog, tmp_path: Path) -> None:
    assert dialog.target.text() == str(tmp_path / "合同-审查结果")
    assert dialog.go.isEnabled()


def test_the_place_proposed_follows_a_folder_that_is_typed(
    dialog: BatchDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.folder.clear()
    qtbot.keyClicks(dialog.folder, "/data")
    assert Path(dialog.target.text()) == Path("/data-审查结果")


def test_a_root_has_no_place_for_results_to_propose(dialog: BatchDialog) -> None:
    dialog.folder.setText("/")
    assert dialog.target.text() == ""
    assert not dialog.go.isEnabled()


def test_a_place_the_user_named_stays(dialog: BatchDialog, tmp_path: Path) -> None:
    dialog.target.setText(str(tmp_path / "结果"))
    dialog.folder.setText(str(tmp_path))
    assert dialog.target.text() == str(tmp_path / "结果")


def test_the_results_never_go_among_the_contracts(dialog: BatchDialog) -> None:
    dialog.target.setText(dialog.folder.text())
    assert not dialog.go.isEnabled()


@pytest.mark.parametrize("name", ["folder", "target"])
def test_enter_in_a_field_starts_the_run(
    dialog: BatchDialog, plans: list[Plan], qtbot: QtBot, name: str
) -> None:
    qtbot.keyClick(getattr(dialog, name), Qt.Key.Key_Return)
    assert len(plans) == 1


@pytest.mark.parametrize("typed", ["", "/no such folder"])
def test_enter_in_a_field_waits_until_the_run_can_start(
    dialog: BatchDialog, plans: list[Plan], qtbot: QtBot, typed: str
) -> None:
    dialog.folder.setText(typed)
    qtbot.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert plans == []
    assert dialog.isVisible()


def test_enter_on_a_row_opens_its_contract_and_starts_no_further_run(
    dialog: BatchDialog, plans: list[Plan], stage: Stage, qtbot: QtBot
) -> None:
    dialog.go.click()
    dialog.tree.setCurrentItem(dialog.tree.topLevelItem(0))
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert stage.window.tab is not None
    assert len(plans) == 1


def test_the_overview_lists_the_riskiest_first(dialog: BatchDialog, plans: list[Plan]) -> None:
    dialog.go.click()
    assert [row[0] for row in _rows(dialog)] == ["a.docx", "c.docx", "b.docx", "坏.docx"]
    assert _rows(dialog)[0][2:4] == ["高", "2 / 0 / 0"]
    assert [row[-1] for row in _rows(dialog)[1:]] == [
        "与“a.docx”相同",
        "未载明签订日",
        "文件“坏.docx”已损坏，无法读取。请向对方索取一份完好的副本。",
    ]
    assert "已完成 4 份，其中 1 份未能审查" in dialog.said.text()


def test_why_a_file_could_not_be_read_is_said_in_the_language_of_the_window(
    stage: Stage, plans: list[Plan], tmp_path: Path
) -> None:
    i18n.use("en")
    dialog = show_batch(stage.window)
    (tmp_path / "contracts").mkdir()
    dialog.folder.setText(str(tmp_path / "contracts"))
    dialog.go.click()
    assert _rows(dialog)[-1][-1] == (
        "The file “坏.docx” is damaged and cannot be read. Please ask for an intact copy."
    )


def test_a_remark_too_long_for_its_column_makes_its_row_higher(
    dialog: BatchDialog, plans: list[Plan]
) -> None:
    dialog.go.click()
    tree = dialog.tree
    heights = [tree.visualItemRect(tree.topLevelItem(at)).height() for at in (1, 3)]
    assert heights[1] > heights[0] + tree.fontMetrics().height()


def test_a_remark_is_laid_out_anew_when_its_column_is_made_wider(
    dialog: BatchDialog, plans: list[Plan], qtbot: QtBot
) -> None:
    dialog.go.click()
    tree = dialog.tree
    tree.setColumnWidth(7, 900)
    qtbot.waitUntil(
        lambda: (
            tree.visualItemRect(tree.topLevelItem(3)).height()
            == tree.visualItemRect(tree.topLevelItem(1)).height()
        )
    )


def test_the_overview_is_written_beside_the_reviews(
    dialog: BatchDialog, plans: list[Plan], tmp_path: Path
) -> None:
    dialog.go.click()
    assert (tmp_path / "合同-审查结果" / "overview.xlsx").is_file()
    assert plans[0].resume
    assert dialog.open_overview.isEnabled()


def test_a_double_click_opens_the_contract(
    dialog: BatchDialog, plans: list[Plan], stage: Stage
) -> None:
    dialog.go.click()
    dialog.tree.itemActivated.emit(dialog.tree.topLevelItem(0), 0)
    assert stage.window.tab is not None
    assert stage.window.tab.path == Path(dialog.folder.text()) / "a.docx"
    assert dialog.said.text() == "“a.docx”已在主窗口打开。"


def test_what_stops_the_whole_run_is_said(
    dialog: BatchDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> tuple[Line, ...]:
        raise ExportError("export-disk-full", path="x")

    monkeypatch.setattr("reviewer.batch.run", run)
    dialog.go.click()
    assert "磁盘空间不足" in dialog.said.text()
    assert not dialog.is_running


def test_a_folder_without_contracts_is_said_to_have_none(
    dialog: BatchDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "合同-审查结果").mkdir()
    monkeypatch.setattr("reviewer.batch.run", lambda *_: ())
    dialog.go.click()
    assert dialog.said.text() == "文件夹中没有可审查的文件。"


def test_while_a_folder_is_reviewed_only_stopping_is_offered(
    dialog: BatchDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [dialog.folder, dialog.target, dialog.resume]
    assert not dialog.halt.isEnabled()
    assert not dialog.open_overview.isEnabled()

    def run(_plan: Plan, _tell: object, stop: threading.Event) -> tuple[Line, ...]:
        assert dialog.halt.isEnabled()
        assert not any(each.isEnabled() for each in [*given, dialog.go, dialog.open_overview])
        dialog.halt.click()
        assert stop.is_set()
        assert not dialog.halt.isEnabled()
        assert "正在停止" in dialog.said.text()
        return ()

    monkeypatch.setattr("reviewer.batch.run", run)
    Path(dialog.target.text()).mkdir()
    dialog.go.click()
    assert all(each.isEnabled() for each in [*given, dialog.go, dialog.open_overview])

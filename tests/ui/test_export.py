"""Exporting the report: what is asked, what is written, what is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.errors import ExportError
from reviewer.marks.model import Colour
from ui.dialogs.export_dialog import ExportChoice, ExportDialog
from ui.exporting import ask_export, export
from ui.samples import sample_contract


@pytest.fixture
def dialog(stage: Stage, contract: Path) -> ExportDialog:
    stage.show(contract)
    made = ask_export(stage.window)
    assert made is not None
    return made


def go_button(dialog: ExportDialog) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.text() == "导出")


def test_the_report_is_proposed_beside_the_contract(dialog: ExportDialog, contract: Path) -> None:
    assert dialog.path == contract.with_name("转让协议-审查报告.docx")
    assert go_button(dialog).isEnabled()


def test_the_next_report_is_proposed_beside_its_own_contract(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.window.context.settings.set("export_folder", str(tmp_path / "another client"))
    stage.show(contract)
    made = ask_export(stage.window)
    assert made is not None
    assert made.path.parent == contract.parent


def test_the_report_on_the_sample_does_not_go_among_the_files_of_the_app(
    stage: Stage, tmp_path: Path
) -> None:
    sample = sample_contract()
    assert sample is not None
    stage.window.context.settings.set("export_folder", str(tmp_path))
    stage.show(sample)
    made = ask_export(stage.window)
    assert made is not None
    assert made.path.parent == tmp_path


def test_a_warning_moves_no_button(qtbot: QtBot, dialog: ExportDialog) -> None:
    button = go_button(dialog)
    qtbot.waitExposed(dialog)
    before = button.geometry()
    dialog.folder.setText("/no/such/folder")
    qtbot.wait(50)
    assert button.geometry() == before


def test_the_ending_follows_the_format(dialog: ExportDialog) -> None:
    dialog.formats["pdf"].setChecked(True)
    assert dialog.path.suffix == ".pdf"


def test_a_missing_folder_is_told_before_anything_is_written(dialog: ExportDialog) -> None:
    dialog.folder.setText("/no/such/folder")
    assert not go_button(dialog).isEnabled()
    assert "不存在" in dialog.warning.text()


def test_a_name_is_needed(dialog: ExportDialog) -> None:
    dialog.name.setText(" ")
    assert not go_button(dialog).isEnabled()


def test_the_contract_itself_is_never_overwritten(dialog: ExportDialog, contract: Path) -> None:
    dialog.name.setText(contract.name)
    assert not go_button(dialog).isEnabled()
    assert "不能覆盖合同原件" in dialog.warning.text()


def test_a_file_that_would_be_replaced_is_named(dialog: ExportDialog) -> None:
    dialog.path.write_bytes(b"earlier")
    dialog.name.setText(dialog.name.text() + " ")
    assert "替换" in dialog.warning.text()
    assert go_button(dialog).isEnabled()


def test_the_choice_is_told_and_remembered(
    stage: Stage, dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.export.report.report_of", lambda *_args, **_more: None)
    monkeypatch.setattr("reviewer.export.writing.write_report", lambda *_args: None)
    dialog.formats["html"].setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        go_button(dialog).click()
    assert chosen.args == [ExportChoice("html", dialog.path)]
    assert stage.context.settings.text("export_format") == "html"
    assert "报告已导出" in stage.window.banner.text


@pytest.mark.parametrize("form", ["docx", "html"])
def test_the_report_holds_the_lawyers_notes(
    stage: Stage, contract: Path, tmp_path: Path, form: str
) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.RED, "请核实实名人是谁")
    out = tmp_path / f"报告.{form}"
    export(stage.window, ExportChoice(form, out))
    if form == "html":
        assert "请核实实名人是谁" in out.read_text("utf-8")
    assert out.stat().st_size > 1000
    assert str(out) in stage.window.banner.text


def test_a_failure_is_told_in_a_sentence(
    stage: Stage, contract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise ExportError(path=tmp_path / "x.docx", reason="磁盘已满")

    monkeypatch.setattr("reviewer.export.writing.write_report", fail)
    stage.show(contract)
    export(stage.window, ExportChoice("docx", tmp_path / "x.docx"))
    assert "无法导出" in stage.window.banner.text
    assert stage.window.status.busy_words.text() == ""

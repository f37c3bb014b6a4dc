"""Exporting the report: what is asked, what is written, what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.errors import ExportError
from reviewer.export.annotated_pdf import AnnotatedPdf
from reviewer.export.audience import Reader
from reviewer.export.sample_template import sample_template
from reviewer.marks.model import Colour
from ui.commands.exporting import annotated_words, ask_export, export
from ui.commands.samples import sample_contract
from ui.dialogs.export.export_dialog import ExportChoice, ExportDialog
from ui.dialogs.export.report_pane import ReportPane, ReportPlan


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


def test_a_name_that_is_too_long_for_a_file_replaces_none(dialog: ExportDialog) -> None:
    dialog.name.setText("长" * 300)
    assert dialog.warning.text() == ""


def test_the_choice_is_told_and_remembered(
    stage: Stage, dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewer.export.report.report_of", lambda *_args, **_more: None)
    monkeypatch.setattr("reviewer.export.writing.write_report", lambda *_args: None)
    dialog.formats["html"].setChecked(True)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        go_button(dialog).click()
    assert chosen.args == [ExportChoice("html", dialog.path, None, dialog.report_pane.plan)]
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


def words_of_html(out: Path) -> str:
    return out.read_text("utf-8")


def test_the_pane_shows_what_the_format_needs(dialog: ExportDialog) -> None:
    dialog.formats["docx"].setChecked(True)
    assert dialog.report_pane.isVisibleTo(dialog)
    assert dialog.report_pane.template.isEnabled()
    dialog.formats["pdf"].setChecked(True)
    assert not dialog.report_pane.template.isEnabled()
    dialog.formats["xlsx"].setChecked(True)
    assert not dialog.report_pane.isVisibleTo(dialog)
    assert "内部" in dialog.contains.text()


@pytest.mark.parametrize(
    ("reader", "name"),
    [(Reader.CLIENT, "转让协议-审查意见书（委托人）"), (Reader.OTHER_SIDE, "转让协议-修改建议书")],
)
def test_the_name_and_the_words_tell_for_whom_it_is(
    dialog: ExportDialog, reader: Reader, name: str
) -> None:
    dialog.report_pane.reader.notice.chosen.emit(reader)
    assert dialog.path.stem == name
    assert dialog.report_pane.plan.reader is reader


def test_firm_logo_and_template_are_remembered(
    stage: Stage, dialog: ExportDialog, tmp_path: Path
) -> None:
    pane = dialog.report_pane
    pane.firm.setText(" 某某律师事务所 ")
    pane.logo.setText(str(tmp_path / "logo.png"))
    pane.template.setText(str(tmp_path / "模板.docx"))
    pane.final.setChecked(True)
    pane.adopted.setChecked(True)
    plan = ReportPane(stage.context.settings).plan
    assert plan == replace(pane.plan, final=False, adopted=False)
    assert plan.firm == "某某律师事务所"


def test_a_logo_and_a_template_are_chosen_from_the_disk(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    pane = dialog.report_pane
    for choose, field, name in (
        ("选择徽标", pane.logo, "logo.png"),
        ("选择律所模板", pane.template, "模板.docx"),
    ):
        button = next(b for b in pane.findChildren(QPushButton) if b.accessibleName() == choose)
        button.click()
        files = pane.findChildren(QFileDialog)[-1]
        files.fileSelected.emit(str(tmp_path / name))
        files.close()
        assert field.text() == str(tmp_path / name)


def test_the_report_for_the_other_side_holds_proposals_only(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract)
    out = tmp_path / "建议.html"
    export(stage.window, ExportChoice("html", out, report=ReportPlan(Reader.OTHER_SIDE)))
    assert "合同修改建议书" in words_of_html(out)
    assert "合同效力风险" not in words_of_html(out)


def test_only_adopted_findings_go_out_where_that_is_asked(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract)
    out = tmp_path / "建议.html"
    plan = ReportPlan(Reader.OTHER_SIDE, adopted=True)
    export(stage.window, ExportChoice("html", out, report=plan))
    assert "没有需要提交对方的修改建议" in words_of_html(out)


def test_the_list_is_written(stage: Stage, contract: Path, tmp_path: Path) -> None:
    stage.show(contract)
    out = tmp_path / "清单.xlsx"
    export(stage.window, ExportChoice("xlsx", out))
    assert out.read_bytes().startswith(b"PK")


def test_the_firms_template_is_filled(stage: Stage, contract: Path, tmp_path: Path) -> None:
    stage.show(contract)
    template, out = tmp_path / "模板.docx", tmp_path / "意见.docx"
    template.write_bytes(sample_template())
    export(stage.window, ExportChoice("docx", out, report=ReportPlan(template=template)))
    assert out.stat().st_size > 1000
    assert "已导出" in stage.window.banner.text


def test_a_logo_that_is_none_is_one_plain_message(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract)
    out = tmp_path / "意见.html"
    plan = ReportPlan(firm="某所", logo=tmp_path / "none.png")
    export(stage.window, ExportChoice("html", out, report=plan))
    assert not out.exists()
    assert "徽标" in stage.window.banner.text


def test_a_word_contract_offers_no_annotated_pdf(dialog: ExportDialog) -> None:
    assert not dialog.formats["pdf-annotations"].isEnabled()
    assert "不是 PDF" in dialog.formats["pdf-annotations"].toolTip()


def test_what_an_annotated_copy_lacks_is_told(tmp_path: Path) -> None:
    made = AnnotatedPdf(b"", notes=3, unplaced=1, existing=0, signed=True, appended=False)
    said = annotated_words(made, tmp_path / "a.pdf")
    assert "批注 3 条" in said
    assert "1 条所在文字" in said
    assert "电子签名" in said
    plain = annotated_words(replace(made, unplaced=0, signed=False), tmp_path / "a.pdf")
    assert "签名" not in plain

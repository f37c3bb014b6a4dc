"""Exporting a copy of the contract: chosen, seen beforehand, written, told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from export.example_reviews import lawyers_state
from export.word_contract import agreed, reviewed
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.document.model import ChangeKind, Comment, Span, TrackedChange
from reviewer.document.notices import Notice, NoticeKind
from reviewer.export.audience import Reader
from reviewer.export.dangling import Cause, Dangling
from reviewer.export.docx_redline import Substitution
from reviewer.export.outgoing import Marking
from reviewer.export.redrafting import Change
from reviewer.export.wishes import NOTHING, Action, Redraft
from ui import i18n, theme
from ui.dialogs.export.export_dialog import ExportDialog
from ui.kept.settings import Settings
from ui.models.outgoing import OutgoingModel, _change_words
from ui.widgets.segments import Segments
from ui.words import label_name

REVIEW = reviewed()
CHECK = Qt.ItemDataRole.CheckStateRole


def a_model(state=None, review=REVIEW) -> OutgoingModel:
    return OutgoingModel(review, state or agreed(review, 0), {})


def text(model: OutgoingModel, row: int) -> str:
    return str(model.index(row).data())


def chosen(model: OutgoingModel) -> list[int]:
    return [
        row
        for row in range(model.rowCount())
        if Qt.CheckState(model.index(row).data(CHECK)) is Qt.CheckState.Checked
    ]


def test_the_list_is_a_well_behaved_model(qtbot: QtBot) -> None:
    model = a_model(lawyers_state(REVIEW))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.choose_all()
    model.show_for(Marking.BOTH, Reader.INTERNAL)
    assert not model.setData(model.index(0), "x")
    assert model.index(0).data(Qt.ItemDataRole.UserRole) == REVIEW.opinion.findings[0].finding.key


def test_findings_are_named_in_the_language_of_the_window() -> None:
    i18n.use("en")
    model = a_model()
    label = REVIEW.opinion.findings[0].finding.label
    assert label_name(label).isascii()
    assert label_name(label) in text(model, 0)


def test_what_is_adopted_is_chosen_first_and_all_can_be() -> None:
    model = a_model()
    assert chosen(model) == [0, 1, 4]
    model.choose_all()
    assert chosen(model) == [0, 1, 2, 3, 4]
    model.choose_adopted()
    assert chosen(model) == [0, 1, 4]


def test_notes_go_with_the_reader() -> None:
    model = a_model(lawyers_state(REVIEW))
    assert 5 not in chosen(model)
    model.show_for(Marking.COMMENTS, Reader.INTERNAL)
    assert 5 in chosen(model)
    assert "向客户核实" in text(model, 5)
    model.show_for(Marking.COMMENTS, Reader.OTHER_SIDE)
    assert 5 not in chosen(model)


def test_a_row_shows_what_its_reader_will_see() -> None:
    model = a_model()
    assert "建议将本条修改为：" in text(model, 0)
    assert "风险" not in text(model, 0)
    model.show_for(Marking.REDLINE, Reader.CLIENT)
    assert "【原文】甲方将其名下" in text(model, 0)
    assert "（没有替代文本，不写入）" in text(model, 1)
    model.setData(model.index(0), Qt.CheckState.Unchecked, CHECK)
    assert text(model, 0) == "第一条　个人信息提供"
    model.redraft(0, Redraft(Action.AFTER, "另议"))
    model.setData(model.index(0), Qt.CheckState.Checked, CHECK)
    assert "【之后增加】另议" in text(model, 0)
    model.redraft(0, Redraft(Action.STRIKE))
    assert "【删除】甲方将其名下" in text(model, 0)


def test_a_row_says_where_its_wording_is_put_in_and_what_is_struck_for_it() -> None:
    model = a_model()
    model.choose_all()
    model.show_for(Marking.REDLINE, Reader.CLIENT)
    third = [text(model, row) for row in range(5) if text(model, row).startswith("第三条")]
    assert "【删除，由第一条的替代文本取代】甲方配合乙方" in third[0]
    model.set_strike_covered(False)
    third = [text(model, row) for row in range(5) if text(model, row).startswith("第三条")]
    assert "（替代文本写在第一条，此处不另写）" in third[0]


def test_of_sentences_that_are_struck_and_what_follows_both_are_shown() -> None:
    change = Change(
        clause="c3",
        place="第三条",
        old="甲方交出密码。",
        redraft=Redraft(Action.AFTER, "另行约定。"),
        findings=(),
        substitution=Substitution(Span(0, 1), 0, ""),
        homes=frozenset({"c1"}),
        instead="第一条",
        partial=True,
    )
    assert _change_words(change) == (
        "【删除，由第一条的替代文本取代】甲方交出密码。\n【之后增加】另行约定。"
    )


def test_a_redline_has_no_notes_and_says_so() -> None:
    model = a_model(lawyers_state(REVIEW))
    model.show_for(Marking.REDLINE, Reader.INTERNAL)
    assert "（修订版不写入批注）" in text(model, 5)


# The dialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[ExportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    contract = tmp_path / "转让协议.docx"
    made = ExportDialog(
        contract,
        tmp_path,
        a_model(),
        parent,
        form="word-both",
        settings=Settings(tmp_path / "settings"),
    )
    made.show()
    yield made
    parent.close()


def test_words_replaced_elsewhere_are_struck_unless_the_lawyer_keeps_them(
    dialog: ExportDialog,
) -> None:
    pane = dialog.copy_pane
    dialog.model.choose_all()
    assert "第三条的文字由写在别处的替代文本取代，以修订形式删除" in pane.dangling.text()
    pane.covered.setChecked(False)
    assert "第三条的替代文本已写在别处，原文未改" in pane.dangling.text()
    dialog.formats["word-comments"].setChecked(True)
    assert not pane.covered.isVisible()


def test_a_wording_with_blanks_is_barred_for_the_other_side_in_comments_too(
    dialog: ExportDialog,
) -> None:
    dialog.formats["word-comments"].setChecked(True)
    dialog.model.redraft(0, Redraft(Action.REPLACE, "设备__元"))
    assert "1 处空白未填：第一条（设备【待补充】元）" in dialog.copy_pane.bar
    dialog.copy_pane._on_reader(Reader.CLIENT)
    assert dialog.copy_pane.bar == ""
    dialog.copy_pane._on_reader(Reader.OTHER_SIDE)
    dialog.copy_pane.draft.setChecked(True)
    assert dialog.copy_pane.bar == ""


def go(dialog: ExportDialog) -> QPushButton:
    return next(made for made in dialog.findChildren(QPushButton) if made.text() == "导出")


def test_the_name_says_what_the_copy_is_and_for_whom(dialog: ExportDialog) -> None:
    assert dialog.path.name == "转让协议-批注修订版.docx"
    dialog.copy_pane._on_reader(Reader.CLIENT)
    dialog.copy_pane.draft.setChecked(True)
    assert dialog.path.name == "转让协议-批注修订版（委托人）（草稿）.docx"
    dialog.formats["pdf"].setChecked(True)
    assert dialog.path.name == "转让协议-审查报告.pdf"


def test_on_a_low_screen_the_buttons_stay_in_sight(dialog: ExportDialog) -> None:
    for form in ("html", "word-both"):
        dialog.formats[form].setChecked(True)
        assert dialog.screen().availableGeometry().contains(dialog.geometry())
        foot = go(dialog).mapTo(dialog, go(dialog).rect().bottomRight())
        assert dialog.rect().contains(foot)
        assert dialog.warning.parentWidget() is dialog  # not on the page that scrolls


def test_changes_are_counted_only_where_they_are_written(dialog: ExportDialog) -> None:
    dialog.formats["word-comments"].setChecked(True)
    assert "批注" in dialog.copy_pane.count.text()
    assert "修订" not in dialog.copy_pane.count.text()


def test_a_name_of_ones_own_is_kept(dialog: ExportDialog) -> None:
    dialog.name.setText("发对方")
    dialog.copy_pane._on_reader(Reader.CLIENT)
    assert dialog.path.name == "发对方.docx"


def test_the_pane_belongs_to_copies_only(dialog: ExportDialog) -> None:
    assert dialog.copy_pane.isVisible()
    dialog.formats["html"].setChecked(True)
    assert not dialog.copy_pane.isVisible()


def test_how_much_the_reader_will_see_is_said(dialog: ExportDialog) -> None:
    assert dialog.copy_pane.count.text() == "对方将看到：批注 1 条，修订 1 处"
    dialog.copy_pane._on_reader(Reader.INTERNAL)
    assert dialog.copy_pane.count.text() == "写入：批注 3 条，修订 1 处"
    assert dialog.copy_pane.signature.text() == "署名：审阅人"
    assert not dialog.copy_pane.firm.isEnabled()


def test_nothing_chosen_is_nothing_to_write(dialog: ExportDialog) -> None:
    for row in range(dialog.model.rowCount()):
        dialog.model.setData(dialog.model.index(row), Qt.CheckState.Unchecked, CHECK)
    assert not go(dialog).isEnabled()
    assert "没有选中" in dialog.warning.text()


def test_the_box_of_a_long_row_stands_at_its_first_line(dialog: ExportDialog, qtbot: QtBot) -> None:
    listed = dialog.copy_pane.list
    row = listed.visualRect(dialog.model.index(0))
    assert row.height() > 3 * listed.fontMetrics().lineSpacing()
    box = row.topLeft() + QPoint(10, listed.fontMetrics().lineSpacing() // 2)
    drawn = listed.viewport().grab(QRect(box - QPoint(5, 5), QSize(10, 10))).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(10) for y in range(10)}
    assert theme.colour("accent").name() in colours
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert 0 not in chosen(dialog.model)
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert 0 in chosen(dialog.model)
    middle = QPoint(box.x(), listed.visualRect(dialog.model.index(0)).center().y())
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert 0 in chosen(dialog.model)


def test_readers_are_offered_in_one_order(dialog: ExportDialog) -> None:
    def offered(pane: QWidget) -> list[str]:
        [segments] = pane.findChildren(Segments)
        return [made.text() for made in segments.findChildren(QPushButton)]

    assert offered(dialog.copy_pane) == offered(dialog.report_pane) == ["内部", "委托人", "对方"]


def test_enter_on_a_reader_exports(dialog: ExportDialog, qtbot: QtBot) -> None:
    [segments] = dialog.copy_pane.findChildren(Segments)
    inside, *_ = segments.findChildren(QPushButton)
    with qtbot.waitSignal(dialog.chosen):
        qtbot.keyClick(inside, Qt.Key.Key_Return)


def test_blanks_hold_up_a_final_copy_and_not_a_draft(dialog: ExportDialog) -> None:
    dialog.copy_pane.list.setCurrentIndex(dialog.model.index(0))
    dialog.copy_pane.wording.setPlainText("设备__元")
    assert not go(dialog).isEnabled()
    assert "1 处空白" in dialog.warning.text()
    dialog.copy_pane.draft.setChecked(True)
    assert go(dialog).isEnabled()


def test_the_wording_can_be_rewritten_and_placed(dialog: ExportDialog) -> None:
    pane = dialog.copy_pane
    pane.list.setCurrentIndex(dialog.model.index(0))
    assert pane.way.currentText() == "剔除账号"
    assert pane.wording.toPlainText().startswith("本协议标的不包括")
    pane.wording.setPlainText("标的仅为设备。")
    assert pane.way.currentText() == "自拟文本"
    pane.place.setCurrentIndex(1)
    pane.place.activated.emit(1)
    assert dialog.model.redraft_at(0) == Redraft(Action.AFTER, "标的仅为设备。")
    key = REVIEW.opinion.findings[0].finding.key
    assert dialog.model.redrafts[key].wording == "标的仅为设备。"


def test_a_clause_can_be_struck_left_or_cured_again(dialog: ExportDialog) -> None:
    pane = dialog.copy_pane
    pane.list.setCurrentIndex(dialog.model.index(0))
    for title, redraft in (
        ("删除本条", Redraft(Action.STRIKE)),
        ("不改动", NOTHING),
        ("剔除账号", None),
        ("自拟文本", None),
    ):
        pane.way.setCurrentIndex(pane.way.findText(title))
        pane.way.activated.emit(pane.way.currentIndex())
        if redraft is not None:
            assert dialog.model.redraft_at(0) == redraft
            assert not pane.wording.isEnabled()
    assert pane.wording.isEnabled()
    assert dialog.model.redraft_at(0).action is Action.REPLACE


def test_a_note_has_no_wording(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = a_model(lawyers_state(REVIEW))
    made = ExportDialog(
        tmp_path / "a.docx",
        tmp_path,
        model,
        parent,
        form="word-comments",
        settings=Settings(tmp_path / "settings"),
    )
    made.copy_pane.list.setCurrentIndex(model.index(5))
    assert not made.copy_pane.wording.isEnabled()
    assert model.redraft_at(5) is None
    model.redraft(5, NOTHING)
    assert model.redrafts == {}


def test_what_the_file_came_with_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    document = replace(
        REVIEW.document,
        comments=(Comment("1", "旧", Span(0, 1), "李四"),),
        changes=(TrackedChange(ChangeKind.INSERTED, Span(0, 1), "", "王五"),),
        warnings=(Notice(NoticeKind.CONVERTED),),
    )
    model = a_model(review=replace(REVIEW, document=document))
    made = ExportDialog(
        tmp_path / "a.doc",
        tmp_path,
        model,
        parent,
        form="word-comments",
        settings=Settings(tmp_path / "settings"),
    )
    said = made.copy_pane.note.text()
    assert "批注 1 条、修订 1 处（王五、李四）" in said
    assert "LibreOffice" in said


def test_of_a_pdf_no_copy_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    model = a_model(review=replace(REVIEW, document=replace(REVIEW.document, format="pdf")))
    made = ExportDialog(
        tmp_path / "a.pdf",
        tmp_path,
        model,
        parent,
        form="word-both",
        settings=Settings(tmp_path / "settings"),
    )
    assert not made.formats["word-both"].isEnabled()
    assert made.form == "docx"


def test_what_is_shown_is_what_is_handed_on(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.copy_pane.firm.setText("某某律师事务所")
    with qtbot.waitSignal(dialog.chosen) as told:
        go(dialog).click()
    [choice] = told.args
    assert choice.form == "word-both"
    assert choice.plan.outgoing == dialog.model.outgoing
    assert choice.plan.firm == "某某律师事务所"


# In the window


def test_what_would_refer_to_nothing_is_told_before_it_is_written(
    qtbot: QtBot, tmp_path: Path, dialog: ExportDialog
) -> None:
    assert not dialog.copy_pane.dangling.isVisible()
    left = Dangling(Cause.STRUCK, "第一条", "第一条", ("第二条", "第三条"))
    dialog.model.outgoing = replace(dialog.model.outgoing, dangling=(left,))
    dialog.model.changed.emit()
    assert dialog.copy_pane.dangling.isVisible()
    assert dialog.copy_pane.dangling.text() == "第二条、第三条引用的第一条将被删除，请一并修改。"


def test_what_keeps_its_words_in_a_redline_is_told_before_it_is_written(
    dialog: ExportDialog,
) -> None:
    dialog.model.outgoing = replace(dialog.model.outgoing, standing=("第二条", "第三条"))
    dialog.model.changed.emit()
    assert dialog.copy_pane.dangling.isVisible()
    assert dialog.copy_pane.dangling.text().startswith("第二条、第三条的替代文本已写在别处")

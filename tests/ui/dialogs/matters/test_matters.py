"""Recent contracts and their matters, on the start page and in the dialog."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot
from window_values import Stage, a_review, span_of, with_hash

from reviewer.labels import Verdict
from reviewer.marks.matters import Matter
from reviewer.marks.model import Colour
from reviewer.marks.store import RecentContract
from ui.commands.dispatch import show_matters
from ui.dialogs.matters.matters_dialog import MattersDialog
from ui.models.matters import MattersModel
from ui.start.recent_row import RecentRow

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def left(stage: Stage, contract: Path) -> Stage:
    """Two contracts that were reviewed and closed; on the first there is a mark."""
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    stage.window.close_contract()
    other = contract.with_name("另一份.docx")
    other.write_bytes(b"other")
    stage.show(other, with_hash(a_review(), "b" * 64))
    stage.window.close_contract()
    return stage


def rows(stage: Stage) -> list[RecentRow]:
    stage.window.filing.show_recent()
    return stage.window.start.recent.rows()


def row_of(stage: Stage, contract: Path) -> RecentRow:
    return next(row for row in rows(stage) if row.contract.path == contract)


def words_of(row: RecentRow) -> str:
    return " ".join(label.text() for label in row.findChildren(QLabel))


def marks(stage: Stage) -> int:
    assert stage.window.session is not None
    return len(stage.window.session.state.marks)


def test_a_recent_contract_shows_progress_date_and_matter(left: Stage, contract: Path) -> None:
    matter = left.context.shelf.create("安齿案")
    assert matter is not None
    left.context.shelf.assign("a" * 64, matter.id)
    row = row_of(left, contract)
    opened = f"{row.contract.opened.astimezone():%Y-%m-%d %H:%M}"
    assert "已处理 0/3" in words_of(row)
    assert opened in words_of(row)
    assert row.accessibleName() == f"转让协议.docx，安齿案，高，已处理 0/3，{opened}"


def test_a_contract_is_moved_by_its_menu_and_taken_out_again(left: Stage, contract: Path) -> None:
    left.context.shelf.create("安齿案")
    acts = {act.text(): act for act in row_of(left, contract).menu().actions()}
    move = acts["移入案件"].menu()
    assert move is not None
    move.actions()[0].trigger()  # type: ignore[attr-defined]
    [matter] = left.context.shelf.matters()
    assert matter.contracts == 1
    row_of(left, contract).matter_chosen.emit(row_of(left, contract).contract, None)
    assert left.context.shelf.matters()[0].contracts == 0


def test_the_start_page_lists_the_contracts_of_one_matter(left: Stage, contract: Path) -> None:
    matter = left.context.shelf.create("安齿案")
    assert matter is not None
    left.context.shelf.assign("a" * 64, matter.id)
    box = left.window.start.recent.matter_box
    assert [box.itemText(at) for at in range(box.count())] == ["全部合同", "安齿案（1）"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert [row.contract.path for row in rows(left)] == [contract]


def test_a_moved_file_is_shown_as_missing_and_found_again_with_its_marks(
    left: Stage, contract: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    moved = tmp_path / "归档" / "协议终稿.docx"
    moved.parent.mkdir()
    shutil.move(contract, moved)
    row = row_of(left, contract)
    assert "文件已移动或删除" in words_of(row)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    [dialog] = left.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(moved))
    dialog.close()
    review = a_review()
    left.tasks.give(_opened(review))
    assert marks(left) == 1
    assert {recent.path for recent in left.context.shelf.recent()} >= {moved}
    assert contract not in {recent.path for recent in left.context.shelf.recent()}


def test_another_version_found_in_its_place_takes_the_marks_over(
    left: Stage, contract: Path, tmp_path: Path
) -> None:
    contract.unlink()
    found = tmp_path / "第二稿.docx"
    found.write_bytes(b"second")
    left.context.shelf.locate("a" * 64, found)
    left.show(found, with_hash(a_review(), "c" * 64))
    assert marks(left) == 1
    assert "新版本" in left.window.banner.text


def _opened(review: object) -> object:
    from reviewer.review import Review
    from reviewer.worker import Opened

    assert isinstance(review, Review)
    return Opened(review.document, review.clauses)


# The dialog


@pytest.fixture
def dialog(left: Stage) -> MattersDialog:
    return show_matters(left.window)


def titles(dialog: MattersDialog) -> dict[str, list[str]]:
    """Matters and the names of the contracts below them."""
    model = dialog.model
    found = {}
    for row in range(model.rowCount()):
        matter = model.index(row, 0)
        found[matter.data()] = [
            model.index(below, 0, matter).data() for below in range(model.rowCount(matter))
        ]
    return found


def choose(dialog: MattersDialog, sha256: str) -> None:
    dialog.tree.setCurrentIndex(dialog.model.index_of_contract(sha256))


def begin(dialog: MattersDialog, name: str) -> None:
    dialog.name.setText(name)
    dialog.create_button.click()


def test_a_matter_is_begun_and_a_contract_moved_into_it(dialog: MattersDialog) -> None:
    assert not dialog.create_button.isEnabled()
    begin(dialog, "安齿案")
    assert dialog.name.text() == ""
    choose(dialog, "a" * 64)
    dialog.move_box.setCurrentIndex(dialog.move_box.findText("安齿案"))
    dialog.move_box.activated.emit(dialog.move_box.currentIndex())
    assert titles(dialog) == {"安齿案": ["转让协议.docx"], "未归入案件": ["另一份.docx"]}
    assert dialog.move_box.currentText() == "安齿案"


def test_a_matter_is_renamed_in_its_place(dialog: MattersDialog) -> None:
    begin(dialog, "安齿案")
    dialog.model.item(0, 0).setText("安齿口腔案")
    assert "安齿口腔案" in titles(dialog)


def test_a_name_that_is_taken_is_refused_plainly(left: Stage, dialog: MattersDialog) -> None:
    begin(dialog, "甲案")
    begin(dialog, "乙案")
    begin(dialog, "甲案")
    assert "已有名为“甲案”的案件" in left.window.banner.text
    dialog.model.item(0, 0).setText("甲案")
    assert list(titles(dialog)) == ["乙案", "甲案", "未归入案件"]


def test_a_dissolved_matter_leaves_its_contracts_and_their_marks(
    left: Stage, dialog: MattersDialog, contract: Path
) -> None:
    begin(dialog, "安齿案")
    [matter] = left.context.shelf.matters()
    left.context.shelf.assign("a" * 64, matter.id)
    dialog.tree.setCurrentIndex(dialog.model.index_of_matter(matter.id))
    dialog.remove_button.click()
    assert set(titles(dialog)["未归入案件"]) == {"转让协议.docx", "另一份.docx"}
    left.show(contract)
    assert marks(left) == 1


def test_a_contract_is_opened_from_its_matter(
    left: Stage, dialog: MattersDialog, contract: Path
) -> None:
    choose(dialog, "a" * 64)
    dialog.open_button.click()
    assert left.window.tab is not None
    assert left.window.tab.path == contract


def test_the_contract_in_sight_is_the_one_chosen(left: Stage, contract: Path) -> None:
    left.show(contract)
    assert show_matters(left.window).tree.currentIndex().data() == contract.name


def test_buttons_fit_what_is_chosen(dialog: MattersDialog) -> None:
    begin(dialog, "安齿案")
    assert dialog.rename_button.isEnabled()
    assert not dialog.move_box.isEnabled()
    choose(dialog, "a" * 64)
    assert not dialog.rename_button.isEnabled()
    assert dialog.move_box.isEnabled()


def test_rows_are_as_high_at_once_as_the_style_wants_them(dialog: MattersDialog) -> None:
    tree, first = dialog.tree, dialog.model.index(0, 0)
    dialog.show()
    height = tree.visualRect(first).height()
    tree.doItemsLayout()
    assert tree.visualRect(first).height() == height


def test_the_heading_of_contracts_without_matter_cannot_be_chosen(dialog: MattersDialog) -> None:
    loose = [dialog.model.item(0, column) for column in range(3)]
    assert not any(item.isSelectable() for item in loose)


def test_the_model_of_matters_is_sound(qapp: object) -> None:
    model = MattersModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    matter = Matter(7, "安齿案", 1)
    held = RecentContract("a" * 64, Path("a.docx"), NOON, Verdict.HIGH, 1, 3, matter)
    loose = RecentContract("b" * 64, Path("b.docx"), NOON, None, 0, 0)
    for contracts in ([held, loose], [loose], [], [held]):
        model.fill([matter], contracts)
    assert model.index_of_matter(7).data() == "安齿案"
    assert model.index_of_contract("a" * 64).siblingAtColumn(1).data() == "高 · 已处理 1/3"
    assert not model.index_of_contract("x").isValid()
    tester.deleteLater()

"""A file is opened: read, reviewed, refused, given up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from window_values import LINES, Stage, a_document, a_review

from reviewer.errors import PasswordNeededError, UnreadableFileError, WorkerError
from reviewer.worker import Failed, Opened, OpenJob, Phase, Progress, Reviewed, ReviewJob


def test_reading_is_shown_with_the_page_and_can_be_cancelled(stage: Stage, contract: Path) -> None:
    stage.window.open(contract)
    stage.tasks.give(Progress(Phase.READING, 2, 12))
    assert "识别" in stage.tab.opening.text
    assert "第 3 / 12 页" in stage.tab.opening.text
    stage.tab.opening.cancel_button.click()
    assert stage.tasks.asked[0].ticket.cancelled
    assert stage.window.page is stage.window.start


def test_the_contract_can_be_read_while_it_is_reviewed(stage: Stage, contract: Path) -> None:
    stage.read(contract, a_review())
    assert stage.window.page is stage.window.desk
    assert LINES[2] in stage.window.desk.reading.word_view.toPlainText()
    assert "正在审查" in stage.window.status.busy_words.text()
    assert not stage.window.commands["export"].isEnabled()
    assert not stage.window.commands["explain"].isEnabled()
    entries = stage.window.desk.marking.menu_at(LINES[0].find("协议")).actions()
    assert [entry.isEnabled() for entry in entries if "标出" in entry.text()] == [False]


def test_an_encrypted_file_asks_for_its_password_and_opens_with_it(
    stage: Stage, contract: Path
) -> None:
    stage.window.open(contract)
    stage.tasks.give(Failed(PasswordNeededError(name=contract.name)))
    opening = stage.tab.opening
    assert "已加密" in opening.text
    assert opening.password.isVisible()
    opening.password.setText("暗号")
    opening.password.returnPressed.emit()
    job = stage.tasks.asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.password == "暗号"


def test_a_password_that_does_not_fit_is_said_to_be_wrong(stage: Stage, contract: Path) -> None:
    stage.window.open(contract)
    stage.tasks.give(Failed(PasswordNeededError(name=contract.name)))
    opening = stage.tab.opening
    assert opening.title == "该文件需要密码"
    opening.password.setText("暗号")
    opening.password.returnPressed.emit()
    stage.tasks.give(Failed(PasswordNeededError(name=contract.name)))
    assert opening.title == "密码不正确"


def test_a_damaged_file_is_told_in_one_plain_sentence(stage: Stage, contract: Path) -> None:
    stage.window.open(contract)
    stage.tasks.give(Failed(UnreadableFileError(name=contract.name)))
    assert "已损坏" in stage.tab.opening.text
    assert not stage.tab.opening.password.isVisible()


def test_a_failed_review_leaves_the_contract_open_and_can_be_repeated(
    stage: Stage, contract: Path
) -> None:
    stage.read(contract, a_review())
    stage.tasks.give(Failed(WorkerError(name=contract.name)))
    assert "审查没有完成" in stage.window.banner.text
    assert stage.window.page is stage.window.desk
    stage.window.commands["review_again"].trigger()
    assert isinstance(stage.tasks.asked[-1].job, ReviewJob)
    stage.tasks.give(Reviewed(a_review()))
    assert stage.window.status.verdict.text() == "效力风险 高"


def test_a_dropped_contract_is_opened(stage: Stage, contract: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(contract))])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    stage.window.dropEvent(event)
    assert stage.window.session is not None
    assert stage.window.session.path == contract


def test_a_single_file_of_another_kind_is_left_to_the_core_to_refuse(
    stage: Stage, tmp_path: Path
) -> None:
    stage.window.open_all([tmp_path / "合影.png"])
    stage.tasks.give(Failed(UnreadableFileError("file-type", name="合影.png")))
    assert "不是可审查的合同格式" in stage.tab.opening.text


def test_among_several_files_those_of_another_kind_are_named(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.window.open_all([tmp_path / "合影.png", contract])
    assert stage.window.session is not None
    assert stage.window.session.path == contract
    assert "“合影.png”不是可审查的合同格式" in stage.window.banner.text


def test_among_several_files_contracts_of_old_formats_are_taken_too(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.window.open_all([contract, tmp_path / "旧.doc", tmp_path / "旧.WPS"])
    held = [tab.path for tab in stage.window.tabs.contracts()]
    assert held == [contract, tmp_path / "旧.doc", tmp_path / "旧.WPS"]
    assert not stage.window.banner.isVisible()


def test_a_pdf_is_shown_as_pages(stage: Stage, contract: Path) -> None:
    stage.show(contract, a_review(a_document("pdf")))
    reading = stage.window.desk.reading
    assert reading.view is reading.page_view
    stage.window.repaint()
    assert [asked.job.page for asked in stage.tasks.pages] == [1]  # type: ignore[union-attr]
    assert stage.window.status.place.text() == "第 1/2 页"


def test_a_cancelled_review_leaves_the_contract_open_and_says_so(
    stage: Stage, contract: Path
) -> None:
    stage.read(contract, a_review())
    panel = stage.window.desk.panel
    assert panel.findings is not None
    panel.show_tab("findings")
    assert panel.findings.nothing.title == "正在审查…"
    stage.window.status.cancelled.emit()
    assert stage.tasks.asked[0].ticket.cancelled
    assert "已取消" in stage.window.banner.text
    assert panel.findings.nothing.title == "尚未审查"
    assert stage.window.page is stage.window.desk


def test_the_first_page_of_a_pdf_is_shown_while_it_is_read(stage: Stage, contract: Path) -> None:
    pdf = contract.with_suffix(".pdf")
    stage.window.open(pdf)
    stage.tasks.draw_pages()
    reading = stage.window.desk.reading
    assert stage.window.page is stage.window.desk
    assert reading.view is reading.page_view
    assert "正在读取" in stage.window.status.busy_words.text()
    assert not stage.window.commands["find"].isEnabled()
    review = a_review(a_document("pdf"))
    stage.tasks.give(Opened(review.document, review.clauses))
    assert reading.page_view.page_in_sight() == 1
    assert stage.window.commands["find"].isEnabled()


def test_the_first_page_of_a_pdf_has_the_keyboard(stage: Stage, contract: Path) -> None:
    path = contract.with_suffix(".pdf")
    path.write_bytes(b"contract")
    stage.window.open(path)
    assert stage.window.desk.reading.page_view.hasFocus()


def test_reading_can_be_cancelled_from_the_first_page(stage: Stage, contract: Path) -> None:
    stage.window.open(contract.with_suffix(".pdf"))
    stage.tasks.draw_pages()
    stage.window.status.cancelled.emit()
    assert stage.tasks.asked[0].ticket.cancelled
    assert stage.window.page is stage.window.start


def test_a_first_page_that_comes_too_late_changes_nothing(stage: Stage, contract: Path) -> None:
    stage.show(contract.with_suffix(".pdf"), a_review(a_document("pdf")))
    column = stage.window.desk.reading.page_view._column
    stage.tasks.draw_pages()
    assert len(column) == len(stage.window.desk.reading.page_view._column) == 2

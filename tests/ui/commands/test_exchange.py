"""Giving one's work away, and taking a colleague's in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from desk_values import NOON, WORK, a_mark
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFileDialog
from window_values import TEXT, Stage, a_review, span_of, with_hash

from reviewer.exchange.package import Exchange, pack, unpack
from reviewer.labels import Side
from reviewer.marks.anchors import anchor_at
from reviewer.marks.decisions import reference
from reviewer.marks.model import (
    Colour,
    Decision,
    Dismissal,
    FactCorrection,
    FactField,
    InstalmentCorrection,
    Status,
    Tick,
)
from reviewer.marks.state import ReviewState
from reviewer.worker import Opened, Reviewed
from ui import i18n
from ui.commands.exchange import ask_share, ask_take_in, share, show_import, take_in
from ui.dialogs.exchange.import_dialog import ImportDialog, about_words, value_words
from ui.dialogs.exchange.share_dialog import ShareChoice, ShareDialog
from ui.dialogs.passphrase.secret_dialog import SecretDialog
from ui.session.deed_names import log_words
from ui.window.main_window import MainWindow

SHA = hashlib.sha256(b"contract").hexdigest()
REVIEW = with_hash(a_review(), SHA)
FINDING = REVIEW.opinion.findings[0].finding


def _exchange(**more: object) -> Exchange:
    """A note, a decision and a side from a colleague."""
    mark = a_mark(anchor=anchor_at(TEXT, span_of("九个微信号")), text="核对数量", author="李律师")
    decision = Decision(reference(FINDING), NOON, Status.ADOPTED, author="李律师")
    state = ReviewState(marks={"m1": mark}, decisions={FINDING.key: decision}, side=Side.TRANSFEREE)
    made = Exchange("转让协议.docx", SHA, "李律师", NOON, state, (WORK,))
    return replace(made, **more)  # type: ignore[arg-type]


def _file(folder: Path, exchange: Exchange, passphrase: str = "") -> Path:
    path = folder / "来件.shenqi"
    path.write_bytes(pack(exchange, passphrase))
    return path


def _import_dialog(stage: Stage) -> ImportDialog:
    (dialog,) = stage.window.findChildren(ImportDialog)
    return dialog


# Giving


def test_the_work_on_a_contract_is_written_without_the_contract(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, REVIEW)
    session = stage.window.session
    assert session is not None
    session.highlight(span_of("九个微信号"), Colour.RED, "核对数量")
    target = tmp_path / "出.shenqi"
    share(stage.window, session, ShareChoice("王律师", False, ""), target)
    got = unpack(target.read_bytes(), "出.shenqi")
    assert (got.author, got.sha256, got.content) == ("王律师", SHA, None)
    assert [mark.text for mark in got.state.marks.values()] == ["核对数量"]
    assert ["九个微信号" in entry.deed.subject for entry in got.log] == [True]


def test_the_contract_goes_along_and_is_closed_where_asked_for(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    target = tmp_path / "出.shenqi"
    share(stage.window, stage.window.session, ShareChoice("", True, "口令"), target)
    assert unpack(target.read_bytes(), "出.shenqi", "口令").content == b"contract"


def test_a_contract_is_never_replaced_by_the_file(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    share(stage.window, stage.window.session, ShareChoice("", False, ""), contract)
    assert contract.read_bytes() == b"contract"
    assert "不能覆盖" in stage.window.banner.text


def test_two_different_passphrases_stop_the_dialog(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    dialog = ask_share(stage.window)
    assert isinstance(dialog, ShareDialog)
    dialog.passphrase.setText("一")
    assert not dialog.go.isEnabled()
    assert "不一致" in dialog.warning.text()
    dialog.again.setText("一")
    assert dialog.go.isEnabled()
    chosen: list[ShareChoice] = []
    dialog.chosen.connect(chosen.append)
    dialog.go.click()
    assert chosen == [ShareChoice("", False, "一")]
    assert stage.window.findChildren(QFileDialog)


def test_without_a_contract_there_is_nothing_to_give(stage: Stage) -> None:
    assert ask_share(stage.window) is None


# Taking in


def test_what_a_colleague_said_comes_in_as_one_step_that_can_be_undone(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, REVIEW)
    stage.window.open(_file(tmp_path, _exchange()))
    dialog = _import_dialog(stage)
    assert dialog.go.text() == "导入所选（3）"
    dialog.go.click()
    session = stage.window.session
    assert session is not None
    assert session.state.marks["m1"].author == "李律师"
    assert session.state.side is Side.TRANSFEREE
    assert "〔李律师〕批注“甲方”" in [log_words(entry) for entry in session.log()]
    session.undo()
    assert session.state == ReviewState()


def test_nothing_of_mine_is_replaced_unless_i_tick_it(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    session = stage.window.session
    assert session is not None
    show_import(stage.window, session, _exchange(state=ReviewState(side=Side.TRANSFEROR)))
    _import_dialog(stage).go.click()
    dialog = show_import(stage.window, session, _exchange(state=ReviewState(side=Side.TRANSFEREE)))
    assert dialog.items == []
    row = dialog.tree.topLevelItem(0)
    assert row is not None
    assert [row.text(column) for column in (2, 3, 4)] == ["转让方", "受让方", "冲突"]
    row.setCheckState(0, Qt.CheckState.Checked)
    dialog.go.click()
    assert session.state.side is Side.TRANSFEREE


def test_a_long_note_that_is_cut_is_whole_under_the_pointer(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    note = "须与附件二逐一核对。" * 30
    mark = a_mark(anchor=anchor_at(TEXT, span_of("九个微信号")), text=note)
    exchange = _exchange(state=ReviewState(marks={"m1": mark}))
    row = show_import(stage.window, stage.window.session, exchange).tree.topLevelItem(0)
    assert row is not None
    assert note not in row.text(3)
    assert note in row.toolTip(3)


def test_all_or_none_can_be_ticked(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    dialog = show_import(stage.window, stage.window.session, _exchange())
    dialog._check_all(on=False)
    assert dialog.items == []
    dialog._check_all(on=True)
    assert len(dialog.items) == 3


def test_with_nothing_ticked_the_log_alone_is_offered(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    dialog = show_import(stage.window, stage.window.session, _exchange())
    dialog._check_all(on=False)
    assert dialog.go.text() == "只并入处理记录（1 条）"


def test_of_the_log_alone_it_is_not_said_that_it_can_be_undone(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract, REVIEW)
    session = stage.window.session
    assert session is not None
    dialog = show_import(stage.window, session, _exchange())
    dialog._check_all(on=False)
    dialog.go.click()
    assert stage.window.banner.text == "已并入同事的处理记录 1 条，其余未导入。"


def test_with_nothing_ticked_and_no_log_there_is_nothing_to_import(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    dialog = show_import(stage.window, stage.window.session, _exchange(log=()))
    dialog._check_all(on=False)
    assert (dialog.go.isEnabled(), "未勾选" in dialog.go.toolTip()) == (False, True)


def test_a_log_that_came_in_before_is_not_offered_again(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    for _ in range(2):
        dialog = show_import(stage.window, stage.window.session, _exchange())
        dialog.go.click()
    assert not dialog.go.isEnabled()


def test_that_an_import_can_be_undone_is_said_until_it_was(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    session = stage.window.session
    assert session is not None
    mark = a_mark(anchor=anchor_at(TEXT, span_of("九个微信号")))
    exchange = _exchange(state=ReviewState(marks={"m1": mark}))
    show_import(stage.window, session, exchange).go.click()
    assert stage.window.banner.text == "已导入 1 项，可撤销。"
    session.undo()
    assert stage.window.banner.isHidden()


def test_what_is_undone_after_an_import_leaves_word_of_it(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    session = stage.window.session
    assert session is not None
    mark = a_mark(anchor=anchor_at(TEXT, span_of("九个微信号")))
    show_import(stage.window, session, _exchange(state=ReviewState(marks={"m1": mark}))).go.click()
    session.highlight(span_of("500,000元"), Colour.RED)
    session.undo()
    assert not stage.window.banner.isHidden()


def test_an_import_can_be_undone_after_its_window_has_gone(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    tab, session = stage.tab, stage.tab.session
    assert session is not None
    gone = MainWindow(stage.context)
    stage.window.tear_off(tab)
    gone.adopt(tab)
    show_import(gone, session, _exchange()).go.click()
    gone.tear_off(tab)
    stage.window.adopt(tab)
    gone.close()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.undo()
    assert session.state.marks == {}


def test_a_decision_is_listed_with_its_clause(stage: Stage, contract: Path) -> None:
    stage.show(contract, REVIEW)
    assert stage.window.session is not None
    dialog = show_import(stage.window, stage.window.session, _exchange())
    row = dialog.tree.topLevelItem(1)
    assert row is not None
    assert row.text(1) == "第一条 账号转让：九个微信号"


def test_a_closed_file_asks_for_its_passphrase_until_it_is_right(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, REVIEW)
    take_in(stage.window, _file(tmp_path, _exchange(), "口令"))
    for typed in ("错的", "口令"):
        dialog = stage.window.findChildren(SecretDialog)[-1]
        dialog.secret.setText(typed)
        dialog.accept()
    assert len(_import_dialog(stage).items) == 3


def test_a_bad_file_is_one_plain_line(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "坏.shenqi"
    path.write_bytes(b"PK")
    take_in(stage.window, path)
    assert "已损坏" in stage.window.banner.text


def test_a_contract_that_was_open_here_before_is_opened_again(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    assert stage.context.store is not None
    stage.context.store.remember(SHA, contract, NOON)
    take_in(stage.window, _file(tmp_path, _exchange()))
    assert stage.window.tab is not None
    assert stage.window.tab.path == contract
    stage.tasks.give(Opened(REVIEW.document, REVIEW.clauses))
    assert not stage.window.findChildren(ImportDialog)
    stage.tasks.give(Reviewed(REVIEW))
    assert len(_import_dialog(stage).items) == 3


def test_for_an_unknown_contract_the_user_is_asked_which_it_is(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, with_hash(a_review(), "c" * 64))
    take_in(stage.window, _file(tmp_path, _exchange(content=b"contract")))
    assert "没有找到" in stage.window.banner.text
    assert not stage.window.findChildren(ImportDialog)


def test_a_file_is_chosen_from_the_disk(stage: Stage, contract: Path, tmp_path: Path) -> None:
    stage.show(contract, REVIEW)
    dialog = ask_take_in(stage.window)
    dialog.fileSelected.emit(str(_file(tmp_path, _exchange())))
    assert len(_import_dialog(stage).items) == 3


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (a_mark(text="核对", tags=("急",), author="李律师"), "黄　核对 #急　〔李律师〕"),
        (
            Decision(
                reference(FINDING), NOON, Status.DISMISSED, Dismissal.RISK_ACCEPTED, text="已沟通"
            ),
            "驳回　接受风险　已沟通",
        ),
        (Side.TRANSFEREE, "受让方"),
        (FactCorrection(FactField.IN_SERVICE, True, NOON), "是"),
        (FactCorrection(FactField.PRICE_CNY, Decimal(190000), NOON), "190,000 元"),
        (FactCorrection(FactField.PLATFORMS, None, NOON), "—"),
        (InstalmentCorrection(7, Decimal(70000), NOON.date(), NOON), "70,000 元　2026-03-01"),
        (InstalmentCorrection(7, None, None, NOON), "—"),
        (NOON.date(), "2026-03-01"),
    ],
)
def test_values_are_told_in_the_words_of_the_window(value: object, words: str) -> None:
    assert value_words(value) == words


def test_what_a_value_is_about_is_told_with_it() -> None:
    from reviewer.marks.commands import SetTick

    assert about_words(SetTick(Tick.CONSENTS_SEEN, True), {}).startswith("每位个人的单独同意")
    assert about_words(Side.NEUTRAL, {}) == ""


def test_the_words_a_decision_is_about_are_told_with_the_signs_of_the_language() -> None:
    decision = Decision(reference(FINDING), NOON, Status.ADOPTED, author="Li")
    assert "账号转让：" in about_words(decision, {})
    i18n.use("en")
    assert "：" not in about_words(decision, {})
    assert value_words(decision) == "Adopted  (Li)"

"""The window of a comparison, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_values import NOON, WORK
from exchange.two_versions import FIRST, LATER, compared
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_values import Stage, a_review

from reviewer.errors import PasswordNeededError, UnreadableFileError
from reviewer.exchange.comparison import Comparison, Fate
from reviewer.marks.commands import Decide
from reviewer.marks.decisions import reference
from reviewer.marks.model import Decision, Status
from reviewer.marks.state import ReviewState
from reviewer.worker import Compared, CompareJob, Failed
from ui import i18n
from ui.commands.comparing import _export, ask_compare, compare, show
from ui.comparing.compare_window import CompareWindow
from ui.comparing.row_delegate import cell_html
from ui.dialogs.passphrase.secret_dialog import SecretDialog
from ui.models.comparison import EVERYTHING, NEW, OLD, TAGS


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[CompareWindow]:
    made = CompareWindow(compared(FIRST, LATER))
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made.table.is_measured)
    yield made
    made.close()


def test_it_opens_at_the_first_change(view: CompareWindow) -> None:
    assert view.table.current is not None
    assert view.table.current.new[0].number == "第一条"


def test_f8_goes_from_change_to_change_and_back(view: CompareWindow) -> None:
    view.step(forward=True)
    assert "40万" in view.table.current.new[0].text  # type: ignore[union-attr]
    view.step(forward=False)
    assert view.table.current.new[0].number == "第一条"  # type: ignore[union-attr]


def test_untouched_clauses_are_passed_over_when_all_are_shown(view: CompareWindow) -> None:
    view.shown.setCurrentIndex(view.shown.findData(EVERYTHING))
    seen = set()
    while view.table.step(forward=True):
        seen.add(view.table.current)
    assert not any(row.is_untouched for row in seen if row is not None)


def test_rows_are_as_high_as_their_words(view: CompareWindow, qtbot: QtBot) -> None:
    def heights() -> list[int]:
        return [view.table.rowHeight(at) for at in range(view.table.filter.rowCount())]

    lines = max(heights())
    view.resize(460, 700)
    qtbot.waitUntil(lambda: view.table.is_measured and max(heights()) > lines)
    assert min(heights()) > 0


def test_nothing_found_is_said(view: CompareWindow) -> None:
    view.search.setText("不在其中")
    assert not view.table.isVisible()
    assert view.blank.text() == "没有符合的条款。"


def test_equal_versions_say_so(qtbot: QtBot) -> None:
    view = CompareWindow(compared(FIRST, FIRST))
    qtbot.addWidget(view)
    assert view.blank.text() == "两版条款文字与编号相同。"


def test_a_cured_risk_leads_to_its_clause_even_if_it_is_not_shown(view: CompareWindow) -> None:
    view.shown.setCurrentIndex(view.shown.findData("new"))
    rows = [view.findings.item(at) for at in range(view.findings.count())]
    cured = next(
        item for item in rows if item.text().startswith("已消除") and "第三条" in item.text()
    )
    view.findings.itemActivated.emit(cured)
    assert view.table.current is not None
    assert "绑定手机号" in view.table.current.old[0].text


def test_in_english_risks_and_kinds_of_change_have_half_width_signs(qtbot: QtBot) -> None:
    i18n.use("en")
    window = CompareWindow(compared(FIRST, LATER))
    qtbot.addWidget(window)
    assert "第三条: " in "\n".join(
        window.findings.item(at).text() for at in range(window.findings.count())
    )
    assert window.shown.itemText(1).endswith(")")
    assert not set("（）") & set(window.shown.itemText(1))


def test_a_row_leads_to_the_clause_of_the_side_that_was_chosen(view: CompareWindow) -> None:
    wanted: list[tuple[str, bool]] = []
    view.clause_wanted.connect(lambda clause, old: wanted.append((clause, old)))
    row = view.table.current
    assert row is not None
    for column in (OLD, NEW):
        view.table.doubleClicked.emit(view.table.filter.index(0, column))
    assert wanted == [(row.old[0].id, True), (row.new[0].id, False)]


def test_cells_show_what_was_taken_out_and_put_in() -> None:
    row = next(row for row in compared(FIRST, LATER).changes if "40" in row.new[0].text)
    assert ">50</s>" in cell_html(row, OLD)
    assert ">40</u>" in cell_html(row, NEW)
    assert "改动" in cell_html(row, TAGS)


def test_words_of_a_contract_are_no_markup() -> None:
    old, new = (("第一条", "甲方<b>转让</b>账号。"),), (("第一条", "甲方<b>出租</b>账号。"),)
    (row,) = compared(old, new).changes
    assert "&lt;b&gt;" in cell_html(row, NEW)


# From the window of a contract


def _of(stage: Stage, contract: Path) -> Comparison:
    """A comparison whose later version is the contract that is open."""
    made = compared(FIRST, LATER)
    return replace(
        made, new=replace(made.new, path=contract), old=replace(made.old, sha256="b" * 64)
    )


def test_the_contract_in_sight_is_compared_with_the_one_chosen(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    dialog = ask_compare(stage.window)
    assert dialog is not None
    dialog.fileSelected.emit(str(contract.with_name("旧版.docx")))
    job = stage.tasks.asked[-1].job
    assert isinstance(job, CompareJob)
    assert (job.path, job.old.name) == (contract, "旧版.docx")
    stage.tasks.give(Compared(_of(stage, contract)))
    (view,) = stage.window.findChildren(CompareWindow)
    assert view.isVisible()
    view.close()


def test_without_a_contract_there_is_nothing_to_compare(stage: Stage) -> None:
    assert ask_compare(stage.window) is None


def test_a_version_that_cannot_be_read_is_said(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    compare(stage.window, contract)
    stage.tasks.give(Failed(UnreadableFileError("file-empty", name="旧版.docx")))
    assert "旧版.docx" in stage.window.banner.text


def test_a_closed_version_asks_for_its_password(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    compare(stage.window, contract)
    stage.tasks.give(Failed(PasswordNeededError(name="旧版.docx")))
    (dialog,) = stage.window.findChildren(SecretDialog)
    dialog.secret.setText("口令")
    dialog.accept()
    job = stage.tasks.asked[-1].job
    assert isinstance(job, CompareJob)
    assert job.old_password == "口令"


def test_decisions_on_the_same_findings_are_taken_over_once(stage: Stage, contract: Path) -> None:
    review = a_review()
    stage.show(contract, review)
    session = stage.window.session
    assert session is not None
    assert stage.context.store is not None
    first = review.opinion.findings[0].finding
    decision = Decision(reference(first), NOON, Status.ADOPTED, author="李律师")
    store = stage.context.store
    store.remember("b" * 64, Path("旧版.docx"), NOON)
    after = Decide(decision).apply(ReviewState())
    store.save("b" * 64, ReviewState(), after, WORK)
    view = show(stage.window, session, _of(stage, contract))
    assert view.carry_button.text() == "承接旧版的处理（1）"
    view.carry_button.click()
    assert session.state.decisions == {first.key: decision}
    assert not view.carry_button.isEnabled()
    assert view.hint.text().startswith("已承接 1 项处理")
    session.undo()
    assert not session.state.decisions
    view.close()


def test_a_report_is_written_and_never_over_a_version(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract)
    session = stage.window.session
    assert session is not None
    view = show(stage.window, session, _of(stage, contract))
    _export(stage.window, view, tmp_path / "比对.html")
    assert "<del>50</del>" in (tmp_path / "比对.html").read_text("utf-8")
    _export(stage.window, view, contract)
    assert "不能覆盖" in view.hint.text()
    assert contract.read_bytes() == b"contract"
    view.close()


def test_every_fate_has_its_words() -> None:
    from ui.i18n import tr

    assert {tr(f"compare.fate.{fate.value}") for fate in Fate} == {
        "新增",
        "措辞有改，仍在",
        "仍在",
        "已消除",
    }


def test_escape_closes_it(qtbot: QtBot) -> None:
    made = CompareWindow(compared(FIRST, LATER))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    qtbot.waitUntil(lambda: made.table.is_measured)
    qtbot.keyClick(made.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(made.isHidden)

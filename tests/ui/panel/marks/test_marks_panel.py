"""The tab of the lawyer's own marks."""

from __future__ import annotations

from datetime import UTC, datetime

import panel_values as desk
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.marks.commands import AddMark
from reviewer.marks.model import Anchor, Colour, Mark
from ui.models.marks import ID
from ui.panel.marks.marks_panel import MarksPanel
from ui.running.context import Context
from ui.session import Session

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def a_highlight(session: Session, words: str, text: str = "") -> Mark:
    mark = session.highlight(desk.span_of(words), Colour.YELLOW, text)
    assert mark is not None
    return mark


def an_orphan(session: Session) -> Mark:
    mark = Mark("orphan", Anchor(None, "旧条款"), Colour.RED, NOON, NOON, "旧批注")
    session.do(AddMark(mark))
    return mark


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> MarksPanel:
    made = MarksPanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 700)
    made.show()
    return made


def ids(panel: MarksPanel) -> list[str]:
    return [str(panel.placed.index(row, 0).data(ID)) for row in range(panel.placed.rowCount())]


def test_without_marks_it_says_how_to_make_one(panel: MarksPanel) -> None:
    assert panel.nothing.title == "还没有高亮和批注"
    assert panel.nothing.isVisible()
    assert not panel.editor.isVisible()


def test_marks_stand_in_document_order_with_their_clause(
    panel: MarksPanel, session: Session
) -> None:
    later = a_highlight(session, "双倍返还")
    earlier = a_highlight(session, "九个微信号", "先问客户")
    assert ids(panel) == [earlier.id, later.id]
    places = [panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert places == ["黄 第一条 九个微信号 先问客户", "黄 第四条 双倍返还"]


def test_a_mark_where_no_clause_has_a_number_is_placed_by_its_first_words(
    panel: MarksPanel, session: Session
) -> None:
    a_highlight(session, "程某")
    said = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "黄 “甲方：程某” 程某"


def test_orphans_stand_apart_and_say_why(panel: MarksPanel, session: Session) -> None:
    assert not panel.orphan_list.isVisible()
    an_orphan(session)
    assert panel.orphan_list.isVisible()
    assert panel.orphans.rowCount() == 1
    assert ids(panel) == []


def test_a_click_leads_to_the_words_and_opens_the_note(
    qtbot: QtBot, panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号", "先问客户")
    place = panel.list.visualRect(panel.placed.index(0, 0)).center()
    with qtbot.waitSignals([panel.span_requested, panel.mark_selected]):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.editor.isVisible()
    assert panel.editor.note.toPlainText() == "先问客户"
    with qtbot.waitSignal(panel.span_requested) as asked:
        panel.editor.jump.click()
    assert asked.args == [mark.anchor.span]


def test_an_orphan_can_be_read_but_leads_nowhere(panel: MarksPanel, session: Session) -> None:
    panel.show_mark(an_orphan(session).id)
    assert panel.editor.note.toPlainText() == "旧批注"
    assert not panel.editor.jump.isVisible()


def test_a_note_is_kept_when_another_mark_is_chosen(panel: MarksPanel, session: Session) -> None:
    first, second = a_highlight(session, "九个微信号"), a_highlight(session, "双倍返还", "二")
    panel.show_mark(first.id)
    panel.editor.note.setPlainText("先问客户")
    panel.show_mark(second.id)
    assert session.state.marks[first.id].text == "先问客户"
    assert panel.editor.note.toPlainText() == "二"
    assert session.state.marks[second.id].text == "二"


def test_a_note_is_kept_when_the_focus_leaves(
    qtbot: QtBot, panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    panel.show_mark(mark.id)
    panel.activateWindow()
    panel.editor.note.setFocus()
    qtbot.waitUntil(panel.editor.note.hasFocus)
    qtbot.keyClicks(panel.editor.note, "abc")
    panel.search.setFocus()
    assert session.state.marks[mark.id].text == "abc"


def test_a_note_is_kept_on_ctrl_enter_and_typing_goes_on(
    qtbot: QtBot, panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    panel.show_mark(mark.id)
    panel.activateWindow()
    panel.editor.note.setFocus()
    qtbot.waitUntil(panel.editor.note.hasFocus)
    qtbot.keyClicks(panel.editor.note, "abc ")
    qtbot.keyClick(panel.editor.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.state.marks[mark.id].text == "abc"
    qtbot.keyClicks(panel.editor.note, "d")
    assert panel.editor.note.toPlainText() == "abc d"


def test_a_note_that_is_there_is_written_on(
    qtbot: QtBot, panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号", "先问客户")
    panel.show_mark(mark.id)
    qtbot.keyClicks(panel.editor.note, "x")
    assert panel.editor.note.toPlainText() == "先问客户x"


def test_undo_brings_the_earlier_note_back(panel: MarksPanel, session: Session) -> None:
    mark = a_highlight(session, "九个微信号", "一")
    panel.show_mark(mark.id)
    panel.editor.note.setPlainText("二")
    panel.editor.commit()
    session.undo()
    assert panel.editor.note.toPlainText() == "一"


def test_a_swatch_gives_another_colour_and_keeps_the_note(
    panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    panel.show_mark(mark.id)
    panel.editor.note.setPlainText("未存")
    panel.editor.swatches[Colour.GREEN].click()
    changed = session.state.marks[mark.id]
    assert (changed.colour, changed.text) == (Colour.GREEN, "未存")
    assert panel.editor.swatches[Colour.GREEN].isChecked()
    assert not panel.editor.swatches[Colour.YELLOW].isChecked()


def test_delete_takes_the_mark_away_and_undo_brings_it_back(
    qtbot: QtBot, panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号", "一")
    panel.show_mark(mark.id)
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert not session.state.marks
    assert not panel.editor.isVisible()
    session.undo()
    assert ids(panel) == [mark.id]
    panel.show_mark(mark.id)
    panel.editor.delete.click()
    assert not session.state.marks


def test_filters_by_words_and_colour_and_says_when_nothing_passes(
    panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号", "先问客户")
    a_highlight(session, "双倍返还")
    panel.search.setText("客户")
    assert ids(panel) == [mark.id]
    panel.search.setText("没有")
    assert ids(panel) == []
    assert panel.nothing.title == "没有符合筛选条件的批注"
    panel.clear_filters()
    panel.swatches[Colour.GREEN].click()
    assert ids(panel) == []
    panel.clear_filters()
    assert len(ids(panel)) == 2


def test_a_mark_hidden_by_a_filter_is_shown_when_asked_for(
    panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    panel.search.setText("没有")
    panel.show_mark(mark.id)
    assert ids(panel) == [mark.id]
    panel.show_mark("no such mark")
    assert panel.editor.isVisible()


def test_a_mark_that_a_filter_hides_is_edited_again_once_it_is_seen(
    panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    panel.show_mark(mark.id)
    panel.editor.note.setPlainText("先问客户")
    panel.swatches[Colour.GREEN].click()
    assert not panel.editor.isVisible()
    assert session.state.marks[mark.id].text == "先问客户"
    panel.clear_filters()
    assert panel.editor.isVisible()
    assert panel.editor.note.toPlainText() == "先问客户"


def test_a_note_that_hides_its_own_mark_is_written_on(
    panel: MarksPanel, session: Session, qtbot: QtBot
) -> None:
    mark = a_highlight(session, "九个微信号", "先问客户")
    panel.search.setText("客户")
    panel.show_mark(mark.id)
    panel.editor.note.setFocus()
    panel.editor.note.setPlainText("已答复")
    qtbot.keyClick(panel.editor.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ids(panel) == []
    assert panel.editor.isVisible()


def a_tag(panel: MarksPanel, typed: str) -> None:
    panel.editor.tags.setText(typed)
    panel.editor.tags.setModified(True)
    panel.editor.tags.editingFinished.emit()


def test_tags_are_kept_each_once_and_found_by_the_search(
    panel: MarksPanel, session: Session
) -> None:
    mark = a_highlight(session, "九个微信号")
    other = a_highlight(session, "双倍返还")
    panel.show_mark(mark.id)
    a_tag(panel, "#问客户 价款，问客户")
    assert session.state.marks[mark.id].tags == ("问客户", "价款")
    panel.search.setText("#价款")
    assert ids(panel) == [mark.id]
    assert session.state.marks[other.id].tags == ()


def test_tags_and_note_typed_together_are_both_kept(panel: MarksPanel, session: Session) -> None:
    mark = a_highlight(session, "九个微信号")
    other = a_highlight(session, "双倍返还")
    panel.show_mark(mark.id)
    panel.editor.note.setPlainText("先问客户")
    panel.editor.tags.setText("价款")
    panel.editor.tags.setModified(True)
    panel.show_mark(other.id)
    kept = session.state.marks[mark.id]
    assert (kept.text, kept.tags) == ("先问客户", ("价款",))

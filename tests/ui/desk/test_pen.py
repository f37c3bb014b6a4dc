"""The lawyer's pen on the contract: highlights, notes, what is copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_values import TEXT, Stage, span_of

from reviewer.marks.model import Colour
from ui.desk.tab_panel import MARKS
from ui.session import Session


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier]
)
def test_h_highlights_the_selected_words(
    at_work: Stage,
    session: Session,
    qtbot: QtBot,
    modifier: Qt.KeyboardModifier,
) -> None:
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    qtbot.keyClick(at_work.window.desk.reading.view, Qt.Key.Key_H, modifier)
    [mark] = session.state.marks.values()
    assert (mark.anchor.span, mark.colour) == (span_of("更换密码"), Colour.YELLOW)


def test_a_number_highlights_in_its_colour_which_h_then_keeps(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    view = at_work.window.desk.reading.view
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    qtbot.keyClick(view, Qt.Key.Key_3)
    at_work.window.desk.reading.view.select(span_of("绑定手机号"))
    qtbot.keyClick(view, Qt.Key.Key_H)
    assert [mark.colour for mark in session.state.marks.values()] == [Colour.BLUE, Colour.BLUE]


def test_without_selected_words_the_pen_says_what_to_do(at_work: Stage, session: Session) -> None:
    at_work.window.commands["highlight"].trigger()
    assert "请先在合同中选中文字" in at_work.window.status.said.text()
    assert not session.state.marks


def test_a_note_is_written_beside_the_words(at_work: Stage, session: Session, qtbot: QtBot) -> None:
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    qtbot.keyClick(editor.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [mark] = session.state.marks.values()
    assert mark.text == "who"


def test_a_note_left_by_a_click_elsewhere_is_kept(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    editor.hide()
    [mark] = session.state.marks.values()
    assert mark.text == "who"


def test_a_cancelled_note_leaves_nothing(at_work: Stage, session: Session, qtbot: QtBot) -> None:
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    at_work.window.commands["note"].trigger()
    editor = at_work.window.desk.marking.editor
    assert editor is not None
    qtbot.keyClicks(editor.field, "who")
    qtbot.keyClick(editor.field, Qt.Key.Key_Escape)
    assert not session.state.marks


def test_a_click_on_a_mark_shows_it_in_its_tab(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("更换密码"), Colour.RED)
    assert mark is not None
    at_work.window.desk.reading.mark_clicked.emit(mark.id)
    assert at_work.window.desk.panel.shows(MARKS)


def test_the_menu_over_a_mark_recolours_and_deletes_it(at_work: Stage, session: Session) -> None:
    session.highlight(span_of("更换密码"), Colour.RED)
    menu = at_work.window.desk.marking.menu_at(span_of("更换密码").start)
    titles = [action.text() for action in menu.actions()]
    assert titles[:3] == ["为标记写批注…", "改颜色", "删除标记"]
    assert "查看风险说明" in titles
    recolour = menu.actions()[1].menu()
    recolour.actions()[1].trigger()  # type: ignore[attr-defined]
    assert [mark.colour for mark in session.state.marks.values()] == [Colour.GREEN]
    menu.actions()[2].trigger()
    assert not session.state.marks
    menu.deleteLater()


def test_the_tool_tip_says_what_is_there(at_work: Stage, session: Session) -> None:
    span = span_of("更换密码")
    session.highlight(span, Colour.RED, "谁来配合？")
    assert at_work.window.desk.reading.view.describe(span.start) == (
        "高 · 凭证移交 · 第三条\n批注：谁来配合？"
    )


def test_every_place_of_a_phrase_is_marked_and_undone_at_once(
    at_work: Stage, session: Session
) -> None:
    at_work.window.desk.reading.view.select(span_of("本条为通常约定"))
    at_work.window.commands["highlight_all"].trigger()
    marks = session.state.marks_in_order()
    assert len(marks) == TEXT.count("本条为通常约定")
    assert {mark.anchor.quote for mark in marks} == {"本条为通常约定"}
    session.undo()
    assert session.state.marks == {}


def test_a_place_marked_before_is_not_marked_twice(at_work: Stage, session: Session) -> None:
    session.highlight(span_of("本条为通常约定"), Colour.RED)
    at_work.window.desk.reading.view.select(span_of("本条为通常约定"))
    at_work.window.commands["highlight_all"].trigger()
    assert len(session.state.marks) == TEXT.count("本条为通常约定")


def test_words_are_copied_with_their_clause(at_work: Stage) -> None:
    at_work.window.desk.reading.view.select(span_of("更换密码"))
    at_work.window.commands["copy_cited"].trigger()
    assert QGuiApplication.clipboard().text() == "“更换密码”（第三条）"


@pytest.fixture
def in_the_list(at_work: Stage, session: Session) -> QWidget:
    """The list of marks with the keyboard, its one mark chosen."""
    mark = session.highlight(span_of("更换密码"), Colour.YELLOW)
    assert mark is not None
    panel = at_work.window.desk.panel
    panel.show_mark(mark.id)
    assert panel.marks is not None
    panel.marks.list.setFocus()
    return panel.marks.list


def test_from_the_list_of_marks_the_note_of_the_chosen_one_is_written(
    at_work: Stage, in_the_list: QWidget, qtbot: QtBot
) -> None:
    qtbot.keyClick(in_the_list, Qt.Key.Key_M)
    marks = at_work.window.desk.panel.marks
    assert marks is not None
    assert marks.editor.note.hasFocus()


def test_from_the_list_of_marks_a_number_gives_the_chosen_one_its_colour(
    session: Session, in_the_list: QWidget, qtbot: QtBot
) -> None:
    qtbot.keyClick(in_the_list, Qt.Key.Key_3)
    [mark] = session.state.marks.values()
    assert mark.colour is Colour.BLUE


def test_letters_in_the_list_of_marks_decide_on_no_finding(
    session: Session, in_the_list: QWidget, qtbot: QtBot
) -> None:
    session.select(session.findings[0].finding.key)
    in_the_list.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_D):
        qtbot.keyClick(in_the_list, key)
    assert not session.state.decisions

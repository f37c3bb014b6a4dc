"""Overlapping marks are each reached by a click and by the menu; colours have own names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from window_values import TEXT, Stage, a_document, a_review, span_of

from reviewer.marks.commands import EditMark
from reviewer.marks.model import Anchor, Colour, FactField
from ui.dialogs.preferences.colours_dialog import ColoursDialog
from ui.kept import colour_names
from ui.reading.work import mark_spans
from ui.session import Session
from ui.words import colour_name


@pytest.fixture(params=["docx", "pdf"])
def at_work(stage: Stage, contract: Path, request: pytest.FixtureRequest) -> Stage:
    stage.show(contract, a_review(a_document(request.param)))
    return stage


@pytest.fixture
def session(at_work: Stage) -> Session:
    assert at_work.window.session is not None
    return at_work.window.session


@pytest.fixture(autouse=True)
def _usual_names() -> None:
    colour_names._own.clear()


def test_of_two_marks_on_a_place_the_reader_chooses(at_work: Stage, session: Session) -> None:
    outer = session.highlight(span_of("本条为通常约定"), Colour.YELLOW, "整句")
    inner = session.highlight(span_of("通常"), Colour.RED)
    assert outer is not None
    assert inner is not None
    reading = at_work.window.desk.reading
    reading.view.marks_clicked.emit([inner.id, outer.id], QPoint(5, 5))
    assert reading.mark_menu is not None
    names = [action.text() for action in reading.mark_menu.actions()]
    assert names == ["通常　红", "整句　黄"]
    chosen: list[str] = []
    reading.mark_clicked.connect(chosen.append)
    reading.mark_menu.actions()[1].trigger()
    assert chosen == [outer.id]
    reading.mark_menu.close()


def test_a_lone_mark_is_chosen_at_once(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("通常"), Colour.RED)
    assert mark is not None
    reading = at_work.window.desk.reading
    chosen: list[str] = []
    reading.mark_clicked.connect(chosen.append)
    reading.view.marks_clicked.emit([mark.id], QPoint(5, 5))
    assert chosen == [mark.id]


def test_the_menu_over_overlapping_marks_has_one_menu_for_each(
    at_work: Stage, session: Session
) -> None:
    session.highlight(span_of("本条为通常约定"), Colour.YELLOW, "整句")
    session.highlight(span_of("通常"), Colour.RED)
    menu = at_work.window.desk.marking.menu_at(span_of("通常").start)
    submenus = [action.text() for action in menu.actions() if action.menu() is not None]
    assert submenus == ["通常　红", "整句　黄"]
    menu.close()


def test_colours_get_names_of_ones_own(at_work: Stage, session: Session) -> None:
    settings = at_work.window.context.settings
    dialog = ColoursDialog(settings, at_work.window)
    dialog.fields[Colour.YELLOW].setText(" 待 谈判 ")
    dialog._save()
    assert colour_name(Colour.YELLOW) == "待 谈判（黄）"
    assert colour_name(Colour.RED) == "红"
    at_work.window.commands.menus["colour"].aboutToShow.emit()
    assert at_work.window.commands.colours.actions()[0].text() == "待 谈判（黄）"
    panel = at_work.window.desk.panel.marks
    assert panel is not None
    assert panel.swatches[Colour.YELLOW].toolTip() == "只看：待 谈判（黄）"


def test_a_note_right_after_a_highlight_is_written_on_it(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("通常"), Colour.RED)
    assert mark is not None
    marking = at_work.window.desk.marking
    marking.note()
    assert marking.editor is not None
    marking.editor.saved.emit("问客户")
    [noted] = session.state.marks.values()
    assert (noted.id, noted.text) == (mark.id, "问客户")
    marking.editor.close()
    marking.note()
    assert "选中文字" in at_work.window.status.said.text()


def test_a_note_that_is_there_is_written_on_in_its_slip(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    session.highlight(span_of("通常"), Colour.RED, "问客户")
    marking = at_work.window.desk.marking
    marking.note()
    assert marking.editor is not None
    qtbot.keyClicks(marking.editor.field, "x")
    assert marking.editor.field.toPlainText() == "问客户x"


def test_names_of_colours_are_kept(at_work: Stage) -> None:
    settings = at_work.window.context.settings
    colour_names.rename(settings, {"green": "已确认"})
    colour_names._own.clear()
    colour_names.load(settings)
    assert colour_name(Colour.GREEN) == "已确认（绿）"
    colour_names.rename(settings, {"green": ""})
    assert colour_name(Colour.GREEN) == "绿"


def test_marks_are_filtered_by_a_tag(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("通常"), Colour.RED)
    session.highlight(span_of("甲方配合"), Colour.RED)
    assert mark is not None
    panel = at_work.window.desk.panel.marks
    assert panel is not None
    assert panel.tags.isHidden()
    session.tag_mark(mark, ("急",))
    assert not panel.tags.isHidden()
    panel.tags.setCurrentIndex(panel.tags.findData("急"))
    assert panel.placed.rowCount() == 1
    session.undo()
    assert panel.tags.isHidden()
    assert panel.placed.rowCount() == 2


def test_an_orphan_is_hung_on_the_words_selected(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = session.highlight(span_of("通常"), Colour.RED, "旧注")
    assert mark is not None
    orphan = replace(mark, anchor=Anchor(None, "已删去的文字"))
    session.do(EditMark(orphan))
    desk = at_work.window.desk
    assert desk.panel.marks is not None
    desk.panel.marks.show_mark(mark.id)
    said: list[str] = []
    desk.marking.said.connect(said.append)
    assert desk.panel.marks.editor.attach.isVisibleTo(desk.panel.marks)
    desk.panel.marks.editor.attach.click()
    assert said
    span = span_of("更换密码")
    monkeypatch.setattr(desk.reading.view, "selected", lambda: span)
    desk.panel.marks.editor.attach.click()
    held = session.state.marks[mark.id]
    assert (held.anchor.span, held.anchor.quote, held.text) == (span, "更换密码", "旧注")
    session.undo()
    assert session.state.marks[mark.id].is_orphan


def test_orphans_are_offered_over_selected_words(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = session.highlight(span_of("通常"), Colour.RED, "旧注")
    assert mark is not None
    desk = at_work.window.desk
    monkeypatch.setattr(desk.reading.view, "selected", lambda: span_of("更换密码"))
    titles = [action.text() for action in desk.marking.menu_at(-1).actions()]
    assert "挂接找不到原文的批注" not in titles
    session.do(EditMark(replace(mark, anchor=Anchor(None, "已删去的文字"))))
    menu = desk.marking.menu_at(-1)
    [inner] = [a.menu() for a in menu.actions() if a.text() == "挂接找不到原文的批注"]
    assert inner is not None
    inner.actions()[0].trigger()
    assert session.state.marks[mark.id].anchor.span == span_of("更换密码")
    menu.close()


def test_the_menu_over_a_mark_copies_and_deletes(at_work: Stage, session: Session) -> None:
    mark = session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    assert mark is not None
    panel = at_work.window.desk.panel.marks
    assert panel is not None
    menu = panel.menu_at(panel.placed.index(0, 0))
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    copied = []
    for name in ("复制原文", "复制引文（带条号）", "复制批注"):
        actions[name].trigger()
        copied.append(QGuiApplication.clipboard().text())
    assert copied == ["更换密码", "“更换密码”（第三条）", "谁来配合？"]
    actions["删除标记"].trigger()
    assert not session.state.marks
    menu.close()


def test_the_keyboard_goes_round_the_panes(at_work: Stage, session: Session) -> None:
    window = at_work.window
    window.activateWindow()
    desk = window.desk
    desk.panel.show_tab("findings")
    desk.reading.focus_view()
    held = []
    for _ in range(3):
        window.commands["next_pane"].trigger()
        focused = desk.focusWidget()
        held.append(
            next(
                name
                for name, pane in (
                    ("outline", desk.outline),
                    ("reading", desk.reading),
                    ("panel", desk.panel),
                )
                if focused is not None and pane.isAncestorOf(focused)
            )
        )
    assert held == ["panel", "outline", "reading"]
    window.commands["previous_pane"].trigger()
    assert desk.outline.isAncestorOf(desk.focusWidget())


@pytest.mark.parametrize(
    "words",
    ["九个微信号及全部好友转让给乙方。\n第二条 转让价款", "𠮷某", "第十五条 争议由合同"],
    ids=["across clauses", "rare character", "last clause"],
)
def test_any_words_are_highlighted_just_as_selected(
    at_work: Stage, session: Session, words: str
) -> None:
    mark = session.highlight(span_of(words), Colour.BLUE)
    assert mark is not None
    assert mark.anchor.span is not None
    assert mark.anchor.span.of(TEXT) == words
    shown = mark_spans(session)
    assert [spot.span for spot in shown] == [span_of(words)]


def test_selected_words_become_a_fact_by_the_keys(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_work.window.desk
    said: list[str] = []
    desk.marking.said.connect(said.append)
    at_work.window.commands["take_fact"].trigger()
    assert said
    span = span_of("500,000元")
    monkeypatch.setattr(desk.reading.view, "selected", lambda: span)
    at_work.window.commands["take_fact"].trigger()
    menu = desk.marking.fact_menu
    assert menu is not None
    actions = {action.text(): action for action in menu.actions()}
    actions["总价"].trigger()
    correction = session.state.facts[FactField.PRICE_CNY]
    assert (correction.value, correction.span) == (Decimal(500000), span)
    menu.close()


def test_back_leads_to_where_one_was_before_finding(at_work: Stage, session: Session) -> None:
    reading = at_work.window.desk.reading
    reading.view.set_zoom(2.0)
    reading.return_to(0)
    before = reading.place()
    at_work.window.commands["find"].trigger()
    reading.find_bar.field.setText("合同签订地")
    reading.find_bar.search()
    away = reading.place()
    assert away > before
    reading.find_bar.close_bar()
    at_work.window.commands["back"].trigger()
    assert reading.place() == before
    at_work.window.commands["forward"].trigger()
    assert reading.place() == away

"""Words, clauses and marks are found; the way back is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from window_values import TEXT, Stage, span_of

from reviewer.document.model import Span
from reviewer.labels import Label
from reviewer.marks.model import Colour
from ui.models.outline import CLAUSE
from ui.reading.clause_finder import find_clauses
from ui.reading.margin_strip import Tick
from ui.session import Session

ACCOUNT = f"{Label.ACCOUNT_TRANSFER.value}-key"
PRICE = f"{Label.TAINTED_CONSIDERATION.value}-key"
CREDENTIALS = f"{Label.CREDENTIAL_HANDOVER.value}-key"


def chosen_clause(stage: Stage) -> str:
    clause = stage.window.desk.outline.tree.currentIndex().data(CLAUSE)
    return clause.number if clause is not None else ""


def test_find_counts_hits_and_walks_round(at_work: Stage) -> None:
    bar = at_work.window.desk.reading.find_bar
    at_work.window.commands["find"].trigger()
    bar.field.setText("通常 约定")
    bar.search()
    assert [hit.of(TEXT) for hit in bar.hits] == ["通常约定"] * 11
    assert bar.count.text() == "1/11"
    bar.step(forward=False)
    assert bar.count.text() == "11/11"
    bar.step(forward=True)
    assert bar.count.text() == "1/11"


def test_find_says_when_there_is_nothing_and_goes_with_escape(at_work: Stage, qtbot: QtBot) -> None:
    bar = at_work.window.desk.reading.find_bar
    at_work.window.commands["find"].trigger()
    bar.field.setText("房屋租赁")
    bar.search()
    assert bar.count.text() == "没有找到"
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert bar.hits == ()


@pytest.mark.parametrize(
    ("query", "first"), [("3", "第三条"), ("第十条", "第十条"), ("密码", "第三条"), ("", "第一条")]
)
def test_a_clause_is_found_by_number_or_words(session: Session, query: str, first: str) -> None:
    entries = [(c.number or "", c.body.of(TEXT), c) for c in session.clauses]
    assert find_clauses(entries, query)[0][0] == first


def test_go_to_clause_takes_the_first_with_return(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    finder = at_work.window.desk.reading.finder
    at_work.window.commands["go_to_clause"].trigger()
    finder.field.setText("15")
    qtbot.keyClick(finder.field, Qt.Key.Key_Return)
    assert chosen_clause(at_work) == "第十五条"


def test_the_clause_gone_to_stands_out_for_a_moment(
    at_work: Stage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    flashes: list[Span | None] = []
    reading = at_work.window.desk.reading
    monkeypatch.setattr(reading.view, "set_flash", flashes.append)
    clause = session.clause_at(span_of("第四条").start)
    assert clause is not None
    reading.show_clause(clause)
    qtbot.waitUntil(lambda: len(flashes) == 2)
    assert flashes[0] is not None
    assert flashes[0].start == span_of("第四条").start
    assert flashes[1] is None


def test_the_strip_shows_risks_and_marks_and_leads_to_them(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    reading = at_work.window.desk.reading
    session.highlight(span_of("更换密码"), Colour.RED)
    qtbot.waitUntil(lambda: len(reading.strip.ticks) == 4)
    roles = sorted(tick.role for tick in reading.strip.ticks)
    assert roles == ["high", "high", "mark_red", "medium"]
    tick = next(tick for tick in reading.strip.ticks if tick.role == "medium")
    spot = QPoint(5, round(reading.strip.y_of(tick.share)))
    qtbot.mouseClick(reading.strip, Qt.MouseButton.LeftButton, pos=spot)
    assert session.current in {ACCOUNT, PRICE, CREDENTIALS}


def test_a_click_between_ticks_scrolls(at_work: Stage, qtbot: QtBot) -> None:
    reading = at_work.window.desk.reading
    at_work.window.resize(1280, 560)
    reading.strip.set_ticks([Tick(0.1, "high", Span(0, 1))])
    with qtbot.waitSignal(reading.strip.share_clicked):
        qtbot.mouseClick(
            reading.strip,
            Qt.MouseButton.LeftButton,
            pos=QPoint(5, reading.strip.height() - 10),
        )
    bar = reading.view.verticalScrollBar()
    assert bar.value() == bar.maximum()


def test_zoom_is_shown_below_and_reset(at_work: Stage) -> None:
    status, commands = at_work.window.status, at_work.window.commands
    before = status.zoom.text()
    commands["zoom_in"].trigger()
    assert status.zoom.text() != before
    commands["zoom_reset"].trigger()
    assert status.zoom.text() == before


def test_after_a_jump_the_reader_goes_back_and_forward(at_work: Stage) -> None:
    desk = at_work.window.desk
    at_work.window.resize(1280, 420)
    start = desk.reading.place()
    desk.panel.span_requested.emit(span_of("争议由合同签订地"))
    there = desk.reading.place()
    assert there != start
    at_work.window.commands["back"].trigger()
    assert desk.reading.place() == start
    at_work.window.commands["forward"].trigger()
    assert desk.reading.place() == there


def test_what_was_found_is_selected_and_marked_without_a_mouse(
    at_work: Stage, session: Session, qtbot: QtBot
) -> None:
    view = at_work.window.desk.reading.view
    qtbot.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = at_work.window.desk.reading.find_bar
    bar.field.setText("乙方更换密码")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_2)
    [mark] = session.state.marks.values()
    assert mark.anchor.span == span_of("乙方更换密码")
    assert mark.colour is Colour.GREEN


def test_where_nothing_was_found_nothing_is_selected(at_work: Stage, qtbot: QtBot) -> None:
    at_work.window.commands["find"].trigger()
    bar = at_work.window.desk.reading.find_bar
    bar.field.setText("没有这些字")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert at_work.window.desk.reading.selected() is None


def test_the_selection_is_stretched_by_keys(at_work: Stage, qtbot: QtBot) -> None:
    view = at_work.window.desk.reading.view
    view.select(span_of("更换密码"))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() == span_of("更换密码和绑定")
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() == span_of("更换密码和绑")


def test_a_contract_behind_another_tab_goes_on_at_its_place_once_shown(
    at_work: Stage, qtbot: QtBot
) -> None:
    reading = at_work.window.desk.reading
    bar = reading.view.verticalScrollBar()
    bar.setValue(0)
    place = span_of("第四条").start
    reading.hide()
    reading.take_up(place, None)
    assert (bar.value(), reading.place()) == (0, place)
    reading.show()
    qtbot.waitUntil(lambda: bar.value() > 0)

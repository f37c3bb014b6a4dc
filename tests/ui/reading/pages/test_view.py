"""The page view: pictures asked for when in sight, words selected by their boxes, colours."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot
from window_values import TEXT, a_document, span_of

from reviewer.document.model import Document, PageLayer, Span
from ui import theme
from ui.reading.pages.view import PageView
from ui.reading.spans import FindingSpan, MarkSpan


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_contract(a_document("pdf"))
    return made


def point_at(view: PageView, offset: int) -> QPoint:
    """The middle of a character, as a point of the viewport."""
    page = view._text.page_of(offset)
    [box, *_] = view._text.boxes(page, Span(offset, offset + 1))
    place = view._column.rect(page).topLeft() + box.center() * view._column.scale
    return (place - QPointF(0, view.verticalScrollBar().value())).toPoint()


def colours_around(view: PageView, span: Span) -> set[str]:
    image = view.viewport().grab().toImage()
    at = point_at(view, span.start + 1)
    return {
        image.pixelColor(at.x() + x, at.y() + y).name() for x in range(-8, 8) for y in range(-9, 16)
    }


def test_the_page_in_sight_is_asked_for_once(view: PageView, qtbot: QtBot) -> None:
    asked: list[int] = []
    view.page_wanted.connect(lambda page, _scale: asked.append(page))
    view.set_contract(a_document("pdf"))
    view.grab()
    view.grab()
    assert asked.count(1) == 1


def test_a_picture_is_drawn_where_the_page_is(view: PageView) -> None:
    scale = view._column.scale * view.devicePixelRatioF()
    image = QImage(round(595 * scale), round(842 * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.cyan)
    view.set_page_image(1, scale, image)
    shown = view.viewport().grab().toImage()
    assert shown.pixelColor(view.viewport().width() // 2, 400).name() == "#00ffff"


def test_a_page_that_failed_is_asked_for_again(view: PageView) -> None:
    view.grab()
    asked: list[int] = []
    view.page_wanted.connect(lambda page, _scale: asked.append(page))
    view.page_failed(1)
    view.grab()
    assert asked == [1]


def test_a_finding_is_underlined_and_a_highlight_coloured(view: PageView) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "medium")])
    assert theme.colour("medium").name() in colours_around(view, span)
    other = span_of("更换密码")
    view.set_marks([MarkSpan("m", other, "blue", is_note=False)])
    assert theme.colour("mark_blue").name() in colours_around(view, other)


def test_dragging_selects_the_words_between(view: PageView, qtbot: QtBot) -> None:
    span = span_of("更换密码")
    first, last = point_at(view, span.start), point_at(view, span.end - 1)
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(view.viewport(), left, pos=first - QPoint(5, 0))
    qtbot.mouseMove(view.viewport(), last + QPoint(5, 0))
    qtbot.mouseRelease(view.viewport(), left, pos=last + QPoint(5, 0))
    assert view.selected() == span
    view.copy()
    assert QGuiApplication.clipboard().text() == "更换密码"


def test_by_keys_words_are_selected_from_the_first_in_sight(view: PageView, qtbot: QtBot) -> None:
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() == span_of("微信账号")


def test_a_selection_made_backwards_shrinks_at_its_beginning(view: PageView, qtbot: QtBot) -> None:
    view.select(span_of("更换"))
    for _ in range(4):
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    start = span_of("更换").start
    assert view.selected() == Span(start - 2, start)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() == Span(start - 1, start)


def test_a_double_click_chooses_up_to_the_punctuation(view: PageView, qtbot: QtBot) -> None:
    at = point_at(view, span_of("更换密码").start)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected() == span_of("第三条 甲方配合乙方更换密码和绑定手机号")


def test_a_click_names_finding_or_mark(view: PageView, qtbot: QtBot) -> None:
    finding, mark = span_of("九个微信号"), span_of("更换密码")
    view.set_findings([FindingSpan("k", finding, "high")])
    view.set_marks([MarkSpan("m", mark, "blue", is_note=False)])
    left = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), left, pos=point_at(view, finding.start + 1))
    assert clicked.args == ["k"]
    with qtbot.waitSignal(view.marks_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), left, pos=point_at(view, mark.start + 1))
    assert clicked.args[0] == ["m"]


def test_words_on_the_next_page_come_into_sight(view: PageView) -> None:
    span = span_of("争议由合同签订地")
    view.show_span(span)
    assert view.viewport().rect().contains(point_at(view, span.start))
    assert view.page_in_sight() == 2


def test_the_width_is_fitted_until_a_zoom_is_chosen(view: PageView) -> None:
    fitted = view.zoom
    view.resize(700, 700)
    assert view.zoom < fitted
    view.set_zoom(2.0)
    zoomed = view.zoom
    view.resize(900, 700)
    assert view.zoom == zoomed
    view.set_zoom(None)
    assert view.zoom == pytest.approx(fitted, abs=0.02)


def test_keys_move_through_the_pages(view: PageView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_select_all_takes_the_whole_contract(view: PageView) -> None:
    view.select_all()
    assert view.selected() == Span(0, len(TEXT))


@pytest.mark.parametrize("width", range(560, 900, 37))
def test_a_fitted_page_needs_no_scrolling_sideways(view: PageView, width: int) -> None:
    view.resize(width, 700)
    assert view.horizontalScrollBar().maximum() == 0


def test_a_note_has_a_sign_beside_the_words_and_a_highlight_none(view: PageView) -> None:
    span = span_of("更换密码")
    view.set_marks([MarkSpan("m", span, "blue", is_note=False)])
    plain = view.viewport().grab().toImage()
    view.set_marks([MarkSpan("m", span, "blue", is_note=True)])
    assert view.viewport().grab().toImage() != plain


def test_what_recognition_doubts_has_dots_below(view: PageView) -> None:
    document = a_document("pdf")
    view.set_contract(document)
    sure = view.viewport().grab().toImage()
    view.set_contract(replace(document, doubtful=(span_of("更换密码"),)))
    assert view.viewport().grab().toImage() != sure


def test_the_clause_gone_to_stands_out_until_it_is_let_be(view: PageView) -> None:
    span = span_of("更换密码")
    view.set_flash(span)
    assert theme.load("light")["selection"].name() in colours_around(view, span)
    view.set_flash(None)
    assert theme.load("light")["selection"].name() not in colours_around(view, span)


def test_more_of_a_scan_moves_nothing(view: PageView) -> None:
    whole = a_document("pdf")
    half = replace(whole, text=whole.text[:60], pending=(2,))
    view.set_contract(half)
    view.verticalScrollBar().setValue(40)
    view._select(Span(10, 16))
    view.grow(replace(whole, text=f"页眉\n{whole.text}"))
    assert view.verticalScrollBar().value() == 40
    assert view.selected() == Span(13, 19)


def test_a_choice_whose_words_are_gone_is_none(view: PageView) -> None:
    view._select(Span(10, 16))
    view.grow(replace(a_document("pdf"), text="另一份"))
    assert view.selected() is None


def test_a_page_yet_to_be_recognised_says_so(view: PageView) -> None:
    plain = view.viewport().grab().toImage()
    view.grow(replace(a_document("pdf"), pending=(1,)))
    said = view.viewport().grab().toImage()
    middle, top = view.viewport().width() // 2, round(view._column.rect(0).top())
    differs = [y for y in range(top, top + 60) if said.pixel(middle, y) != plain.pixel(middle, y)]
    assert differs


@pytest.mark.parametrize(("way", "side"), [("down", "left"), ("up", "right")])
def test_on_a_page_on_its_side_the_line_of_a_finding_runs_beside_the_words(
    qtbot: QtBot, way: str, side: str
) -> None:
    xs = [300.0] * 6
    ys = [100.0 + 20 * at for at in range(6)]
    if way == "up":
        ys.reverse()
    boxes = array("f", [e for x, y in zip(xs, ys, strict=True) for e in (x, y, x + 20, y + 20)])
    layer = PageLayer(1, 595.0, 842.0, array("I", range(6)), boxes)
    made = PageView()
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.set_contract(Document("pdf", "", "甲方转让账号", (), (layer,)))
    made.set_findings([FindingSpan("a", Span(0, 6), "high")])
    image = made.viewport().grab().toImage()
    rect, scale = made._column.rect(0), made._column.scale

    def painted(x: float) -> bool:
        red = theme.load("light")["high"].name()
        middle = round(rect.top() + 160 * scale)
        near = range(round(rect.left() + x * scale) - 5, round(rect.left() + x * scale) + 6)
        return any(image.pixelColor(at, middle).name() == red for at in near)

    assert painted(300) is (side == "left")
    assert painted(320) is (side == "right")

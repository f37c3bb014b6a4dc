"""The Word view: words, colours at computed points, clicks, selections."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_values import TEXT, a_document, span_of

from reviewer.document.model import (
    Block,
    BlockFormat,
    BlockKind,
    Document,
    RunFormat,
    RunLook,
    Span,
)
from ui import theme
from ui.reading.overlay import line_pieces
from ui.reading.spans import FindingSpan, MarkSpan
from ui.reading.word import view as word_view
from ui.reading.word.view import WordView


@pytest.fixture
def view(qtbot: QtBot) -> WordView:
    made = WordView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_contract(a_document())
    qtbot.waitUntil(lambda: made.is_filled)
    return made


def middle_of(view: WordView, span: Span) -> QPoint:
    """A point of the viewport in the middle of the first line of some words."""
    assert view._builder is not None
    [(start, end), *_] = view._builder.map.runs(span.start, span.end)
    piece = next(line_pieces(view.document(), start, end))
    return (piece.center().toPoint()) - QPoint(0, view.verticalScrollBar().value())


def colours_in(view: WordView, span: Span) -> set[str]:
    """The colours of the pixels around the first line of some words."""
    image = view.viewport().grab().toImage()
    at = middle_of(view, span)
    return {
        image.pixelColor(x, y).name()
        for x in range(at.x() - 20, at.x() + 20)
        for y in range(at.y() - 12, at.y() + 16)
    }


def test_all_words_of_the_contract_are_shown(view: WordView) -> None:
    assert view.toPlainText() == TEXT


def test_the_caret_waits_at_the_first_word(view: WordView) -> None:
    assert view.textCursor().position() == 0


def test_automatic_labels_are_shown_but_not_part_of_the_words(qtbot: QtBot) -> None:
    document = a_document()
    blocks = (replace(document.blocks[0], label="第一条"), *document.blocks[1:])
    made = WordView()
    qtbot.addWidget(made)
    made.set_contract(replace(document, blocks=blocks))
    qtbot.waitUntil(lambda: made.is_filled)
    assert made.toPlainText().startswith("第一条\u2002微信账号")
    made.selectAll()
    assert made.selected() == Span(0, len(TEXT))


def test_a_finding_is_underlined_in_the_colour_of_its_grade(view: WordView) -> None:
    span = span_of("九个微信号")
    assert theme.colour("high").name() not in colours_in(view, span)
    view.set_findings([FindingSpan("k", span, "high")])
    assert theme.colour("high").name() in colours_in(view, span)


def test_a_settled_finding_is_grey(view: WordView) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "high", settled=True)])
    colours = colours_in(view, span)
    assert theme.colour("high").name() not in colours
    assert theme.colour("border_strong").name() in colours


def test_the_chosen_finding_stands_on_its_tint(view: WordView) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "high")])
    view.set_current("k")
    assert theme.colour("high_soft").name() in colours_in(view, span)


def test_a_highlight_has_its_colour_behind_the_words(view: WordView) -> None:
    # The words come after a character of two units: the highlight may not shift.
    span = span_of("更换密码")
    view.set_marks([MarkSpan("m", span, "green", is_note=False)])
    assert theme.colour("mark_green").name() in colours_in(view, span)
    assert theme.colour("mark_green").name() not in colours_in(view, span_of("配合乙方"))


def test_find_hits_have_a_colour_and_the_current_one_another(view: WordView) -> None:
    first, second = span_of("九个微信号"), span_of("更换密码")
    view.set_hits([first, second], second)
    assert theme.colour("find").name() in colours_in(view, first)
    assert theme.colour("find_current").name() in colours_in(view, second)


def test_a_click_on_underlined_words_names_the_finding(view: WordView, qtbot: QtBot) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "high")])
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, span))
    assert clicked.args == ["k"]


def test_a_further_click_goes_on_to_the_next_finding_there(view: WordView, qtbot: QtBot) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("a", span, "high"), FindingSpan("b", span, "low")])
    view.set_current("a")
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, span))
    assert clicked.args == ["b"]


def test_a_click_on_the_margin_sign_names_the_finding(view: WordView, qtbot: QtBot) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "high")])
    y = middle_of(view, span).y() + view.verticalScrollBar().value()
    sign = view._overlay._sign_rect(y).center().toPoint()
    sign -= QPoint(0, view.verticalScrollBar().value())
    with qtbot.waitSignal(view.finding_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert clicked.args == ["k"]


def test_a_click_on_a_highlight_names_the_mark(view: WordView, qtbot: QtBot) -> None:
    span = span_of("更换密码")
    view.set_marks([MarkSpan("m", span, "green", is_note=False)])
    with qtbot.waitSignal(view.marks_clicked) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, span))
    assert clicked.args[0] == ["m"]


def select(view: WordView, span: Span) -> None:
    assert view._builder is not None
    cursor = QTextCursor(view.document())
    cursor.setPosition(view._builder.map.to_qt(span.start))
    cursor.setPosition(view._builder.map.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def test_selected_words_are_told_and_copied_as_the_contract_has_them(view: WordView) -> None:
    span = span_of("𠮷某\n第一条 甲方")
    select(view, span)
    assert view.selected() == span
    QGuiApplication.clipboard().clear()
    view.copy()
    assert QGuiApplication.clipboard().text() == span.of(TEXT)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == span.of(TEXT)


def test_words_out_of_sight_are_brought_into_sight(view: WordView) -> None:
    view.resize(700, 240)
    span = span_of("争议由合同签订地")
    view.show_span(span)
    assert view.viewport().rect().contains(middle_of(view, span))


def test_words_in_sight_do_not_move_the_page(view: WordView) -> None:
    before = view.verticalScrollBar().value()
    view.show_span(span_of("九个微信号"))
    assert view.verticalScrollBar().value() == before


def test_zoom_makes_words_larger_and_keeps_the_place(view: WordView, qtbot: QtBot) -> None:
    view.resize(900, 300)
    view.show_span(span_of("第十条"))
    place = view.place()
    height = view.document().size().height()
    with qtbot.waitSignal(view.zoom_changed) as zoomed:
        view.set_zoom(1.5)
    assert zoomed.args == [1.5]
    assert view.document().size().height() > height
    assert abs(view.place() - place) < 20


def test_fonts_and_weights_of_the_file_are_used(qtbot: QtBot) -> None:
    document = a_document()
    run = RunFormat(document.blocks[0].span, RunLook(font="黑体", size=22.0, bold=True))
    formats = (
        BlockFormat(alignment="center", runs=(run,)),
        *(BlockFormat() for _ in document.blocks[1:]),
    )
    made = WordView()
    qtbot.addWidget(made)
    made.set_contract(replace(document, formats=formats))
    qtbot.waitUntil(lambda: made.is_filled)
    cursor = QTextCursor(made.document())
    cursor.setPosition(2)
    look = cursor.charFormat()
    assert (look.fontFamilies(), look.fontPointSize(), look.fontWeight()) == (["黑体"], 22.0, 700)
    assert cursor.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter


def test_undo_keys_are_left_to_the_window(view: WordView, qtbot: QtBot) -> None:
    keys = QKeySequence(QKeySequence.StandardKey.Undo)[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
    event.ignore()
    view.event(event)
    assert not event.isAccepted()


def test_paper_is_paper_in_the_middle_of_the_desk(view: WordView) -> None:
    image = view.grab().toImage()
    assert image.pixelColor(view.width() // 2, 20) == QColor(theme.colour("paper"))
    assert image.pixelColor(3, 300) == QColor(theme.colour("window"))


@pytest.mark.parametrize("change", ["width", "theme"])
def test_what_is_being_read_stays_in_sight(
    view: WordView, qtbot: QtBot, qapp: QApplication, change: str
) -> None:
    view.resize(900, 240)
    view.show_span(span_of("第十条"))
    place = view.place()
    assert place > 0
    if change == "width":
        view.resize(560, 240)
    else:
        theme.use(qapp, "dark")
        qtbot.waitUntil(lambda: view.is_filled)
        theme.use(qapp, "light")
        qtbot.waitUntil(lambda: view.is_filled)
    assert view.place() == place


def test_a_note_has_a_sign_beside_the_words_and_a_highlight_none(view: WordView) -> None:
    span = span_of("更换密码")
    view.set_marks([MarkSpan("m", span, "blue", is_note=False)])
    plain = view.viewport().grab().toImage()
    view.set_marks([MarkSpan("m", span, "blue", is_note=True)])
    assert view.viewport().grab().toImage() != plain


def test_the_clause_gone_to_stands_out_even_on_a_chosen_finding(view: WordView) -> None:
    span = span_of("九个微信号")
    view.set_findings([FindingSpan("k", span, "high")])
    view.set_current("k")
    view.set_flash(span)
    assert theme.colour("selection").name() in colours_in(view, span)
    view.set_flash(None)
    assert theme.colour("selection").name() not in colours_in(view, span)


def a_long_document() -> Document:
    lines = [f"第{number}条　甲方将微信账号转让给乙方。" for number in range(1, 401)]
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return Document("docx", "0" * 64, "\n".join(lines) + "\n", tuple(blocks))


def test_the_end_asked_for_while_a_long_contract_fills_in_is_its_last_word(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(word_view, "SLICE", 0.0)
    made = WordView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_contract(a_long_document())
    assert not made.is_filled
    QTest.keyClick(made, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: made.is_filled)
    last = made.corner_of(Span(len(a_long_document().text) - 2, len(a_long_document().text) - 1))
    assert 0 < last.y() < made.viewport().height()


def test_what_is_laid_together_is_laid_out_once(qtbot: QtBot) -> None:
    made = WordView()
    qtbot.addWidget(made)
    heard: list[int] = []
    made.document().contentsChange.connect(lambda at, gone, come: heard.append(come))
    made.set_contract(a_long_document())
    qtbot.waitUntil(lambda: made.is_filled)
    # A paragraph is a change of its format, one of its block and one of its words: so by itself.
    assert len(heard) < 100


def test_a_double_click_selects_the_words_up_to_their_punctuation(
    view: WordView, qtbot: QtBot
) -> None:
    at = middle_of(view, span_of("九个微信号"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    words = view.selected_words()
    assert "九个微信号" in words
    assert not set(words) & set("，。；\n")


@pytest.mark.parametrize("selected", [Span(0, 0), Span(0, 4)])
def test_a_click_hits_what_is_in_sight_where_the_caret_is_far_off(
    qtbot: QtBot, selected: Span
) -> None:
    made = WordView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.set_contract(a_long_document())
    qtbot.waitUntil(lambda: made.is_filled)
    made.select(selected)
    bar = made.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    assert place
    qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert bar.value() == place
    assert abs(made.cursorRect().center().y() - 300) < 40


def test_dragging_from_within_what_is_selected_selects_anew(view: WordView) -> None:
    words = span_of("更换密码")
    view.select(span_of(TEXT))
    start, end = middle_of(view, words), middle_of(view, words) + QPoint(60, 0)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=start)
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), left, pos=end)
    selected = view.selected_words()
    assert selected
    assert len(selected) < len(TEXT) // 2


def test_shift_and_a_click_extend_what_is_selected(view: WordView) -> None:
    view.select(span_of("甲方"))
    at = middle_of(view, span_of("更换密码"))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, shift, at)
    assert view.selected_words().startswith("甲方")
    assert len(view.selected_words()) > len("甲方")

"""What a view draws beside the words of a Word contract."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from contract_files import docx, paragraph, table
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import ChangeKind, Comment, Document, NoteMark, Picture, Span
from reviewer.document.model import TrackedChange as Change
from ui import theme
from ui.reading.overlay import NOTE
from ui.reading.word.builder import WordBuilder
from ui.reading.word.pictures import WordPictures
from ui.reading.word.tips import tips
from ui.reading.word.view import WordView

BY = 'w:author="王律师" w:date="2024-05-01T09:00:00Z"'
TRACKED = (
    f"<w:p><w:r><w:t>甲方</w:t></w:r><w:del {BY}><w:r><w:delText>不得</w:delText></w:r></w:del>"
    f"<w:ins {BY}><w:r><w:t>可以</w:t></w:r></w:ins><w:r><w:t>转让</w:t></w:r></w:p>"
)
HIDDEN = "<w:p><w:r><w:t>乙方</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗中</w:t></w:r></w:p>"


def a_view(qtbot: QtBot, document: Document, *, changes: bool = False) -> WordView:
    made = WordView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_changes(shown=changes)
    made.set_contract(document)
    qtbot.waitUntil(lambda: made.is_filled)
    return made


def tracked(body: str = TRACKED) -> Document:
    return read_docx(docx(body), "a.docx", formatting=True)


def look_at(view: WordView, words: str) -> QTextCursor:
    cursor = view.document().find(words)
    assert not cursor.isNull()
    return cursor


def test_the_final_text_shows_no_changes(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked())
    assert view.toPlainText() == "甲方可以转让"
    assert not look_at(view, "可以").charFormat().fontUnderline()


def test_words_that_went_are_struck_through_and_those_that_came_underlined(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked(), changes=True)
    assert view.toPlainText() == "甲方不得可以转让"
    gone, came = look_at(view, "不得").charFormat(), look_at(view, "可以").charFormat()
    assert gone.fontStrikeOut()
    assert gone.foreground().color() == theme.colour("change_out")
    assert came.fontUnderline()
    assert came.foreground().color() == theme.colour("change_in")
    assert not look_at(view, "转让").charFormat().fontUnderline()


def test_words_that_went_are_no_part_of_a_selection(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked(), changes=True)
    view.selectAll()
    assert view.selected() == Span(0, 6)
    assert view.createMimeDataFromSelection().text() == "甲方可以转让"


def test_changes_are_shown_and_hidden_in_place(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked())
    for shown, words in ((True, "甲方不得可以转让"), (False, "甲方可以转让")):
        view.show_changes(shown=shown)
        qtbot.waitUntil(lambda: view.is_filled)
        assert view.toPlainText() == words


def test_a_changed_line_has_a_bar_beside_it(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked(), changes=True)
    image = view.viewport().grab().toImage()
    x = round(view._overlay.margin - 7)
    column = {image.pixelColor(x, y).name() for y in range(40, 100)}
    assert theme.colour("change_out").name() in column


def test_hidden_words_are_named_as_such(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked(HIDDEN))
    assert view.toPlainText() == "乙方隐藏文字暗中"
    assert look_at(view, "暗中").charFormat().background().color() == theme.colour("hover")


def test_a_note_is_numbered_in_the_line(qtbot: QtBot) -> None:
    document = replace(tracked(), note_marks=(NoteMark(2, "①"),))
    assert a_view(qtbot, document).toPlainText() == "甲方①可以转让"


# Tool tips


def test_a_tip_says_who_changed_what_and_when() -> None:
    document = tracked()
    assert list(tips(document, 2, changes=True)) == [
        "修订删除“不得”：王律师 · 2024-05-01",
        "修订插入：王律师 · 2024-05-01",
    ]
    assert list(tips(document, 2, changes=False)) == []
    assert list(tips(document, 5, changes=True)) == []


def test_long_words_that_went_are_cut_in_a_tip() -> None:
    gone = Change(ChangeKind.MOVED_AWAY, Span(0, 0), "甲" * 200)
    [tip] = tips(replace(tracked(), changes=(gone,)), 0, changes=True)
    assert tip == f"修订移走“{'甲' * 80}…”：未署名"


def test_a_tip_reads_a_comment_and_tells_of_hidden_words() -> None:
    comment = Comment("1", "是否过严？", Span(0, 2), "李律师", "2024-05-02T10:00:00Z")
    document = replace(tracked(HIDDEN), comments=(comment, Comment("2", "无处")))
    assert list(tips(document, 1, changes=False)) == ["原文批注：李律师 · 2024-05-02\n是否过严？"]
    assert list(tips(document, 3, changes=False)) == ["隐藏文字（文件中设为不显示、不打印）"]


# Comments


def test_a_click_on_the_sign_of_a_comment_asks_for_it(qtbot: QtBot) -> None:
    comments = (Comment("7", "问", Span(2, 4)), Comment("8", "答", Span(2, 4)))
    view = a_view(qtbot, replace(tracked(), comments=comments))
    signs = {ident: rect for rect, ident in view._overlay._comment_signs(0, 6)}
    assert signs["8"].left() >= signs["7"].right()
    with qtbot.waitSignal(view.comment_clicked) as asked:
        view._click(signs["8"].center().toPoint())
    assert asked.args == ["8"]
    beside = QPointF(signs["8"].right() + NOTE, signs["8"].top())
    assert view._overlay.comment_at(beside, 0, 6) is None


# Pictures


def picture(at: int, part: str = "word/media/a.png", width: float = 60.0) -> Picture:
    return Picture(at, part, width, 30.0, "公章")


def shown_image(view: WordView, number: int = 0) -> QImage:
    kind = QTextDocument.ResourceType.ImageResource.value
    found = view.document().resource(kind, QUrl(f"picture:{number}"))
    assert isinstance(found, QImage)
    return found


def test_a_picture_stands_in_the_line_and_is_asked_for_once(qtbot: QtBot) -> None:
    made = WordView()
    qtbot.addWidget(made)
    made.resize(900, 700)
    asked: list[tuple[str, int, int]] = []
    made.pictures.wanted.connect(lambda *want: asked.append(want))
    made.show()
    made.set_contract(replace(tracked(), pictures=(picture(2), picture(4))))
    qtbot.waitUntil(lambda: made.is_filled)
    made._on_scrolled()
    assert made.toPlainText() == "甲方\ufffc可以\ufffc转让"
    assert asked == [("word/media/a.png", 160, 80)]


def test_a_picture_apart_has_a_line_of_its_own(qtbot: QtBot) -> None:
    aparts = tuple(replace(picture(at), side="apart") for at in (0, 2, 6))
    view = a_view(qtbot, replace(tracked(), pictures=aparts))
    assert view.toPlainText() == "\ufffc\n甲方\n\ufffc\n可以转让\n\ufffc"
    view.selectAll()
    assert view.selected() == Span(0, 6)


def test_a_picture_in_the_middle_has_a_centred_line_between_words_that_are_not(
    qtbot: QtBot,
) -> None:
    middles = tuple(replace(picture(at), side="middle") for at in (0, 2, 2, 6))
    document = replace(tracked(), pictures=middles)
    look = replace(document.formats[0], first_line_indent=24.0)
    view = a_view(qtbot, replace(document, formats=(look,)))
    view.set_zoom(1.5)
    assert view.toPlainText() == "\ufffc\n甲方\n\ufffc\n\ufffc\n可以转让\n\ufffc"
    view.selectAll()
    assert view.selected() == Span(0, 6)
    block = view.document().begin()
    while block.isValid():
        shape = block.blockFormat()
        centred = bool(shape.alignment() & Qt.AlignmentFlag.AlignHCenter)
        assert centred == (block.text() == "\ufffc")
        assert shape.textIndent() == 0.0
        block = block.next()


def test_a_picture_in_the_middle_of_a_cell_shifts_no_offset(qtbot: QtBot) -> None:
    document = tracked(table(["甲", "乙丙"]))
    view = a_view(qtbot, replace(document, pictures=(replace(picture(3), side="middle"),)))
    assert view.toPlainText().split("\n")[-4:-1] == ["乙", "\ufffc", "丙"]
    cursor = look_at(view, "丙")
    assert view.offset_at(view.cursorRect(cursor).center()) in (3, 4)


def test_a_drawn_picture_takes_the_place_of_its_frame(qtbot: QtBot) -> None:
    view = a_view(qtbot, replace(tracked(), pictures=(picture(2),)))
    drawn = QImage(160, 80, QImage.Format.Format_ARGB32)
    drawn.fill(0xFFFF0000)
    view.pictures.set_picture("word/media/a.png", drawn)
    assert shown_image(view).pixelColor(5, 5).name() == "#ff0000"
    view.show_changes(shown=True)  # laid anew, without asking again
    qtbot.waitUntil(lambda: view.is_filled)
    assert shown_image(view).pixelColor(5, 5).name() == "#ff0000"


@pytest.mark.parametrize("part", ["", "word/media/a.emf"])
def test_a_picture_that_cannot_be_shown_keeps_its_frame(qtbot: QtBot, part: str) -> None:
    view = a_view(qtbot, replace(tracked(), pictures=(picture(2, part),)))
    view.pictures.set_picture("word/media/a.emf", None)
    image = shown_image(view)
    assert (image.width(), image.height()) == (80, 40)


def test_a_wide_picture_is_no_wider_than_the_words(qtbot: QtBot) -> None:
    view = a_view(qtbot, replace(tracked(), pictures=(picture(2, width=6000.0),)))
    assert shown_image(view).width() == 600


def test_no_picture_is_asked_for_beyond_the_budget(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.reading.word.pictures._BUDGET", 1)
    pictures = WordPictures(QTextDocument())
    pictures.set_contract(replace(tracked(), pictures=(picture(0, "a"), picture(5, "b"))))
    asked: list[str] = []
    pictures.wanted.connect(lambda part, *_: asked.append(part))
    pictures.ask(0, 1)
    pictures.set_picture("a", QImage(10, 10, QImage.Format.Format_ARGB32))
    pictures.ask(0, 9)
    assert asked == ["a"]


# Offsets


def in_two_looks(line: str) -> str:
    """A paragraph whose second half is bold."""
    half = len(line) // 2
    first, second = paragraph(line[:half]), paragraph(line[half:], run="<w:b/>")
    return f"{first.removesuffix('</w:p>')}{second.removeprefix('<w:p>')}"


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A few paragraphs with all sorts of things beside their words."""
    lines = draw(st.lists(st.text("甲乙𠮷a", max_size=6), min_size=1, max_size=4))
    body = "".join(map(in_two_looks, [*lines, "末"]))
    plain = read_docx(docx(body), "a.docx", formatting=True)
    places = st.integers(0, len(plain.text) - 1)
    spans = [block.span for block in plain.blocks]

    def inside(at: int) -> int:
        return next(max(span.start, min(at, span.end)) for span in spans if at <= span.end)

    def several(make: object) -> list[int]:
        return sorted(map(inside, draw(st.lists(places, max_size=4))))

    gone = [Change(ChangeKind.DELETED, Span(at, at), "旧𬭎") for at in several(0)]
    edges = sorted({*several(1)})
    came = [Change(ChangeKind.INSERTED, Span(a, b)) for a, b in list(pairwise(edges))[::2]]
    return replace(
        plain,
        changes=tuple(sorted([*gone, *came], key=lambda change: change.span.start)),
        pictures=tuple(picture(at) for at in several(2)),
        note_marks=tuple(NoteMark(at, "①") for at in several(3)),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_nothing_beside_the_words_shifts_their_offsets(qapp: object, document: Document) -> None:
    target = QTextDocument()
    pictures = WordPictures(target)
    pictures.set_contract(document)
    builder = WordBuilder(document, target, pictures, changes=True)
    assert list(builder.steps())
    cursor = QTextCursor(target)
    for offset, character in enumerate(document.text):
        if character == "\n":
            continue
        [(start, end)] = builder.map.runs(offset, offset + 1)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText() == character
        assert builder.map.to_text(builder.map.to_qt(offset)) == offset
    words = document.text + "".join(change.words for change in document.changes)
    beside = len(document.pictures) + len(document.note_marks)
    assert target.characterCount() == len(words.encode("utf-16-le")) // 2 + beside


def test_words_of_several_looks_are_shown_once_around_what_went(qtbot: QtBot) -> None:
    body = TRACKED.replace("</w:p>", "<w:r><w:rPr><w:b/></w:rPr><w:t>账号</w:t></w:r></w:p>")
    assert a_view(qtbot, tracked(body), changes=True).toPlainText() == "甲方不得可以转让账号"


def test_a_point_on_words_that_went_belongs_to_what_follows(qtbot: QtBot) -> None:
    view = a_view(qtbot, tracked(), changes=True)
    cursor = look_at(view, "不得")
    cursor.setPosition(cursor.selectionStart() + 1)
    at = view.cursorRect(cursor).center() + QPoint(3, 0)
    assert view.offset_at(at) == 2

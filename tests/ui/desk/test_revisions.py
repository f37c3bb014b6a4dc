"""A Word file with tracked changes, comments and pictures in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from window_values import TEXT, Asked, Stage, a_document, a_review, span_of

from reviewer.document.model import (
    ChangeKind,
    Comment,
    Document,
    Picture,
    Revision,
    Span,
    TrackedChange,
)
from reviewer.document.notices import Notice, NoticeKind
from reviewer.errors import WorkerError
from reviewer.export.notice_words import NOTICES_ZH
from reviewer.marks.model import Colour
from reviewer.worker import Failed, Opened, OpenJob, PictureDrawn, PictureJob, Reviewed
from ui.desk.tab_panel import MARKS

WHO = {"author": "王律师", "date": "2024-05-01T09:00:00Z"}


def tracked(revision: Revision = "final") -> Document:
    """The contract with a change, a comment and a picture."""
    at = span_of("名下九个微信号")
    return replace(
        a_document(),
        revision=revision,
        warnings=(Notice(NoticeKind.REVISED), Notice(NoticeKind.HIDDEN)),
        changes=(TrackedChange(ChangeKind.DELETED, Span(at.start, at.start), "部分", **WHO),),
        comments=(Comment("5", "归属待查", at, "李律师"),),
        pictures=(Picture(at.start, "word/media/seal.png", 40.0, 40.0),),
    )


@pytest.fixture
def at_work(stage: Stage, contract: Path) -> Stage:
    stage.show(contract, a_review(tracked()))
    return stage


def choose(stage: Stage, choice: str) -> None:
    actions = stage.window.commands.revisions.actions()
    next(action for action in actions if action.data() == choice).trigger()


def ticked(stage: Stage) -> list[str]:
    menu = stage.window.commands.menus["revisions"]
    menu.aboutToShow.emit()
    return [action.data() for action in menu.actions() if action.isChecked()]


def pictures_asked(stage: Stage) -> list[Asked]:
    return [asked for asked in stage.tasks.asked if isinstance(asked.job, PictureJob)]


def opened(stage: Stage) -> OpenJob:
    job = next(a.job for a in reversed(stage.tasks.asked) if isinstance(a.job, OpenJob))
    assert isinstance(job, OpenJob)
    return job


def test_only_a_file_with_changes_offers_its_other_texts(stage: Stage, contract: Path) -> None:
    stage.show(contract, a_review())
    assert not stage.window.toolbar.revisions_button.isVisible()
    assert not stage.window.commands.menus["revisions"].menuAction().isEnabled()


def test_the_final_text_is_shown_first_and_all_warnings_are_told(at_work: Stage) -> None:
    assert at_work.window.toolbar.revisions_button.isVisible()
    assert "部分" not in at_work.window.desk.reading.word_view.toPlainText()
    assert ticked(at_work) == ["final"]
    told = at_work.window.banner.text
    assert told == f"{NOTICES_ZH[NoticeKind.REVISED]}\n{NOTICES_ZH[NoticeKind.HIDDEN]}"


def test_changes_are_shown_on_demand_and_the_next_contract_shows_them_too(
    qtbot: QtBot, at_work: Stage, contract: Path
) -> None:
    choose(at_work, "changes")
    view = at_work.window.desk.reading.word_view
    qtbot.waitUntil(lambda: view.is_filled)
    assert "部分\ufffc名下九个微信号" in view.toPlainText()
    assert ticked(at_work) == ["changes"]
    assert not at_work.window.banner.isVisible()
    at_work.restart()
    at_work.show(contract, a_review(tracked()))
    assert "部分" in at_work.window.desk.reading.word_view.toPlainText()


def test_the_original_text_is_read_as_a_document_of_its_own(at_work: Stage) -> None:
    choose(at_work, "original")
    assert opened(at_work).revision == "original"
    review = a_review(replace(tracked("original"), changes=()))
    asked = next(a for a in reversed(at_work.tasks.asked) if isinstance(a.job, OpenJob))
    asked.on_event(Opened(review.document, review.clauses))
    asked.on_event(Reviewed(review))
    assert ticked(at_work) == ["original"]
    assert at_work.window.toolbar.revisions_button.text() == "原稿"
    choose(at_work, "final")
    assert opened(at_work).revision == "final"


def test_comments_and_changes_of_the_file_are_listed_and_lead_to_their_words(
    qtbot: QtBot, at_work: Stage
) -> None:
    panel = at_work.window.desk.panel
    panel.show_tab(MARKS)
    assert panel.marks is not None
    listed = panel.marks.markup
    texts = [listed.rows.index(row, 0).data() for row in range(listed.rows.rowCount())]
    assert texts == ["原文批注（1）", "归属待查", "修订（1）", "部分"]
    place = listed.visualRect(listed.rows.index(1, 0)).center()
    with qtbot.waitSignal(panel.span_requested) as asked:
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [span_of("名下九个微信号")]
    assert not listed.grab().isNull()


def test_a_click_on_a_comments_sign_chooses_it_in_the_list(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.reading.word_view.comment_clicked.emit("5")
    assert desk.panel.shows(MARKS)
    assert desk.panel.marks is not None
    assert desk.panel.marks.markup.currentIndex().data() == "归属待查"


def test_a_tool_tip_reads_the_comment(at_work: Stage) -> None:
    told = at_work.window.desk.reading._describe(TEXT.index("九个微信号"))
    assert "原文批注：李律师\n归属待查" in told


def test_a_picture_is_fetched_from_the_file_and_shown(at_work: Stage) -> None:
    [asked] = pictures_asked(at_work)
    assert isinstance(asked.job, PictureJob)
    assert (asked.job.part, asked.job.sha256) == ("word/media/seal.png", "a" * 64)
    asked.on_event(PictureDrawn("word/media/seal.png", 1, 1, b"\x00\x00\xff\xff"))
    drawn = at_work.window.desk.reading.word_view.pictures._drawn["word/media/seal.png"]
    assert drawn is not None
    assert drawn.pixelColor(0, 0).name() == "#ff0000"


def test_a_picture_that_is_not_drawn_stays_a_frame(at_work: Stage) -> None:
    [asked] = pictures_asked(at_work)
    asked.on_event(Failed(WorkerError("worker-died", name="a.docx")))
    assert at_work.window.desk.reading.word_view.pictures._drawn == {"word/media/seal.png": None}


def test_marks_on_words_that_the_original_lacks_are_there_again(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract, a_review(tracked()))
    session = stage.window.session
    assert session is not None
    mark = session.highlight(span_of("名下九个微信号"), Colour.YELLOW, "归属")
    assert mark is not None
    choose(stage, "original")
    other = replace(tracked("original"), text="甲乙丙丁" * 99, blocks=a_document().blocks)
    asked = next(a for a in reversed(stage.tasks.asked) if isinstance(a.job, OpenJob))
    asked.on_event(Opened(other, a_review().clauses))
    assert stage.window.session is not None
    assert stage.window.session.state.marks[mark.id].is_orphan
    choose(stage, "final")
    asked = next(a for a in reversed(stage.tasks.asked) if isinstance(a.job, OpenJob))
    asked.on_event(Opened(tracked(), a_review().clauses))
    assert stage.window.session.state.marks[mark.id].anchor.span == span_of("名下九个微信号")


def test_a_comment_of_the_file_becomes_a_note_once(at_work: Stage) -> None:
    session = at_work.window.session
    assert session is not None
    panel = at_work.window.desk.panel
    markup = panel.marks.markup
    markup.show_entry("5")
    one, every = markup.menu_at(markup.currentIndex()).actions()
    assert (one.isEnabled(), every.isEnabled()) == (True, True)
    one.trigger()
    [mark] = session.state.marks.values()
    assert (mark.text, mark.author, mark.anchor.quote) == ("归属待查", "李律师", "名下九个微信号")
    every.trigger()
    assert len(session.state.marks) == 1
    session.undo()
    assert session.state.marks == {}


def test_a_change_is_no_comment(at_work: Stage) -> None:
    markup = at_work.window.desk.panel.marks.markup
    markup.show_entry("change:0")
    one, every = markup.menu_at(markup.currentIndex()).actions()
    assert (one.isEnabled(), every.isEnabled()) == (False, True)

"""Two running Shenqis on one contract: both are told, and neither loses what the other wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.labels import Label, Side
from reviewer.marks.commands import SetSide
from reviewer.marks.model import Colour, Dismissal, Status
from ui.session import Session
from ui.session.edits import Edits


@pytest.fixture
def pair(stage: Stage, contract: Path, qtbot: QtBot) -> Iterator[tuple[Stage, Stage]]:
    """The same contract in two apps on one data folder."""
    stage.show(contract)
    second = Stage(qtbot, stage.context.settings.folder)
    second.show(contract)
    yield stage, second
    second.stop()


def session_of(stage: Stage) -> Session:
    assert stage.window.session is not None
    return stage.window.session


def quotes(stage: Stage) -> set[str]:
    return {mark.anchor.quote for mark in session_of(stage).state.marks.values()}


def test_the_second_is_told_that_the_contract_is_open_elsewhere(
    pair: tuple[Stage, Stage],
) -> None:
    first, second = pair
    assert "另一个运行中的审契" in second.window.banner.text
    assert not first.window.banner.isVisible()


def test_nobody_is_told_once_the_first_has_closed_it(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.close_contract()
    stage.show(contract)
    assert not stage.window.banner.isVisible()


def test_marks_of_both_are_kept_and_taken_in(pair: tuple[Stage, Stage]) -> None:
    first, second = pair
    session_of(first).highlight(span_of("更换密码"), Colour.RED)
    session_of(second).highlight(span_of("九个微信号"), Colour.BLUE)
    first.context.look_at_store()
    second.context.look_at_store()
    assert quotes(first) == quotes(second) == {"更换密码", "九个微信号"}
    assert "已并入" in first.window.banner.text
    first.restart()
    first.show(session_of(second).path)
    assert quotes(first) == {"更换密码", "九个微信号"}


def test_what_was_taken_in_is_assessed_and_shown(pair: tuple[Stage, Stage]) -> None:
    first, second = pair
    session = session_of(second)
    graded = session.finding(f"{Label.ACCOUNT_TRANSFER.value}-key")
    assert graded is not None
    Edits(session, second.context).decide(graded, Status.DISMISSED, Dismissal.UNFOUNDED)
    session.do(SetSide(Side.TRANSFEREE))
    first.context.look_at_store()
    assert first.window.toolbar.side_button.text() == "立场 受让方"
    assert session_of(first).state == session.state
    assert session_of(first).opinion == session.opinion


def test_what_rests_on_the_others_work_is_not_undone(pair: tuple[Stage, Stage]) -> None:
    first, second = pair
    mark = session_of(first).highlight(span_of("更换密码"), Colour.RED)
    assert mark is not None
    second.context.look_at_store()
    session_of(second).delete_mark(mark)
    first.context.look_at_store()
    assert not first.window.commands["undo"].isEnabled()
    first.window.commands["undo"].trigger()
    assert quotes(first) == set()


def test_with_nothing_new_nothing_is_said(pair: tuple[Stage, Stage], qtbot: QtBot) -> None:
    first, second = pair
    with qtbot.assertNotEmitted(session_of(first).merged):
        first.context.look_at_store()
        session_of(first).highlight(span_of("更换密码"), Colour.RED)
        first.context.look_at_store()
        second.context.shelf.create("甲案")
        first.context.look_at_store()

"""The app runs past midnight: the new day counts, for opinions and for what is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_values import SIGNED, TODAY, Stage, a_review

from reviewer.facts.model import Facts
from reviewer.law.holdings import holdings_in
from reviewer.review import Review
from reviewer.worker import OpenJob, Reviewed
from ui.commands.exporting import export
from ui.dialogs.export.export_dialog import ExportChoice
from ui.panel.links import Link
from ui.panel.opinion.opinion_panel import OpinionPanel

TOMORROW = date(2026, 3, 2)


@pytest.fixture
def stage(stage: Stage) -> Stage:
    stage.context.holdings = holdings_in(None)
    return stage


def undated(day: date = TODAY) -> Review:
    """A contract without a date, reviewed on a day."""
    review = a_review()
    opinion = replace(review.opinion, day=day, day_stated=False)
    return replace(review, facts=Facts(), opinion=opinion)


def pass_midnight(stage: Stage) -> None:
    stage.clock.day = TOMORROW
    stage.context.look_at_day()


def day_of(stage: Stage) -> date:
    assert stage.window.session is not None
    assert stage.window.session.opinion is not None
    return stage.window.session.opinion.day


def test_an_open_contract_without_a_date_is_judged_by_the_new_day(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract, undated())
    pass_midnight(stage)
    assert day_of(stage) == TOMORROW
    assert "2026-03-02" in stage.window.status.law.text()


def test_a_contract_that_is_opened_after_midnight_is_reviewed_by_the_new_day(
    stage: Stage, contract: Path
) -> None:
    stage.clock.day = TOMORROW
    stage.window.open(contract)
    job = stage.tasks.asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.options.today == TOMORROW


def test_a_review_that_was_asked_for_before_midnight_is_brought_to_the_new_day(
    stage: Stage, contract: Path
) -> None:
    stage.read(contract, undated())
    pass_midnight(stage)
    stage.tasks.give(Reviewed(undated()))
    assert day_of(stage) == TOMORROW


def test_the_day_that_a_contract_states_outlasts_midnight(stage: Stage, contract: Path) -> None:
    review = a_review()
    stage.show(contract, review)
    pass_midnight(stage)
    assert stage.window.session is not None
    assert stage.window.session.opinion == review.opinion
    assert day_of(stage) == SIGNED


def test_it_is_asked_whether_a_contract_dated_yesterday_was_signed(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    review = a_review()
    stage.show(contract, replace(review, opinion=replace(review.opinion, day=TODAY)))

    def is_asked() -> bool:
        pages = stage.window.findChildren(OpinionPanel)
        return any(page.findChild(Link, "signedByNow") is not None for page in pages)

    stage.window.desk.panel.show_tab("opinion")
    qtbot.waitUntil(lambda: bool(stage.window.findChildren(OpinionPanel)))
    assert not is_asked()
    pass_midnight(stage)
    qtbot.waitUntil(is_asked)


def test_a_closed_contract_hears_of_no_midnight(stage: Stage, contract: Path) -> None:
    stage.show(contract, undated())
    session = stage.window.session
    assert session is not None
    told: list[object] = []
    session.opinion_changed.connect(told.append)
    stage.window.close_contract()
    pass_midnight(stage)
    assert told == []


def test_the_window_looks_for_midnight_by_itself(stage: Stage, qtbot: QtBot) -> None:
    stage.clock.day = TOMORROW
    with qtbot.waitSignal(stage.context.day_changed, timeout=10_000):
        pass


def test_a_report_after_midnight_bears_the_new_day(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract, undated())
    pass_midnight(stage)
    target = tmp_path / "报告.html"
    export(stage.window, ExportChoice("html", target))
    written = target.read_text("utf-8")
    assert "日期：2026年3月2日" in written
    assert "2026年3月1日" not in written

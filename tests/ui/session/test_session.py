"""One contract: opening, the lawyer's work on it, and the opinion that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_values import SIGNED, TODAY, ScriptedTasks, a_context, a_review, span_of

from reviewer.assessment.contract_text import ContractText
from reviewer.document.clauses import segment
from reviewer.document.model import Span
from reviewer.errors import StoreError
from reviewer.export.wishes import Action, Redraft
from reviewer.labels import Severity, Side, Stage
from reviewer.law.holdings import holdings_in
from reviewer.marks.commands import SetSide, SetSigningDate, SetStage
from reviewer.marks.model import Colour, Dismissal, Status
from reviewer.review import Review
from reviewer.worker import Opened, OpenJob, Progress, Reviewed
from ui.running.context import Context
from ui.session import Session
from ui.session.edits import Edits


@pytest.fixture
def context(qapp: object, tmp_path: Path) -> Iterator[Context]:
    made, _ = a_context(tmp_path / "shenqi")
    made.holdings = holdings_in(None)
    yield made
    made.close()


@pytest.fixture
def session(context: Context, contract: Path) -> Session:
    made = Session(contract, context)
    made.open()
    review = a_review()
    tasks(context).give(Opened(review.document, review.clauses))
    tasks(context).give(Reviewed(review))
    return made


def tasks(context: Context) -> ScriptedTasks:
    assert isinstance(context.tasks, ScriptedTasks)
    return context.tasks


def test_the_day_of_the_contract_counts_unless_another_is_set(session: Session) -> None:
    assert session.day() == (SIGNED, True)
    session.do(SetSigningDate(date(2019, 9, 22)))
    assert session.day() == (date(2019, 9, 22), True)


def test_without_a_day_today_counts_and_is_said_to(context: Context, contract: Path) -> None:
    assert Session(contract, context).day() == (TODAY, False)


def test_another_day_makes_another_opinion(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.opinion_changed) as changed:
        session.do(SetSigningDate(date(2019, 9, 22)))
    assert session.opinion is not None
    assert session.opinion.day == date(2019, 9, 22)
    assert changed.args[0].day == (SIGNED, date(2019, 9, 22))


@pytest.mark.parametrize("command", [SetSide(Side.TRANSFEREE), SetStage(Stage.DISPUTED)])
def test_side_and_stage_are_assessed_too(session: Session, qtbot: QtBot, command: object) -> None:
    with qtbot.waitSignal(session.opinion_changed):
        session.do(command)  # type: ignore[arg-type]


def test_a_highlight_leaves_the_opinion_alone(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.opinion_changed):
        session.highlight(span_of("更换密码"), Colour.BLUE)


def test_undo_takes_back_and_redo_does_again(session: Session) -> None:
    session.do(SetSigningDate(date(2019, 9, 22)))
    session.undo()
    assert session.day() == (SIGNED, True)
    session.redo()
    assert session.day() == (date(2019, 9, 22), True)


def test_with_nothing_to_undo_nothing_happens(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.state_changed):
        session.undo()
        session.redo()


def test_work_is_on_disk_before_the_call_returns(session: Session, context: Context) -> None:
    session.highlight(span_of("更换密码"), Colour.BLUE)
    assert context.store is not None
    assert session.document is not None
    assert len(context.store.load(session.document.sha256).marks) == 1


def test_a_store_that_cannot_write_is_told_and_the_work_goes_on(
    session: Session, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise StoreError("store-full", path="x")

    assert context.store is not None
    monkeypatch.setattr(context.store, "save", fail)
    with qtbot.waitSignal(session.noticed) as noticed:
        session.highlight(span_of("更换密码"), Colour.BLUE)
    assert noticed.args[0].code == "store-full"
    assert len(session.state.marks) == 1


def test_cancelled_reading_arrives_no_more(context: Context, contract: Path, qtbot: QtBot) -> None:
    session = Session(contract, context)
    session.open()
    assert session.is_busy
    session.cancel()
    assert not session.is_busy
    review = a_review()
    with qtbot.assertNotEmitted(session.opened):
        tasks(context).give(Opened(review.document, review.clauses))


def test_progress_is_passed_on(context: Context, contract: Path, qtbot: QtBot) -> None:
    from reviewer.worker import Phase

    session = Session(contract, context)
    session.open()
    with qtbot.waitSignal(session.progress) as told:
        tasks(context).give(Progress(Phase.READING, 1, 3))
    assert told.args[0].done == 1


def test_only_risks_want_a_decision(session: Session) -> None:
    assert session.decided() == (0, 3)
    assert all(graded.severity is not Severity.INFO for graded in session.to_decide())


def test_the_review_for_a_report_has_the_opinion_as_it_is_now(session: Session) -> None:
    session.do(SetSigningDate(date(2019, 9, 22)))
    review = session.as_review()
    assert review is not None
    assert review.opinion.day == date(2019, 9, 22)
    assert review.facts.signing_date is not None
    assert review.facts.signing_date.value == date(2019, 9, 22)


def test_what_was_dismissed_before_is_no_news_when_the_contract_is_opened_again(
    session: Session, context: Context, contract: Path
) -> None:
    (dismissed, *_) = session.findings
    Edits(session, context).decide(dismissed, Status.DISMISSED, Dismissal.UNFOUNDED)
    told: list[object] = []
    again = Session(contract, context)
    again.opinion_changed.connect(told.append)
    again.open()
    review = a_review()
    tasks(context).give(Opened(review.document, review.clauses))
    tasks(context).give(Reviewed(review))
    assert again.opinion is not None
    assert dismissed.finding.key not in {graded.finding.key for graded in again.opinion.findings}
    assert told == [None, None]


def test_a_session_that_goes_on_for_another_has_all_that_its_opinion_rests_on(
    context: Context, contract: Path
) -> None:
    review = replace(a_review(), text=ContractText(clauses=15))
    before = Session(contract, context)
    before.open()
    tasks(context).give(Opened(review.document, review.clauses))
    tasks(context).give(Reviewed(review))
    before.redrafts["k1"] = Redraft(Action.STRIKE)
    after = Session(contract, context)
    after.succeed(before)
    assert after.as_review() == review
    assert after.redrafts == {"k1": Redraft(Action.STRIKE)}


# A scan, page by page


def so_far(review: Review, end: int, *pending: int) -> Opened:
    """What is read of the contract while pages are pending."""
    text = review.document.text[:end]
    blocks = tuple(block for block in review.document.blocks if block.span.end <= end)
    document = replace(review.document, text=text, blocks=blocks, pending=pending)
    return Opened(document, segment(document))


@pytest.fixture
def scan(context: Context, contract: Path) -> Session:
    made = Session(contract, context)
    made.open()
    return made


def test_a_scan_grows_while_it_is_read(context: Context, scan: Session) -> None:
    review = a_review()
    told: list[str] = []
    scan.opened.connect(lambda: told.append("opened"))
    scan.grown.connect(lambda: told.append("grown"))
    tasks(context).give(so_far(review, 0, 1, 2))
    tasks(context).give(so_far(review, 60, 2))
    tasks(context).give(Opened(review.document, review.clauses))
    assert told == ["opened", "grown", "grown"]


def test_a_mark_made_meanwhile_stays_on_its_words(context: Context, scan: Session) -> None:
    review = a_review()
    tasks(context).give(so_far(review, 60, 2))
    mark = scan.highlight(Span(10, 16), Colour.YELLOW)
    assert mark is not None
    longer = "页眉\n" + review.document.text
    tasks(context).give(Opened(replace(review.document, text=longer), review.clauses))
    assert scan.state.marks[mark.id].anchor.span == Span(13, 19)
    assert scan.undo_name is None  # what was done before stood at other places


def test_what_was_done_can_be_taken_back_while_the_text_only_grows(
    context: Context, scan: Session
) -> None:
    review = a_review()
    tasks(context).give(so_far(review, 60, 2))
    scan.highlight(Span(10, 16), Colour.YELLOW)
    tasks(context).give(Opened(review.document, review.clauses))
    scan.undo()
    assert not scan.state.marks


def test_marks_on_pages_yet_to_be_recognised_are_not_lost(
    context: Context, contract: Path, session: Session, qtbot: QtBot
) -> None:
    review = a_review()
    end = len(review.document.text)
    mark = session.highlight(Span(end - 8, end - 2), Colour.YELLOW)
    assert mark is not None
    again = Session(contract, context)
    again.open()
    with qtbot.assertNotEmitted(again.reopened):
        tasks(context).give(so_far(review, 20, 2))
        tasks(context).give(Opened(review.document, review.clauses))
    assert again.state.marks[mark.id].anchor == mark.anchor


def test_recognition_that_was_stopped_goes_on_with_the_review(
    context: Context, scan: Session
) -> None:
    tasks(context).give(so_far(a_review(), 60, 2))
    scan.stop_review()
    scan.review()
    job = tasks(context).asked[-1].job
    assert isinstance(job, OpenJob)
    assert job.stepwise

"""A clause says why it was found, or why not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from window_values import Stage, span_of

from reviewer.errors import WorkerError
from reviewer.labels import Label
from reviewer.rules.findings import Account, RuleNote
from reviewer.worker import Explained, ExplainJob, Failed

CREDENTIALS = f"{Label.CREDENTIAL_HANDOVER.value}-key"


def shown_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_clause_says_why_it_was_not_found(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.explaining.explain_at(span_of("第四条").start)
    job = at_work.tasks.asked[-1].job
    assert isinstance(job, ExplainJob)
    note = RuleNote(Label.ACCOUNT_TRANSFER, "转让网络账号", "account", 1, "", ("缺少对象：账号",))
    at_work.tasks.give(Explained(Account("第四条", "本条为通常约定。", (), (note,))))
    slip = desk.explaining.slip
    assert slip is not None
    assert slip.title.text() == "为什么没有标出"
    assert "缺少对象：账号" in shown_words(slip)
    slip.close()


def test_the_key_explains_the_clause_of_the_chosen_finding(at_work: Stage, qtbot: QtBot) -> None:
    desk = at_work.window.desk
    desk.choose(CREDENTIALS)
    desk.reading.focus_view()
    qtbot.keyClick(desk.reading.view, Qt.Key.Key_W)
    job = at_work.tasks.asked[-1].job
    assert isinstance(job, ExplainJob)
    session = at_work.window.session
    assert session is not None
    graded = session.finding(CREDENTIALS)
    assert graded is not None
    assert job.clause == graded.finding.clause


def test_an_explanation_that_fails_says_so_in_its_slip(at_work: Stage) -> None:
    desk = at_work.window.desk
    desk.explaining.explain_at(0)
    at_work.tasks.give(Failed(WorkerError(name="转让协议.docx")))
    assert desk.explaining.slip is not None
    assert "转让协议.docx" in shown_words(desk.explaining.slip)


def test_who_closes_the_slip_waits_for_nothing(at_work: Stage) -> None:
    at_work.window.desk.explaining.explain_at(0)
    slip = at_work.window.desk.explaining.slip
    assert slip is not None
    slip.close_button.click()
    assert at_work.tasks.asked[-1].ticket.cancelled


def test_the_menu_over_words_offers_the_explanation(at_work: Stage) -> None:
    desk = at_work.window.desk
    menu = desk.marking.menu_at(span_of("第四条").start)
    [entry] = [action for action in menu.actions() if action.text() == "为什么没有标出"]
    entry.trigger()
    assert isinstance(at_work.tasks.asked[-1].job, ExplainJob)

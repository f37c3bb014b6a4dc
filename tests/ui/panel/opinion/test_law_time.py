"""Norms through time in the opinion: the table, the day of performance, the periods."""

from __future__ import annotations

from datetime import date

import panel_values as desk
import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewer.assessment.model import Force, LawInTime, Moment, MomentKind, NormCell, NormRow
from ui.panel.links import Link
from ui.panel.opinion.law_time import PerformanceDay, PeriodChoice, law_time_parts
from ui.panel.opinion.opinion_panel import OpinionPanel
from ui.panel.opinion.opinion_rows import Rows
from ui.running.context import Context
from ui.session import Session

SIGNED = Moment(MomentKind.SIGNED, date(2021, 12, 1), "签订时")
NOW = Moment(MomentKind.TODAY, date(2026, 10, 4), "现行法")
CODE = desk.a_citation("民法典153条第1款")


def cell(words: str) -> NormCell:
    return NormCell(Force.IN_FORCE, words, CODE)


LATER = NormCell(Force.NOT_YET, "尚未施行（2022-12-01起）")
TABLE = LawInTime(
    (SIGNED, NOW),
    (
        NormRow(
            "效力", (cell("《民法典》第一百五十三条第一款"), cell("《民法典》第一百五十三条第一款"))
        ),
        NormRow("规范", (LATER, cell("《反电信网络诈骗法》第三十一条第一款"))),
    ),
)


def laid_out(qtbot: QtBot, table: LawInTime) -> tuple[QWidget, Rows]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    rows = Rows({}, holder)
    for part in law_time_parts(table, rows):
        part(column)
    return holder, rows


def test_norms_stand_by_moment_and_what_is_the_same_is_said_so(qtbot: QtBot) -> None:
    holder, _ = laid_out(qtbot, TABLE)
    labels = [label.text() for label in holder.findChildren(QLabel)]
    assert "签订时\n2021-12-01" in labels
    assert "尚未施行（2022-12-01起）" in labels
    assert "同左" in labels
    assert [link.text() for link in holder.findChildren(Link)] == [
        "《民法典》第一百五十三条第一款",
        "《反电信网络诈骗法》第三十一条第一款",
    ]


def test_a_norm_leads_to_its_article(qtbot: QtBot) -> None:
    holder, rows = laid_out(qtbot, TABLE)
    with qtbot.waitSignal(rows.article_wanted) as wanted:
        holder.findChildren(Link)[0].click()
    assert wanted.args == [CODE]


def test_many_periods_make_several_tables_beside_the_law_of_today(qtbot: QtBot) -> None:
    moments = tuple(Moment(MomentKind.PERIOD, date(2012 + n, 1, 1), f"时期{n}") for n in range(4))
    row = NormRow("规范", tuple(cell(f"第{n}条") for n in range(5)))
    holder, _ = laid_out(qtbot, LawInTime((NOW, *moments), (row,)))
    labels = [label.text() for label in holder.findChildren(QLabel)]
    assert labels.count("现行法\n2026-10-04") == 2
    assert {"时期0", "时期3"} <= set(labels)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2023-06-01", date(2023, 6, 1)), ("2023年6月1日", date(2023, 6, 1)), ("", None)],
)
def test_the_lawyer_gives_the_day_of_performance(
    qtbot: QtBot, typed: str, day: date | None
) -> None:
    asked = PerformanceDay(date(2022, 1, 1))
    qtbot.addWidget(asked)
    asked.field.setText(typed)
    with qtbot.waitSignal(asked.given) as given:
        asked.field.editingFinished.emit()
    assert given.args == [day]


def test_what_is_no_day_is_marked_and_not_taken(qtbot: QtBot) -> None:
    asked = PerformanceDay(None)
    qtbot.addWidget(asked)
    asked.field.setText("明年")
    with qtbot.assertNotEmitted(asked.given):
        asked.field.editingFinished.emit()
    assert asked.field.property("bad")


def test_periods_are_picked_and_all_of_them_are_no_pick(qtbot: QtBot) -> None:
    asked = PeriodChoice(())
    qtbot.addWidget(asked)
    first = asked.buttons[0][1]
    with qtbot.waitSignal(asked.chosen) as chosen:
        first.click()
    assert chosen.args == [tuple(day for day, _ in asked.buttons[1:])]
    with qtbot.waitSignal(asked.chosen) as chosen:
        first.click()
    assert chosen.args == [()]


def test_in_the_opinion_the_day_of_performance_is_kept(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    desk.change_review(session, opinion=desk.an_opinion(law_in_time=TABLE))
    panel = OpinionPanel(session, context)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.page.filled):
        panel.show()
    shown = panel.page.shown
    assert shown is not None
    shown.findChild(PerformanceDay).given.emit(date(2023, 6, 1))
    assert session.state.performed == date(2023, 6, 1)


def test_in_the_opinion_the_periods_are_kept(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    period = Moment(MomentKind.PERIOD, date(2021, 1, 1), "2021年1月至10月")
    table = LawInTime((NOW, period), TABLE.rows)
    desk.change_review(session, opinion=desk.an_opinion(law_in_time=table, day_stated=False))
    panel = OpinionPanel(session, context)
    qtbot.addWidget(panel)
    with qtbot.waitSignal(panel.page.filled):
        panel.show()
    shown = panel.page.shown
    assert shown is not None
    chosen = shown.findChild(QPushButton, "period-2021-01-01")
    assert chosen is not None
    chosen.click()
    assert date(2021, 1, 1) not in session.state.periods
    assert len(session.state.periods) == 5

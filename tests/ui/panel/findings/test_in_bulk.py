"""Many findings decided, reopened or agreed with as one step."""

from __future__ import annotations

import panel_values as desk
from findings_values import ACCOUNT, DATA, KEYS, keys

from reviewer.labels import Label
from reviewer.marks.commands import Decide
from reviewer.marks.model import Decision, Dismissal, FindingRef, Status
from ui.panel.findings.findings_panel import FindingsPanel
from ui.running.context import Context
from ui.session import Session


def in_bulk(panel: FindingsPanel, number: int) -> None:
    """Choose an entry of the menu of decisions on all that is listed."""
    panel.bulk.fill()
    panel.bulk.menu().actions()[number].trigger()


def test_all_pending_findings_listed_are_decided_as_one_step(
    panel: FindingsPanel, session: Session
) -> None:
    session.do(Decide(Decision(FindingRef(DATA, Label(DATA), ""), desk.NOON, Status.DEFERRED)))
    in_bulk(panel, 0)
    state = session.state
    assert {key: made.status for key, made in state.decisions.items()} == {
        ACCOUNT: Status.ADOPTED,
        DATA: Status.DEFERRED,
        KEYS: Status.ADOPTED,
    }
    session.undo()
    assert set(session.state.decisions) == {DATA}


def test_what_the_filter_hides_is_not_decided(panel: FindingsPanel, session: Session) -> None:
    panel.filter_bar.search.setText(next(g.finding.quote for g in panel.shown()))
    hidden = {DATA, KEYS} - set(keys(panel))
    in_bulk(panel, 2)
    assert session.state.decisions
    assert not hidden & set(session.state.decisions)
    assert {made.reason for made in session.state.decisions.values()} == {Dismissal.RISK_ACCEPTED}


def test_decided_findings_are_reopened_in_bulk(panel: FindingsPanel, session: Session) -> None:
    in_bulk(panel, 0)
    in_bulk(panel, 4)
    assert session.state.decisions == {}


def test_with_nothing_pending_there_is_nothing_to_adopt(panel: FindingsPanel) -> None:
    in_bulk(panel, 0)
    panel.bulk.fill()
    assert [action.isEnabled() for action in panel.bulk.menu().actions()] == [
        *[False] * 4,
        True,
    ]


def test_a_second_lawyer_agrees_with_all_that_is_decided_as_one_step(
    panel: FindingsPanel, session: Session, context: Context
) -> None:
    in_bulk(panel, 0)
    panel.bulk.fill()
    assert len(panel.bulk.menu().actions()) == 5
    context.settings.set("second", "李律师")
    in_bulk(panel, 5)
    seconds = [made.second for made in session.state.decisions.values()]
    assert [second.name for second in seconds if second is not None] == ["李律师"] * 3
    assert session.undo_name == "由李律师复核 3 条风险"
    session.undo()
    assert [made.second for made in session.state.decisions.values()] == [None] * 3


def test_nobody_agrees_in_bulk_with_ones_own_work(panel: FindingsPanel, context: Context) -> None:
    context.settings.set("author", "李律师")
    context.settings.set("second", "李律师")
    panel.bulk.fill()
    assert len(panel.bulk.menu().actions()) == 5

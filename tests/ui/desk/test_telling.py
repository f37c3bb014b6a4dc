"""What a new opinion changed is told once, where it is read."""

from __future__ import annotations

from pathlib import Path

from panel_values import an_opinion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from window_values import Stage

from reviewer.labels import Verdict
from reviewer.marks.model import FactField
from ui.session.changes import compare
from ui.session.edits import Edits


def test_a_change_that_leaves_the_opinion_as_it_is_says_so(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.desk.panel.show_tab("marks")
    edits = Edits(stage.window.session, stage.context)
    edits.correct(FactField.IN_SERVICE, True)
    edits.correct(FactField.IN_SERVICE, True)
    assert stage.window.status.said.text() == "已重新评估：等级和所引法条未变。"


def test_a_change_that_rewrites_a_part_of_the_opinion_names_it(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    stage.window.desk.panel.show_tab("marks")
    stage.window.desk.set_stage("signed")
    stage.window.desk.set_stage("draft")
    stage.window.desk.set_side("transferee")
    assert stage.window.status.said.text() == "已重新评估：意见有改：条款存废"


def test_beside_the_cards_a_new_opinion_is_told_once(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.desk.panel.show_tab("findings")
    stage.window.session.opinion_changed.emit(
        compare(an_opinion(), an_opinion(verdict=Verdict.LOW))
    )
    assert not stage.window.banner.isVisible()


def test_the_slip_stays_over_the_contract_when_panes_are_restored(
    stage: Stage, contract: Path, qtbot: QtBot
) -> None:
    stage.show(contract)
    banner, reading = stage.window.banner, stage.window.desk.reading
    banner.say("话")
    stage.window.desk.setSizes([420, 360, 500])

    def middle(widget: QWidget) -> int:
        return widget.mapTo(stage.window, widget.rect().center()).x()

    qtbot.waitUntil(lambda: abs(middle(banner) - middle(reading)) <= 1)

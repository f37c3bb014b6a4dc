"""The left pane: clauses filtered by words and by risk; pages of a PDF with their risks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from window_values import Stage, a_document, a_review

from reviewer.document.clauses import segment
from reviewer.labels import Severity
from reviewer.worker import Opened
from ui.desk.outline_pane import OutlinePane
from ui.models.pages import RISKS
from ui.reading.pages.scroll import FIT_PAGE


@pytest.fixture
def word(stage: Stage, contract: Path) -> OutlinePane:
    stage.show(contract, a_review())
    return stage.window.desk.outline


@pytest.fixture
def pages(stage: Stage, contract: Path) -> OutlinePane:
    stage.show(contract, a_review(a_document("pdf")))
    return stage.window.desk.outline


def shown(pane: OutlinePane) -> list[str]:
    rows = range(pane.proxy.rowCount())
    return [str(pane.proxy.index(row, 0).data()).split()[0] for row in rows]


def test_a_scan_of_which_nothing_is_recognised_yet_is_not_called_a_contract_without_clauses(
    stage: Stage, contract: Path
) -> None:
    whole = a_document("pdf")
    nothing = replace(whole, text="", blocks=(), pending=tuple(range(len(whole.pages))))
    stage.window.open(contract)
    stage.tasks.give(Opened(nothing, segment(nothing)))
    pane = stage.window.desk.outline
    assert [label.text() for label in pane.findChildren(QLabel) if label.isVisible()] == [
        "扫描页识别后，条款列在这里。"
    ]


def test_clauses_are_filtered_by_any_of_their_words(word: OutlinePane) -> None:
    QAbstractItemModelTester(word.proxy, QAbstractItemModelTester.FailureReportingMode.Fatal, word)
    word.filter.setText("密码")
    assert shown(word) == ["第三条"]
    word.filter.setText("房屋")
    assert shown(word) == []
    assert word.filter.property("bad") is True
    word.filter.clear()
    assert "第十五条" in shown(word)


def test_only_clauses_with_a_risk_are_shown_when_that_is_wanted(word: OutlinePane) -> None:
    word.risky.click()
    assert shown(word) == ["第一条", "第二条", "第三条"]


def test_a_word_contract_has_no_pages_to_choose(word: OutlinePane) -> None:
    assert not word.views.isVisible()
    assert not word.thumbs.isVisible()


def test_pages_show_their_risks_and_lead_there(
    pages: OutlinePane, stage: Stage, qtbot: QtBot
) -> None:
    pages.show_pages(shown=True)
    assert pages.thumbs.isVisible()
    assert not pages.tree.isVisible()
    model = pages.pages
    assert model.index(0).data(RISKS) == (Severity.HIGH, Severity.HIGH, Severity.MEDIUM)
    assert model.index(1).data(RISKS) == ()
    view = stage.window.desk.reading.page_view
    view.set_zoom(2.0)
    pages.thumbs.setFocus()
    qtbot.keyClick(pages.thumbs, Qt.Key.Key_Down)
    assert view.page_in_sight() == 2


def test_only_pages_in_sight_are_drawn_small(pages: OutlinePane, stage: Stage) -> None:
    stage.tasks.pages.clear()
    assert stage.tasks.pages == []
    pages.show_pages(shown=True)
    pages.thumbs.grab()
    widths = {round(asked.job.scale * 595) for asked in stage.tasks.pages}
    assert widths == {112}
    stage.tasks.draw_pages()
    assert pages.pages.picture(0) is not None


def test_the_page_that_is_read_is_marked(pages: OutlinePane, stage: Stage) -> None:
    pages.show_pages(shown=True)
    view = stage.window.desk.reading.page_view
    view.set_zoom(3.0)
    view.show_page(2)
    assert pages.thumbs.currentIndex().row() == 1


def test_a_whole_page_fits_and_keys_turn_pages(
    pages: OutlinePane, stage: Stage, qtbot: QtBot
) -> None:
    view = stage.window.desk.reading.page_view
    stage.window.commands["fit_page"].trigger()
    assert view.chosen_zoom == FIT_PAGE
    assert view._column.rect(0).height() <= view.viewport().height()
    view.set_zoom(2.0)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.page_in_sight() == 2
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.page_in_sight() == 1

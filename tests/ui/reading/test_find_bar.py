"""The find bar: patterns with a plain hint, and looking only in findings or notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from window_values import TEXT, Stage, a_review, span_of

from reviewer.marks.model import Colour
from ui.reading.find_bar import FindBar
from ui.reading.searching import Scope
from ui.session import Session


@pytest.fixture
def at_work(stage: Stage, contract: Path) -> Stage:
    stage.show(contract, a_review())
    return stage


@pytest.fixture
def session(at_work: Stage) -> Session:
    assert at_work.window.session is not None
    return at_work.window.session


def the_bar(stage: Stage) -> FindBar:
    stage.window.commands["find"].trigger()
    return stage.window.desk.reading.find_bar


def look_for(bar: FindBar, words: str) -> list[str]:
    bar.field.setText(words)
    bar.search()
    return [hit.of(TEXT) for hit in bar.hits]


def choose(bar: FindBar, scope: Scope) -> None:
    bar.scope.setCurrentIndex(bar.scope.findData(scope))


def test_a_pattern_is_found_and_counted(at_work: Stage) -> None:
    bar = the_bar(at_work)
    bar.pattern.setChecked(True)
    assert look_for(bar, r"[\d,]+元") == ["500,000元"]
    assert bar.count.text() == "1/1"


def test_a_bad_pattern_gets_a_plain_hint(at_work: Stage) -> None:
    bar = the_bar(at_work)
    bar.pattern.setChecked(True)
    assert look_for(bar, "(微信") == []
    assert bar.count.text() == "表达式在第 3 个字符处不完整或有误"
    assert bar.field.property("bad") is True


def test_switching_patterns_off_finds_the_words_again(at_work: Stage) -> None:
    bar = the_bar(at_work)
    bar.pattern.setChecked(True)
    look_for(bar, "微信账号(")
    bar.pattern.setChecked(False)
    assert bar.count.text() == "没有找到"


def test_in_findings_other_words_of_the_contract_are_left_out(at_work: Stage) -> None:
    bar = the_bar(at_work)
    assert len(look_for(bar, "条")) > 1
    choose(bar, Scope.FINDINGS)
    assert look_for(bar, "密码") == ["密码"]
    assert look_for(bar, "通常约定") == []


def test_in_findings_their_reasons_are_looked_through(at_work: Stage) -> None:
    bar = the_bar(at_work)
    choose(bar, Scope.FINDINGS)
    assert "九个微信号" in look_for(bar, "取得账号")


def test_in_notes_the_note_leads_to_its_words(at_work: Stage, session: Session) -> None:
    session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    bar = the_bar(at_work)
    choose(bar, Scope.NOTES)
    assert look_for(bar, "谁来") == ["更换密码"]


def test_every_part_of_the_bar_is_reached_by_tab(at_work: Stage) -> None:
    bar = the_bar(at_work)
    assert bar.pattern.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.scope.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.pattern.accessibleName() == "按正则表达式查找"
    assert bar.scope.accessibleName() == "查找范围"

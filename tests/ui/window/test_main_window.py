"""The window: it starts, remembers, speaks a language, and a contract goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_values import Stage, a_context, span_of

from reviewer.labels import Verdict
from reviewer.marks.model import Colour
from ui import i18n
from ui.window.main_window import MainWindow


def test_without_a_contract_the_start_page_is_shown(stage: Stage) -> None:
    assert stage.window.page is stage.window.start
    assert not stage.window.commands["find"].isEnabled()
    assert stage.window.commands["open"].isEnabled()


def test_a_highlight_is_there_again_after_a_restart(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("更换密码"), Colour.GREEN, "谁来配合？")
    stage.restart()
    stage.show(contract)
    assert stage.window.session is not None
    [mark] = stage.window.session.state.marks.values()
    assert (mark.anchor.span, mark.colour, mark.text) == (
        span_of("更换密码"),
        Colour.GREEN,
        "谁来配合？",
    )


def test_recent_contracts_are_listed_with_their_grade(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.close_contract()
    [recent] = stage.context.shelf.recent()
    assert (recent.path, recent.verdict, recent.findings) == (contract, Verdict.HIGH, 3)
    assert stage.window.commands.menus["recent"].actions()[0].text() == contract.name


def test_closing_the_contract_leads_back_to_the_start(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.commands["close"].trigger()
    assert stage.window.session is None
    assert stage.window.page is stage.window.start
    assert stage.window.windowTitle() == "审契"


def test_hidden_panes_stay_hidden_after_a_restart(stage: Stage, contract: Path) -> None:
    stage.show(contract)
    stage.window.commands["show_outline"].trigger()
    assert not stage.window.desk.outline.isVisible()
    stage.restart()
    stage.show(contract)
    assert not stage.window.desk.outline.isVisible()
    assert stage.window.desk.panel.isVisible()


@pytest.mark.parametrize("name", ["keys", "about"])
def test_dialogs_open_without_holding_up_the_window(stage: Stage, name: str) -> None:
    stage.window.commands[name].trigger()
    [dialog] = [
        child
        for child in stage.window.children()
        if child.metaObject().className().endswith("Dialog")
    ]
    assert dialog.isVisible()
    dialog.accept()


def test_the_whole_window_speaks_english_where_that_is_chosen(stage: Stage, contract: Path) -> None:
    i18n.use("en")
    stage.restart()
    stage.show(contract)
    assert stage.window.status.verdict.text() == "Risk high"
    assert stage.window.toolbar.date_button.text() == "Signed 2021-12-01"
    assert [menu.title() for menu in stage.window.commands.menus.values()][1] == "Highlight colour"


def test_the_first_window_is_no_larger_than_the_screen(stage: Stage, tmp_path: Path) -> None:
    context, _ = a_context(tmp_path / "fresh")
    window = MainWindow(context)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    window.close()
    context.close()
    window.deleteLater()

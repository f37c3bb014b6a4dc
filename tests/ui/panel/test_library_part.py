"""The law library in the tab of articles: which is in use, taking a newer one, going back."""

from __future__ import annotations

from pathlib import Path

import pytest
from law_files import TERM, newer_library
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.panel.article_panel import ArticlePanel
from ui.panel.library_part import LibraryPart
from ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> ArticlePanel:
    context.library = None  # read it from the disk, as the app does
    made = ArticlePanel(session, context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(part_of(made)))
    return made


def part_of(panel: ArticlePanel) -> list[LibraryPart]:
    shown = panel.page.shown
    return shown.findChildren(LibraryPart) if shown is not None else []


def said(panel: ArticlePanel) -> str:
    return "\n".join(label.text() for part in part_of(panel) for label in part.findChildren(QLabel))


def test_it_says_which_library_and_terms_are_in_use(panel: ArticlePanel) -> None:
    assert "法条库第 1 版，截至 2026-10-04" in said(panel)
    assert "随程序附带" in said(panel)
    assert "平台协议文本" in said(panel)


def test_a_newer_library_is_taken_into_use_and_given_up(
    qtbot: QtBot, panel: ArticlePanel, context: Context, tmp_path: Path
) -> None:
    with qtbot.waitSignals([context.law_changed, context.rules_changed]):
        part_of(panel)[0].take_laws(newer_library(tmp_path / "newer"))
    qtbot.waitUntil(lambda: "第 2 版，截至 2026-11-20" in said(panel))
    assert "您载入的" in said(panel)
    assert context.options().own_law == context.own_law
    back = part_of(panel)[0].findChild(QPushButton, "giveUp-laws")
    assert back is not None
    back.click()
    qtbot.waitUntil(lambda: "第 1 版" in said(panel))


def test_own_platform_terms_are_taken_into_use(
    qtbot: QtBot, panel: ArticlePanel, tmp_path: Path
) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text(TERM, "utf-8")
    part_of(panel)[0].take_terms(file)
    qtbot.waitUntil(lambda: "2026-11-20 核对，您载入的" in said(panel))


def test_a_file_that_is_no_library_leaves_one_line_and_changes_nothing(
    qtbot: QtBot, panel: ArticlePanel, context: Context, tmp_path: Path
) -> None:
    file = tmp_path / "x.zip"
    file.write_bytes(b"no archive")
    part = part_of(panel)[0]
    part.take_laws(file)
    qtbot.waitUntil(lambda: not part.said.isHidden())
    assert "“x.zip”的格式不对" in part.said.text()
    assert context.holdings is not None
    assert not context.holdings.own_library

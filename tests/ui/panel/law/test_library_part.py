"""The law library in the tab of articles: which is in use, taking a newer one, going back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from law_files import AGREEMENT, TERM, newer_library, newer_rates
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.panel.law.article_panel import ArticlePanel
from ui.panel.law.library_part import LibraryPart
from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> ArticlePanel:
    context.holdings = None  # read it from the disk, as the app does
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


def test_newer_rates_are_taken_into_use_and_shown(
    qtbot: QtBot,
    panel: ArticlePanel,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "利率表（LPR、存款基准利率）第 1 版，核对至 2026-08-20，随程序附带" in said(panel)
    assert "仅据一处" in said(panel)
    monkeypatch.setattr(Context, "today", date(2026, 11, 20))
    part_of(panel)[0].take_rates(newer_rates(tmp_path))
    qtbot.waitUntil(lambda: "核对至 2026-10-20，您载入的" in said(panel))
    back = part_of(panel)[0].findChild(QPushButton, "giveUp-rates")
    assert back is not None
    back.click()
    qtbot.waitUntil(lambda: "核对至 2026-08-20" in said(panel))


def test_an_agreement_in_plain_text_is_taken_into_use_and_named(
    qtbot: QtBot,
    panel: ArticlePanel,
    context: Context,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Context, "today", date(2026, 11, 20))
    file = tmp_path / "微信.txt"
    file.write_text(AGREEMENT, "utf-8")
    part_of(panel)[0].take_terms(file)
    qtbot.waitUntil(lambda: "律师自备文本，2026-11-20载入" in said(panel))

"""清除本合同全部数据: asked first, then gone for good."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from window_values import Stage, span_of

from reviewer.marks.model import Colour
from ui.commands.dispatch import ask_preferences
from ui.start.recent_row import RecentRow


@pytest.fixture
def marked(stage: Stage, contract: Path) -> Stage:
    """An open contract with a mark on it."""
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW, "客户姓名")
    return stage


def answer(stage: Stage, words: str) -> None:
    buttons = stage.window.banner.findChildren(QAbstractButton)
    next(made for made in buttons if words in (made.text(), made.accessibleName())).click()


def is_kept(stage: Stage) -> bool:
    store = stage.context.store
    assert store is not None
    return "客户姓名".encode() in store.path.read_bytes() or bool(store.recent())


def test_nothing_goes_before_the_question_is_answered(marked: Stage) -> None:
    marked.window.commands["purge"].trigger()
    assert "无法恢复" in marked.window.banner.text
    assert is_kept(marked)
    assert marked.window.session is not None


def test_the_open_contract_is_closed_and_its_data_are_gone(marked: Stage) -> None:
    marked.window.commands["purge"].trigger()
    answer(marked, "清除")
    assert marked.window.session is None
    assert not is_kept(marked)
    assert "已全部清除" in marked.window.banner.text


def test_a_recent_contract_is_purged_from_the_start_page(marked: Stage, contract: Path) -> None:
    marked.window.close_contract()
    contract.unlink()
    marked.window.filing.show_recent()
    [row] = marked.window.start.findChildren(RecentRow)[-1:]
    next(act for act in row.menu().actions() if "清除" in act.text()).trigger()
    answer(marked, "清除")
    assert not is_kept(marked)


def test_everything_is_purged_from_the_preferences_after_a_second_press(marked: Stage) -> None:
    marked.context.settings.set("export_folder", "/客户")
    dialog = ask_preferences(marked.window).data
    dialog.purge_ask.click()
    assert is_kept(marked)
    dialog.purge_button.click()
    assert not is_kept(marked)
    assert marked.window.session is None
    assert marked.context.settings.text("export_folder") == ""
    assert "所有合同的数据已全部清除" in marked.window.banner.text


def test_what_a_killed_app_left_of_its_open_contracts_goes_too(marked: Stage) -> None:
    opened = marked.context.settings.folder / "open"
    left = opened / f"{'c' * 64}.lock"
    killed = subprocess.run([sys.executable, "-c", _LOCK_AND_DIE, str(left)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert left.exists()
    assert marked.context.purge()
    assert list(opened.iterdir()) == []


_LOCK_AND_DIE = """
import os, signal, sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
assert lock.tryLock(0)
os.kill(os.getpid(), signal.SIGKILL)
"""

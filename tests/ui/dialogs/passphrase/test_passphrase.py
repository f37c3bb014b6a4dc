"""A passphrase for all that is kept: set in the preferences, asked for at the start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_values import TODAY, Stage, span_of

from reviewer.marks import sealing
from reviewer.marks.model import Colour
from ui.commands.dispatch import ask_preferences
from ui.dialogs.passphrase.passphrase_dialog import PassphraseDialog
from ui.dialogs.passphrase.unlock_dialog import UnlockDialog
from ui.kept.settings import Settings
from ui.running.context import Context

PASSPHRASE = "柳暗花明 又一村"
OTHER = "山重水复 疑无路"
SECRETS = ("九个微信号", "客户姓名", "转让协议")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_LOG2_N", 4)


@pytest.fixture
def marked(stage: Stage, contract: Path) -> Stage:
    stage.show(contract)
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("九个微信号"), Colour.YELLOW, "客户姓名")
    stage.context.settings.set("windows", '[{"path": "/转让协议.docx"}]')
    stage.context.settings.sync()
    return stage


def words_on_disk(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "ignore") for path in files)


def told(folder: Path) -> list[str]:
    words = words_on_disk(folder)
    return [
        each for each in SECRETS if each in words or each in words.encode("unicode_escape").decode()
    ]


def ask(stage: Stage) -> PassphraseDialog:
    preferences = ask_preferences(stage.window)
    preferences.data.passphrase_wanted.emit()
    dialog = preferences.findChild(PassphraseDialog)
    assert dialog is not None
    return dialog


def put(stage: Stage, new: str, current: str = "") -> PassphraseDialog:
    dialog = ask(stage)
    dialog.current.setText(current)
    dialog.new.setText(new)
    dialog.again.setText(new)
    dialog.set_button.click()
    return dialog


@pytest.fixture
def later(marked: Stage, qtbot: QtBot) -> Iterator[Context]:
    """The next start of an app under a passphrase."""
    put(marked, PASSPHRASE)
    marked.stop()
    context = Context(Settings(marked.context.settings.folder), lambda: TODAY)
    yield context
    context.close()
    marked._start()


def test_it_says_beforehand_that_a_forgotten_one_is_lost(marked: Stage) -> None:
    dialog = ask(marked)
    labels = " ".join(label.text() for label in dialog.findChildren(type(dialog.trouble)))
    assert "无法找回" in labels


def test_once_set_nothing_kept_can_be_read(marked: Stage) -> None:
    folder = marked.context.settings.folder
    assert told(folder)
    dialog = put(marked, PASSPHRASE)
    assert not dialog.isVisible()
    assert told(folder) == []
    assert marked.context.settings.text("windows") == '[{"path": "/转让协议.docx"}]'
    assert marked.window.session is not None
    marked.window.session.highlight(span_of("更换密码"), Colour.RED, "客户姓名")
    marked.context.settings.sync()
    assert told(folder) == []


@pytest.mark.parametrize(("new", "again", "says"), [("短", "短", "至少"), (OTHER, "x", "不一致")])
def test_one_that_is_short_or_mistyped_is_not_set(
    marked: Stage, new: str, again: str, says: str
) -> None:
    dialog = ask(marked)
    dialog.new.setText(new)
    dialog.again.setText(again)
    dialog.set_button.click()
    assert says in dialog.trouble.text()
    assert not marked.context.is_locked


def test_it_is_changed_and_removed_only_with_the_one_of_now(marked: Stage) -> None:
    put(marked, PASSPHRASE)
    dialog = put(marked, OTHER, current="不是这个口令")
    assert "不正确" in dialog.trouble.text()
    put(marked, OTHER, current=PASSPHRASE)
    dialog = ask(marked)
    dialog.current.setText(OTHER)
    dialog.remove_button.click()
    assert not marked.context.is_locked
    assert told(marked.context.settings.folder)


def test_without_the_one_of_now_it_is_asked_for(marked: Stage) -> None:
    put(marked, PASSPHRASE)
    dialog = ask(marked)
    dialog.remove_button.click()
    assert dialog.trouble.text() == "请先输入当前口令。"
    assert dialog.focusWidget() is dialog.current
    assert marked.context.is_locked


def test_the_start_asks_until_it_is_the_right_one(later: Context, qtbot: QtBot) -> None:
    dialog = UnlockDialog(later.unlock, "")
    qtbot.addWidget(dialog)
    dialog.passphrase.setText("不是这个口令")
    dialog.open_button.click()
    assert "不正确" in dialog.said.text()
    assert dialog.result() == 0
    dialog.passphrase.setText(PASSPHRASE)
    dialog.open_button.click()
    assert dialog.result() == UnlockDialog.DialogCode.Accepted
    assert later.store is not None
    [known] = later.store.recent()
    assert known.path.name == "转让协议.docx"
    assert "转让协议" in later.settings.text("windows")


def test_without_a_passphrase_nothing_is_asked(qapp: QApplication, tmp_path: Path) -> None:
    from ui.app import App

    app = App(qapp, Settings(tmp_path / "new"), lambda: date(2026, 3, 1))
    assert app.unlock()
    app.context.close()


def test_the_keyboard_goes_to_what_was_wrong(marked: Stage) -> None:
    put(marked, PASSPHRASE)
    dialog = put(marked, OTHER, current="wrong")
    assert dialog.focusWidget() is dialog.current
    assert dialog.current.selectedText()


def test_the_preferences_say_whether_there_is_one(marked: Stage) -> None:
    assert ask_preferences(marked.window).data.guard_words.text() == "未设口令"
    put(marked, PASSPHRASE)
    assert ask_preferences(marked.window).data.guard_words.text() == "已设口令"

"""The desk after a restart: windows, tabs, place, zoom, panes; whatever became of the files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from window_values import ScriptedTasks, a_document, a_review, span_of, with_hash

from reviewer.errors import UnreadableFileError
from reviewer.marks.model import Colour
from reviewer.review import Review
from reviewer.worker import Failed, Opened, Reviewed
from ui.app import App
from ui.kept.remembered import TabMemory, WindowMemory, decode, encode
from ui.kept.settings import Settings
from ui.window.main_window import MainWindow

DAY = date(2026, 3, 1)


class Desktop:
    """The app on a folder; `start` starts it as after a restart."""

    def __init__(self, qtbot: QtBot, qt: QApplication, folder: Path) -> None:
        self._qtbot, self._qt, self._folder = qtbot, qt, folder
        self.app: App | None = None

    def start(self) -> MainWindow:
        self.end()
        self.app = App(self._qt, Settings(self._folder), lambda: DAY)
        self.tasks = ScriptedTasks()
        self.app.context.tasks = self.tasks  # type: ignore[assignment]
        window = self.app.restore()
        self._qtbot.waitExposed(window)
        windows = self.app.windows
        self._qtbot.waitUntil(lambda: all(window.awaited is None for window in windows))
        return window

    def answer(self, window: MainWindow, review: Review) -> None:
        """Let the contract asked for last be read and reviewed."""
        self.tasks.give(Opened(review.document, review.clauses))
        self._qtbot.waitUntil(lambda: window.desk.reading.view.is_filled)
        self.tasks.give(Reviewed(review))

    def quit(self) -> None:
        assert self.app is not None
        self.app.windows[0].commands["quit"].trigger()

    def end(self) -> None:
        if self.app is not None:
            for window in [*self.app.windows]:
                window.close()
                window.deleteLater()
            self.app.context.close()
            self._qt.aboutToQuit.disconnect(self.app.context.close)
            self.app = None


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, qapp, tmp_path / "shenqi")
    yield made
    made.end()
    qtbot.wait(1)


@pytest.fixture
def other(contract: Path) -> Path:
    path = contract.with_name("另一份.pdf")
    path.write_bytes(b"other")
    return path


def paths(window: MainWindow) -> list[Path | None]:
    return [tab.path for tab in window.contracts]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_place_zoom_panel_and_panes_are_there_again(
    desktop: Desktop, contract: Path, form: str
) -> None:
    window = desktop.start()
    window.resize(770, 560)
    window.open(contract)
    desktop.answer(window, a_review(a_document(form)))
    desk = window.desk
    desk.reading.view.set_zoom(2.0)
    desk.reading.return_to(span_of("更换密码").start)
    place, zoom = desk.reading.place(), desk.reading.view.zoom
    desk.panel.show_tab("marks")
    desk.setSizes([120, 300, 348])
    sizes, size = desk.sizes(), window.size()
    desktop.quit()
    window = desktop.start()
    assert window.size() == size
    desktop.answer(window, a_review(a_document(form)))
    desk = window.desk
    assert desk.reading.place() == place > 0
    assert desk.reading.view.zoom == zoom
    assert desk.panel.shows("marks")
    assert desk.sizes() == sizes


def test_tabs_come_back_in_their_order_and_only_the_one_in_sight_is_read(
    desktop: Desktop, contract: Path, other: Path
) -> None:
    desktop.start().open_all([other, contract])
    desktop.quit()
    window = desktop.start()
    assert paths(window) == [other, contract]
    assert window.tab is window.tabs.contracts()[0]
    assert [asked.job.path for asked in desktop.tasks.asked] == [other]  # type: ignore[union-attr]


def test_a_tab_that_was_never_looked_at_keeps_its_place(
    desktop: Desktop, contract: Path, other: Path
) -> None:
    window = desktop.start()
    window.open(contract)
    desktop.answer(window, a_review())
    window.desk.reading.view.set_zoom(2.0)
    window.desk.reading.return_to(span_of("更换密码").start)
    place = window.desk.reading.place()
    window.commands["start"].trigger()
    for _ in range(2):
        desktop.quit()
        window = desktop.start()
        assert window.page is window.start
    window.commands["next_tab"].trigger()
    desktop.answer(window, a_review())
    assert window.desk.reading.place() == place > 0


def test_each_window_comes_back_with_its_tabs(
    desktop: Desktop, contract: Path, other: Path
) -> None:
    window = desktop.start()
    window.open_all([contract, other])
    window.tear_off(window.tabs.contracts()[1])
    desktop.quit()
    desktop.start()
    assert desktop.app is not None
    assert [paths(window) for window in desktop.app.windows] == [[contract], [other]]


def test_a_window_closed_before_the_others_does_not_come_back(
    desktop: Desktop, contract: Path, other: Path
) -> None:
    window = desktop.start()
    window.open_all([contract, other])
    window.tear_off(window.tabs.contracts()[1])
    window.close()
    assert desktop.app is not None
    [last] = desktop.app.windows
    last.close()
    assert paths(desktop.start()) == [other]


def test_tabs_are_known_after_the_app_was_killed(
    desktop: Desktop, contract: Path, qtbot: QtBot
) -> None:
    desktop.start().open(contract)
    assert desktop.app is not None
    settings = desktop.app.context.settings
    qtbot.waitUntil(lambda: "转让协议" in settings.text("windows"), timeout=3000)
    [window] = decode(settings.text("windows"))
    assert [tab.path for tab in window.tabs] == [contract]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_place_read_last_is_known_after_the_app_was_killed(
    desktop: Desktop, contract: Path, qtbot: QtBot, form: str
) -> None:
    window = desktop.start()
    window.resize(770, 560)
    window.open(contract)
    desktop.answer(window, a_review(a_document(form)))
    assert desktop.app is not None
    settings = desktop.app.context.settings
    qtbot.waitUntil(lambda: "转让协议" in settings.text("windows"), timeout=3000)
    desk = window.desk
    desk.reading.view.set_zoom(2.0)
    desk.reading.return_to(span_of("更换密码").start)
    place = desk.reading.place()
    assert place > 0

    def held() -> tuple[int, str]:
        [[tab]] = [memory.tabs for memory in decode(settings.text("windows"))]
        return tab.place, tab.panel

    shown = held()[1]
    qtbot.waitUntil(lambda: held() == (place, shown), timeout=3000)
    desk.panel.show_tab("marks")
    qtbot.waitUntil(lambda: held() == (place, "marks"), timeout=3000)


def test_a_missing_file_stops_nothing_and_can_be_found_again(
    desktop: Desktop, contract: Path, other: Path
) -> None:
    window = desktop.start()
    window.open(other)
    desktop.answer(window, with_hash(a_review(a_document("pdf")), "b" * 64))
    window.open(contract)
    desktop.quit()
    moved = contract.with_name("终稿.docx")
    contract.rename(moved)
    window = desktop.start()
    desktop.tasks.give(Failed(UnreadableFileError("file-missing", name=contract.name)))
    assert window.tab.opening.locate_button.isVisible()
    window.tab.opening.locate_button.click()
    [dialog] = window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(moved))
    dialog.close()
    desktop.answer(window, a_review())
    assert paths(window) == [other, moved]
    assert window.tabs.tabText(2) == "终稿.docx"
    window.commands["previous_tab"].trigger()
    desktop.answer(window, with_hash(a_review(a_document("pdf")), "b" * 64))
    assert window.page is window.desk


def test_nothing_comes_back_where_that_is_not_wanted(desktop: Desktop, contract: Path) -> None:
    window = desktop.start()
    window.open(contract)
    window.context.settings.set("restore", False)
    desktop.quit()
    assert paths(desktop.start()) == []


def test_purged_contracts_are_not_remembered(desktop: Desktop, contract: Path) -> None:
    window = desktop.start()
    window.open(contract)
    desktop.answer(window, a_review())
    window.context.purge()
    desktop.quit()
    assert paths(desktop.start()) == []


def test_another_language_is_spoken_at_once_and_nothing_is_lost(
    desktop: Desktop, contract: Path, other: Path, qtbot: QtBot
) -> None:
    window = desktop.start()
    window.open_all([contract, other])
    desktop.answer(window, a_review())
    assert window.session is not None
    window.session.highlight(span_of("更换密码"), Colour.RED)
    window.desk.reading.view.set_zoom(2.0)
    window.desk.reading.return_to(span_of("更换密码").start)
    window.desk.panel.show_tab("marks")
    place, jobs = window.desk.reading.place(), len(desktop.tasks.asked)
    window.commands.languages.actions()[1].trigger()
    assert desktop.app is not None
    app = desktop.app
    qtbot.waitUntil(lambda: window not in app.windows)
    [fresh] = app.windows
    assert fresh.commands["close"].text() == "Close the contract"
    assert paths(fresh) == [contract, other]
    assert len(desktop.tasks.asked) == jobs
    qtbot.waitUntil(lambda: fresh.desk.reading.view.is_filled)
    assert fresh.status.verdict.text() == "Risk high"
    assert fresh.desk.reading.place() == place > 0
    assert fresh.desk.panel.shows("marks")
    fresh.commands["undo"].trigger()
    assert fresh.session is not None
    assert not fresh.session.state.marks
    assert not fresh.banner.isVisible()
    fresh.commands.languages.actions()[0].trigger()
    qtbot.waitUntil(lambda: fresh not in app.windows)
    assert app.windows[0].commands["close"].text() == "关闭合同"


_text = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=8)
_tabs = st.builds(
    TabMemory,
    _text.map(Path),
    st.integers(0, 10**6),
    st.none() | st.floats(0.5, 3.0),
    _text,
    _text,
)


@given(st.lists(st.builds(WindowMemory, _text, st.lists(_tabs).map(tuple), st.integers(-1, 9))))
def test_what_is_written_is_read_again(windows: list[WindowMemory]) -> None:
    assert decode(encode(windows)) == tuple(windows)


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"tabs": 3}]', '[{"tabs": [], "current": []}]'])
def test_a_memory_that_makes_no_sense_is_none(text: str) -> None:
    assert decode(text) == ()


@pytest.fixture
def second(desktop: Desktop, qtbot: QtBot, qapp: QApplication) -> Iterator[Desktop]:
    """One more Shenqi on the same data."""
    made = Desktop(qtbot, qapp, desktop._folder)
    yield made
    made.end()


def test_a_second_app_leaves_the_desk_to_the_first(
    desktop: Desktop, second: Desktop, contract: Path, other: Path
) -> None:
    desktop.start().open(contract)
    assert desktop.app is not None
    desktop.app.remember()
    window = second.start()
    assert window.contracts == []
    window.open(other)
    assert second.app is not None
    second.app.remember()
    second.end()
    desktop.quit()
    [tab] = desktop.start().tabs.contracts()
    assert tab.path == contract


def test_the_desk_is_that_of_the_next_app_once_the_first_has_ended(
    desktop: Desktop, second: Desktop, contract: Path
) -> None:
    desktop.start().open(contract)
    desktop.quit()
    desktop.end()
    assert len(second.start().tabs.contracts()) == 1

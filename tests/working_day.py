"""A lawyer's day at the desk, by keyboard, in the real app: windows, reading process, store.

python tests/working_day.py FOLDER [--language en] [--theme dark]

plays it on the display there is and leaves pictures of the screen in FOLDER.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from sample_contracts import sample
from ui.app import App
from ui.desk.tab_panel import FACTS, FINDINGS, LAW, MARKS
from ui.dialogs.export.export_dialog import COPIES, ExportDialog
from ui.kept.settings import Settings
from ui.panel.facts.fact_view import FactView
from ui.panel.facts.facts_panel import FactsPanel
from ui.session import Session
from ui.window.main_window import MainWindow

_READ = 600.0  # seconds for reading and review at most: a scan on a slow machine
_SOON = 60.0  # seconds for anything else
_SETTLE = 250  # milliseconds until a window is drawn
_SCAN_PAGES, _SCAN_SCALE = 2, 150 / 72
HIGHLIGHTS, DECISIONS = 20, 30
Photographer = Callable[[str], None]


def no_picture(_name: str) -> None:
    """For a day nobody looks at."""


def contracts_in(folder: Path) -> tuple[Path, Path, Path]:
    """A Word file, a PDF and a scan."""
    word, pdf, scan = folder / "转让协议.docx", folder / "公众号迁移.pdf", folder / "扫描件.pdf"
    shutil.copy(sample("nine-accounts", form="docx"), word)
    shutil.copy(sample("official-account-migration", form="pdf"), pdf)
    scan.write_bytes(_scanned(sample("nine-accounts", form="pdf")))
    return word, pdf, scan


def _scanned(contract: Path) -> bytes:
    """The first pages as pictures without a word of text."""
    source = pypdfium2.PdfDocument(contract)
    try:
        pages: list[Image.Image] = [
            source[at].render(scale=_SCAN_SCALE).to_pil() for at in range(_SCAN_PAGES)
        ]
    finally:
        source.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return out.getvalue()


def until(true: Callable[[], bool], seconds: float = _SOON) -> None:
    """Let the app work until something holds. Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"after {seconds} s")
        QTest.qWait(20)


class Desk:
    """One run of the app on a data folder, worked by keys."""

    def __init__(self, data: Path, photograph: Photographer, today: date) -> None:
        qt = QApplication.instance()
        assert isinstance(qt, QApplication)
        self.app = App(qt, Settings(data), lambda: today)
        self.window: MainWindow = self.app.restore()
        self.app.warm_up()
        self._photograph = photograph
        until(lambda: self.window.awaited is None)
        self.settle()

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    def leave(self) -> None:
        """Close everything, as 退出 does."""
        self.app.context.quitting.emit()
        for window in [*self.app.windows]:
            window.close()
            window.deleteLater()
        self.app.context.close()
        self.settle()

    def photograph(self, name: str) -> None:
        self.settle()
        self._photograph(name)

    def settle(self) -> None:
        QTest.qWait(_SETTLE)

    def key(self, keys: str) -> None:
        """Press keys (as 'Ctrl+F') where the keyboard is."""
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))

    def type(self, text: str) -> None:
        """Put words into the field that has the keyboard, as an input method commits them."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)

    def open(self, path: Path) -> None:
        """Open a contract and wait until its text can be read."""
        self.window.open(path)
        self.read()

    def read(self) -> None:
        until(lambda: self.session.document is not None, _READ)

    def reviewed(self) -> None:
        """Wait until the contract in sight has its opinion."""
        until(lambda: self.session.opinion is not None and not self.session.is_busy, _READ)
        self.settle()

    def focus_contract(self) -> None:
        self.window.activateWindow()
        until(self.window.isActiveWindow)
        self.window.desk.reading.focus_view()

    def show_tab(self, name: str) -> None:
        self.window.desk.panel.show_tab(name)
        self.settle()

    @property
    def dialog(self) -> QDialog:
        """The dialog in front."""
        until(lambda: self._dialogs() != [])
        self.settle()
        return self._dialogs()[-1]

    def _dialogs(self) -> list[QDialog]:
        tops = QApplication.topLevelWidgets()
        return [made for made in tops if isinstance(made, QDialog) and made.isVisible()]

    # The work

    def decide(self, wanted: int) -> None:
        """Go from finding to finding and adopt, dismiss or defer, until so many are decided."""
        self.focus_contract()
        while (number := len(self.session.state.decisions)) < wanted:
            self.key("F8")
            if number % 3 == 0:
                self.key("A")
            elif number % 3 == 1:
                self.key("D")
                if number == 1:
                    self.photograph("dismissing")
                self.key("Return")
            else:
                self.key("S")

    def highlight(self, words: str, colour: int) -> None:
        """Find words and mark them."""
        self.focus_contract()
        self.key("Ctrl+F")
        self.type(words)
        self.key("Return")
        self.key("Escape")
        self.key(str(colour))

    def note(self, words: str, text: str) -> None:
        """Find words and write a note on them."""
        self.focus_contract()
        self.key("Ctrl+F")
        self.type(words)
        self.key("Return")
        self.key("Escape")
        self.key("M")
        self.settle()
        self.type(text)
        self.photograph("note")
        self.key("Ctrl+Return")

    def correct(self, title: str, text: str) -> None:
        """Type another value for a fact."""
        self.show_tab(FACTS)
        [panel] = self.window.desk.panel.findChildren(FactsPanel)
        assert panel.page.shown is not None
        views = panel.page.shown.findChildren(FactView)
        view = next(view for view in views if view.row.name == title)
        panel.page.ensureWidgetVisible(view)
        view.edit_button.setFocus()
        self.key("Space")
        self.key("Ctrl+A")
        self.type(text)
        self.photograph("correcting")
        self.key("Return")
        self.settle()


@dataclass(frozen=True, slots=True)
class Left:
    """What the desk says of the contracts when it is left, by the names of their files."""

    decisions: dict[str, int]
    facts: dict[str, int]
    marks: dict[str, int]


def play(
    contracts: tuple[Path, Path, Path], folder: Path, photograph: Photographer, today: date
) -> tuple[Left, Left, list[Path]]:
    """The day: what was left before the restart, what was there after it, what was exported.

    `folder` gets the data of the app and the exports.
    """
    word, pdf, scan = contracts
    data = folder / "data"
    desk = Desk(data, photograph, today)
    desk.photograph("start")
    _on_the_word_file(desk, word)
    _on_the_pdf(desk, pdf)
    _on_the_scan(desk, scan)
    left = _left(desk)
    desk.leave()
    desk = Desk(data, photograph, today)
    for tab in desk.window.tabs.contracts():
        desk.window.tabs.setCurrentWidget(tab)
        desk.reviewed()
    found = _left(desk)
    desk.photograph("restored")
    exported = _export(desk, folder)
    desk.leave()
    return left, found, exported


def _on_the_word_file(desk: Desk, word: Path) -> None:
    desk.open(word)
    desk.photograph("reading")
    desk.reviewed()
    desk.photograph("opinion")
    desk.decide(DECISIONS // 2)
    desk.photograph("findings")
    for number, words in enumerate(("微信号", "好友", "转让", "密码", "价款", "争议", "甲方")):
        desk.highlight(words, number % 5 + 1)
    desk.note("手机", "谁来配合？交割日前问委托人。")
    desk.show_tab(MARKS)
    desk.photograph("marks")
    desk.correct("price_cny", "80万元")
    desk.photograph("corrected")
    desk.show_tab(LAW)
    desk.photograph("law")
    desk.show_tab(FINDINGS)


def _on_the_pdf(desk: Desk, pdf: Path) -> None:
    desk.open(pdf)
    desk.reviewed()
    desk.decide(DECISIONS // 2)
    desk.photograph("pdf")
    for number, words in enumerate(("公众号", "粉丝", "迁移", "价款", "甲方", "乙方", "违约")):
        desk.highlight(words, number % 5 + 1)
    desk.key("Ctrl+F")
    desk.type("账号")
    desk.photograph("finding words")
    desk.key("Escape")


def _on_the_scan(desk: Desk, scan: Path) -> None:
    desk.window.open(scan)
    desk.photograph("recognising")
    desk.read()
    desk.reviewed()
    for number, words in enumerate(("微信", "甲方", "乙方", "转让", "协议", "账号")):
        desk.highlight(words, number % 5 + 1)
    desk.photograph("scan")


def _left(desk: Desk) -> Left:
    sessions = [tab.session for tab in desk.window.tabs.contracts() if tab.session is not None]
    return Left(
        {session.path.name: len(session.state.decisions) for session in sessions},
        {session.path.name: len(session.state.facts) for session in sessions},
        {session.path.name: len(session.state.marks) for session in sessions},
    )


def _export(desk: Desk, folder: Path) -> list[Path]:
    """A marked copy and a report of every contract that allows it."""
    exported = []
    for tab in desk.window.tabs.contracts():
        desk.window.tabs.setCurrentWidget(tab)
        for form in ("word-both", "pdf-annotations", "docx", "pdf", "xlsx"):
            desk.focus_contract()
            desk.key("Ctrl+E")
            dialog = desk.dialog
            assert isinstance(dialog, ExportDialog)
            if not dialog.formats[form].isEnabled():
                desk.key("Escape")
                continue
            dialog.formats[form].setFocus()
            desk.key("Space")
            if form in COPIES:
                inside, *_ = dialog.copy_pane.reader.findChildren(QPushButton)
                inside.setFocus()
                desk.key("Space")
                dialog.copy_pane.draft.setChecked(True)
            dialog.folder.setText(str(folder))
            desk.photograph(f"export {form}")
            exported.append(_go(desk, dialog))
    desk.photograph("exported")
    return exported


def _go(desk: Desk, dialog: ExportDialog) -> Path:
    """Have the file of an export dialog written, and wait until the window says so."""
    path = dialog.path
    desk.key("Return")
    until(lambda: path.name in desk.window.banner.text)
    return path


class Camera:
    """Keeps what the screen shows as numbered pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, name: str) -> None:
        self._number += 1
        path = self._folder / f"{self._number:02} {name}.png"
        QGuiApplication.primaryScreen().grabWindow(0).save(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", default="zh", choices=("zh", "en"))
    parser.add_argument("--theme", default="light", choices=("light", "dark", "contrast"))
    wanted = parser.parse_args()
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        settings = Settings(folder / "data")
        settings.set("language", wanted.language)
        settings.set("theme", wanted.theme)
        settings.sync()
        left, found, exported = play(
            contracts_in(folder), folder, Camera(wanted.folder), date.today()
        )
        print(left, found, *exported, sep="\n")  # noqa: T201
    qt.quit()


if __name__ == "__main__":
    main()

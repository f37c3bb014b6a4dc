"""After a purge no file of the app holds a word of the contract, its name or its folder."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reviewer.document.model import Span
from reviewer.marks.model import Colour
from sample_contracts import sample
from ui.app import App
from ui.faults import logbook
from ui.system.file_choice import contract_dialog

NAME = "程某某账号转让"
CLIENT = "客户甲乙丙"


def found(folder: Path, *secrets: str) -> list[str]:
    """Which secrets some file holds: as text, as INI files and addresses spell it, as UTF-16."""
    held = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    held += "\n".join(path.name for path in folder.rglob("*")).encode()
    names = []
    for secret in secrets:
        ini = "".join(f"\\x{ord(sign):x}" for sign in secret)
        for form in (
            secret.encode(),
            ini.encode(),
            quote(secret).encode(),
            secret.encode("utf-16-le"),
        ):
            if form in held and secret not in names:
                names.append(secret)
    return names


@pytest.fixture(autouse=True)
def _log(tmp_path: Path) -> Iterator[None]:
    """The log of the app, from before its start."""
    logbook.start(tmp_path / "app")
    yield
    logbook.stop()


@pytest.mark.slow
def test_a_purged_contract_has_left_nothing(app: App, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / CLIENT
    folder.mkdir()
    contract = folder / f"{NAME}.docx"
    shutil.copy(sample(form="docx"), contract)
    window, settings = app.windows[0], app.context.settings
    window.filing._on_file_chosen(str(contract))
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.opinion is not None, timeout=120_000)
    assert session.document is not None
    words = session.document.text[40:60]
    session.highlight(Span(40, 60), Colour.YELLOW, "批注里的话")
    settings.set("export_folder", str(folder))
    (settings.folder / "marks-v2.db").write_text(words, "utf-8")
    page = settings.folder / "cache" / "recognition" / session.document.sha256 / "1.json"
    page.parent.mkdir(parents=True)
    page.write_text(words, "utf-8")
    try:
        raise ValueError(words)
    except ValueError:
        logging.getLogger("ui").exception("failed")
    app.remember()
    settings.sync()
    assert found(settings.folder, NAME, CLIENT, words, "批注里的话") == [
        *(NAME, CLIENT, words, "批注里的话")
    ]

    assert app.context.purge(session.document.sha256)
    app.remember()
    settings.sync()

    assert found(settings.folder, NAME, CLIENT, words, "批注里的话") == []


def test_the_file_dialog_keeps_no_folder_of_a_client(
    app: App, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / CLIENT
    folder.mkdir()
    dialog = contract_dialog(app.windows[0], str(folder))
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.close()
    qtbot.waitUntil(lambda: bool(gone))
    kept = QSettings(QSettings.Scope.UserScope, "QtProject")
    assert str(folder) not in str(kept.value("FileDialog/history"))
    assert str(folder) not in str(kept.value("FileDialog/lastVisited"))

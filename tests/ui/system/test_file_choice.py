"""A contract can be found and chosen in the dialog, in every language of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QListView, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from ui import i18n
from ui.system import file_choice
from ui.system.file_choice import contract_dialog, folder_dialog


@pytest.fixture
def window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    # Qt's own dialog, also where the tests run on a desktop that has one.
    monkeypatch.setattr(QFileDialog, "open", _open)
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _open(dialog: QFileDialog) -> None:
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed where the tests run does not matter."""
    monkeypatch.setattr(file_choice, "find_office", lambda: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("转让协议.docx", "合同.PDF", "旧合同.doc", "合影.png"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def names(dialog: QFileDialog) -> set[str]:
    view = dialog.findChild(QListView, "listView")
    assert view is not None
    model, root = view.model(), view.rootIndex()
    return {str(model.index(row, 0, root).data()) for row in range(model.rowCount(root))}


@pytest.mark.parametrize("language", list(i18n.LANGUAGES))
def test_contracts_are_listed_and_nothing_else(
    qtbot: QtBot, window: QWidget, folder: Path, language: str
) -> None:
    i18n.use(language)
    dialog = contract_dialog(window, str(folder))
    qtbot.waitUntil(lambda: names(dialog) == {"转让协议.docx", "合同.PDF"})
    dialog.selectNameFilter(dialog.nameFilters()[1])
    qtbot.waitUntil(lambda: len(names(dialog)) == 4)
    dialog.close()


def test_old_formats_are_listed_where_they_can_be_converted(
    qtbot: QtBot, window: QWidget, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_choice, "find_office", lambda: Path("/opt/office/soffice"))
    dialog = contract_dialog(window, str(folder))
    qtbot.waitUntil(lambda: names(dialog) == {"转让协议.docx", "合同.PDF", "旧合同.doc"})
    dialog.close()


def test_a_folder_that_is_gone_is_not_where_the_search_begins(
    qtbot: QtBot, window: QWidget, folder: Path
) -> None:
    dialog = folder_dialog(window, str(folder / "gone"))
    assert Path(dialog.directory().absolutePath()) == Path.home()
    dialog.close()


def test_no_column_is_half_translated_and_names_have_room(window: QWidget, folder: Path) -> None:
    dialog = contract_dialog(window, str(folder))
    listed = dialog.findChild(QTreeView, "treeView")
    assert listed is not None
    assert [listed.isColumnHidden(column) for column in range(4)] == [False, False, True, False]
    assert listed.columnWidth(0) > listed.viewport().width() / 2

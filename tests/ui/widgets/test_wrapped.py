"""A column whose words go on in further lines."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ui.widgets.wrapped import WrappedColumn

LINE = 100  # width of the column, pixels


def height(qtbot: QtBot, words: str) -> int:
    """Of a row with these words."""
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["one", "two"])
    WrappedColumn(tree, 1)
    tree.setColumnWidth(1, LINE)
    tree.addTopLevelItem(QTreeWidgetItem(["", words]))
    delegate = tree.itemDelegateForColumn(1)
    return delegate.sizeHint(QStyleOptionViewItem(), tree.model().index(0, 1)).height()


@pytest.mark.parametrize(
    "name", ["damaged_transfer_2019_final_version.docx", "transferagreementofnineaccounts"]
)
def test_a_name_without_spaces_goes_on_in_another_line(qtbot: QtBot, name: str) -> None:
    assert height(qtbot, name) > height(qtbot, "a.docx")


def test_words_that_have_room_stay_in_one_line(qtbot: QtBot) -> None:
    assert height(qtbot, "a.docx") == height(qtbot, "")

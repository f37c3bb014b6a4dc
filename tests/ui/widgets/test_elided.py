"""A label that gives way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.widgets.elided import Elided

WORDS = "法条库截至 2026-10-04"


@pytest.fixture
def label(qtbot: QtBot) -> Elided:
    made = Elided(WORDS)
    qtbot.addWidget(made)
    made.show()
    return made


def drawn(label: Elided, width: int) -> QImage:
    label.setFixedWidth(width)
    return label.grab().toImage()


def test_it_can_be_narrower_than_its_words_which_stay_whole(label: Elided) -> None:
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 2
    assert label.text() == WORDS


def test_what_has_no_room_is_cut_with_dots(label: Elided, qtbot: QtBot) -> None:
    width = label.sizeHint().width() // 2
    cut = drawn(label, width)
    shown = label.fontMetrics().elidedText(WORDS, Qt.TextElideMode.ElideRight, width)
    told = Elided(shown)
    qtbot.addWidget(told)
    told.show()
    told.setFixedHeight(label.height())
    assert shown.endswith("…")
    assert cut == drawn(told, width)


def test_a_short_text_needs_no_more_than_its_own_room(label: Elided) -> None:
    label.setText("pdf")
    assert label.minimumSizeHint().width() == label.sizeHint().width()

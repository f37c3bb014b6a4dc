"""The pages of a PDF as a list: pictures asked for once, risks in words."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.document.model import PageLayer
from reviewer.labels import Severity
from ui.models.pages import PAGE, RISKS, PagesModel


@pytest.fixture
def model(owner: QObject) -> PagesModel:
    made = PagesModel(owner)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    made.set_pages(pages(3))
    return made


def pages(count: int) -> tuple[PageLayer, ...]:
    return tuple(
        PageLayer(number, 595.0, 842.0, array("I"), array("f")) for number in range(1, count + 1)
    )


def a_picture() -> QImage:
    image = QImage(112, 158, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.cyan)
    return image


def test_a_picture_is_asked_for_once_when_it_is_first_wanted(model: PagesModel) -> None:
    asked: list[int] = []
    model.wanted.connect(asked.append)
    assert model.picture(1) is None
    assert model.picture(1) is None
    assert asked == [2]
    model.set_picture(2, a_picture())
    assert model.picture(1) is not None
    assert asked == [2]


def test_a_picture_that_did_not_come_is_asked_for_again(model: PagesModel) -> None:
    asked: list[int] = []
    model.wanted.connect(asked.append)
    model.picture(0)
    model.failed(1)
    model.picture(0)
    assert asked == [1, 1]


def test_risks_are_told_worst_first(model: PagesModel) -> None:
    model.set_risks({2: (Severity.HIGH, Severity.LOW)})
    index = model.index(1)
    assert index.data(RISKS) == (Severity.HIGH, Severity.LOW)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "第 2 页 · 2 处风险，最高高"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "第 1 页"
    assert model.index(0).data(PAGE) == 1


def test_more_words_on_the_same_pages_keep_their_pictures(model: PagesModel) -> None:
    model.set_picture(1, a_picture())
    model.set_pages(pages(3))
    assert model.picture(0) is not None
    model.set_pages(pages(2))
    assert model.rowCount() == 2
    assert model.picture(0) is None


def test_a_picture_of_a_page_that_is_gone_is_dropped(model: PagesModel) -> None:
    model.set_picture(9, a_picture())
    assert model.rowCount() == 3

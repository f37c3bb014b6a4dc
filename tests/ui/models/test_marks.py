"""The lawyer's marks as a list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from desk_values import a_mark
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.marks.model import Anchor, Colour, Mark
from ui.models.marks import ID, MARK, PLACE, MarksFilter, MarksModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def rows() -> list[tuple[Mark, str]]:
    return [
        (a_mark("m1", 0), "第一条"),
        (a_mark("m2", 5, text="先问客户", colour=Colour.GREEN), "第二条"),
        (a_mark("m3", anchor=Anchor(None, "旧条款"), colour=Colour.GREEN), ""),
    ]


@pytest.fixture
def model(owner: QObject) -> MarksModel:
    made = MarksModel(owner)
    made.set_marks(rows())
    return made


def ids(proxy: MarksFilter) -> list[str]:
    return [str(proxy.index(row, 0).data(ID)) for row in range(proxy.rowCount())]


def a_filter(model: MarksModel, *, orphans: bool = False) -> MarksFilter:
    proxy = MarksFilter(model.parent(), orphans=orphans)
    proxy.setSourceModel(model)
    return proxy


def test_the_models_keep_the_rules_of_qt(owner: QObject, model: MarksModel) -> None:
    proxy = a_filter(model)
    QAbstractItemModelTester(model, FATAL, owner)
    QAbstractItemModelTester(proxy, FATAL, owner)
    proxy.set_colours(frozenset({Colour.GREEN}))
    model.set_marks(rows()[:1])
    model.set_marks([])


def test_orphans_stand_apart(model: MarksModel) -> None:
    assert ids(a_filter(model)) == ["m1", "m2"]
    assert ids(a_filter(model, orphans=True)) == ["m3"]


def test_colours_and_words_of_quote_or_note_filter(model: MarksModel) -> None:
    proxy = a_filter(model)
    proxy.set_colours(frozenset({Colour.GREEN}))
    assert ids(proxy) == ["m2"]
    proxy.set_colours(frozenset())
    proxy.set_words("甲方")
    assert ids(proxy) == ["m1", "m2"]
    proxy.set_words("问 客户")
    assert ids(proxy) == ["m2"]


def test_an_edited_mark_changes_its_row_in_place(model: MarksModel) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    edited = rows()
    edited[0] = (replace(edited[0][0], text="新批注"), "第一条")
    model.set_marks(edited)
    model.set_marks(edited)
    assert changed == [0]


def test_a_row_gives_mark_place_and_its_words(model: MarksModel) -> None:
    index = model.index(1)
    assert index.data(MARK) == rows()[1][0]
    assert index.data(PLACE) == "第二条"
    assert index.data() == "先问客户"
    assert model.index(0).data() == "甲方"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "绿 第二条 甲方 先问客户"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_the_row_of_an_id_is_found(model: MarksModel) -> None:
    assert model.row_of("m3") == 2
    assert model.row_of("m9") is None

"""The rows of a comparison as a table."""

from __future__ import annotations

import pytest
from exchange.two_versions import FIRST, LATER, compared
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.comparison import (
    CHANGES,
    EVERYTHING,
    NEW,
    OLD,
    TAGS,
    ComparisonFilter,
    ComparisonModel,
)


@pytest.fixture
def model() -> ComparisonModel:
    return ComparisonModel(compared(FIRST, LATER))


def test_the_model_keeps_the_rules_of_models(model: ComparisonModel) -> None:
    shown = ComparisonFilter()
    shown.setSourceModel(model)
    for each in (model, shown):
        QAbstractItemModelTester(each, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown.set_shown(EVERYTHING)
    assert shown.rowCount() == model.rowCount()


def _column(shown: ComparisonFilter, column: int) -> list[str]:
    return [shown.index(at, column).data() for at in range(shown.rowCount())]


def test_changes_alone_are_shown_first(model: ComparisonModel) -> None:
    shown = ComparisonFilter()
    shown.setSourceModel(model)
    assert _column(shown, TAGS) == ["改动", "改动", "删除", "改编号", "新增"]


def test_one_kind_of_change_can_be_chosen(model: ComparisonModel) -> None:
    shown = ComparisonFilter()
    shown.setSourceModel(model)
    shown.set_shown("gone")
    assert _column(shown, OLD) == ["第三条 甲方配合乙方完成微信号密码、绑定手机号的变更。"]
    assert _column(shown, NEW) == [""]


def test_words_are_found_in_either_version(model: ComparisonModel) -> None:
    shown = ComparisonFilter()
    shown.setSourceModel(model)
    shown.set_words("40万")
    assert _column(shown, TAGS) == ["改动"]
    shown.set_words("绑定手机")
    assert _column(shown, TAGS) == ["删除"]
    shown.set_shown(CHANGES)
    shown.set_words("不在其中")
    assert shown.rowCount() == 0


def test_columns_are_named(model: ComparisonModel) -> None:
    names = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert names == ["变动", "旧版", "新版"]


def test_a_screen_reader_hears_the_change_with_the_words(model: ComparisonModel) -> None:
    shown = ComparisonFilter()
    shown.setSourceModel(model)
    said = shown.index(0, NEW).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("改动 第一条")

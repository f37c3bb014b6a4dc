"""The comments and changes of a file as a list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from window_values import a_document

from reviewer.document.model import ChangeKind, Comment, Span, TrackedChange
from ui.models.markup import MOST, ROW, MarkupModel, MarkupRow, markup_rows

DOCUMENT = replace(
    a_document(),
    comments=(
        Comment("1", "问", Span(0, 4), "李律师", "2024-05-02T10:00:00Z", None, resolved=True),
        Comment("2", "答", Span(0, 4), "王律师", "", "1"),
        Comment("3", "总评"),
    ),
    changes=(
        TrackedChange(ChangeKind.DELETED, Span(4, 4), "旧词", "王律师"),
        TrackedChange(ChangeKind.MOVED_HERE, Span(4, 6), "", "王律师"),
    ),
    reformatted=3,
)


def test_comments_come_before_changes_each_under_its_title() -> None:
    rows = markup_rows(DOCUMENT)
    assert [(row.head, row.quote, row.text) for row in rows] == [
        ("", "", "原文批注（3）"),
        ("李律师 · 2024-05-02 · 已解决", "微信账号", "问"),
        ("王律师 · 答复", "", "答"),
        ("未署名 · 已无对应文字", "", "总评"),
        ("", "", "修订（2）"),
        ("删除 · 王律师", "旧词", ""),
        ("移入 · 王律师", "转让", ""),
        ("", "", "另有 3 处格式修订，不影响文字"),
    ]


def test_a_file_without_them_has_no_rows() -> None:
    assert markup_rows(a_document()) == []


def test_the_list_is_a_proper_model() -> None:
    model = MarkupModel()
    tester = QAbstractItemModelTester(model)
    model.set_rows(markup_rows(DOCUMENT))
    assert tester.model() is model
    assert model.row_of("2") == 2
    assert model.row_of("none") is None
    title, entry = model.index(0, 0), model.index(1, 0)
    assert not model.flags(title) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(entry) & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(entry.data(ROW), MarkupRow)
    assert entry.data(Qt.ItemDataRole.AccessibleTextRole).endswith("微信账号 问")


def test_a_file_with_very_many_changes_lists_the_first_of_them() -> None:
    change = TrackedChange(ChangeKind.DELETED, Span(0, 0), "旧")
    rows = markup_rows(replace(a_document(), changes=(change,) * (MOST + 7)))
    assert len(rows) == MOST + 2
    assert (rows[0].text, rows[-1].text) == ("修订（2007）", "其余 7 处请在正文中查看")

"""How far a file could be read, in the sentences of a report."""

from __future__ import annotations

import pytest

from reviewer.document.notices import Notice, NoticeKind
from reviewer.export.notice_words import notice_words


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice(NoticeKind.HIDDEN), "文件含有隐藏文字，已一并纳入审查。"),
        (
            Notice(NoticeKind.EMBEDDED, names=("a.html", "甲.txt")),
            "文件中嵌有其他文件（a.html、甲.txt），其内容未能读入，请单独审阅。",
        ),
        (
            Notice(NoticeKind.DOUBTFUL, (1, 2, 5), doubtful=7),
            "第1-2、5页为扫描页，文字由识别所得，请对照原件核对；其中7处字迹不清、识别存疑。",
        ),
        (
            Notice(NoticeKind.IMAGES, (3,), command="pip install it"),
            "第3页没有可识别的文字（可能是扫描页），未纳入审查。"
            "安装文字识别组件后可读入扫描页，请在终端运行：pip install it",
        ),
    ],
)
def test_a_notice_says_its_figures(notice: Notice, said: str) -> None:
    assert notice_words(notice) == said


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_of_notice_has_words(kind: NoticeKind) -> None:
    assert notice_words(Notice(kind, (1,), 1, ("甲.txt",))).endswith("。")

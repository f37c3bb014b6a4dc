"""Marks and decisions on a Word contract that the other side has edited: clauses put in, words
changed, paragraphs moved and struck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from desk_values import NOON, WORK
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from reviewer.document.model import Span
from reviewer.document.reading import read
from reviewer.marks import commands as c
from reviewer.marks.anchors import anchor_at
from reviewer.marks.model import Colour, Mark
from reviewer.marks.reopening import Reopened, reopen
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store
from sample_contracts import __file__ as samples

CONTRACT = Path(samples).parent / "clinic-handover.docx"
# Marked before the edits: what each is called here, and its words.
MARKED = {
    "patients": "患者档案，即甲方开业以来形成的门诊病历、影像资料及会员登记资料",
    "password": "并将登录密码一并告知乙方",
    "consent": "甲方承诺已取得全部患者关于向乙方提供其诊疗信息的同意",
    "fine": "每逾期一日按逾期金额的万分之三支付违约金",
    "brand": "“安齿”注册商标不在转让范围之内",
    "across": "由乙方自行向卫生健康主管部门申请办理。\n患者及会员\n甲方承诺",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "store") as made:
        yield made


@pytest.fixture(scope="module")
def text() -> str:
    return read(CONTRACT).text


def paragraph(document: WordDocument, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if words in each.text)


def say(target: Paragraph, old: str, new: str) -> None:
    """Change words of a paragraph as somebody typing does: its looks stay."""
    changed = target.text.replace(old, new)
    assert changed != target.text
    first, *rest = target.runs
    for run in rest:
        run.text = ""
    first.text = changed


def put_in(document: WordDocument, before: str, words: str) -> None:
    anchor = paragraph(document, before)
    fresh = deepcopy(anchor._p)
    anchor._p.addprevious(fresh)
    say(Paragraph(fresh, anchor._parent), anchor.text, words)


def reopened(
    store: Store, folder: Path, text: str, edit: Callable[[WordDocument], None]
) -> tuple[Reopened, str]:
    """The contract marked, edited, and opened again at the same path."""
    marks = []
    for name, words in MARKED.items():
        start = text.index(words)
        anchor = anchor_at(text, Span(start, start + len(words)))
        marks.append(Mark(name, anchor, Colour.YELLOW, NOON, NOON))
    path = folder / "合同.docx"
    before = reopen(store, "a" * 64, path, text, NOON).state
    after = c.Together(WORK.deed, tuple(map(c.AddMark, marks))).apply(before)
    store.save("a" * 64, before, after, WORK)
    document = docx.Document(str(CONTRACT))
    edit(document)
    document.save(str(path))
    edited = read(path).text
    return reopen(store, "b" * 64, path, edited, NOON), edited


def words_of(found: Reopened, edited: str) -> dict[str, str | None]:
    return {
        name: None if (span := mark.anchor.span) is None else span.of(edited)
        for name, mark in found.state.marks.items()
    }


def test_clauses_put_in_move_no_mark_off_its_words(store: Store, tmp_path: Path, text: str) -> None:
    def edit(document: WordDocument) -> None:
        put_in(document, "转让范围", "双方确认已阅读本协议全部条款。")
        put_in(document, "患者档案，即甲方", "门诊部候诊区的办公电脑及打印机；")
        put_in(document, "乙方逾期付款的", "甲方逾期交接的，按日支付违约金人民币1,000元。")

    found, edited = reopened(store, tmp_path, text, edit)
    assert words_of(found, edited) == MARKED
    assert (found.moved, found.lost) == (frozenset(), frozenset())
    assert found.taken_over


def test_changed_words_are_found_and_told_of(store: Store, tmp_path: Path, text: str) -> None:
    def edit(document: WordDocument) -> None:
        say(paragraph(document, "登录密码"), "一并告知", "当场书面告知")
        say(paragraph(document, "患者档案，即"), "门诊病历、影像资料", "病历、影像与检验资料")

    found, edited = reopened(store, tmp_path, text, edit)
    assert found.moved == {"password", "patients"}
    words = words_of(found, edited)
    assert words["password"] == "并将登录密码当场书面告知乙方"
    assert words["patients"] == "患者档案，即甲方开业以来形成的病历、影像与检验资料及会员登记资料"
    assert words["fine"] == MARKED["fine"]


def test_marks_go_with_a_paragraph_that_was_moved(store: Store, tmp_path: Path, text: str) -> None:
    def edit(document: WordDocument) -> None:
        target = paragraph(document, "保密")
        target._p.addprevious(paragraph(document, "注册商标")._p)
        target._p.addprevious(paragraph(document, "甲方承诺已取得")._p)

    found, edited = reopened(store, tmp_path, text, edit)
    words = words_of(found, edited)
    assert words["brand"] == MARKED["brand"]
    assert words["consent"] == MARKED["consent"]
    brand = found.state.marks["brand"].anchor.span
    assert brand is not None
    assert brand.start > edited.index("万分之三")


def test_of_like_words_the_mark_stays_with_its_own_clause(
    store: Store, tmp_path: Path, text: str
) -> None:
    def edit(document: WordDocument) -> None:
        clause = "丙方逾期付款的，每逾期一日按逾期金额的万分之三支付违约金。"
        put_in(document, "转让价款合计", clause)

    found, edited = reopened(store, tmp_path, text, edit)
    span = found.state.marks["fine"].anchor.span
    assert span is not None
    assert edited[span.start - 8 : span.start].endswith("乙方逾期付款的，")


def test_what_was_struck_is_an_orphan_and_can_be_hung_elsewhere(
    store: Store, tmp_path: Path, text: str
) -> None:
    def edit(document: WordDocument) -> None:
        for words in ("注册商标", "乙方逾期付款的", "甲方迟延移交"):
            target = paragraph(document, words)._p
            target.getparent().remove(target)

    found, edited = reopened(store, tmp_path, text, edit)
    assert found.lost == {"brand", "fine"}
    assert words_of(found, edited)["brand"] is None
    orphan = found.state.marks["brand"]
    assert orphan.anchor.quote == MARKED["brand"]
    at = edited.index("保密义务")
    hung = replace(orphan, anchor=anchor_at(edited, Span(at, at + 4)))
    state: ReviewState = c.EditMark(hung).apply(found.state)
    store.save("b" * 64, found.state, state, WORK)
    again = reopen(store, "b" * 64, tmp_path / "合同.docx", edited, NOON)
    assert words_of(again, edited)["brand"] == "保密义务"
    assert again.lost == {"fine"}


def test_an_orphan_comes_home_when_its_words_come_back(
    store: Store, tmp_path: Path, text: str
) -> None:
    def strike(document: WordDocument) -> None:
        target = paragraph(document, "注册商标")._p
        target.getparent().remove(target)

    found, _ = reopened(store, tmp_path, text, strike)
    assert "brand" in found.lost
    back = reopen(store, "c" * 64, tmp_path / "合同.docx", text, NOON)
    assert words_of(back, text)["brand"] == MARKED["brand"]
    assert back.lost == frozenset()

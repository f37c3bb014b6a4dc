"""`shenqi export --to word-…` on real files: names, readers, what it says, what it refuses."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from desk_values import WORK

from reviewer.cli import main
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document, Span
from reviewer.marks.anchors import anchor_at
from reviewer.marks.commands import AddMark, Decide
from reviewer.marks.model import Colour, Decision, FindingRef, Mark, Status
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

pytestmark = pytest.mark.usefixtures("one_reader")

_LINES = (
    "微信号转让协议",
    "甲方（转让方）：林某",
    "乙方（受让方）：周某",
    "第一条 甲方将其名下九个微信号及全部好友转让给乙方，归乙方所有。",
    "第二条 转让价款为人民币50万元，乙方于签订当日付清。",
    "第三条 甲方应将微信号密码告知乙方，并配合变更绑定手机号。",
)


@pytest.fixture
def contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    document = docx.Document()
    for line in _LINES:
        document.add_paragraph(line)
    path = tmp_path / "转让协议.docx"
    document.save(str(path))
    return path


@pytest.fixture
def members(contract: Path) -> Path:
    """A list of persons is sold: the wording for it has a blank."""
    document = docx.Document()
    for line in ("会员转让协议", *_LINES[1:3], "第一条 甲方将全部会员的姓名和手机号码交付乙方。"):
        document.add_paragraph(line)
    path = contract.with_name("会员转让协议.docx")
    document.save(str(path))
    return path


def export(contract: Path, kind: str, *more: str) -> int:
    return main(["export", str(contract), "--to", kind, "--author", "王律师", *more])


def read(path: Path) -> Document:
    return read_docx(path.read_bytes(), path.name, formatting=True)


def test_comments_go_beside_the_contract_which_stays(contract, capsys):
    before = contract.read_bytes()
    assert export(contract, "word-comments", "--reader", "internal") == DONE
    made = read(contract.with_name("转让协议-批注版（内部）.docx"))
    assert made.text == read(contract).text
    assert {comment.author for comment in made.comments} == {"王律师"}
    assert any("高风险" in comment.text for comment in made.comments)
    assert contract.read_bytes() == before
    assert "写入批注" in capsys.readouterr().err


def test_the_other_side_is_the_reader_unless_another_is_named(contract):
    assert export(contract, "word-comments", "--draft", "--firm", "某某律师事务所") == DONE
    made = read(contract.with_name("转让协议-批注版（草稿）.docx"))
    assert {comment.author for comment in made.comments} == {"某某律师事务所"}
    assert not any("风险" in comment.text for comment in made.comments)


def test_changes_bear_the_name_and_the_day_given(contract, tmp_path):
    out = tmp_path / "给客户.docx"
    more = ("--reader", "client", "--date", "2026-11-02", "--draft", "-o", str(out))
    assert export(contract, "word-both", *more) == DONE
    changes = read(out).changes
    assert {(change.author, change.date) for change in changes} == {
        ("王律师", "2026-11-02T00:00:00Z")
    }


@pytest.mark.parametrize(
    ("kind", "name"), [("word-redline", "修订版"), ("word-comments", "批注版")]
)
def test_a_wording_with_blanks_goes_to_the_other_side_as_a_draft_only(members, capsys, kind, name):
    assert export(members, kind) == USAGE
    told = capsys.readouterr().err
    assert "处空白未填：第一条（附件【待补充】文本）" in told
    assert export(members, kind, "--draft") == DONE
    made = members.with_name(f"会员转让协议-{name}（草稿）.docx")
    said = "".join([read(made).text, *(comment.text for comment in read(made).comments)])
    assert "（附件【待补充】文本）" in said
    assert "__" not in said


def left_work(contract: Path) -> None:
    """One finding adopted, and a note."""
    from reviewer.review import Options, review

    now = datetime(2026, 11, 2, tzinfo=UTC)
    document = read(contract)
    found = review(document, Options(today=now.date())).opinion.findings[0].finding
    sha256 = hashlib.sha256(contract.read_bytes()).hexdigest()
    about = FindingRef(found.key, found.label, found.quote)
    start = document.text.index("50万元")
    anchor = anchor_at(document.text, Span(start, start + 4))
    mark = Mark("m1", anchor, Colour.BLUE, now, now, "问客户")
    empty = ReviewState()
    decided = Decide(Decision(about, now, Status.ADOPTED, text="要改")).apply(empty)
    noted = AddMark(mark).apply(decided)
    with Store() as store:
        store.remember(sha256, contract, now)
        store.save(sha256, empty, noted, WORK)


def test_with_the_lawyers_marks_only_what_is_adopted_goes_out(contract):
    left_work(contract)
    assert export(contract, "word-comments", "--reader", "internal", "--with-marks") == DONE
    made = read(contract.with_name("转让协议-批注版（内部）.docx"))
    said = [comment.text for comment in made.comments]
    assert any("律师意见：要改" in text for text in said)
    assert "问客户" in said
    few = len(said)
    more = ("--reader", "internal", "--with-marks", "--all")
    assert export(contract, "word-comments", *more) == DONE
    made = read(contract.with_name("转让协议-批注版（内部）.docx"))
    assert len(made.comments) > few


def test_what_the_file_held_before_is_told(contract, capsys):
    document = docx.Document(str(contract))
    document.add_comment(document.paragraphs[3].runs, "旧批注", author="李四")
    document.save(str(contract))
    assert export(contract, "word-comments", "--reader", "internal") == DONE
    assert "原文件已有批注 1 条、修订 0 处（李四），均予保留" in capsys.readouterr().err


def test_the_contract_is_never_overwritten(contract, capsys):
    before = contract.read_bytes()
    assert export(contract, "word-comments", "--draft", "-o", str(contract)) == PARTLY
    assert "不能覆盖" in capsys.readouterr().err
    assert contract.read_bytes() == before


def test_a_pdf_has_no_word_copy(tmp_path, capsys):
    from contract_files import Page, Words, pdf

    path = tmp_path / "合同.pdf"
    path.write_bytes(pdf(Page([Words(90, 100, "甲方将微信号转让给乙方。")])))
    code = export(path, "word-comments")
    assert code in (PARTLY, UNREADABLE)
    assert "不是 Word 文件" in capsys.readouterr().err


def test_of_an_encrypted_contract_the_copy_is_open_and_says_so(contract, tmp_path, capsys):
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = tmp_path / "加密.docx"
    with contract.open("rb") as plain, locked.open("wb") as out:
        OOXMLFile(plain).encrypt("密码123", out)
    before = locked.read_bytes()
    assert export(locked, "word-comments") == UNREADABLE
    assert "--password" in capsys.readouterr().err
    assert export(locked, "word-comments", "--draft", "--password", "密码123") == DONE
    assert "副本没有加密" in capsys.readouterr().err
    assert read(tmp_path / "加密-批注版（草稿）.docx").comments
    assert locked.read_bytes() == before


def test_what_a_change_leaves_without_its_object_is_told(contract, capsys):
    document = docx.Document(str(contract))
    document.paragraphs[
        3
    ].text = "第一条 甲方将其名下九个微信号（以下简称“标的账号”）及全部好友转让给乙方，归乙方所有。"
    document.add_paragraph("第四条 乙方应当按时支付标的账号的维护费用。")
    document.save(str(contract))
    assert export(contract, "word-redline", "--draft") == DONE
    assert "使用的“标的账号”，其定义所在的第一条将被删除或者改写" in capsys.readouterr().err


def test_what_keeps_its_words_in_a_redline_is_told(contract, capsys):
    assert export(contract, "word-redline", "--draft", "--keep-covered") == DONE
    assert "第三条的替代文本已写在别处，原文未改" in capsys.readouterr().err


def test_what_is_struck_for_a_wording_elsewhere_is_told(contract, capsys):
    assert export(contract, "word-redline", "--draft") == DONE
    assert "第三条的文字由写在别处的替代文本取代" in capsys.readouterr().err
    gone = [
        change.words for change in read(contract.with_name("转让协议-修订版（草稿）.docx")).changes
    ]
    assert any("微信号密码" in text for text in gone)

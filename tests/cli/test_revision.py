"""`--revision`: which text of a Word file with tracked changes a command reads."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from contract_files import docx, paragraph
from desk_values import WORK

from reviewer.cli import main
from reviewer.cli.console import DONE, USAGE
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Span
from reviewer.marks.anchors import anchor_at
from reviewer.marks.commands import AddMark
from reviewer.marks.model import Colour, Mark
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store

_BY = "w:author='王' w:date='2026-11-01T00:00:00Z'"
_BODY = (
    paragraph("微信号转让协议")
    + f"<w:p><w:r><w:t>第一条 甲方</w:t></w:r><w:del {_BY}><w:r><w:delText>将其名下九个微信号及全部"
    f"好友转让给乙方</w:delText></w:r></w:del><w:ins {_BY}><w:r><w:t>为乙方提供美容咨询</w:t></w:r>"
    "</w:ins><w:r><w:t>。</w:t></w:r></w:p>" + paragraph("第二条 价款为人民币50万元。")
)


@pytest.fixture
def contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agreement whose sale of accounts is struck out by a tracked change."""
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "转让协议.docx"
    path.write_bytes(docx(_BODY))
    return path


def _said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def _labels(review: Any) -> set[str]:
    return {finding["label"] for finding in review["findings"]}


def test_the_final_text_is_reviewed_unless_the_original_is_asked_for(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["review", str(contract), "--format", "json"]
    assert main(asked) == DONE
    assert "account-transfer" not in _labels(_said(capsys))
    assert main([*asked, "--revision", "original"]) == DONE
    review = _said(capsys)
    assert "account-transfer" in _labels(review)
    assert any("原稿" in warning for warning in review["document"]["warnings"])


def test_another_revision_is_a_wrong_usage(contract: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["review", str(contract), "--revision", "first"])
    assert ended.value.code == USAGE


def test_the_original_is_exported(contract: Path, tmp_path: Path) -> None:
    out = tmp_path / "原稿.json"
    asked = ["export", str(contract), "--to", "json", "-o", str(out), "--revision", "original"]
    assert main(asked) == DONE
    assert "account-transfer" in _labels(json.loads(out.read_text("utf-8")))


def test_a_note_on_inserted_words_stays_out_of_a_copy_of_the_original(
    contract: Path, tmp_path: Path
) -> None:
    data, now = contract.read_bytes(), datetime(2026, 11, 2, tzinfo=UTC)
    text, sha256 = read_docx(data, "a.docx").text, hashlib.sha256(data).hexdigest()
    empty = state = ReviewState()
    for ident, words in (("还在", "50万元"), ("新增", "美容咨询")):
        start = text.index(words)
        anchor = anchor_at(text, Span(start, start + len(words)))
        state = AddMark(Mark(ident, anchor, Colour.BLUE, now, now, ident)).apply(state)
    with Store() as store:
        store.remember(sha256, contract, now)
        store.save(sha256, empty, state, WORK)
    out = tmp_path / "副本.docx"
    asked = ["export", str(contract), "--to", "word-comments", "--reader", "internal"]
    assert main([*asked, "--with-marks", "--revision", "original", "-o", str(out)]) == DONE
    made = read_docx(out.read_bytes(), "a.docx", formatting=True, revision="original")
    [note] = [comment for comment in made.comments if comment.text in ("还在", "新增")]
    assert note.text == "还在"
    assert note.span is not None
    assert note.span.of(made.text) == "50万元"


def test_a_folder_is_reviewed_in_the_original_texts(contract: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    asked = ["batch", str(contract.parent), "-o", str(out), "-j", "1", "--flat"]
    assert main([*asked, "--revision", "original"]) == DONE
    path = out / "reviews" / "转让协议.docx.json"
    assert "account-transfer" in _labels(json.loads(path.read_text("utf-8")))
    assert main([*asked, "--resume"]) == DONE, "what was found in the other text does not stand"
    assert "account-transfer" not in _labels(json.loads(path.read_text("utf-8")))


def test_the_two_texts_of_one_file_are_compared(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["compare", str(contract), str(contract), "--format", "json"]
    assert main(asked) == DONE
    assert "changed" not in _said(capsys)["counts"]
    assert main([*asked, "--old-revision", "original"]) == DONE
    assert _said(capsys)["counts"] == {"changed": 1, "same": 2}


def test_a_clause_of_the_original_is_explained(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "explain", str(contract), "第一条", "--revision", "original"]) == DONE
    assert "微信号" in capsys.readouterr().out


def test_the_help_names_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["review", "--help"])
    assert "拒绝全部修订的原稿" in "".join(capsys.readouterr().out.split())
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--revision" in capsys.readouterr().out

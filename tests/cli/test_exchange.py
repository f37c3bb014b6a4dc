"""The commands on two versions and on the work of two lawyers."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from contract_files import docx, paragraph
from desk_values import NOON, WORK, a_mark

from reviewer.cli import main
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE
from reviewer.document.clauses import segment
from reviewer.document.model import Span
from reviewer.document.reading import read
from reviewer.labels import Label
from reviewer.marks.anchors import anchor_at
from reviewer.marks.commands import AddMark, Decide, EditMark, Together
from reviewer.marks.decisions import reference
from reviewer.marks.model import Decision, Status
from reviewer.marks.state import ReviewState
from reviewer.marks.store import Store
from reviewer.review import Options, review

pytestmark = pytest.mark.usefixtures("one_reader")

_FIRST = ("微信号转让协议", "第一条 甲方将九个微信号转让给乙方。", "第二条 价款为人民币50万元。")
_LATER = ("微信号转让协议", "第一条 甲方将九个微信号转让给乙方。", "第二条 价款为人民币40万元。")


def _contract(path: Path, lines: tuple[str, ...]) -> Path:
    path.write_bytes(docx("".join(map(paragraph, lines))))
    return path


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """Two versions of an agreement, another price in the later one."""
    old, new = tmp_path / "旧版.docx", tmp_path / "新版.docx"
    return str(_contract(old, _FIRST)), str(_contract(new, _LATER))


def test_two_versions_are_compared_as_json(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *versions, "--format", "json"]) == DONE
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {"changed": 1, "same": 2}
    assert found["new"]["path"] == versions[1]


def test_a_report_of_the_difference_is_written(versions: tuple[str, str], tmp_path: Path) -> None:
    target = tmp_path / "比对.html"
    assert main(["compare", *versions, "--format", "html", "-o", str(target)]) == DONE
    assert "<del>50</del><ins>40</ins>" in target.read_text("utf-8")


def test_a_report_never_replaces_either_version(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(versions[0]).read_bytes()
    assert main(["compare", *versions, "--format", "docx", "-o", versions[0]]) == PARTLY
    assert Path(versions[0]).read_bytes() == before
    assert "不能覆盖" in capsys.readouterr().err


def test_a_word_report_wants_a_name(versions: tuple[str, str]) -> None:
    assert main(["compare", *versions, "--format", "docx"]) == USAGE


def test_a_version_that_cannot_be_read_ends_with_3(
    versions: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", versions[0], versions[1] + "x"]) == UNREADABLE
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A .shenqi file with one note and one decision, the contract enclosed; a colleague's empty
    store is in use."""
    contract = _contract(tmp_path / "协议.docx", _FIRST)
    document = read(contract)
    tree = segment(document)
    start = document.text.index("九个微信号")
    mark = a_mark(anchor=anchor_at(document.text, Span(start, start + 5)), text="核对数量")
    [finding] = [
        found
        for found in review(document, Options(today=date(2026, 1, 1)), tree).primary
        if found.label is Label.ACCOUNT_TRANSFER
    ][:1]
    before = ReviewState()
    after = Together(
        WORK.deed, (AddMark(mark), Decide(Decision(reference(finding), NOON, Status.ADOPTED)))
    ).apply(before)
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "甲"))
    with Store() as store:
        store.remember(document.sha256, contract, NOON)
        store.save(document.sha256, before, after, WORK)
    target = tmp_path / "协议.shenqi"
    given = ["export", str(contract), "--to", "shenqi", "-o", str(target)]
    assert main([*given, "--enclose", "--author", "王律师", "--passphrase", "口令"]) == DONE
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "乙"))
    return target


def _kept(contract: Path) -> ReviewState:
    with Store() as store:
        return store.load(hashlib.sha256(contract.read_bytes()).hexdigest())


def test_a_colleague_takes_in_notes_decisions_and_log(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "协议.docx"
    assert main(["import", str(shared), str(contract), "--passphrase", "口令"]) == DONE
    assert "导入 2 项，未导入 0 项，两边相同 0 项。" in capsys.readouterr().out
    state = _kept(contract)
    assert state.marks["m1"].author == "王律师"
    assert [decision.author for decision in state.decisions.values()] == ["王律师"]
    with Store() as store:
        log = store.log(hashlib.sha256(contract.read_bytes()).hexdigest())
    assert replace(WORK, author="王律师") in log


def test_a_dry_run_only_tells(shared: Path, tmp_path: Path) -> None:
    contract = tmp_path / "协议.docx"
    given = ["import", str(shared), str(contract), "--passphrase", "口令", "--dry-run"]
    assert main(given) == DONE
    assert _kept(contract) == ReviewState()


def test_the_wrong_passphrase_is_one_plain_line(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(shared)]) == UNREADABLE
    assert capsys.readouterr().err == "协作文件“协议.shenqi”的口令不对。请向发送人核对。\n"


def test_the_enclosed_contract_is_saved_but_never_over_another_file(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "取出.docx"
    given = ["import", str(shared), "--passphrase", "口令", "--save-contract", str(target)]
    assert main(given) == DONE
    assert target.read_bytes() == (tmp_path / "协议.docx").read_bytes()
    assert main(given) == PARTLY
    assert "已存在，没有覆盖" in capsys.readouterr().err


def test_the_enclosed_contract_cannot_be_saved_under_a_name_that_is_too_long(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"{'长' * 300}.docx"
    given = ["import", str(shared), "--passphrase", "口令", "--save-contract", str(target)]
    assert main(given) == PARTLY
    assert capsys.readouterr().err.count("\n") == 1


def test_a_contract_nobody_opened_here_must_be_named(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(shared), "--passphrase", "口令"]) == UNREADABLE
    assert "请在命令中写明合同文件" in capsys.readouterr().err


def test_a_later_version_gets_what_fits_and_is_told_what_does_not(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = _contract(
        tmp_path / "新版.docx",
        (_FIRST[0], "第一条 甲方将其名下九个微信号转让给乙方。", _FIRST[2]),
    )
    assert main(["import", str(shared), str(later), "--passphrase", "口令"]) == DONE
    told = capsys.readouterr().out
    assert "不是这一份文件" in told
    assert "文字不同，须再判断，未导入" in told
    state = _kept(later)
    assert not state.marks["m1"].is_orphan
    assert not state.decisions


def test_one_s_own_words_stand_unless_the_other_s_are_asked_for(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "协议.docx"
    given = ["import", str(shared), str(contract), "--passphrase", "口令"]
    main(given)
    sha256 = hashlib.sha256(contract.read_bytes()).hexdigest()
    with Store() as store:
        before = store.load(sha256)
        edited = EditMark(replace(before.marks["m1"], text="已核对"))
        store.save(sha256, before, edited.apply(before), WORK)
    assert main(given) == DONE
    assert "冲突，保留自己的：修改批注“九个微信号”（王律师）" in capsys.readouterr().out
    assert _kept(contract).marks["m1"].text == "已核对"
    assert main([*given, "--theirs"]) == DONE
    assert _kept(contract).marks["m1"].text == "核对数量"

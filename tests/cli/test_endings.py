"""How the commands end when something is in the way, and the rarer things they tell."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from contract_files import docx, paragraph
from desk_values import a_decision
from export.word_contract import agreement, reviewed
from own_rule import RULE

import reviewer.export.annotated_pdf
from reviewer.cli import batch, commands, console, copies, exchange
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE
from reviewer.document.reading import WordFile
from reviewer.errors import StoreError, StoreLockedError
from reviewer.exchange.merging import Merge
from reviewer.export.audience import Reader
from reviewer.export.marked_copy import Existing, MarkedCopy
from reviewer.export.outgoing import Marking, Selection, candidates, outgoing_of
from reviewer.marks import store
from reviewer.marks.places import own_law_folder, own_rules_folder
from reviewer.marks.state import ReviewState

FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "协议.docx"
    lines = ("协议", "第一条 甲方将其名下九个微信号及全部好友转让给乙方。", "第二条 价款10万元。")
    path.write_bytes(docx("".join(map(paragraph, lines))))
    return path


def main(*arguments: str | Path) -> int:
    return commands.main([str(each) for each in arguments])


# Not written at once: what is in the way shows when the output is flushed.
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.parametrize("command", [("rules", "list"), ("--version",), ("law", "--help")])
def test_a_reader_that_has_seen_enough_is_no_failure(command: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as unheard:
        ended = subprocess.run(
            [sys.executable, "-m", "reviewer", *command],
            stdout=unheard,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
            env=BUFFERED,
        )
    assert (ended.returncode, ended.stderr) == (DONE, "")


@pytest.mark.parametrize(
    ("platform", "file", "code"),
    [("win32", None, DONE), ("win32", "a?.json", PARTLY), ("linux", None, PARTLY)],
)
def test_on_windows_an_invalid_argument_of_no_file_is_a_reader_gone(
    platform: str, file: str | None, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_given: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument", file)

    monkeypatch.setattr(commands, "_rules_list", broken)
    monkeypatch.setattr(sys, "platform", platform)
    assert main("rules", "list") == code


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
def test_output_that_finds_no_room_is_one_plain_line() -> None:
    command = [sys.executable, "-m", "reviewer", "rules", "list"]
    with FULL.open("w") as full:
        ended = subprocess.run(
            command,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
            env=BUFFERED,
        )
    assert ended.returncode == PARTLY
    assert ended.stderr.startswith("读写文件出错（")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("review", "a.docx"), ("law",)])
def test_a_note_of_moved_data_that_cannot_be_read_is_one_plain_line(
    command: tuple[str, ...], tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.delenv("SHENQI_DATA_DIR")
    monkeypatch.setattr("reviewer.marks.places.usual_folder", lambda: tmp_path)
    (tmp_path / "moved.json").write_text("{", "utf-8")
    assert main(*command) != DONE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_command_that_is_broken_off_ends_quietly(monkeypatch, capsys) -> None:
    def interrupted(_given: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_rules_list", interrupted)
    assert main("rules", "list") == PARTLY
    assert capsys.readouterr().err == ""


def test_a_report_is_of_one_contract(contract: Path, capsys) -> None:
    assert main("review", contract, contract, "--format", "html") == USAGE
    assert "一次只能" in capsys.readouterr().err


def test_a_review_is_not_written_over_the_contract(contract: Path) -> None:
    before = contract.read_bytes()
    assert main("review", contract, "--format", "json", "-o", contract) == PARTLY
    assert contract.read_bytes() == before


def test_a_review_for_the_browser_goes_to_standard_output(contract: Path, capsys) -> None:
    assert main("review", contract, "--format", "html") == DONE
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_rules_of_a_folder_are_checked_against_their_examples(tmp_path: Path, capsys) -> None:
    folder = tmp_path / "规则"
    folder.mkdir()
    rule = folder / "account-transfer.own.yaml"
    rule.write_text(RULE, "utf-8")
    assert main("rules", "check", folder) == DONE
    assert "1 条规则，2 个例句，0 个不符。" in capsys.readouterr().out
    rule.write_text(RULE.replace("[甲方应妥善保管网店账号。]", "[甲方转让网店账号。]"), "utf-8")
    assert main("rules", "check", folder) == PARTLY
    rule.write_text("format: 9", "utf-8")
    for action in ("check", "list"):
        assert main("rules", action, folder) == PARTLY


def test_a_file_that_cannot_be_read_is_not_explained(tmp_path: Path, capsys) -> None:
    assert main("rules", "explain", tmp_path / "没有.docx", "第一条") == UNREADABLE
    assert "找不到文件" in capsys.readouterr().err


def test_a_folder_that_cannot_be_listed_is_one_plain_line(tmp_path, monkeypatch, capsys) -> None:
    def shut(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(batch, "_run", shut)
    assert main("batch", tmp_path, "-o", tmp_path / "结果") == UNREADABLE
    assert "无法列出文件夹" in capsys.readouterr().err


def test_all_that_a_lawyer_should_know_of_a_copy_is_told() -> None:
    review = reviewed()
    keys = frozenset(graded.finding.key for graded in candidates(review))
    outgoing = outgoing_of(
        review, ReviewState(), Marking.BOTH, Reader.OTHER_SIDE, Selection(findings=keys)
    )
    source = WordFile(agreement(), "0" * 64, converted=True, decrypted=True)
    made = MarkedCopy(b"", 2, 1, outgoing.changes[:1], Existing(1, 2, ("李四",)), source)
    told = " ".join(copies.notes_on(made, replace(outgoing, standing=("第九条",))))
    for words in (
        "写入批注 2 条，修订 1 处。",
        "3 项没有替代文本",
        "第一条的改动无法以修订形式写入",
        "第三条的文字由写在别处的替代文本取代",
        "第九条的替代文本已写在别处",
        "原文件已有批注 1 条、修订 2 处（李四）",
        "由 LibreOffice 转换而来",
        "副本没有加密",
    ):
        assert words in told


def test_remarks_without_a_place_on_a_page_are_counted(tmp_path, monkeypatch, capsys) -> None:
    import sample_contracts

    write = reviewer.export.annotated_pdf.write_annotated_pdf
    monkeypatch.setattr(
        reviewer.export.annotated_pdf,
        "write_annotated_pdf",
        lambda *given, **options: replace(write(*given, **options), unplaced=2),
    )
    source = Path(sample_contracts.__file__).parent / "equipment-sale.pdf"
    more = ("--to", "pdf-annotations", "-o", tmp_path / "a.pdf")
    assert main("export", source, *more) == DONE
    assert "2 条批注所在文字在页面上没有位置" in capsys.readouterr().err


def test_a_comparison_goes_to_standard_output_or_a_file(contract, tmp_path, capsys) -> None:
    assert main("compare", contract, contract, "--format", "html") == DONE
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")
    target = tmp_path / "比对.txt"
    assert main("compare", contract, contract, "-o", target) == DONE
    assert target.read_text("utf-8")


def test_work_on_a_file_that_is_not_there_is_not_sent(tmp_path: Path, contract: Path) -> None:
    missing = tmp_path / "没有.docx"
    assert main("export", missing, "--to", "shenqi", "-o", tmp_path / "a.shenqi") == UNREADABLE
    assert main("export", contract, "--to", "shenqi", "-o", contract) == PARTLY


def test_the_work_of_a_colleague_on_a_file_that_is_not_there_is_not_taken_in(
    tmp_path: Path, contract: Path
) -> None:
    sent = tmp_path / "a.shenqi"
    assert main("export", contract, "--to", "shenqi", "-o", sent) == DONE
    assert main("import", sent, tmp_path / "没有.docx") == UNREADABLE
    assert main("import", sent, contract, "--save-contract", tmp_path / "b.docx") == PARTLY


def test_what_is_left_of_a_colleagues_work_is_told(capsys) -> None:
    merged = Merge((), 3, (a_decision(),), 2, same_contract=True)
    exchange._tell(merged, [])
    told = capsys.readouterr().out
    assert "此处未检出，未导入：" in told
    assert "分期价款更正 2 项因文件不同未导入。" in told
    assert "两边相同 3 项。" in told


def test_what_is_no_law_or_rule_of_ones_own_is_named(capsys) -> None:
    folder = own_rules_folder()
    folder.mkdir(parents=True)
    (folder / "坏.yaml").write_text("format: 9", "utf-8")
    assert console._own_rules() == folder
    assert "（已跳过）" in capsys.readouterr().err
    law = own_law_folder()
    law.mkdir(parents=True, exist_ok=True)
    (law / "laws").write_text("no folder", "utf-8")
    (law / "rates.yaml").write_text("no rates", "utf-8")
    (law / "terms").write_text("no terms", "utf-8")
    assert console.own_law() == law
    assert capsys.readouterr().err


def test_the_passphrase_of_the_data_is_asked_for_where_there_is_a_terminal(monkeypatch) -> None:
    given: list[str] = []

    class Locked:
        def __init__(self, passphrase: str) -> None:
            given.append(passphrase)
            if passphrase != "口令":
                raise StoreLockedError

    monkeypatch.setattr(store, "Store", Locked)
    monkeypatch.delenv("SHENQI_PASSPHRASE", raising=False)
    with pytest.raises(StoreError):
        console.open_store()
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr(console, "asked", lambda _question: "口令")
    console.open_store()
    assert given == ["", "", "口令"]

"""Passwords and passphrases reach a command without standing in the list of processes."""

from __future__ import annotations

import getpass
import io
import os
import pty
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest
from contract_files import Page, Words, docx, paragraph, pdf
from docx import Document

from reviewer.cli import main, secrets
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE
from reviewer.cli.secrets import PASSPHRASE, PASSWORD, SecretError, add_secret, settle_secrets
from reviewer.exchange.package import unpack

pytestmark = pytest.mark.usefixtures("one_reader")

WORD = "长口令 with spaces"


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    for secret in secrets._ALL:
        monkeypatch.delenv(secret.variable, raising=False)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "协议.docx"
    path.write_bytes(docx(paragraph("协议") + paragraph("第一条 甲方将微信号转让给乙方。")))
    return path


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What will be typed at a terminal, word by word."""
    words: list[str] = []
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _question: words.pop(0))
    return words


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def settled(*arguments: str) -> Namespace:
    parser = ArgumentParser()
    add_secret(parser, PASSWORD, "密码")
    given = parser.parse_args(arguments)
    settle_secrets(given)
    return given


def file_of(folder: Path, content: bytes) -> Path:
    path = folder / "secret.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nsecond line\n"])
def test_the_first_line_of_a_file_is_the_secret(tmp_path: Path, ending: bytes) -> None:
    file = file_of(tmp_path, WORD.encode() + ending)
    assert settled("--password-file", str(file)).password == WORD


def test_a_file_of_windows_may_begin_with_its_mark(tmp_path: Path) -> None:
    file = file_of(tmp_path, b"\xef\xbb\xbf" + WORD.encode())
    assert settled("--password-file", str(file)).password == WORD


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORD}\n"))
    assert settled("--password-file", "-").password == WORD


def test_the_environment_counts_where_nothing_else_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD.variable, "of the environment")
    assert settled().password == "of the environment"
    file = file_of(tmp_path, b"of the file")
    assert settled("--password-file", str(file)).password == "of the file"
    assert settled("--password", "said", "--password-file", str(file)).password == "said"


def test_without_any_there_is_none() -> None:
    assert settled().password is None


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\nx", "secret-empty"), (b"\xff\xfe", "secret-file"), (None, "secret-file")],
)
def test_a_file_that_holds_none_is_named(tmp_path: Path, content: bytes | None, code: str) -> None:
    file = tmp_path / "missing.txt" if content is None else file_of(tmp_path, content)
    with pytest.raises(SecretError) as caught:
        settled("--password-file", str(file))
    assert caught.value.code == code


def test_a_bad_file_is_wrong_usage(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = str(tmp_path / "没有.txt")
    assert main(["review", str(contract), "--password-file", missing]) == USAGE
    assert "没有.txt" in capsys.readouterr().err


def test_help_says_that_a_word_in_the_command_line_is_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["export", "--help"])
    assert "会被本机其他用户看到" in "".join(capsys.readouterr().out.split())


def exchanged(contract: Path, target: Path, *more: str) -> int:
    return main(["export", str(contract), "--to", "shenqi", "-o", str(target), *more])


def test_a_file_for_a_colleague_is_sealed_with_the_word_of_a_file(
    contract: Path, tmp_path: Path
) -> None:
    target, file = tmp_path / "a.shenqi", file_of(tmp_path, WORD.encode())
    assert exchanged(contract, target, "--passphrase-file", str(file)) == DONE
    assert unpack(target.read_bytes(), "a", WORD).name == "协议.docx"
    more = ("--passphrase-file", str(file))
    assert main(["import", str(target), str(contract), *more]) == DONE


def test_a_new_passphrase_is_typed_twice(contract: Path, tmp_path: Path, typing: list[str]) -> None:
    target = tmp_path / "a.shenqi"
    typing += [WORD, WORD]
    assert exchanged(contract, target, "--ask-passphrase") == DONE
    assert unpack(target.read_bytes(), "a", WORD).name == "协议.docx"


@pytest.mark.parametrize("typed", [(WORD, "other"), ("",)])
def test_a_passphrase_that_is_not_typed_the_same_twice_writes_nothing(
    contract: Path,
    tmp_path: Path,
    typing: list[str],
    typed: tuple[str, ...],
) -> None:
    target = tmp_path / "a.shenqi"
    typing += typed
    assert exchanged(contract, target, "--ask-passphrase") == USAGE
    assert not target.exists()


def test_a_sealed_file_asks_for_its_passphrase(
    contract: Path, tmp_path: Path, typing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.shenqi"
    monkeypatch.setenv(PASSPHRASE.variable, WORD)
    assert exchanged(contract, target) == DONE
    monkeypatch.delenv(PASSPHRASE.variable)
    typing += [WORD]
    assert main(["import", str(target), str(contract)]) == DONE
    typing += ["wrong"]
    assert main(["import", str(target), str(contract)]) == UNREADABLE


def test_where_there_is_no_terminal_nothing_is_asked(
    contract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert exchanged(contract, tmp_path / "a.shenqi", "--ask-passphrase") == USAGE


def test_a_terminal_that_is_closed_has_said_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_question: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr(getpass, "getpass", closed)
    assert secrets.asked("口令：") == ""


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "加密.pdf"
    page = Page([Words(72, 720, "第一条 甲方将微信号转让给乙方。")])
    path.write_bytes(pdf(page, password=b"latin"))
    return path


def test_an_encrypted_contract_asks_for_its_password_some_times(
    locked: Path, typing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typing += ["wrong", "latin"]
    assert main(["review", str(locked)]) == DONE
    assert typing == []
    typing += ["wrong", "wrong", "wrong", "not asked for"]
    assert main(["review", str(locked)]) == UNREADABLE
    assert typing == ["not asked for"]
    assert "--password-file" in capsys.readouterr().err


def test_an_encrypted_contract_that_is_to_be_explained_asks_for_its_password(
    locked: Path, typing: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    typing += ["latin"]
    assert main(["rules", "explain", str(locked), "第一条"]) == DONE
    assert typing == []
    assert "微信号" in capsys.readouterr().out


def test_what_is_typed_is_not_shown(contract: Path, tmp_path: Path) -> None:
    """At a real terminal, which is asked through its own device."""
    master, slave = pty.openpty()
    target = tmp_path / "a.shenqi"
    command = ("export", str(contract), "--to", "shenqi", "-o", str(target), "--ask-passphrase")
    with subprocess.Popen(
        [sys.executable, "-m", "reviewer", *command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    ) as process:
        os.close(slave)
        shown = b""
        for question in ("口令：", "再次输入口令："):
            while not shown.endswith(question.encode()):
                shown += os.read(master, 1)
            os.write(master, f"{WORD}\n".encode())
        assert process.wait(60) == DONE
    os.close(master)
    assert WORD.encode() not in shown
    assert unpack(target.read_bytes(), "a", WORD).name == "协议.docx"


# Two versions, and many files


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    """An old and a new version under passwords of their own."""
    old, new = tmp_path / "旧.docx", tmp_path / "新.docx"
    return encrypted(old, "旧密码"), encrypted(new, "新密码")


def encrypted(target: Path, password: str) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    document = Document()  # of the size of what Word writes
    for line in ("协议", "第一条 甲方将微信号转让给乙方。"):
        document.add_paragraph(line)
    document.save(str(target))
    plain = io.BytesIO(target.read_bytes())
    with target.open("wb") as out:
        OOXMLFile(plain).encrypt(password, out)
    return target


def compare(versions: tuple[Path, Path], *more: str) -> int:
    return main(["compare", *map(str, versions), *more])


def test_the_password_of_each_version_is_asked_for(versions, typing, capsys) -> None:
    typing += ["旧密码", "新密码"]
    assert compare(versions) == DONE
    assert typing == []


def test_one_password_typed_opens_both_versions(tmp_path, typing) -> None:
    both = tuple(encrypted(tmp_path / name, "同一") for name in ("甲.docx", "乙.docx"))
    typing.append("同一")
    assert compare(both) == DONE


def test_a_comparison_gives_up_after_three_wrong_passwords(versions, typing, capsys) -> None:
    typing += ["错"] * 4
    assert compare(versions) == UNREADABLE
    assert typing == ["错"]
    assert "--old-password-file" in capsys.readouterr().err


def test_without_a_terminal_the_option_is_named(versions, capsys) -> None:
    assert compare(versions, "--old-password", "旧密码", "--password", "错") == UNREADABLE
    assert "（用 --password-file" in capsys.readouterr().err


def batch(folder: Path, target: Path, *more: str) -> int:
    return main(["batch", str(folder), "-o", str(target), "-j", "1", *more])


def test_a_batch_says_in_one_line_which_files_need_a_password(
    contract, versions, tmp_path, typing, capsys
) -> None:
    assert batch(tmp_path, tmp_path / "结果") == PARTLY
    told = [line for line in capsys.readouterr().err.splitlines() if "没有可用的密码" in line]
    assert told == [
        "2 份文件已加密，没有可用的密码：新.docx、旧.docx"
        "（用 --password-file 或者 --passwords 指定写有密码的文件）"
    ]


def test_the_passwords_of_a_batch_are_tried_in_turn(versions, contract, tmp_path, capsys) -> None:
    words = tmp_path / "密码.txt"
    words.write_text("\ufeff新密码\n\n旧密码\n", "utf-8")
    more = ("--password", "不对", "--passwords", str(words))
    assert batch(tmp_path, tmp_path / "结果", *more) == DONE
    assert "没有可用的密码" not in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"\n\n", b"\xff\xfe"])
def test_a_file_of_passwords_that_cannot_be_used_is_one_plain_line(
    contract, tmp_path, capsys, content
) -> None:
    words = tmp_path / "密码.txt"
    if content is not None:
        words.write_bytes(content)
    assert batch(tmp_path, tmp_path / "结果", "--passwords", str(words)) == USAGE
    assert capsys.readouterr().err.count("\n") == 1

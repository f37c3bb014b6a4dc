"""The command that reviews a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from contract_files import docx, paragraph

from reviewer import errors
from reviewer.cli import main
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one contract."""
    place = tmp_path / "合同"
    place.mkdir()
    lines = ("协议", "第一条 甲方将其名下九个微信号及全部好友转让给乙方，归乙方所有。")
    (place / "账号.docx").write_bytes(docx("".join(map(paragraph, lines))))
    return place


def test_a_folder_is_reviewed_into_another(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "结果"
    assert main(["batch", str(folder), "-o", str(target), "-j", "1"]) == DONE
    told = capsys.readouterr()
    assert told.out.splitlines() == [str(target / "overview.xlsx"), str(target / "overview.html")]
    assert "[1/1] 账号.docx　高" in told.err
    assert (target / "overview.xlsx").is_file()
    assert (target / "overview.html").is_file()
    assert (target / "reviews" / "账号.docx.json").is_file()


def test_a_copy_and_what_was_done_before_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "账号副本.docx").write_bytes((folder / "账号.docx").read_bytes())
    given = ["batch", str(folder), "-o", str(tmp_path / "结果"), "-j", "1"]
    main(given)
    assert main([*given, "--resume"]) == DONE
    told = capsys.readouterr().err
    assert "账号副本.docx　高（与“账号.docx”相同）" in told
    assert "账号.docx　高（上次已审）" in told


def test_a_file_that_fails_makes_the_code_1(folder: Path, tmp_path: Path) -> None:
    (folder / "坏.docx").write_bytes(b"PK")
    assert main(["batch", str(folder), "-o", str(tmp_path / "结果"), "-j", "1"]) == PARTLY


def test_why_a_file_failed_is_told_in_the_language_of_the_command_line(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    request.addfinalizer(lambda: errors.speak("zh"))
    (folder / "坏.docx").write_bytes(b"PK")
    main(["--language", "en", "batch", str(folder), "-o", str(tmp_path / "结果"), "-j", "1"])
    assert "坏.docx: “坏.docx” is not a contract format" in capsys.readouterr().err


def test_the_run_is_summed_up_in_the_language_of_the_command_line(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    request.addfinalizer(lambda: errors.speak("zh"))
    (folder / "坏.docx").write_bytes(b"PK")
    (folder / "账号副本.docx").write_bytes((folder / "账号.docx").read_bytes())
    given = ["batch", str(folder), "-o", str(tmp_path / "结果"), "-j", "1"]
    main(["--language", "en", *given])
    assert (
        "Files: 3; risk of being held invalid: high 2; could not be reviewed: 1; "
        "the very same as another file, not reviewed again: 1.\n"
    ) in capsys.readouterr().err
    assert "共 3 份文件，效力风险：高 2 份" in (tmp_path / "结果" / "overview.html").read_text(
        "utf-8"
    )


def test_nothing_that_could_be_reviewed_makes_the_code_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(tmp_path), "-o", str(tmp_path / "结果")]) == UNREADABLE
    for missing in ("没有", "长" * 300):
        assert main(["batch", str(tmp_path / missing), "-o", str(tmp_path / "结果")]) == UNREADABLE
    (tmp_path / "坏.docx").write_bytes(b"PK")
    assert main(["batch", str(tmp_path), "-o", str(tmp_path / "结果"), "-j", "1"]) == UNREADABLE


def test_results_do_not_go_among_the_contracts(folder: Path) -> None:
    assert main(["batch", str(folder), "-o", str(folder)]) == USAGE


def test_a_password_does_not_travel(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["batch", str(folder), "-o", str(tmp_path), "--scheduler", "tcp://a:1"]
    assert main([*given, "--password", "x"]) == USAGE
    assert "密码不经网络传送" in capsys.readouterr().err


def test_a_scheduler_s_address_that_is_none_is_one_plain_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["batch", str(folder), "-o", str(tmp_path / "结果"), "--scheduler", "a"]
    assert main(given) == PARTLY
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "given", [("-j", "0"), ("-j", "86401"), ("--timeout", "99999999999"), ("--timeout", "9" * 400)]
)
def test_processes_and_seconds_are_as_many_as_make_sense(
    folder: Path, tmp_path: Path, given: tuple[str, str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["batch", str(folder), "-o", str(tmp_path), *given])
    assert caught.value.code == USAGE


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_name_in_another_encoding_is_no_obstacle(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode("合同.docx".encode("gbk"))
    (folder / "账号.docx").rename(folder / name)
    target = tmp_path / "结果"
    given = ["batch", str(folder), "-o", str(target), "-j", "1", "--resume"]
    assert main(given) == DONE
    assert (target / "reviews" / f"{name}.json").is_file()
    assert 'href="reviews/%BA%CF%CD%AC.docx.json"' in (target / "overview.html").read_text("utf-8")
    capsys.readouterr()
    assert main(given) == DONE
    assert "（上次已审）" in capsys.readouterr().err

"""The commands on two versions and on the work of two lawyers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from contract_files import docx, paragraph

from reviewer.cli import main
from reviewer.console import DONE, PARTLY, UNREADABLE, USAGE

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

"""The command line: exit codes, plain lines, the JSON that other programs read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from law_files import TERM, newer_library, newer_rates

from reviewer.cli import main
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE

pytestmark = pytest.mark.usefixtures("one_reader")

_LINES = (
    "微信号转让协议",
    "甲方（转让方）：林某",
    "乙方（受让方）：周某",
    "第一条 甲方将其名下九个微信号及全部好友转让给乙方，归乙方所有。",
    "第二条 转让价款为人民币50万元，乙方于签订当日付清。",
    "第三条 因本协议发生的争议，提交甲方所在地人民法院诉讼解决。",
    "签订日期：2019年9月22日",
)


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """A short transfer agreement 𠮷.docx of two parties nobody knows."""
    document = docx.Document()
    for line in _LINES:
        document.add_paragraph(line)
    path = tmp_path / "转让协议𠮷.docx"
    document.save(str(path))
    return path


def _json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_review_as_json_has_the_promised_keys(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(contract), "--format", "json"]) == DONE

    review = _json(capsys)
    assert review["schema"] == "shenqi.review/1"
    assert review["document"]["title"] == "微信号转让协议"
    assert review["document"]["signing_date"] == "2019-09-22"
    assert review["document"]["pages"] is None
    assert review["facts"]["price_cny"] == 500000
    assert review["facts"]["account_count"] == 9
    assert review["assessment"]["verdict"] == "high"


def test_every_quote_is_the_text_between_its_offsets(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["review", str(contract), "--format", "json"])

    review = _json(capsys)
    texts = {clause["id"]: clause["text"] for clause in review["clauses"]}
    assert review["findings"]
    for finding in review["findings"]:
        words = texts[finding["clause"]][finding["start"] : finding["end"]]
        assert words == finding["quote"]


def test_every_high_or_medium_risk_has_a_citation_of_the_law_of_the_day(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["review", str(contract), "--format", "json"])

    graded = [f for f in _json(capsys)["findings"] if f["severity"] in ("high", "medium")]
    assert graded
    for finding in graded:
        assert finding["citations"]
        for cited in finding["citations"]:
            assert cited["in_force_from"] <= "2019-09-22" or "解释" in cited["law"]


def test_another_signing_day_brings_another_law(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["review", str(contract), "--format", "json", "--signed", "2024-06-01"])

    laws = {c["law"] for f in _json(capsys)["findings"] for c in f["citations"]}
    assert "中华人民共和国民法典" in laws
    assert "中华人民共和国民法总则" not in laws


def test_text_for_people_names_the_grade_and_the_clauses(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(contract)]) == DONE

    printed = capsys.readouterr().out
    assert "第一条" in printed
    assert "高" in printed


def test_several_files_make_an_array_and_a_bad_one_is_named(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = contract.with_name("没有.docx")

    code = main(["review", str(contract), str(missing), "--format", "json"])

    captured = capsys.readouterr()
    assert code == PARTLY
    assert [entry["document"]["format"] for entry in json.loads(captured.out)] == ["docx"]
    assert captured.err == "找不到文件“没有.docx”。请确认它没有被移动或删除。\n"


def test_a_file_that_cannot_be_opened_ends_with_3_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "空.docx"
    empty.touch()

    assert main(["review", str(empty), "--format", "json"]) == UNREADABLE

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "json", "text"])
def test_a_review_is_written_to_a_file(contract: Path, form: str) -> None:
    out = contract.with_name(f"意见.{form}")
    before = contract.read_bytes()

    assert main(["review", str(contract), "--format", form, "-o", str(out)]) == DONE

    assert out.stat().st_size > 500
    assert contract.read_bytes() == before


def test_the_contract_itself_is_never_overwritten(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contract.read_bytes()

    code = main(["export", str(contract), "--to", "report-docx", "-o", str(contract)])

    assert code == PARTLY
    assert contract.read_bytes() == before
    assert "不能覆盖" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["review"],
        ["review", "a.docx", "--format", "doc"],
        ["review", "a.docx", "--signed", "2019-13-01"],
        ["export", "a.docx", "--to", "doc"],
        ["export", "a.docx", "--to", "word-both", "--date", "2026-13-01"],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == USAGE
    assert capsys.readouterr().err


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_report_needs_a_file_to_go_to(
    form: str, contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(contract), "--format", form]) == USAGE
    assert main(["export", str(contract), "--to", f"report-{form}"]) == USAGE
    assert "-o" in capsys.readouterr().err


def test_an_article_is_printed_in_the_version_of_the_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "网络安全法 44", "--on", "2019-09-22"]) == DONE

    printed = capsys.readouterr().out
    assert "任何个人和组织不得窃取或者以其他非法方式获取个人信息" in printed
    assert "法条库截至" in printed


def test_an_unknown_article_is_said_to_be_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "月球法 3"]) == PARTLY
    assert "未收录" in capsys.readouterr().err


def test_an_article_that_does_not_exist_is_a_failure_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["law", "民法典 9999"]) == PARTLY

    said = capsys.readouterr()
    assert said.out == ""
    assert "第九千九百九十九条不存在" in said.err


def test_an_encrypted_file_is_answered_with_the_option_for_its_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    locked = tmp_path / "locked.docx"
    mark = "EncryptedPackage".encode("utf-16-le")
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + mark)

    assert main(["review", str(locked)]) == UNREADABLE
    assert "--password" in capsys.readouterr().err


def test_rules_are_listed_with_their_labels(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == DONE
    assert "账号转让（account-transfer）" in capsys.readouterr().out


def test_a_bad_rule_file_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.yaml").write_text("format: 1\nid: x.y\nlabel: no-label\n", "utf-8")

    assert main(["rules", "check", str(tmp_path)]) == PARTLY
    assert "bad.yaml" in capsys.readouterr().err


def test_a_clause_is_explained(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "explain", str(contract), "第一条"]) == DONE
    assert "标出：账号转让" in capsys.readouterr().out

    assert main(["rules", "explain", str(contract), "第九条"]) == PARTLY


def test_what_stands_under_a_heading_is_explained_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (
        "协议",
        "第三条 账号的移交",
        "3.1 甲方应将微信号登录密码告知乙方。",
        "3.2 甲方按期交付门店钥匙。",
        "第四条 价款",
        "4.1 价款为人民币五万元。",
    )
    path = tmp_path / "协议.docx"
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    assert main(["rules", "explain", str(path), "第三条"]) == DONE
    printed = capsys.readouterr().out
    assert [line for line in ("3.1", "3.2", "4.1") if f"{line} " in printed] == ["3.1", "3.2"]
    assert "标出：凭证移交" in printed


def test_the_core_reviews_without_qt(contract: Path) -> None:
    program = (
        "import sys; from reviewer.cli import main; code = main(sys.argv[1:]);"
        "assert not any(name.startswith('PySide6') for name in sys.modules); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "review", str(contract), "--format", "json"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == DONE, done.stderr.decode()


def test_a_command_loads_nothing_of_the_others(tmp_path: Path) -> None:
    program = (
        "import sys; from reviewer.cli import main; main(sys.argv[1:]);"
        "print(*(name for name in sys.modules if name.startswith('reviewer.cli')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "batch", str(tmp_path / "没有"), "-o", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {"", ".batch", ".commands", ".console", ".secrets", ".words"}
    assert set(done.stdout.split()) == {f"reviewer.cli{name}" for name in loaded}


def test_the_json_sets_norms_through_time_and_checks_what_the_contract_cites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    for line in (
        *_LINES[:-1],
        "第四条 违约的，依《合同法》第五十二条处理。",
        "签订日期：2022年1月5日",
    ):
        document.add_paragraph(line)
    path = tmp_path / "合同.docx"
    document.save(str(path))
    assert main(["review", str(path), "--format", "json"]) == DONE
    review = _json(capsys)
    assessment = review["assessment"]
    table = assessment["law_in_time"]
    assert [moment["kind"] for moment in table["moments"]] == ["signed", "today"]
    assert all(len(row["cells"]) == 2 for row in table["norms"])
    (cited,) = assessment["cited_in_contract"]
    clause = next(one for one in review["clauses"] if one["id"] == cited["clause"])
    assert clause["text"][cited["start"] : cited["end"]] == cited["quote"] == "《合同法》第五十二条"
    assert cited["wrong"]
    assert "已于2021-01-01废止" in cited["problem"]


def test_a_newer_law_library_is_loaded_used_and_given_up(
    contract: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    assert main(["law", "--load", str(newer_library(tmp_path / "newer"))]) == DONE
    assert "第2版，截至2026-11-20，自行载入" in capsys.readouterr().out
    main(["review", str(contract), "--format", "json"])
    assert _json(capsys)["versions"]["law_as_of"] == "2026-11-20"
    assert main(["law", "民法典 1038"]) == DONE
    assert "法条库截至2026-11-20" in capsys.readouterr().out
    assert main(["law", "--unload"]) == DONE
    assert "第1版" in capsys.readouterr().out


def test_a_bad_law_library_is_one_plain_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    bad = tmp_path / "x.zip"
    bad.write_bytes(b"no archive")
    assert main(["law", "--load", str(bad)]) == PARTLY
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "“x.zip”" in said.err


def test_own_platform_terms_are_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    file = tmp_path / "terms.yaml"
    file.write_text(TERM, "utf-8")
    assert main(["law", "--load-terms", str(file)]) == DONE
    assert "2026-11-20核对，自行载入" in capsys.readouterr().out


def test_newer_rates_are_loaded_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))
    assert main(["law", "--load-rates", str(newer_rates(tmp_path))]) == DONE
    assert "利率表：第1版，核对至2026-10-20，自行载入" in capsys.readouterr().out

"""An agreement in plain text: its platform, its day, and the clauses on transferring accounts."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from law_files import AGREEMENT

from reviewer.errors import LawFileError
from reviewer.law.agreement_copy import as_file, read_copy
from reviewer.law.platform_terms import Effect, PlatformTerm, PlatformTerms, Reliability

DAY = date(2026, 11, 20)
SHIPPED = PlatformTerms.load()


def read(folder: Path, text: str, name: str = "协议.txt") -> tuple[PlatformTerm, ...]:
    file = folder / name
    file.write_text(text, "utf-8")
    return read_copy(file, DAY, SHIPPED).terms


def test_the_clause_on_transfer_is_kept_in_its_own_words(tmp_path) -> None:
    (term,) = read(tmp_path, AGREEMENT)
    assert (term.clause, term.effect) == ("7.1.2", Effect.FORBIDS)
    assert term.quote == (
        "微信账号的所有权归本公司所有，用户完成申请注册手续后，仅获得微信账号的使用权，"
        "且该使用权仅属于初始申请注册人。初始申请注册人不得赠与、出租、转让或售卖微信账号。"
    )


def test_it_is_marked_as_the_lawyers_copy_with_both_its_days(tmp_path) -> None:
    (term,) = read(tmp_path, AGREEMENT)
    assert term.reliability is Reliability.COPY
    assert term.sentence().startswith("《腾讯微信软件许可及服务协议》第7.1.2条：“微信账号的所有权")
    assert term.sentence().endswith(
        "〔来源：律师自备文本，2026-11-20载入；版本：文本自载2026-08-01〕"
    )


def test_an_agreement_without_a_day_says_so(tmp_path) -> None:
    (term,) = read(tmp_path, AGREEMENT.replace("更新日期：2026年8月1日", "更新日期：2026年8月"))
    assert term.version == "文本未载版本日期"


@pytest.mark.parametrize(
    ("head", "name", "platform"),
    [
        ("《微信公众平台服务协议》", "a.txt", "微信公众号"),
        ("用户服务协议", "抖音.txt", "抖音"),
        ("QQ号码规则", "a.txt", "QQ"),
        ("哔哩哔哩弹幕网用户使用协议", "a.txt", "B站"),
        ("知乎用户协议", "a.txt", "知乎"),
        ("请仔细阅读以下内容，如不同意请停止使用。" * 2, "《豆瓣使用协议》.txt", "豆瓣"),
    ],
)  # fmt: skip
def test_the_platform_is_told_by_the_title_or_the_name_of_the_file(
    tmp_path, head: str, name: str, platform: str
) -> None:
    found = read(tmp_path, f"{head}\n3 账号不得转让。\n", name)
    assert found[0].platforms[0] == platform


@pytest.mark.parametrize(
    ("clause", "effect", "number"),
    [
        ("第三条 用户不得出租、出借账号。", Effect.FORBIDS, "三"),
        ("二、账号的使用权仅属于注册人。", Effect.OWNER, "二"),
        ("3.2【账户转让】经平台同意并符合流程的，您可进行账户的转让。", Effect.PROCEDURE, "3.2"),
        ("账号可以过户，办理主体变更须审核。", Effect.PROCEDURE, "一"),
    ],
)
def test_a_clause_is_known_by_what_it_says_of_accounts(
    tmp_path, clause: str, effect: Effect, number: str
) -> None:
    (term,) = read(tmp_path, f"抖音协议\n一、总则：本协议自发布之日起生效。\n{clause}\n")
    assert (term.effect, term.clause) == (effect, number)


@pytest.mark.parametrize(
    "clause",
    ["30日内不登录的，账号将被冻结。", "4 本协议的权利义务不得转让。", "5 转让账号的描述。"],
)
def test_other_clauses_are_left_out(tmp_path, clause: str) -> None:
    found = read(tmp_path, f"抖音协议\n3 账号不得转让。\n{clause}")
    assert [term.clause for term in found] == ["3"]


def test_of_a_long_clause_the_sentences_that_matter_are_kept_with_what_is_left_out(
    tmp_path,
) -> None:
    filler = "平台提供服务。" * 60
    text = f"抖音协议\n3 {filler}账号不得转让。账号不得出租。{filler}账号归您使用，可以申请过户。\n"
    (term,) = read(tmp_path, text)
    assert term.quote == "……账号不得转让。账号不得出租。……账号归您使用，可以申请过户。"
    (term,) = read(tmp_path, f"抖音协议\n3 账号不得转让。{filler}\n")
    assert term.quote == "账号不得转让。……"


def test_a_file_in_the_encoding_of_old_windows_is_read(tmp_path) -> None:
    file = tmp_path / "微信.txt"
    file.write_bytes(AGREEMENT.encode("gb18030"))
    assert read_copy(file, DAY, SHIPPED).terms[0].clause == "7.1.2"


def test_what_is_kept_reads_as_it_was(tmp_path) -> None:
    copy = PlatformTerms(
        read(tmp_path, AGREEMENT + "\n抖音之外的账号不得转让。"), DAY, SHIPPED.reminder
    )
    kept = tmp_path / "kept.yaml"
    kept.write_text(as_file(copy), "utf-8")
    assert PlatformTerms.load(kept) == copy


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("某处的约定\n3 账号不得转让。", "terms-unnamed"),
        ("", "terms-unnamed"),
        ("抖音协议\n3 欢迎使用。", "terms-silent"),
    ],
)
def test_what_tells_no_platform_or_nothing_of_accounts_is_refused(
    tmp_path, text: str, code: str
) -> None:
    with pytest.raises(LawFileError) as caught:
        read(tmp_path, text, "a.txt")
    assert caught.value.code == code


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xff\xff\xff"])
def test_what_is_no_text_is_refused(tmp_path, data: bytes) -> None:
    file = tmp_path / "微信.txt"
    file.write_bytes(data)
    with pytest.raises(LawFileError) as caught:
        read_copy(file, DAY, SHIPPED)
    assert caught.value.code == "law-file"


def test_a_huge_or_missing_file_is_refused(tmp_path) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_bytes(b"")
    os.truncate(huge, 3_000_000)
    for file in (huge, tmp_path / "missing.txt"):
        with pytest.raises(LawFileError):
            read_copy(file, DAY, SHIPPED)


def test_a_number_without_words_is_no_clause(tmp_path) -> None:
    (term,) = read(tmp_path, "1.\n2 抖音账号不得转让。\n3.\n", "抖音.txt")
    assert term.clause == "2"

"""Accounts told by listing them: by what tells them apart, by letters, by running numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reviewer.facts.account_identifiers import (
    CODE,
    NONE,
    NUMERAL,
    QUOTED,
    TO,
    Identifiers,
    coded,
    identifiers_from,
)
from reviewer.facts.account_words import AccountNoun
from reviewer.facts.kept_accounts import is_kept
from reviewer.text.numerals import parse_number

# “主体变更”功能, “账号迁移”: what a platform does, not how an account is called.
_PROCEDURE = re.compile(r"变更|迁移|过户|转移|流程|申请|功能|程序$|后台|规则|协议|^[是否√]$")
_NAME = r"[“「『‘][^”」』’]{1,30}[”」』’]"
_NAMES_BEHIND = re.compile(
    rf"(?P<names>{_NAME}(?:[、和与及]?{_NAME})*)(?:[\u4e00-\u9fff]{{0,2}}|[(])$"
)
_CALLED = r"(?:，?(?:编号|编码|代号|序号)(?:分别)?(?:为|是)?:?)?"
# 微信号A、B及C; 微信，编码A、B、C.
_LETTERS = re.compile(rf"号?{_CALLED}(?P<all>[A-Z](?:[、及和与][A-Z])+)(?![A-Za-z\d])")
# 工作号一、二、三; 微信号甲、乙.
_SIGN = "[一二三四五六七八九十甲乙丙丁戊己]"
_SIGNS = re.compile(rf"号?(?P<all>{_SIGN}(?:[、及和与]{_SIGN})+)(?=[，。;|)转归移交]|$)")
_RUN = rf"(?P<run>{NUMERAL}号?(?:(?:[、和与及]|{TO}){NUMERAL}号?)*)(?<=号)(?![码卡楼线店房])"
# 抖音助农一号、二号、五号; 快手账号1至5号; 微信编了号的，1号到7号.
_NUMBERED = re.compile(
    rf"(?:[^，。;、|“”()\d一二三四五六七八九十]{{0,4}}{_CALLED}"
    rf"|(?<=编了号|编好号|编过号)的?[，:]?){_RUN}"
)
_ANY_RUN = re.compile(_RUN)
# 客服微信1号至客服微信8号.
_REPEATED = re.compile(
    r"(?P<low>\d{1,3})号?[至到—–~-]+[\u4e00-\u9fff]{0,8}?(?P<again>[\u4e00-\u9fff]{2,8})(?P<high>\d{1,3})号?(?!\d)"
)
# 企业微信账号自员工001至员工012.
_NAMED_RUN = re.compile(
    rf"[，:(]?[自从]?(?P<name>[\u4e00-\u9fff]{{1,6}}?)(?P<low>\d{{1,4}})号?{TO}(?P=name)(?P<high>\d{{1,4}})号?(?!\d)"
)
_REPEATED_BEFORE = re.compile(r"\d号?[至到—–~-]+[\u4e00-\u9fff]{0,8}$")
# 编号1至6号的会籍顾问微信; 编号为1、3、5的微信; 1号、3号、5号微信.
_NUMBERED_BEFORE = re.compile(
    rf"(?:编号|编码|代号)为?{_RUN}的?[\u4e00-\u9fff]{{0,8}}$"
    rf"|(?:编号|编码|代号)为?(?P<bare>{NUMERAL}(?:(?:[、和与及]|{TO}){NUMERAL})+)的[\u4e00-\u9fff]{{0,8}}$"
    rf"|(?<!\d)(?P<several>{NUMERAL}(?:号(?:[、和与及]{NUMERAL}号)+|{TO}{NUMERAL}号))的?(?:工作|客服)?$"
)
_CODES_BEFORE = re.compile(
    rf"(?:编号|编码|代号)为?(?P<run>{CODE}(?:(?:[、和与及]|{TO}){CODE})+)的?[\u4e00-\u9fff]{{0,8}}$"
)
_CODE_STEP = re.compile(rf"(?P<low>{CODE})(?:{TO}(?P<high>{CODE}))?")
_STEP = re.compile(rf"(?P<low>{NUMERAL})号?(?:{TO}(?P<high>{NUMERAL})号?)?")
# 尾号0926、3381注册的微信.
_TAIL_WORD = r"(?:[尾末][号数]|后四位)(?:数字)?(?:分别)?[为是]?:?"
_TAILS_BEFORE = re.compile(
    rf"{_TAIL_WORD}(?P<run>[\d*]{{3,12}}(?:[、和与及](?:[尾末]号|后四位)?[\d*]{{3,12}})+)(?:[注绑][册定]|登录|所用)?的?[\u4e00-\u9fff]{{0,6}}$"
)
_ONE_TAIL = re.compile(r"[\d*]{3,}")
# A号、B号、C号.
_LETTERED = re.compile(r"(?<![A-Za-z\d“])(?P<name>[A-Z])号(?![线楼店码])")
_ALL_DIGITS = "一二三四五六七八九"


def find_names(text: str, noun: AccountNoun, stop: int) -> Identifiers:
    """The names or numbers of the accounts at a noun, up to `stop`; “甲”公众号, 同名小程序."""
    if listed := _LETTERS.match(text, noun.end) or _SIGNS.match(text, noun.end):
        found = Identifiers("letter", tuple(re.split(r"[、及和与]", listed["all"])), listed.end())
    else:
        found = _tails_before(text, noun) or identifiers_from(text, noun, stop)
    if not found.names and noun.platform:
        found = (
            _of("running", _numbers_at(text, noun), noun)
            or _told_before(text, noun)
            or _of("letter", _lettered(text, noun), noun)
            or NONE
        )
    left = tuple(
        name
        for name in found.names
        if not (_PROCEDURE.search(name) or _stays(text, name, noun.end))
    )
    return replace(found, names=left)


def _of(kind: str, names: Sequence[str], noun: AccountNoun) -> Identifiers | None:
    return Identifiers(kind, tuple(names), noun.end) if names else None


def _told_before(text: str, noun: AccountNoun) -> Identifiers | None:
    """“甲”公众号, 同名小程序."""
    before = text[: noun.start]
    if behind := _NAMES_BEHIND.search(before):
        return _of("quoted", [m["name"] for m in re.finditer(QUOTED, behind["names"])], noun)
    if before.endswith("同名"):
        return _of("same", ["同名"], noun)
    return None


def _tails_before(text: str, noun: AccountNoun) -> Identifiers | None:
    """尾号0926、3381注册的微信."""
    tails = _TAILS_BEFORE.search(text, 0, noun.start) if noun.platform else None
    return (
        _of("number", list(dict.fromkeys(_ONE_TAIL.findall(tails["run"]))), noun) if tails else None
    )


def _lettered(text: str, noun: AccountNoun) -> list[str]:
    letters = dict.fromkeys(m["name"] for m in _LETTERED.finditer(text, noun.end))
    gone = {m["name"] for m in _LETTERED.finditer(text, noun.end) if is_kept(text, *m.span())}
    return [name for name in letters if name not in gone] if len(letters) > 1 else []


def _stays(text: str, name: str, at: int) -> bool:
    """The account is named again, to say that it stays: “甲”“乙”，其中“乙”不在让出之列."""
    again = text.find(name, text.find(name, at) + 1) if name in text[at:] else -1
    return again >= 0 and not name.isdigit() and is_kept(text, again, again + len(name))


def _numbers_at(text: str, noun: AccountNoun) -> list[str]:
    repeated = _REPEATED.match(text, noun.end)
    if repeated and repeated["again"].endswith(text[noun.start : noun.end]):
        return list(map(str, range(int(repeated["low"]), int(repeated["high"]) + 1)))
    if named := _NAMED_RUN.match(text, noun.end):
        return list(map(str, range(int(named["low"]), int(named["high"]) + 1)))
    if _REPEATED_BEFORE.search(text, 0, noun.start):
        return []
    if before := _CODES_BEFORE.search(text, 0, noun.start):
        return [name for step in _CODE_STEP.finditer(before["run"]) for name in coded(step)]
    match = _NUMBERED.match(text, noun.end) or _NUMBERED_BEFORE.search(text, 0, noun.start)
    return _running_numbers(next(filter(None, match.groupdict().values()))) if match else []


def count_listed(text: str) -> int:
    """How many accounts the words list by running number or, where none is, by name."""
    numbered = [n for run in _ANY_RUN.finditer(text) for n in _running_numbers(run["run"])]
    codes = [name for step in _CODE_STEP.finditer(text) for name in coded(step)]
    return len(numbered) or len(codes) or len(re.findall(QUOTED, text))


def _running_numbers(words: str) -> list[str]:
    """1至3号、5号: four numbers; 一二三号: three."""
    found: list[str] = []
    for step in _STEP.finditer(words):
        low = step["low"]
        if len(low) > 1 and low in _ALL_DIGITS:
            found += low
            continue
        first = _value(low)
        last = _value(step["high"]) if step["high"] else first
        found += map(str, range(first, last + 1))
    return found


def _value(numeral: str) -> int:
    return int(parse_number(numeral) or 0)

"""Accounts told by listing them: by names in quotes, by letters, by running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.facts.account_words import AccountNoun
from reviewer.text.numerals import parse_number

QUOTED = r"[“\"「『‘](?P<name>[^”\"」』’]{1,30})[”\"」』’]"
# “主体变更”功能, “账号迁移”: what a platform does, not how an account is called.
_PROCEDURE = re.compile(r"变更|迁移|过户|转移|流程|申请|功能|程序$|后台|规则|协议")
_NAME_BEHIND = re.compile(QUOTED + r"(?:[\u4e00-\u9fff]{0,2}|[(])$")
_CALLED = r"(?:，?(?:编号|编码|代号|序号)(?:分别)?(?:为|是)?:?)?"
# 微信号A、B及C; 微信，编码A、B、C.
_LETTERS = re.compile(rf"号?{_CALLED}(?P<all>[A-Z](?:[、及和与][A-Z])+)(?![A-Za-z\d])")
# 工作号一、二、三; 微信号甲、乙.
_SIGN = "[一二三四五六七八九十甲乙丙丁戊己]"
_SIGNS = re.compile(rf"号?(?P<all>{_SIGN}(?:[、及和与]{_SIGN})+)(?=[，。;|)转归移交]|$)")
_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_TO = "[至到\\-—–~]+"
_RUN = rf"(?P<run>{_NUMERAL}号?(?:(?:[、和与及]|{_TO}){_NUMERAL}号?)*)(?<=号)(?![码卡楼线店房])"
# 抖音助农一号、二号、五号; 快手账号1至5号; 编号1至6号的会籍顾问微信.
_NUMBERED = re.compile(rf"[^，。;、|“”()\d一二三四五六七八九十]{{0,4}}{_CALLED}{_RUN}")
_ANY_RUN = re.compile(_RUN)
# 客服微信1号至客服微信8号.
_REPEATED = re.compile(
    r"(?P<low>\d{1,3})号?[至到—–~-]+[\u4e00-\u9fff]{0,8}?(?P<again>[\u4e00-\u9fff]{2,8})(?P<high>\d{1,3})号?(?!\d)"
)
_REPEATED_BEFORE = re.compile(r"\d号?[至到—–~-]+[\u4e00-\u9fff]{0,8}$")
_NUMBERED_BEFORE = re.compile(rf"(?:编号|编码|代号)为?{_RUN}的?[\u4e00-\u9fff]{{0,8}}$")
# 抖音账号(A01—A10).
_CODE = r"[A-Za-z]{1,3}-?\d{1,4}"
_CODES = re.compile(
    rf"[(:]?{_CALLED}(?P<run>{_CODE}(?:(?:[、和与及]|{_TO}){_CODE})+)(?![A-Za-z\d])"
)
_CODES_BEFORE = re.compile(
    rf"(?:编号|编码|代号)为?(?P<run>{_CODE}(?:(?:[、和与及]|{_TO}){_CODE})+)的?[\u4e00-\u9fff]{{0,8}}$"
)
_CODE_STEP = re.compile(rf"(?P<low>{_CODE})(?:{_TO}(?P<high>{_CODE}))?")
_STEP = re.compile(rf"(?P<low>{_NUMERAL})号?(?:{_TO}(?P<high>{_NUMERAL})号?)?")
_ALL_DIGITS = "一二三四五六七八九"
_QUOTED_TO = re.compile(rf"{_TO}{QUOTED}")
_LAST_NUMBER = re.compile(rf"{_NUMERAL}(?=\D{{0,2}}$)")


def find_names(text: str, noun: AccountNoun, stop: int) -> list[str]:
    """The names or numbers of the accounts at a noun, up to `stop`; “甲”公众号, 同名小程序."""
    names = list(_quoted_names(text, noun, stop))
    listed = _LETTERS.match(text, noun.end) or _SIGNS.match(text, noun.end)
    if not names and (letters := listed):
        names += re.split(r"[、及和与]", letters["all"])
    if not names and noun.platform:
        names += _numbers_at(text, noun)
    before = text[: noun.start]
    if not names and noun.platform and (behind := _NAME_BEHIND.search(before)):
        names.append(behind["name"])
    if not names and before.endswith("同名"):
        names.append("同名")
    return [name for name in names if not _PROCEDURE.search(name)]


def _quoted_names(text: str, noun: AccountNoun, stop: int) -> Iterator[str]:
    """抖音号“甲”“乙”, “甲1号”至“甲5号”."""
    gap = re.compile(r"[^，。;、|“\"「『‘《》称指]{0,6}" if noun.platform else "")
    at = noun.end
    while (
        (between := gap.match(text, at))
        and between.end() <= stop
        and (quoted := re.compile(QUOTED).match(text, between.end()))
    ):
        yield quoted["name"]
        at = quoted.end()
        gap = re.compile(r"[、和与及]?")
        if last := _QUOTED_TO.match(text, at):
            yield from _between(quoted["name"], last["name"])
            at = last.end()


def _between(first: str, last: str) -> Iterator[str]:
    """The names after the first, up to the last: 甲2号 to 甲5号."""
    low, high = _LAST_NUMBER.search(first), _LAST_NUMBER.search(last)
    if low and high:
        yield from map(str, range(_value(low.group()) + 1, _value(high.group()) + 1))
    else:
        yield last


def _numbers_at(text: str, noun: AccountNoun) -> list[str]:
    repeated = _REPEATED.match(text, noun.end)
    if repeated and repeated["again"].endswith(text[noun.start : noun.end]):
        return list(map(str, range(int(repeated["low"]), int(repeated["high"]) + 1)))
    if _REPEATED_BEFORE.search(text, 0, noun.start):
        return []
    if codes := _CODES.match(text, noun.end):
        return [name for step in _CODE_STEP.finditer(codes["run"]) for name in _coded(step)]
    if before := _CODES_BEFORE.search(text, 0, noun.start):
        return [name for step in _CODE_STEP.finditer(before["run"]) for name in _coded(step)]
    match = _NUMBERED.match(text, noun.end) or _NUMBERED_BEFORE.search(text, 0, noun.start)
    return _running_numbers(match["run"]) if match else []


def _coded(step: re.Match[str]) -> Iterator[str]:
    yield step["low"]
    if step["high"]:
        yield from _between(step["low"], step["high"])


def count_listed(text: str) -> int:
    """How many accounts the words list by running number or, where none is, by name."""
    numbered = [n for run in _ANY_RUN.finditer(text) for n in _running_numbers(run["run"])]
    return len(numbered) or len(re.findall(QUOTED, text))


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

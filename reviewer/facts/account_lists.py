"""Accounts told by listing them: by names in quotes, by letters, by running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.facts.account_words import AccountNoun
from reviewer.facts.kept_accounts import is_kept
from reviewer.text.numerals import parse_number

QUOTED = r"[“\"「『‘](?P<name>[^”\"」』’]{1,30})[”\"」』’]"
# “主体变更”功能, “账号迁移”: what a platform does, not how an account is called.
_PROCEDURE = re.compile(r"变更|迁移|过户|转移|流程|申请|功能|程序$|后台|规则|协议")
# 抖音号名为“甲”; 微信号，即“甲”“乙”.
_TO_NAMES = (
    r"(?:的?(?:微信)?号)?，(?:即|包括|分别[为是]|名为|叫):?(?=[“\"「『‘])"
    r"|[^，。;、|“\"「『‘《》称指]{0,6}"
)
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
    rf"[，:(]?[自从]?(?P<name>[\u4e00-\u9fff]{{1,6}}?)(?P<low>\d{{1,4}})号?{_TO}(?P=name)(?P<high>\d{{1,4}})号?(?!\d)"
)
_REPEATED_BEFORE = re.compile(r"\d号?[至到—–~-]+[\u4e00-\u9fff]{0,8}$")
# 编号1至6号的会籍顾问微信; 编号为1、3、5的微信; 1号、3号、5号微信.
_NUMBERED_BEFORE = re.compile(
    rf"(?:编号|编码|代号)为?{_RUN}的?[\u4e00-\u9fff]{{0,8}}$"
    rf"|(?:编号|编码|代号)为?(?P<bare>{_NUMERAL}(?:(?:[、和与及]|{_TO}){_NUMERAL})+)的[\u4e00-\u9fff]{{0,8}}$"
    rf"|(?<!\d)(?P<several>{_NUMERAL}(?:号(?:[、和与及]{_NUMERAL}号)+|{_TO}{_NUMERAL}号))的?(?:工作|客服)?$"
)
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
# The numbers, tails or names in Latin letters by which accounts are told apart:
# 微信（尾号3307、5512）, 尾号0926、3381注册的微信, QQ号2881301、9910277, 微信号luxi_a、luxi_b.
_TAILS = r"[\d*]{3,12}(?:[、和与及](?:[尾末]号|后四位)?[\d*]{3,12})+"
_TAIL_WORD = r"(?:[尾末]号|后四位)(?:数字)?(?:分别)?[为是]?:?"
_BY_TAIL = re.compile(
    rf"[^，。;、|“”()\d]{{0,6}}[(，]?[^，。;、|“”()\d]{{0,6}}{_TAIL_WORD}(?P<run>{_TAILS})"
)
_BY_TAIL_BEFORE = re.compile(
    rf"{_TAIL_WORD}(?P<run>{_TAILS})(?:[注绑][册定]|登录|所用)?的?[\u4e00-\u9fff]{{0,6}}$"
)
_BY_NUMBER = re.compile(
    r"号?[:(]?(?P<run>[1-9][\d*]{4,11}(?:[、和与及][1-9][\d*]{4,11})+)(?![\d,.]|[元人个位])"
)
_ID = r"[A-Za-z][A-Za-z\d_.\-]{3,24}"
_BY_ID = re.compile(
    rf"号?[(，]?(?:[Uu]?[Ii][Dd]|用户名|登录名|账号名?)?(?:分别)?[为是]?:?(?P<run>{_ID}(?:(?:\([^()]{{0,8}}\))?[、和与及]{_ID})+)(?![A-Za-z])"
)
_ONE_TAIL = re.compile(r"[\d*]{3,}|[A-Za-z][A-Za-z\d_.\-]+")
# 公众号《城南书摘》《午后三点》; not that of a game or an article.
_TITLES = re.compile(r"(?:《[^》]{1,20}》[、和与及]?)+(?!一[书文]|的?(?:文章|栏目|专栏|角色|账号))")
_TITLE = re.compile("《([^》]+)》")
# A号、B号、C号.
_LETTERED = re.compile(r"(?<![A-Za-z\d])(?P<name>[A-Z])号(?![线楼店码])")
_CODED_LATER = re.compile(
    rf"[^。;|“”\d]{{0,16}}?(?:编号|编码|代号|序号)(?:分别)?[为是从自]?:?(?P<run>{_CODE}(?:(?:[、和与及]|{_TO}){_CODE})+)(?![A-Za-z\d])"
)
_ALL_DIGITS = "一二三四五六七八九"
_QUOTED_TO = re.compile(rf"(?:一?直?[排编数])?{_TO}{QUOTED}")
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
    if not names and noun.platform:
        names += _told_apart(text, noun, stop)
    return [name for name in names if not (_PROCEDURE.search(name) or _stays(text, name, noun.end))]


def _stays(text: str, name: str, at: int) -> bool:
    """The account is named again, to say that it stays: “甲”“乙”，其中“乙”不在让出之列."""
    again = text.find(name, text.find(name, at) + 1) if name in text[at:] else -1
    return again >= 0 and not name.isdigit() and is_kept(text, again, again + len(name))


def _told_apart(text: str, noun: AccountNoun, stop: int) -> list[str]:
    """By tails of telephone numbers, by numbers, by names in Latin letters, by titles, by codes."""
    games = noun.platform and noun.platform.kind == "game"
    if not games and (titles := _TITLES.match(text, noun.end)):
        return _TITLE.findall(titles.group())
    patterns = (_BY_TAIL, _BY_NUMBER, _BY_ID)
    found = _BY_TAIL_BEFORE.search(text, 0, noun.start) or next(
        filter(None, (pattern.match(text, noun.end) for pattern in patterns)), None
    )
    if found:
        return list(dict.fromkeys(_ONE_TAIL.findall(found["run"])))
    if codes := _CODED_LATER.match(text, noun.end, stop + 40):
        return [name for step in _CODE_STEP.finditer(codes["run"]) for name in _coded(step)]
    letters = dict.fromkeys(m["name"] for m in _LETTERED.finditer(text, noun.end))
    gone = {m["name"] for m in _LETTERED.finditer(text, noun.end) if is_kept(text, *m.span())}
    return [name for name in letters if name not in gone] if len(letters) > 1 else []


def _quoted_names(text: str, noun: AccountNoun, stop: int) -> Iterator[str]:
    """抖音号“甲”“乙”, “甲1号”至“甲5号”."""
    gap = re.compile(_TO_NAMES if noun.platform else "")
    at = noun.end
    while (
        (between := gap.match(text, at))
        and between.end() <= stop
        and (quoted := re.compile(QUOTED).match(text, between.end()))
    ):
        yield quoted["name"]
        at = quoted.end()
        gap = re.compile(r"(?:\([^()]{0,16}\))?[、和与及]?")
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
    if named := _NAMED_RUN.match(text, noun.end):
        return list(map(str, range(int(named["low"]), int(named["high"]) + 1)))
    if _REPEATED_BEFORE.search(text, 0, noun.start):
        return []
    if codes := _CODES.match(text, noun.end):
        return [name for step in _CODE_STEP.finditer(codes["run"]) for name in _coded(step)]
    if before := _CODES_BEFORE.search(text, 0, noun.start):
        return [name for step in _CODE_STEP.finditer(before["run"]) for name in _coded(step)]
    match = _NUMBERED.match(text, noun.end) or _NUMBERED_BEFORE.search(text, 0, noun.start)
    return _running_numbers(next(filter(None, match.groupdict().values()))) if match else []


def _coded(step: re.Match[str]) -> Iterator[str]:
    yield step["low"]
    if step["high"]:
        yield from _between(step["low"], step["high"])


def count_listed(text: str) -> int:
    """How many accounts the words list by running number or, where none is, by name."""
    numbered = [n for run in _ANY_RUN.finditer(text) for n in _running_numbers(run["run"])]
    coded = [name for step in _CODE_STEP.finditer(text) for name in _coded(step)]
    return len(numbered) or len(coded) or len(re.findall(QUOTED, text))


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

"""What an account is told apart by: a name in quotes, a title, a Latin name, a number, a code.

They are known by what they are, wherever they stand in the phrase of an account: what leads to the
first one may say how it is called, and only what joins a list stands between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.facts.account_words import AccountNoun
from reviewer.text.numerals import parse_number

QUOTED = r"[“\"「『‘](?P<name>[^”\"」』’]{1,30})[”\"」』’]"
TO = r"[至到\-—–~]+"
NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
CODE = r"[A-Za-z]{1,3}-?\d{1,4}"
_FORM = re.compile(
    rf"(?P<quoted>{QUOTED})|(?P<title>《[^》]{{1,20}}》)"
    rf"|(?P<code>(?<![A-Za-z\d_.\-]){CODE}(?:{TO}{CODE})?(?![A-Za-z\d_.*]))"
    r"|(?P<latin>(?<![A-Za-z\d_.\-])[A-Za-z](?=[A-Za-z\d_.\-]*[\d_.\-]|[a-z]{4})[A-Za-z\d_.\-]{3,24}(?![A-Za-z\d]))"
    r"|(?P<serial>(?<![\d.,*A-Za-z])\d{1,2}(?=[、，。;|)和与及]|$))"
    r"|(?P<number>(?<![\d.,*A-Za-z])[\d*]{3,12}(?![\d.,%×]|[元人个位年月天条部台张家万千余多]))"
)
_TAIL = re.compile(r"[尾末][号数]|[后末]四位|末四")
_CALLED = (
    r"(?:分别|依次|各自|名[为称叫字]|昵称|[叫即]|工号|编号|编码|代号|序号|包括|[Uu]?[Ii][Dd]|用户名|登录名|[账帐]号名?|[号店]名"
    rf"|为|是|以(?![及上下])|从|{_TAIL.pattern})"
)
_LEAD = re.compile(rf"[(:]?[^，。;、|()“《]{{0,6}}|[^。;|“《]{{0,12}}?{_CALLED}[^，。;|“《]{{0,6}}")
# 微信内好友“甲”; 以“甲”名义; “甲”功能: not how an account is called.
_OF_ANOTHER = re.compile(
    r"[里内中上](?!的?$)|好友|粉丝|客户|会员|文章|栏目|专栏|手机(?!号?(?:尾|末|后))|电话|银行|卡|群|下称|简称|[统合]称|称为|所称|《.*》|指"
    r"|名义|以及|连同|还有|认证|主体|实名|绑定|注册|关注|订阅|获赞|存货|作品|视频(?!号)|更名|改名|改为|见|附件|附表|清单|设备|的?(?:头像|风格|人设)|与(?!$)|或"
)
_NO_NAME_BEHIND = re.compile(
    r"的?(?:名义|功能|流程|文章|栏目|专栏|角色|一[书文]|商标|品牌|字样|身份|头像|人设)"
)
_JOINT = re.compile(
    r"(?:\([^()]{0,16}\)|的那?个?)?(?:[、，/和与及跟]|以及|还有|连同)*"
    r"(?:(?:[尾末][号数]|[后末]四位|[Uu]?[Ii][Dd]|号|昵称|名为|叫|[另一]个叫?)[为是: ]?)?"
)
_STEP = re.compile(rf"(?P<low>{CODE})(?:{TO}(?P<high>{CODE}))?")
_QUOTED_TO = re.compile(rf"(?:一?直?[排编数])?{TO}{QUOTED}")
_NO_RANGE = re.compile(r"(?!)")
_RANGES = {
    "quoted": _QUOTED_TO,
    "latin": re.compile(rf"{TO}(?P<name>[A-Za-z][A-Za-z\d_.\-]*\d)(?![A-Za-z\d])"),
}
_LAST_NUMBER = re.compile(rf"{NUMERAL}(?=\D{{0,2}}$)")
_SERIAL = re.compile(r"(?:[工编序机代]号|编码)(?:分别)?[为是:]*$")
_TAIL_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Identifiers:
    """Names of one `kind` (quoted, title, code, latin, number) that end at `end` of the text."""

    kind: str
    names: tuple[str, ...]
    end: int


NONE = Identifiers("", (), 0)


def identifiers_from(text: str, noun: AccountNoun, stop: int) -> Identifiers:
    """The identifiers of the accounts at a noun, none beyond `stop`. A noun without a platform has
    only the names in quotes right behind it."""
    at = noun.end
    first = _FORM.search(text, at, stop)
    if first is None or not _leads(text, noun, first):
        return NONE
    kind = _kind(first)
    names: list[str] = []
    form: re.Match[str] | None = first
    end = at
    while form and _kind(form) == kind and not _NO_NAME_BEHIND.match(text, form.end()):
        end = form.end()
        names += expanded(form)
        if last := _RANGES.get(kind, _NO_RANGE).match(text, end):
            names += between(names[-1], last["name"])
            end = last.end()
        form = _FORM.search(text, end, stop)
        if form and not _JOINT.fullmatch(text, end, form.start()):
            break
    return Identifiers(kind, tuple(dict.fromkeys(names)), end)


def identifiers_in(cell: str) -> tuple[str, ...]:
    """The identifiers that a whole cell lists: lm_001至lm_008; “甲”“乙”."""
    names: list[str] = []
    at = 0
    while form := _FORM.match(cell, at):
        names += expanded(form)
        at = form.end()
        if last := _RANGES.get(_kind(form), _NO_RANGE).match(cell, at):
            names += between(names[-1], last["name"])
            at = last.end()
        joint = _JOINT.match(cell, at)
        at = joint.end() if joint else at
    return tuple(dict.fromkeys(names)) if at == len(cell) else ()


def _kind(form: re.Match[str]) -> str:
    assert form.lastgroup
    return "quoted" if form.lastgroup == "name" else form.lastgroup


def _leads(text: str, noun: AccountNoun, form: re.Match[str]) -> bool:
    lead = text[noun.end : form.start()]
    if noun.platform is None:
        return not lead and _kind(form) == "quoted"
    if _OF_ANOTHER.search(lead) or not _LEAD.fullmatch(lead):
        return False
    if _kind(form) == "title":
        return not lead.strip("号:，") and noun.platform.kind != "game"
    if _kind(form) == "serial":
        return bool(_SERIAL.search(lead))
    if _kind(form) != "number":
        return True
    return len(form.group()) > _TAIL_LENGTH or bool(_TAIL.search(lead))


def expanded(form: re.Match[str]) -> Iterator[str]:
    """The names that a form of an identifier stands for: A01—A10 are ten."""
    words = form.group()
    if step := _STEP.fullmatch(words):
        yield from coded(step)
    else:
        yield words.strip('“”"「」『』‘’《》')


def coded(step: re.Match[str]) -> Iterator[str]:
    """The codes from the lower to the higher one."""
    yield step["low"]
    if step["high"]:
        yield from between(step["low"], step["high"])


def between(first: str, last: str) -> Iterator[str]:
    """The names after the first, up to the last: 甲2号 to 甲5号."""
    low, high = _LAST_NUMBER.search(first), _LAST_NUMBER.search(last)
    if low and high:
        stem = last[: high.start()]
        width = len(low.group()) if low.group().isdigit() else 1
        numbers = range(_value(low.group()) + 1, _value(high.group()) + 1)
        yield from (f"{stem}{number:0{width}}" for number in numbers)
    else:
        yield last


def _value(numeral: str) -> int:
    return int(parse_number(numeral) or 0)

"""Parties whom a sentence introduces in passing, and those whom nothing but their letter names.

甲方许立群、乙方蒋雯经调解达成协议; 让渡方为甲方，尤知行. A letter that the clauses use stands for a
party even where no line of the head says who that is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reviewer.document.model import Document, Span
from reviewer.facts.model import Party
from reviewer.facts.words import Words

LETTER = re.compile(r"[甲乙丙丁戊己庚辛]方")
# The commoner family names, but those that are little words of the language (应, 向, 时).
FAMILY = (
    "(?:欧阳|诸葛|司马|上官|司徒|东方|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|端木|闻人"
    "|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛"
    "伍韦申尤毕聂丛焦柳邢路岳齐沿梅莫庄辛祝左涂谷祁舒耿牟卜詹关苗凌费纪靳盛童甄项游阳裴席卫查屈鲍覃霍翁隋甘景薄包柏宁柯阮桂闵"
    "解柴车冉房边辜饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟褚廉简娄盖奚木穆党燕郎冀谈姬屠连郜晏栾郁商蒙喻揭窦敖糜鄢冷卓花仇艾蓝巩井练"
    "仲乐虞卞封竺冼楚佟栗匡宗巫鞠桑荆谌银沙习蔺骆慕])"
)
# What follows a name in a sentence.
_AFTER = (
    r"(?=[，,。；;、（(）)]|$|[与和及](?=[甲乙丙丁]|[\u4e00-\u9fff]{1,3}[方人])|自愿|协商|经(?![营销济理常办])"
    r"|就|于|因|双方|本着|订立|签订|达成|在)"
)
_PERSON = rf"(?:{FAMILY}|[老小阿])[\u4e00-\u9fff]{{1,2}}?{_AFTER}"
_FIRM = (
    r"(?![应将须把为向以在已因曾同愿不有的是常经自可得停歇开提负承])[^，,。；;、：:（()）]{2,30}?(?:[(][^()]{2,6}[)][^，,。；;、：:（()）]{2,20}?)?"
    r"(?:公司|工作室|事务所|合作社|经营部|服务部|门市部|[店厂社馆院校坊部]|中心|协会|[商洋车琴银粮]行)"
    + _AFTER
)
# 让渡方为甲方，尤知行; …主持，甲方许立群、乙方蒋雯…; 由提供方（某公司）与使用方（某公司）订立.
_IN_PASSING = re.compile(
    r"(?:^|(?<=[，,。；;、:：持由与和及兹有]))(?:(?P<also>[\u4e00-\u9fff]{2,5})[为是系])?"
    rf"(?P<role>{LETTER.pattern}|[\u4e00-\u9fff]{{1,4}}[方人主])(?:[(](?P<bracket>[^()]{{1,12}})[)])?"
    rf"[：:，,为系是(]?(?P<name>{_PERSON}|{_FIRM})"
)
_NAME = re.compile(f"{_PERSON}|{_FIRM}")
# 马桂芳（卖红薯的）和徐海（马桂芳的外甥）商量好: parties by nothing but their names.
_WHO = rf"(?:{FAMILY}|[老小阿])[\u4e00-\u9fff]{{1,2}}?"
_NOTE = r"(?:[(][^()]{1,24}[)])?"
_TOGETHER = re.compile(
    rf"^(?:[^，。；]{{0,12}}[，:])?(?P<one>{_WHO}){_NOTE}[和与跟同、](?P<other>{_WHO}){_NOTE}[，]?[^，。；]{{0,6}}?"
    r"(?:商[量议定]|说[好定妥]|谈[好妥定]|约[定好]|讲[好定]|立|订|签|达成)"
)
_OFTEN = 3
_MENTIONED = _SIDE_BY_SIDE = 2
_LETTERS_OF_PARTIES = "甲乙丙丁"


def introduced_in_passing(words: Words) -> Iterator[Party]:
    """Letters that a line joins to a name without calling it a line of a party.

    Other words for a party are believed where two stand side by side: 让与人沈氏，受让人罗氏.
    """
    found = list(_IN_PASSING.finditer(words.text))
    for match in found:
        if LETTER.match(match["role"]) or len(found) >= _SIDE_BY_SIDE:
            also = tuple(word for word in (match["also"], match["bracket"]) if word)
            yield Party(match["role"], match["name"], (words.span(*match.span()),), also)


def named_together(document: Document, words: Words) -> Iterator[Party]:
    """Two persons whom a line joins by their names alone, as the clauses go on to call them."""
    match = _TOGETHER.match(words.text)
    if match and all(document.text.count(name) >= _OFTEN for name in match.groups()):
        for group in ("one", "other"):
            yield Party(match[group], match[group], (words.span(*match.span(group)),), (), True)


def may_be_a_name(text: str) -> bool:
    """The text begins with a family name or with the name of a shop or a firm."""
    return bool(_NAME.match(text))


def only_mentioned(document: Document, known: Collection[str], head: int) -> Iterator[Party]:
    """The letters, but those `known`, that the contract uses without introducing them.

    Once is enough before the offset `head`, at which the clauses begin.
    """
    for letter in _LETTERS_OF_PARTIES:
        role = f"{letter}方"
        at = document.text.find(role)
        if role in known or at < 0:
            continue
        if at < head or document.text.count(role) >= _MENTIONED:
            yield Party(role, None, (Span(at, at + len(role)),))

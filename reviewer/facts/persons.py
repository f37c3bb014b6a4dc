"""Whether a number counts persons whose data are kept, or records about them.

A clause speaks of customers, and counts skins, contracts and its own staff besides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reviewer.document.model import Span
from reviewer.facts.total_words import TOTAL
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, Number

# Patterns with <person> are spelt out with the words of fact-words.yaml.
PERSON = "<person>|人(?<=的人)(?![民工])"
PERSON_CLASSIFIERS = frozenset({"名", "位", "人", "户", "人次", "号人", "口人"})
RECORD_CLASSIFIERS = frozenset({"条", "份", "件", "行", "例", "笔", "本", "册", "卷", "页", "袋"})
# 双方各派二名工作人员, 三名客服: these persons do something, their data do not go along.
_OTHERS = re.compile(
    r"数|码|[^，、。;|]{0,6}?(?:合同|复印件|工作人员|管理员|客服|教练(?!班)|讲师|代表|店员|经办|技师|顾问|美容师|人到场|见证|律师|公证|专员|坐席|董事|股东|合伙人|平台|公司|酒店|门店)"
)
# 860户租客的合同信息: persons all the same; their contracts of employment are the staff's.
_WHOSE = rf"(?:{PERSON})的(?!劳动|社保|工资)"
SUMMED = re.compile(rf"{TOTAL}|累计|共|总[量数]|[合加]起来|[合加]在一起|归总")
_ADDRESS = re.compile(r"[^，。;|]{0,3}(?:邮箱|手机号|号码|联系方式)")  # 约6,200个订阅邮箱
_BARE_AFTER = re.compile(r"的?(?:[，。;|]|$)|的")
_CONTACT = "(?:<contact>)(?![账帐]?号)"
_ONE_EACH = re.compile(r"[^。;]{0,6}一人一[张卡]")
_FANS = re.compile(r"粉(?!丝?(?:资料|名单|信息|档案|电话|地址))")
FOLLOWERS = re.compile(r"粉丝|关注|订阅|浏览|阅读|播放")
_WATCHING = re.compile(r"(?:在|来)?(?:关注|围观|观?看|阅读|播放)")
# Hundreds of them: fewer are who does the work.
_COUNTED_PERSONS = re.compile(
    r"(?:\d[\d,]{2,}|[百千万佰仟][〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]*)[余多来]?(?:[名位人户](?!民|[称均间])|个(?:自然)?人)"
)
_BARE_TOTAL = re.compile(rf"，(?:{SUMMED.pattern}|计|约|有)+$")
_DEALS = re.compile(r"成交|[月日]均|销量|交易额?")  # 近半年成交订单约5,200笔: how a shop sells
_DIGITS = re.compile(r"[号数密编手]")  # 11位号码卡
_FAMILIES = frozenset("家对")  # 1150家铲屎官, 19,400对夫妇
# 八十三个小学生, 三百个老主顾的姓名: told by the noun or by what is written down of them.
_KIND_OF_PERSON = (
    rf"的?[\u4e00-\u9fff]{{0,3}}?(?:{PERSON})(?![端号店卡群])"
    r"|[^，。;|\d]{1,10}?[的之](?:姓名|名字|真名|电话|手机|联系|住址|报名|名册|资料|档案|聊天|备注)"
)
# 三千一百个吃客, 六百个茶友.
_BY_ENDING = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:(?<!看)客|[友娃妹迷婆爷嫂])(?=[，。;|的之、)]|$)(?!的?群)"
)
# 六百四十来个买过书的顾客, 一千三百四十个人.
_DESCRIBED = rf"(?!人[民工])(?:人|[^，。;|\d群号]{{0,8}}?的?(?:{PERSON}))(?![号群])"
_NOUN = re.compile(r"(?![余多来左以的])[\u4e00-\u9fff]{2}")
LARGE = 100  # so many are customers, fewer may be who does the work


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of persons or records; `total` where it is told to be of all of them, `each` where
    it holds for every account."""

    number: Number
    total: bool
    each: bool
    span: Span


def speaks_of_persons(text: str) -> bool:
    """The words are about persons whose data are kept."""
    named = names_persons(text) or _names_records(text)
    return named or _COUNTED_PERSONS.search(text) is not None


def speaks_of_records(text: str) -> bool:
    """The words are about what is written down of persons."""
    return _names_records(text) and names_persons(text)


def heads_persons(text: str) -> bool:
    """The head of a table has a column of persons or of how many they are."""
    return names_persons(text) or "人数" in text or "户数" in text


def names_persons(text: str) -> bool:
    """A word for persons whose data are kept stands in the text: 客户, 学员, 好友."""
    return spelt_out(PERSON).search(text) is not None


def _names_records(text: str) -> bool:
    return spelt_out("<record>").search(text) is not None


def counts_persons(text: str, count: Count, *, contacts_only: bool) -> bool:
    """Whether the number is of persons or of records about them; of contacts alone where it stands
    among accounts."""
    after = text[count.end : count.end + 12]
    before = text[max(0, count.start - 24) : count.start]
    before = before[max(before.rfind(mark) for mark in "。;") + 1 :]
    near = after[:6]
    followers = _FANS.search(before[-8:] + near) or "关注" in before[-6:] or _WATCHING.match(near)
    other = _OTHERS.match(after) and not spelt_out(_WHOSE).match(after)
    if followers or other or (contacts_only and _is_of_things(text, count)):
        return False
    if contacts_only:
        return bool(spelt_out(_CONTACT).search(before + near))
    return _counts_by_classifier(text, count, before, after)


def _counts_by_classifier(text: str, count: Count, before: str, after: str) -> bool:
    """By the classifier and the words next to it."""
    large = count.number.stated >= LARGE
    if count.classifier == "件":  # of documents, not 陈茶两百件，双方登记
        thing = _BARE_TOTAL.sub("", before).split("，")[-1]
        return speaks_of_persons(thing + re.split("[，。;|]", after)[0])
    if count.classifier == "张":  # 储值卡412张，一人一卡
        return large and bool(_ONE_EACH.match(text[count.end :]))
    if count.classifier in RECORD_CLASSIFIERS:
        dealt = count.classifier == "笔" and _DEALS.search(before)
        warranted = large and (count.number.high is None or SUMMED.search(before))
        return not dealt and (bool(warranted) or speaks_of_persons(text))
    if count.classifier == "个":
        named = spelt_out(_KIND_OF_PERSON).match(text, count.end) or _ADDRESS.match(after)
        bare = _BARE_AFTER.match(after) and names_persons(before)
        return bool(named or (large and (bare or _is_described(text, count))))
    if count.classifier in _FAMILIES:
        return large and names_persons(before + after)
    digits = count.classifier == "位" and _DIGITS.match(after)
    return count.classifier in PERSON_CLASSIFIERS and not digits


def _is_described(text: str, count: Count) -> bool:
    return bool(spelt_out(_DESCRIBED).match(text, count.end) or _BY_ENDING.match(text, count.end))


def _is_of_things(text: str, count: Count) -> bool:
    """四百一十二个皮肤: what is counted is named, and is no person."""
    if count.classifier != "个" or not _NOUN.match(text, count.end):
        return False
    return not (spelt_out(_KIND_OF_PERSON).match(text, count.end) or _is_described(text, count))

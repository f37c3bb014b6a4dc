"""How many persons' data go along.

Numbers of persons (名, 人, 位, 户) and of records about persons (条, 份, 行) are read from the
clauses that hand over data or customers, and from the definitions and rows they rest on; without
them, the contacts that are on the accounts. Followers of an account are not counted: what they see
is public, and no data of theirs go along.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from reviewer.document.model import Span
from reviewer.facts.model import EachAccount, Fact
from reviewer.facts.readings import Reading
from reviewer.facts.total_words import TOTAL
from reviewer.facts.word_lists import spelt_out
from reviewer.text.numerals import Count, Number, find_counts, find_numbers

# Patterns with <person> are spelt out with the words of fact-words.yaml.
_PERSON = "<person>|人(?<=的人)(?![民工])"
_PERSON_CLASSIFIERS = frozenset({"名", "位", "人", "户", "人次", "号人", "口人"})
_RECORD_CLASSIFIERS = frozenset({"条", "份", "件", "行", "例", "笔", "本", "册", "页", "袋"})
# 双方各派二名工作人员, 三名客服: these persons do something, their data do not go along.
_OTHERS = re.compile(
    r"数|码|[^，、。;|]{0,6}?(?:合同|复印件|工作人员|管理员|客服|教练(?!班)|讲师|代表|店员|经办|技师|顾问|美容师|人到场|见证|律师|公证|专员|坐席|董事|股东|合伙人|平台|公司|酒店|门店)"
)
# 860户租客的合同信息: persons all the same; their contracts of employment are the staff's.
_WHOSE = rf"(?:{_PERSON})的(?!劳动|社保|工资)"
_PENALTY = re.compile(
    r"一式$|各执?$|每[少缺多差]?一?$|(?<![不得])少[于一]|(?:短缺|缺失|差额|扣|赔|减少)[^，。;]{0,6}$|抽[取查检验样]|随机"
)
_TOTAL = re.compile(rf"{TOTAL}|累计|共|总[量数]")
_EACH = re.compile(r"(?:每[个一]|各)[^，。;]{0,14}$")
_LIST = re.compile(r"分别(?:有|为|是|约)?")
# 小学段418人，初中段355人、高中段127人: what stands between two counts that are added up.
_BESIDE = re.compile(r"[，、和及]{1,2}(?P<label>[^，、。；;|\d]{1,8})")
_WITHIN = re.compile(
    r"其中|[包内]?含|包括|每|各|所|[占余已未扣]|活跃|实际|至少|不|更正|改|调整|变更|核减|订正"
)
# 原写640人，经点名更正为588人.
_CHANGED_AFTER = re.compile(r"[，]?[^，。;|\d]{0,8}(?:更正|改|调整|变更|核减|订正)[为成至到]")
_NUMBER_HEAD = re.compile(
    r"好友|人数|[条份件户行]数|数量|记录数|会员数|用户数|份数|名额|联系人|客户数|[（(](?:约|人|条|份|名|户)"
)
_ONLY_NUMBER = re.compile(
    r"^(?:约|近|共|计|不少于|逾|超)?[\d,，.一二两三四五六七八九十百千万余多]+(?:[名人位户条份件行家])?(?:以上|左右|余)?$"
)
_NONE = re.compile(r"^(?:[-—–/]+|[无不][^\d]{0,4})$")  # a row of things that no persons are told by
_ADDRESS = re.compile(r"[^，。;|]{0,3}(?:邮箱|手机号|号码|联系方式)")  # 约6,200个订阅邮箱
_BARE_AFTER = re.compile(r"的?(?:[，。;|]|$)|的")
_CONTACT = "(?:<contact>)(?![账帐]?号)"
_NAMES = re.compile(r"(?:姓名|昵称|名讳|法名|称呼)[、，/]")
_REGISTER = re.compile(r"[册簿表单]$|名册|名单|档案")
_FOLLOWERS = re.compile(r"粉丝|关注|订阅|浏览|阅读|播放")
_WATCHING = re.compile(r"(?:在|来)?(?:关注|围观|观?看|阅读|播放)")
_BARE_NUMBER_OF = r"(?:<contact>)(?:数|量)?(?:约|共|有|为|[:：]|[加合]起来|总共|拢共)*"
# 加的人有四千七百多, 好友数截至1月末显示为4800有余: said of persons, without a classifier.
_BEING = (
    rf"(?:{_PERSON}|人(?<![\d百千万余多来]人))(?:数量?|总数)?"
    r"[^，。;|表册单价钱费款]{0,18}?(?:有|为|是|达|计|约|近|共|合着)"
)
# Hundreds of them: fewer are who does the work.
_COUNTED_PERSONS = re.compile(
    r"(?:\d[\d,]{2,}|[百千万佰仟][〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]*)[余多来]?(?:[名位人户](?!民|[称均间])|个(?:自然)?人)"
)
# A hundred or more: few clauses tell one, and a look at single characters spares long expressions.
_MAY_BE_LARGE = re.compile(r"\d{3}|\d,\d|\d ?[wWkK]|[百千万亿佰仟]|[〇零一二两三四五六七八九]{3}")
_OTHER_UNIT = re.compile(r"[\d.]*[%元块天日月年号个岁]")
_APIECE = re.compile(r"[一每][个名位]$")  # 一个学员三百五: their price
_FEWEST = 10
_LARGE = 100
_FAMILIES = frozenset("家对")  # 1150家铲屎官, 19,400对夫妇
# 八十三个小学生, 三百个老主顾的姓名: told by the noun or by what is written down of them.
_KIND_OF_PERSON = (
    rf"的?[\u4e00-\u9fff]{{0,3}}?(?:{_PERSON})(?![端号店卡群])"
    r"|[^，。;|\d]{1,10}?[的之](?:姓名|名字|真名|电话|手机|联系|住址|报名|名册|资料|档案|聊天|备注)"
)
# 三千一百个吃客, 六百个茶友.
_BY_ENDING = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:(?<!看)客|[友娃妹迷婆爷嫂])(?=[，。;|的之、)]|$)(?!的?群)"
)
# 六百四十来个买过书的顾客, 一千三百四十个人.
_DESCRIBED = rf"(?!人[民工])(?:人|[^，。;|\d群号]{{0,8}}?的?(?:{_PERSON}))(?![号群])"
_NOUN = re.compile(r"(?![余多来左以的])[\u4e00-\u9fff]{2}")
_ROUNDED = Decimal("0.85")
_NEAR = Decimal("0.4")
_MOST = Decimal(2_000_000_000)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of persons or records; `each` where it holds for every account."""

    number: Number
    total: bool
    each: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Records:
    """Fewest and most; `most` is None where the contract leaves that side open.

    `each`: what it says of every account, where no number for all of them is stated.
    """

    fewest: Fact[int] | None = None
    most: Fact[int] | None = None
    each: EachAccount | None = None


def find_records(
    data: Sequence[Sequence[Reading]],
    accounts: Sequence[Reading],
    terms: Sequence[Reading],
    account_count: int | None,
) -> Records:
    """The number of persons.

    `data` are readings of what hands over data, then those of customers and all that speak of
    persons: the nearest are believed unless wider ones tell of far more. `accounts` are those on
    which contacts may be, `terms` those of the price, the remedies and the consents, which may say
    how many persons are warranted. A number that is warranted is taken before a larger sum.
    """
    on_data = [_counted(readings, contacts_only=False) for readings in data]
    on_accounts = _counted(accounts, contacts_only=True)
    best = _nearest(on_data, account_count) or _best(on_accounts, account_count)
    elsewhere = _warranted(reading for reading in data[-1] if not reading.cells)
    least = [counted for counted in elsewhere if counted.number.high is None]
    promised = list(_warranted(terms))
    if best is None or best.low is None:  # what a remedy falls due below
        promised = [_at_least(counted) for counted in promised]
    warranted = _best([*promised, *least], account_count)
    if warranted and (best is None or _is_rounded(warranted, best)):
        best = warranted
    if best is None:
        if account_count:
            return Records()
        single = _nearest(on_data, 1) or _best(on_accounts, 1)  # of accounts that nobody counts
        return Records(each=None if single is None else single.each)
    return Records(
        Fact(int(best.low), best.spans) if best.low is not None else None,
        Fact(int(best.high), best.spans) if best.high is not None else None,
        best.each,
    )


def speaks_of_persons(text: str) -> bool:
    """The words are about persons whose data are kept."""
    named = _names_persons(text) or _names_records(text)
    return named or _COUNTED_PERSONS.search(text) is not None


def speaks_of_records(text: str) -> bool:
    """The words are about what is written down of persons."""
    return _names_records(text) and _names_persons(text)


def _names_persons(text: str) -> bool:
    return spelt_out(_PERSON).search(text) is not None


def _names_records(text: str) -> bool:
    return spelt_out("<record>").search(text) is not None


@dataclass(frozen=True, slots=True)
class _Range:
    """From `low` to `high`; `each` where that was counted account by account."""

    low: Decimal | None
    high: Decimal | None
    spans: tuple[Span, ...]
    each: EachAccount | None = None


def _nearest(found: Sequence[Sequence[_Counted]], account_count: int | None) -> _Range | None:
    """The number of the nearest readings, unless wider ones tell of far more."""
    ranges = [entry for counted in found if (entry := _best(counted, account_count))]
    most = max(map(_size, ranges), default=Decimal(0))
    return next((entry for entry in ranges if _size(entry) >= most * _NEAR), None)


def _size(entry: _Range) -> Decimal:
    """The lower bound, or the upper one where the range has no other."""
    return entry.low if entry.low is not None else entry.high or Decimal(0)


def _is_rounded(warranted: _Range, counted: _Range) -> bool:
    """What is warranted is about what is counted: 不少于15,000 for 15,240 contacts."""
    low, exact = warranted.low, counted.low if counted.low is not None else counted.high
    return low is not None and exact is not None and exact * _ROUNDED <= low <= exact


def _warranted(readings: Iterable[Reading]) -> Iterator[_Counted]:
    """不少于, 不足, 约: numbers of persons in clauses on price, remedy and consent."""
    for reading in readings:
        for count in find_counts(reading.text):
            before = reading.text[max(0, count.start - 18) : count.start]
            least = count.number.low is None or count.number.high is None or before.endswith("约")
            if least and count.classifier in (_PERSON_CLASSIFIERS | _RECORD_CLASSIFIERS):
                if not _is_of_persons(reading.text, count, contacts_only=False):
                    continue
                number = count.number
                span = reading.words.span(count.start, count.end)
                yield _Counted(number, True, False, span)


def _at_least(counted: _Counted) -> _Counted:
    """不足二千户的，每少一户…: two thousand are promised."""
    if counted.number.low is not None:
        return counted
    number = replace(counted.number, low=counted.number.high, high=None)
    return replace(counted, number=number)


def _counted(readings: Iterable[Reading], *, contacts_only: bool) -> list[_Counted]:
    found: list[_Counted] = []
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in {reading.span: reading for reading in readings}.values():
        if reading.cells:
            tables[id(reading.table)].append(reading)
        found += _in_words(reading, contacts_only)
    for rows in tables.values():
        found += _in_column(rows)
    return found


def _best(found: Sequence[_Counted], account_count: int | None) -> _Range | None:
    """An explicit total, else the largest number that is stated."""
    ranges: list[tuple[bool, Decimal, _Range]] = []
    for counted in found:
        low, high = counted.number.low, counted.number.high
        each = None
        if counted.each:
            if not account_count:
                continue
            each = EachAccount(_whole(low), _whole(high), (counted.span,))
            low = low * account_count if low is not None else None
            high = high * account_count if high is not None else None
        size = low if low is not None else high
        if size is not None and _FEWEST <= size <= _MOST:
            ranges.append((counted.total, size, _Range(low, high, (counted.span,), each)))
    if not ranges:
        return None
    largest = max(ranges, key=lambda entry: entry[1])
    stated = [entry for entry in ranges if entry[0] and 2 * entry[1] >= largest[1]]
    return max(stated or [largest], key=lambda entry: entry[1])[2]


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _in_words(reading: Reading, contacts_only: bool) -> Iterator[_Counted]:
    text = reading.text
    for match in _LIST.finditer(text):
        yield from _list(reading, match.end())
    for count in find_counts(text):
        if not _is_of_persons(text, count, contacts_only):
            continue
        before = text[max(0, count.start - 18) : count.start]
        if _PENALTY.search(before) or _CHANGED_AFTER.match(text, count.end):
            continue
        span = reading.words.span(count.start, count.end)
        each = bool(_EACH.search(before))
        open_end = count.number.high is None and not reading.cells
        total = open_end or bool(_TOTAL.search(before))
        yield _Counted(count.number, total, each, span)
    if not contacts_only:
        yield from _side_by_side(reading)
    yield from _bare(reading)


def _side_by_side(reading: Reading) -> Iterator[_Counted]:
    """Groups of persons told one after the other, each by a name of its own, added up."""
    text = reading.text
    counts = [c for c in find_counts(text) if c.classifier in _PERSON_CLASSIFIERS]
    group: list[Count] = []
    for count, following in zip_longest(counts, counts[1:]):
        group.append(count)
        if following and _stands_beside(text, count, following):
            continue
        low = sum((c.number.stated for c in group), Decimal(0))
        persons = all(_is_of_persons(text, c, contacts_only=False) for c in group)
        few = any(
            c.number.stated * _LARGE < low for c in group
        )  # who works there, not who is told of
        if len(group) > 1 and persons and not few and low >= _LARGE:
            high = None if any(c.number.high is None for c in group) else low
            span = reading.words.span(group[0].start, group[-1].end)
            yield _Counted(Number(low, high, 0, 0), False, False, span)
        group = []


def _stands_beside(text: str, count: Count, following: Count) -> bool:
    """Both are counted alike, and the second is none of the first (会员640人，储值会员410人)."""
    between = _BESIDE.fullmatch(text, count.end, following.start)
    if between is None or count.classifier != following.classifier:
        return False
    name = re.split(r"[，、。；：:;|]", text[: count.start])[-1]
    return not (_WITHIN.search(between["label"]) or between["label"].endswith(name))


def _bare(reading: Reading) -> Iterator[_Counted]:
    """好友4,200, without a classifier."""
    text = reading.text
    if not _MAY_BE_LARGE.search(text):
        return
    for match in (*spelt_out(_BARE_NUMBER_OF).finditer(text), *spelt_out(_BEING).finditer(text)):
        if _APIECE.search(text, 0, match.start()):
            continue
        number = next(iter(find_numbers(text[match.end() : match.end() + 16])), None)
        if number is None or number.start > 1 or number.stated < _LARGE:
            continue
        start, end = match.end() + number.start, match.end() + number.end
        if not _OTHER_UNIT.match(text, end):
            each = bool(_EACH.search(text[max(0, match.start() - 14) : match.start()]))
            yield _Counted(number, False, each, reading.words.span(start, end))


def _list(reading: Reading, at: int) -> Iterator[_Counted]:
    """分别有4100、2750、1900左右: the numbers of a list added up."""
    text = reading.text
    stop = re.compile(r"[，。;|]").search(text, at)
    words = text[at : stop.start() if stop else len(text)]
    before = text[max(0, at - 24) : at]
    numbers = [n for n in find_numbers(words) if n.stated >= _FEWEST]
    if len(numbers) < 2 or not (_names_persons(before) or "人" in before):
        return
    low = sum((n.low or n.stated for n in numbers), Decimal(0))
    high = (
        None
        if any(n.high is None for n in numbers)
        else sum((n.high for n in numbers if n.high is not None), Decimal(0))
    )
    span = reading.words.span(at + numbers[0].start, at + numbers[-1].end)
    yield _Counted(Number(low, high, 0, 0), True, False, span)


def _is_of_persons(text: str, count: Count, contacts_only: bool) -> bool:
    after = text[count.end : count.end + 12]
    before = text[max(0, count.start - 24) : count.start]
    before = before[max(before.rfind(mark) for mark in "。;") + 1 :]
    near = after[:6]
    followers = "粉" in before[-6:] + near or "关注" in before[-6:] or _WATCHING.match(near)
    other = _OTHERS.match(after) and not spelt_out(_WHOSE).match(after)
    if followers or other or (contacts_only and _is_of_things(text, count)):
        return False
    if contacts_only:
        return bool(spelt_out(_CONTACT).search(before + near))
    return _counts_persons(text, count, before, after)


def _counts_persons(text: str, count: Count, before: str, after: str) -> bool:
    """By the classifier and the words next to it."""
    large = count.number.stated >= _LARGE
    if count.classifier == "件":  # of documents, not 陈茶两百件
        return speaks_of_persons(before + after)
    if count.classifier in _RECORD_CLASSIFIERS:
        warranted = large and (count.number.high is None or _TOTAL.search(before))
        return bool(warranted) or speaks_of_persons(text)
    if count.classifier == "个":
        named = spelt_out(_KIND_OF_PERSON).match(text, count.end) or _ADDRESS.match(after)
        bare = _BARE_AFTER.match(after) and _names_persons(before)
        return bool(named or (large and (bare or _is_described(text, count))))
    if count.classifier in _FAMILIES:
        return large and _names_persons(before + after)
    return count.classifier in _PERSON_CLASSIFIERS


def _is_described(text: str, count: Count) -> bool:
    return bool(spelt_out(_DESCRIBED).match(text, count.end) or _BY_ENDING.match(text, count.end))


def _is_of_things(text: str, count: Count) -> bool:
    """四百一十二个皮肤: what is counted is named, and is no person."""
    if count.classifier != "个" or not _NOUN.match(text, count.end):
        return False
    return not (spelt_out(_KIND_OF_PERSON).match(text, count.end) or _is_described(text, count))


def _has_names(row: Reading) -> bool:
    """The row names fields of persons with their names, not a register among others."""
    return bool(_NAMES.search(row.text)) and not _REGISTER.search(row.cells[0].text)


def _in_column(rows: Sequence[Reading]) -> Iterator[_Counted]:
    """The numbers of one column added up, where the column holds nothing but numbers."""
    for index, head in enumerate(rows[0].heads):
        if not _NUMBER_HEAD.search(head) or _FOLLOWERS.search(head):
            continue
        told = [(row, cell) for row in rows if not _NONE.match(cell := _cell(row, index))]
        stated = (cell for _, cell in told if _ONLY_NUMBER.match(cell))
        numbers = [number for cell in stated for number in list(find_numbers(cell))[:1]]
        if len(numbers) != len(told) or not numbers:
            continue
        if re.search(r"数量", head) and not _names_persons(head):
            continue
        # Rows of fields tell of the same persons again: 姓名、手机 63,000 | 银行卡号 11,800.
        fields = [n.stated for n, (row, _) in zip(numbers, told, strict=True) if _has_names(row)]
        low = max(fields) if fields else sum((n.stated for n in numbers), Decimal(0))
        high = None if any(n.high is None for n in numbers) else low
        spans = rows[0].words.span(0, len(rows[0].text))
        yield _Counted(Number(low, high, 0, 0), False, False, spans)


def _cell(row: Reading, index: int) -> str:
    return row.cells[index].text if index < len(row.cells) else ""

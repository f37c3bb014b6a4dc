"""Accounts as a sentence counts them: by a number, by a list of names, by naming one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.facts.account_holders import holders_of, is_of_each
from reviewer.facts.account_identifiers import QUOTED
from reviewer.facts.account_names import named_accounts, with_names
from reviewer.facts.account_phrases import (
    all_of,
    bare_numbers,
    of_persons,
    of_platform_told_behind,
    on_devices,
    on_every_holder,
    one_and_one,
    shared_out,
    with_joined,
    without_classifier,
    words_of_noun,
)
from reviewer.facts.account_sums import (
    CLASSIFIERS,
    Counted,
    beside_others,
    is_plain,
    less_kept,
    less_part,
    only_named_part,
    refers_back,
    sum_of,
    without_parts,
)
from reviewer.facts.account_words import AccountNoun, find_account_nouns
from reviewer.facts.kept_accounts import is_kept
from reviewer.facts.platforms import Platform
from reviewer.facts.total_words import TOTAL
from reviewer.facts.word_lists import spelt_out
from reviewer.text.chinese_digits import FORMAL_ONES, ONES
from reviewer.text.numerals import Count, find_counts

_OTHER_THING = re.compile(
    r"群|卡|人(?![气设])|(?<!实)名(?!下|为|称)|手机|主机|电脑|硬盘|份|条|页|元|小时|批(?!量)|(?<![接派清])单(?!位)"
    r"|(?<![司飞])机(?![构号位主上里内中的器])|[冰货书展]柜|货架|冰箱|[桌椅床]|沙发|空调|设备|仪器?|商标|域名|软件|教室|灯[具箱]|镜头|货车|电视"
    r"|件(?!套)|年|月|(?<!聊)天|粉丝|好友|关注|订阅|获赞|(?<!会)员(?!工)|平台[上里内中的]|U盾|密码|邮件|档案|名单"
)
_SEPARATOR = re.compile(r"[，。;、|():：]")
_BREAK = re.compile(_SEPARATOR.pattern + r"|连同|以及|[和与及归叫各“「『‘]")
# 三只养了五年的聊号, 六个由员工注册的微信: what stands between and is not counted.
_DESCRIPTION = re.compile(r"[\d一二两三四五六七八九十]+(?:年|个月)|[由以][^，。;|]{1,10}[的之]")
_FARTHEST = 16
_OF_SHOPS = frozenset("家间")
_PIECES = CLASSIFIERS - {"位", "名"}
_PERSONS = frozenset("位名")
_SHOP = re.compile(r"店|铺|[橱馆]|商家|商户|户$")
# 三家门店的工作微信号, 两位红娘的微信: one for each; those of customers are data.
_HOLDING = frozenset("家位名")
_HOLDER = (
    r"(?!<contact>|数)[\u4e00-\u9fff]{1,5}"
    r"(?:(?:在职期间)?(?:使用|所用|所持|名下)的?|的)[\u4e00-\u9fff]{0,4}(?:名下的?)?"
)
_SHOP_KINDS = frozenset({"shop", "life", "travel"})
_TOTAL = re.compile(rf"(?:{TOTAL}|累计|[共计])[为有是]?$")
_INSTEAD = re.compile(
    r"(?:减|增|改|调整?|变更?|缩减)[少加]?[至到为成](?:“[^，。;|“]{0,8})?$|(?<!其)[中里][头面]?的$|(?:实际|最终)[^，。;|]{0,4}$"
    r"|[，。;(]实(?:[交转付卖给供]|移交|转让)$|(?:只|仅)[^，。;|]{0,4}其中的?$"
    r"|(?:只|仅)(?:要|收|买|卖|转|给|取|拿|受让|转让|承接)了?$|[现尚]存$|(?:%|成|之[一二三四五六七八九十]+)即$"
)
_RECKONED = re.compile("计|交[割付接]|[转结]")
_NEXT_ITEM = re.compile(r"、[^，。;|、]{1,8}")  # 前台一个、药房一个
_EACH = re.compile(r"各(?:自)?(?:有|开有?|[开设]立?|开设|注册|设有|为)?的?$")
_TAKEN_OUT = re.compile(
    r"(?:(?<![所具带])没有|(?:剔除|扣除|减[去掉]|去掉|刨去|划去|注销|封[停掉]|作废)[^，。;|]{0,4})$"
)
_THING_COUNTED = re.compile(
    r"(?:群|卡|手机|粉丝|好友|客户|会员|硬盘|档案|皮肤|外观|装备|英雄|载具|坐骑|武器|(?<=[有含])角色)共?$"
)
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十、至和及到\-—]*$")
_ABOVE = re.compile(r"(?:上列|上述|前述|所列|以上|前)$")
_EACH_ONE = re.compile(
    r"(?:每(?:[部台套家间店名位人批]|[\u4e00-\u9fff]{2}$)|各)[^，。;|\d一二两三四五六七八九十]{0,4}$"
)
_OF_EACH_THING = re.compile(r"每个?(?P<thing>[\u4e00-\u9fff]{2})[^，。;|]{0,4}$")
_LOT = re.compile(
    r"(?:第[一二三四五六七八九十\d]+|[首次尾末前后余再]|分[两二三四五六七八九十\d]+)批|[本当]月"
)
_LOT_BEFORE = re.compile(r"(?:第[一二三四五六七八九十\d]+|[首次尾末前后余])批[^，。;|\d]{0,4}$")
_FURTHER_PART = re.compile(r"其中(?:(?!另|[外再附]加|还有)[^。;|])*$")  # 其中甲类二十个，乙类三个
_PART_OF_COUNTED = re.compile(r"其中[^，。;|]{0,4}$")
# 微信共五个，以下把其中的前四个合称“四个号”; 其中三个转给乙方.
_PART_THAT_GOES = re.compile(
    r"[合统简]称|(?:改?为)?买断|(?:一并)?(?:转让|出售|移交|出让|归[甲乙丙]方|[交转][给由]?[甲乙丙]方)"
)
_BRACKETED = re.compile(r"[(](?!共|[合总]计)[^()]+$")  # 官服号1个（60级，五星角色14个）
# What follows a number that counts the noun before it.
_NO_THING = re.compile(
    r"席位|坐席|成员|剩余|供(?![应货]商|方)|自(?![用留己家营])|[”」』的之儿随都也就归于给让移转由连一全和与及并以在已可均系为]"
    r"|[是皆交过卖出售租借划折抵整留]"
)
_GAMES = frozenset({"游戏", "手游", "网游", "端游"})  # 库里113个游戏: no accounts
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class _Around:
    """A text with all nouns for accounts and all counted things in it."""

    text: str
    nouns: Sequence[AccountNoun]
    counts: Sequence[Count]


def find_counted(text: str, unlisted: Sequence[Platform] = ()) -> list[Counted]:
    """The numbers of accounts that the text states, and its named accounts as one each."""
    nouns = find_account_nouns(text, unlisted)
    found: list[Counted] = []
    counts = list(find_counts(text))
    around = _Around(text, nouns, counts)
    for count in counts:
        value = count.number.low or count.number.high
        if any(other.count == value for other in found) and _in_quotes(text, count.start):
            continue  # 六个微信（以下叫“六个号”）
        if (
            value
            and count.classifier in _PIECES
            and found
            and _replaces(text, nouns, found[-1], count)
        ):
            found[-1] = replace(found[-1], count=int(value), start=count.start, end=count.end)
            continue
        if count.classifier in CLASSIFIERS and value and 0 < value <= _LARGEST:
            found += _of_count(around, count, found)
    found = one_and_one(text, nouns, found)
    found += without_classifier(text, nouns, counts)
    found = of_platform_told_behind(text, nouns, found)
    found += bare_numbers(text, nouns, found)
    found += on_devices(text, nouns, found)
    found += shared_out(text, nouns, found)
    persons = list(of_persons(text, nouns, counts, found))
    told = {counted.platform for counted in persons}
    found = [c for c in found if c.platform not in told or c.count > 1] + persons
    found += on_every_holder(text, nouns, counts, found)
    found = [beside_others(text, found, counted) for counted in found]
    found += all_of(text, nouns)
    named = list(named_accounts(text, nouns, ()))
    found = [sum_of(text, [*named, *found], counted) for counted in found]
    found = with_names(text, nouns, found)
    found += named_accounts(text, nouns, found)
    found = only_named_part(text, without_parts(text, found))
    found = less_part(text, found, counts)
    return less_kept(text, found, counts)


def _in_quotes(text: str, at: int) -> bool:
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _is_of_another(text: str, count: Count) -> bool:
    """An ordinal, 一对一, or the number of the thing right before it: 家长群17个."""
    before = text[: count.start]
    above = count.classifier == "项" and _ABOVE.search(before)
    paired = text.startswith("对一", count.end - 1)
    kept = is_kept(text, count.start, count.end)  # 另两个甲方自留
    kept = kept or bool(_TAKEN_OUT.search(before))
    return bool(kept or _ORDINAL.search(before) or above or paired or _THING_COUNTED.search(before))


def _replaces(text: str, nouns: Sequence[AccountNoun], last: Counted, count: Count) -> bool:
    """约定的五个QQ号减为三个, 其中三个转给乙方: the number stands in place of the last one."""
    among = (noun.name for noun in nouns if last.end <= noun.start < count.start)
    others = {name for name in among if name and name != last.platform}
    between = text[last.end : count.start]
    reckoned = between.endswith("按") and _RECKONED.match(text, count.end)  # 按十个计
    part = _PART_OF_COUNTED.search(between) and _PART_THAT_GOES.match(text, count.end)
    ahead = _noun_ahead(text, nouns, count)
    if ahead and ahead.name:
        others |= {ahead.name} - {last.platform}
    return not others and bool(
        reckoned or _INSTEAD.search(between) or (part and "。" not in between)
    )


def _of_count(around: _Around, count: Count, found: list[Counted]) -> Iterator[Counted]:
    text, nouns = around.text, around.nouns
    if _is_of_another(text, count):
        return
    sentence = max(text.rfind(mark, 0, count.start) for mark in "。;|") + 1
    earlier = [n for n in nouns if sentence <= n.start and n.end <= count.start]
    ahead = _noun_ahead(text, nouns, count)
    named = ahead is not None and ahead.platform is not None
    value = int(count.number.stated) * holders_of(text, around.counts, count.start)
    thing = _OF_EACH_THING.search(text, sentence, count.start)
    if thing and found and text.startswith(thing["thing"], found[-1].end):
        found.pop()  # 六个站点的店铺（每站点两家）: of the holders
    if count.classifier == "对":
        value *= 2
    phrase = max(text.rfind(mark, 0, count.start) for mark in "，。;|") + 1
    sold = any(n.platform and not n.pays and phrase <= n.start for n in earlier)
    payees = _each_of(text, [n for n in earlier if sold or not n.pays], count.start)
    if payees and not named:
        told = {(c.platform, c.what) for c in found if sentence <= c.start}
        left = [n for n in payees if (n.name, words_of_noun(text, n)) not in told]
        yield from _each_listed(around, left, count, value)
    elif found and not named and _is_next_lot(text, found[-1], count):
        lot = text[count.start - 4 : count.start]
        yield replace(found[-1], count=value, what=lot, start=count.start, end=count.end)
    elif (what := ahead or _noun_behind(text, earlier, count)) and _may_be_counted(
        text, what, count
    ):
        if _in_bracket_after_count(text, count, found):
            value = max(value, found.pop().count)  # 每台一个（30个）
        told_before = [c for c in found if c.start >= sentence and not c.total]
        listed = _listed_right_before(text, earlier, count) if not named else []
        if len(listed) == value:
            for noun in listed:
                words = words_of_noun(text, noun)
                yield Counted(noun.name, 1, False, words, noun.start, count.end)
        elif not _is_told_again(text, what, count, told_before, is_ahead=ahead is not None):
            yield _of_noun(around, what, count, value, found)


def _each_of(text: str, nouns: Sequence[AccountNoun], at: int) -> Sequence[AccountNoun]:
    """The nouns that 各 before the number means: 抖音、快手各一个, 天猫、京东各有店铺一间."""
    if _EACH.search(text, 0, at):
        return nouns
    inner = nouns[-1:] if nouns and nouns[-1].platform is None and nouns[-1].end == at else ()
    listed = [noun for noun in nouns if noun.platform]
    return listed if inner and len(listed) > 1 and _EACH.search(text, 0, inner[0].start) else ()


def _each_listed(
    around: _Around, left: Sequence[AccountNoun], count: Count, value: int
) -> Iterator[Counted]:
    """抖音、快手各两个: the number is of each that was named, and not yet counted, before it."""
    listed = with_joined(around.text, left)
    listed = listed or [(n.name, words_of_noun(around.text, n)) for n in left[-1:]]
    if len(listed) > 1:
        holders = holders_of(around.text, around.counts, count.start, platforms=False)
        value = int(count.number.stated) * holders
    for name, words in listed:
        yield Counted(name, value, False, words, count.start, count.end)


def _is_told_again(
    text: str, noun: AccountNoun, count: Count, parts: Sequence[Counted], *, is_ahead: bool
) -> bool:
    """微信号三个，其中一个为主号; 三个微信号，每部一个; 三家店每家一个美团号，一家一个号."""
    of_last = parts and noun.name in ("", parts[-1].platform)
    part = _PART_OF_COUNTED.search(text, 0, count.start)
    further = parts and _FURTHER_PART.search(text, parts[-1].end, count.start)
    if of_last and (part or (further and count.number.stated < parts[-1].count)):
        return True
    words = words_of_noun(text, noun)
    behind = not is_ahead and any(part.what == words for part in parts)
    plain = is_plain(words) and any(part.count > 1 for part in parts)
    return (behind or plain) and is_of_each(text, count.start)


def _of_noun(
    around: _Around, what: AccountNoun, count: Count, value: int, found: Sequence[Counted]
) -> Counted:
    """The number of the accounts that a noun names, with the platform that they are of."""
    text, words = around.text, words_of_noun(around.text, what)
    sentence = max(text.rfind(mark, 0, count.start) for mark in "。;|") + 1
    earlier = [n for n in around.nouns if sentence <= n.start and n.end <= count.start]
    again = [c for c in found if c.start >= max(what.end, sentence)]
    parts = [c for c in found if c.start >= sentence and not c.total]
    further_item = found and _NEXT_ITEM.fullmatch(text, found[-1].end, count.start)
    if again and not further_item and value == sum(part.count for part in parts):
        of = {part.platform for part in parts}  # 抖音号十九个、快手号九个，二十八个全部交付
        name = of.pop() if len(of) == 1 else ""
        return Counted(name, value, True, words, count.start, count.end)
    between = [n for n in around.nouns if found and found[-1].end <= n.start < count.start]
    apart = any(n.platform and n.name != found[-1].platform for n in between)
    if is_plain(words) and not apart and refers_back(text, found, count, value):
        of = {part.platform for part in found}
        return Counted(of.pop() if len(of) == 1 else "", value, True, words, count.start, count.end)
    what = _in_bracket_behind(text, around.nouns, what) or what
    words = words_of_noun(text, what)
    name = what.name or _platform_at(text, earlier, count.start)
    owners = {other.name for other in earlier if other.name}
    further = found and what.start >= found[-1].end and found[-1].platform in owners
    further = further and not is_plain(found[-1].what)
    if not name and len(owners) == 1 and not (further and _is_list(text, found[-1], what)):
        name = owners.pop()  # 在网络游戏甲区注册的1个账号
    total = bool(_TOTAL.search(text, 0, count.start))
    if what.end <= count.start and _are_listed(text, earlier):
        name, total = "", True  # 抖音、小红书两户
    if total and len({other.name for other in (*earlier, what)}) > 1:
        name = ""
    return Counted(name, value, total, words, count.start, count.end)


def _is_next_lot(text: str, last: Counted, count: Count) -> bool:
    """首批四个，次批三个: the number is of the next lot of the same accounts."""
    lots = [_LOT_BEFORE.search(text, 0, at) for at in (last.start, count.start)]
    return all(lots) and "。" not in text[last.end : count.start]


def _may_be_counted(text: str, noun: AccountNoun, count: Count) -> bool:
    """Shops are counted 家, games are things unless their characters are meant (游戏角色)."""
    words = words_of_noun(text, noun)
    if count.classifier in _HOLDING and spelt_out(_HOLDER).fullmatch(text[count.end : noun.start]):
        return True
    if count.classifier in _PERSONS:
        return False
    if count.classifier in _OF_SHOPS:
        sells = noun.platform is not None and noun.platform.kind in _SHOP_KINDS
        return sells or bool(_SHOP.search(words))
    return words not in _GAMES or text.startswith("角色", noun.end)


def _are_listed(text: str, nouns: Sequence[AccountNoun]) -> bool:
    """The last two are of two platforms, and only 、 or 和 stands between them."""
    if len(nouns) < 2:
        return False
    first, last = nouns[-2:]
    joined = re.fullmatch(
        rf"[^，。;|、\d两{ONES}十{FORMAL_ONES}拾]{{0,4}}[、和与及]", text[first.end : last.start]
    )
    return bool(joined and first.platform and last.platform and first.name != last.name)


def _listed_right_before(
    text: str, nouns: Sequence[AccountNoun], count: Count
) -> list[AccountNoun]:
    """微博和B站那两个号: the nouns of different platforms whose list the number closes."""
    listed: list[AccountNoun] = []
    at, gap = count.start, re.compile(r"[那这号]{0,2}")
    for noun in reversed(nouns):
        if not (noun.platform and gap.fullmatch(text, noun.end, at)):
            break
        listed.insert(0, noun)
        at, gap = noun.start, re.compile("[、和与及跟]")
    return listed if 1 < len({noun.name for noun in listed}) == len(listed) else []


def _is_list(text: str, earlier: Counted, noun: AccountNoun) -> bool:
    """公众号二十个、承载号四个: what follows is a further kind."""
    return bool(re.fullmatch(r"[、和与及并][^，。;|]{0,8}", text[earlier.end : noun.start]))


def _in_bracket_after_count(text: str, count: Count, found: Sequence[Counted]) -> bool:
    return bool(found) and text[found[-1].end : count.start] == "("


def _in_bracket_behind(
    text: str, nouns: Sequence[AccountNoun], what: AccountNoun
) -> AccountNoun | None:
    """一个主号(抖音“番茄探店”): the bracket names the platform."""
    if what.platform or text[what.end : what.end + 1] != "(":
        return None
    inside = [n for n in nouns if n.platform and n.start >= what.end]
    close = text.find(")", what.end)
    inside = [n for n in inside if n.start < close]
    return inside[0] if len(inside) == 1 else None


def _noun_ahead(text: str, nouns: Sequence[AccountNoun], count: Count) -> AccountNoun | None:
    """The noun that a number is followed by: 六个已实名的微信号."""
    noun = next((noun for noun in nouns if count.end < noun.end > noun.start > count.start), None)
    if noun is None:
        return None
    between = text[count.end : noun.start]
    if count.classifier in _HOLDING and spelt_out(_HOLDER).fullmatch(between) and noun.platform:
        return noun
    between = re.sub(QUOTED, "", _DESCRIPTION.sub("", between))  # 两部“石榴老师”工作微信
    if len(between) > _FARTHEST or _BREAK.search(between) or _OTHER_THING.search(between):
        return None
    return noun


def _noun_behind(text: str, earlier: Sequence[AccountNoun], count: Count) -> AccountNoun | None:
    """The noun that a number follows: 抖音企业号一个; nothing else is counted."""
    ahead = text[count.end : count.end + 3]
    if ahead and not (_SEPARATOR.match(ahead) or _NO_THING.match(ahead)):
        return None
    if not earlier:
        return None
    noun = earlier[-1]
    between = re.sub(QUOTED, "", text[noun.end : count.start])
    between = _LOT.sub("", _EACH_ONE.sub("", between))
    return None if _OTHER_THING.search(between) or _BRACKETED.search(between) else noun


def _platform_at(text: str, earlier: Sequence[AccountNoun], at: int) -> str:
    """抖音上的两个号: the platform right before the number."""
    if earlier and re.fullmatch(
        r"(?:平台)?[上里内]?(?:[^，。;|、和与及上里内\d的]{1,4}(?=的))?的?",
        text[earlier[-1].end : at],
    ):
        listed = text[max(0, earlier[-1].start - 1) : earlier[-1].start] in ("、", "和", "与", "及")
        return "" if listed else earlier[-1].name
    return ""

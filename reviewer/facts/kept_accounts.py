"""Accounts that are named only to say that they stay: kept back, closed, or never on offer.

A predicate is judged, not a phrase: a verb of disposal denied (不卖, 不在移交范围, 暂不纳入), or a
verb of keeping (自留, 仍由甲方自办, 注销). A prohibition (不得转让) keeps nothing back.
"""

from __future__ import annotations

import re

from reviewer.facts.platforms import find_platforms
from reviewer.facts.word_lists import spelt_out

_PART = "。;|"
# Patterns with <staying> or <belonging> are spelt out with the words of fact-words.yaml.
_DISPOSE = (
    r"(?:转让|让渡|让与|出让|出售|出租|出借|移交|移转|转移|交付|交割|交接|过户|划[转归拨]|处[置分]|外借|供应|提供"
    r"|[给交卖售转让租抵盘顶供送碰换])"
)
_SCOPE = r"(?:在|入|列|算|属|计|随|纳入|列入|计入|参与|作价)"
_TAKES_IN = r"(?:含|包括|包含|涉及|及于|涵盖)"
# 不卖，不在移交范围内，概不转让，都不给，不由乙方接手; not 不得转让, not 不转给第三人.
_DENIED = (
    rf"(?:不|未|没有?|无需|无须|非)(?:予以?|会|想|肯|打算|同意|一并|随同?|参与|作)?"
    rf"(?:{_SCOPE}[^，。;|]{{0,10}}(?=[，。;|)、]|$)"
    rf"|{_TAKES_IN}(?:在内)?(?=[，。;|)、]|$)"  # 不含微博 says nothing of what stands before it
    rf"|{_DISPOSE}{{1,2}}(?:给?[乙丙]方|你|与|了|出去|走|的)?(?=[，。;|)、]|$))"
)
_KEEPS = (
    r"(?:<staying>|不作数|移出|不再(?:转让|移交|纳入|出让|交付|作为)|不参与|不要(?=[，。;|)]|$)|维持[原现]状"
    r"|(?:留用|留存|保留|留着|(?<![得须应要]必)(?<![得须应])留下|留给自己|停用)(?=自[己用]|[，。;|)、]|$)"
    r"|留着(?=[看用玩教接继]|给(?![乙丙受买接]))|(?:[本这此]次|暂时?|先)不动|[以日]后另[谈议说]"
    r"|自行(?:开通|注册|申请|开设)|自备|属于?[^，。;|]{0,4}(?:个人|私人|本人)"
    r"|(?:仍旧?|依旧|照旧|还是|继续)(?:归|由|属)(?:于)?(?![乙受买接][方让受盘手])[^，。;|]{0,8}"
    r"|[甲卖转][方家][^，。;|]{0,2}(?:继续|自己|自行)(?:运营|使用|经营|管理|用)"
    r"|(?:还|仍|仍旧|依旧|照旧|本就|本来就?|原本就?)是(?![乙受买接])[^，。;|]{1,4}的(?=[，。;|)]|$)"
    r"|(?:本就|本来就?|原本就?|本即|自始)(?:归|属)于?(?![乙受买接][方让受盘手]|[^。;|]{0,24}(?:移交|交[还回给]|转))"
    r"|(?<![方可人得以家])继续自己(?:运营|使用|经营|管理|用)"
    r"|留归|(?:[甲卖转][方家]|出让方|转让方|本人|自己)[^，。;|]{0,4}带走"
    r"|[由归](?!乙方|[^，。;|]{0,4}(?:受让|买|收购))[^，。;|]{1,6}(?:继续|自行|自己)"
    r"|由[乙受买接][方让受盘手][方人]?以?(?:自行|自己)"
    r"|[早均都]?已经?(?:被平台)?(?:下架|关店|关闭|停更|停播|转给?他人|卖掉|到期)"
    r"|(?:关掉|关停|停掉|注销掉|撤店|申请(?:关闭|注销)|自行(?:关闭|注销))(?=[，。;|)]|$)"
    r"|由?(?:其|他|她|我|自己|本人|[甲卖]方|[转出]让方)(?:自己|自行|本人)?(?:解绑)?(?:带走|拿走|收走)"
    r"|(?:系|均系|是|都是|为|属)(?![乙受买接][方让受盘手])[^，。;|号]{1,8}(?:个人|私人|本人|自己)(?:的|所有|号|[账帐]号|使用)?(?=[，。;|)]|$)"
    r"|归(?:甲方|卖方|出让方|转让方)?(?:自己|本人|自行)[^，。;|]{0,6}|(?:与本(?:合同|协议|次)[^，。;|]{0,6})?无[关涉])"
)
_STAY = rf"(?:{_DENIED}|{_KEEPS})"
# What is kept is the account, not something of it: 微信好友保留, 公众号原名称保留.
_OF_IT = r"(?:<belonging>|视频(?!号))(?!的?[号微])"
_BELONGING = rf"号?(?:[引带]来|积累|[里内中上])?[的之]?[新老]?(?:{_OF_IT}|客(?!服))"
# What follows a comma goes on about the account, and names nothing else: ，因涉诉暂不纳入.
_GOES_ON = re.compile(
    r"(?:因[^，。;|]{1,12}|[自从由][^，。;|]{0,10}[中内]|已?被?(?:平台)?(?:永久)?(?:封禁|封停|封号)|归[^，。;|]{1,4}所有|[都均也则暂仍还就皆概并故现]|一概|一律|全部|统统|目前|不予|[甲乙丙]方|由|自[己行]|本人)*"
)
_GROUP_BESIDE = re.compile(r"、[^，。;|、]{0,6}群")  # 抖音、家长群都不含
_OWNED = re.compile(r"[归属]于?[^，。;|]{1,6}所有")  # 归客户所有，不在移交范围
_ANOTHER = re.compile(r"，.*(?:\d号|[“「『]|[一二两三四五六七八九十]个)")
_NUMBER = re.compile(r"[一二两三四五六七八九十\d]+[个枚家]")
_HANDED = re.compile(
    r"(?<![不未没得])(?:转给|交给|卖给|让给|归乙方|归受让|转让给|移交给|过户给|转归|一并|其余|余下|其他的|剩下)(?!案外|第三|他人|别人)"
)
# Said of an account, it stays: to be spelt out.
KEEPING = _STAY
# It was to go before: 自标的中剔除, 不再转让.
WITHDRAWN = re.compile(
    r"(?:剔除|扣除|退回(?=[\d一二两三四五六七八九十]{1,3}[个只枚])|撤出|撤回(?!同意|授权|其|申请|异议|要约)|抽出|剥离|移出|退出(?=标的|转让|本次|清单)"
    r"|不再(?:转让|移交|纳入|出让|交付|作为))"
)
# A cell that says of its row: it stays. 机构留用; 不动; 甲方自己的，不给; not 聊天记录留着.
_STAYING_CELL = (
    rf"(?:(?!{_OF_IT})[^，。;]){{0,6}}(?:{_STAY}|不(?:移转|转移|转动|[转动打])|留[存用]|保留|留(?=[，,。;(]|$))(?:[，,。;(].*)?"
    r"|[^，。;]{0,6}自己的?[，,].*"
)
_BEFORE = re.compile(
    rf"(?:(?<![并此])(?:不(?:含|包括|包含|涉及|及于|{_DISPOSE}{{1,2}})|除去?)[^，。;|]{{0,14}}"
    r"|(?:自留|自用|停更|停用|留用|已注销|私人|保留)的?(?:那个|一个|两个)?)$"
)
_EXCEPT = re.compile(r"[^。;|]{0,20}?(?:外|之外|以外)[，。;|)](?![^。;|]{0,6}[也还另])")
# ☑抖音号 □快手号: a box left open, where others are ticked.
_OPEN_BOX = re.compile(r"[□☐][^，。;|□☐☑√✓✔■☒]{0,6}$")
# □ 交　☑ 不交: of the answers that a cell offers the refusal is ticked.
_REFUSED = re.compile(r"[☑√✓✔■☒]\s*(?:[甲乙丙卖转出]?[方人家]?[自保]留|不(?![变改换注])|否)")
_TICKED = re.compile("[☑√✓✔■☒]")
# 自用的游戏账号1个转让给乙方: what was one's own until now.
_OWN_USE = re.compile("[自私]")
_HANDED_AT_ONCE = re.compile(rf"[^，。;|、]{{0,12}}?{_HANDED.pattern}")
_NAME = re.compile(r"(?<=[“「『‘])[^”」』’]+(?=[”」』’])")
# 乙方个人的小红书属于乙方; 主播名下的微信归主播所有: it stays with whom it is of.
_HOLDER = re.compile(
    r"(?<![给由归交为与向至])(?P<who>[甲乙丙丁]方|(?:出让|转让|受让|买|卖|承让|接手)[方人]|主播|艺人|达人|(?:目标|标的)?公司|门店|员工|本人)"
    r"[^，。;|:]{0,24}$"
)
_GIVEN_BACK = re.compile(
    "其余|时段|(?<!要求)(?<!不)(?<!不予)(?<!无需)(?:交[还回付]|返还|归还|退[还回给]|移交|转[让给交]|过户)"
)
_FARTHEST = 24
_FARTHEST_OF_WITHDRAWN = 40
_FARTHEST_OF_HOLDER = 32
_LONGEST_SAID = 80  # characters in which it is said that an account stays


def names_belonging(text: str, at: int) -> bool:
    """Whether what begins at `at`, after an account, is something of it: 的粉丝, 里的聊天记录."""
    return spelt_out(_BELONGING).match(text, at) is not None


def says_it_stays(cell: str) -> bool:
    """Whether a narrow cell says of the account of its row that it stays."""
    if _TICKED.search(cell):
        return _REFUSED.search(cell) is not None
    return spelt_out(_STAYING_CELL).fullmatch(cell) is not None


def is_kept(text: str, start: int, end: int) -> bool:
    """Whether the account named at [start, end) of the narrow text is said to stay."""
    first = max(text.rfind(mark, 0, start) for mark in _PART) + 1
    stops = [at for mark in _PART if (at := text.find(mark, end)) >= 0]
    last = min(stops, default=len(text))
    if _OPEN_BOX.search(text, max(0, start - 8), start) and _TICKED.search(text):
        return True
    before = _BEFORE.search(text, max(first, start - 18), start)
    if before and _OWN_USE.match(before.group()) and _HANDED_AT_ONCE.match(text, end):
        return False
    if before and (not before.group().startswith("除") or _EXCEPT.match(text, end, last + 1)):
        return True
    return _stays_with_holder(text, first, start, last) or _stays_behind(text, end, last)


def _stays_behind(text: str, end: int, last: int) -> bool:
    """The words that follow the account, up to `last`, say that it stays."""
    said_by = min(last, end + _FARTHEST_OF_WITHDRAWN + _LONGEST_SAID)
    after = spelt_out(KEEPING).search(text, end, said_by + 1)
    if after is None or after.start() > min(end + _reach(after.group()), last):
        return False
    between = _NAME.sub(lambda name: "字" * len(name.group()), text[end : after.start()])
    further = between.replace("(", "，").split("，")[1:]
    of_others = _ANOTHER.search(between) or _NUMBER.match(text, after.end())  # ，剔除两个
    elsewhere = of_others or any(map(find_platforms, further[:-1]))
    if further and (elsewhere or not _GOES_ON.fullmatch(further[-1])):
        return False
    between = _OWNED.sub("", _GROUP_BESIDE.sub("", between))
    return not spelt_out(_OF_IT).search(between) and not _HANDED.search(between)


def _stays_with_holder(text: str, first: int, start: int, last: int) -> bool:
    """The account is said to be of the very party whose it was named."""
    holder = _HOLDER.search(text, max(first, start - _FARTHEST_OF_HOLDER), start)
    if holder is None or _GIVEN_BACK.search(text, first, last):
        return False
    who = re.escape(holder["who"])
    owned = re.compile(
        rf"(?:[归属系为是]|归属)于?{who}(?:个人|本人|自己)?(?:的|所有|享有|持有|名下)?(?=[，。;|)]|$)"
        rf"|由{who}(?:继续|自行|自己|保留|持有)"
    )
    return owned.search(text, start, last + 1) is not None


def _reach(words: str) -> int:
    """How far before these words the account may be named: 快手号因…已被封禁，自标的中剔除."""
    return _FARTHEST_OF_WITHDRAWN if WITHDRAWN.match(words) else _FARTHEST

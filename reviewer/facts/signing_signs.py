"""The signs that a date is, or is not, the day on which the contract itself was signed.

Some are words round the date (签于, 签订日期, 约定如下), some its place: a line of its own, the
last lines, what follows the last numbered clause. A date with another label (交割日期：), in a term
(自……起) or of another paper (《主协议》签订于) is told by its words wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.document.clause_tree import ClauseKind
from reviewer.facts.signing_units import Unit
from reviewer.facts.signing_words import MADE_AFTER, MAKE, signs_of_words
from reviewer.text.dates import DateMention

# 店铺转让协议（2024.6.1） as the first line of a contract; no 模板（2024.6.1）.
_DAY_IN_TITLE = re.compile(
    r"[^，。；：:（(]{2,40}(?:合\s*同|协\s*议|契\s*约|字\s*据|[书约契据])[（(【\[\s]\s*$"
)
_AFTER_TITLE = re.compile(r"\s*[）)】\]]?\s*")
# 2024年6月1日，甲乙双方……约定如下： and ……谈好，写成这张协议。
_LEADS_IN = re.compile(
    r"^\s*[，,]\s*(?:[双各三两]方|甲乙(?:[双两]方)?)(?!曾|原|此前)[^。；]{0,30}，\s*同意[^。；]{1,40}$"
    r"|(?:如下|如次|下列|以下|下述|下面)[^。；]{0,14}[：:。]?\s*$|^[^。；]{0,60}[：:]\s*$"
)
# 于2024年6月1日主持调解，双方达成协议如下： the parties met on that day.
_MEETS = re.compile(
    r"[^，。；\n未]{0,8}(?:调解|协商|商[议讨谈]|磋商|洽谈|面谈|会谈|到场|碰[头面]|见面|召开[^，。；\n]{0,6}会议?)"
    r"(?:[，,]|[中上里时]?(?=[就对]))"
)
_TELLS = re.compile(
    rf"[^。；\n]*?(?<![须应需要待])(?:{MAKE}[^。；\n]{{0,6}}(?:[本此这该]|如下|[：:。]?$)|[立订签写]\s*[此这](?!前))"
)
_PAUSE = re.compile(r"\s*[，,）)”\"]")
_EDITION = re.compile(r"修[订改]|[模样范]本|模板|(?<!署)版|更新|印[制发刷]|打印|起草|制表|拟稿")
_ISSUED = re.compile(r"\s*(?:发布|公布|印发|颁布)")
_CLOSING = re.compile(
    r"一式|[壹贰叁一二两三四]份|生\s*效|各\s*[执持拿]|[一二两三四]\s*张|算\s*数|正本"
)
_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[：:时点]"
_CLOCK = re.compile(
    rf"(?:\s*(?:[上下中]午|凌晨|清[晨早]|早晨|午[前后]|傍?晚上?|夜里?|早上?|当[天日]"
    rf"|{_HOUR}(?:[整半钟]|[一二三四五六七八九十]{{1,3}}[刻分]|\d{{0,2}}(?:分|[：:]\d\d)?)"
    rf"|(?<=[\d分])\s*[\-—–~～至到]+\s*(?={_HOUR})|[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?))*"
)
# 立于甲辰年四月廿五（公历2024年6月1日）: the same day by the lunar calendar.
_LUNAR = re.compile(
    r"(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|农历|阴历)[^，。；（(]{0,10}[，,（(]?\s*+"
    r"[即合]?\s*+(?:[公阳新西]历)?\s*$|[（(，,]?\s*+[即合]?\s*+[公阳新西]历\s*$|公元\s*$"
)
# 签署日期 Date of Signing：, 日期（Date）：
_GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\s*[（(/]?\s*[A-Za-z][A-Za-z .]*[)）]?(?=\s*[：:]\s*$)")
_HAN = re.compile(r"(?![于在])[\u4e00-\u9fff]")
_WITH_A_DATE = re.compile(r"(?:星期|周|礼拜).|[。，、()（）：:晚夜早]|\S{2,3}[于在]?$")
_NUMBER = re.compile(r"(?:合同|协议)?编号[：:]?[A-Za-z0-9\-]+")
_BRACKETED = re.compile(r"[（(][^（()）\0]{0,20}[)）]")
_SIGNED_ROW = re.compile(r"\s*[^\t]{1,3}[方人][：:]?\t[^\t]*(?:签\s*[字名章]|盖\s*章|印)")
_PARTY_AND_DAY = re.compile(r"(?![付收])[^\s：:]{1,3}[方人][：:][^：:，,。；]{2,20}")
_DATES_ROW = re.compile(r"(?:签[字署约])?(?:日期|时间)[：:]?")
_SIGNED_ABOVE = re.compile(
    r"^(?!.*(?:交[付割接]|移交|验收|领)).*(?:签\s*[字章名]|盖\s*章|印)", re.S
)
# A column of the days of signing: 姓名 | 干什么 | 签字日期.
_SIGNED_COLUMN = re.compile(
    r"\s*(?:签\s*[字名署章]|[盖用]\s*[章印]|落款|[按捺]印)\s*(?:日\s*期?|时\s*间)\s*"
)
_WITH_SIGNERS = re.compile(
    r"^(?!.*(?:合同|协议|文件|事项|物|单据|会员|客户|用户|学员|员工|达人|主播|粉丝|编号|卡号)).*(?:姓名|主体|[方人者](?:\t|$)|当事|身份|角色|签[字名])"
)
# The first row of a table of signatures: nothing but the parties, their hands and the days.
_SIGNERS_CELL = (
    r"\s*(?:序号|[甲乙丙各]?方|姓\s*名|名称|当事人|签[约署]方|角色|身份|职务|落\s*款|代表人?|电话|备注"
    r"|签\s*[名字章署][^\t]{0,4}|[盖公]\s*章|[手指]\s*印|日\s*期|时\s*间)?\s*"
)
_SIGNERS = re.compile(
    rf"(?=[^\n]*(?:签\s*[名字章署]|章|印|落款))(?=[^\n]*(?:日\s*期|时\s*间)){_SIGNERS_CELL}(?:\t{_SIGNERS_CELL})+"
    r"|\s*(?:签\s*[名字章署]|盖\s*章)(?:[栏页处]|记录|情况|信息)?\s*"
)
# … of one with a column for each party: 出让方（盖章） | 受让方（盖章）.
_PARTY_CELL = r"\s*(?![付收])[^\t]{1,3}[方人](?:[\s（(：:签盖][^\t]*)?"
_PARTIES = re.compile(rf"{_PARTY_CELL}(?:\t{_PARTY_CELL})+")
_SHORT_LINE = 12


def signs_of(unit: Unit, mention: DateMention, mentions: Sequence[DateMention]) -> dict[str, bool]:
    """Every sign by its name, and whether a date of the unit shows it; `mentions` are all of it."""
    text, row = unit.text, unit.clause.kind is ClauseKind.ROW
    begin = max(text.rfind(mark, 0, mention.start) for mark in "。；\n") + 1
    clock = _CLOCK.match(text, mention.end)
    before = _GLOSS.sub("", _LUNAR.sub("", text[begin : mention.start]))
    after = text[clock.end() if clock else mention.end :]
    words = signs_of_words(before, after, unit.title)
    if not unit.above and _DAY_IN_TITLE.match(before) and _AFTER_TITLE.fullmatch(after):
        words |= {"date label": True, "of another": False}
    free = unit.clause.number is None and not row
    paused = free and not words["of another"] and bool(_PAUSE.match(after))
    sentence = re.split(r"[。；\n]", after, maxsplit=1)[0]
    meets = free and not words["of another"] and bool(_MEETS.match(after))
    leads_in = (paused or meets) and unit.head and bool(_LEADS_IN.search(sentence))
    tells = (paused or meets) and bool(_TELLS.match(after))
    goes_on = (
        not (leads_in or tells or MADE_AFTER.match(after))
        and not after[:1].isspace()
        and (bool(_HAN.match(after)) or len(sentence) > _SHORT_LINE)
    )
    rest = _rest(text, mentions)
    signed_row = row and bool(
        _SIGNERS.fullmatch(unit.first_row)
        or (not rest and _PARTIES.fullmatch(unit.first_row))
        or (unit.tail and (_SIGNED_ROW.match(text) or _PARTY_AND_DAY.fullmatch(rest)))
        or (len(rest) <= 3 and _SIGNED_ABOVE.search(unit.above))
        or _in_signed_column(unit, mention)
    )
    of_this = not (unit.head or words["of another"])
    other = any(words[sign] for sign in ("other label", "other at", "term", "due"))
    in_line = free and of_this and not (goes_on or other)
    labelled = words["label"] or words["date label"] or signed_row
    return words | {
        "date label": words["date label"] or (signed_row and bool(_DATES_ROW.fullmatch(rest))),
        "leads in": leads_in,
        "tells": tells,
        "other at": words["other at"] and not (leads_in or tells),
        "alone": in_line and len(rest) <= _SHORT_LINE and not rest.endswith("。"),
        "by itself": free
        and (unit.head or unit.tail)
        and not _WITH_A_DATE.sub("", _NUMBER.sub("", rest)),
        "tail": in_line and unit.tail,
        "last": in_line and unit.last,
        "past": words["past"] and not signed_row,
        "closing": of_this and bool(_CLOSING.search(text)),
        "edition": bool(_EDITION.search(text) or _ISSUED.match(after)),
        "signed row": signed_row,
        "row": row and not labelled,
        "numbered": unit.clause.number is not None,
    }


def _in_signed_column(unit: Unit, mention: DateMention) -> bool:
    """Whether the first row heads the column of the date as that of days of signing."""
    heads = unit.first_row.split("\t")
    column = unit.text.count("\t", 0, mention.start)
    return (
        column < len(heads)
        and bool(_SIGNED_COLUMN.fullmatch(heads[column]))
        and bool(_WITH_SIGNERS.search(unit.first_row))
    )


def _rest(text: str, mentions: Sequence[DateMention]) -> str:
    """The words of a unit without its dates, white space and what stands in brackets."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]}\0{text[mention.end :]}"
    return "".join(_BRACKETED.sub("", text).replace("\0", "").split())

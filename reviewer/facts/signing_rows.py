"""Rows of tables in which the parties signed, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.facts.signing_units import Unit, without_dates, words_left
from reviewer.text.dates import DateMention

_SIGNED_ROW = re.compile(r"\s*[^\t]{1,3}[方人][：:]?\t[^\t]*(?:签\s*[字名章]|盖\s*章|印)")
# 卖方 | 孟小楼 | 2024年6月1日 below the last clause; 甲方签字：孟小楼 2024年6月1日 in a cell.
_PARTY_NAME_DAY = re.compile(r"\s*(?![付收])[^\t]{1,3}[方人]\t[^\t，。；：交付移换]{2,20}\t\0\s*")
_SIGNED_CELL = re.compile(
    r"\s*[^\t收验交]{1,3}(?:[方人]\s*[：:][^\t，。；]{0,12}|[方人]?\s*)[（(]?(?:签\s*[字名章署]|盖\s*章)[^\t]*$"
)
_PARTY_AND_DAY = re.compile(r"(?![付收])[^\s：:]{1,3}[方人][：:][^：:，,。；]{2,20}")
_DATES_ROW = re.compile(r"(?:签[字署约])?(?:日期|时间)[：:]?")
_SIGNED_ABOVE = re.compile(
    r"^(?!.*(?:交[付割接]|移交|验收|领|[入离]职|到期|生效)).*(?:签\s*[字章名]|盖\s*章|印)", re.S
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
    r"|签\s*[名字章署][^\t]{0,4}|[盖公]\s*章|[手指]\s*印|日\s*[期子]|年月日|时\s*间|IP(?:地址)?|手机号?码?|证件号码?|状态)?\s*"
)
_SIGNERS = re.compile(
    rf"(?=[^\n]*(?:签\s*[名字章署]|章|印|落款))(?=[^\n]*(?:日\s*[期子]|年月日|时\s*间)){_SIGNERS_CELL}(?:\t{_SIGNERS_CELL})+"
    r"|\s*(?:(?:合同|协议)?[双各]方)?(?:签\s*[名字章署]|盖\s*章)(?:[栏页处]|记录|情况|信息)?\s*"
)
# … of one with a column for each party: 出让方（盖章） | 受让方（盖章）.
_PARTY_CELL = r"\s*(?![付收])[^\t]{1,3}[方人](?:[\s（(：:签盖][^\t]*)?"
_PARTIES = re.compile(rf"{_PARTY_CELL}(?:\t{_PARTY_CELL})+")


def is_signed_row(unit: Unit, mention: DateMention, mentions: Sequence[DateMention]) -> bool:
    """Whether the row of a date is one of signatures, by its own words, its table or its column."""
    rest = words_left(unit.text, mentions).replace("\0", "")
    return bool(
        _SIGNERS.fullmatch(unit.first_row)
        or (not rest and _PARTIES.fullmatch(unit.first_row))
        or (unit.tail and (_SIGNED_ROW.match(unit.text) or _PARTY_AND_DAY.fullmatch(rest)))
        or (len(rest) <= 3 and _SIGNED_ABOVE.search(unit.above))
        or _in_signed_column(unit, mention)
        or (unit.tail and _PARTY_NAME_DAY.fullmatch(without_dates(unit.text, mentions)))
        or (
            unit.tail
            and _SIGNED_CELL.match(
                unit.text[unit.text.rfind("\t", 0, mention.start) + 1 : mention.start]
            )
        )
    )


def names_only_days(rest: str) -> bool:
    """Whether the words of a row beside its dates say no more than that they are dates."""
    return bool(_DATES_ROW.fullmatch(rest))


def _in_signed_column(unit: Unit, mention: DateMention) -> bool:
    """Whether the first row heads the column of the date as that of days of signing."""
    heads = unit.first_row.split("\t")
    column = unit.text.count("\t", 0, mention.start)
    return (
        column < len(heads)
        and bool(_SIGNED_COLUMN.fullmatch(heads[column]))
        and bool(_WITH_SIGNERS.search(unit.first_row))
    )

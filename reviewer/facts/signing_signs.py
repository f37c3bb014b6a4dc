"""The signs that a date is, or is not, the day on which the contract itself was signed.

Some are words round the date (签于, 签订日期, 约定如下), some its place: a line of its own, the
last lines, what follows the last numbered clause. A date with another label (交割日期：), in a term
(自……起) or of another paper (《主协议》签订于) is told by its words wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.document.clause_tree import ClauseKind
from reviewer.facts.signing_rows import is_signed_row, names_only_days
from reviewer.facts.signing_units import Unit, without_dates, words_left
from reviewer.facts.signing_words import MADE_AFTER, MAKE, NEXT_COLUMN, signs_of_words
from reviewer.text.dates import DateMention

# 店铺转让协议（2024.6.1） as the first line of a contract; no 模板（2024.6.1）.
_DAY_IN_TITLE = re.compile(
    r"[^，。；：:（(]{2,40}(?:合\s*同|协\s*议|契\s*约|字\s*据|[书约契据])(?:[（(【\[\s]|[—\-]{1,2})\s*$"
)
_AFTER_TITLE = re.compile(r"(?:[ \u3000·，,于]\s*[\u4e00-\u9fff]{2,4})?\s*[）)】\]]?\s*")
# 2024年6月1日账号转让协议
_TITLE_AFTER = re.compile(
    r"\s*(?:签[订署]\s*[之的])?(?![版起前后生])[^，。；：:《》的之]{2,30}(?:协\s*议|合\s*同|契\s*约)书?\s*"
)
# 2024年6月1日，甲乙双方……约定如下： and ……谈好，写成这张协议。
_LEADS_IN = re.compile(
    r"^\s*[，,]\s*(?:[双各三两]方|甲乙(?:[双两]方)?)(?!曾|原|此前)[^。；]{0,30}，\s*同意[^。；]{1,40}$"
    r"|(?:如下|如次|下列|以下|下述|下面)[^。；]{0,14}[：:。]?\s*$|^[^。；]{0,60}[：:]\s*$"
)
# 于2024年6月1日主持调解，双方达成协议如下： the parties met on that day.
_MEETS = re.compile(
    r"\s*(?:一致|共同)?(?:确认|约定|同意)(?=[如以下])"
    r"|[^，。；\n未]{0,12}(?:调解|协商|沟通|会晤|商[议讨谈]|磋商|洽谈|面谈|会谈|到场|碰[头面]|见面|召开[^，。；\n]{0,6}会议?)"
    r"(?:[，,]|[中上里时]?(?=[就对]))"
)
_TELLS = re.compile(
    rf"(?![^。；\n]*曾)[^。；\n]*?(?<![须应需要待])(?:{MAKE}[^。；\n]{{0,6}}(?:[本此这该]|如下|[：:。]?$)|[立订签写]\s*[此这](?!前))"
)
# 2024年6月1日，双方隔着视频念过一遍，各自签名: nothing else is named that they signed.
_BOTH_SIGN = re.compile(
    r"\s*[，,][^。；\n]{0,8}(?:[双各三两]方|甲乙|[两二三四][个家位]?人?|我们)(?!原|此前)[^。；\n\d曾]{0,60}"
    r"(?<![上须应未再])(?:签[了下]?[名字]|画\s*押|[按摁捺]了?[手指]?印|盖\s*章)(?=[，。；、]|$)"
)
# 2024年4月8日，甲方收到平台通知，双方遂约定： what happened then is not the signing.
_HAPPENED = re.compile(
    r"\s*[，,][^，,。；\n]{0,16}(?:收到|去世|病故|[离结]婚|解散|创办|开通|立案|判决|住院|受伤|限流|封禁|查封|签订(?![本此如以]))"
    r"[^，,。；\n]*[，,]"
)
# 2024年6月1日由某人口述，立此字据
_WRITES = re.compile(r"[^。；\n曾原]{0,40}[，,]\s*(?:特|爰|遂|乃|并)?立(?:此|字|据)(?!前)")
_CLAUSE_OPENS = re.compile(r"(?:.*[，,])?\s*[于在今]?\s*")
_DAY_OPENS = re.compile(r"\s*[于在今]?\s*")
_PAUSE = re.compile(r"\s*(?:[这那当]一?[天日])?[，,）)”\"]")
# 编号：A-1　　起草：2024年5月1日　　签署：2024年6月1日
_COLUMNS = re.compile(r"[ \u3000]{2,}|[\t｜|]")
_EDITION = re.compile(
    r"修[订改]|[模样范]本|模板|(?<!署)版|更新|印[制发刷]|打印(?!(?:出来|[了好件])?[，,]?[^，。；]{0,4}签)|起草(?![^，。；]{0,4}签)|制表|拟稿"
)
_ISSUED = re.compile(r"\s*(?:发布|公布|印发|颁布)")
_CLOSING = re.compile(
    r"一式|(?<![单件证片告录过])[壹贰叁一二两三四]份|生\s*效|各\s*[执持拿]|(?<!过)[一二两三四]\s*张|算\s*数|正本"
)
_HOUR = r"(?:\d{1,2}|[一二三四五六七八九十两]{1,3})[：:时点]"
_CLOCK = re.compile(
    rf"(?:\s*(?:[上下中]午|凌晨|清[晨早]|早晨|午[前后]|傍?晚[上间]?|[深子半]?夜里?|黄昏|正午|[子丑寅卯辰巳午未申酉戌亥]时|早上?|当[天日]"
    rf"|{_HOUR}(?:[整半钟]|[一二三四五六七八九十]{{1,3}}[刻分]|\d{{0,2}}(?:分|[：:]\d\d)?)"
    rf"|(?<=[\d分])\s*[\-—–~～至到]+\s*(?={_HOUR})|[（(]?(?:星期|周|礼拜)[一二三四五六日天][)）]?))*"
)
# 立于甲辰年四月廿五（公历2024年6月1日）: the same day by the lunar calendar.
_LUNAR = re.compile(
    r"(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|农历|阴历)[^，。；（(]{0,10}[，,（(]?\s*+"
    r"[即合]?\s*+(?:[公阳新西]历)?\s*$|[（(，,]?\s*+[即合]?\s*+[公阳新西]历\s*$|公元\s*$"
)
# 签订日期：【2024年6月1日】
_FRAME = re.compile(r"[【〔\[_＿]+\s*$")
_FRAME_ENDS = re.compile(r"^\s*[】〕\]_＿]+")
# 签署日期 Date of Signing：, 日期（Date）：
_GLOSS = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[（(/]?\s*[A-Za-z][A-Za-z ./\-]*[)）]?(?=\s*[：:]\s*$)"
)
_HAN = re.compile(r"(?![于在])[\u4e00-\u9fff]")
_WITH_A_DATE = re.compile(r"(?:星期|周|礼拜).|[。，、·()（）\[\]【】：:晚夜早—\-]|(?:多云|[晴阴])$")
# What may stand beside the day at the head of a contract: a word, or where it was signed.
_PLACE = re.compile(
    r"\0*(?:(?!\S*[金款付收交退租押注数据生止起前后至])[^\0\s]{2,3}|(?:签[署约订字立]?)?(?:地[点址]?|[于在])?"
    r"(?:[\u4e00-\u9fff\d]{1,8}[省市区县镇乡村街道路楼室厅馆店社城园])+)?[于在]?\0*"
)
_NUMBER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:合\s*同|协\s*议|契\s*约|文件)?书?\s*(?:编\s*号|(?<=[同议])号|No\.?)\s*[：:]?\s*[^\s，。；：:]*[A-Za-z0-9〇一二三四五六七八九十]号?"
    r"|[第共]\s*\d+\s*页"
)
# 签署日期：甲方2024年5月30日；乙方2024年6月1日
_SIGNER = r"(?:[甲乙丙丁]方?|[^，。；：:\0\n]{1,4}[方人])\s*[：:（(]?\s*"
_SHARED_LABEL = re.compile(
    rf"签[署约订字章][^，。；：:\n前后截]{{0,4}}(?:时间|日期?)\s*[：:]\s*(?:{_SIGNER}\0[)）；;，,、\s]*)*{_SIGNER}$"
)
_SHORT_LINE = 12


def signs_of(unit: Unit, mention: DateMention, mentions: Sequence[DateMention]) -> dict[str, bool]:
    """Every sign by its name, and whether a date of the unit shows it; `mentions` are all of it."""
    text, row = unit.text, unit.clause.kind is ClauseKind.ROW
    begin = max(text.rfind(mark, 0, mention.start) for mark in "。；\n") + 1
    clock = _CLOCK.match(text, mention.end)
    before = _GLOSS.sub("", _LUNAR.sub("", _FRAME.sub("", text[begin : mention.start])))
    after = _FRAME_ENDS.sub("", text[clock.end() if clock else mention.end :])
    words = signs_of_words(before, after, unit.title)
    if not unit.above and (
        (_DAY_IN_TITLE.match(before) and _AFTER_TITLE.fullmatch(after))
        or (not before.strip() and _TITLE_AFTER.fullmatch(after))
    ):
        words |= {"date label": True, "of another": False}
    if _SHARED_LABEL.search(without_dates(text[: mention.start], mentions)):
        words |= {"label": True, "other label": False}
    free = unit.clause.number is None and not row
    sentence = re.split(r"[。；\n]", after, maxsplit=1)[0]
    tells = leads_in = False
    if free and not words["of another"]:
        tells, leads_in = _tells_and_leads_in(unit, before, after)
    goes_on = (
        not (leads_in or tells or MADE_AFTER.match(after))
        and not after[:1].isspace()
        and (bool(_HAN.match(after)) or len(sentence) > _SHORT_LINE)
    )
    rest = words_left(text, mentions).replace("\0", "")
    unnumbered = _NUMBER.sub(lambda number: " " * len(number.group()), text)
    signed_row = row and is_signed_row(unit, mention, mentions)
    of_this = not (unit.head or words["of another"])
    other = any(words[sign] for sign in ("other label", "other at", "term", "due"))
    in_line = free and of_this and not (goes_on or other)
    labelled = words["label"] or words["date label"] or signed_row
    return words | {
        "date label": words["date label"] or (signed_row and names_only_days(rest)),
        "leads in": leads_in,
        "tells": tells,
        "other at": words["other at"] and not (leads_in or tells),
        "alone": in_line and len(rest) <= _SHORT_LINE and not rest.endswith("。"),
        "by itself": free
        and (unit.head or unit.tail)
        and bool(_PLACE.fullmatch(_WITH_A_DATE.sub("", words_left(unnumbered, mentions)))),
        "tail": in_line and unit.tail,
        "last": in_line and unit.last,
        "past": words["past"] and not signed_row,
        "closing": of_this and bool(_CLOSING.search(text)),
        "edition": bool(
            _EDITION.search(_COLUMNS.split(before)[-1] + NEXT_COLUMN.split(sentence)[0])
            or _ISSUED.match(after)
        ),
        "signed row": signed_row,
        "row": row and not labelled,
        "numbered": unit.clause.number is not None,
    }


def _tells_and_leads_in(unit: Unit, before: str, after: str) -> tuple[bool, bool]:
    """Whether a paragraph tells that the contract was made on the day, and leads in its terms."""
    paused = bool(_PAUSE.match(after)) and not _HAPPENED.match(after)
    opens = paused or bool(_MEETS.match(after))
    sentence = re.split(r"[。；\n]", after, maxsplit=1)[0]
    leads_in = opens and unit.head and bool(_LEADS_IN.search(sentence))
    signs = opens and _DAY_OPENS.fullmatch(before) and _BOTH_SIGN.match(after)
    writes = _CLAUSE_OPENS.fullmatch(before) and _WRITES.match(after)
    return bool((opens and _TELLS.match(after)) or signs or writes), leads_in

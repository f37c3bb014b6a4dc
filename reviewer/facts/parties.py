"""The parties as the head of a contract names them: 甲方（转让方）：…, 由…（以下简称“甲方”）与….

A party's role is what the clauses call it: 甲方, 乙方 where the contract has such letters, else
转让方, 卖家 or the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, takewhile

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.introductions import (
    FAMILY,
    LETTER,
    introduced_in_passing,
    may_be_a_name,
    named_together,
    only_mentioned,
)
from reviewer.facts.model import Party
from reviewer.facts.naming import COMMON_WORDS
from reviewer.facts.words import Words, words_of

_ROLE = (
    r"(?:[甲乙丙丁戊己庚辛]方(?:之?[一二三四五六七八九十\d])?|我们|你们"
    r"|(?:原|新)?(?![一二两三四五六七八九十百千万]+[人家])[\u4e00-\u9fffA-Za-z]{1,7}?(?:方|人|家|商|者|单位|公司|企业|主|机构|平台|学校|医院|团长|达人|主播|员工))"
)
_QUOTES = "“”\"「」『』‘’'"
_CALLED = (
    r"(?:以下|下文|下头|下面|下)?都?(?:简称|称|统称|合称|叫|写[作成]?)?(?:为|作为?)?[：:]?"
    rf"[{_QUOTES}]?"
)
# What leads to a word of a bracket: 圈名“阿漓”, 下称乙方, 即主协议项下之卖方; 下家 is a word.
_CALLED_SO = re.compile(
    r"^(?:(?:[圈网艺笔花]名|即)[:为]?"
    r"|(?:以下|下文|下头|下面|下)?都?(?:简称|称|统称|合称|叫|写[作成]?)(?:为|作为?)?:?"
    rf"|(?:以下|下文|下头|下面)?(?:作?为)?)[{_QUOTES}]?"
)
# 甲方（转让方）：, 转让方（以下简称“甲方”）：, 甲方/卖方：.
_LABELLED = re.compile(
    rf"^[（(【\[]?(?P<role>{_ROLE})[】\]]?(?:[（(](?P<also>[^（()）]{{1,24}})[)）]|[/／、](?P<slash>{_ROLE}))?[)）]?"
    r"[：:](?P<rest>.*)$",
)
# 会长：许敬东, 转出校：某某培训有限公司, A = 骆子航: any word that the clauses use again.
_WORD = r"(?:[\u4e00-\u9fff]{1,6}|[A-Za-z][\w\- ]{0,15})"
_ANY_LABELLED = re.compile(
    rf"^(?P<role>{_WORD})(?:[（(](?P<also>[^（()）]{{1,24}})[)）])?(?P<slash>)[:=](?P<rest>.+)$"
)
_PIECE_END = re.compile(
    rf"\n|(?:[；;。，,]\s*|[ \u3000]+)(?={_WORD}(?:[（(][^（()）]{{1,24}}[)）])?\s*[：:=＝])"
)
_USED_AGAIN = 3
# 学姐：物流19级 冉一诺
_SHORT_ROLE = 2
_ENDS_IN_NAME = re.compile(rf"[\d级班届系院村社店]{FAMILY}[\u4e00-\u9fff]{{1,2}}$")
_PAIRED = frozenset({"甲", "乙", "丙", "A", "B", "我", "你", "Party A", "Party B"})
# 立合同人：甲方 邵永阜, 受让方：（乙方）拾光影像: the letter leads what is labelled.
_LEADING = re.compile(rf"[(]?(?P<called>{LETTER.pattern})[)]?")
_SEXES = ("男", "女")  # 甲方（女）： is 女方 afterwards
_SPOUSE = re.compile("(?P<called>[男女]方)(?=[\u4e00-\u9fff]{2})")
# 甲方：接店，龚翠翠: what the side does, then its name.
_LEADING_SIDE = re.compile(
    r"(?P<called>[转接出受承盘顶让卖买][\u4e00-\u9fff]{0,2}[店号手让方人家])[，,](?=[\u4e00-\u9fff]{2,4}(?:[，,。(]|$))"
)
_LETTER_LABELLED = re.compile(
    rf"^(?P<role>[\u4e00-\u9fff]{{2,6}})(?P<also>)(?P<slash>):(?P<rest>{_LEADING.pattern}.*)$"
)
# 出盘（甲方）：…, 我（甲方）：…，…。你（乙方）：…: any word may be a role beside a letter.
_LETTERED = re.compile(
    r"(?:^|(?<=[。;]))(?P<role>[\u4e00-\u9fff]{1,6})[(](?P<also>[甲乙丙丁]方)[)](?P<slash>)[:](?P<rest>[^。;]*)"
)
# 甲方是买店的，叫吕晓东；乙方是店主，叫白玉洁。
_SAID = re.compile(
    r"(?:^|(?<=[。;]))(?P<role>[甲乙丙丁]方)(?P<slash>)[是为](?P<also>[^。;，,()]{1,12})"
    r"[，,]名?叫(?P<rest>[^。;]*)"
)
# 某某公司（以下简称“甲方”）.
_NAMED = re.compile(
    rf"(?P<name>[^，。；：:、（()）{_QUOTES}\n]{{2,40}})(?:[（(][^（()）]{{1,40}}[)）])?"
    rf"[（(](?:[^（()）]{{1,12}}[，、])?{_CALLED}(?P<role>[甲乙丙丁戊己]方|[转受出让承买卖收供需委][让方家人托][方人家]?)[{_QUOTES}]?(?:[，,][^（()）]{{0,40}})?[)）](?![:：])"
)
_JOINED_BY = re.compile(r"^.*(?:由|与|和|及|系|当事人)(?=[\u4e00-\u9fff]{2})")
_NAME = re.compile(
    r"^(?:[^，。；,;\s：:、（(☑☐□√■]| (?=[A-Za-z&])){1,60}"
    r"(?:[（(][^（()）]{1,12}[)）][^，。；,;\s：:、（(]{1,30})?"
)
# What stands after a name, sometimes parted from it by a wide space only.
_FIELD = re.compile(
    r"性别|联系|电话|手机|身份证|统一社会|社会信用|住[所址]|地址|法定代表|负责人|经营者|经手|代表人"
)
_SHORT_NAME = re.compile(
    rf"[（(](?:股票)?{_CALLED}(?P<name>[^（()）{_QUOTES}，。；]{{1,12}})[{_QUOTES}]?[)）]"
)
# 某某公司（让出方）, 供销合作社（甲方）
_SIDE = re.compile(
    rf"{LETTER.pattern}|[转出受让承接移交收买卖盘顶]{{1,3}}[方人家者]"
    r"|(?:转[出入让]|[出受]让|接[收手]|承接|移交|[收并]购|出售|购买)[方人]?"
    r"|(?!自然|法定|负责|经营|代[表理]|联系|经手|[见证]|本)[\u4e00-\u9fff]{1,5}[方人]"
)
# （下面的“我”就是甲方）
_I_AND_YOU = re.compile(r"[“\"「](?P<name>[我你])[”\"」]\s*(?:就是|即是?|[是指为])")
# 店主，成兰香; 宠物医生 燕子（燕秋萍）; “八宝粥”（区志豪）: words used
# again and again.
_BY_ITSELF = re.compile(
    rf"(?:^|(?<=[，,（(\s{_QUOTES}]))(?P<name>[\u4e00-\u9fff]{{2,4}})(?=[{_QUOTES}]?(?:[，,。（()）\s]|$))"
)
# 人都叫“老魏”, 网名“野河老周”: what others call a party.
_NICKNAME = re.compile(
    rf"(?:人称|(?:都|大家|人家|街坊|邻居|同行|熟人|熟客|老客|顾客|学生|家长)[叫喊]|喊叫?|外号|小名|网名|艺名|笔名|花名|绰号)[:：]?[{_QUOTES}]?"
    rf"(?P<name>[\u4e00-\u9fffA-Za-z·]{{2,8}}?)(?=[{_QUOTES}，。；、,;()（）]|$)"
)
# 经营者谭四海, 老板 骆鑫: whom the clauses name for the business.
_BEHIND = re.compile(
    r"(?:老板娘?|经营者|法人|法定代表人|负责人|投资人|业主|店主|掌柜)[:：为是]?"
    r"(?P<name>(?![的之])[\u4e00-\u9fff]{2,4}?)(?=[，。；、,;()（）]|$)"
)
# 佛山药材铺东陆广成, 老板卢月, 养生馆苏姐: a person after what he is, no 个体工商户 and no address.
_PLACE = "[店馆行社队厂部房坊院校室司心省市县区乡镇村路街巷弄楼苑号道]"
_TRADE = "[主东师员友徒弟侄甥姐妹哥舅姨叔伯板人匠农医长者理]"
_DESCRIBED = re.compile(
    rf"(?:(?<=[\u4e00-\u9fff]{{2}})|(?<=[，,]))(?P<name>[老小阿](?!{_PLACE})[\u4e00-\u9fff]"
    r"|(?![的之])[\u4e00-\u9fff](?:老师|老板|师傅|大夫|姐|哥|总|叔)"
    rf"|(?<![，,]){FAMILY}[\u4e00-\u9fff](?!{_PLACE})[\u4e00-\u9fff](?<!{_PLACE})"
    rf"|(?<={_TRADE}){FAMILY}[\u4e00-\u9fff](?<!{_PLACE}))"
    r"(?=[，。；、,;)）]|$)"
)
_NO_PARTY = re.compile(
    r"见证|中间|在场|代理人|主持|记录|列席|经办|代表|证人|联系|法定|监护|负责|经营者$|编号|日期|地址|电话|账号|开户|户名|收款|名称|备注|第三人|房东"
)
_NO_ROLE_BRACKET = re.compile(r"[签盖][字章名署]|[签盖章印]$|章戳|按印|手印|手写")
_PERSON = re.compile(
    r"身份证|公民身份|护照|性别|[，,、（(][男女](?=[，,、）)]|$)|(?:出生|\d{2,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?生)|民族|[，,]汉族"
)
_SOLE_TRADER = re.compile(r"个体工商户|个体户|字号")
_COMPANY = re.compile(
    r"公司|企业|合伙|集团|社会信用代码|法定代表人|事务所|医院|门诊|学校|学院|大学|中心|协会|基金会|银行|工作室|合作社"
    r"|委员会|研究院|[\u4e00-\u9fff]{2}(?:厂|商行|经营部|营业部)"
)
_PLAIN_NAME = re.compile(r"^[\u4e00-\u9fff·]{2,4}$|^[\u4e00-\u9fff][某×*]{1,2}$")
# 甲方：某公司；乙方：李某。 Two parties of one line.
_WIDE = r"(?:[ \u3000]{2,}|\u3000)"
_BRACKET = r"(?:[（(][^（()）]{1,24}[)）])?"
_LINE_END = re.compile(
    rf"\n|(?<![：:]){_WIDE}(?=(?:[\u4e00-\u9fff]{{2,6}}(?:[：:]\s*|(?=[（(])))?[（(]?{LETTER.pattern})"
    rf"|[；;，,。 ]\s*(?={LETTER.pattern}{_BRACKET}[：:])"
    r"|[，,]\s*(?=[受承接买收转让出卖][\u4e00-\u9fff]{1,2}[方人家][：:])"
    rf"|(?:[；;。]\s*|{_WIDE})(?!{_FIELD.pattern}|{_NO_PARTY.pattern})"
    rf"(?={_ROLE}{_BRACKET}[：:])"
)
_HEAD_UNITS = 40
_LONGEST = 700


def find_parties(document: Document, clauses: ClauseTree) -> tuple[Party, ...]:
    """The parties in the order of the text, each once."""
    found: dict[str, Party] = {}
    for clause in _head(clauses):
        if len(clause.body) > _LONGEST:
            continue
        for party in _parties(document, clause):
            if party.role not in found:
                found[party.role] = party
    letters = [party for party in found.values() if LETTER.match(party.role)]
    numbered = (clause.body.start for clause in clauses if clause.number is not None)
    letters += only_mentioned(document, found, next(numbered, 0))
    if len(letters) >= 2:
        return tuple(sorted(letters, key=lambda party: party.spans[0].start))
    if len(found) < 2:
        found.update((p.role, p) for p in _by_any_word(document, clauses) if p.role not in found)
    if len(found) < 2:
        lines = (words_of(document, c.body) for c in _head(clauses) if c.number is None)
        named = (party for words in lines for party in named_together(document, words))
        found.update((party.role, party) for party in named)
    in_order = sorted(found.values(), key=lambda party: party.spans[0].start)
    return tuple(in_order) if len(in_order) >= 2 else ()


def _by_any_word(document: Document, clauses: ClauseTree) -> Iterator[Party]:
    """Whom the lines before the first clause introduce by a word that is no usual role."""
    pieces: list[tuple[Party, bool]] = []
    for clause in takewhile(lambda clause: clause.number is None, _head(clauses)):
        for words in _split(document, clause.body, _PIECE_END):
            match = _ANY_LABELLED.match(words.text)
            if match and (party := _labelled(document, words, match)):
                pieces.append((party, _is_introduced(party, match["rest"])))
    for index, (party, introduced) in enumerate(pieces):
        beside = pieces[max(0, index - 1) : index] + pieces[index + 1 : index + 2]
        others = pieces[:index] + pieces[index + 1 :]
        used = document.text.count(party.role) >= _USED_AGAIN
        if introduced and any(known for _, known in (others if used else beside)):
            yield party


def _head(clauses: ClauseTree) -> Iterator[Clause]:
    """The units before the first clause of substance; parties may be numbered (1. 甲方：…)."""
    for index, clause in enumerate(clauses):
        if index >= _HEAD_UNITS:
            return
        if clause.kind not in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            yield clause


def _is_introduced(party: Party, words: str) -> bool:
    """The words name a person or an organisation (用途：直播 names none), or the label a side."""
    if party.natural_person and len(words) > len(party.name or ""):
        return True
    if len(party.role) <= _SHORT_ROLE and _ENDS_IN_NAME.search(words):
        return True
    return party.natural_person is False or party.role in _PAIRED or may_be_a_name(words)


def _parties(document: Document, clause: Clause) -> Iterator[Party]:
    for words in _lines(document, clause):
        labelled = _LETTER_LABELLED.match(words.text) or _LABELLED.match(words.text)
        party = _labelled(document, words, labelled) if labelled else None
        called = list(_NAMED.finditer(words.text)) if "(" in words.text else []
        named = [match for match in called if LETTER.match(match["role"])]
        if named and not (party and LETTER.match(party.role)):
            yield from (_named(words, match) for match in named)
            continue
        passing = [] if clause.number else list(introduced_in_passing(words))
        passing = [other for other in passing if not _NO_PARTY.search(other.role)]
        if party and (LETTER.match(party.role) or len(passing) < 2):
            yield party
            continue
        found = _LETTERED.finditer(words.text), _SAID.finditer(words.text)
        lettered = [_labelled(document, words, match) for match in chain(*found)]
        if lettered:
            yield from (other for other in lettered if other)
            continue
        yield from (_named(words, match) for match in called)
        yield from (replace(p, natural_person=_is_person(p.name, "")) for p in passing)


def _named(words: Words, match: re.Match[str]) -> Party:
    """某某公司（以下简称“甲方”）."""
    name = re.sub(rf"^{LETTER.pattern}", "", _JOINED_BY.sub("", match["name"]))
    span = words.span(match.end("name") - len(name), match.end())
    return Party(match["role"], name, (span,), (), _is_person(name, match.group()))


def _lines(document: Document, clause: Clause) -> Iterator[Words]:
    """The lines of a unit, what stands beside a wide gap, and the cells of a row two by two."""
    cells = [words_of(document, cell) for cell in document.blocks[clause.block].cells]
    if clause.kind is ClauseKind.ROW:
        for role, name in zip(cells[::2], cells[1::2], strict=False):
            called = role.text.rstrip(":")
            if called:
                origin = (*role.origin[: len(called)], role.origin[-1], *name.origin)
                yield Words(f"{called}:{name.text}", origin)
        return
    yield from _split(document, clause.body, _LINE_END)


def _split(document: Document, span: Span, ends: re.Pattern[str]) -> Iterator[Words]:
    text, at = span.of(document.text), 0
    for end in ends.finditer(text):
        yield words_of(document, Span(span.start + at, span.start + end.start()))
        at = end.end()
    yield words_of(document, Span(span.start + at, span.end))


def _labelled(document: Document, words: Words, match: re.Match[str]) -> Party | None:
    roles = [match["role"]]
    for more in (match["also"], match["slash"]):
        if more and not _NO_ROLE_BRACKET.search(more):
            called = (_CALLED_SO.sub("", word) for word in re.split(r"[，,、;/]", more))
            roles += [word.strip(_QUOTES) for word in called]
    roles = [f"{role}方" if role in _SEXES else role for role in roles]
    leading = next(filter(None, (words.match(match["rest"]) for words in _leading(match))), None)
    if leading:
        roles.append(leading["called"])
    if letter := LETTER.search(match["role"]):  # 立契人甲方
        roles = [letter.group(), match["role"].replace(letter.group(), ""), *roles[1:]]
        roles = [role for role in roles if role]
    role = next((role for role in roles if LETTER.fullmatch(role)), roles[0])
    if _NO_PARTY.search(match["role"]) or (
        match["also"] and _NO_ROLE_BRACKET.search(match["also"])
    ):
        return None
    rest = match["rest"][leading.end() if leading else 0 :].strip()
    shorts = [short["name"] for short in _SHORT_NAME.finditer(rest) if _is_short_name(short)]
    role = next((short for short in shorts if LETTER.fullmatch(short)), role)
    end = match.start("rest") + len(match["rest"])
    span = words.span(match.start("role"), max(end, match.end("role")))
    spoken = [found["name"] for found in (*_NICKNAME.finditer(rest), *_BEHIND.finditer(rest))]
    described = (found["name"] for found in _DESCRIBED.finditer(rest))
    spoken += (name for name in described if document.text.count(name) > 1)  # it is used again
    spoken += [found["name"] for found in _I_AND_YOU.finditer(rest)]
    spoken += (
        found["name"]
        for found in _BY_ITSELF.finditer(span.of(document.text))
        if document.text.count(found["name"]) >= _USED_AGAIN
        and found["name"] not in COMMON_WORDS
        and not (_FIELD.search(found["name"]) or _NO_PARTY.search(found["name"]))
    )
    aliases = [other for other in (*roles, *shorts, *spoken) if other != role]
    name = _NAME.match(_FIELD.split(rest, maxsplit=1)[0])
    stated = name.group() if name and not re.fullmatch(r"[\W_]*", name.group()) else None
    return Party(role, stated, (span,), tuple(dict.fromkeys(aliases)), _is_person(stated, rest))


def _leading(match: re.Match[str]) -> tuple[re.Pattern[str], ...]:
    """What may stand between a label and the name."""
    return (_SPOUSE, _LEADING_SIDE) if LETTER.match(match["role"]) else (_LEADING,)


def _is_short_name(match: re.Match[str]) -> bool:
    return (
        match.group()[1] in _QUOTES
        or bool(re.search("[称叫写]", match.group()))
        or bool(_SIDE.fullmatch(match["name"]))
    )


def _is_person(name: str | None, words: str) -> bool | None:
    """True for a natural person, False for an organisation, None where the words do not tell."""
    if name is None or _SOLE_TRADER.search(words):
        return None
    if _COMPANY.search(name):
        return False
    if _PERSON.search(words) or _PLAIN_NAME.match(name):
        return True
    return False if _COMPANY.search(words) else None

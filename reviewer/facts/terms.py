"""Defined terms: the names that a contract gives to things, and the words that say what they are.

Three ways of naming are read: “标的号”指…, …（以下简称“标的号”）, and a table of terms. Names of
parties and of the contract itself (甲方, 双方, 本协议) are no defined terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Block, Document, Span
from reviewer.text.folding import fold

_OPEN = "“\"「『‘'【《〝＂"
_CLOSE = "”\"」』’'】》〞＂"
_QUOTED = rf"[{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}\n，。；]{{1,30}})[{_CLOSE}]"
_QUOTE = re.compile(f"[{_OPEN}]")
_ALSO = rf"(?:\s*(?:、|或者?|和|及|/|／)\s*[{_OPEN}][^{_OPEN}{_CLOSE}\n]{{1,30}}[{_CLOSE}])*"
_GLOSS = r"(?:[（(][^（()）]{1,30}[)）])?(?:一词|一语|之含义|的含义|的意思)?\s*[：:，,]?\s*"

# “标的号”（下同）均指…: a quoted name anywhere, then 指.
_MEANS = re.compile(
    _QUOTED
    + _ALSO
    + _GLOSS
    + r"(?:[均仅专特系是就都亦皆即]{0,2}指(?:的是|代)?(?!定|派|示|令))\s*[：:，,]?"
)
# “标的号”：…, “标的号”为…: only where a sentence opens with the name or it is 所称, 所谓.
_IS = re.compile(
    rf"(?:(?<=^)|(?<=[。；\n])|(?<=所称)|(?<=所谓)|(?<=所说的))\s*(?!《){_QUOTED}{_ALSO}"
    r"(?:\s*[：:]|\s*[，,]?\s*(?:系(?!统)|即|为(?!了)|是|包括|包含|涵盖|意为|意指|以))"
)
_BARE = r"(?P<name>[^\s，。；：:、（()）“”\"]{2,14}?)"
# 本协议所称标的号是指…, 标的号：指…, without quotation marks.
_BARE_MEANS = re.compile(
    rf"(?:(?:本(?:协议|合同|约定书?|条|款)[中内里]?)?所[称谓指](?:的)?|(?:^|(?<=[。；\n]))\s*){_BARE}"
    r"(?:[，,：:]?\s*(?:系指|是指|均指|特指|专指|仅指|意指)|[，,：:]\s*(?:即)?指(?!定|派|示|令)"
    r"|\s+指(?!定|派|示|令))[：:]?"
)
# In a clause under 定义 or 释义 a name with a colon is enough.
_BARE_COLON = re.compile(rf"^\s*{_BARE}[：:]\s*(?=\S)")
# 第三宗：…, 丙类标的：…: an item of a list that is called by its place in it.
_ITEM = re.compile(
    r"^\s*(?P<name>(?:第[一二三四五六七八九十0-9]{1,3}(?:宗|类|组|批|包|部分)"
    r"|[甲乙丙丁戊己A-Ha-h][类组部包盘档库])(?:标的|资产|资源|资料)?)\s*[：:]\s*(?=\S)"
)
# 护理册载有姓名、病史: what a record holds is told once, and it is called by its name after that.
_HOLDS = re.compile(
    r"(?:^|(?<=[。；\n]))\s*(?:其中|上述|前述|该)?(?P<name>[\u4e00-\u9fff]{0,6}"
    r"(?:册|档案|名单|表|包|库|卡|簿|资料|病案|卷|底单))(?:[里中内上])?(?:均|都|应当?|须|需)?"
    r"(?:载有|载明|记有|记载|写有|写的有|含有?|包含|包括|列有|附有|能看出)[：:]?"
)
# …（以下简称“标的号”）, 以上统称“线上部分”.
_CALLED_VERB = (
    r"(?:(?:以下|下文|下面|后文|后面|往后|以上|上述|前述|本协议中|本合同中|在本协议中)"
    r"(?:[一并合单独起都均就也将可]{0,3})(?:简称|合称|统称|单称|并称|称呼?|叫做?|叫作|谓)"
    r"|(?:下称|合称|统称|简称|单称|并称|总称|以下简称|(?:单独|合并)称))"
    r"(?:为|作|之为|它|其|其为|它们)?\s*[：:]?\s*"
)
_CALLS = re.compile(r"[称叫谓]")
_CALLED = re.compile(_CALLED_VERB + _QUOTED)
_CALLED_BARE = re.compile(
    _CALLED_VERB + r"(?P<name>[^\s，。；：:、（()）“”\"《]{1,14})(?=[）)，。；、]|$)"
)
_MORE_NAMES = re.compile(
    rf"\s*+(?:、|或者?|，|,)?\s*+(?:(?:单独|合并|各|分别|单)?称?为?)\s*+{_QUOTED}"
)
# …九个微信号（“标的号”）.
_BRACKETED = re.compile(
    rf"(?P<open>[（(])\s*(?:即|即为|本协议之|本协议的|各称为?)?{_QUOTED}\s*[)）]"
)
_SENTENCE_END = re.compile(r"[。；\n]|$")
_GOES_ON = re.compile(r"\s*(?:包括|其中|具体|即|含|上述|为免疑义|但)")
_NAMED_THING = re.compile(
    r"^(?:[甲乙丙丁戊]方|(?:双|各|三|一|任一|他|对|另一)方|当事人|本(?:协议|合同|约定|契约|文件|约|转让协议|"
    r"合作协议)书?|我们|您|你|用户|协议|合同|(?:出?转让|受让|出让|承让|转出|承接|接手|买|卖|出租|承租|"
    r"委托|受托|供|需|赠与|受赠|购买|出售|收购|许可|被许可)[方人家]|[买卖]家|买受人|出卖人)$"
)
_DEFINING_HEAD = re.compile(r"定义|释义|名词|用语|术语|词语")
_TERM_COLUMN = re.compile(r"^(?:术语|词语|简称|名词|用语|定义词|定义项|被定义.*)$")
_MEANING_COLUMN = re.compile(r"定义|含义|释义|指代|解释|说明")
_MEANS_CELL = re.compile(r"^\s*(?:系|是|均|特|专)?指(?!定|派|示|令|标$)")
# A name for many things takes in the whole list before it, a name for one only the last member.
_COLLECTIVE = re.compile(r"合称|统称|总称|并称")
_ALL_BEFORE = re.compile(
    r"[二两三四五六七八九]者|(?:以上|上述|前述)?(?:[二两三四五六七八九]项|各项)"
)
_ABOVE = re.compile(r"^(?:以上|上述|前述)")


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """`name` at `name_span`, defined by the words at `definition`, in the clause with id `clause`.

    The definition may go on into the clauses below (…包括：（1）…（2）…).
    """

    name: str
    name_span: Span
    definition: Span
    clause: str


def find_defined_terms(document: Document, clauses: ClauseTree) -> tuple[DefinedTerm, ...]:
    """Every defined term in the order of the text. A name defined twice is there twice."""
    found: dict[Span, DefinedTerm] = {}
    defining_tables: dict[int, bool] = {}
    for clause in clauses:
        if clause.kind is ClauseKind.ROW:
            terms = _in_row(document, clause, defining_tables)
        else:
            terms = _in_words(document, clauses, clause)
        for term in terms:
            if term.definition.start < term.definition.end and not _NAMED_THING.match(term.name):
                found.setdefault(term.name_span, term)
    return tuple(found[span] for span in sorted(found))


def _in_words(document: Document, clauses: ClauseTree, clause: Clause) -> Iterator[DefinedTerm]:
    text = clause.body.of(document.text)
    # Most clauses define nothing: a pattern is tried only where a character it needs is there.
    quoted = _QUOTE.search(text) is not None
    opened = _opened(document, clauses, clause, quoted=quoted)
    starts = sorted({match.start() for match in opened})
    for match in opened:
        end = _definition_end(text, match.end(), [at for at in starts if at > match.start()])
        stop = clause.body.start + end
        if re.search(r"[：:]\s*$", text[match.end() : end] or "：") and end == len(text):
            stop = _end_below(clauses, clause)
        for name in _names(match):
            yield _term(clause, text, name, match.end(), stop)
    called = _CALLS.search(text) is not None
    for match in (*_CALLED.finditer(text), *_CALLED_BARE.finditer(text)) if called else ():
        begin, end = _called_things(text, match)
        names = [Span(match.start("name"), match.end("name"))]
        while more := _MORE_NAMES.match(text, names[-1].end + 1):
            names.append(Span(more.start("name"), more.end("name")))
        for name in names:
            yield _term(clause, text, name, begin, clause.body.start + end)
    for match in _BRACKETED.finditer(text) if quoted else ():
        name = Span(match.start("name"), match.end("name"))
        begin = _phrase_start(text, match.start("open"))
        yield _term(clause, text, name, begin, clause.body.start + match.start("open"))


def _opened(
    document: Document, clauses: ClauseTree, clause: Clause, *, quoted: bool
) -> list[re.Match[str]]:
    """The names of a clause whose meaning follows; `quoted` says that it has quotation marks."""
    text = clause.body.of(document.text)
    opened: list[re.Match[str]] = []
    means = "指" in text
    if quoted and means:
        opened += _MEANS.finditer(text)
    if quoted:
        opened += _IS.finditer(text)
    if means:
        opened += _BARE_MEANS.finditer(text)
    colon = _BARE_COLON.match(text) if clause.kind is not ClauseKind.HEADING else None
    if colon and _under_definitions(document, clauses, clause):
        opened.append(colon)
    if item := _ITEM.match(text):
        opened.append(item)
    opened += _HOLDS.finditer(text)
    return opened


def _term(clause: Clause, text: str, name: Span, start: int, end: int) -> DefinedTerm:
    """`name` and `start` are offsets in the clause, `end` one in the document."""
    base = clause.body.start
    return DefinedTerm(
        name.of(text).strip(),
        Span(base + name.start, base + name.end),
        Span(base + start, end),
        clause.id,
    )


def _names(match: re.Match[str]) -> Iterator[Span]:
    """The first name and those joined to it: “标的号”或“转让标的”指…."""
    yield Span(match.start("name"), match.end("name"))
    for more in re.finditer(_QUOTED, match.string[match.end("name") + 1 : match.end()]):
        shift = match.end("name") + 1
        yield Span(shift + more.start("name"), shift + more.end("name"))


def _definition_end(text: str, start: int, next_terms: list[int]) -> int:
    """The end of the defining sentence; a semicolon ends it only where another name follows."""
    at = start
    while True:
        stop = _SENTENCE_END.search(text, at)
        end = stop.start() if stop else len(text)
        if end >= len(text):
            return len(text)
        following = end + 1
        if any(following <= other <= following + 2 for other in next_terms):
            return end
        if text[end] == "；" or _GOES_ON.match(text, following):
            at = following
            continue
        return end


def _called_things(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The range of what is called so: [start, end) before the bracket or the verb."""
    start = match.start()
    bracket = max(text.rfind("（", 0, start), text.rfind("(", 0, start))
    closed = max(text.rfind("）", 0, start), text.rfind(")", 0, start))
    end = start
    if bracket > closed:
        end = bracket
    while end and text[end - 1] in "，,；;。：: ":
        end -= 1
    if _ABOVE.match(match.group()) and text[:start].rstrip().endswith(("。", "；")):
        return 0, end  # 以上统称 in a sentence of its own
    phrase = _phrase_start(text, end)
    if _ALL_BEFORE.fullmatch(text, phrase, end):
        return 0, phrase  # …；“辅号”指…。三者合称
    if _ABOVE.match(match.group()) or _COLLECTIVE.search(match.group()):
        begin = max(text.rfind(mark, 0, end) for mark in "。；\n") + 1
        return (begin, end) if begin < end else (0, end)
    begin = _phrase_start(text, end)
    # The bracket itself may hold more than the name: 甲方的抖音号（含橱窗，以下简称“标的号”）.
    return begin, start if bracket > closed and text[bracket + 1 : start].strip() else end


def _phrase_start(text: str, end: int) -> int:
    """Where the phrase that ends at `end` begins: after the last comma or stop outside brackets."""
    depth = 0
    for at in range(end - 1, -1, -1):
        char = text[at]
        if char in "）)":
            depth += 1
        elif char in "（(":
            depth -= 1
        elif depth <= 0 and char in "，,；;。：:\n":
            return at + 1
    return 0


def _under_definitions(document: Document, clauses: ClauseTree, clause: Clause) -> bool:
    return any(
        _DEFINING_HEAD.search(above.body.of(document.text))
        for above in clauses.ancestors(clause)
        if len(above.body) <= 40
    )


def _end_below(clauses: ClauseTree, clause: Clause) -> int:
    """The end of the last clause below this one, or of this one."""
    end = clause.body.end
    for other in clauses:
        if any(above.id == clause.id for above in clauses.ancestors(other)):
            end = max(end, other.body.end)
    return end


def _in_row(
    document: Document, clause: Clause, defining_tables: dict[int, bool]
) -> Iterator[DefinedTerm]:
    block: Block = document.blocks[clause.block]
    cells = [cell for cell in block.cells if cell.of(document.text).strip()]
    if len(cells) < 2 or block.table is None:
        return
    words = [fold(cell.of(document.text)) for cell in cells]
    if block.table not in defining_tables:
        heads = bool(_TERM_COLUMN.match(words[0]) and _MEANING_COLUMN.search(words[1]))
        defining_tables[block.table] = heads
        if heads:
            return
    if defining_tables[block.table] or _MEANS_CELL.match(cells[1].of(document.text)):
        raw = cells[0].of(document.text)
        name = raw.strip().strip(_OPEN + _CLOSE).strip()
        start = cells[0].start + raw.find(name)
        yield DefinedTerm(name, Span(start, start + len(name)), cells[1], clause.id)

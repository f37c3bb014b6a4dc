"""Whether the transferor got the personal data by performing duties or providing services.

That source weighs heavier: 刑法 253之一, second paragraph (在履行职责或者提供服务过程中获得的).
The answer is yes only where the contract says what the transferor does (医院, 顾问, 物业) or that
the data come from it, no only where it says that they were bought or gathered, and else unknown.
It is inferred, so a lawyer confirms or corrects it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact, Party
from reviewer.facts.parties import Naming
from reviewer.facts.readings import Reading
from reviewer.facts.words import words_of

# Trades and posts that serve persons and keep their data.
_TRADE = re.compile(
    r"医院|门诊|诊所|医疗|医美|美容|美发|美甲|造型|养生|护理|月子|产后|体检|药店|药房|大药房|齿科|口腔|眼科|牙科|心理咨询"
    r"|学校|培训|教育|午托|托管班|托育|幼儿园|早教|辅导|课程|驾校|家教|留学|留学咨询|瑜伽|健身|武馆|琴行|保险|银行|证券|理财|贷款|征信"
    r"|酒店|民宿|旅行社|旅游|票务|物业|房产|中介|公寓|租赁|家政|月嫂|快递|外卖|配送|物流|电信|通信|律师|律所|会计|税务|公证"
    r"|招聘|猎头|人力资源|婚介|婚恋|婚庆|摄影|影楼|照相|宠物|殡葬|养老|咨询师?|顾问|经纪|代理人?|保健|客服|电商|网店|店铺"
    r"|餐饮|奶茶|超市|便利店|专卖店|会所|茶室|团购|社区服务|平台运营|网约车|装修|家装"
)
_ACTS = re.compile(
    r"从事|经营|开[办设了着]?|担任|任|执业|运营|提供|服务|做了?|主营|系|为|作为|设有|原(?:系|为|在)|当(?:了|过)|办"
)
_OBTAINED = re.compile(
    r"(?:执业|经营|服务|诊疗|任职|授课|履职|履行职[责务]|工作|从业|就诊|接诊|营业|销售|运营|办理)(?:期间|过程)?(?:之?中|时|期间|以来)"
    r"[^。;]{0,24}(?:取得|获得|获取|积累|收集|留存|形成|登记|沉淀|知悉|掌握|建立|采集|所得)"
    r"|(?:历年|多年|长期|自开业|开业以来)[^。;]{0,12}(?:经手|积存|积累|建立|服务|留存|维系|沉淀)[^。;]{0,16}"
    r"(?:客户|顾客|患者|学员|会员|病|档案|投保人|业主|保单)"
)
_BOUGHT = re.compile(
    r"(?:购买|收购|买|收|采集|爬取?|抓取|扒|搜集|换|导)(?:来|得|取得|自|下来|入)[^。;]{0,16}(?:资料|名单|数据|信息|号码|线索|简历|身份证)"
    r"|(?:资料|名单|数据|信息|号码|线索)[^。;]{0,12}(?:系|是|均)?[^。;]{0,8}(?:购得|买来|收来|爬取|抓取|公开渠道|网上搜集)"
)
_SENTENCE = re.compile(r"[^。;]+")
_RECITALS = 14


def find_in_service(
    document: Document,
    clauses: ClauseTree,
    parties: Sequence[Party],
    transferor: Fact[str] | None,
    data: Sequence[Reading],
) -> Fact[bool] | None:
    """`data` are readings of what hands over personal data or customers; without any, None."""
    if not data:
        return None
    shown = _first(_OBTAINED, data)
    if shown is not None:
        return Fact(True, (shown,))
    role = None if transferor is None else transferor.value
    for words, spans in _about(document, clauses, parties, role):
        if _TRADE.search(words):
            return Fact(True, spans)
    shown = _first(_BOUGHT, data)
    return None if shown is None else Fact(False, (shown,))


def _first(wanted: re.Pattern[str], data: Iterable[Reading]) -> Span | None:
    """Where the words first say so."""
    for reading in data:
        found = wanted.search(reading.text)
        if found is not None:
            return reading.words.span(*found.span())
    return None


def _about(
    document: Document, clauses: ClauseTree, parties: Sequence[Party], role: str | None
) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The transferor's own entry, and what the recitals say that it does, with their places."""
    for party in parties:
        if party.role == role:
            yield party.name or "", party.spans
    naming = Naming(parties)
    for clause in clauses.clauses[:_RECITALS]:
        if clause.kind is not ClauseKind.PARAGRAPH:
            continue
        words = words_of(document, clause.body)
        for sentence in _SENTENCE.finditer(words.text):
            named = list(naming.mentions(sentence.group()))
            for index, (_, end, party) in enumerate(named):
                stop = named[index + 1][0] if index + 1 < len(named) else len(sentence.group())
                said = sentence.group()[end:stop].lstrip("，,")
                if party.role == role and not said.startswith((":", "(")) and _ACTS.search(said):
                    last = sentence.start() + stop
                    yield said, (words.span(last - len(said), last),)

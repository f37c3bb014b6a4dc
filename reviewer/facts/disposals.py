"""Whether words dispose of accounts by themselves, whatever the rules found in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.facts.account_words import AccountNoun, find_account_nouns
from reviewer.facts.kept_accounts import names_belonging
from reviewer.facts.platforms import find_platforms
from reviewer.facts.readings import CELL_MARK
from reviewer.text.numerals import narrow

# 乙方为甲方开通管理员账号一个: the customer's, made for it.
_OPENED = re.compile(r"为[^，。;|]{0,8}(?:开[通设立]|创建|配置|分配)[^，。;|]{0,20}$")
# 可在自有官网、公众号转载; 转入银行账户，账号写在收条上.
_PLACE = re.compile(r"(?:上|[内中])?(?:转载|发布|推广|投放|播放|宣传|公示)")
_BANK = re.compile(r"银行|开户|户名|租金|[汇打转存]入")
_PARTY = "[甲乙丙丁男女]方|受让|买[方受家]|[承接收]|新"
_DISPOSE = re.compile(
    r"(?:转让|转[归给予与交手入]|让[渡与予给]|出让|出售|售[予与给]|[卖盘顶抵赠送租供交划拨][给与归予由付](?!付款)|[买卖]断|[都全均]卖|打包卖|换[给与]"
    r"|(?<![撤退])让出(?!售)|(?:[都全也均]|全部|统统|一并|一起|一道)[给交](?![代纳流友待易付费])|(?<![发付寄写提供借])[给交](?:[甲乙丙]方|受让|买[方家]|接[手盘])(?![开建设发]|[^，。;]{0,4}(?:款|费|元|钱|定金))|改由(?:[甲乙丙]方|受让|买[方家]|接[手盘])"
    r"|移[交转付送]|交(?:[割出]|接(?!单|表|清单|记录|手续单))|过户|变卖|划转|划归|赠送|收购|购买|买[下入受]|受让|承接|接[手管盘下]|盘[让出]|顶[让出掉账]|抵[偿债作掉]|过[给到]|租用|出租"
    r"|(?:全|都|均|概|统|悉|即|便|就|一并|转|改)?归[于由]?(?:[乙丙]方|受让|买|收购|承|接|新|你|您))(?![人方款])"
    rf"|(?:授予|分[给予]|(?<![提仅可])供)(?:{_PARTY})|归[男女]方|向(?:{_PARTY})(?:提供|供应)|[买卖]:"
)
_GIVES = re.compile(
    r"[给交归转让卖盘顶](?![代纳流友待易付费账])|(?<![退发付支推演外])出(?=[^，。;]{0,6}号)"
)
_FORBIDDEN = re.compile(
    r"(?:不得?|未|没有|别无|禁止|严禁|不[可许准能应]|勿|莫|无权|无须|无需|擅自|私自|若|如果?|倘|一旦)[^，。;|]{0,12}$"
)
# The words are of one's own accounts, or of an account as a means.
_OWN = re.compile(r"自[行己有用]|授权|缴费|联系|联络|沟通|主体[^，。;]{0,4}不变")
# 含姓名、手机、微信号: what is known of a person.
_OF_A_PERSON = re.compile(r"(?:姓名|手机号?|电话|单位|职务|住址|年龄)[^，。;|]{0,16}[、和与及]$")
_ONLINE = re.compile(r"[账帐]号|网店|店铺|小店|直播号")
_TITLE = re.compile(
    r"转[让手号归店给]|过户|[让盘顶出]让|让[渡与书]|买卖|收购|移交|交[接割付]|[卖售换]|买断|承接|受让|[接分]手"
    r"|供货|[租借抵]|散伙|拆伙|分号|拆分|[盘顶]店|处置|还原|归还"
)
_BARE_TITLE = re.compile(rf"(?:{_TITLE.pattern})(?:[协合][议同]|单|条|约)?书?")
_TITLE_NAMES = re.compile(r"[账帐]号|(?<![文编信名符称])号(?!线)|网店|店铺")
_MEANS = re.compile(r"(?:[凭至到在用以]|自己的?|款)[^，。;|]{0,8}$")
_NEAR = 20
_PART_END = re.compile(r"[，。;|]")
_SENTENCE = "。|"
# What a list of things for sale stands under.
_SUBJECT_HEAD = re.compile(
    r"(?:标的|转让|让渡|让与|出让|收购|买卖|移交|移转|盘[让转]|出售|交易|租赁|资产)[^，。;]{0,2}(?:物|资产|内容|范围|对象|清单|包|东西|标的|财产|项目|账号)?$"
    r"|^(?:标的|货|品种|资产包?|账号|[^，。;]{0,4}(?:东西|的是(?:什么|啥)))"
)
_NO_SUBJECT_HEAD = re.compile(
    r"归属|安全|管理|保[管密]|使用|[价款费]|付|违约|责任|保证|承诺|手续|流程|方式|交[接割付]|时间"
)


# 标的:…; 标的为…; 资产包含…; 转让范围包括….
_OPENS_SUBJECT = re.compile(
    r"(?P<lead>[^，。;:]{1,12}?)(?::|[为系]|(?:(?:具体|主要)?(?:包括|包含|涵盖|含有?)):?)"
)


_THE_ABOVE = re.compile(r"(?:以上|上述|前述|上列|前列|这[些几两]|[都均]|全部|统统|一并|一共|通通)")


def disposes_of_accounts(text: str) -> bool:
    """The narrow text says in one sentence that an account changes hands: 知乎账号让渡给乙方."""
    return any(
        (noun.platform or _ONLINE.fullmatch(text, noun.start, noun.end))
        and _is_disposed(text, noun)
        for noun in find_account_nouns(text)
    )


def lists_accounts(text: str) -> bool:
    """The narrow text names an account of a platform as a thing, not something of it."""
    return not _OWN.search(text) and any(
        noun.platform and _is_itself(text, noun) for noun in find_account_nouns(text)
    )


def disposes_of_the_above(text: str) -> bool:
    """The narrow text hands over what the words before it name: 都过户给乙方的执照."""
    return bool(_THE_ABOVE.match(text)) and bool(_DISPOSE.search(text))


def gives_accounts(text: str) -> bool:
    """The narrow text names an account and a word of giving, as loosely as people speak: 快手上的
    两个给徐海. It tells a disposal only where the title says that accounts are given away."""
    return lists_accounts(text) and bool(_GIVES.search(text))


def is_title_of_accounts(words: str) -> bool:
    """The title is that of a contract by which accounts change hands: 探店号移交单."""
    return bool(_TITLE.search(words)) and bool(_TITLE_NAMES.search(words) or find_platforms(words))


def names_subject(text: str) -> bool:
    """The narrow text opens with what is for sale: 标的:抖音“阿禾”和B站“阿禾”."""
    opened = _OPENS_SUBJECT.match(text)
    return bool(
        opened and is_subject_heading(opened["lead"]) and lists_accounts(text[opened.end() :])
    )


def is_list_of_accounts(rows: Sequence[str]) -> bool:
    """Most rows of a table name an account of a platform, or the thing that one is."""
    cells_apart = (narrow(row).replace("\t", CELL_MARK) for row in rows)
    return 2 * sum(map(lists_accounts, cells_apart)) > len(rows)


def is_title_of_disposal(words: str) -> bool:
    """The title is that of a contract by which things change hands: 转让书, 散伙协议."""
    return bool(_TITLE.search(words))


def is_bare_title(words: str) -> bool:
    """The title says that something changes hands, and not what: 转让, 移交协议书."""
    return bool(_BARE_TITLE.fullmatch(words))


def is_subject_heading(words: str) -> bool:
    """The heading opens what is for sale: 让渡物, 资产包, 盘让范围."""
    return bool(_SUBJECT_HEAD.search(words)) and not _NO_SUBJECT_HEAD.search(words)


def _is_disposed(text: str, noun: AccountNoun) -> bool:
    if not _is_itself(text, noun):
        return False
    first = max(text.rfind(mark, 0, noun.start) for mark in _SENTENCE) + 1
    stops = [at for mark in _SENTENCE if (at := text.find(mark, noun.end)) >= 0]
    last = min(stops, default=len(text))
    part = _part_start(text, noun.start)
    if _OPENED.search(text, part, noun.start):
        return False
    if _PLACE.match(text, noun.end) and "在" in text[part : noun.start]:
        return False
    if noun.platform is None:  # 网店, 账号: only as the very object
        if _MEANS.search(text, first, noun.start) or _BANK.search(text, first, noun.start):
            return False
        first = max(first, noun.start - _NEAR)
    return any(
        not _FORBIDDEN.search(text, 0, verb.start())
        and not _OWN.search(text, noun.end, max(verb.start(), _part_end(text, noun.end)))
        for verb in _DISPOSE.finditer(text, first, last)
    )


def _part_start(text: str, at: int) -> int:
    """Where the part between two commas that holds a place begins."""
    return max(text.rfind(mark, 0, at) for mark in "，。;|") + 1


def _part_end(text: str, at: int) -> int:
    """Where the part between two commas that holds a place ends."""
    match = _PART_END.search(text, at)
    return match.start() if match else len(text)


def _is_itself(text: str, noun: AccountNoun) -> bool:
    return not names_belonging(text, noun.end) and not _OF_A_PERSON.search(text, 0, noun.start)

"""The signs round a party's name that it gives something away, or gets it.

A sign is what the words before and after one mention of a party say of it: it disposes of a thing,
keeps another, warrants, leaves its trade, must not take back; or it gets, uses, pays. Money goes
the other way: whom the price is paid gives the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reviewer.facts.word_lists import spelt_out

_PAID = re.compile(
    r"(?:付[给与予至到清]|汇[给入至]|打[给到入]|补[给偿]|交[给付][^，]{0,4}[元款]|[元款费金钱][^，。]{0,4}(?:给|付|归)|给付)$"
)
_PAYMENT = re.compile(
    r"(?:一方|账户|卡上|指定|名下)?[^，。将把]{0,10}?(?:(?<![交托])付|汇|转账|补偿|缴|结[清算]|打[款钱])"
)
_PAYS = re.compile(
    r"[^，。]{0,14}?(?:(?<![交托])付(?!的|出的)|汇[入至给付]|转账|打[给到款]|补[给偿]|结清|缴纳|出价|认购|交[纳付清]?[^，]{0,3}[款费金钱])"
)
# Either side may have to pay damages, or money back.
_REMEDY = re.compile(r"违约|赔|罚|滞纳|返还|退|双倍|逾期|欠|损失|押金|保证金|报销")
_TO = re.compile(r"(?:[给归算与予至到向让转为成供姓随入]|属于?|交[由付]?|跟着?)$")
_BACK = re.compile(r"(?:[交退归返发]还|还给|退[给回至]|还)$")
_BY = re.compile(r"[由经凭]$")
_DISPOSES = re.compile(r"[^，。将把]{0,14}[将把](?!来)(?![^，。]{0,20}(?:还|改回|退回|归位))")
_HANDS = re.compile(
    r"转让|让与|让渡|让[给出]|出让|出售|出租|出借|租给|借给|卖|售|盘[给出]|顶[给出]|赠|转[给交归出]|过[给到户]|移交|移转|交(?!割[日之时后前完]|接|付[之日后前]|易|款)"
    r"|提供|供[给应]|发[送给]|拷|导出|传给|告[诉知]|留[给下]|割让|划[转给归]|授权|配合|协助|撤出|退出|不干|不做|停[办业]|放弃"
)
_GETS = re.compile(
    r"受[让赠]|承[接继租]|接|取得|获得|收[购到取下走齐]|购[买得]|买|沿用|享有|支配|控制|所有|竞得|拿[去走到]|续[用办]|验收|签收|核[对验]"
)
_USES = re.compile(
    r"使用|运营|经营|登录|自行|自负|自担|继续|发布|名义|用(?!途)|管理|改密|换绑|扫码|独享|打理"
)
_OWNS = re.compile(
    r"(?:以其?)?(?:本?人?名下|手[上里头中]|持有|拥有|所持|实名|注册|开[设办]|[原现]?(?:运营|经营)之?的?|登记|早?年|自\d|多年|原[系有]|先前|旗下)"
)
_KEEPS = (
    r"<keeping>|保留|留[用存着]?|另[有外行一]|私[人用]|不[在属转卖给交含移让供抵盘顶搬](?!得)|仍[归由属]"
    r"|照旧|自己|先行"
)
_WARRANTS = re.compile(r"[^，。]{0,4}(?:保证(?!金)|承诺|担保|确认|声明|确保)")
_TAKES_NOTHING_BACK = re.compile(
    r".*?(?:不[得再许会能可][^，。]{0,24}?(?:[找取]回|申诉|挂失|补办|复[制印]|留存|保留|副本|备份|另售|再[卖售用登]|同类|同行|竞争|登|联系|接触|开[设办班店]|说破|重新|从事)"
    r"|[找要收取索]回|销毁|底稿|申诉)"
)
_MUST_NOT = re.compile(r"[^，。]{0,6}(?:不得|不许|不能|别)")
_MAY = re.compile(r"[^，。]{0,6}(?:可|有权|得(?!将)|能)")
_LEAVES = re.compile(
    r"[^，。]{0,12}?(?:因|停|歇|闭|毕业|出国|迁|移居|改行|转行|退休|年[迈老事]|身体|离职|搬|欠|解散|注销|清算|回老家|不[想再]|顾不)"
)
_LETTER = re.compile(r"[甲乙丙丁]方?")
_CALLED_TAKER = re.compile(
    r"[受承接收买购新用需进求得租借引采]|[转移划]入|债权人|资金|后[手站]|下家|往里"
)
_CALLED_GIVER = re.compile(
    r"被|转让|出[让售租借盘兑顶号卖]|让[与渡出方]|卖|转[出店]|[盘顶打移]出|供[方货号应]|移交"
)
# No 星光经纪, 安居中介: these are names of firms.
_CALLED_BYSTANDER = re.compile(
    r"(?:连带|共同|担保|保证|见证|介绍|监[督管]|中介|居间|中间?|经纪|拍卖|服务)+(?:人|方|行|机构|单位|公司)"
)
_CALLED_LEAVER = re.compile(r"[出让转售供移退原旧老交赠发提前离去]|上[家手]|债务人|授权|走")


def signs_of_name(name: str) -> Iterator[str]:
    """What a word for the party (出让方, 接手人) says of it; nothing where it is a letter."""
    if _LETTER.fullmatch(name):
        return
    if _CALLED_GIVER.search(name) and not _CALLED_TAKER.match(name):
        yield "called giver"
    elif _CALLED_TAKER.search(name):
        yield "called taker"
    elif _CALLED_LEAVER.search(name):
        yield "called leaver"


def stands_aside(names: Iterable[str]) -> bool:
    """Whether these words for a party make it a guarantor, a witness or a go-between."""
    return any(_CALLED_BYSTANDER.fullmatch(name) for name in names)


def signs_of_mention(before: str, after: str, then: str | None) -> Iterator[str]:
    """What one mention says of its party.

    `before` and `after` end with the sentence and at other mentions; `then` is what follows
    another party named where `after` ends, None where none is.
    """
    if before.endswith(_AT):  # 甲方向乙方交付: what follows is done by another
        if received := _received(before, after):
            yield received
        return
    does = after + then if then is not None and after.endswith(_AT) else after
    paid = _PAID.search(before)
    if paid or _PAYS.match(does):
        act = None if _REMEDY.search(before + does) else "paid" if paid else "pays"
    else:
        act = _act(does, "hands" if then is None else "hands to another")
    if act:
        yield act
    if not paid and (part := _part(before, act)):
        yield part
    for name, words in _BESIDES.items():
        if words.match(after):
            yield name
    if spelt_out(_KEEPS).search(after):
        yield "keeps"
    if _MAY.match(after) and not _MUST_NOT.match(after):
        yield "may"


PAYMENTS = frozenset({"paid", "pays"})
_AT = ("向", "给", "予")
_TAKING = frozenset({"gets", "uses", "pays"})
_ACTS = {
    "takes nothing back": _TAKES_NOTHING_BACK,
    "must not": _MUST_NOT,
    "disposes": _DISPOSES,
}
_BESIDES = {"owns": _OWNS, "warrants": _WARRANTS, "leaves": _LEAVES}


def _received(before: str, after: str) -> str | None:
    """What a party gets to whom another does something: money, or the thing."""
    if not (_PAID.search(before) or _PAYMENT.match(after)):
        return None if _BACK.search(before) else "recipient"
    return None if _REMEDY.search(before + after) else "paid"


def _part(before: str, act: str | None) -> str | None:
    """Its part by the words that lead to it: 归乙方, 由乙方接管."""
    if _BACK.search(before):  # at the end, what was had for a time goes back
        return None
    if _TO.search(before):
        return "recipient"
    if _BY.search(before) and act in _TAKING:
        return "by whom it is had"
    return "opens" if not before and act not in _TAKING else None


def _act(after: str, hands: str) -> str | None:
    """What it does; `hands` is what handing over is called."""
    for name, words in _ACTS.items():
        if words.match(after):
            return name
    found = {
        match.start(): name
        for name, words in ((hands, _HANDS), ("gets", _GETS))
        if (match := words.search(after))
    }
    if found:
        return found[min(found)]
    return "uses" if _USES.search(after) else None

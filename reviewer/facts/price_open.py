"""Prices that a contract leaves open: worked out later, by a report, by a share of what is earned,
or in another paper. What it states then is an advance or is paid for something else.
"""

from __future__ import annotations

import re

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.facts.price_signs import Amount
from reviewer.facts.words import words_of

_PRICE = (
    r"(?:价[款格金钱]|对价|代价|[总底号作定]价|报酬|补偿[款费金]"
    r"|(?:转[让接店号给]|让[与渡售]|盘[让店]|顶[让店]|承接|交接|移交|接[手店盘号]|收购|购买|买断|[受出]让|过户)"
    r"[^，。；、的]{0,3}?[费款金])"
)
_SHARE = r"(?:[\d.]+%|百分之[^，。；]{1,6}|[一二两三四五六七八九]成)"
_LATER = r"(?:商[定议量谈]|协商|议定|约定|确定|核定|签[订署]|订立|补充|评[估定]|核算|结算)"
_STATES_NOT = r"(?:不[作予再]?|未[予作]?)(?:约定|载明|写明|记载|涉及?)"
_OPEN = re.compile(
    # 价款以评估报告为准, 转让费待审计后议定
    rf"{_PRICE}[^。；]{{0,12}}?(?:以|按|依|据|由|待|等|俟|视)[^。；]{{0,24}}?"
    rf"(?:评估|审计|鉴定|估价|第三方)[^。；]{{0,24}}?(?:为准|后?[再另]|{_LATER})"
    # 对价另以补充协议确定, 价钱以后再商量
    rf"|{_PRICE}[^。；，]{{0,10}}?(?:另[行以由外]?|[以日]后|[届到]时|改日|再)[^。；，]{{0,16}}?{_LATER}"
    rf"|{_PRICE}[^。；]{{0,8}}?以[^。；]{{0,20}}?(?:另行|补充|单独)[^。；]{{0,20}}?为准"
    rf"|{_PRICE}[^，。；]{{0,6}}(?:待定|未定|面议|暂[不未][^，。；]{{0,2}}定)"
    # 价款……，本协议不作约定; 本合同不涉金额
    rf"|{_PRICE}[^。；]{{0,60}}?本(?:协议|合同|约|书|单)[^，。；]{{0,4}}{_STATES_NOT}"
    rf"|本(?:协议|合同|约|书|单)[^，。；]{{0,4}}{_STATES_NOT}[^，。；]{{0,2}}(?:总额|金额|价[款格])"
    # 转让款按销售额的三成结算; 按净利润的两成支付，不设保底
    rf"|{_PRICE}[^。；，]{{0,4}}按[^。；元]{{0,30}}?{_SHARE}[^。；元]{{0,14}}?(?:计|结|付|提|取|给|分)"
    rf"|{_SHARE}[^。]{{0,24}}?(?:不设|无|没有)保底"
    # 交接费做满三个月再谈
    rf"|{_PRICE}[^。；]{{0,24}}?(?:再[谈议定说]|另议|[先现]在?不定)"
)
# 无偿赠与, 不付转让费, 移交不收取费用: there is none.
_FREE = re.compile(
    r"无偿(?:[赠送转移交让给]|提供|过户)|[系为属]无偿"
    r"|(?:无须|不[须需用])[^，。；]{0,8}(?:付|给)[^，。；]{0,4}任何(?:款|费|对价|钱)"
    r"|不(?:支付|付|给|收取?)(?:任何)?(?:转让[费款]|对价|价款)(?!之?外)"
    r"|(?:移交|转让|让与|共享)[^，。；]{0,4}不(?:支付|付|收取?)(?:任何)?费用"
)
_ADVANCE = re.compile(
    r"首[付期笔]|头[期款笔]|预[付收交存]|[定订]金|诚意金|意向金|尾[款数]|余款|第[一二三四五]期"
)
_CALLED = re.compile(_PRICE)
_SET_OFF_LATER = re.compile(r"[^。；]{0,16}?从[^。；，]{1,8}[里中](?:扣|抵)")


def leaves_price_open(document: Document, clauses: ClauseTree) -> bool:
    """Some clause says that the price is still to be found."""
    return _is_said(_OPEN, document, clauses)


def goes_for_nothing(document: Document, clauses: ClauseTree) -> bool:
    """Some clause says that nothing is paid, though it may say so of one thing among others."""
    return _is_said(_FREE, document, clauses)


def _is_said(pattern: re.Pattern[str], document: Document, clauses: ClauseTree) -> bool:
    return any(
        pattern.search(words_of(document, clause.body).text)
        for clause in clauses
        if clause.kind not in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE)
    )


def is_called_price(amount: Amount) -> bool:
    """Its phrase names the price, and no fee for something else."""
    return bool(_CALLED.search(amount.before))


def is_advance(amount: Amount) -> bool:
    """The amount is a first or last part of what its words do not name."""
    return bool(_ADVANCE.search(amount.before) or _SET_OFF_LATER.match(amount.follows))

"""A wording is put in once, in the chapter that it belongs to."""

from __future__ import annotations

from datetime import date

from contract_files import docx, paragraph

from reviewer.document.docx_reader import read_docx
from reviewer.export.homes import homes_of
from reviewer.export.outgoing import candidates
from reviewer.review import Options, review

SALE = "第一条 甲方将其名下九个微信号及全部好友转让给乙方，登录密码一并告知乙方。"
PRICE = "第二条 转让价款为人民币50万元，乙方于签订当日付清。"
FINE = "第三条 甲方找回微信号的，应当向乙方支付违约金10万元。"
NOTICE = "第四条 通知以书面形式送达。"
DISPUTES = "第五条 争议解决：因本协议发生的争议，由甲方住所地人民法院管辖。"
AFTERMATH = "如相关约定被认定无效"
EXCLUSION = "本协议标的不包括任何"
PRICES_CUT = "不在标的之内的账号和信息不计价款"


def home(words: str, *lines: str) -> str:
    """The place at which the wording with these words is put into a contract of these lines."""
    data = docx("".join(map(paragraph, ("转让协议", *lines))))
    found = review(read_docx(data, "a.docx"), Options(today=date(2026, 11, 2)))
    homes = homes_of(found, candidates(found), {})
    [place] = [home.place for said, home in homes.items() if words in "".join(said)]
    return place


def test_a_wording_stands_at_the_clause_that_first_needs_it() -> None:
    assert home(EXCLUSION, SALE, PRICE, FINE, NOTICE, DISPUTES) == "第一条"


def test_words_on_the_price_stand_in_the_chapter_on_it() -> None:
    first = "第一条 九个微信号及全部好友作价50万元，由甲方转让给乙方。"
    assert home(PRICES_CUT, first, "第二条 转让价款", "2.1 乙方于签订当日付清50万元。") == "2.1"


def test_what_follows_from_invalidity_closes_the_chapter_on_liability() -> None:
    chapter = ("第四条 违约责任", "4.1 违约方赔偿损失。", "4.2 逾期的，按日计算利息。")
    assert home(AFTERMATH, SALE, PRICE, FINE, *chapter, DISPUTES) == "4.2"


def test_without_such_a_chapter_it_follows_what_is_said_of_severability() -> None:
    severed = "第四条 本协议部分条款无效的，不影响其他条款的效力。"
    assert home(AFTERMATH, SALE, PRICE, FINE, severed, NOTICE, DISPUTES) == severed[:3]


def test_without_either_it_stands_before_the_clause_on_disputes() -> None:
    assert home(AFTERMATH, SALE, PRICE, FINE, NOTICE, DISPUTES) == "第四条"


def test_a_chapter_of_several_clauses_before_that_one_is_left_alone() -> None:
    chapter = ("第四条 通知", "4.1 通知以书面形式送达。", "4.2 地址以本协议所载为准。")
    assert home(AFTERMATH, SALE, PRICE, FINE, *chapter, DISPUTES) == "第三条"


def test_where_nothing_says_where_it_stands_at_the_clause_that_first_needs_it() -> None:
    assert home(AFTERMATH, SALE, PRICE, FINE, NOTICE) == "第三条"


def test_a_sentence_stands_behind_the_words_that_lead_into_a_list_not_in_it() -> None:
    lead = "第一条 甲方向乙方转让下列各项："
    items = ("（一）九个微信号及全部好友；", "（二）货架三组。")
    assert home(EXCLUSION, lead, *items, PRICE) == "第一条"


def test_under_words_that_lead_into_sentences_it_stands_at_the_sentence() -> None:
    lead = "第一条 双方约定如下："
    sentences = ("（一）甲方将九个微信号及全部好友转让给乙方。", "（二）货架归乙方所有。")
    assert home(EXCLUSION, lead, *sentences, PRICE) == "第一条（一）"


def test_words_that_lead_into_nothing_are_no_list() -> None:
    above = "第一条 转让标的由下列各项组成。"
    items = ("（一）九个微信号及全部好友转让给乙方；", "（二）货架三组。")
    assert home(EXCLUSION, above, *items, PRICE) == "第一条（一）"

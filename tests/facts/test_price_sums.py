"""A price that is stated as a sum alone: instalments, and parts that are said to be all."""

from __future__ import annotations

import pytest
from small_contracts import contract

from reviewer.facts.price import find_price
from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION


def price_of(*units):
    made = contract(*units)
    price = find_price(made.document, made.clauses, made.labels, made.tables)
    return None if price is None else price.value


def test_instalments_in_clauses_of_their_own_add_up():
    assert (
        price_of(
            ("第二条", "让与价金，分三期给付："),
            ("（一）", "首期：契约成立后二日内，人民币12万元；"),
            ("（二）", "二期：平台迁移公证书出具后，人民币15万元；"),
            ("（三）", "末期：乙方正常推文满六十日，人民币3万元。"),
        )
        == 300_000
    )


def test_instalments_of_one_amount_are_as_many_as_is_said():
    assert price_of(("2.1", "让渡金三期，每期八千，第一期签字日付，付满即止。")) == 24_000


def test_instalments_of_one_clause_add_up_although_semicolons_part_them():
    words = (
        "乙方分三次付款：立字时两万元；大号换过去满十五天，一万二千元；年底再付一万元，以此了结。"
    )
    assert price_of(("8", words), ("9", "乙方误工的，补甲方一百元。")) == 42_000


def test_what_is_paid_first_and_the_rest_add_up_where_no_whole_is_stated():
    assert price_of(("3", "钱这样给：开学先给5000块，剩下的8000块六月底以前给完。")) == 13_000


def test_the_payments_of_one_sentence_add_up_to_the_last_one():
    assert price_of(("3", "首笔两万，见号后两万五，三个月后再给五千。")) == 50_000


@pytest.mark.parametrize(
    "words",
    [
        "乙方付五万元，其中签字付两万，剩下的三万月底付。",
        "乙方付五万元（¥50,000），余款月底前给清，余5万元的利息不计。",
        "转让费为人民币伍万元整（¥50,000元），分两期支付：申请受理后付四成，核准公告后付六成。",
    ],
)
def test_a_whole_in_the_sentence_is_not_counted_again(words):
    assert price_of(("3", words)) == 50_000


def test_a_stated_whole_is_the_price_beside_its_rest():
    assert (
        price_of(("3", "转让费13000元。"), ("4", "先给5000元，剩下的8000元六月底给完。")) == 13_000
    )


PRICED = (
    (("首付两万元，签字当天付。", "此后的六个月，乙方每月5日前付五千元，付满为止。"), 50_000),
    (("首期支付十万元。", "其后十个月每月10日支付一万元。", "违约金五万元。"), 200_000),
    (("签字时付三万元。", "验收合格再付两万元。", "余款一万元，三个月后结清。"), 60_000),
    (("乙方先给一万元。", "换绑后再给两万元。", "剩下五千元年底给。"), 35_000),
    (("代价由两部分构成：", "代还房租，计40,000元；", "付给甲方60,000元。"), 100_000),
    (("甲方欠乙方货款13,000元，其中8,000元以甲方的快手号抵偿。",), 8000),
    (("价款按月平均流水30,000元的三成确定，即9,000元。",), 9000),
    (("乙方以12万元拍得账号包。", "佣金按成交价5%计6000元，另付拍卖行。"), 120_000),
    (("乙方付经济补偿30,000元。", "账号一并作价5,000元归乙方。"), 5000),
    (("甲方2019年出资十万元，已于去年抽回。", "账号转让费三万元。"), 30_000),
)
ADDED = (
    (("首期款60万元，签约后付；协议签妥后付二期款45万元。", "交割后，付尾款15万元。"), 1_200_000),
    (
        ("第一期：签署后五日内，付40万元。", "第二期：交接后，付35万元。", "第三期：付17万元。"),
        920_000,
    ),
    (("当场给十万元；", "号绑好那天，给十二万元；", "满九十天没出岔子，再给八万元。"), 300_000),
    (("签字当天转6万元。", "连登十天没掉线的，再转4万元。", "剩下三万元，端午前结清。"), 130_000),
    (("分三期给付：当日九万元，点清后六万元，满三月无人退课后三万元，别无款项。",), 180_000),
    (("收购价款由三期构成：签署后付8万元；换绑之日付8万元；满九十日付4万元。",), 200_000),
    (("转让价款由甲方每年支付12万元，连付五年，每年11月1日支付。",), 600_000),
    (("分四期：签约日付6万元；此后每满三个月付6万元，至第四期付完。",), 240_000),
    (("装修抵两万元，会员和号抵三万元，合在一处就是全部价钱。",), 50_000),
    (("乙方每月5日付甲方6,000元，付满十个月，视频号即归乙方。",), 60_000),
    (("货架算一万元。", "会员本算三万元。", "转让费就是上面这两样加起来，没有别的。"), 40_000),
)
NOT_ADDED_UP = (
    (("乙方给甲方一万五，先付五千押着，没问题再给一万。",), 15_000),
    (("分四期：签约日付6万元，余款另议。",), 60_000),
    (("货架算一万元。", "转让费就是上面这三样加起来，没有别的。"), 10_000),
    (("第一期付40万元，签约后付清。", "第二期起另议。"), None),
    (("转让总价为20万元。", "首付5万元。", "尾款15万元，过户后付。"), 200_000),
    (("转让价8万元，分八个月付，每月付一万元。",), 80_000),
    (("合作费20万元。", "诚意金2万元，签约后转为价款。"), 200_000),
    (("甲方补给乙方五万元。", "剩下两万元立秋前付。"), 50_000),
    (("代价由两部分构成：", "账号转让费四万元；", "甲方提供的培训。"), 40_000),
    (("乙方交意向金一万元。",), None),
    (("租期六个月，每月租金2000元。",), None),
    (("首期支付1万美元。", "其后十个月每月支付1万美元。"), None),
)


@pytest.mark.parametrize(("words", "price"), [*PRICED, *ADDED, *NOT_ADDED_UP])
def test_payments_of_several_clauses_are_added_up_where_they_are_the_price(words, price):
    clauses = [(f"3.{number}", text, PAID) for number, text in enumerate(words, 1)]
    assert price_of(("第三条", "价款"), *clauses) == price

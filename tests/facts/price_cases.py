"""Small contracts in which the price is settled, by what is rare in real ones or in words of their
own: the weights of such signs are learnt from these too (evaluation.pricing).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from small_contracts import Unit

from reviewer.labels import Label

PAID = Label.TAINTED_CONSIDERATION
BESIDE = ("3.1", "双方协商作价50万元。")
OWED = (
    "甲方尚欠乙方货款60万元。",
    "债务总额锁定为60万元。",
    "附件一应收账款账面余额合计为60万元。",
    "年度订货超过60万元的，另有返点。",
    "会员卡里没花完的钱一共60万元，甲方如数转给乙方。",
)
OTHER_MONEY = (
    "甲方违约的，应支付违约金50万元。",
    "乙方先交押金5万元，期满退还。",
    "每延迟一日，罚500元。",
    "单笔超过人民币300万元的担保须经董事会同意。",
    "本店月租2600元，押一付三。",
    "截至签约日，欠甲方借款本金42万元。",
    "累计责任以人民币50万元为限。",
    "号上有粉丝5.3万。",
    "转让总价五万余元，以清点为准。",
    "转让总价0元。",
)
ONE_SIGN: Sequence[tuple[Sequence[Unit], int | None]] = (
    # Another clause names the instalments that make it up.
    (
        [
            ("2.1", "目标公司现有设备一批共值40万元。"),
            ("3.1", "转让总价款36万元。", PAID),
            ("3.2", "首笔付20万元，交割后付16万元。"),
        ],
        360_000,
    ),
    # It is the sum of what its own clause names.
    ([("3.1", "先付30万元，再付20万元，到账50万元。")], 500_000),
    # It is paid for something.
    (
        [
            ("2.1", "目标公司现有设备一批共值60万元。"),
            ("3.1", "为上述账号乙方合计补给甲方50万元。", PAID),
        ],
        500_000,
    ),
    # It is written in capitals.
    (
        [
            ("2.1", "目标公司现有设备一批共值60万元。"),
            ("3.1", "转让总价款伍拾万元。", PAID),
        ],
        500_000,
    ),
    # A debt is none, in whatever capitals and figures.
    (
        [
            ("2.1", "截至签约日货款债务总额为人民币陆拾万元整（¥600,000）。"),
            ("3.1", "双方协商作价50万元。"),
        ],
        500_000,
    ),
    # A fee a hundred times smaller than what is paid is none.
    (
        [
            ("3.1", "乙方向甲方给付300万元。"),
            ("3.2", "过户由丙方代办，总费用贰万元（¥20,000）。"),
        ],
        3_000_000,
    ),
    # A comma within a number ends no phrase.
    (
        [
            ("2.1", "目标公司现有设备一批共值60万元。"),
            ("3.1", "转让总价款含1,200部手机在内伍拾万元。", PAID),
        ],
        500_000,
    ),
    # All instalments together are no part.
    ([("3.1", "第一期至第三期合计50万元。")], 500_000),
    # What is paid under the heading of remedies is no price.
    ([("第八条", "违约责任"), ("8.1", "乙方向甲方给付50万元。")], None),
    # The price of one of several is not that of all.
    ([("3.1", "转让费5万元/个。")], None),
    ([("3.1", "每个号转让费5万元。")], None),
)
TOTAL_ROWS = (
    [["项次", "内容", "金额（万元）"], ["一", "账号", "11"], ["合计", "", "40"]],
    [["项次", "内容", "金额（元）"], ["一", "账号", "110,000"], ["合计", "", "400,000"]],
    [
        ["项次", "价格（元）", "金额（元）"],
        ["一", "11,000", "110,000"],
        ["合计", "30,000", "400,000"],
    ],
    [["项目", "说明", "金额"], ["账号", "两个", "110,000元"], ["应付总额", "", "400,000元"]],
    [["名目", "钱数（元）", "备注"], ["账号", "110000", "单算"], ["合计", "400000", ""]],
)

SEVERAL_THINGS: Sequence[Sequence[Unit]] = (
    [
        ("第一条", "价款"),
        ("1.1", "固定资产作价人民币48万元。", PAID),
        ("1.2", "经营资料作价人民币2万元。", PAID),
    ],
    [
        ("第一条", "价款"),
        ("1.1", "店面作价40万元。", PAID),
        ("1.2", "会员表和群另作价10万元。", PAID),
    ],
)
WHOLE = (("第一条", "价款"), ("1.1", "转让总价50万元。"))
NOT_ADDED = (
    "其中经营资料作价人民币2万元。",
    "每逾一日付违约金2万元。",
    "签约当日付首期20万元，其余30万元交割时付。",
    "域名另作价2万美元。",
    "甲方尚欠房租2万元。",
)

# What stands between the thing and the remedies of a contract, and the price that it states.
IN_ITS_WORDS: Sequence[tuple[Sequence[str], int | None]] = (
    (("乙方为此付甲方一次性费用叁万捌仟元整。", "违约者赔偿对方二万元。"), 38_000),
    (("双方把价定在2.6万，含过户手续。", "乙方先付6000元定金。"), 26_000),
    (("名单和号打包9600，桌子不算钱。", "晚过半个月，头款不退。"), 9_600),
    (("转号钱：六千六。", "月底前没给清，每天加三十。"), 6_600),
    (("甲方开价4万元，乙方还价，最后3.5万元成交。",), 35_000),
    (
        ("酬劳人民币12,000元，乙方于交接当天以现金支付。", "甲方去年带货收入45万元，与乙方无关。"),
        12_000,
    ),
    (("乙方应付款项由两笔构成：号款9万元，货款3万元。",), 120_000),
    (("订立本合同时付40%即48,000元，余60%即72,000元于换绑后付。",), 120_000),
    (("总计费用￥56,800（大写：伍万陆仟捌佰元整），其中税费3,215元。",), 56_800),
    (("甲方将号抵给乙方，冲掉借款本金中的8万元，剩余本金5万元照还。",), 80_000),
    (("价格另行商议，不在本合同写明。", "押金3000元，到期退还。"), None),
    (("乙方免费接收，不付任何对价。", "甲方欠平台服务费1200元由甲方自付。"), None),
    (("每个号800元，一共12个号，合9600元。",), 9_600),
    (("首笔两万，见号后两万五，三个月后再给五千。",), 50_000),
    (("代价为壹拾伍万圆，乙方已于签约前付讫五万圆，尚欠十万圆。",), 150_000),
    (("乙方以价值6万元的二手货车一辆换取上述账号，不再另付现金。",), 60_000),
    (("受让款：税前人民币200,000元，税后人民币188,000元。",), 200_000),
    (("成交金额为人民币伍万元，中介佣金2,500元由双方各半负担。",), 50_000),
    (("甲方净得八万元，平台过户费及其他开支由乙方另付，预计不超过五千元。",), 80_000),
    (("乙方分四季付清，每季一万五千元。",), 60_000),
    (("许可使用费每年6万元，共三年，合计18万元。",), 180_000),
    (("店铺保证金5万元随店转移，转让款42万元不含该保证金。",), 420_000),
    (("甲方保证账号年销售额不低于300万元。", "乙方支付的全部款项为人民币66万元。"), 660_000),
    (("对价由乙方按月净利润的三成支付，上限50万元。",), None),
)


def in_its_words(clauses: Sequence[str]) -> Sequence[Unit]:
    return (
        "账号转让协议",
        "甲方：孟小楼（出让方）",
        "乙方：云栖文化传媒有限公司（受让方），注册资本300万元",
        ("1", "甲方将其名下抖音号“楼上有猫”（粉丝8.3万）转让给乙方，并交付登录密码。"),
        *((str(number), words) for number, words in enumerate(clauses, 2)),
        ("9", "甲方找回账号的，双倍返还并赔偿乙方10万元。"),
    )


def settled() -> Iterator[tuple[Sequence[Unit], int | None]]:
    """All of them: the units of a contract, and its price in CNY."""
    yield from ONE_SIGN
    yield from (((("2.1", owed), BESIDE), 500_000) for owed in OWED)
    yield from (((("3.1", words),), None) for words in OTHER_MONEY)
    yield from ((("附件二：总价构成", table), 400_000) for table in TOTAL_ROWS)
    yield from ((units, 500_000) for units in SEVERAL_THINGS)
    yield from (((*WHOLE, ("1.2", words)), 500_000) for words in NOT_ADDED)
    yield from ((in_its_words(clauses), price) for clauses, price in IN_ITS_WORDS)

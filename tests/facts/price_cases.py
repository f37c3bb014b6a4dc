"""Small contracts in which the price is settled, by what is rare in real ones: the weights of such
signs are learnt from these (evaluation.pricing).
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


def settled() -> Iterator[tuple[Sequence[Unit], int | None]]:
    """All of them: the units of a contract, and its price in CNY."""
    yield from ONE_SIGN
    yield from (((("2.1", owed), BESIDE), 500_000) for owed in OWED)
    yield from (((("3.1", words),), None) for words in OTHER_MONEY)
    yield from ((("附件二：总价构成", table), 400_000) for table in TOTAL_ROWS)
    yield from ((units, 500_000) for units in SEVERAL_THINGS)
    yield from (((*WHOLE, ("1.2", words)), 500_000) for words in NOT_ADDED)

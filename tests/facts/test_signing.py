"""The day of signing: of the last signature, of this contract, never of another event."""

from __future__ import annotations

from datetime import date

import pytest
from small_contracts import contract

from reviewer.facts.signing import find_signing


def signed(*units):
    made = contract(*units)
    return find_signing(made.document, made.clauses)


def day_of(*units):
    day = signed(*units).day
    return None if day is None else day.value


@pytest.mark.parametrize(
    "line",
    [
        "签署日期：2019年9月22日",
        "签订时间：二〇一九年九月二十二日",
        "签约日：2019.9.22，签于云泽",
        "交割日：指本协议签订之日，即2019年9月22日。",
        "甲方（盖章）：　　　乙方（签字）：　　　2019年9月22日",
        "甲方：李某　　乙方：王某　　2019年9月22号",
        "二〇一九年九月二十二日（农历八月廿四）",
        "写于2019年9月22日",
        "双方盖章于2019年9月22日",
        "二〇一九年九月二十二日，于云泽签立，正本两份。",
        "两个人签名，2019年9月22日，在店里。",
        "野风：________　周末出逃：________　2019 年 9 月 22 日",
        "CEO：____　Leaver：____　2019-09-22",
        "申请人：　　　被申请人：　　　调解员：　　　2019年9月22日",
        "两家各拿一张，摁印为准。　缪某　　温某　　2019年9月22日",
        "出机方：　　　　收机方：　　　　2019年9月22日，地铁站B口",
        "三份，甲乙各一，公证处一份，二〇一九年九月二十二日签。",
        "签订日期：__2019__年__9__月__22__日",
        "签署日期：2019 年 9 月\n22 日",
        "本协议由下列双方于2019年9月22日在云泽市签署：",
        "本协议签于2019年9月22日。",
        "协议自2019年9月22日签订起，至最后一批货卖完止。",
        "合同两份，2019年9月22日签字盖章生效。",
        "本协议2019年9月22日签订，一式三份，三方各执一份。",
        "本协议自2019年9月22日双方盖章起生效。",
        "本协议自双方法定代表人签字并加盖公章之日即2019年9月22日生效。",
        "本协议一式两份，签字后生效。2019年9月22日",
        "本协议一式三份，公证处存一份，2019年9月22日签订于成都。",
        "苏伯年　　林小棠　　己亥年八月廿四，公历2019年9月22日",
        "佟美霞　赖春桃　保人：戴老四　2019年9月22日",
        "本《资产购买协议》（“本协议”）由以下双方于2019年9月22日订立。",
        "一式两份，按手印算数。2019年9月22日",
        "本合同四份，2019年9月22日。",
        "2019年9月22日三人签字，各拿一张。",
        "2019年9月22日视频签字，扫描件有效。",
        "2019年9月22日签，两份。",
        "二〇一九年九月二十二日，两份。",
    ],
)
def test_a_date_line_or_preamble_states_the_day(line):
    assert day_of("甲方：李某", "乙方：王某", line) == date(2019, 9, 22)


HEAD = ("甲方：孟小楼（出让方）", "乙方：云栖文化传媒有限公司（受让方）")
BODY = (
    ("1", "甲方将其抖音号一个转让给乙方，2019年10月10日前交付登录密码。"),
    ("2", "乙方支付转让费三万元，于2019年10月20日前付清。"),
    ("3", "任何一方违约的，赔偿对方五千元。"),
)


@pytest.mark.parametrize(
    "line",
    [
        "2019年9月22日　星期日",
        "今2019年9月22日，甲乙双方经协商一致，达成如下协议：",
        "2019年9月22日，孟小楼与云栖文化在西湖边约定如下：",
        "一九年九月二十二日，两家坐下来谈好，写成这张协议。",
        "立于己亥年八月廿四，合阳历2019年9月22日。",
        "（签于济南，2019年9月22日）",
        "时间：2019年9月22日　地点：杭州",
        "下面几条是2019年9月22日那天我们俩讲好的：",
        "各方于2018年签订《孵化协议》（“原协议”），现提前终止，特于2019年9月22日签署本协议。",
        [["合同编号", "YX-0031"], ["签约日", "2019-09-22"]],
    ],
)
def test_the_head_of_a_contract_names_the_day_in_words_of_its_own(line):
    assert day_of(line, *HEAD, *BODY, "甲方：　　　乙方：") == date(2019, 9, 22)


@pytest.mark.parametrize(
    "line",
    [
        "（以上内容双方均已看过，二〇一九年九月二十二日）",
        "2019.9.22 晚上写的，一人一张",
        "两边当家的2019年9月22日中午在饭店拍的板。",
        "2019年9月22日 双方在场，念过一遍，没有意见。",
        "甲方签名处：孟小楼（2019年9月20日）　乙方签名处：（2019年9月22日）",
        "字据人：孟小楼　　中人：孙二　　己亥年，西历2019年9月22日立",
        "电子签章时间 2019-09-22 10:32:05",
        "签署日：20190922",
        [["甲方（签字）：", "乙方（签章）："], ["2019年9月22日", "2019年9月22日"]],
    ],
)
def test_the_last_lines_of_a_contract_name_the_day_in_words_of_their_own(line):
    assert day_of(*HEAD, *BODY, "甲方：　　　乙方：", line) == date(2019, 9, 22)


@pytest.mark.parametrize(
    "clause",
    [
        "本合同的签订日期为2019年9月22日，签订地为杭州市西湖区。",
        "自2019年9月22日（签约日）起三日内，乙方支付首款一万元。",
        "乙方应于签约当日（2019年9月22日）支付定金一千元。",
        "口说无凭，2019年9月22日立字为据。",
        "本协议由甲方于2019年9月20日、乙方于2019年9月22日分别签署。",
    ],
)
def test_a_clause_names_the_day_in_passing(clause):
    assert day_of(*HEAD, *BODY, ("4", clause), "甲方：　　　乙方：") == date(2019, 9, 22)


@pytest.mark.parametrize(
    "clause",
    [
        "甲方出生于1990年3月5日，乙方成立于2012年4月1日。",
        "《授权书》签署日期：2019年1月1日。",
        "设备快递签收日期：2019年9月25日。",
        "双方于2019年10月1日当面签署交接单。",
        "甲方应于2019年10月15日与乙方签订三方补充协议。",
        "2019年10月30日前，双方再订立书面的补充协议。",
        "本合同签字日后第三日即2019年9月25日交付。",
    ],
)
def test_another_paper_or_act_in_the_last_clause_is_no_signing(clause):
    assert day_of(*HEAD, *BODY, ("4", clause), "甲方：　　　乙方：") is None


@pytest.mark.parametrize(
    "line",
    [
        "甲方：孟小楼，女，1990年3月5日出生。",
        "打印日期：2019年9月20日",
        "甲方身份证签发日期：2015年3月5日",
        "依据乙方2019年4月30日的股东会决议，双方订立本合同。",
        "鉴于甲方门店将于2019年10月31日闭店，为妥善安置会员，双方约定：",
    ],
)
def test_what_the_head_tells_of_the_parties_is_no_signing(line):
    assert day_of(line, *HEAD, *BODY, "甲方：　　　乙方：") is None


def test_a_numbered_clause_closes_a_contract_with_its_day():
    assert day_of("甲方：李某", ("7.4", "2019年9月22日签，两份。")) == date(2019, 9, 22)


@pytest.mark.parametrize(
    "line",
    [
        "版本：V4.2　更新日期：2019年9月22日　生效日期：2019年9月22日",
        "鉴于双方已于2019年9月22日签署《收购协议》（“主协议”），特订立本协议。",
        "鉴于甲方拟于2019年9月22日与公司解除代理关系，双方订立本协议。",
        "“加盟合同”指双方于2019年9月22日签订、编号为甲1号的特许经营合同。",
        "“基准日”指2019年9月22日。",
        "启动日系指2019年9月22日。",
        "甲方于2019年9月22日前交付。",
        "主合同自2019年9月22日签字起生效。",
        "交付日：　　2019年9月22日",
        "设备一批　　2019年9月22日起由乙方保管，费用由乙方承担，毁损由乙方赔偿。",
        "全部资料已于2019年9月22日移交。",
        "2019年9月22日签收的设备由乙方保管，毁损由乙方照价赔偿。",
        "2019年9月22日双方签订的《租赁合同》继续履行。",
        "合作期限：2019年9月22日起三年，期满后双方另行协商，协商不成的，各自退出，互不追究。",
    ],
)
def test_another_event_or_another_contract_is_no_signing(line):
    assert day_of("甲方：李某", line) is None


def test_the_last_of_several_signatures_counts():
    found = signed(
        "甲方（签字）：　日期：2024年3月1日",
        "乙方（签字）：　日期：2024年3月3日",
    )

    assert found.day is not None
    assert found.day.value == date(2024, 3, 3)


def test_signatures_count_before_the_preamble():
    assert day_of(
        "本协议由双方于2024年3月1日在云泽市签订。",
        ("第一条", "交割日为2024年5月1日。"),
        "2024年3月5日",
    ) == date(2024, 3, 5)


def test_a_date_in_an_annex_counts_only_where_there_is_no_other():
    main = "签署日期：2024年3月5日"
    annex = ["附件一：承诺函", "签署日期：2024年4月9日"]

    assert day_of(main, *annex) == date(2024, 3, 5)
    assert day_of("甲方：李某", *annex) == date(2024, 4, 9)


def test_a_signature_table_states_the_day_and_a_schedule_does_not():
    table = [["甲方（盖章）", "乙方（盖章）"], ["日期：2024年3月5日", "日期：2024年3月6日"]]
    schedule = [["阶段", "完成"], ["一期", "2024年9月1日"]]

    assert day_of("甲方：李某", schedule, table) == date(2024, 3, 6)


def test_the_words_of_the_date_are_given():
    made = contract("甲方：李某", "签署日期：2019年9月22日")
    day = find_signing(made.document, made.clauses).day

    assert day is not None
    assert made.words(*day.spans) == ["2019年9月22日"]


def test_a_blank_date_line_is_a_draft():
    found = signed("甲方（盖章）：　　　　", "签订日期：____年__月__日")

    assert found.day is None
    assert found.blank


def test_a_filled_line_beside_a_blank_one_is_no_draft():
    found = signed("甲方：　日期：2024年3月1日", "乙方：　日期：____年__月__日")

    assert found.day is not None
    assert not found.blank


def test_no_date_line_is_no_draft():
    assert not signed("甲方：李某", ("第一条", "本协议自签字之日起生效。")).blank

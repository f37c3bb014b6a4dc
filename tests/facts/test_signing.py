"""The day of signing: of the last signature, of this contract, never of another event."""

from __future__ import annotations

from datetime import date

import pytest
from facts.signing_cases import (
    AT_THE_END,
    DAY,
    IN_A_CLAUSE,
    NOT_AT_THE_END,
    NOT_IN_A_CLAUSE,
    NOT_UNNUMBERED,
    UNNUMBERED,
    at_the_end,
    in_a_clause,
    in_the_head,
    unnumbered,
)
from facts.signing_head_cases import IN_THE_HEAD, NOT_IN_THE_HEAD
from small_contracts import contract

from reviewer.facts.signing import dates_with_signs, find_signing, weighing


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
        "甲方（章）　乙方：冼某（手印）　　填表日：2019/9/22",
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


@pytest.mark.parametrize("words", IN_THE_HEAD)
def test_the_head_of_a_contract_names_the_day_in_words_of_its_own(words):
    assert day_of(*in_the_head(words)) == DAY


@pytest.mark.parametrize("words", NOT_IN_THE_HEAD)
def test_what_the_head_tells_of_the_parties_is_no_signing(words):
    assert day_of(*in_the_head(words)) is None


def test_a_paper_is_this_one_when_the_title_names_it():
    line = "备忘录签署日期：2024年6月1日"
    assert day_of("账号转让备忘录", *in_the_head(line)) == DAY
    assert day_of("账号转让协议", *in_the_head(line)) is None


def test_a_book_title_is_that_of_this_contract_when_it_is_its_title():
    line = "《账号转让协议》　签署日期：2024年6月1日"
    assert day_of("账号转让协议", *in_the_head(line)) == DAY
    assert day_of("散伙协议", *in_the_head(line)) is None


@pytest.mark.parametrize(
    "title",
    [
        "账号转让协议（2024.6.1）",
        "店铺盘让字据 2024年6月1日",
        "账号转让协议——2024年6月1日",
        "2024年6月1日账号转让协议",
        "账号转让协议（2024年6月1日 杭州）",
        "2024年6月1日签订之账号转让合同",
    ],
)
def test_the_title_may_begin_or_end_with_the_day(title):
    assert day_of(title, *in_the_head("日期同标题")) == DAY


@pytest.mark.parametrize(
    "title", ["账号转让协议（2024年6月1日起施行）", "账号转让协议模板（2024年6月1日）"]
)
def test_the_title_may_end_with_the_day_of_an_edition(title):
    assert day_of(title, *in_the_head("本约无期")) is None


@pytest.mark.parametrize("words", AT_THE_END)
def test_the_last_lines_of_a_contract_name_the_day_in_words_of_their_own(words):
    assert day_of(*at_the_end(words)) == DAY


@pytest.mark.parametrize("words", NOT_AT_THE_END)
def test_the_last_lines_may_name_other_days(words):
    assert day_of(*at_the_end(words)) is None


@pytest.mark.parametrize("words", IN_A_CLAUSE)
def test_a_clause_names_the_day_in_passing(words):
    assert day_of(*in_a_clause(words)) == DAY


@pytest.mark.parametrize("words", NOT_IN_A_CLAUSE)
def test_another_paper_or_act_in_the_last_clause_is_no_signing(words):
    assert day_of(*in_a_clause(words)) is None


@pytest.mark.parametrize("words", UNNUMBERED)
def test_a_contract_without_numbers_names_the_day_anywhere(words):
    assert day_of(*unnumbered(words)) == DAY


@pytest.mark.parametrize("words", NOT_UNNUMBERED)
def test_what_is_done_in_a_contract_without_numbers_is_no_signing(words):
    assert day_of(*unnumbered(words)) is None


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


@pytest.mark.parametrize(
    "line",
    [
        "甲方（押）：　　　乙方（章）：　　　甲辰年四月廿五",
        "岁次甲辰，四月廿五立此为据",
        "农历二〇二四年四月廿五日，两家按的手印",
    ],
)
def test_the_lunar_calendar_tells_the_day(line):
    assert day_of("甲方：李某", ("1", "账号交给乙方。"), line) == date(2024, 6, 1)


def test_the_lunar_calendar_tells_no_day_beside_another():
    units = ("签订日期：2024年6月2日", ("1", "账号交给乙方。"), "甲方　乙方　甲辰年四月廿五")
    assert day_of(*units) == date(2024, 6, 2)


def test_a_term_by_the_lunar_calendar_is_no_signing():
    line = "合伙自甲辰年四月廿五起，2024年7月1日开张，四月三十日前交清。"
    assert day_of("甲方：李某", line, ("1", "账号交给乙方。")) is None


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


def test_a_date_far_into_a_paragraph_is_read_by_the_words_beside_it():
    made = contract("约定" * 2000 + "\n签署日期：2019年9月22日\n" + "约定" * 2000)
    found = find_signing(made.document, made.clauses).day
    assert made.words(*found.spans) == ["2019年9月22日"]


def test_a_long_list_of_days_holds_no_day_of_signing():
    assert day_of("2019年9月22日签署" * 50) is None


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


def test_what_ships_weighs_every_sign_that_a_date_may_show():
    made = contract("签署日期：2019年9月22日")
    [(_, _, signs)] = dates_with_signs(made.document, made.clauses)
    assert signs.keys() == weighing().weights.keys()


@pytest.mark.parametrize(
    "line",
    [
        "二〇一九年玖月贰拾贰日，三方在甲方办公室签立本协议。",
        "2019年9月22日，双方就婚庆咨询业务移交达成如下协议。",
        "2019年9月22日，双方为各自业务调整，同意互换账号。",
        "双方于九月二十二日（二零一九年）在会客室签署本协议。",
        "协议号 YZ-19-12，22/9/2019 签于屿州",
    ],
)
def test_a_day_before_the_clauses_on_which_the_parties_agree_is_that_of_signing(line):
    assert day_of("转让协议", line, ("1", "甲方将账号交给乙方。")) == date(2019, 9, 22)


def test_what_the_parties_had_agreed_to_before_is_no_signing():
    past = "2019年9月22日，双方曾因合伙不和，同意分开。"
    assert day_of("转让协议", past, ("1", "甲方将账号交给乙方。")) is None

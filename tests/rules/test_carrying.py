"""What stands for other words: terms, references, and what a clause leaves unsaid."""

from __future__ import annotations

import pytest

from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.model import Example
from reviewer.rules.polarity import Polarity


def analysed(text: str, *before: str) -> ClauseAnalysis:
    document, tree, clause = contract_of(Example(text, before))
    return analyse_contract(document, tree).by_id[clause.id]


def carried(text: str, *before: str) -> set[str]:
    return {hit.term_class for hit in analysed(text, *before).hits if hit.via}


def test_a_name_of_those_who_agreed_carries_their_consent() -> None:
    definition = "“同意会员”指已作出单独同意的会员。"
    assert "separate-consent" in carried("甲方向同意会员发送通知。", definition)


def test_another_name_carries_no_consent() -> None:
    definition = "“在册会员”指已作出单独同意的会员。"
    assert "separate-consent" not in carried("甲方向在册会员发送通知。", definition)


def test_a_name_for_nearly_everything_carries_accounts_and_data_in_general() -> None:
    definition = "“购买资产”指三个微信号、会员的体检报告、会员群和全部设备。"
    assert carried("甲方交付购买资产。", definition) == {
        "account.wechat",
        "data.list",
        "lawful.goods",
    }


def test_a_name_of_devices_may_carry_the_accounts_in_them() -> None:
    definition = "“标的设备”指三部手机，均已登录微信号。"
    assert "account.wechat" in carried("甲方交付标的设备。", definition)


def test_a_name_that_ends_in_a_word_for_records_or_accounts_stands_for_them_alone() -> None:
    records = "“家校联系册”指微信号里的学生姓名、电话。"
    shops = "“标的网铺”指三个网铺及其会员档案。"

    assert "account.wechat" not in carried("甲方交付家校联系册。", records)
    assert carried("甲方交付标的网铺。", shops) == {"account.shop"}


def test_what_two_names_lead_to_comes_by_the_one_that_is_defined_last() -> None:
    definitions = (
        "“补充文件”指九个微信号、会员档案。",
        "“初级学校组”指补充文件所列资源。",
        "“高级学校组”指补充文件所列资源。",
        "“移转事项”指初级学校组、高级学校组。",
    )
    chains = {hit.via for hit in analysed("甲方交付移转事项。", *definitions).hits if hit.via}
    assert chains == {("移转事项", "高级学校组", "补充文件")}


def test_an_ordinal_is_no_name() -> None:
    assert carried("双方各执一项。", "“一项”指三个微信号。") == set()


def test_the_part_of_an_annex_brings_only_its_rows() -> None:
    text = "甲方应交付附件一乙部所列资源。"
    document, tree, _ = contract_of(
        Example("乙部 | 微信号", (text, "附件一", "甲部 设备"), header="部 | 名称")
    )
    analysis = analyse_contract(document, tree)
    assert {hit.term_class for hit in analysis.clauses[0].hits if hit.via} == {"account.wechat"}


def test_a_bare_number_is_no_reference() -> None:
    assert carried("手续归一的，乙方付款。", "一、三个微信号由甲方交付。") == set()


def test_an_act_without_a_thing_is_done_to_what_the_clause_before_names() -> None:
    assert "data.list" in carried("（2）合计三千份，由甲方悉数移交。", "（1）会员名单一份。")
    assert "data.list" not in carried("（2）由甲方办理移交手续。", "（1）会员名单一份。")


def test_an_act_whose_clause_names_a_thing_takes_none_from_before() -> None:
    assert carried("（2）上述设备悉数移交乙方。", "（1）会员名单一份。") == set()


def test_the_items_of_a_list_take_the_act_that_opens_it() -> None:
    document, tree, _ = contract_of(
        Example("（2）会员名单；", ("一、甲方应移交下列各项：", "（1）设备；"))
    )
    analysis = analyse_contract(document, tree)
    item = analysis.clauses[-1]
    assert [hit.via for hit in item.hits if hit.element == "act"] == [("上文",)]


@pytest.mark.parametrize("opening", ["下列各项不在移交之列", "下列各项由甲方自用", "剥离下列资产"])
def test_the_items_of_a_list_of_exceptions_are_left_out(opening: str) -> None:
    document, tree, _ = contract_of(Example("（2）会员名单；", (f"一、{opening}：", "（1）设备；")))
    item = analyse_contract(document, tree).clauses[-1]
    things = [hit for hit in item.hits if hit.element == "object"]
    assert {hit.polarity for hit in things} == {Polarity.EXCLUDED}


def rows_carried(text: str, *before: str) -> set[str]:
    """What the first clause, with this text, carries of the last row of an annex."""
    example = Example("2 | 微信号", (text, *before, "附件一：移交清单"), header="序号 | 名称")
    document, tree, _ = contract_of(example)
    first = analyse_contract(document, tree).clauses[0]
    return {hit.term_class for hit in first.hits if hit.via}


def test_the_row_of_an_annex_that_is_named_brings_what_it_lists() -> None:
    assert rows_carried("甲方应交付附件一第2项。") == {"account.wechat"}
    assert rows_carried("甲方应交付附件一第2项所列账号及设备。") == {"account.wechat"}


def test_a_clause_that_is_only_to_be_observed_brings_nothing() -> None:
    account = "第一条 甲方将微信号交付乙方。"
    assert carried("第二条 乙方就第一条所列内容付款。", account) == {"account.wechat"}
    assert carried("第二条 乙方依第一条付款。", account) == set()
    assert carried("第二条 乙方依第一条的程序付款。", account) == set()
    assert carried("第二条 前条的价款由乙方付清。", account) == set()


def test_an_annex_that_is_no_table_brings_nothing() -> None:
    assert carried("甲方应交付附件一所列资源。", "附件一：说明", "1、微信号一个。") == set()


def test_a_definition_that_refers_to_another_takes_its_meaning() -> None:
    definitions = ("1.1 “触点”指附件一第2项所列。", "1.2 “标的资产”指1.1所称各项。")
    assert rows_carried("甲方应交付标的资产。", *definitions) == {"account.wechat"}

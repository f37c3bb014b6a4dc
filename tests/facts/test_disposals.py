"""Words that dispose of accounts by themselves, whatever the rules found in them."""

from __future__ import annotations

import pytest

from reviewer.facts.disposals import (
    disposes_of_accounts,
    is_list_of_accounts,
    is_subject_heading,
    is_title_of_disposal,
    lists_accounts,
    names_subject,
)


@pytest.mark.parametrize(
    "text",
    [
        "甲方将知乎账号让渡给乙方。",
        "甲方把历年客户名单、微博号及服务号各一，出让予乙方。",
        "手机柜里一共九个微信;余下的都卖给乙方。",
        "乙方收购丙方的抖音号两个。",
        "个人名义账号随股权交割移交乙方指定之人。",
        "甲方转让电商业务，业务包括附录一之店铺账号。",
        "三个小红书号分给乙方。",
        "男方名下快手号两个归女方所有。",
        "乙方向甲方提供满千粉的视频号五个。",
        "甲方卖，乙方买:抖音俩，快手一个",
        "抖音号一个，承接方接手后自行改绑",
    ],
)
def test_an_account_changes_hands(text):
    assert disposes_of_accounts(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲方不得将抖音号转让给他人。",
        "抖音号的粉丝名单移交乙方。",
        "名册交付乙方，含姓名、手机、微信号。",
        "甲方设备三台交付乙方。",
        "抖音号粉丝二十万。",
        "接收方凭自己的供货商账号接单，设备移交接收方。",
        "别无任何账号须行移交。",
        "甲方给乙方开一个订货系统的操作员账号，仅供乙方下单。",
        "视频版权归甲方，抖音由甲方发布。",
        "乙方将小程序源代码交付甲方。",
        "款汇让与人账户，账号变更须书面通知。",
        "抖音引来的老客移交乙方。",
        "乙方的抖音号由乙方自行注册，设备移交乙方。",
    ],
)
def test_no_account_changes_hands(text):
    assert not disposes_of_accounts(text)


def test_a_list_names_accounts_and_not_something_of_them():
    assert lists_accounts("抖音号一个、快手号一个及存货")
    assert not lists_accounts("抖音号粉丝名单")
    assert not lists_accounts("存货与设备")
    assert not lists_accounts("乙方自己的抖音号")


def test_a_clause_may_open_with_what_is_for_sale():
    assert names_subject("标的:抖音“阿禾”和B站“阿禾”，不含微博。")
    assert not names_subject("联系方式:微信")
    assert not names_subject("标的:设备三台")
    assert not names_subject("抖音号一个")


def test_most_rows_of_a_list_of_accounts_name_one():
    assert is_list_of_accounts(["1\t天猫旗舰店\t1", "2\t抖音小店\t2", "3\t库存\t若干"])
    assert not is_list_of_accounts(["1\t天猫旗舰店\t1", "2\t货架\t2", "3\t库存\t若干"])


def test_the_title_of_a_sale():
    assert is_title_of_disposal("网店拆分转让三方协议")
    assert not is_title_of_disposal("软件许可及实施合同")


@pytest.mark.parametrize(
    "words", ["让渡物", "资产包", "盘让范围", "转让内容", "归你的东西", "标的"]
)
def test_headings_of_what_is_for_sale(words):
    assert is_subject_heading(words)


@pytest.mark.parametrize("words", ["转让价款", "违约责任", "交割手续", "其他"])
def test_other_headings(words):
    assert not is_subject_heading(words)

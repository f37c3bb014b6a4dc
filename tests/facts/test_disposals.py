"""Words that dispose of accounts by themselves, whatever the rules found in them."""

from __future__ import annotations

import pytest

from reviewer.facts.disposals import (
    disposes_of_accounts,
    gives_accounts,
    is_list_of_accounts,
    is_subject_heading,
    is_title_of_accounts,
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
        "喜马拉雅的主播号各一个，甲方交乙方续办",
        "抖音号改由甲方管理",
        "快手上的号一大两小，这回全给乙方",
        "拼多多店铺一间由乙方补交甲方",
        "甲方让出卖牛用的快手号",
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
        "甲方给乙方开的企业微信成员号由乙方当面退出",
        "海报做好发给乙方，甲方不登录乙方的公众号",
        "抖音投流的款项都交代理商",
        "接收方凭自己的供货商账号接单，设备移交接收方。",
        "别无任何账号须行移交。",
        "甲方给乙方开一个订货系统的操作员账号，仅供乙方下单。",
        "视频版权归甲方，抖音由甲方发布。",
        "乙方将小程序源代码交付甲方。",
        "款汇让与人账户，账号变更须书面通知。",
        "抖音引来的老客移交乙方。",
        "乙方的抖音号由乙方自行注册，设备移交乙方。",
        "乙方退出甲方各账号的登录，并在交接单上签名。",
        "乙方为甲方开通管理员账号一个、员工子账号三十个，供甲方使用。",
        "视频著作权归乙方，甲方可在自有官网、公众号转载六个月。",
        "租金转入出租人的工商银行账户，账号写在收条背面。",
        "商标移转后，乙方应更改各账号之名称。",
    ],
)
def test_no_account_changes_hands(text):
    assert not disposes_of_accounts(text)


def test_a_list_names_accounts_and_not_something_of_them():
    assert lists_accounts("抖音号一个、快手号一个及存货")
    assert not lists_accounts("抖音号粉丝名单")
    assert not lists_accounts("存货与设备")
    assert not lists_accounts("乙方自己的抖音号")


@pytest.mark.parametrize("text", ["快手上的两个给徐海", "微信，大号交米洛", "出闲鱼号，整一打"])
def test_loose_words_give_accounts_away(text):
    assert gives_accounts(text)


@pytest.mark.parametrize("text", ["快手号粉丝给力", "抖音号累计获赞九十万", "窖里的红薯给徐海"])
def test_words_that_give_nothing_or_no_account(text):
    assert not gives_accounts(text)


@pytest.mark.parametrize("title", ["探店账号分批移交合同", "京东店铺收购协议", "直播号转让条"])
def test_the_title_of_a_sale_of_accounts(title):
    assert is_title_of_accounts(title)


@pytest.mark.parametrize(
    "title", ["应收账款转让及账户监管协议", "奶茶店转让协议", "抖音号代运营协议", "编号移交单"]
)
def test_the_title_of_another_contract(title):
    assert not is_title_of_accounts(title)


def test_a_clause_may_open_with_what_is_for_sale():
    assert names_subject("标的:抖音“阿禾”和B站“阿禾”，不含微博。")
    assert names_subject("标的为公众号“望野”及同名视频号，各一个。")
    assert not names_subject("转让价款为抖音号上月收入的三倍。")
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


@pytest.mark.parametrize("words", ["转让价款", "违约责任", "交割手续", "账号的归属与安全", "其他"])
def test_other_headings(words):
    assert not is_subject_heading(words)


def test_what_the_next_cell_names_makes_no_group_of_an_account():
    assert is_list_of_accounts(["微信号\t3\t客服", "QQ号\t2\t拉群用"])
    assert not is_list_of_accounts(["QQ群\t2\t拉人用", "课桌\t2\t木"])

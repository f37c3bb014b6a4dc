"""Accounts in a sentence: with a platform, a number or a name; groups and cards are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.facts.account_words import (
    find_account_nouns,
    find_counted,
    find_objects,
    is_definite,
    speaks_of_accounts,
)
from reviewer.facts.platforms import Platform
from reviewer.text.numerals import narrow


def counted(text):
    return [(c.platform, c.count) for c in find_counted(narrow(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由乙方实际使用的六个微信号", [("微信", 6)]),
        ("抖音企业号一个、快手号两个", [("抖音", 1), ("快手", 2)]),
        ("抖音号和视频号各两个", [("抖音", 2), ("视频号", 2)]),
        ("公众号、小程序各一个", [("公众号", 1), ("小程序", 1)]),
        ("甲方在抖音上的三个号", [("抖音", 3)]),
        ("在网络游戏《星渊》注册的1个账号", [("游戏", 1)]),
        ("首批成品号600个", [("", 600)]),
        ("每台登好微信老号一个（30个）", [("微信", 30)]),
        (
            "QQ靓号六位1个、七位4个、八位12个，共17个",
            [("QQ", 1), ("QQ", 4), ("QQ", 12), ("QQ", 17)],
        ),
        ("抖音号与小程序，合计十七（17）个", [("", 17)]),
        ("抖音、美团两个号当天交接", [("", 2)]),
        ("企业支付宝2个", [("支付宝", 2)]),
        ("两个微信，一个叫“清溪拼车”，一个叫“拼车二号”", [("微信", 2)]),
        ("两个抖店，还有带货用的抖音号“好物”", [("抖音", 2), ("抖音", 1)]),
        ("抖音“甲”“乙”两个号", [("抖音", 2)]),
        ("抖音账号“小安的家”及备用账号“小安日记”", [("抖音", 1), ("抖音", 1)]),
        ("直播号“棉语好物”交乙方", [("", 1)]),
        ("美团上那个店和抖音“毛孩子日记”", [("抖音", 1), ("美团", 1)]),
        ("企业微信席位一个", [("企业微信", 1)]),
        ("六部手机里的六个微信（以下叫“六个号”）", [("微信", 6)]),
        ("附表所列五个短视频号", [("", 5)]),
        ("微信、支付宝收款二维码15张", []),
        ("企业微信开立的46个成员号", [("企业微信", 46)]),
        ("售后所用微信号一个", [("微信", 1)]),
        ("视频号“老秦说车”，该视频号的关注者", [("视频号", 1)]),
        ("Steam号1个（库里113个游戏，角色14个）", [("Steam", 1)]),
        ("小程序“书单”之“主体变更”功能", [("小程序", 1)]),
    ],
)
def test_numbers_of_accounts(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "五个家长微信群归乙方",
        "手机三部、电话卡二十张",
        "十二个客服席位",
        "附件一第1、2、4项所列微信号",
        "上列两项之找回邮箱账号",
        "三个月内不得登录该账号以外的设备",
        "QQ群“自习室”6个",
        "约一百个",
        "粉丝5个",
        "账号里的好友9个",
        "账号归甲方。共三个小区",
    ],
)
def test_other_things_are_no_accounts(text):
    assert [count for _, count in counted(text)] in ([], [1])


def test_a_total_of_one_platform_is_its_total_and_of_several_that_of_all():
    (one,) = find_counted("微信号共6个")
    assert (one.platform, one.total) == ("微信", True)
    assert [(c.platform, c.total) for c in find_counted("微信号、抖音号共6个")] == [("", True)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("公众号“拾光慢读”", [("公众号", 1)]),
        ("“拾光慢读”公众号与同名小程序", [("公众号", 1), ("小程序", 1)]),
        ("微信“小管家”“小管家2”、“小管家3”", [("微信", 3)]),
        ("甲方所用之微信（昵称“若溪”，通讯录二千三百余人）", [("微信", 1)]),
        ("‘宁老师的垫子’视频号和抖音‘空谷宁宁’", [("视频号", 1), ("抖音", 1)]),
        ("抖音号（尾号0916）", [("抖音", 1)]),
        ("该公众号由乙方运营", [("公众号", 1)]),
        ("每个微信号由乙方运营", []),
        ("小红书号（下称“三号”）", []),
        ("支付宝“小店”", []),
    ],
)
def test_a_named_account_is_one(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "甲方用微信发给乙方一份",
        "乙方以微信转账方式付款",
        "绑定的QQ随同解除",
        "变更须遵守微信规则",
        "在微信公众平台提交申请",
        "绑定手机与安全邮箱改为乙方的",
        "发送至乙方邮箱地址",
        "邮箱中往来的合同文本由甲方保管",
    ],
)
def test_a_platform_as_a_means_is_no_object(text):
    assert list(find_objects(text)) == []


def test_a_mailbox_that_is_handed_over_is_an_object():
    (mailbox,) = find_objects("企业邮箱账号六个归乙方")

    assert mailbox.platform.name == "邮箱"


def test_a_platform_and_its_word_for_account_are_one_noun():
    text = "甲方的抖音企业号与快手小店、微信群"

    assert [text[n.start : n.end] for n in find_account_nouns(text)] == ["抖音企业号", "快手小店"]


def test_numbers_of_papers_are_no_accounts():
    assert find_account_nouns("身份证号、手机型号、合同编号、电话号码、账号密码") != []
    assert [n.start for n in find_account_nouns("身份证号、手机型号、合同编号、电话号码")] == []


def test_a_platform_that_the_contract_alone_knows_counts_when_it_is_given():
    mine = Platform("泊云", "泊云", "unlisted", ())

    (found,) = find_counted("附件所列三个泊云账户", [mine])

    assert (found.platform, found.count) == ("泊云", 3)


def test_the_words_speak_of_accounts_or_not():
    assert speaks_of_accounts("该账号归乙方")
    assert speaks_of_accounts("抖音那边不变")
    assert not speaks_of_accounts("房屋由乙方继续承租")


def test_definite_is_one_and_any_is_not():
    text = "该账号、任一账号"
    this, anyone = find_account_nouns(text)

    assert is_definite(text, this)
    assert not is_definite(text, anyone)


@given(st.integers(min_value=2, max_value=99_999), st.sampled_from(["微信", "抖音", "快手"]))
def test_any_number_is_read_back(number, platform):
    assert counted(f"甲方将{number}个{platform}号转让给乙方") == [(platform, number)]


@given(
    st.text(alphabet="微信抖音号群个一二两三各共、，。（）“”该账户支付宝公众平台邮箱", max_size=40)
)
def test_places_lie_in_the_text(text):
    for found in find_counted(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.count > 0

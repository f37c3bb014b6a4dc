"""Accounts that a sentence counts or names; groups, cards and persons are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.facts.account_numbers import find_counted
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
        ("企业微信1、视频号×2", [("企业微信", 1), ("视频号", 2)]),
        ("公众号十十、视频号一", [("视频号", 1)]),
        ("订阅号与服务号各壹", [("公众号", 1), ("公众号", 1)]),
        ("闲鱼号壹拾个整", [("闲鱼", 10)]),
        ("四部工作机连同其中登录的微信一起给甲方", [("微信", 4)]),
        ("三位顾问使用的个人微信每人一个", [("微信", 3)]),
        ("两部“石榴老师”工作微信", [("微信", 2)]),
        ("工作微信，大号一个、小号两个", [("微信", 1), ("微信", 2)]),
        ("一个主号（抖音“番茄探店”）", [("抖音", 1)]),
        ("预约用的微信一对", [("微信", 2)]),
        ("原协议约定的五个QQ号减为三个", [("QQ", 3)]),
        ("微信共五个，以下把其中的前四个合称“四个号”", [("微信", 4)]),
        ("微信号五个，其中三个归乙方", [("微信", 3)]),
        ("微信号五个。QQ号另计，其中三个归乙方", [("微信", 5), ("QQ", 3)]),
        ("抖音账号十二个；签约前被封三个，实际收购九个", [("抖音", 9)]),
        ("五个微博号中的三个归乙方，另两个甲方继续运营", [("微博", 3)]),
        ("微信号三个，号中的2962位客户", [("微信", 3)]),
        ("微信号三个，其中一个为主号", [("微信", 3)]),
        ("小红书账号3个，绑定手机号3个", [("小红书", 3)]),
        ("抖音号五个，快手号实际两个", [("抖音", 5), ("快手", 2)]),
        ("以微信、支付宝支付", []),
        ("微信一对一辅导", []),
        ("导购的企业微信九席", [("企业微信", 9)]),
        ("工作微信壹、小红书职业号壹。", [("微信", 1), ("小红书", 1)]),
        ("企业微信一个；家长群17个随企业微信移转", [("企业微信", 1)]),
        ("微信者，前台一个、药房一个、诊室两个", [("微信", 1), ("微信", 1), ("微信", 2)]),
        ("闲鱼信用极好那个，加登录它的支付宝，两样不拆卖", [("", 2)]),
        ("抖音与设备，三样都给", []),
        ("自即日起上述两号归乙方享有", [("", 2)]),
        ("三店在美团上的商户后台各一个", [("美团", 3)]),
        ("安居客的5个经纪人端口、58同城的4个端口", [("安居客", 5), ("", 4)]),
        ("小红书约拍号“一鸣”，现有关注者9,600个", [("小红书", 1)]),
        ("抖音号七个，外加小红书。以上九个统称矩阵", [("抖音", 7), ("", 9)]),
        ("该三号码的话费", []),
        ("抖音“拾光慢读”及小红书同名号", [("抖音", 1), ("小红书", 1)]),
        ("一个主号（抖音“甲”、快手“乙”）", [("", 1), ("抖音", 1), ("快手", 1)]),
    ],
)
def test_numbers_of_accounts(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("抖音号十九个、快手号九个，二十八个全归乙方", [("抖音", 19), ("快手", 9), ("", 28)]),
        ("微信号五个，其中一个已停用", [("微信", 5)]),
        ("微信号三个，两个新号", [("微信", 3), ("微信", 2)]),
        ("抖音、小红书两户之认证主体", [("", 2)]),
        ("抖音号、微博号各一，改由乙方持有", [("抖音", 1), ("微博", 1)]),
        ("微信、支付宝各一", [("微信", 1)]),
        ("亚马逊北美站、eBay英国站两处卖家席位", [("", 2)]),
        ("微信3个、抖音号2个过户给乙方", [("微信", 3), ("抖音", 2)]),
        ("抖音号一主两副，全归乙方", [("抖音", 3)]),
        ("微信号A、B及C归乙方", [("微信", 3)]),
        ("讲师微信三个、答疑QQ一个，密码另附", [("微信", 3), ("QQ", 1)]),
    ],
)
def test_numbers_of_a_list_and_their_sum(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("四部手机，每部一个微信", 4),
        ("三名店员各一个工作微信号", 3),
        ("三名店员，各一个微信号", 3),
        ("五个抖音号，三名店员，各一个微信号", 3),
        ("两部手机，三个微信号，每部一个", 3),
        ("六部手机，微信号12个，每部两个", 12),
        ("六家门店，每店一个抖音号", 6),
        ("甲方有四部手机。每部一个微信", 1),
        ("四部手机及其全部附件、充电器与数据线，每部一个微信", 1),
        ("两台主机，各一个微信", 1),
        ("每部一个微信", 1),
    ],
)
def test_accounts_on_every_one_of_several_things(text, number):
    assert [c.count for c in find_counted(text) if c.platform == "微信" or number == 6] == [number]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三家门店的工作微信号", [("微信", 3)]),
        ("两位红娘的工作微信", [("微信", 2)]),
        ("五名顾客的微信号", []),
        ("两名见习微信客服", []),
        ("由两家一齐办理小红书号", []),
        ("淘宝店铺两家", [("淘宝", 2)]),
        ("携程商家店铺四间", [("携程", 4)]),
        ("三只养了五年的聊号", [("", 3)]),
        ("一百二十六个由员工实名开立之微信", [("微信", 126)]),
        ("三部微信归乙方", [("微信", 3)]),
        ("三个接单QQ归乙方", [("QQ", 3)]),
        ("六十个高段位游戏角色", [("游戏", 60)]),
        ("商户档案不少于940户", []),
    ],
)
def test_who_holds_the_accounts_and_what_describes_them(text, found):
    assert counted(text) == found


def test_accounts_of_no_platform_stand_beside_those_of_one_in_a_list():
    numbers = find_counted("公众号二十个、承载号四个")

    assert [(c.platform, c.count, c.beside) for c in numbers] == [
        ("公众号", 20, False),
        ("", 4, True),
    ]


def test_a_number_for_all_does_not_stand_beside_its_parts():
    numbers = find_counted("三个号——两个微信、一个小红书")

    assert [c.beside for c in numbers] == [False, False, False]


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


def test_a_platform_that_the_contract_alone_knows_counts_when_it_is_given():
    mine = Platform("泊云", "泊云", "unlisted", ())

    (found,) = find_counted("附件所列三个泊云账户", [mine])

    assert (found.platform, found.count) == ("泊云", 3)


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

"""Accounts that are told one by one: by name, by letter, by running number."""

from __future__ import annotations

import pytest

from reviewer.facts.account_lists import count_listed, find_names
from reviewer.facts.account_words import find_account_nouns
from reviewer.text.numerals import narrow


def number_of_first(text):
    plain = narrow(text)
    noun = find_account_nouns(plain)[0]
    return len(find_names(plain, noun, len(plain)).names)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("微信号“甲”“乙”", 2),
        ("微信号“桐里1号”至“桐里5号”全部交由甲方", 5),
        ("微信号“春”至“冬”全部交由甲方", 2),
        ("微信号A、B及C", 3),
        ("业主微信，编码A、B、C，交给丙方", 3),
        ("抖音助农一号、二号、三号、五号", 4),
        ("抖音账号1至8号", 8),
        ("抖音账号（A01—A10）", 10),
        ("抖音账号A01、A02", 2),
        ("编号1至6号的会籍顾问微信", 6),
        ("微信一二三号", 3),
        ("五位班主任所用的微信号，即“甲”“乙”“丙”，归乙方", 3),
        ("微信号，以下称“标的号”", 0),
        ("工作微信编了号的，1号到7号都给乙方", 7),
        ("微信号，3号交给乙方", 0),
        ("“甲”公众号", 1),
        ("同名视频号", 1),
        ("客服微信1号至客服微信8号转让给乙方", 8),
        ("编号W01至W05的企业微信归乙方", 5),
        ("微信号甲、乙、丙归乙方", 3),
        ("“海哥讲车”（抖音）", 1),
        ("公众号“主体变更”功能", 0),
        ("抖音号归乙方", 0),
    ],
)
def test_how_many_accounts_a_list_names(text, number):
    assert number_of_first(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("微信号luxi_a、luxi_b、luxi_c，以及存货", 3),
        ("微信：shop.one与shop.two", 2),
        ("微信（尾号3307、尾号5512）", 2),
        ("微信（手机尾号分别为0011、0012和0013）", 3),
        ("手机尾号0926、3381、7740注册的微信让给老孟", 3),
        ("尾号为1102、1103的两部手机上的微信", 2),
        ("QQ号2881301、9910277、51*****09归乙方", 3),
        ("公众号《城南书摘》《午后三点》《小城招工》", 3),
        ("快手号“甲”“乙”“丙”，其中“乙”押给别人了，不在让出之列", 2),
        ("抖音号从“喵一”排到“喵六”，中间不缺", 6),
        ("Steam账号转给甲方，编号S01至S40", 40),
        ("小红书账号（ID：redhome01、redhome02、redhome03）", 3),
        ("企业微信账号自员工001至员工012，全部交付", 12),
        ("编号为1、3、5、7的微信", 4),
        ("表一之1—6号抖音账号", 6),
        ("微信号wxid_aa01（工作）、wxid_bb02（售后）归乙方", 2),
        ("抖音号“甲”（主）、“乙”（副）", 2),
        ("1号、3号、5号微信让与乙方", 3),
        ("微信（尾号3307）", 1),
        ("微信moli_01及moli_02交由甲方使用", 2),
        ("企业微信账号，分别以“晨晨”“晨晨助理”为成员名", 2),
        ("小红书账号名称依次为“春”“夏”“秋”", 3),
        ("QQ：1234567，2345678", 2),
        ("抖音上的“甲”和“乙”交出去", 2),
        ("微信号码尾数3307的和尾数5512的", 2),
        ("抖音号，喊作A号、B号、C号、D号；A号、B号、C号移交，D号甲方自留", 3),
    ],
)
def test_accounts_told_apart_by_what_they_carry(text, number):
    assert number_of_first(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "微信（通讯录3307人）",
        "微信abc",
        "微信号内好友“张三”“李四”保留",
        "抖音号以“新主人”的名义运营",
        "微信号分别绑定13800001111、13900002222两张手机卡",
        "QQ好友28813、存货99102元",
        "公众号《城南书摘》的文章",
        "公众号《城南书摘》一书",
        "网络游戏账号《星渊》《月渊》",
        "抖音A号楼、B号楼",
        "抖音号见附件。编号S01至S40的设备",
    ],
)
def test_numbers_and_titles_of_other_things_tell_no_accounts_apart(text):
    assert number_of_first(text) == 0


def test_running_numbers_count_before_names():
    assert count_listed("7号机、8号机被封") == 2
    assert count_listed("“燕子唱戏”留用") == 1
    assert count_listed("S07、S19已被封停") == 2
    assert count_listed("其余归乙方") == 0

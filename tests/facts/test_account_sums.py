"""Numbers that sum up others, and what is left of a number where some accounts stay."""

from __future__ import annotations

import pytest

from reviewer.facts.account_numbers import find_counted
from reviewer.text.numerals import narrow


def counted(text):
    return [(c.platform, c.count, c.total) for c in find_counted(narrow(text))]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("一共九个微信，7号机、8号机被限制登录，不作数；余下的都卖给乙方", ("微信", 7)),
        ("名下快手号，小鹏两个，小燕三个；“燕子唱戏”留用，其余交割给甲方", ("快手", 4)),
        ("乙方留用尾号0088的一个，其余三个让渡给甲方", ("", 3)),
        ("抖音号三个，其中“旧时光”已注销，余两个归乙方", ("抖音", 2)),
        ("原有十个微信，退回公司两个，剩余全部归乙方", ("微信", 8)),
        ("抖音号五个、快手号五个，其中两个注销，其余归乙方", ("", 8)),
        ("总共四个微信，当中家里那个不算，其余的都交", ("微信", 3)),
        ("有六个卖花的微信，留俩自己用，别的统统归乙方", ("微信", 4)),
        ("原有七个微信，叫平台封掉两个，好着的都转给乙方", ("微信", 5)),
        ("登记有两个闲鱼号，其中名为“自用”的一个不在买受之列", ("闲鱼", 1)),
        ("快手号四个，其中两个由甲方自留", ("快手", 2)),
        ("QQ号三枚，靓号一枚不售，余二枚售予乙方", ("QQ", 2)),
        ("微信共四个，法人自用一个除外，均移交乙方", ("微信", 3)),
        ("十个微信号，当中“阿文”不转", ("微信", 9)),
        ("五个抖音号，里头教孩子那个不卖", ("抖音", 4)),
        ("Steam账号编号S01至S40，其中S07、S19不在移交之列", ("Steam", 38)),
        ("快手号“甲”“乙”“丙”，其中“乙”不在让出之列", ("快手", 2)),
    ],
)
def test_what_is_left_where_some_stay(text, left):
    assert [(c.platform, c.count) for c in find_counted(narrow(text))] == [left]


@pytest.mark.parametrize(
    "text",
    [
        "微信号三个，其余款项另计",
        "微信号三个，其中的聊天记录不移交",
        "微信号三个，其中一个已停用",
        "微信号三个。其中实名不变更",
        "其中一个不卖，微信号三个归乙方",
        "微信号三个留给乙方，其余归乙方",
        "甲方留下设备，其余归乙方",
    ],
)
def test_where_nothing_is_known_to_stay_the_number_stands(text):
    assert all(number for _, number, _ in counted(text))
    assert len(counted(text)) == text.count("三个")


def test_what_comes_after_the_rest_counts_too():
    found = counted("微信六个，留用两个，其余归乙方；抖音号一个归乙方")

    assert found == [("微信", 4, False), ("抖音", 1, False)]


def test_a_number_that_closes_a_list_of_named_accounts_sums_them_up():
    found = counted("知乎“远方机械师”、B站“远方拆机”，两个都卖")

    assert sorted(found) == [("", 2, True), ("B站", 1, False), ("知乎", 1, False)]


def test_a_number_of_no_platform_sums_up_the_parts_that_follow():
    found = counted("一个主号（抖音“番茄探店”）和六个子号，子号中小红书四个、B站两个")

    assert sorted(found) == [
        ("", 6, True),
        ("B站", 2, False),
        ("小红书", 4, False),
        ("抖音", 1, False),
    ]


def test_a_number_beside_equal_ones_is_no_sum():
    assert counted("企业微信1、视频号1、教练微信2") == [
        ("企业微信", 1, False),
        ("视频号", 1, False),
        ("微信", 2, False),
    ]

"""Accounts that are told one by one: by name, by letter, by running number."""

from __future__ import annotations

import pytest

from reviewer.facts.account_lists import count_listed, find_names
from reviewer.facts.account_words import find_account_nouns
from reviewer.text.numerals import narrow


def number_of_first(text):
    plain = narrow(text)
    noun = find_account_nouns(plain)[0]
    return len(find_names(plain, noun, len(plain)))


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


def test_running_numbers_count_before_names():
    assert count_listed("7号机、8号机被封") == 2
    assert count_listed("“燕子唱戏”留用") == 1
    assert count_listed("其余归乙方") == 0

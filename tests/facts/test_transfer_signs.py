"""The signs round a party's name that it gives something away, or gets it."""

from __future__ import annotations

import pytest

from reviewer.facts.transfer_signs import signs_of_mention, signs_of_name, stands_aside


def signs(before, after, then=None):
    return set(signs_of_mention(before, after, then))


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("出让方", "called giver"),
        ("被收购方", "called giver"),
        ("登记人暨出让人", "called giver"),
        ("收购方", "called taker"),
        ("转入", "called taker"),
        ("原委托人", "called leaver"),
        ("退圈人", "called leaver"),
    ],
)
def test_a_word_for_a_party_says_which_side_it_is(name, sign):
    assert set(signs_of_name(name)) == {sign}


@pytest.mark.parametrize("name", ["甲方", "乙", "会长"])
def test_a_letter_or_a_plain_word_says_nothing(name):
    assert set(signs_of_name(name)) == set()


@pytest.mark.parametrize(
    ("before", "after", "then", "sign"),
    [
        ("", "将六个账号转让给", "。", "disposes"),
        ("", "应向", "交付账号。", "hands to another"),
        ("", "交出注册手机卡", None, "hands"),
        ("", "取得上述号码", None, "gets"),
        ("", "继续发布内容", None, "uses"),
        ("", "应于三日内支付转让费", None, "pays"),
        ("", "应向", "支付转让费", "pays"),
        ("转让费付给", "", None, "paid"),
        ("甲方向", "支付转让费", None, "paid"),
        ("全部账号归", "所有", None, "recipient"),
        ("甲方应向", "交付账号", None, "recipient"),
        ("账号由", "接管", None, "by whom it is had"),
        ("", "不得申诉找回", None, "takes nothing back"),
        ("", "不得用于违法事项", None, "must not"),
        ("", "可沿用原头像", None, "may"),
        ("", "名下另有账号，仍自用", None, "keeps"),
        ("", "名下另有账号，仍自用", None, "owns"),
        ("", "保证账号未被抵押", None, "warrants"),
        ("", "因移居外地，愿出让店铺", None, "leaves"),
        ("", "确认本协议", None, "opens"),
    ],
)
def test_the_words_round_a_party_say_what_it_does(before, after, then, sign):
    assert sign in signs(before, after, then)


@pytest.mark.parametrize(
    ("before", "after", "then"),
    [
        ("", "违约的，应付违约金", None),
        ("违约金付给", "", None),
        ("守约方可向", "支付赔偿金", None),
        ("期满交还给", "", None),
        ("期满交还", "", None),
    ],
)
def test_damages_and_what_goes_back_say_nothing(before, after, then):
    assert signs(before, after, then) <= {"opens"}


def test_a_go_between_is_told_by_its_role_not_by_the_name_of_a_firm():
    assert stands_aside(["担保人"])
    assert stands_aside(["居间服务方"])
    assert not stands_aside(["甲方", "星光经纪", "安居中介"])


def test_who_pays_a_deposit_warrants_nothing_by_its_name():
    assert "warrants" not in signs("", "支付保证金五万元")

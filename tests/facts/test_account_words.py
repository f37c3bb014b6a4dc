"""Words for accounts: with a platform or not, an object or a means; groups and cards are none."""

from __future__ import annotations

import pytest

from reviewer.facts.account_words import (
    find_account_nouns,
    find_objects,
    is_definite,
    speaks_of_accounts,
)


@pytest.mark.parametrize(
    "text",
    [
        "甲方用微信发给乙方一份",
        "乙方以微信转账方式付款",
        "租金以微信、支付宝转给甲方",
        "绑定的QQ随同解除",
        "变更须遵守微信规则",
        "在微信公众平台提交申请",
        "绑定手机与安全邮箱改为乙方的",
        "发送至乙方邮箱地址",
        "邮箱中往来的合同文本由甲方保管",
        "如有疑问加中介客服微信",
        "丙方的微信号仅作联系用",
        "中介的微信负责联络。",
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


def test_the_words_speak_of_accounts_or_not():
    assert speaks_of_accounts("该账号归乙方")
    assert speaks_of_accounts("抖音那边不变")
    assert not speaks_of_accounts("房屋由乙方继续承租")


def test_definite_is_one_and_any_is_not():
    text = "该账号、任一账号"
    this, anyone = find_account_nouns(text)

    assert is_definite(text, this)
    assert not is_definite(text, anyone)


@pytest.mark.parametrize(
    "text",
    [
        "去微信后台改主体",
        "微信那边过了才算",
        "在微信端下单的顾客",
        "按微信的账号迁移办理",
        "公司的抖音自用，不在转让之列",
        "微博、豆瓣不给",
        "饿了么那家不转。",
        "乙方个人微信不在此列",
        "微信群均不转",
    ],
)
def test_who_decides_on_a_transfer_and_what_is_kept_is_no_object(text):
    assert list(find_objects(text)) == []


@pytest.mark.parametrize("text", ["微信账号变更登记至乙方名下", "微信平台账号归乙方"])
def test_an_account_that_comes_to_somebody_is_an_object(text):
    assert [mention.platform.id for mention in find_objects(text)] == ["wechat"]


@pytest.mark.parametrize(
    "text", ["小红书那个穿搭号", "美团上的店", "企业账户（商户号YX-773）", "那个每旬发一篇短文的号"]
)
def test_an_account_that_is_pointed_at_is_one(text):
    noun = find_account_nouns(text.replace("（", "("))[0]

    assert is_definite(text.replace("（", "("), noun)


def test_latin_letters_count_in_either_case():
    shops = [find_account_nouns(text) for text in ("C店三个归乙方", "c店三个归乙方")]

    assert [len(found) for found in shops] == [1, 1]

"""In words that are ours no number, account or password is left to be read."""

from __future__ import annotations

import pytest

from reviewer.export.masking import masked


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("身份证号110101199003071234。", "身份证号110＊＊＊＊34。"),
        ("身份证号11010119900307123X", "身份证号110＊＊＊＊3X"),
        ("手机13812345678，座机010-62345678", "手机138＊＊＊＊78，座机010＊＊＊＊78"),
        ("手机+86 138 1234 5678", "手机+86＊＊＊＊78"),
        ("账号6222021234567890123", "账号6222＊＊＊＊23"),
        ("卡号6222 0212 3456 7890", "卡号6222＊＊＊＊90"),
        ("邮箱zhang.san@example.com", "邮箱z＊＊＊＊"),
        ("密码：Abc@123!，验证码 为654321", "密码：＊＊＊＊，验证码 为＊＊＊＊"),
        ("微信号：zhangsan_88", "微信号：z＊＊＊＊"),
        ("账号“lisi2019”已移交", "账号“l＊＊＊＊”已移交"),
    ],
)
def test_what_identifies_a_person_or_opens_an_account_is_hidden(said, shown):
    assert masked(said) == shown


@pytest.mark.parametrize(
    "said",
    [
        "转让价款合计500,000元，于2026年11月26日前支付。",
        "每个微信号有二至三千名好友。",
        "密码变更后三日内验收。",
        "依据《民法典》第一千零三十八条。",
        "合同编号2026-118。",
    ],
)
def test_sums_days_and_plain_words_stay(said):
    assert masked(said) == said


def test_what_is_hidden_stays_hidden():
    once = masked("密码：Abc@123!，手机13812345678，微信号：zhangsan_88")
    assert masked(once) == once

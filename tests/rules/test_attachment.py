"""What an act governs: its own things, not those of another act, a place or a longer name."""

from __future__ import annotations

import pytest

from reviewer.rules.attachment import governed
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.model import Example


def things_of(text: str, act: str, *before: str) -> set[str]:
    document, tree, clause = contract_of(Example(text, before))
    entry = analyse_contract(document, tree).by_id[clause.id]
    words = entry.folded.text
    for sentence in entry.sentences:
        for hit in sentence.hits:
            if hit.element == "act" and words[hit.start : hit.end] == act:
                return {words[thing.start : thing.end] for thing in governed(sentence, hit)}
    raise AssertionError(f"no act {act}")


@pytest.mark.parametrize(
    ("text", "act", "things"),
    [
        ("甲方删除客户名单后交付设备。", "交付", {"设备"}),
        ("甲方将客户名单导出后交付设备。", "导出", {"客户名单"}),
        ("甲方交付设备并删除客户名单。", "交付", {"设备"}),
        ("甲方交付设备和客户名单。", "交付", {"设备", "客户名单"}),
    ],
)
def test_each_act_takes_the_things_next_to_it(text: str, act: str, things: set[str]) -> None:
    assert things_of(text, act) == things


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("甲方将价款转交乙方，付至乙方银行账户。", "转交"),
        ("乙方将名单发送至甲方微信号。", "发送"),
        ("群主身份移给乙方指定的三个微信号。", "移给"),
    ],
)
def test_where_a_thing_goes_is_not_what_goes(text: str, act: str) -> None:
    assert not things_of(text, act) & {"银行账户", "微信号"}


@pytest.mark.parametrize(
    ("text", "act", "thing"),
    [
        ("甲方转让给乙方抖音号一个。", "转让", "抖音号"),
        ("甲方转让给乙方三个抖音号。", "转让", "抖音号"),
        ("甲方移给乙方的抖音号共有三个。", "移给", "抖音号"),
    ],
)
def test_what_is_named_behind_its_recipient_goes_to_him(text: str, act: str, thing: str) -> None:
    assert thing in things_of(text, act)


def test_what_something_goes_with_does_not_itself_go() -> None:
    assert things_of("会员群随公众号归乙方。", "归乙方") == {"会员群"}


def test_what_something_is_added_to_does_not_itself_go() -> None:
    assert things_of("每个微信号随附一套病历。", "随附") == {"病历"}


def test_an_account_does_not_go_with_the_people_in_it() -> None:
    assert things_of("企业微信里加到的老顾客全部归乙方。", "归乙方") == {"老顾客"}


def test_what_is_used_for_something_is_no_way_of_doing_it() -> None:
    assert things_of("接单所用微信号归乙方。", "归乙方") == {"微信号"}


def test_a_thing_in_the_name_of_something_else_does_not_go_over() -> None:
    assert things_of("甲方交付血糖仪和客户名单。", "交付") == {"客户名单"}
    assert things_of("甲方交付微信号服务费。", "交付") == {"服务费"}


def test_what_a_bracket_says_of_a_thing_does_not_go_over() -> None:
    assert things_of("微信号（通讯录二千人）转让给乙方。", "转让") == {"微信号"}


def test_the_copy_of_data_is_the_data() -> None:
    assert "病历" in things_of("甲方将病历复印件移交乙方。", "移交")


def test_what_pays_a_debt_is_no_part_of_it() -> None:
    assert "会员档案" in things_of("甲方以历年会员档案折抵房租。", "折抵")


def test_a_wallet_goes_along_with_its_account() -> None:
    assert "支付宝" in things_of("甲方将支付宝账号转让给乙方。", "转让")


def test_an_act_with_an_object_of_its_own_takes_no_other() -> None:
    assert things_of("乙方保管客户名单，并提供解决方案。", "提供") == set()


def test_a_recipient_is_no_object() -> None:
    assert things_of("客户名单由甲方保管，到期移交接办人。", "移交") == {"客户名单"}


def test_the_topic_of_a_sentence_counts_where_the_act_names_only_a_purpose() -> None:
    assert things_of("客户名单，由乙方承继并用于设备推广。", "承继") == {"客户名单", "设备"}

"""Who transfers and who receives, told by all that the contract says of the parties."""

from __future__ import annotations

import pytest
from facts.sides_cases import SETTLED
from small_contracts import contract

from reviewer.facts.parties import find_parties
from reviewer.facts.transfer_sides import SIGNS, find_sides, signs_of_parties, strengths
from reviewer.labels import Label

ACCOUNT = Label.ACCOUNT_TRANSFER
DATA = Label.PERSONAL_DATA_TRANSFER
PRICE = Label.TAINTED_CONSIDERATION


def sides(*units):
    facts = contract(*units).facts()
    return tuple(
        None if fact is None else fact.value for fact in (facts.transferor, facts.transferee)
    )


PLAIN = ("甲方：李小禾", "乙方：王小满")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲方（受让方）：李小禾", "乙方（转让方）：王小满"),
        ("甲方（买家）：李小禾", "乙方（卖家）：王小满"),
        ("甲方（承接方）：李小禾", "乙方（出让方）：王小满"),
        ("甲方（收号方）：李小禾", "乙方（出号方）：王小满"),
        ("甲方（承租人）：李小禾", "乙方（出租人）：王小满"),
        ("接的人（甲方）：李小禾", "交的人（乙方）：王小满"),
    ],
)
def test_the_names_of_the_roles_tell(first, second):
    assert sides(first, second, ("2.1", "标的号自交割日起移交。", ACCOUNT)) == ("乙方", "甲方")


@pytest.mark.parametrize(
    "words",
    [
        "甲方将六个微信号转让给乙方。",
        "六个微信号自交割日起归乙方所有，甲方不再登录。",
        "甲方名下的抖音号由乙方接管。",
        "六个微信号由甲方移交至乙方。",
        "乙方自交割日起享有六个微信号的全部权益。",
        "甲方应当在三日内向乙方交付账号及密码。",
    ],
)
def test_the_transferring_clause_tells(words):
    assert sides(*PLAIN, ("2.1", words, ACCOUNT)) == ("甲方", "乙方")


def test_the_payment_tells():
    assert sides(
        *PLAIN,
        ("2.1", "六个微信号在交割日易手。", ACCOUNT),
        ("3.1", "甲方应向乙方支付转让款三十万元。", PRICE),
    ) == ("乙方", "甲方")


def test_names_of_the_parties_stand_for_them():
    assert sides(
        "甲方：禾漫网络有限公司（“禾漫”）",
        "乙方：澜汀智算有限公司（“澜汀”）",
        ("2.1", "禾漫应将样本全量推送至澜汀的服务器。", DATA),
    ) == ("甲方", "乙方")


def test_a_third_party_that_does_nothing_is_neither():
    assert sides(
        *PLAIN,
        "丙方（见证）：赵小月",
        ("2.1", "甲方将六个微信号转让给乙方。", ACCOUNT),
    ) == ("甲方", "乙方")


def test_three_parties_of_whom_only_the_receiver_is_known():
    assert sides(
        *PLAIN,
        "丙方：赵小月",
        ("2.1", "六个微信号归乙方所有。", ACCOUNT),
    ) == (None, "乙方")


def test_a_tie_tells_nothing():
    assert sides(*PLAIN, ("2.1", "账号由双方共同管理。", ACCOUNT)) == (None, None)
    assert sides(
        *PLAIN, ("2.1", "甲方向乙方提供名册。", DATA), ("2.2", "乙方向甲方提供名册。", DATA)
    ) == (None, None)


def test_without_parties_there_are_no_sides():
    assert sides("某店转让", ("2.1", "账号归买家。", ACCOUNT)) == (None, None)


def test_in_a_clean_contract_only_the_word_transfer_tells():
    assert sides("转让人（甲方）：李小禾", "受让人（乙方）：王小满") == ("甲方", "乙方")
    assert sides("甲方（卖方）：李小禾", "乙方（买方）：王小满") == (None, None)


def test_rows_do_not_vote():
    made = contract(*PLAIN, [["账号", "归谁"], ["抖音号", "归甲方"]], rows={1: [ACCOUNT]}).facts()

    assert made.transferor is None


def test_the_role_is_shown_where_it_acts():
    made = contract(*PLAIN, ("2.1", "甲方将六个微信号转让给乙方。", ACCOUNT))
    giver = made.facts().transferor

    assert giver is not None
    assert made.words(*giver.spans) == ["甲方：李小禾", "甲方"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲方（接兑人）：于海涛", "乙方（出兑人）：孟庆财"),
        ("甲方（接门面的）：佘洪兵", "乙方（打出门面的）：蒲三妹"),
        ("甲方（继任服务商）：云阶公司", "乙方（退出服务商）：海帆公司"),
    ],
)
def test_trades_have_words_of_their_own_for_the_sides(first, second):
    assert sides(first, second, ("2.", "三个微信号一并交割。", ACCOUNT)) == ("乙方", "甲方")


def test_spoken_names_tell_the_sides():
    assert sides(
        "甲方：佟美霞（团队喊“霞姐”）",
        "乙方：赖春桃（团队喊“桃子”）",
        ("1.", "霞姐手上跑业务的微信，连手机带号都归桃子，霞姐以后不碰。", ACCOUNT),
    ) == ("甲方", "乙方")


@pytest.mark.parametrize(
    "words",
    [
        "甲方将店组交乙方经营一年。",
        "甲方应于首日前把主账号的口令、绑定邮箱交乙方。",
    ],
)
def test_who_disposes_of_a_thing_gives_it(words):
    assert sides(*PLAIN, "丙方：赵小雨", ("2.1", words, ACCOUNT)) == ("甲方", "乙方")


def test_who_gives_back_at_the_end_is_no_transferor():
    assert (
        sides(
            *PLAIN,
            "丙方：赵小雨",
            ("2.1", "甲方将店组交乙方经营一年。", ACCOUNT),
            ("2.2", "期满三日内，丙方、乙方应将店组交还甲方。", ACCOUNT),
        )[0]
        == "甲方"
    )


def test_a_sale_of_harmless_things_has_its_sides_too():
    clauses = ("2.1", "甲方将附表所列设备卖给乙方。")
    assert sides("设备买卖合同", *PLAIN, clauses) == ("甲方", "乙方")
    assert sides("场地合作合同", *PLAIN, clauses) == (None, None)


def test_clauses_in_which_no_risk_was_found_tell_too():
    assert sides(
        "退圈转号合约",
        *PLAIN,
        ("1.", "乙方手机柜里的微信都卖给甲方。"),
        ("2.", "乙方另有一个私人微信，自己留着。"),
    ) == ("乙方", "甲方")


def test_of_three_parties_the_one_that_disposes_transfers():
    assert (
        sides(
            "甲方（受让人）：李小禾",
            "乙方（原委托人）：裴家村合作社",
            "丙方（登记人暨出让人）：裴小满",
            ("1.", "丙方经乙方同意，将六个账号直接转让给甲方。", ACCOUNT),
        )[0]
        == "丙方"
    )


def test_who_only_hands_passwords_back_transfers_nothing():
    back = ("1.", "甲方应将公司账号的密码交乙方。", Label.CREDENTIAL_HANDOVER)
    assert sides("离职交接书", *PLAIN, back) == (None, None)


def test_a_row_of_data_alone_is_no_transfer():
    rows = [["种类", "方式"], ["会员姓名", "查询"]]
    made = contract("服务合同", *PLAIN, ("1.", "甲方向乙方提供名册。"), rows, rows={1: [DATA]})

    assert made.facts().transferor is None


def test_a_clause_that_hands_over_accounts_is_enough_for_a_transfer():
    assert sides("字据", *PLAIN, ("1.", "甲方将三个微信号转让给乙方。")) == ("甲方", "乙方")
    passwords = ("1.", "甲方将三个微信号的密码转交给乙方。")
    assert sides("字据", *PLAIN, passwords) == (None, None)


@pytest.mark.parametrize(
    "title",
    [
        "内部资产划转协议",
        "租号协议",
        "网店归属协议",
        "遗留账号处理协议",
        "摊位顶替约",
        "鱼塘转包合同",
    ],
)
def test_a_title_may_speak_of_a_transfer_in_many_words(title):
    assert sides(title, *PLAIN, ("1.", "甲方名下八个号都给乙方。")) == ("甲方", "乙方")


@pytest.mark.parametrize(("giver", "units"), SETTLED)
def test_many_words_tell_who_transfers(giver, units):
    made = contract(*units)
    parties = find_parties(made.document, made.clauses)
    found = find_sides(made.document, made.clauses, parties, made.labels, lambda: True).transferor
    assert found is not None
    assert found.value == giver


def test_a_sign_says_more_in_a_clause_that_transfers_and_counts_by_the_root_of_how_often():
    made = contract(*PLAIN, *[(f"2.{n}", "甲方将六个微信号转让给乙方。", ACCOUNT) for n in "1234"])
    parties = find_parties(made.document, made.clauses)
    signs = signs_of_parties(made.document, made.clauses, parties, made.labels)
    shown = strengths(signs["甲方"])
    assert shown["disposes"] == shown["disposes in its clause"] == 3**0.5
    assert shown.keys() <= set(SIGNS.names)


def test_accounts_given_for_accounts_have_no_side():
    words = "甲方将小红书号交给乙方，乙方将抖音号交给甲方，互不补差。"
    assert sides("账号互换协议", *PLAIN, ("1", words, ACCOUNT)) == (None, None)


@pytest.mark.parametrize("title", ["零售业务资产购买协议", "种马场产业让售契约", "合伙散伙协议"])
def test_a_title_of_a_sale_tells_that_there_are_sides(title):
    units = (title, "甲方（买方）：李小禾", "乙方（卖方）：王小满", ("1", "乙方名下门店归甲方。"))
    assert sides(*units) == ("乙方", "甲方")


def test_a_contract_without_a_line_has_no_sides():
    assert sides() == (None, None)


def test_who_stands_between_the_sides_is_neither():
    assert sides(
        "甲方：启正中介有限公司（居间人）",
        "乙方：蓝屿服饰有限公司（受让人）",
        "丙方：余佩蓉（店铺持有人）",
        ("1", "丙方所有的淘宝店经甲方居间，转与乙方。", ACCOUNT),
        ("2", "总价先付至甲方监管账户，由甲方放款给丙方。", PRICE),
    ) == ("丙方", "乙方")

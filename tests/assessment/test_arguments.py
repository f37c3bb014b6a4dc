"""What speaks against a finding fits its clause: its asset, the consent, the law of its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment.gold_findings import a_finding

from clause_rules import text_of
from reviewer.assessment.arguments import arguments, decode_arguments
from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.readings import Mention
from reviewer.errors import RuleFileError
from reviewer.facts.model import Fact, Facts, Party
from reviewer.labels import Label
from reviewer.rules.findings import Finding
from reviewer.rules.loading import default_rules

FILE = "assessment/arguments.yaml"
RULES = {rule.id: rule for rule in default_rules()}
NOTHING = Facts()
OLD, NEW = date(2019, 9, 22), date(2023, 5, 1)


def shipped(label: Label, words: str, clause: str = "c1", at: int = 0) -> Finding:
    """A finding of the shipped rule of a label."""
    (rule,) = [rule for rule in RULES.values() if rule.label is label]
    found = a_finding(label, words, clause, at)
    return replace(found, rule=rule.id, because=rule.because, against=rule.against)


def judged(day: date, *found: Finding, facts: Facts = NOTHING) -> Finding:
    """The first finding as the opinion has it."""
    return assess(found, facts, day, day_stated=True).findings[0].finding


def against(day: date, *found: Finding, facts: Facts = NOTHING) -> str:
    return "\n".join(judged(day, *found, facts=facts).against)


def given_by(person: bool) -> Facts:
    party = Party("甲方", "某某", (), natural_person=person)
    return Facts(parties=(party,), transferor=Fact("甲方"))


def test_before_the_fraud_law_its_words_are_no_argument_and_its_absence_is_one() -> None:
    found = shipped(Label.ACCOUNT_TRANSFER, "微信号转让给乙方")
    assert "不能作为认定此前合同无效的依据" in against(OLD, found)
    assert "“非法”买卖" not in against(OLD, found)
    assert "“非法”买卖" in against(NEW, found)


@pytest.mark.parametrize(
    ("day", "said"),
    [(OLD, "签约时没有直接禁止买卖"), (NEW, "反电信网络诈骗法禁止非法买卖")],
)
def test_the_reason_names_the_ban_of_its_day(day: date, said: str) -> None:
    because = judged(day, shipped(Label.ACCOUNT_TRANSFER, "微信号转让给乙方")).because
    assert said in because
    assert "见所列依据" not in because


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("微信号转让给乙方", "微信号的转让，"),
        ("游戏账号转让给乙方", "普通用户之间的游戏账号"),
        ("抖音账号转让给乙方", "自媒体账号的转让，"),
        ("淘宝店铺转让给乙方", "网店的转让，"),
    ],
)
def test_cases_are_told_of_the_account_that_is_sold_and_of_no_other(words: str, said: str) -> None:
    told = against(NEW, shipped(Label.ACCOUNT_TRANSFER, words)).split("\n")
    assert [line for line in told if "公开报道的裁判" in line and said not in line] == []
    assert any(line.startswith(said) for line in told)


def test_the_administrator_of_a_company_is_no_argument_for_a_private_account() -> None:
    secrets = shipped(Label.CREDENTIAL_HANDOVER, "告知密码")
    wechat = shipped(Label.ACCOUNT_TRANSFER, "微信号转让给乙方", "c2", 100)
    public = shipped(Label.ACCOUNT_TRANSFER, "公众号转让给乙方", "c2", 100)
    assert "企业账号的管理员" not in against(NEW, secrets, wechat)
    assert "企业账号的管理员" in against(NEW, secrets, public)
    assert "企业账号的管理员" not in against(NEW, secrets, public, facts=given_by(person=True))


def test_of_a_bank_card_nothing_is_said_of_carriers() -> None:
    card = shipped(Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用")
    phone = shipped(Label.PAYMENT_INSTRUMENT_TRANSFER, "手机卡交乙方使用")
    assert "运营商依规办理的过户" not in against(NEW, card)
    assert "运营商依规办理的过户" in against(NEW, phone)
    assert "股权交易" not in against(NEW, card)
    assert "股权交易" in against(NEW, card, facts=given_by(person=False))


def test_persons_data_signed_for_before_the_code_are_argued_by_the_kind_of_norm() -> None:
    data = shipped(Label.PERSONAL_DATA_TRANSFER, "客户名单移交给乙方")
    assert "效力性强制性规定" in against(OLD, data)
    assert "履行必然导致违反" not in against(OLD, data)
    assert "履行必然导致违反" in against(NEW, data)


def test_a_trade_name_is_argued_otherwise_than_a_persons_name() -> None:
    found = shipped(Label.IDENTITY_CONTINUATION, "以甲方名义继续经营")
    assert "商号、品牌" in against(NEW, found, facts=given_by(person=False))
    assert "商号、品牌" not in against(NEW, found, facts=given_by(person=True))


def test_the_rules_of_a_lawyer_keep_their_own_arguments() -> None:
    own = replace(shipped(Label.ACCOUNT_TRANSFER, "微信号转让给乙方"), rule="own.rule")
    assert judged(OLD, own).against == RULES["account-transfer.hand-over"].against


def test_a_suspicion_is_argued_as_the_rule_that_lends_its_words() -> None:
    found = shipped(Label.ACCOUNT_TRANSFER, "微信号转让给乙方")
    suspected = replace(
        found, rule="second-reader", origin="model", because=f"疑似。{found.because}"
    )
    made = judged(OLD, suspected)
    assert made.because.startswith("疑似。")
    assert "签约时没有直接禁止买卖" in made.because


def test_where_nothing_fits_the_rule_keeps_its_words() -> None:
    secrets = shipped(Label.CREDENTIAL_HANDOVER, "告知密码")
    assert judged(NEW, secrets).against == RULES["credential-handover.secrets"].against


def test_every_entry_is_of_a_shipped_rule_and_takes_a_sentence_that_it_has() -> None:
    for label, entry in arguments().items():
        assert RULES[entry.rule].label is label
        assert entry.instead_of in RULES[entry.rule].because


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("rule: concealment.hush", "rule: conceal.hush", "rule: conceal.hush"),
        ("rule: concealment.hush", "rule: account-lease.use", None),
        ("every: [open-data], since", "every: [closed-data], since", "closed-data"),
        ("      instead_of: 签约时的法律禁止非法买卖", "      instead: 签约时", "instead: 签约时"),
    ],
)
def test_an_error_in_the_file_is_told_with_its_line(old: str, new: str, where: str | None) -> None:
    text = text_of(FILE)
    assert old in text
    changed = text.replace(old, new)
    with pytest.raises(RuleFileError) as error:
        decode_arguments(changed, FILE)
    lines = [n for n, line in enumerate(changed.split("\n"), 1) if (where or new) in line]
    assert error.value.details["line"] in lines


def test_the_reason_of_what_is_given_for_a_debt_speaks_of_the_debt() -> None:
    price = shipped(Label.TAINTED_CONSIDERATION, "折抵三十六万元")
    others = [
        shipped(label, words, f"c{number}", number * 100)
        for number, (label, words) in enumerate(
            (
                (Label.ACCOUNT_TRANSFER, "微信号归乙方"),
                (Label.PERSONAL_DATA_TRANSFER, "客户名单移交"),
                (Label.CREDENTIAL_HANDOVER, "告知密码"),
            ),
            2,
        )
    ]
    for mentions, said in ((set(), "余款请求失去依据"), ({Mention.DEBT}, "原债务不因此消灭")):
        text = ContractText(mentions=frozenset(mentions))
        found = assess([price, *others], NOTHING, NEW, day_stated=True, text=text).findings[0]
        assert said in found.finding.because


def test_of_the_bank_it_is_hidden_from_not_the_friends_of_an_account_are_spoken() -> None:
    hush = shipped(Label.CONCEALMENT, "不得告知开户银行")
    card = shipped(Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用", "c2", 100)
    assert "开户机构" in against(NEW, hush, card)
    assert "联系人" not in against(NEW, hush, card)
    account = shipped(Label.ACCOUNT_TRANSFER, "抖音号转让给乙方", "c3", 200)
    assert "联系人" in against(NEW, hush, account)


def test_a_use_that_is_only_possible_is_not_told_as_agreed() -> None:
    because = judged(NEW, shipped(Label.UNLAWFUL_PURPOSE, "过账款项可能包括投注充值")).because
    assert "可能用于赌博" in because
    assert "将用于" not in because

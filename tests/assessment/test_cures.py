"""Cures are model clauses before signing and remedies afterwards; some things have none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment.gold_findings import a_finding

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.contract_text import ContractText, LawfulAsset
from reviewer.assessment.cures import (
    CurePlace,
    CureStage,
    cure_entries,
    cures_of,
    decode_cures,
)
from reviewer.assessment.model import Ticks
from reviewer.assessment.readings import Mention
from reviewer.errors import RuleFileError
from reviewer.facts.model import Facts
from reviewer.labels import DERIVED, MITIGATING, RISK, Label, Side, Stage
from reviewer.rules.loading import default_rules

_HOPELESS = (
    Label.UNLAWFUL_PURPOSE,
    Label.REAL_NAME_EVASION,
    Label.PAYMENT_INSTRUMENT_TRANSFER,
)


def ids(
    label: Label,
    stage: Stage,
    cures: tuple[str, ...] = (),
    *,
    side: Side = Side.NEUTRAL,
    words: str = "词",
    beside: tuple[Label, ...] = (),
    mentions: tuple[Mention, ...] = (),
    lawful: tuple[str, ...] = (),
    separate_prices: bool = False,
) -> list[str]:
    finding = a_finding(label, words, cures=cures)
    others = [a_finding(other, "另", f"c{number}") for number, other in enumerate(beside, 2)]
    case = Circumstances.of(
        [finding, *others],
        Facts(),
        date(2025, 1, 1),
        Ticks(side=side, stage=stage),
        replace(text(mentions, lawful), separate_prices=separate_prices),
    )
    return [cure.id for cure in cures_of(finding, case)]


def text(mentions: tuple[Mention, ...] = (), lawful: tuple[str, ...] = ()) -> ContractText:
    sold = tuple(LawfulAsset(row, ("词",), "c9", "第九条") for row in lawful)
    return ContractText(mentions=frozenset(mentions), lawful=sold)


def test_every_cure_that_a_rule_names_is_there_and_belongs_before_signing() -> None:
    for rule in default_rules():
        for name in rule.cures:
            assert cure_entries()[name].stage is CureStage.DRAFT


def test_every_risk_label_of_the_rules_has_a_cure_before_signing() -> None:
    labels = {rule.label for rule in default_rules() if rule.cures}
    assert labels >= RISK - {Label.PLATFORM_TERMS_EVASION} - DERIVED


@pytest.mark.parametrize("label", sorted(RISK))
@pytest.mark.parametrize("stage", [Stage.SIGNED, Stage.PART_PERFORMED, Stage.DISPUTED])
def test_once_signed_there_are_remedies_only(label, stage) -> None:
    remedies = ids(label, stage, ("exclude-accounts",))
    assert remedies
    assert all(cure_entries()[name].stage is CureStage.PERFORMED for name in remedies)


def test_while_nothing_is_performed_it_is_halted_instead_of_undone() -> None:
    data, named = Label.PERSONAL_DATA_TRANSFER, ("exclude-accounts",)
    assert ids(data, Stage.SIGNED, named) == ["suspend"]
    assert ids(Label.ACCOUNT_TRANSFER, Stage.SIGNED, named) == ["suspend", "claim-restitution"]
    assert "delete-data" in ids(data, Stage.PART_PERFORMED, named)


@pytest.mark.parametrize("label", _HOPELESS)
def test_what_has_no_lawful_wording_can_only_be_struck(label) -> None:
    assert ids(label, Stage.DRAFT, ("no-real-name-help",)) == ["strike"]
    (remedy,) = ids(label, Stage.SIGNED)
    assert cure_entries()[remedy].strike


def test_who_helped_with_verification_stops_that_and_with_a_card_withdraws_it() -> None:
    assert ids(Label.REAL_NAME_EVASION, Stage.SIGNED) == ["stop-real-name-help"]
    with_card = ids(
        Label.REAL_NAME_EVASION, Stage.SIGNED, beside=(Label.PAYMENT_INSTRUMENT_TRANSFER,)
    )
    assert with_card == ["stop-and-withdraw"]


@pytest.mark.parametrize(
    ("words", "draft", "signed"),
    [
        ("微信号转让给乙方", [], "return-account"),
        ("抖音号转让给乙方", ["platform-consent"], "change-registration"),
        ("微信号、抖音号转让给乙方", ["platform-consent"], "change-registration"),
    ],
)
def test_what_needs_an_official_procedure_is_proposed_only_where_a_platform_has_one(
    words: str, draft: list[str], signed: str
) -> None:
    sale = Label.ACCOUNT_TRANSFER
    assert ids(sale, Stage.DRAFT, ("platform-consent",), words=words) == draft
    assert signed in ids(sale, Stage.DISPUTED, words=words)


def test_accounts_of_natural_persons_are_taken_out_of_others_the_data_are() -> None:
    sale, cures = Label.ACCOUNT_TRANSFER, ("exclude-accounts", "delete-before-handover")
    assert ids(sale, Stage.DRAFT, cures, words="微信号转让给乙方") == list(cures)
    assert ids(sale, Stage.DRAFT, cures, words="天猫店转让给乙方") == ["delete-before-handover"]
    assert ids(sale, Stage.DRAFT, cures, words="账号转让给乙方") == list(cures)


def test_a_procedure_that_the_contract_has_already_is_not_proposed() -> None:
    sale, cures = Label.ACCOUNT_TRANSFER, ("platform-consent", "delete-before-handover")
    agreed = (Label.PLATFORM_PROCEDURE,)
    words = "抖音号转让给乙方"
    kept = ["delete-before-handover"]
    assert ids(sale, Stage.DRAFT, cures, words=words, beside=agreed) == kept
    assert "change-registration" in ids(sale, Stage.DISPUTED, words=words, beside=agreed)


def test_a_rule_may_name_a_cure_that_is_not_there_where_no_platform_has_a_procedure() -> None:
    words = "微信号转让给乙方"
    assert ids(Label.ACCOUNT_TRANSFER, Stage.DRAFT, ("exclude-accounts", "new"), words=words) == [
        "exclude-accounts"
    ]


@pytest.mark.parametrize("label", sorted(MITIGATING - {Label.CONSENT_OBTAINED}))
def test_mitigating_clauses_need_no_cure(label) -> None:
    assert ids(label, Stage.DRAFT, ("exclude-accounts",)) == []


def test_a_bare_warranty_of_consent_is_put_in_a_form_that_can_be_checked() -> None:
    words = "保证已取得同意"
    assert ids(Label.CONSENT_OBTAINED, Stage.DRAFT, words=words) == ["data-statement"]
    assert ids(Label.CONSENT_OBTAINED, Stage.SIGNED, words=words) == []


def test_what_serves_the_lawyers_own_side_comes_first() -> None:
    named = ("exclude-accounts", "platform-consent", "rename-and-announce")
    sale = Label.ACCOUNT_TRANSFER
    assert ids(sale, Stage.DRAFT, named) == list(named)
    assert ids(sale, Stage.DRAFT, named, side=Side.TRANSFEROR) == [
        "exclude-accounts", "rename-and-announce", "platform-consent",
    ]  # fmt: skip
    assert ids(sale, Stage.DRAFT, named, side=Side.TRANSFEREE) == [
        "platform-consent", "rename-and-announce", "exclude-accounts",
    ]  # fmt: skip


def test_members_whose_services_go_on_can_agree_to_the_new_holder() -> None:
    data, named = Label.PERSONAL_DATA_TRANSFER, ("separate-consent",)
    members = {"words": "全部会员资料移交乙方", "mentions": (Mention.MEMBERSHIP,)}
    assert ids(data, Stage.DRAFT, named, **members) == [*named, "membership-succession"]
    assert ids(data, Stage.DRAFT, named, words="全部会员资料移交乙方") == [*named]
    assert ids(data, Stage.DRAFT, named, words="客户名单", mentions=(Mention.MEMBERSHIP,)) == [
        *named
    ]


def test_what_serves_payment_tools_alone_shares_their_fate() -> None:
    handover, card = Label.CREDENTIAL_HANDOVER, Label.PAYMENT_INSTRUMENT_TRANSFER
    assert ids(handover, Stage.DRAFT, ("platform-consent",), beside=(card,)) == ["strike"]
    assert ids(handover, Stage.SIGNED, beside=(card,)) == ["stop-and-withdraw"]
    with_account = ids(
        handover, Stage.DRAFT, ("platform-consent",), beside=(card, Label.ACCOUNT_TRANSFER)
    )
    assert with_account == ["platform-consent"]


PAPERS, CHECKS = "登记人身份证正反面照片交乙方过核验", Label.REAL_NAME_EVASION


def of_papers(*others: tuple[Label, str, str], stage: Stage = Stage.DRAFT) -> list[list[str]]:
    """The cures for identity documents handed over by c1, and those for other findings."""
    found = [
        a_finding(Label.PERSONAL_DATA_TRANSFER, PAPERS, cures=("referral",)),
        *(a_finding(*other, cures=("referral",)) for other in others),
    ]
    case = Circumstances.of(found, Facts(), date(2025, 1, 1), Ticks(stage=stage), text())
    return [[cure.id for cure in cures_of(each, case)] for each in found]


def test_documents_handed_over_to_pass_a_check_of_the_holder_are_struck() -> None:
    assert of_papers((CHECKS, PAPERS, "c1"))[0] == ["strike"]
    assert of_papers((CHECKS, "乙方以原实名使用", "c2"))[0] == ["referral"]
    assert of_papers((CHECKS, PAPERS, "c1"), stage=Stage.SIGNED)[0] == ["stop-real-name-help"]
    performed = of_papers((CHECKS, PAPERS, "c1"), stage=Stage.PART_PERFORMED)[0]
    assert performed == ["stop-real-name-help", "delete-data"]


def test_with_them_the_list_of_such_documents_is_struck_and_that_of_customers_is_not() -> None:
    data = Label.PERSONAL_DATA_TRANSFER
    beside = ((data, "登记人证件复印件", "c2"), (data, "客户名单", "c3"))
    assert of_papers((CHECKS, PAPERS, "c1"), *beside)[2:] == [["strike"], ["referral"]]


def test_documents_that_go_with_payment_tools_keep_nothing_else_in_the_contract() -> None:
    card = (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡", "c2")
    price = (Label.TAINTED_CONSIDERATION, "五万元", "c3")
    assert of_papers((CHECKS, PAPERS, "c1"), card, price)[3] == ["strike"]
    assert of_papers(card, price)[2] == ["referral"]


def test_prices_are_separated_only_where_something_lawful_is_sold_too() -> None:
    sale, named = Label.ACCOUNT_TRANSFER, ("separate-prices",)
    assert ids(sale, Stage.DRAFT, named, words="抖音号转让给乙方") == []
    assert ids(sale, Stage.DRAFT, named, lawful=("equipment",)) == [*named]
    assert ids(sale, Stage.DRAFT, named, mentions=(Mention.SHARES,)) == [*named]


def test_prices_that_are_separate_already_are_not_separated_again() -> None:
    sale, named = Label.ACCOUNT_TRANSFER, ("separate-prices",)
    words = "抖音号和设备转让给乙方，分别作价"
    assert ids(sale, Stage.DRAFT, named, words=words, lawful=("equipment",)) == []
    assert ids(sale, Stage.DRAFT, named, separate_prices=True, lawful=("equipment",)) == []


def test_a_new_name_is_announced_only_of_an_account_that_can_change_hands() -> None:
    secret, named = Label.CONCEALMENT, ("rename-and-announce", "strike")
    data, douyin = Label.PERSONAL_DATA_TRANSFER, "抖音号转让给乙方，不得告知粉丝"
    assert ids(secret, Stage.DRAFT, named, words=douyin) == [*named]
    assert ids(secret, Stage.DRAFT, named, beside=(data,)) == ["strike", "exclude-accounts"]


def test_a_likeness_is_licensed_only_where_there_are_works() -> None:
    persona, named = Label.IDENTITY_CONTINUATION, ("licence-of-likeness",)
    account = Label.ACCOUNT_TRANSFER
    assert ids(persona, Stage.DRAFT, named) == [*named]
    finding = a_finding(persona, "沿用人设", cures=named)
    for sold, found in (("微信号转让给乙方", []), ("抖音号转让给乙方", [*named])):
        others = [a_finding(account, sold, "c2")]
        case = Circumstances.of([finding, *others], Facts(), date(2025, 1, 1), Ticks())
        assert [cure.id for cure in cures_of(finding, case)] == found


def test_a_cure_unknown_here_is_left_out() -> None:
    assert ids(Label.ACCOUNT_TRANSFER, Stage.DRAFT, ("from-the-future", "strike")) == ["strike"]


def test_a_finding_without_a_rule_gets_the_usual_cures() -> None:
    assert "separate-consent" in ids(Label.PERSONAL_DATA_TRANSFER, Stage.DRAFT)


def test_the_clause_on_excluding_accounts_stands_word_for_word() -> None:
    assert cure_entries()["exclude-accounts"].cure.wording == (
        "{contract}标的不包括任何以自然人名义实名注册的即时通讯账号、支付账户、电话卡，"
        "亦不包括其好友、聊天记录及任何可识别自然人的信息。"
    )


def test_every_cure_says_what_it_does_not_cure() -> None:
    for entry in cure_entries().values():
        assert entry.cure.cures.endswith("。")
        assert entry.cure.does_not_cure.endswith("。")


_ONE = "  - {id: a, title: 甲, stage: draft, wording: 乙, cures: 丙, does_not_cure: 丁}\n"


def test_a_repeated_cure_names_its_line() -> None:
    with pytest.raises(RuleFileError) as caught:
        decode_cures("format: 1\ncures:\n" + _ONE + _ONE, "cures.yaml")
    assert (caught.value.details["file"], caught.value.details["line"]) == ("cures.yaml", 4)


def test_a_cure_without_wording_names_its_line() -> None:
    with pytest.raises(RuleFileError) as caught:
        decode_cures("format: 1\ncures:\n" + _ONE.replace(", wording: 乙", ""), "cures.yaml")
    assert caught.value.details["line"] == 3


def test_a_wording_stands_for_the_clause_unless_it_says_that_it_follows() -> None:
    def place(more: str) -> CurePlace:
        text = "format: 1\ncures:\n" + _ONE.replace(", wording: 乙", f"{more}, wording: 乙")
        [entry] = decode_cures(text, "cures.yaml").values()
        return entry.place

    assert place("") is CurePlace.CLAUSE
    assert place(", place: after") is CurePlace.AFTER
    with pytest.raises(RuleFileError):
        place(", place: below")


def test_what_a_wording_replaces_stands_in_its_place_and_beside_all_else_it_follows() -> None:
    more = ", place: after, instead_of: [waiver-of-invalidity], wording: 乙"
    [entry] = decode_cures(
        "format: 1\ncures:\n" + _ONE.replace(", wording: 乙", more), "c"
    ).values()

    assert entry.place_for(Label.WAIVER_OF_INVALIDITY) is CurePlace.CLAUSE
    assert entry.place_for(Label.TAINTED_REMEDY) is CurePlace.AFTER


@pytest.mark.parametrize(
    "more",
    [
        ", needs: [a-miracle]",
        ", given: a-miracle",
        ", instead_of: [a-miracle]",
        ", wording: '{miracle}'",
    ],
)
def test_a_need_or_a_blank_that_nothing_meets_names_its_line(more: str) -> None:
    one = _ONE.replace(", wording: 乙", "") if "wording" in more else _ONE
    with pytest.raises(RuleFileError) as caught:
        decode_cures(
            "format: 1\ncures:\n" + one.replace(", cures:", f"{more}, cures:"), "cures.yaml"
        )
    assert caught.value.details["line"] == 3


def test_a_likeness_is_not_licensed_where_only_a_register_is_sold() -> None:
    named = ("licence-of-likeness",)
    beside = (Label.PERSONAL_DATA_TRANSFER,)
    assert ids(Label.IDENTITY_CONTINUATION, Stage.DRAFT, named, beside=beside) == []


def test_a_register_of_the_secrets_of_cards_has_no_lawful_wording() -> None:
    card = a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, "补贴卡交甲方使用", "c1")
    book = a_finding(
        Label.PERSONAL_DATA_TRANSFER, "对卡本记有卡号和密码", "c2", cures=("referral",)
    )
    secrets = a_finding(Label.CREDENTIAL_HANDOVER, "对卡本记有卡号和密码", "c2")
    names = a_finding(Label.PERSONAL_DATA_TRANSFER, "名册移交", "c3", cures=("referral",))
    account = a_finding(Label.ACCOUNT_TRANSFER, "抖音号转让给甲方", "c4")

    def cures(*others) -> list[list[str]]:
        found = [book, secrets, names, *others]
        case = Circumstances.of(found, Facts(), date(2025, 1, 1), Ticks())
        return [[cure.id for cure in cures_of(each, case)] for each in found[:3]]

    assert cures(card) == [["strike"], ["strike"], ["referral"]]
    assert cures()[0] == ["referral"]
    assert cures(card, account)[0] == ["referral"]


def test_that_cards_have_changed_hands_is_not_hidden_in_better_words() -> None:
    hush, named = Label.CONCEALMENT, ("rename-and-announce", "strike")
    card, data = Label.PAYMENT_INSTRUMENT_TRANSFER, Label.PERSONAL_DATA_TRANSFER
    assert ids(hush, Stage.DRAFT, named, beside=(card, data)) == ["strike"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("站方驳回的，双方绕开站方，私下把资产交割掉", ["strike"]),
        ("因平台规则被封号的，由乙方承担", ["delete-before-handover"]),
    ],
)
def test_a_way_round_the_platform_is_struck_and_the_risk_of_a_ban_is_not(
    words: str, found: list[str]
) -> None:
    evasion, named = Label.PLATFORM_TERMS_EVASION, ("delete-before-handover",)
    assert ids(evasion, Stage.DRAFT, named, words=words) == found
    assert "strike" not in ids(evasion, Stage.DISPUTED, named, words=words)

"""The verdict follows the main object, and one stray finding does not make it."""

from __future__ import annotations

from datetime import date

import pytest
from assessment.gold_findings import a_finding, findings_on

from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.evidence import decode_scale
from reviewer.assessment.model import Opinion, Ticks
from reviewer.assessment.readings import Mention
from reviewer.document.model import Span
from reviewer.errors import RuleFileError
from reviewer.facts.model import Fact, Facts
from reviewer.labels import DERIVED, Label, Severity, Verdict

DAY = date(2024, 6, 1)
NO_FACTS, NO_TICKS, NO_TEXT = Facts(), Ticks(), ContractText()
WECHAT = Facts(platforms=(Fact("微信", (Span(0, 1),)),))


def opinion_on(
    *clauses: tuple[Label, str],
    facts: Facts = NO_FACTS,
    ticks: Ticks = NO_TICKS,
    text: ContractText = NO_TEXT,
    **more: object,
) -> Opinion:
    found = findings_on(*clauses, **more)
    return assess(found, facts, DAY, ticks, day_stated=True, text=text)


SALE = (Label.ACCOUNT_TRANSFER, "甲方将抖音号转让给乙方")
LOGIN = (Label.CREDENTIAL_HANDOVER, "同时交付密码并换绑手机")
PRICE = (Label.TAINTED_CONSIDERATION, "价款三万元")
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交")
PERSONA = (Label.IDENTITY_CONTINUATION, "乙方沿用甲方昵称头像")
HUSH = (Label.CONCEALMENT, "不得告知客户")
EVASION = (Label.PLATFORM_TERMS_EVASION, "封号由乙方承担")
ASKED = (Label.CONSENT_OBTAINED, "取得每一客户单独同意后方可交付")
WARRANTED = (Label.CONSENT_OBTAINED, "甲方保证客户均已同意")
OFFICIAL = (Label.PLATFORM_PROCEDURE, "经平台主体变更审核通过")
CLEARED = (Label.PERSONAL_DATA_EXCLUDED, "好友和客户信息交付前清空")


def test_a_contract_without_findings_has_no_risk() -> None:
    opinion = opinion_on()
    assert opinion.verdict is Verdict.NONE
    assert "未见" in opinion.summary


def test_others_data_without_consent_are_high() -> None:
    opinion = opinion_on(LIST, LIST, HUSH, PRICE)
    assert opinion.verdict is Verdict.HIGH
    assert opinion.findings[-1].follows_from == opinion.findings[0].finding.key


def test_an_account_without_others_data_is_medium() -> None:
    opinion = opinion_on(SALE, LOGIN, EVASION, PERSONA, PRICE)
    assert opinion.verdict is Verdict.MEDIUM
    assert "裁判不一" in opinion.summary


def test_a_personal_chat_account_holds_others_data_unless_cleared() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将微信号转让给乙方")
    assert opinion_on(sale, LOGIN, EVASION, PERSONA).verdict is Verdict.HIGH
    assert opinion_on(sale, LOGIN, EVASION, PERSONA, CLEARED).verdict is Verdict.MEDIUM


def test_payment_instruments_are_high() -> None:
    cards = (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用")
    opinion = opinion_on(cards, cards, cards, LOGIN, EVASION)
    assert opinion.verdict is Verdict.HIGH
    assert "没有合规的改法" in opinion.summary


def test_payment_instruments_stay_high_whatever_is_cleared() -> None:
    cards = (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用")
    assert opinion_on(cards, cards, LOGIN, CLEARED, ASKED).verdict is Verdict.HIGH


def test_one_ancillary_card_does_not_make_the_whole_contract_high() -> None:
    card = (Label.PAYMENT_INSTRUMENT_TRANSFER, "收银的副卡随店移交")
    assert opinion_on(SALE, LOGIN, EVASION, card, OFFICIAL).verdict is Verdict.MEDIUM
    assert opinion_on(SALE, LOGIN, EVASION, card).verdict is Verdict.HIGH


def test_an_unlawful_purpose_is_high() -> None:
    bets = (Label.UNLAWFUL_PURPOSE, "账号用于赌博引流")
    opinion = opinion_on(SALE, LOGIN, bets)
    assert opinion.verdict is Verdict.HIGH
    assert "赌博" in opinion.summary


def test_a_mere_warranty_of_consent_leaves_medium_and_the_grade_of_the_data_high() -> None:
    opinion = opinion_on(LIST, LIST, HUSH, WARRANTED, PRICE, text=ContractText(clauses=12))
    assert opinion.verdict is Verdict.MEDIUM
    assert opinion.findings[0].severity is Severity.HIGH


def test_consent_of_a_part_only_leaves_medium() -> None:
    some = (Label.CONSENT_OBTAINED, "约七成会员已签同意书")
    opinion = opinion_on(LIST, LIST, some, PRICE)
    assert opinion.verdict is Verdict.MEDIUM
    assert opinion.findings[0].severity is Severity.MEDIUM


def test_delivery_that_depends_on_each_consent_is_low_and_prices_stand() -> None:
    opinion = opinion_on(LIST, ASKED, CLEARED, PRICE)
    assert opinion.verdict is Verdict.LOW
    assert not any(found.finding.label in DERIVED for found in opinion.findings)
    assert opinion.findings[0].severity is Severity.LOW
    assert opinion.findings[0].mitigated_by == ("f2",)


def test_data_of_those_who_never_answered_make_no_orderly_transfer() -> None:
    orderly = (LIST, ASKED, CLEARED)
    silent = ContractText(silence=True)
    assert opinion_on(*orderly).verdict is Verdict.LOW
    assert opinion_on(*orderly, text=silent).verdict is Verdict.MEDIUM
    assert opinion_on(*orderly, text=silent, ticks=Ticks(consents_seen=True)).verdict is Verdict.LOW


def test_a_single_clause_on_data_counts_where_silence_is_taken_for_consent() -> None:
    sale = (LIST, WARRANTED)
    assert opinion_on(*sale, text=ContractText(silence=True)).verdict is Verdict.MEDIUM


def test_an_account_lent_for_days_with_its_password_is_an_isolated_point() -> None:
    lent = (Label.ACCOUNT_LEASE, "乙方可以登录甲方的抖音号发货物片子")
    told = (Label.CREDENTIAL_HANDOVER, "甲方把密码说给她")
    bans = [(Label.TRANSFER_PROHIBITION, "乙方不得把密码告诉别人")] * 2
    assert opinion_on(lent, told, *bans).verdict is Verdict.LOW
    assert opinion_on(lent, *bans).verdict is Verdict.NONE


def test_the_official_procedure_makes_an_account_sale_low() -> None:
    opinion = opinion_on(SALE, OFFICIAL, CLEARED, PRICE)
    assert opinion.verdict is Verdict.LOW
    assert opinion.findings[0].severity is Severity.LOW


def test_the_official_procedure_does_not_cure_the_data() -> None:
    opinion = opinion_on(SALE, OFFICIAL, LIST, LIST, LIST)
    assert opinion.verdict is Verdict.MEDIUM
    assert opinion.findings[0].severity is Severity.HIGH


ORDERLY = (SALE, LIST, WARRANTED, CLEARED, OFFICIAL)


def test_a_contract_that_is_orderly_throughout_is_low_however_consent_is_worded() -> None:
    assert opinion_on(*ORDERLY).verdict is Verdict.LOW


def test_a_warranty_of_consent_alone_makes_nothing_orderly() -> None:
    assert opinion_on(LIST, LIST, WARRANTED, WARRANTED).verdict is not Verdict.LOW
    assert opinion_on(LIST, LIST, WARRANTED, OFFICIAL, OFFICIAL).verdict is not Verdict.LOW


@pytest.mark.parametrize("beside", [LOGIN, HUSH], ids=["login", "concealment"])
def test_what_is_not_orderly_shows_in_a_single_clause(beside: tuple[Label, str]) -> None:
    assert opinion_on(*ORDERLY, beside).verdict is not Verdict.LOW


def test_what_the_lawyer_looked_for_in_vain_makes_nothing_orderly() -> None:
    opinion = opinion_on(*ORDERLY, ticks=Ticks(consents_seen=False))
    assert opinion.verdict is not Verdict.LOW


def test_mitigation_beside_concealment_and_persona_is_not_low() -> None:
    opinion = opinion_on(SALE, OFFICIAL, HUSH, PERSONA, EVASION)
    assert opinion.verdict is Verdict.MEDIUM


def test_a_stray_finding_in_a_sale_of_equipment_makes_no_risk() -> None:
    stray = (Label.CUSTOMER_RESOURCE_TRANSFER, "客户验收设备后付清余款")
    opinion = opinion_on(stray, PRICE, (Label.DISPUTE_RESOLUTION, "向法院起诉"), confidence=0.5)
    assert opinion.verdict is Verdict.NONE
    assert [found.finding.label for found in opinion.findings] == [
        Label.CUSTOMER_RESOURCE_TRANSFER,
        Label.DISPUTE_RESOLUTION,
    ]
    assert opinion.findings[0].severity is Severity.LOW
    assert "人工核对" in opinion.summary


def test_a_stray_finding_beside_a_ban_on_transfer_makes_no_risk() -> None:
    ban = (Label.TRANSFER_PROHIBITION, "用户不得转让账号")
    opinion = opinion_on(SALE, ban, ban, facts=WECHAT)
    assert opinion.verdict is Verdict.NONE


def test_a_short_contract_that_names_the_platform_needs_no_second_clause() -> None:
    assert opinion_on(SALE, facts=WECHAT).verdict is Verdict.MEDIUM


def test_a_single_object_with_its_consent_is_low() -> None:
    assert opinion_on(LIST, ASKED).verdict is Verdict.LOW


def test_seen_consent_lowers_and_missing_consent_raises() -> None:
    clauses = (LIST, LIST, HUSH, WARRANTED)
    assert opinion_on(*clauses, ticks=Ticks(consents_seen=True)).verdict is Verdict.LOW
    assert opinion_on(*clauses, ticks=Ticks(consents_seen=False)).verdict is Verdict.HIGH


def test_a_procedure_done_lowers_an_account_sale() -> None:
    clauses = (SALE, LOGIN, EVASION)
    assert opinion_on(*clauses).verdict is Verdict.MEDIUM
    done = opinion_on(*clauses, ticks=Ticks(platform_procedure_done=True))
    assert done.verdict is Verdict.LOW
    assert [found.severity for found in done.findings] == [Severity.LOW] * 3


def test_a_procedure_not_done_counts_for_nothing() -> None:
    clauses = (SALE, OFFICIAL, CLEARED)
    undone = opinion_on(*clauses, LOGIN, EVASION, ticks=Ticks(platform_procedure_done=False))
    assert undone.verdict is Verdict.MEDIUM


def test_verified_anonymity_takes_the_data_out() -> None:
    clauses = (LIST, LOGIN, LIST, HUSH)
    verified = opinion_on(*clauses, ticks=Ticks(anonymised_verified=True))
    assert opinion_on(*clauses).verdict is Verdict.HIGH
    assert verified.verdict is Verdict.MEDIUM
    assert verified.findings[0].severity is Severity.LOW


def test_dismissed_findings_leave_the_opinion() -> None:
    clauses = (SALE, HUSH, LIST, LIST)
    whole = opinion_on(*clauses)
    data = {found.finding.key for found in whole.findings[2:]}
    rest = opinion_on(*clauses, ticks=Ticks(dismissed=frozenset(data)))
    assert whole.verdict is Verdict.HIGH
    assert rest.verdict is Verdict.MEDIUM
    assert data.isdisjoint(found.finding.key for found in rest.findings)


def test_a_scale_with_an_unknown_label_names_its_line() -> None:
    text = (
        "format: 1\nestablished: 1\ncore: 1\nfacts: 1\nmatched: 1\nprice: 1\nmodel: 1\n"
        "against: {each: 1, at_most: 1}\n"
        + (
            "cover: 1\nisolated: 1\nsoften: 0\nsoften_more: 0\nhostile_limit: 1\n"
            "prevail: {cover: 1, hostile: 1}\nhostile: {}\nweights:\n"
            "  severability: {first: 1, more: 1, at_most: 1}\n"
        )
    )
    with pytest.raises(RuleFileError) as caught:
        decode_scale(text, "verdict.yaml")
    assert caught.value.details["line"] == 17


def test_a_scale_refuses_a_negative_weight() -> None:
    with pytest.raises(RuleFileError):
        decode_scale("format: 1\nagainst: {each: 1, at_most: 1}\nestablished: -1\n", "v.yaml")


# The main object by what else the contract is about


SHOP = ContractText(
    clauses=12,
    mentions=frozenset({Mention.BUSINESS}),
    belongings=frozenset({"lease", "fittings", "equipment", "stock", "staff"}),
)


def test_data_that_go_along_with_a_whole_business_can_be_severed() -> None:
    opinion = opinion_on(LIST, LIST, HUSH, PRICE, text=SHOP)
    assert opinion.verdict is Verdict.MEDIUM
    assert "以店铺、营业的整体转让为主" in opinion.summary
    assert "按价款" not in opinion.summary


@pytest.mark.parametrize(
    "heavier",
    [
        (Label.SENSITIVE_DATA_TRANSFER, "病历一并移交"),
        (Label.UNLAWFUL_PURPOSE, "用于刷单"),
        (Label.SHAM_STRUCTURE, "对外只称店铺转让"),
    ],
)
def test_not_where_something_heavier_goes_along(heavier) -> None:
    opinion = opinion_on(LIST, LIST, HUSH, heavier, heavier, PRICE, text=SHOP)
    assert opinion.verdict is Verdict.HIGH


def test_a_phone_card_that_receives_the_codes_of_an_account_is_no_object_of_its_own() -> None:
    card = (Label.PAYMENT_INSTRUMENT_TRANSFER, "绑定的手机卡一并交付")
    alone = opinion_on(SALE, card, card, EVASION, PRICE)
    assert alone.verdict is Verdict.HIGH
    found = [
        a_finding(label, words, clause, at * 100)
        for at, (label, words, clause) in enumerate(
            (
                (*SALE, "c1"),
                (*card, "c2"),
                (Label.CREDENTIAL_HANDOVER, "用以接收验证码", "c2"),
                (*card, "c3"),
                (Label.CREDENTIAL_HANDOVER, "验证码转告乙方", "c3"),
                (*EVASION, "c4"),
            )
        )
    ]
    assert assess(found, NO_FACTS, DAY, day_stated=True).verdict is Verdict.MEDIUM


def test_a_bare_warranty_alone_does_not_carry_data_abroad() -> None:
    abroad = (Label.CROSS_BORDER_TRANSFER, "上传至境外服务器")
    assert opinion_on(LIST, LIST, WARRANTED, PRICE).verdict is Verdict.MEDIUM
    assert opinion_on(LIST, LIST, abroad, WARRANTED, PRICE).verdict is Verdict.HIGH


def test_one_clause_that_lends_an_account_with_its_password_is_a_point() -> None:
    found = [
        a_finding(Label.ACCOUNT_LEASE, "备用号交乙方登录七日", "c1", 0),
        a_finding(Label.CREDENTIAL_HANDOVER, "密码口头告知", "c1", 100),
        a_finding(Label.TRANSFER_PROHIBITION, "不得转借", "c2", 200),
    ]
    opinion = assess(found, NO_FACTS, DAY, day_stated=True)
    assert opinion.verdict is Verdict.LOW
    assert "个别提示" in opinion.summary
    assert not any("附有缓释条件" in step.step for step in opinion.reasoning)


def test_a_small_transfer_that_more_clauses_take_care_of_is_low() -> None:
    figures = (Label.ANONYMISED, "其余只交付匿名化统计，不能复原")
    ban = (Label.TRANSFER_PROHIBITION, "不得再提供")
    opinion = opinion_on(LIST, CLEARED, figures, ban)
    assert opinion.verdict is Verdict.LOW


def test_a_bank_card_that_is_lent_is_no_account_besides() -> None:
    found = [
        a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, "三张银行卡交乙方使用", "c1", 0),
        a_finding(Label.ACCOUNT_LEASE, "三张银行卡交乙方使用", "c1", 0),
        a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, "U盾一并交付", "c2", 100),
    ]
    opinion = assess(found, NO_FACTS, DAY, day_stated=True)
    assert [asset.name for asset in opinion.assets] == ["银行账户、银行卡"]
    assert "账号" not in opinion.summary


def test_anonymised_data_alone_are_low_where_several_clauses_say_so() -> None:
    masked = (Label.ANONYMISED, "仅交付不能识别个人的汇总数据")
    assert opinion_on(masked).verdict is Verdict.NONE
    assert opinion_on(masked, masked).verdict is Verdict.LOW


def test_the_platforms_procedure_alone_tells_of_an_account_that_changes_hands() -> None:
    assert opinion_on(OFFICIAL).verdict is Verdict.NONE
    assert opinion_on(OFFICIAL, OFFICIAL).verdict is Verdict.LOW
    assert opinion_on(OFFICIAL, facts=WECHAT).verdict is Verdict.LOW


def test_a_consent_alone_tells_of_data_only_beside_other_care() -> None:
    assert opinion_on(WARRANTED).verdict is Verdict.NONE
    assert opinion_on(WARRANTED, ASKED).verdict is Verdict.LOW
    assert opinion_on(WARRANTED, CLEARED).verdict is Verdict.LOW


def test_a_procedure_that_is_only_preferred_is_not_the_way() -> None:
    preferred = (Label.PLATFORM_PROCEDURE, "假如平台后台支持主体变更，双方应优先选择该路径")
    assert opinion_on(SALE, SALE, preferred, CLEARED, PRICE).verdict is Verdict.MEDIUM
    assert opinion_on(SALE, SALE, OFFICIAL, CLEARED, PRICE).verdict is Verdict.LOW


def test_who_evades_the_platforms_ban_does_not_go_by_its_procedure() -> None:
    assert opinion_on(*ORDERLY, EVASION).verdict is Verdict.MEDIUM


def test_who_excludes_the_plea_of_invalidity_does_so_for_more_than_a_stray_finding() -> None:
    bans = [(Label.TRANSFER_PROHIBITION, "不得转给第三人")] * 4
    waiver = (Label.WAIVER_OF_INVALIDITY, "双方不得主张无效")
    assert opinion_on(LIST, *bans).verdict is Verdict.NONE
    assert opinion_on(LIST, *bans, waiver).verdict is not Verdict.NONE


def test_data_of_so_many_that_go_for_a_price_unasked_are_no_stray_finding() -> None:
    counted = Facts(records_min=Fact(1850, (Span(0, 1),)))
    ban = (Label.TRANSFER_PROHIBITION, "不得再转给他人")
    assert opinion_on(LIST, ban, facts=counted).verdict is Verdict.NONE
    assert opinion_on(LIST, PRICE, ban, facts=counted).verdict not in (Verdict.NONE, Verdict.LOW)
    assert opinion_on(LIST, PRICE, ban, ASKED, facts=counted).verdict is Verdict.LOW

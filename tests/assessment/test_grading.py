"""Each grade follows the matrix and the facts, and every change says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment.gold_findings import a_finding, findings_on

from reviewer.assessment.assess import assess
from reviewer.assessment.model import GradedFinding, Ticks
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Severity
from reviewer.law.model import ArticleNumber, Citation

DAY = date(2024, 6, 1)
HERE = (Span(0, 1),)
EVASION = (Label.PLATFORM_TERMS_EVASION, "封号由乙方承担")
LOGIN = (Label.CREDENTIAL_HANDOVER, "交付密码")
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交")


def first_of(
    *clauses: tuple[Label, str],
    accounts: int | None = None,
    day: date = DAY,
    ticks: Ticks | None = None,
) -> GradedFinding:
    """The graded finding on the first clause."""
    found = findings_on(*clauses)
    facts = Facts(account_count=Fact(accounts, HERE) if accounts else None)
    return assess(found, facts, day, ticks or Ticks(), day_stated=True).findings[0]


def sale_of(what: str) -> tuple[Label, str]:
    return Label.ACCOUNT_TRANSFER, f"甲方将{what}转让给乙方"


@pytest.mark.parametrize(
    ("what", "bare", "with_data"),
    [
        ("公众号", Severity.MEDIUM, Severity.HIGH),
        ("抖音号", Severity.MEDIUM, Severity.HIGH),
        ("淘宝店", Severity.MEDIUM, Severity.HIGH),
        ("游戏账号", Severity.LOW, Severity.MEDIUM),
    ],
)
def test_accounts_are_graded_by_kind_and_by_whether_data_go_along(what, bare, with_data) -> None:
    assert first_of(sale_of(what), EVASION, LOGIN).severity is bare
    assert first_of(sale_of(what), EVASION, LOGIN, LIST).severity is with_data


def test_what_only_the_model_suspects_is_never_high() -> None:
    sure, suspected = (
        a_finding(*sale_of(what), f"c{number}", number * 100)
        for number, what in enumerate(("公众号", "抖音号"), 1)
    )
    listed = a_finding(*LIST, "c3", 300)
    given = [sure, replace(suspected, origin="model"), listed]
    graded = assess(given, Facts(), DAY, Ticks(), day_stated=True).findings

    assert [finding.severity for finding in graded[:2]] == [Severity.HIGH, Severity.MEDIUM]
    assert "疑似" in graded[1].adjusted[-1]


def test_a_change_of_grade_is_one_sentence_with_both_grades() -> None:
    graded = first_of(sale_of("公众号"), EVASION, LIST)
    assert graded.adjusted == (
        "按资产与事实，公众号／服务号／小程序属“含他人信息、无合格同意”，由中升为高。",
    )


def test_an_unchanged_grade_says_nothing() -> None:
    assert first_of(LIST, EVASION, LOGIN).adjusted == ()


def test_dealing_in_game_accounts_by_the_batch_is_high() -> None:
    assert first_of(sale_of("游戏账号"), EVASION, LOGIN, accounts=600).severity is Severity.HIGH


def test_a_bare_account_does_not_become_high_by_aggravation_alone() -> None:
    hush = (Label.CONCEALMENT, "不得告知粉丝")
    resale = (Label.ACCOUNT_TRANSFER, "甲方将抖音号转让给乙方转售")
    assert first_of(resale, EVASION, hush, accounts=20).severity is Severity.MEDIUM


def test_a_batch_with_real_name_evasion_may_become_high() -> None:
    face = (Label.REAL_NAME_EVASION, "甲方配合人脸核验")
    assert first_of(sale_of("抖音号"), EVASION, face, accounts=20).severity is Severity.HIGH


@pytest.mark.parametrize("words", ["粉丝群一并移交，每个好友五元", "粉丝群一并移交用于引流"])
def test_what_aggravates_a_customer_resource_raises_it(words) -> None:
    graded = first_of((Label.CUSTOMER_RESOURCE_TRANSFER, words), EVASION, LOGIN)
    assert graded.severity is Severity.HIGH
    assert len(graded.adjusted) == 1


@pytest.mark.parametrize(
    "label", [Label.REAL_NAME_EVASION, Label.CONCEALMENT, Label.IDENTITY_CONTINUATION]
)
def test_conduct_towards_third_persons_raises_an_account_by_one_step(label) -> None:
    graded = first_of(sale_of("游戏账号"), LOGIN, (label, "词"))
    assert graded.severity is Severity.MEDIUM
    assert len(graded.adjusted) == 2


def test_a_sound_contract_holds_nothing_high() -> None:
    graded = first_of(
        (Label.CONCEALMENT, "不得告知买家"),
        sale_of("公众号"),
        (Label.PLATFORM_PROCEDURE, "经平台迁移审核通过"),
        (Label.PERSONAL_DATA_EXCLUDED, "私信清空"),
    )
    assert graded.severity is Severity.MEDIUM
    assert "缓释条件" in graded.adjusted[0]


def test_a_customer_resource_without_aggravation_stays() -> None:
    found = (Label.CUSTOMER_RESOURCE_TRANSFER, "粉丝群一并移交")
    assert first_of(found, EVASION, LOGIN).severity is Severity.MEDIUM


def test_an_account_named_only_by_a_defined_term_is_graded_as_the_contract_names_it() -> None:
    umbrella = (Label.ACCOUNT_TRANSFER, "甲方应交付标的资产")
    graded = first_of(umbrella, sale_of("游戏账号"), EVASION)
    assert graded.severity is Severity.LOW


def test_before_the_fraud_law_an_account_sale_goes_by_assignment_and_cards_by_morals() -> None:
    before, after = date(2022, 11, 30), date(2022, 12, 1)
    cards = (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用")
    sale = (sale_of("抖音号"), EVASION, LOGIN)
    assert first_of(*sale, day=before).finding.route == "R6"
    assert first_of(*sale, day=after).finding.route == "R2"
    assert first_of(cards, EVASION, day=before).finding.route == "R3"
    assert first_of(cards, EVASION, day=after).finding.route == "R2"


def test_the_cybersecurity_law_is_cited_by_its_number_of_the_day() -> None:
    evasion = (Label.REAL_NAME_EVASION, "甲方配合人脸核验")
    for day, article in ((date(2025, 12, 31), "第二十四条"), (date(2026, 1, 1), "第二十六条")):
        graded = first_of(evasion, sale_of("抖音号"), day=day)
        cited = {one.law_short: one.article_label for one in graded.citations}
        assert cited["网络安全法"] == article


def test_the_norm_breached_stands_before_the_provision_on_validity() -> None:
    cites = (
        Citation("民法典", ArticleNumber(153)),
        Citation("消费者权益保护法", ArticleNumber(29), 2),
    )
    found = a_finding(*LIST, cites=cites)
    graded = assess((found,), Facts(), DAY, day_stated=True).findings[0]
    articles = [one.law_short + one.article_label for one in graded.citations]
    assert articles[0] == "消费者权益保护法第二十九条"
    assert articles[-1] == "民法典第一百五十三条"


def test_health_records_cite_the_law_on_health_care_once_in_force() -> None:
    records = (Label.SENSITIVE_DATA_TRANSFER, "顾客病历一并移交")
    after = first_of(records, EVASION, day=date(2020, 6, 1))
    before = first_of(records, EVASION, day=date(2020, 5, 31))
    laws = [{one.law_short for one in graded.citations} for graded in (after, before)]
    assert "基本医疗卫生与健康促进法" in laws[0]
    assert "基本医疗卫生与健康促进法" not in laws[1]


def test_persons_of_the_platform_procedure_are_named_as_what_mitigates() -> None:
    graded = first_of(
        sale_of("公众号"),
        (Label.PLATFORM_PROCEDURE, "经平台迁移审核通过"),
        (Label.PERSONAL_DATA_EXCLUDED, "私信清空"),
    )
    assert graded.severity is Severity.LOW
    assert graded.mitigated_by == ("f2", "f3")


def test_a_card_lent_is_as_grave_as_a_payment_tool_and_so_is_its_password() -> None:
    words = "甲方将银行卡交给乙方使用"
    found = (
        a_finding(Label.ACCOUNT_LEASE, words, "c1"),
        a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, words, "c1"),
        a_finding(Label.CREDENTIAL_HANDOVER, "告知密码", "c2", 100),
    )
    graded = assess(found, Facts(), DAY, Ticks(), day_stated=True).findings
    assert [one.severity for one in graded] == [Severity.HIGH] * 3
    assert graded[0].adjusted == ("所涉账号即银行卡等支付工具，由中升为高。",)


def test_a_payment_tool_of_no_known_kind_is_as_grave_as_any() -> None:
    found = (
        a_finding(Label.ACCOUNT_LEASE, "将户头交给乙方使用", "c1"),
        a_finding(Label.PAYMENT_INSTRUMENT_TRANSFER, "将户头交给乙方使用", "c1"),
    )
    graded = assess(found, Facts(), DAY, Ticks(), day_stated=True).findings
    assert graded[0].severity is Severity.HIGH


def test_a_password_is_as_grave_as_the_account_with_what_aggravates_it() -> None:
    game, face = sale_of("游戏账号"), (Label.REAL_NAME_EVASION, "甲方配合人脸核验")
    assert first_of(LOGIN, game, EVASION).severity is Severity.LOW
    assert first_of(LOGIN, game, EVASION, face).severity is Severity.MEDIUM


def test_data_of_other_clauses_do_not_make_the_platforms_procedure_grave() -> None:
    words = "公众号按平台流程变更主体"
    sale = a_finding(Label.ACCOUNT_TRANSFER, words)
    official = a_finding(Label.PLATFORM_PROCEDURE, words)
    listed = a_finding(*LIST, "c3", 300)

    def grade(*found) -> Severity:
        return assess(found, Facts(), DAY, Ticks(), day_stated=True).findings[0].severity

    assert grade(sale, official, listed) is Severity.MEDIUM
    assert grade(sale, replace(official, clause="c2"), listed) is Severity.HIGH
    carrying = replace(sale, quote="企业微信号按平台流程变更主体")
    assert grade(carrying, official, listed) is Severity.HIGH


FANS = (Label.CUSTOMER_RESOURCE_TRANSFER, "粉丝群一并移交")


def test_customers_whose_data_go_along_are_graded_by_that() -> None:
    assert first_of(FANS, EVASION, LOGIN).severity is Severity.MEDIUM
    assert first_of(FANS, EVASION, LOGIN, LIST).adjusted == (
        "按资产与事实，客户资源、粉丝、社群属“含他人信息、无合格同意”，由中升为高。",
    )


def test_customers_are_not_graver_for_how_the_accounts_are_held() -> None:
    face = (Label.REAL_NAME_EVASION, "甲方配合人脸核验")
    hush = (Label.CONCEALMENT, "不得告知粉丝")
    assert first_of(FANS, sale_of("抖音号"), face, accounts=20).severity is Severity.MEDIUM
    assert first_of(FANS, sale_of("抖音号"), face, hush).severity is Severity.HIGH

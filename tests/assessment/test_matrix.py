"""Every cell of the matrix of assets and facts, and every fact that raises or lowers a grade.

The expected grades are typed here from the model, not read from the data: a changed cell fails.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from assessment.gold_findings import a_finding, findings_on

from reviewer.assessment.assess import assess
from reviewer.assessment.contract_text import ContractText, LawfulAsset
from reviewer.assessment.matrix import rows_of
from reviewer.assessment.model import Asset, GradedFinding, Opinion, Ticks
from reviewer.assessment.readings import Mention
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Severity
from reviewer.rules.findings import Explanation, Finding, Matched

DAY = date(2024, 6, 1)
HIGH, MEDIUM, LOW = Severity.HIGH, Severity.MEDIUM, Severity.LOW
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单一并移交")
RECORDS = (Label.SENSITIVE_DATA_TRANSFER, "客户名单中的病历一并移交")
CLEARED = (Label.PERSONAL_DATA_EXCLUDED, "交割前清空全部好友和聊天记录")
OFFICIAL = (Label.PLATFORM_PROCEDURE, "经平台官方程序变更主体")
CONSENT = (Label.CONSENT_OBTAINED, "逐人取得单独同意后方可交付，未同意的剔除")
PASSWORD = (Label.CREDENTIAL_HANDOVER, "交付登录密码")
BAN = (Label.PLATFORM_TERMS_EVASION, "封号由乙方承担")


def opinion_on(
    *clauses: tuple[Label, str], accounts: int | None = None, text: ContractText | None = None
) -> Opinion:
    found = findings_on(*clauses)
    facts = Facts(account_count=Fact(accounts, (Span(0, 1),)) if accounts else None)
    held = text or ContractText()
    return assess(found, facts, DAY, Ticks(), day_stated=True, text=held)


def matching(finding: Finding, *matched: Matched) -> Finding:
    return replace(finding, explanation=Explanation(matched))


def asset_of(opinion: Opinion, name: str) -> Asset:
    return next(asset for asset in opinion.assets if asset.name.startswith(name))


ACCOUNTS = {
    # what is sold: name of the row, bare, with data, with sensitive data, official
    "微信号": ("个人微信号", MEDIUM, HIGH, HIGH, MEDIUM),
    "企业微信号": ("企业微信", MEDIUM, HIGH, HIGH, LOW),
    "公众号": ("公众号", MEDIUM, HIGH, HIGH, LOW),
    "抖音号": ("短视频", MEDIUM, HIGH, HIGH, LOW),
    "淘宝店": ("淘宝个人店", MEDIUM, HIGH, HIGH, LOW),
    "淘宝企业店": ("天猫、拼多多等企业网店", MEDIUM, HIGH, HIGH, LOW),
    "天猫店": ("天猫、拼多多等企业网店", MEDIUM, HIGH, HIGH, LOW),
    "拼多多店": ("天猫、拼多多等企业网店", MEDIUM, HIGH, HIGH, LOW),
    "游戏账号": ("游戏账号", LOW, MEDIUM, MEDIUM, LOW),
    "某论坛账户": ("网络账号", MEDIUM, HIGH, HIGH, LOW),
}
_CELLS = [
    (what, row[0], along, grade)
    for what, row in ACCOUNTS.items()
    for along, grade in zip(((CLEARED,), (LIST,), (LIST, RECORDS), (CLEARED, OFFICIAL)), row[1:],
                            strict=True)
]  # fmt: skip


@pytest.mark.parametrize(("what", "name", "along", "grade"), _CELLS)
def test_every_cell_of_an_account(what, name, along, grade) -> None:
    sale = (Label.ACCOUNT_TRANSFER, f"甲方将{what}转让给乙方")
    assert asset_of(opinion_on(sale, PASSWORD, BAN, *along), name).grade is grade


@pytest.mark.parametrize(
    ("along", "grade"),
    [((CLEARED,), HIGH), ((LIST,), HIGH), ((LIST, RECORDS), HIGH), ((CLEARED, OFFICIAL), MEDIUM)],
)
def test_every_cell_of_a_batch_of_game_accounts(along, grade) -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将游戏账号成批转让给乙方")
    opinion = opinion_on(sale, PASSWORD, BAN, *along, accounts=300)
    assert asset_of(opinion, "游戏账号").grade is grade


@pytest.mark.parametrize(
    ("words", "name", "official"),
    [
        ("银行卡交乙方使用", "银行账户", HIGH),
        ("支付宝、收款码交乙方使用", "支付账户", HIGH),
        ("证券账户交乙方使用", "证券账户", HIGH),
        ("电话卡交乙方使用", "电话卡", LOW),
    ],
)
def test_every_cell_of_payment_instruments_and_phone_cards(words, name, official) -> None:
    handed = (Label.PAYMENT_INSTRUMENT_TRANSFER, words)
    for along in ((), (LIST,), (LIST, RECORDS)):
        assert asset_of(opinion_on(handed, handed, PASSWORD, *along), name).grade is HIGH
    by_operator = opinion_on(handed, PASSWORD, OFFICIAL)
    assert asset_of(by_operator, name).grade is official


@pytest.mark.parametrize(
    ("label", "words", "name", "consented"),
    [
        (Label.PERSONAL_DATA_TRANSFER, "会员名单一并移交", "客户、会员", LOW),
        (Label.SENSITIVE_DATA_TRANSFER, "病历一并移交", "病历", LOW),
        (Label.SENSITIVE_DATA_TRANSFER, "征信报告一并移交", "征信", MEDIUM),
    ],
)
def test_data_are_high_without_consent_and_fall_with_it(label, words, name, consented) -> None:
    given = (label, words)
    assert asset_of(opinion_on(given, BAN, PASSWORD), name).grade is HIGH
    assert asset_of(opinion_on(given, CONSENT), name).grade is consented


@pytest.mark.parametrize(
    ("along", "grade"),
    [((BAN, PASSWORD), MEDIUM), ((BAN, PASSWORD, RECORDS), HIGH), ((CONSENT,), Severity.INFO)],
)
def test_every_cell_of_a_list_of_companies_with_their_contacts(along, grade) -> None:
    companies = (Label.PERSONAL_DATA_TRANSFER, "企业客户名单及联系人手机号移交")
    assert asset_of(opinion_on(companies, *along), "企业客户名单").grade is grade


def test_members_of_a_shop_sold_as_a_whole_are_graded_by_the_lower_end() -> None:
    members = (Label.PERSONAL_DATA_TRANSFER, "会员名单一并移交")
    shop = ContractText(mentions=frozenset({Mention.BUSINESS}))
    found = asset_of(opinion_on(members, BAN, PASSWORD, text=shop), "客户、会员")
    assert found.grade is MEDIUM
    assert any("取低者" in fact for fact in found.facts)


def test_a_customer_resource_is_as_grave_as_the_data_that_go_along() -> None:
    fans = (Label.CUSTOMER_RESOURCE_TRANSFER, "粉丝群一并移交")
    assert asset_of(opinion_on(fans, BAN, PASSWORD, LIST), "客户资源").grade is HIGH
    assert asset_of(opinion_on(fans, CONSENT), "客户资源").grade is LOW


def test_anonymised_statistics_are_low() -> None:
    figures = (Label.ANONYMISED, "仅交付匿名化统计数据，不能复原")
    assert asset_of(opinion_on(figures, LIST, BAN), "匿名化").grade is LOW


LAWFUL = {
    # row: bare and by a procedure of registration; there are no cells for data
    "trademark": ("商标", Severity.INFO, LOW),
    "domain": ("域名", Severity.INFO, LOW),
    "copyright": ("著作权", Severity.INFO, LOW),
    "source-code": ("小程序、软件源代码", Severity.INFO, LOW),
    "equipment": ("设备", Severity.INFO, LOW),
}


def lawful(row: str, *, official: bool = False, place: str = "第一条") -> LawfulAsset:
    return LawfulAsset(row, ("标的",), "c9", place, official)


@pytest.mark.parametrize("row", LAWFUL)
@pytest.mark.parametrize("along", [(), (LIST,), (LIST, RECORDS), (CLEARED, OFFICIAL)])
def test_every_cell_of_a_lawful_asset(row, along) -> None:
    name, bare, official = LAWFUL[row]
    sale = (Label.ACCOUNT_TRANSFER, "甲方将抖音号转让给乙方")
    for registered, grade in ((False, bare), (True, official)):
        text = ContractText(lawful=(lawful(row, official=registered),))
        asset = asset_of(opinion_on(sale, *along, text=text), name)
        assert (asset.grade, asset.route, asset.standing) == (grade, None, "")


@pytest.mark.parametrize("row", LAWFUL)
def test_a_lawful_asset_changes_no_verdict_and_no_grade(row) -> None:
    text = ContractText(lawful=(lawful(row), lawful(row, official=True)))
    for clauses in ((), (LIST, BAN), ((Label.ACCOUNT_TRANSFER, "抖音号转让"), BAN, CLEARED)):
        alone, beside = opinion_on(*clauses), opinion_on(*clauses, text=text)
        assert alone.verdict is beside.verdict
        assert [one.severity for one in alone.findings] == [one.severity for one in beside.findings]


def test_a_lawful_asset_says_where_it_stands_and_what_its_transfer_takes() -> None:
    many = tuple(lawful("trademark", place=f"第{number}条") for number in "一二三四五")
    asset = asset_of(opinion_on(text=ContractText(lawful=many)), "商标")
    assert asset.facts[0] == "合同转让标的"
    assert asset.place == "第一条、第二条、第三条、第四条等5处"
    assert "商标局提出申请" in asset.facts[1]
    assert [(one.law_short, one.article_label) for one in asset.citations] == [
        ("商标法", "第四十二条")
    ]


def test_aggravating_facts_do_not_raise_a_lawful_asset() -> None:
    text = ContractText(lawful=(lawful("equipment"),))
    resale = (Label.ACCOUNT_TRANSFER, "抖音号转让，乙方可转售")
    assert asset_of(opinion_on(resale, BAN, PASSWORD, text=text), "设备").grade is Severity.INFO


# Facts that raise or lower


def first(*clauses: tuple[Label, str], accounts: int | None = None) -> GradedFinding:
    return opinion_on(*clauses, accounts=accounts).findings[0]


GAME = (Label.ACCOUNT_TRANSFER, "甲方将游戏账号转让给乙方")
RAISING = {
    "price by the head": (Label.ACCOUNT_TRANSFER, "游戏账号转让，每个好友五元"),
    "resale": (Label.ACCOUNT_TRANSFER, "游戏账号转让，乙方可转售"),
    "marketing": (Label.ACCOUNT_TRANSFER, "游戏账号转让，用于引流"),
    "real name kept": (Label.REAL_NAME_EVASION, "甲方配合人脸核验"),
    "secrecy": (Label.CONCEALMENT, "不得告知好友"),
    "old identity": (Label.IDENTITY_CONTINUATION, "以原身份继续运营"),
}


@pytest.mark.parametrize("why", RAISING)
def test_each_aggravating_fact_raises_an_account_by_one_step(why) -> None:
    plain = first(GAME, PASSWORD, BAN, CLEARED)
    raised = first(GAME, PASSWORD, BAN, CLEARED, RAISING[why])
    assert (plain.severity, raised.severity) == (LOW, MEDIUM)
    assert len(raised.adjusted) == len(plain.adjusted) + 1


@pytest.mark.parametrize("why", RAISING)
def test_an_asset_is_raised_like_its_findings_and_says_why(why) -> None:
    asset = asset_of(opinion_on(GAME, PASSWORD, BAN, CLEARED, RAISING[why]), "游戏账号")
    assert asset.grade is MEDIUM
    assert any(fact.startswith("加重：") for fact in asset.facts)


def test_an_asset_says_what_lowers_it() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将公众号转让给乙方")
    asset = asset_of(opinion_on(sale, OFFICIAL, CLEARED), "公众号")
    assert "减轻：经平台官方程序变更主体；约定清空或者剔除他人信息" in asset.facts


def test_a_batch_of_real_name_accounts_raises_none_above_medium_without_data() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将抖音号转让给乙方")
    assert first(sale, PASSWORD, BAN, accounts=4).severity is MEDIUM
    assert first(sale, PASSWORD, BAN, accounts=50).severity is MEDIUM


def test_accounts_given_back_to_who_ran_them_all_along_are_one_step_less() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "抖音号归乙方，乙方系该账号的实际运营人")
    found = opinion_on(sale, PASSWORD, BAN, CLEARED)
    assert found.findings[0].severity is LOW
    assert "确权" in found.findings[0].adjusted[-1]
    asset = asset_of(found, "短视频")
    assert asset.grade is LOW
    assert any(fact.startswith("减轻：受让方是账号的原实际运营人") for fact in asset.facts)


@pytest.mark.parametrize(
    "beside", [(Label.CONCEALMENT, "不得告知粉丝"), (Label.REAL_NAME_EVASION, "甲方配合人脸核验")]
)
def test_who_runs_an_account_says_nothing_where_something_aggravates(beside) -> None:
    sale = (Label.ACCOUNT_TRANSFER, "抖音号归乙方，乙方系该账号的实际运营人")
    found = opinion_on(sale, PASSWORD, BAN, CLEARED, beside)
    assert found.findings[0].severity is MEDIUM
    assert asset_of(found, "短视频").grade is MEDIUM


@pytest.mark.parametrize(
    ("sold", "beside"),
    [
        ("游戏工作室将游戏账号转让给乙方", ()),
        ("甲方将游戏账号转让给乙方", ((Label.MINOR_DATA, "未成年玩家的账号一并移交"),)),
    ],
)
def test_a_workshop_or_minors_make_a_game_account_a_trade(sold: str, beside) -> None:
    opinion = opinion_on((Label.ACCOUNT_TRANSFER, sold), PASSWORD, BAN, CLEARED, *beside)
    asset = asset_of(opinion, "游戏账号")
    assert asset.grade is HIGH
    assert asset.route == "R3"


def test_the_rule_on_minors_and_games_is_cited_for_a_trade_only() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将游戏账号转让给乙方")
    minors = (Label.MINOR_DATA, "未成年玩家的账号一并移交")
    for beside, expected in (((), False), ((minors,), True)):
        cited = first(sale, PASSWORD, BAN, CLEARED, *beside).citations
        assert ("未成年人网络保护条例" in [one.law_title for one in cited]) is expected


def test_data_of_minors_raise_an_account_with_data_no_further_than_high() -> None:
    minors = (Label.MINOR_DATA, "不满十四周岁学员的名册一并移交")
    sale = (Label.ACCOUNT_TRANSFER, "甲方将游戏账号转让给乙方")
    assert first(sale, PASSWORD, BAN, LIST).severity is MEDIUM
    assert first(sale, PASSWORD, BAN, LIST, minors).severity is HIGH


def test_each_mitigating_fact_lowers_what_it_is_about() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "甲方将公众号转让给乙方")
    assert first(sale, PASSWORD, BAN, LIST).severity is HIGH
    assert first(sale, PASSWORD, BAN, CLEARED).severity is MEDIUM
    assert first(sale, OFFICIAL, CLEARED).severity is LOW
    assert first(LIST, BAN, PASSWORD).severity is HIGH
    assert first(LIST, BAN, CONSENT).severity is LOW


@pytest.mark.parametrize("words", ["乙方保证已取得客户同意", "甲方承诺客户均知情并同意"])
def test_a_bare_warranty_lowers_nothing(words) -> None:
    warranty = (Label.CONSENT_OBTAINED, words)
    assert first(LIST, BAN, warranty).severity is HIGH


def test_the_private_account_of_an_administrator_is_no_asset() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "小程序由乙方承继")
    binding = (Label.CREDENTIAL_HANDOVER, "乙方以自己的管理员微信重新绑定")
    names = [asset.name for asset in opinion_on(sale, binding).assets]
    assert names == ["公众号／服务号／小程序"]
    both = (Label.CREDENTIAL_HANDOVER, "管理员微信解绑，另交付微信号的密码")
    assert "个人微信号／QQ（实名）" in [asset.name for asset in opinion_on(sale, both).assets]


def test_a_word_matched_in_the_name_of_an_administrators_account_names_no_asset() -> None:
    binding = a_finding(Label.CREDENTIAL_HANDOVER, "乙方以管理员微信重新绑定")
    word = Matched("object", "account.wechat", Span(0, 2), "微信")
    assert [row.id for row in rows_of(matching(binding, word))] == ["account"]
    elsewhere = a_finding(Label.CREDENTIAL_HANDOVER, "重新绑定")
    assert [row.id for row in rows_of(matching(elsewhere, word))] == ["wechat"]


def test_fans_by_themselves_may_come_to_data_and_are_not_said_to_hold_them() -> None:
    sale = (Label.ACCOUNT_TRANSFER, "抖音号转让给乙方")
    fans = (Label.CUSTOMER_RESOURCE_TRANSFER, "粉丝群一并移交")
    alone = asset_of(opinion_on(sale, fans, PASSWORD), "客户资源").facts
    assert any("可能提供他人信息" in fact for fact in alone)
    listed = asset_of(opinion_on(sale, fans, LIST), "客户资源").facts
    assert "含他人个人信息，未见合格的同意" in listed


@pytest.mark.parametrize(("verified", "said"), [(True, True), (None, False)])
def test_data_are_called_anonymised_only_where_the_lawyer_saw_it(verified, said) -> None:
    clauses = (LIST, CONSENT) if verified is None else (LIST,)
    found = [a_finding(label, words, f"c{n}", n * 100) for n, (label, words) in enumerate(clauses)]
    ticks = Ticks(anonymised_verified=verified)
    opinion = assess(found, Facts(), DAY, ticks, day_stated=True)
    facts = asset_of(opinion, "客户、会员").facts
    assert ("律师已核对信息无法识别且不能复原" in facts) is said


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("征信和贷款记录一并移交", "金融信息"),
        ("行踪轨迹一并移交", "行踪信息"),
        ("征信、行踪轨迹一并移交", "金融、行踪信息"),
        ("授信记录一并移交", "金融、行踪信息"),
    ],
)
def test_only_the_kind_of_data_that_the_clauses_name_is_said_to_go(words: str, called: str) -> None:
    summary = opinion_on((Label.SENSITIVE_DATA_TRANSFER, words), LIST, PASSWORD).summary
    assert f"以{called}、客户资料为" in summary

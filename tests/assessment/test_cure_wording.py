"""A model clause names what the contract has: its parties, platforms, price, assets, data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from assessment.gold_findings import a_finding

from reviewer.assessment.circumstances import Circumstances
from reviewer.assessment.contract_text import ContractText, LawfulAsset
from reviewer.assessment.cure_wording import filled
from reviewer.assessment.cures import cure_entries
from reviewer.assessment.model import Ticks
from reviewer.assessment.readings import Mention
from reviewer.facts.model import Fact, Facts, Party
from reviewer.labels import Label

DOUYIN = (Label.ACCOUNT_TRANSFER, "抖音号转让")
WECHAT = (Label.ACCOUNT_TRANSFER, "微信号转让")
LIST = (Label.PERSONAL_DATA_TRANSFER, "客户名单移交")
PRICE = Fact(Decimal(500_000))
PARTIES = {"transferor": Fact("乙方"), "transferee": Fact("甲方")}


def worded(
    cure: str,
    *clauses: tuple[Label, str],
    facts: Facts | None = None,
    lawful: tuple[str, ...] = (),
    mentions: tuple[Mention, ...] = (),
) -> str:
    found = [a_finding(label, words, f"c{n}") for n, (label, words) in enumerate(clauses, 1)]
    sold = tuple(LawfulAsset(row, ("词",), "c9", "第九条") for row in lawful)
    text = ContractText(mentions=frozenset(mentions), lawful=sold)
    case = Circumstances.of(found, facts or Facts(), date(2025, 1, 1), Ticks(), text)
    one = found[0] if found else a_finding(Label.ACCOUNT_TRANSFER, "词")
    return filled(cure_entries()[cure].cure, one, case).wording


@pytest.mark.parametrize("cure", cure_entries())
def test_no_blank_is_left_open_and_the_parties_are_called_as_in_the_contract(cure: str) -> None:
    for clauses in ((), (DOUYIN,), (LIST,), (WECHAT, LIST)):
        wording = worded(cure, *clauses, facts=Facts(**PARTIES))
        assert "{" not in wording
        assert not any(role in wording for role in ("转让方", "受让方", "委托方", "受托方"))


@pytest.mark.parametrize("cure", cure_entries())
def test_where_giver_and_taker_are_not_told_apart_a_clause_keeps_its_own_names(cure: str) -> None:
    same = Facts(transferor=Fact("甲方"), transferee=Fact("甲方"))
    assert worded(cure, DOUYIN, facts=same) == worded(cure, DOUYIN)
    assert worded(cure, DOUYIN, facts=Facts(transferor=Fact("甲方"))) == worded(cure, DOUYIN)


def test_separate_prices_name_what_the_contract_transfers() -> None:
    facts = Facts(price_cny=PRICE)
    both = worded("separate-prices", DOUYIN, facts=facts, lawful=("equipment", "trademark"))
    assert both.startswith("转让价款合计50万元，由下列独立部分构成：商标__元、设备__元、账号__元。")
    shares = worded("separate-prices", WECHAT, facts=facts, mentions=(Mention.SHARES,))
    assert shares.startswith("转让价款由下列独立部分构成：股权__元。")
    data = worded("separate-prices", LIST, facts=facts, lawful=("domain",))
    assert data.startswith("转让价款由下列独立部分构成：域名__元。")


def test_the_platforms_are_named() -> None:
    facts = Facts(platforms=(Fact("抖音"), Fact("快手")))
    assert "以平台（抖音、快手）书面同意" in worded("platform-consent", DOUYIN, facts=facts)
    assert "以平台书面同意" in worded("platform-consent", DOUYIN)


def test_of_accounts_that_leave_the_contract_the_platform_is_not_named() -> None:
    facts = Facts(platforms=(Fact("微信"), Fact("抖音")))
    assert "以平台（抖音）书面同意" in worded("platform-consent", DOUYIN, WECHAT, facts=facts)
    assert "以平台（微信、抖音）书面同意" in worded("platform-consent", WECHAT, facts=facts)


@pytest.mark.parametrize(
    ("words", "more", "opening", "guardian"),
    [
        ("病历一并移交", (), "医疗健康信息不在", False),
        ("病历、银行卡流水移交", (), "医疗健康、金融账户信息不在", False),
        ("授信明细移交", (), "金融账户、行踪轨迹信息不在", False),
        (
            "病历移交",
            ((Label.MINOR_DATA, "儿童名册"),),
            "医疗健康及不满十四周岁未成年人信息不在",
            True,
        ),
        ("某类资料移交", ((Label.MINOR_DATA, "名册"),), "不满十四周岁未成年人信息不在", True),
        (
            "某类资料移交",
            (),
            "医疗健康、金融账户、行踪轨迹及不满十四周岁未成年人信息不在",
            True,
        ),
    ],
)
def test_the_sensitive_data_of_the_contract_are_named_all_kinds_where_it_names_none(
    words: str, more: tuple[tuple[Label, str], ...], opening: str, guardian: bool
) -> None:
    given = (Label.SENSITIVE_DATA_TRANSFER, words)
    wording = worded("sensitive-data-excluded", given, *more)
    assert wording.startswith(opening)
    assert ("监护人" in wording) is guardian


def test_data_are_deleted_from_what_goes_along() -> None:
    cure = "delete-before-handover"
    assert "删除或匿名化系统中" in worded(cure, LIST)
    assert "删除或匿名化账号、设备、系统中" in worded(cure, DOUYIN, lawful=("equipment",))


@pytest.mark.parametrize(
    ("clauses", "undo", "stop"),
    [
        ((LIST,), "返还或删除所取得的信息，", "停止使用和转交所涉信息，并保全"),
        ((DOUYIN,), "停止使用账号，", "停止登录、使用和转交所涉账号，停止以转让方身份对外沟通，"),
        ((WECHAT,), "返还或删除所取得的信息、停止使用账号，", "所涉账号及信息，停止以"),
        ((DOUYIN, LIST), "返还或删除所取得的信息、停止使用账号，", "所涉账号及信息，停止以"),
    ],
)
def test_what_is_undone_and_stopped_is_what_went(clauses, undo: str, stop: str) -> None:
    assert undo in worded("restitution", *clauses)
    assert stop in worded("stop-use", *clauses)


def test_cards_that_are_withdrawn_are_those_of_the_contract() -> None:
    card = (Label.PAYMENT_INSTRUMENT_TRANSFER, "银行卡交乙方使用")
    assert "所涉银行卡，" in worded("stop-and-withdraw", card)
    assert "所涉银行卡、实名账号，" in worded("stop-and-withdraw", card, DOUYIN)
    assert "所涉银行卡、支付账户、电话卡，" in worded("stop-and-withdraw", LIST)


@pytest.mark.parametrize(
    ("natural", "opening"),
    [
        (True, "乙方许可甲方"),
        (False, "乙方应取得作品中自然人的书面授权，由其许可甲方"),
        (None, "乙方（自然人）许可甲方"),
    ],
)
def test_only_a_natural_person_licenses_a_likeness(natural: bool | None, opening: str) -> None:
    parties = (Party("甲方", None, (), (), None), Party("乙方", None, (), (), natural))
    facts = Facts(parties=parties, **PARTIES)
    assert worded("licence-of-likeness", DOUYIN, facts=facts).startswith(opening)


def test_students_are_called_students() -> None:
    students = (Label.PERSONAL_DATA_TRANSFER, "全部学员资料移交")
    assert worded("membership-succession", students).startswith("学员服务合同")
    assert worded("membership-succession", LIST).startswith("会员服务合同")


def test_a_platform_called_by_its_accounts_is_named_by_who_runs_it() -> None:
    public = (Label.ACCOUNT_TRANSFER, "公众号和小程序转让")
    facts = Facts(platforms=(Fact("公众号"), Fact("小程序")))
    assert "以平台（微信公众平台）书面同意" in worded("platform-consent", public, facts=facts)
    game = (Label.ACCOUNT_TRANSFER, "游戏账号转让")
    assert "以平台（游戏运营方）" in worded(
        "platform-consent", game, facts=Facts(platforms=(Fact("游戏"),))
    )


@pytest.mark.parametrize(
    ("mention", "facts", "restitution", "consent"),
    [
        (None, Facts(**PARTIES), "乙方返还对应价款；资金占用费", "，已付对应价款于5日内返还。"),
        (Mention.GIFT, Facts(**PARTIES), "停止使用账号，损失按过错分担。", "互不承担违约责任。"),
        (
            Mention.GIFT,
            Facts(price_cny=PRICE, **PARTIES),
            "乙方返还对应价款；",
            "，已付对应价款于5日内返还。",
        ),
        (
            Mention.DEBT,
            Facts(**PARTIES),
            "，所抵偿的原债务相应恢复，",
            "，所抵偿的原债务相应恢复。",
        ),
    ],
)
def test_what_comes_back_is_what_was_given_for_the_object(
    mention: Mention | None, facts: Facts, restitution: str, consent: str
) -> None:
    mentions = (mention,) if mention else ()
    assert restitution in worded("restitution", DOUYIN, facts=facts, mentions=mentions)
    assert worded("platform-consent", DOUYIN, facts=facts, mentions=mentions).endswith(consent)


@pytest.mark.parametrize(
    ("clause", "consent", "excluded"),
    [
        ("", "应于交割日前", "本协议标的"),
        ("本合同签订后三日内交接，交接时清点。", "应于交接日前", "本合同标的"),
        ("依本协议移交，交割后付款，交割日另定。", "应于交割日前", "本协议标的"),
    ],
)
def test_contract_and_handover_are_called_as_the_contract_calls_them(
    clause: str, consent: str, excluded: str
) -> None:
    found = a_finding(*LIST)
    text = ContractText(words={found.clause: clause})
    case = Circumstances.of([found], Facts(), date(2025, 1, 1), Ticks(), text)
    entries = cure_entries().items()
    cures = {name: filled(each.cure, found, case).wording for name, each in entries}
    assert consent in cures["separate-consent"]
    assert cures["exclude-accounts"].startswith(excluded)
    assert cures["delete-before-handover"].startswith(consent[2:4])

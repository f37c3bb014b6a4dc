"""Which clauses a clause names, which terms it uses, which laws it cites."""

from __future__ import annotations

from dataclasses import replace

import pytest
from assessment.gold_findings import a_finding
from small_contracts import Unit, contract

from reviewer.assessment.contract_text import ClauseLink, ContractText, Role
from reviewer.assessment.text_reading import read_contract_text
from reviewer.document.model import Span
from reviewer.labels import Label
from reviewer.law.library import Library
from reviewer.rules.engine import analyse_contract
from reviewer.rules.findings import Explanation, Finding, Matched

LIBRARY = Library.load()
CLAUSES: tuple[Unit, ...] = (
    ("第一条", "转让标的"),
    ("1.1", "甲方将微信号转让给乙方（以下简称“标的账号”）。"),
    ("第二条", "移交"),
    ("2.1", "甲方移交密码。"),
    ("2.2", "甲方变更绑定手机。"),
    ("第三条", "付款"),
)


def read(*units: Unit, findings: tuple[Finding, ...] = ()) -> ContractText:
    made = contract(*CLAUSES, *units)
    return read_contract_text(made.document, made.clauses, made.facts(), findings, LIBRARY)


def link(text: ContractText, place: str) -> ClauseLink | None:
    return next((one for one in text.links if one.place == place), None)


def test_terms_are_told_where_they_are_used_and_where_they_are_defined() -> None:
    text = read(("3.1", "乙方收到标的账号后付款。"))
    defined, used = link(text, "1.1"), link(text, "3.1")
    assert defined is not None
    assert defined.role is Role.DEFINITION
    assert used is not None
    assert used.terms == ("标的账号",)
    assert used.defines == frozenset()


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("标的账号的转让价款为十万元。", Role.PRICE),
        ("以标的账号移交为前提。", Role.CONDITION),
        ("标的账号的维护由乙方负责。", Role.OTHER),
    ],
)
def test_what_a_clause_does_is_told_by_its_words(words, role) -> None:
    found = link(read(("3.1", words)), "3.1")
    assert found is not None
    assert found.role is role


def test_cited_laws_are_found_with_place_and_words() -> None:
    text = read(("3.1", "违约的，依《合同法》第五十二条处理。"))
    (cited,) = text.cited
    assert (cited.place, cited.words, cited.citation.law) == (
        "3.1",
        "《合同法》第五十二条",
        "合同法",
    )


def a_sale_of_orders() -> Finding:
    matched = Matched("object", "data.orders", Span(0, 2), "订单")
    return a_finding(
        Label.PERSONAL_DATA_TRANSFER, "甲方导出订单", "c2", explanation=Explanation((matched,))
    )


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("店铺及订单资料转让价款八十万元。", Role.PRICE),
        ("迟延交付订单的，每日支付违约金一千元。", Role.REMEDY),
        ("订单交付完成后三日内通知乙方。", Role.CONDITION),
    ],
)
def test_prices_remedies_and_conditions_about_what_is_transferred_are_found(words, role) -> None:
    found = link(read(("3.1", words), findings=(a_sale_of_orders(),)), "3.1")
    assert found is not None
    assert (found.role, found.objects) == (role, ("订单",))


def test_any_other_clause_about_the_same_thing_stands_by_itself() -> None:
    text = read(("3.1", "乙方自行保存订单。"), findings=(a_sale_of_orders(),))
    assert link(text, "3.1") is None


def test_the_whole_words_of_a_clause_with_a_finding_are_kept() -> None:
    text = read(findings=(a_sale_of_orders(),))
    assert dict(text.words) == {"c2": "甲方将微信号转让给乙方（以下简称“标的账号”）。"}


@pytest.mark.parametrize(
    ("words", "mentions"),
    [
        ("甲方将股权转让给乙方。", {"shares"}),
        ("甲方转让其持有的目标公司60%股权。", {"shares"}),
        ("本股权转让协议一式两份。", {"shares"}),
        ("未经乙方同意，甲方不得将股权质押。", set()),
        ("未经乙方同意，甲方不得将股权转让。", set()),
        ("甲方三年内不得经营同类业务。", {"non-compete"}),
        ("物业服务所需的业主信息一并移交。", {"property-service"}),
        ("会员卡的余额由乙方承接。", {"membership"}),
        ("丙方对余款承担连带责任保证。", {"guarantee"}),
        ("甲方保证标的未设定抵押、质押。", set()),
        ("房东同意续租，装修、设备、存货归乙方，员工由乙方接收。", {"business"}),
        ("房东同意续租，设备归乙方。", set()),
        ("甲方解除登录设备的绑定。", set()),
    ],
)
def test_what_the_contract_speaks_of_anywhere_is_told(words, mentions) -> None:
    assert read(("3.1", words)).mentions == mentions


def test_what_a_company_sold_by_its_shares_holds_is_told() -> None:
    shares = ("3.1", "甲方将目标公司100%股权转让给乙方。")
    held = ("3.2", "目标公司的抖音账号、会员信息和病历随公司；收款账户不变。")
    assert read(shares, held).held == {"content", "customer-list", "medical", "account"}
    assert read(held).held == set()


def test_a_taobao_shop_of_a_company_is_one_of_an_enterprise() -> None:
    shares = ("3.1", "甲方将目标公司100%股权转让给乙方。")
    assert read(shares, ("3.2", "目标公司的淘宝店随公司。")).held == {"shop"}


def test_a_company_holds_the_lawful_assets_that_are_said_to_be_its_own() -> None:
    shares = ("3.1", "甲方将目标公司100%股权转让给乙方。")
    owned = ("3.2", "目标公司名下的商标、域名和著作权不变。")
    assert read(shares, owned).held == {"trademark", "domain", "copyright"}
    assert read(shares, ("3.2", "甲方自费更换设备，另行注册商标。")).held == set()


@pytest.mark.parametrize(
    ("words", "separate"),
    [
        ("内容资产及商标：人民币7,200,000元。", True),
        ("设备款人民币60万元；", True),
        ("设备到货后支付人民币516,000元。", False),
        ("设备及客户档案：人民币500,000元。", False),
        ("客户档案：人民币500,000元。", False),
        ("甲方将设备交乙方，乙方另付定金人民币5万元，余款三日内付清。", False),
    ],
)
def test_a_lawful_asset_with_a_price_of_its_own_makes_prices_separate(words, separate) -> None:
    assert read(("3.1", words)).separate_prices is separate


@pytest.mark.parametrize(
    ("words", "silence"),
    [
        ("十日内未回复的会员，视为同意将资料交给乙方。", True),
        ("短信发出三日内没有回话的，就算答应把资料转给新店。", True),
        ("弹窗期间没打开过小程序的老用户，资料也一并给。", True),
        ("未点选的用户，其资料照常导入。", True),
        ("尚未答复的约九百名客户，其资料与其他客户一并交付。", True),
        ("未答复的客户，其资料一并剔除。", False),
        ("对接人逾期未回复邮件的，双方视其对资料一并提供无异议。", True),
        ("未回复的视为不同意，其信息不在提供之列。", False),
        ("未答复的，不视为同意，资料由甲方删除。", False),
        ("未回复者，不得推定为同意。", False),
        ("不得预先勾选，也不得将同意与优惠捆绑提供。", False),
        ("不同意的，租客在平台单独签署后才算同意。", False),
        ("甲方逾期未答复的，视为同意交付。", False),
        ("乙方未提出异议的，视为验收合格。", False),
    ],
)
def test_silence_that_counts_as_consent_is_read_but_not_that_of_a_party(words, silence) -> None:
    assert read(("3.1", words)).silence is silence


def test_lawful_assets_are_read_from_the_analysis_of_the_sentences() -> None:
    made = contract(*CLAUSES, ("3.1", "甲方将货架出售给乙方。"))
    analysis = analyse_contract(made.document, made.clauses)
    text = read_contract_text(
        made.document, made.clauses, made.facts(), (), LIBRARY, analysis=analysis
    )
    assert [one.row for one in text.lawful] == ["equipment"]
    assert read(("3.1", "甲方将货架出售给乙方。")).lawful == ()


def test_a_private_account_is_held_by_no_company() -> None:
    shares = ("3.1", "甲方将目标公司100%股权转让给乙方。")
    assert read(shares, ("3.2", "创始人的个人微信号另行约定。")).held == set()


def test_the_contracts_own_words_for_the_checklist_are_found_in_any_clause() -> None:
    text = read(
        ("3.1", "双方应当配合。交割前完成个人信息保护影响评估；评估报告保存三年。"),
        ("3.2", "甲方另行完成影响评估。"),
    )
    said = text.said["impact"]
    assert (said.words, said.place) == ("交割前完成个人信息保护影响评估", "3.1")
    assert "separate" not in text.said


def test_a_law_cited_outside_any_clause_is_passed_over() -> None:
    made = contract(*CLAUSES)
    text = made.document.text + "\n依据《民法典》第一百五十三条。"
    document = replace(made.document, text=text)
    found = read_contract_text(document, made.clauses, made.facts(), (), LIBRARY)
    assert found.cited == ()


def test_a_clause_is_linked_with_those_that_it_names() -> None:
    found = link(read(("3.1", "乙方在第二条的移交完成、前款办妥后付款。")), "3.1")
    assert found is not None
    assert [words for words, _ in found.refers] == ["第二条"]


def test_the_articles_of_another_paper_are_no_clauses_of_the_contract() -> None:
    assert link(read(("3.1", "乙方依《关于加强网络信息保护的决定》第二条付款。")), "3.1") is None


@pytest.mark.parametrize(
    "words",
    ["附件一与本合同具有同等法律效力。", "附件一、附件二为本合同不可分割的组成部分。"],
)
def test_that_annexes_are_part_of_the_contract_hangs_on_nothing_in_them(words) -> None:
    assert link(read(("3.1", words), "附件一：账号清单", [["1", "微信号"]]), "3.1") is None


def test_the_title_of_an_annex_hangs_on_nothing_in_it() -> None:
    text = read(("3.1", "乙方按附件一付款。"), "附件一：账号清单", [["1", "微信号"]])
    assert [one.refers[0][0] for one in text.links if one.refers] == ["附件一"]

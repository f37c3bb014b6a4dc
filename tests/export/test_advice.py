"""The edition for the client: a conclusion first, each ground once, the rest annexed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from export.example_reviews import (
    CONTRACT,
    NOON,
    TODAY,
    WORDING,
    a_citation,
    a_decision,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    nine_accounts,
)
from export.report_texts import paragraphs_of

from reviewer.assessment.cures import cure_entries
from reviewer.assessment.model import Asset, Point
from reviewer.document.model import Span
from reviewer.export.audience import Reader
from reviewer.export.blocks import Heading, Report, Table
from reviewer.export.edition import Edition
from reviewer.export.report import NO_RISK, report_of
from reviewer.export.subjects import SUBJECTS
from reviewer.facts.model import Fact, Facts, Party
from reviewer.labels import RISK, Label, Severity, Stage, Verdict
from reviewer.marks.model import Tick, VerdictOverrule
from reviewer.marks.state import ReviewState
from reviewer.review import Review

CONSENT = cure_entries()["separate-consent"].cure
LAW = (a_citation("网络安全法44"), a_citation("民法总则153第一款"))
MORE_LAW = (a_citation("网络安全法24"), *LAW)


def advised(*findings, state: ReviewState | None = None, **more) -> Report:
    opinion = an_opinion(findings=findings, **{"verdict": Verdict.HIGH, **more})
    return of(a_review(opinion), state)


def of(review: Review, state: ReviewState | None = None) -> Report:
    edition = Edition(Reader.CLIENT)
    return report_of(review, CONTRACT, today=TODAY, state=state or ReviewState(), edition=edition)


def told(report: Report, title: str) -> list[str]:
    """The lines of a section or annex."""
    [part] = [part for part in report.parts if part.title.endswith(title)]
    return [line.text for line in paragraphs_of(part)]


def transfer(number: int, clause: int, label: Label = Label.ACCOUNT_TRANSFER, **more):
    because = more.pop("because", "取得账号的控制。")
    finding = a_finding(clause, label, because=because, against=more.pop("against", ("是约定。",)))
    values = {"citations": LAW, "cures": (WORDING, CONSENT), **more}
    return a_grading(number, finding, **values)


def test_the_conclusion_comes_first_and_there_is_no_table_of_contents():
    report = of(nine_accounts())
    assert report.sections[0].title == "一、结论与建议"
    assert report.brief


def test_every_kind_of_risk_has_its_subject():
    assert {label for _, labels in SUBJECTS for label in labels} == RISK


def test_what_the_contract_is_stands_in_two_sentences():
    [contract] = [line for line in told(of(nine_accounts()), "结论与建议") if "转让：" in line]
    assert contract == (
        "甲方程某向乙方赵某转让：个人微信号；朋友圈内容。"
        "价款人民币500,000元，涉及账号9个，涉及他人信息18,000至27,000人，2019年9月22日签订。"
    )


def test_what_the_contract_does_not_state_is_not_said():
    facts = Facts(transferor=Fact("张某", (Span(0, 1),)), parties=(Party("甲方", "程某", ()),))
    asset = Asset("公众号", Severity.HIGH, "R1", "", (), ())
    opinion = an_opinion(assets=(asset,), day_stated=False)
    assert "张某向受让方转让：公众号。合同未载明签订日期。" in told(
        of(a_review(opinion, facts=facts)), "结论与建议"
    )
    bare = of(a_review(an_opinion(day_stated=False)))
    assert "合同未载明签订日期。" in told(bare, "结论与建议")


def test_a_party_that_is_called_by_its_name_is_named_once():
    facts = Facts(
        transferor=Fact("程某", (Span(0, 1),)),
        transferee=Fact("乙方", (Span(0, 1),)),
        parties=(Party("程某", "程某", ()), Party("乙方", None, ())),
    )
    asset = Asset("公众号", Severity.HIGH, "R1", "", (), ())
    said = told(of(a_review(an_opinion(assets=(asset,)), facts=facts)), "结论与建议")
    assert any(line.startswith("程某向乙方转让：公众号。") for line in said)


@pytest.mark.parametrize(
    ("verdict", "advice"),
    [
        (Verdict.HIGH, "不建议按现有文本签署"),
        (Verdict.MEDIUM, "建议先修改下列条款，再行签署"),
        (Verdict.LOW, "落实下列事项后可以签署"),
    ],
)
def test_what_to_do_follows_the_verdict(verdict, advice):
    said = told(advised(transfer(1, 1), verdict=verdict), "结论与建议")
    assert any(line.startswith(advice) for line in said)
    assert "1．剔除账号：第一条。" in said


@pytest.mark.parametrize(
    ("verdict", "advice"),
    [
        (Verdict.HIGH, "不建议按现有文本签署。"),
        (Verdict.MEDIUM, "建议先修改所涉条款，再行签署。"),
        (Verdict.LOW, "核实所需材料后可以签署。"),
    ],
)
def test_advice_without_wordings_announces_none(verdict, advice):
    assert advice in told(advised(transfer(1, 1, cures=()), verdict=verdict), "结论与建议")


def test_the_lawyers_own_verdict_decides_what_to_do():
    own = ReviewState(verdict=VerdictOverrule(Verdict.LOW, "已办妥。", NOON, "王律师"))
    said = told(advised(transfer(1, 1), state=own), "结论与建议")
    assert "落实下列事项后可以签署：" in said


def test_after_signing_remedies_are_advised():
    said = told(advised(transfer(1, 1), state=ReviewState(stage=Stage.SIGNED)), "结论与建议")
    assert any("宜尽快采取下列补救措施" in line for line in said)


def test_without_risks_it_is_said_what_was_looked_for():
    report = advised(verdict=Verdict.NONE)
    assert NO_RISK in told(report, "结论与建议")
    assert [section.title for section in report.sections] == ["一、结论与建议", "二、声明"]
    signed = advised(verdict=Verdict.NONE, state=ReviewState(stage=Stage.SIGNED))
    assert any("没有发现须在签署前修改" in line for line in told(signed, "结论与建议"))


def test_the_client_is_asked_for_what_is_not_yet_shown():
    findings = (transfer(1, 1), transfer(2, 2, Label.PERSONAL_DATA_TRANSFER))
    asked = told(advised(*findings, day_stated=False), "结论与建议")
    assert any("逐人单独同意的文本和记录" in line for line in asked)
    assert any("官方过户、主体变更的凭证" in line for line in asked)
    assert "4．合同未载明的签订日期和价款。" in asked
    shown = ReviewState(ticks=dict.fromkeys(Tick, True))
    facts = Facts(price_cny=Fact(Decimal(1), (Span(0, 1),)))
    opinion = an_opinion(findings=findings, verdict=Verdict.HIGH)
    settled = told(of(a_review(opinion, facts=facts), shown), "结论与建议")
    assert not any("同意的文本" in line or "未载明的" in line for line in settled)


def test_of_a_subject_each_thing_is_said_once():
    report = advised(
        transfer(1, 1),
        transfer(2, 2, citations=MORE_LAW),
        transfer(3, 3, Label.CREDENTIAL_HANDOVER, because="架空实名。"),
    )
    said = told(report, "风险与修改建议")
    assert said[0] == "（一）账号及其控制权　高风险"
    assert "账号转让　高风险　第一条、第二条" in said
    assert "凭证移交　高风险　第三条" in said
    for once in ("取得账号的控制。", "架空实名。", "是约定。", WORDING.wording):
        assert said.count(once) == 1
    assert "《网络安全法》第四十四条、第二十四条；《民法总则》第一百五十三条第一款" in said


def test_subjects_stand_in_the_order_of_their_grades():
    report = advised(
        transfer(1, 1, severity=Severity.MEDIUM),
        transfer(2, 2, Label.CONCEALMENT),
    )
    heads = [line for line in told(report, "风险与修改建议") if line.startswith("（")]
    assert heads == ["（一）对外身份与告知　高风险", "（二）账号及其控制权　中风险"]
    assert "【剔除账号】文本见（一）。" in told(report, "风险与修改建议")


def test_a_reason_of_the_rules_goes_before_one_of_the_second_reader():
    report = advised(
        transfer(1, 1, because="疑似账号转让：须人工核对。取得账号。"),
        transfer(2, 2, because="取得账号的控制。"),
    )
    said = told(report, "风险与修改建议")
    assert "取得账号的控制。" in said
    assert not any(line.startswith("疑似") for line in said)


def test_what_has_no_reason_ground_or_cure_is_passed_over():
    bare = transfer(1, 1, because="", against=(), citations=(), cures=(), severity=Severity.MEDIUM)
    said = told(advised(bare), "风险与修改建议")
    assert said == ["（一）账号及其控制权　中风险", "账号转让　中风险　第一条"]


def test_a_grave_risk_without_a_cure_is_to_be_struck():
    said = told(advised(transfer(1, 1, cures=())), "风险与修改建议")
    assert "第一条：无替代文本：应删除，不得签署。" in said


def test_the_lawyers_own_wording_stands_first():
    graded = transfer(1, 1)
    own = a_decision(graded.finding, wording="本协议不转让账号。")
    said = told(
        advised(graded, state=ReviewState(decisions={own.about.key: own})), "风险与修改建议"
    )
    assert said.index("本协议不转让账号。") < said.index(WORDING.wording)


def test_blanks_of_a_wording_are_marked():
    said = told(advised(transfer(1, 1, cures=(CONSENT,))), "风险与修改建议")
    assert any("附件【待补充】文本" in line for line in said)


def test_what_a_cure_does_not_cure_is_said_where_there_is_something():
    plain = replace(WORDING, does_not_cure="")
    other = replace(CONSENT, does_not_cure="")
    report = advised(transfer(1, 1, cures=(plain, other)))
    assert not any(line.startswith("不能消除") for line in told(report, "风险与修改建议"))
    assert not any(line.startswith("不能消除") for line in told(report, "备选改法"))


def test_other_cures_are_annexed_once():
    report = advised(transfer(1, 1), transfer(2, 2))
    said = told(report, "备选改法")
    assert sum("单独同意" in line and "信息主体" in line for line in said) == 1
    only = advised(transfer(1, 1, cures=(WORDING,)))
    assert not any(part.title.endswith("备选改法") for part in only.parts)


def test_the_words_of_each_clause_are_annexed_once():
    short = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER, "九个微信号"))
    long = a_grading(2, a_finding(1, Label.PERSONAL_DATA_TRANSFER, "九个微信号及全部微信好友"))
    again = a_grading(3, replace(long.finding, key="again"), severity=Severity.MEDIUM)
    [part] = [each for each in advised(short, long, again).parts if "原文" in each.title]
    [table] = part.blocks
    assert isinstance(table, Table)
    [(place, quotes, kinds)] = table.rows
    assert [line.text for line in place] == ["第一条"]
    assert [line.text for line in quotes] == ["九个微信号及全部微信好友"]
    assert [line.text for line in kinds] == ["账号转让　高风险", "个人信息提供　高风险"]


def test_what_speaks_for_the_contract_is_a_short_list():
    consent = a_grading(
        1, a_finding(5, Label.CONSENT_OBTAINED, severity=Severity.INFO, because="附有同意。")
    )
    bare = a_grading(2, a_finding(6, Label.DISPUTE_RESOLUTION, severity=Severity.INFO, because=""))
    said = told(advised(consent, bare), "有利于效力或者存续的条款")
    assert said == ["已取得同意：第五条", "附有同意。", "争议解决：第六条"]


def test_the_analysis_is_annexed_under_its_headings():
    report = advised(transfer(1, 1), contrary=(Point("管理性规定", "反方的论据。"),))
    [analysis] = [part for part in report.annexes if part.title.endswith("法律分析")]
    heads = [block.text for block in analysis.blocks if isinstance(block, Heading)]
    assert heads == ["相反依据"]
    assert analysis.columns
    assert [part.title.split("　")[0] for part in report.annexes] == [
        f"附录{number}" for number in "一二三四五"
    ]

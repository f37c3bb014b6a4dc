"""What the assessment concludes, as a report sets it out."""

from __future__ import annotations

from datetime import date

import pytest
from export.example_reviews import (
    a_citation,
    a_finding,
    a_grading,
    an_opinion,
    full_report,
)
from export.report_texts import plain_report, section, words_of

from reviewer.assessment.model import Asset, Step
from reviewer.export.blocks import (
    Item,
    Paragraph,
    Table,
)
from reviewer.labels import Label, Severity


def test_every_step_of_the_reasoning_names_clauses_and_articles():
    said = words_of(section(full_report(), "审查结论与理由"))
    assert (
        "主要标的是九个微信号连同全部好友。\n条款：第一条、第三条　依据：《网络安全法》第四十四条"
        in said
    )


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("依第一条、附件一第2至9行，受让方取得账号。", "依据：《网络安全法》第四十四条"),
        ("依第一条，受让方取得账号。", "条款：第一条、附件一第2行　依据：《网络安全法》第四十四条"),
        ("受让方取得账号。", "条款：第一条、附件一第2行　依据：《网络安全法》第四十四条"),
    ],
)
def test_clauses_that_a_step_names_itself_are_not_named_again_under_it(said, note):
    findings = tuple(
        a_grading(number, a_finding(1, Label.ACCOUNT_TRANSFER, key=f"k{number}", place=place))
        for number, place in enumerate(("第一条", "附件一第2行"), 1)
    )
    step = Step(said, ("f1", "f2"), (a_citation("网络安全法44"),))
    report = plain_report(an_opinion(findings=findings, reasoning=(step,)))
    assert words_of(section(report, "审查结论与理由")) == f"{said}\n{note}"


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("违约金酌减为1万元，另见条款12.1。", "1"),
        ("违约金酌减为1万元，另见条款12.1。", "2.1"),
        ("依民法典第八条，不得违背公序良俗。", "第八条"),
    ],
)
def test_a_sum_or_the_article_of_a_law_is_no_clause_that_a_step_names(said, place):
    finding = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER, place=place))
    report = plain_report(an_opinion(findings=(finding,), reasoning=(Step(said, ("f1",)),)))
    assert words_of(section(report, "审查结论与理由")) == f"{said}\n条款：{place}"


def test_a_clause_that_is_called_by_figures_is_not_named_again_either():
    finding = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER, place="2.1"))
    step = Step("依条款1、2.1，受让方取得账号。", ("f1",))
    report = plain_report(an_opinion(findings=(finding,), reasoning=(step,)))
    assert words_of(section(report, "审查结论与理由")) == step.step


def test_the_reasoning_counts_what_the_lawyer_has_decided():
    said = words_of(section(full_report(), "审查结论与理由"))
    assert said.endswith("系统提示风险3处，律师已处理3处，待处理0处。")


def test_an_asset_shows_its_route_with_how_settled_it_is_and_repeats_no_long_fact():
    fact = "加重：另约定由原实名人配合核验；另有隐瞒转让的约定；成批转让账号"
    assets = tuple(
        Asset(name, Severity.HIGH, "R1", "较为明确", ("含他人信息", fact), ())
        for name in ("微信号", "客户资源")
    )
    table = section(plain_report(an_opinion(assets=assets)), "转让标的").blocks[0]
    assert isinstance(table, Table)
    assert [line.text for line in table.rows[0][2]] == ["违反强制性规定（个人信息）", "较为明确"]
    assert [line.text for line in table.rows[0][3]] == ["含他人信息", fact]
    assert [line.text for line in table.rows[1][3]] == ["含他人信息", "加重：同“微信号”"]


def test_a_lawful_asset_goes_by_general_rules_with_its_place_and_what_its_transfer_takes():
    law = (a_citation("民法典224条", date(2022, 1, 1)),)
    asset = Asset("设备", Severity.INFO, None, "", ("合同转让货架",), (), law, "第三条")
    report = plain_report(an_opinion(assets=(asset,)))
    table = section(report, "转让标的").blocks[0]
    assert isinstance(table, Table)
    said = ["\n".join(line.text for line in cell) for cell in table.rows[0]]
    assert said[2:] == ["一般规则", "合同转让货架\n依据：《民法典》第二百二十四条", "第三条"]


def test_the_subject_of_a_step_leads_it_in_bold():
    opinion = an_opinion(reasoning=(Step("标的：九个微信号。"), Step("没有主题的一步。")))
    items = [
        b for b in section(plain_report(opinion), "审查结论与理由").blocks if isinstance(b, Item)
    ]
    assert [run.text for run in items[0].lines[0].words if run.strong] == ["标的："]
    assert not any(run.strong for run in items[1].lines[0].words)


def test_the_exposure_carries_its_disclaimer_first():
    block = section(full_report(), "责任风险提示").blocks[0]
    assert isinstance(block, Paragraph)
    assert "不是对任何人构成犯罪或者应受处罚的判断" in block.text


def test_the_checklist_has_boxes_and_the_lawyers_answers():
    blocks = section(full_report(), "待核清单").blocks
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text == "律师已答复——已核对个人同意：否。"
    assert [block.mark for block in blocks if isinstance(block, Item)] == ["□", "×", "√"]
    assert "〔待核〕" in words_of(section(full_report(), "待核清单"))

"""The report holds what a lawyer has to find in it, once and in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from export.example_reviews import (
    CONTRACT,
    TODAY,
    WORDING,
    a_citation,
    a_decision,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    everything_said,
    full_report,
    lawyers_state,
    nine_accounts,
)
from hypothesis import given
from hypothesis import strategies as st

from reviewer.assessment.model import Asset, Step
from reviewer.document.model import Span
from reviewer.export.blocks import (
    Fields,
    Heading,
    Item,
    Paragraph,
    Report,
    Section,
    Style,
    Table,
    Tone,
    clean,
)
from reviewer.export.groups import listed
from reviewer.export.report import report_of
from reviewer.facts.model import Fact, Facts, Party
from reviewer.labels import Label, Severity, Verdict
from reviewer.marks.model import FactCorrection, FactField, SecondReview
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import Explanation, Matched


def plain_report(opinion=None, state=None, **more) -> Report:
    """A report on the agreement with this opinion and nothing else in it."""
    return report_of(a_review(opinion, **more), CONTRACT, today=TODAY, state=state)


def paragraphs_of(section: Section) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in section.blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Heading():
                found.append(Paragraph(block.words))
            case Item():
                found.extend(block.lines)
            case Fields():
                found.extend(line for row in block.rows for line in row.lines)
            case Table():
                found.extend(line for row in block.rows for cell in row for line in cell)
    return found


def words_of(section: Section) -> str:
    return "\n".join(line.text for line in paragraphs_of(section))


def section(report: Report, title: str) -> Section:
    [found] = [each for each in report.sections if each.title.endswith(f"、{title}")]
    return found


def facts_of(report: Report) -> dict[str, list[str]]:
    return {row.label: [line.text for line in row.lines] for row in report.facts.rows}


def detail(report: Report, number: int) -> dict[str, list[str]]:
    blocks = section(report, "逐条分析").blocks
    fields = blocks[2 * number - 1]
    assert isinstance(fields, Fields)
    return {row.label: [line.text for line in row.lines] for row in fields.rows}


def test_the_sections_stand_in_the_order_a_lawyer_reads_them():
    assert [each.title for each in full_report().sections] == [
        "一、审查结论与理由",
        "二、相反依据",
        "三、转让标的",
        "四、风险条款一览",
        "五、逐条分析",
        "六、缓和及存续条款",
        "七、律师认为不成立的提示",
        "八、律师批注",
        "九、条款存废",
        "十、责任风险提示",
        "十一、适用的法律：签订、履行与现行",
        "十二、待核清单",
        "十三、依据、限制与声明",
    ]


def test_the_articles_follow_the_signatures():
    annex = full_report().annex
    assert annex is not None
    assert annex.title == "附录　援引法条"


def test_a_report_that_cites_nothing_has_no_annex():
    assert plain_report().annex is None


def test_sections_without_anything_to_say_are_left_out():
    titles = [each.title for each in plain_report().sections]
    assert titles == ["一、审查结论与理由", "二、依据、限制与声明"]


def test_the_cover_names_contract_file_parties_money_and_persons():
    assert facts_of(full_report()) == {
        "合同名称": ["转让协议"],
        "合同文件": ["转让协议.docx"],
        "合同当事人": ["甲方（转让方）：程某", "乙方（受让方）：赵某"],
        "签订日期": ["2019年9月22日"],
        "合同价款": [
            "人民币500,000元",
            "第1期：人民币300,000元，2019年9月22日到期",
            "第2期：人民币100,000.50元，未定日期",
        ],
        "涉及平台": ["微信"],
        "账号数量": ["9个"],
        "涉及人数": ["18,000至27,000人"],
        "审查立场": ["中立"],
        "合同阶段": ["已部分履行"],
    }


def test_what_the_contract_does_not_state_is_said_not_guessed():
    facts = facts_of(plain_report())
    for label in ("合同当事人", "合同价款", "涉及平台", "账号数量", "涉及人数"):
        assert facts[label] == ["合同未载明"], label


def test_a_corrected_fact_is_marked_as_the_lawyers():
    correction = FactCorrection(
        FactField.ACCOUNT_COUNT, 8, lawyers_state(nine_accounts()).marks["m1"].created
    )
    platforms = FactCorrection(FactField.PLATFORMS, ("QQ",), correction.modified)
    state = ReviewState(facts={FactField.ACCOUNT_COUNT: correction, FactField.PLATFORMS: platforms})
    facts = facts_of(report_of(nine_accounts(), CONTRACT, today=TODAY, state=state))
    assert facts["账号数量"] == ["8个（律师更正）"]
    assert facts["涉及平台"] == ["QQ（律师更正）"]


def test_a_party_is_known_as_transferor_by_another_of_its_names():
    facts = Facts(
        parties=(Party("甲方", None, (Span(0, 1),), aliases=("卖方",)),),
        transferor=Fact("卖方", (Span(0, 1),)),
        transferee=Fact("买方", (Span(0, 1),)),
    )
    report = plain_report(facts=facts)
    assert facts_of(report)["合同当事人"] == ["甲方（转让方）：合同未载明", "受让方：买方"]


@pytest.mark.parametrize(
    ("stated", "facts", "state", "said"),
    [
        (True, Facts(), ReviewState(signed=date(2019, 9, 22)), "2019年9月22日（律师指定）"),
        (False, Facts(), None, "合同未载明；依2019年9月22日施行的法律审查"),
        (
            False,
            Facts(date_blank=True),
            None,
            "日期留空，按拟签处理；依2019年9月22日施行的法律审查",
        ),
    ],
)
def test_the_cover_says_where_the_signing_date_comes_from(stated, facts, state, said):
    report = plain_report(an_opinion(day_stated=stated), state, facts=facts)
    assert facts_of(report)["签订日期"] == [said]


def test_the_verdict_stands_on_the_cover_with_its_ground():
    review = nine_accounts()
    conclusion = report_of(review, CONTRACT, today=TODAY).conclusion
    assert conclusion.grade.text == "高"
    assert conclusion.grade.tone is Tone.STRONG
    assert conclusion.ground == review.opinion.summary


def test_an_overruled_verdict_shows_both_grades_and_the_reason():
    conclusion = full_report().conclusion
    assert conclusion.grade.text == "中"
    assert conclusion.notes[0] == "律师认定：中（王律师）。理由：当事人正在补办同意；系统初评：高。"


def test_no_risk_found_is_no_guarantee():
    report = plain_report()
    assert report.conclusion.grade.text == "未发现"
    assert any("未发现不等于不存在" in note for note in report.conclusion.notes)
    assert "已检索的类型" in words_of(section(report, "审查结论与理由"))


def test_every_step_of_the_reasoning_names_clauses_and_articles():
    said = words_of(section(full_report(), "审查结论与理由"))
    assert (
        "主要标的是九个微信号连同全部好友。\n条款：第一条、第三条　依据：《网络安全法》第四十四条"
        in said
    )


def test_the_reasoning_counts_what_the_lawyer_has_decided():
    said = words_of(section(full_report(), "审查结论与理由"))
    assert said.endswith("系统提示风险3处，律师已处理3处，待处理0处。")


def test_the_table_shows_clause_quote_grade_ground_counter_argument_and_cure():
    table = section(full_report(), "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "条款", "合同原文", "风险", "依据", "反方论据", "修改建议"
    ]  # fmt: skip
    first = ["".join(line.text for line in cell) for cell in table.rows[0]]
    assert first == [
        "（一）第一条",
        "九个微信号及全部微信好友转让给乙方",
        "个人信息提供高风险",
        "《网络安全法》第四十四条；《民法总则》第一百一十一条、第一百五十三条第一款",
        "对方可能主张个人信息保护规定不是效力性规定。",
        "剔除账号",
    ]


def test_what_an_earlier_row_of_the_table_says_is_referred_to():
    one, other = (
        a_grading(
            number,
            a_finding(number, label, against=("反方如此主张。",)),
            citations=(a_citation("网络安全法44"),),
            cures=(WORDING,),
        )
        for number, label in ((1, Label.CONCEALMENT), (4, Label.IDENTITY_CONTINUATION))
    )
    table = section(plain_report(an_opinion(findings=(one, other))), "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert [cell[0].text for cell in table.rows[1][3:]] == ["同（一）"] * 3
    assert table.rows[0][3][0].text == "《网络安全法》第四十四条"


def test_the_same_ground_is_set_out_once_in_the_detail():
    findings = tuple(
        a_grading(number, a_finding(number, label), citations=(a_citation("网络安全法44"),))
        for number, label in ((1, Label.CONCEALMENT), (4, Label.IDENTITY_CONTINUATION))
    )
    report = plain_report(an_opinion(findings=findings))
    assert detail(report, 1)["依据"] == ["《网络安全法》第四十四条"]
    assert detail(report, 2)["依据"] == ["同（一）。"]


def test_a_quote_in_the_table_neither_begins_nor_ends_with_a_comma():
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote="，并交付账号、")
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][1][0].text == "并交付账号"


def test_an_asset_shows_its_route_with_how_settled_it_is_and_repeats_no_long_fact():
    fact = "加重：另约定由原实名人配合核验；另有隐瞒转让的约定；成批转让账号"
    assets = tuple(
        Asset(name, Severity.HIGH, "R1", "较定", ("含他人信息", fact), ())
        for name in ("微信号", "客户资源")
    )
    table = section(plain_report(an_opinion(assets=assets)), "转让标的").blocks[0]
    assert isinstance(table, Table)
    assert [line.text for line in table.rows[0][2]] == ["违反强制性规定（个人信息）", "较定"]
    assert [line.text for line in table.rows[0][3]] == ["含他人信息", fact]
    assert [line.text for line in table.rows[1][3]] == ["含他人信息", "加重：同“微信号”"]


def test_a_derived_finding_is_cured_with_the_one_it_follows_from():
    table = section(full_report(), "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[1][5][0].text == "随第一条处理"
    assert detail(full_report(), 2)["等级说明"] == ["随第一条（个人信息提供）而来。"]


def test_a_grave_risk_without_cure_is_to_be_struck_out():
    finding = a_finding(4, Label.UNLAWFUL_PURPOSE)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["修改建议"] == ["无替代文本：应删除，不得签署。"]


def test_a_grave_rule_on_a_clause_that_is_taken_care_of_is_not_to_be_struck_out():
    finding = a_finding(4, Label.CREDENTIAL_HANDOVER, severity=Severity.HIGH)
    report = plain_report(an_opinion(findings=(a_grading(1, finding, severity=Severity.LOW),)))
    assert "修改建议" not in detail(report, 1)
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][5][0].text == "—"


def test_a_slight_risk_without_cure_gets_no_advice():
    finding = a_finding(4, Label.CONCEALMENT, severity=Severity.LOW)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert "修改建议" not in detail(report, 1)


def test_a_long_quote_is_short_in_the_table_and_whole_in_the_detail():
    quote = "甲方将微信号转让给乙方，" * 12
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote=quote)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    short = table.rows[0][1][0].text
    assert len(short) <= 64
    assert short.endswith("…")
    assert detail(report, 1)["合同原文"] == [quote]


def alike(count: int, **more):
    """Findings of the same label, reason and grade in clauses 1, 2, 3 …"""
    return tuple(
        a_grading(
            number,
            a_finding(
                number, Label.TAINTED_CONSIDERATION, because="同一理由。", place=f"{number}、"
            ),
            **more,
        )
        for number in range(1, count + 1)
    )


def test_findings_of_which_the_same_is_said_share_an_entry():
    report = plain_report(an_opinion(findings=alike(3)))
    heading = section(report, "逐条分析").blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text == "（一）1、2、3　对价条款　高风险"
    assert detail(report, 1)["合同原文"][1].startswith("2　转让价款为人民币50万元")
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert [line.text for line in table.rows[0][0]] == ["（一）", "1", "2", "3"]


def test_findings_decided_differently_do_not_share_an_entry():
    findings = alike(2)
    decision = a_decision(findings[0].finding)
    state = ReviewState(decisions={decision.about.key: decision})
    report = plain_report(an_opinion(findings=findings), state)
    assert len(section(report, "逐条分析").blocks) == 4


def test_many_alike_are_all_in_the_detail_and_counted_in_the_table():
    report = plain_report(an_opinion(findings=alike(6)))
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][1][-1].text == "另1处，见逐条分析（一）。"
    assert len(detail(report, 1)["合同原文"]) == 6


def test_of_many_places_the_first_are_named_and_all_counted():
    assert listed(["1", "2", "2", "3"]) == "1、2、3"
    assert listed(str(number) for number in range(1, 10)) == "1、2、3、4、5、6等9处"


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (["表格第2行", "表格第3行", "表格第4行"], "表格第2至4行"),
        (["2.1", "表1第2行", "表1第3行", "表2第4行"], "2.1、表1第2至3行、表2第4行"),
        (["表格第2行", "表格第4行"], "表格第2行、表格第4行"),
    ],
)
def test_rows_that_follow_each_other_become_one_place(places, said):
    assert listed(places) == said


def test_cells_of_a_row_stand_a_space_apart():
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote="1\t微信号")
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["合同原文"] == ["1　微信号"]


def test_the_subject_of_a_step_leads_it_in_bold():
    opinion = an_opinion(reasoning=(Step("标的：九个微信号。"), Step("没有主题的一步。")))
    items = [
        b for b in section(plain_report(opinion), "审查结论与理由").blocks if isinstance(b, Item)
    ]
    assert [run.text for run in items[0].lines[0].words if run.strong] == ["标的："]
    assert not any(run.strong for run in items[1].lines[0].words)


def test_the_detail_sets_out_a_finding_in_full():
    assert detail(full_report(), 1) == {
        "合同原文": ["九个微信号及全部微信好友转让给乙方"],
        "等级说明": ["缓和因素见第六条。"],
        "风险": ["受让人取得微信好友的个人信息，没有征得好友同意。"],
        "依据": ["《网络安全法》第四十四条；《民法总则》第一百一十一条、第一百五十三条第一款"],
        "反方论据": [
            "1．对方可能主张个人信息保护规定不是效力性规定。",
            "2．认定有效即须继续交付信息。",
        ],
        "修改建议": [
            "【剔除账号】",
            WORDING.wording,
            f"可消除：{WORDING.cures}",
            f"不能消除：{WORDING.does_not_cure}",
        ],
        "处理意见": ["采纳。须在签署前剔除。（王律师）"],
    }


def test_what_was_set_out_before_is_referred_to():
    third = detail(full_report(), 3)
    assert third["反方论据"] == ["同（一）。"]
    assert third["修改建议"] == ["【剔除账号】文本见（一）。"]


def test_an_overruled_grade_shows_both_and_the_reason():
    report = full_report()
    said = detail(report, 3)["等级说明"]
    assert said[0] == "律师认定为中风险（系统初评高风险）。理由：密码已更换。"
    assert said[1] == "多账号批量移交，升一级。"
    heading = section(report, "逐条分析").blocks[4]
    assert isinstance(heading, Heading)
    assert heading.words[-1].text == "中风险"


def test_a_dismissed_risk_that_is_accepted_stays_in_the_analysis():
    assert detail(full_report(), 4)["处理意见"] == ["驳回（接受风险）。可接受。"]


def test_a_derived_finding_shares_the_decision_of_its_source():
    assert detail(full_report(), 5)["处理意见"] == ["采纳。须在签署前剔除。（王律师）"]


def test_an_unfounded_finding_is_listed_apart_with_the_reason():
    said = words_of(section(full_report(), "律师认为不成立的提示"))
    assert "第四条" in said
    assert "非法用途" in said
    assert "驳回（不成立）。只是保密。" in said


def test_the_words_that_counted_are_bold_in_the_quote():
    quote = section(full_report(), "逐条分析").blocks[1]
    assert isinstance(quote, Fields)
    bold = [run.text for run in quote.rows[0].lines[0].words if run.strong]
    assert bold == ["微信好友"]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_bold_words_never_change_the_quote(edges):
    finding = a_finding(1, Label.ACCOUNT_TRANSFER)
    at = finding.span.start
    matched = tuple(
        Matched("act", "act.sell", Span(at - 3 + low, at - 3 + low + length), "")
        for low, length in edges
    )
    finding = replace(finding, explanation=Explanation(matched))
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["合同原文"] == [finding.quote]


def test_notes_stand_by_clause_and_lost_ones_last():
    table = section(full_report(), "律师批注").blocks[0]
    assert isinstance(table, Table)
    rows = [["／".join(line.text for line in cell) for cell in row] for row in table.rows]
    assert rows == [
        ["第四条", "甲方不得", "向客户核实是否已告知。／黄色 #询问"],
        ["原文已改，未能定位", "已删除的话", "黄色 #询问"],
    ]


def test_a_note_on_unnumbered_words_is_placed_by_their_beginning():
    state = lawyers_state(nine_accounts())
    note = state.marks["m1"]
    title = replace(note, anchor=replace(note.anchor, span=Span(0, 2)))
    report = plain_report(state=ReviewState(marks={"m1": title}))
    table = section(report, "律师批注").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][0][0].text == "“转让协议”"


def test_a_note_between_clauses_has_no_place():
    state = lawyers_state(nine_accounts())
    note = state.marks["m1"]
    between = replace(note, anchor=replace(note.anchor, span=Span(4, 5)))
    report = plain_report(state=ReviewState(marks={"m1": between}))
    table = section(report, "律师批注").blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][0][0].text == "—"


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


def annex(report: Report) -> list[str]:
    assert report.annex is not None
    return [line.text for line in paragraphs_of(report.annex)]


def test_every_cited_article_is_printed_once_in_full_by_rank_and_number():
    said = annex(full_report())
    headings = [line for line in said if line.startswith(("第", "《"))]
    assert headings == [
        "《中华人民共和国网络安全法》（主席令第五十三号）",
        "第四十四条",
        "《中华人民共和国民法总则》（主席令第六十六号）",
        "第一百一十一条",
        "第一百五十三条",
        "第一百五十五条",
        "《中华人民共和国合同法》（主席令第十五号）",
        "第五十八条",
    ]
    at = said.index("第一百五十三条")
    assert said[at + 1].startswith("违反法律、行政法规的强制性规定")
    assert said[at + 2] == "违背公序良俗的民事法律行为无效。"
    assert "援引：第一款。" in said[at + 3]


def test_an_article_shows_its_last_day_in_force_and_how_its_text_was_checked():
    said = annex(full_report())
    remark = said[said.index("第五十八条") + 2]
    assert remark.startswith("施行期间：1999年10月1日至2020年12月31日。文本：两处来源文字一致，")


def test_a_later_interpretation_says_why_it_reaches_back():
    cited = a_citation("合同编通则解释17", date(2022, 1, 1))
    finding = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER), citations=(cited,))
    opinion = an_opinion(findings=(finding,), day=date(2022, 1, 1))
    assert "不以合同签订日为界" in annex(plain_report(opinion))[-1]


def test_an_article_without_vouched_text_shows_its_number_only():
    said = annex(full_report())
    at = said.index("第一百五十五条")
    assert "文本未核" in said[at + 1]
    limits = words_of(section(full_report(), "依据、限制与声明"))
    assert "下列条文只列条号，文本未核：《民法总则》第一百五十五条。" in limits


def test_an_article_still_in_force_has_no_last_day():
    cited = a_citation("民法典1038", date(2026, 1, 1))
    finding = a_grading(1, a_finding(1, Label.PERSONAL_DATA_TRANSFER), citations=(cited,))
    said = annex(plain_report(an_opinion(findings=(finding,))))
    assert said[-1].startswith("自2021年1月1日起施行。")


def test_an_article_that_the_library_lacks_is_printed_as_cited():
    cited = replace(
        a_citation("民法总则153第一款"), law_title="某条例", law_short="某条例", text="条文。"
    )
    finding = a_grading(1, a_finding(1, Label.PERSONAL_DATA_TRANSFER), citations=(cited,))
    said = annex(plain_report(an_opinion(findings=(finding,))))
    assert said[:3] == ["《某条例》", "第一百五十三条", "条文。"]


def test_citations_lead_to_the_articles_in_the_annex():
    report = full_report()
    anchors = {
        block.anchor
        for each in report.sections
        for block in each.blocks
        if isinstance(block, Heading) and block.anchor
    }
    assert report.annex is not None
    anchors |= {block.anchor for block in report.annex.blocks if isinstance(block, Heading)}
    targets = {
        run.target
        for each in report.sections
        for line in paragraphs_of(each)
        for run in line.words
        if run.target
    }
    assert targets
    assert targets <= anchors


def test_the_limits_name_library_day_rules_and_what_was_not_checked():
    said = words_of(section(full_report(), "依据、限制与声明"))
    assert "法条库截至2026年10月4日；规则版本1；" in said
    assert "全程离线" in said
    assert "印章的真实性" in said
    assert "不单独构成法律意见" in said
    assert "以合同签订日（2019年9月22日）为准" in said


def test_a_missing_date_and_a_scan_are_named_as_limits():
    review = a_review(an_opinion(day_stated=False))
    document = replace(review.document, ocr=True, warnings=("有修订痕迹。",))
    report = report_of(replace(review, document=document), CONTRACT, today=TODAY)
    said = words_of(section(report, "依据、限制与声明"))
    assert "合同未载明签订日期" in said
    assert "由扫描件识别而来" in said
    assert "有修订痕迹。" in said


def test_a_contract_without_title_goes_by_its_file_name():
    review = nine_accounts()
    numbered = replace(review.clauses, clauses=review.clauses.clauses[1:])
    report = report_of(replace(review, clauses=numbered), CONTRACT, today=TODAY)
    assert report.subtitle == "关于《转让协议》效力风险的审查意见"
    assert facts_of(report)["合同名称"] == ["合同未载明"]


def test_the_signature_lines_wait_for_a_name_where_none_is_given():
    assert plain_report().signatures[0] == "审查人：＿＿＿＿＿＿＿＿"
    assert full_report().signatures == (
        "审查人：王律师",
        "复核人：＿＿＿＿＿＿＿＿",
        "日期：2026年11月2日",
    )


def test_the_second_reviewer_and_the_day_stand_in_the_signature_lines():
    review = nine_accounts()
    second = SecondReview("李律师", datetime(2026, 3, 2, tzinfo=UTC))
    state = replace(lawyers_state(review), second=second)
    report = report_of(review, CONTRACT, today=TODAY, state=state)
    assert report.signatures[1] == "复核人：李律师（2026年3月2日）"


def test_quotes_are_set_as_words_of_the_contract_and_cures_as_wording():
    styles = {line.style for line in paragraphs_of(section(full_report(), "逐条分析"))}
    assert {Style.QUOTE, Style.WORDING} <= styles


def test_control_characters_never_reach_a_report():
    finding = replace(a_finding(4, Label.CONCEALMENT), quote="甲\x00\x0b方\ud800\ufffe\r\n乙")
    opinion = an_opinion(verdict=Verdict.LOW, findings=(a_grading(1, finding),))
    report = report_of(a_review(opinion), Path("a\x07b.docx"), today=TODAY, author="王\x01")
    assert detail(report, 1)["合同原文"] == ["甲方\n乙"]
    assert report.file_name == "ab.docx"
    assert report.author == "王"


@given(st.text())
def test_cleaning_keeps_every_character_that_a_file_can_hold(text):
    kept = clean(text)
    assert clean(kept) == kept
    printable = [c for c in text if c.isprintable()]
    assert [c for c in kept if c.isprintable()] == printable


def test_the_lawyers_own_wording_stands_before_the_cures_with_who_agreed():
    review = nine_accounts()
    state = lawyers_state(review)
    key, decision = next(iter(state.decisions.items()))
    second = SecondReview("李律师", datetime(2026, 3, 1, tzinfo=UTC))
    own = replace(decision, wording="本协议不转让任何账号。\n已付款项予以退还。", second=second)
    told = replace(state, decisions={**state.decisions, key: own})
    said = " ".join(everything_said(report_of(review, CONTRACT, today=TODAY, state=told)))
    assert "本协议不转让任何账号。 已付款项予以退还。" in said.replace("【律师自拟文本】 ", "")
    assert "复核：李律师，2026-03-01" in said
    plain = " ".join(everything_said(report_of(review, CONTRACT, today=TODAY, state=state)))
    assert "律师自拟文本" not in plain

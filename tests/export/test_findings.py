"""The risks in a report: an overview, then each kind with all that is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from export.example_reviews import (
    CONTRACT,
    TODAY,
    WORDING,
    a_citation,
    a_decision,
    a_finding,
    a_grading,
    an_opinion,
    everything_said,
    full_report,
    lawyers_state,
    nine_accounts,
)
from export.report_texts import detail, paragraphs_of, plain_report, section, words_of

from reviewer.export.blocks import Heading, Style, Table
from reviewer.export.groups import listed
from reviewer.export.report import report_of
from reviewer.labels import Label, Severity
from reviewer.marks.model import SecondReview
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import SUSPECTED


def overview(report):
    """The rows of the overview, each cell as its words."""
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    return [["".join(line.text for line in cell) for cell in row] for row in table.rows]


def test_the_overview_says_where_more_stands_which_clause_what_it_says_the_risk_and_the_cure():
    table = section(full_report(), "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "详见", "条款", "合同原文（摘录）", "风险", "修改建议"
    ]  # fmt: skip
    assert overview(full_report())[0] == [
        "五（一）",
        "第一条",
        "九个微信号及全部微信好友转让给乙方",
        "个人信息提供高风险",
        "剔除账号",
    ]


def test_the_overview_leads_to_the_entry_in_the_section_that_it_names():
    report = full_report()
    table = section(report, "风险条款一览").blocks[0]
    assert isinstance(table, Table)
    [link] = table.rows[0][0][0].words
    details = section(report, "逐条分析")
    assert link.text.startswith(details.title.split("、")[0])
    heading = details.blocks[0]
    assert isinstance(heading, Heading)
    assert link.target == heading.anchor


def test_the_same_ground_is_set_out_once_in_the_detail():
    findings = tuple(
        a_grading(number, a_finding(number, label), citations=(a_citation("网络安全法44"),))
        for number, label in ((1, Label.CONCEALMENT), (4, Label.IDENTITY_CONTINUATION))
    )
    report = plain_report(an_opinion(findings=findings))
    assert detail(report, 1)["依据"] == ["《网络安全法》第四十四条"]
    assert detail(report, 2)["依据"] == ["同（一）。"]


def test_a_derived_finding_is_cured_with_the_one_it_follows_from():
    assert overview(full_report())[1][4] == "随第一条处理"
    assert detail(full_report(), 2)["等级说明"] == ["随第一条（个人信息提供）而来。"]


def test_a_grave_risk_without_cure_is_to_be_struck_out():
    finding = a_finding(4, Label.UNLAWFUL_PURPOSE)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert detail(report, 1)["修改建议"] == ["无替代文本：应删除，不得签署。"]


def test_a_grave_rule_on_a_clause_that_is_taken_care_of_is_not_to_be_struck_out():
    finding = a_finding(4, Label.CREDENTIAL_HANDOVER, severity=Severity.HIGH)
    report = plain_report(an_opinion(findings=(a_grading(1, finding, severity=Severity.LOW),)))
    assert "修改建议" not in detail(report, 1)
    assert overview(report)[0][4] == "—"


def a_grave_one_decided(**more):
    """A report on a grave risk without cure and on what the lawyer decided on it."""
    finding = a_finding(4, Label.UNLAWFUL_PURPOSE)
    state = ReviewState(decisions={finding.key: a_decision(finding, **more)})
    return plain_report(an_opinion(findings=(a_grading(1, finding),)), state=state)


def test_a_grave_risk_that_the_lawyer_has_worded_anew_is_not_to_be_struck_out():
    report = a_grave_one_decided(wording="本协议不转让任何账号。")
    assert overview(report)[0][4] == "律师自拟文本"


def test_a_grave_risk_that_the_lawyer_holds_slight_is_not_to_be_struck_out():
    report = a_grave_one_decided(grade=Severity.LOW, grade_reason="已履行完毕。")
    assert overview(report)[0][4] == "—"


def test_a_slight_risk_without_cure_gets_no_advice():
    finding = a_finding(4, Label.CONCEALMENT, severity=Severity.LOW)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert "修改建议" not in detail(report, 1)


def test_a_long_quote_is_short_in_the_overview_and_whole_in_the_detail():
    quote = "甲方将微信号转让给乙方，" * 12
    finding = replace(a_finding(1, Label.ACCOUNT_TRANSFER), quote=quote)
    report = plain_report(an_opinion(findings=(a_grading(1, finding),)))
    assert overview(report)[0][2] == quote[:35] + "…"
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


def test_findings_of_one_kind_share_an_entry():
    report = plain_report(an_opinion(findings=alike(3)))
    heading = section(report, "逐条分析").blocks[0]
    assert isinstance(heading, Heading)
    assert heading.text == "（一）1、2、3　对价条款　高风险"
    assert detail(report, 1)["合同原文"][1].startswith("2　转让价款为人民币50万元")
    assert overview(report)[0][1] == "1、2、3"


def test_the_overview_has_every_place_of_many():
    report = plain_report(an_opinion(findings=alike(6) + two_grades(Label.TAINTED_REMEDY)))
    assert overview(report)[0][1] == "1、2、3、4、5、6"
    assert len(detail(report, 1)["合同原文"]) == 6


def two_grades(label):
    """Two findings of a label: one grave and found by a rule, the other only suspected."""
    reason = "该条转让账号。"
    return (
        a_grading(8, a_finding(1, label, because=reason), citations=(a_citation("合同法58"),)),
        a_grading(
            9,
            a_finding(
                4,
                label,
                because=f"疑似某种风险：{SUSPECTED}{reason}",
                severity=Severity.MEDIUM,
                against=("反方如此主张。",),
            ),
            citations=(a_citation("合同法58"), a_citation("民法总则111")),
            adjusted=("由高降为中。",),
        ),
    )


def test_what_is_said_of_some_clauses_only_stands_after_their_places():
    findings = two_grades(Label.ACCOUNT_TRANSFER)
    decision = a_decision(findings[1].finding, wording="另行约定。")
    state = ReviewState(decisions={decision.about.key: decision})
    said = detail(plain_report(an_opinion(findings=findings), state), 1)
    assert said["等级说明"] == ["高风险　第一条", "中风险　第四条", "第四条：由高降为中。"]
    assert said["风险"] == ["该条转让账号。", f"第四条：疑似，{SUSPECTED}"]
    assert said["依据"] == ["《合同法》第五十八条", "第四条另有：《民法总则》第一百一十一条"]
    assert said["反方论据"] == ["第四条：反方如此主张。"]
    assert said["修改建议"] == [
        "【律师自拟文本】（第四条）",
        "另行约定。",
        "第一条：无替代文本：应删除，不得签署。",
    ]
    assert said["处理意见"] == ["第四条：采纳。"]


def test_the_overview_counts_the_clauses_of_each_grade():
    report = plain_report(an_opinion(findings=two_grades(Label.ACCOUNT_TRANSFER)))
    assert overview(report)[0][3] == "账号转让高风险　1处中风险　1处"


def test_a_suspicion_is_named_as_one_where_no_rule_found_any():
    report = plain_report(an_opinion(findings=two_grades(Label.ACCOUNT_TRANSFER)[1:]))
    assert detail(report, 1)["风险"] == ["该条转让账号。", f"疑似，{SUSPECTED}"]


def test_of_many_places_the_first_are_named_and_all_counted():
    assert listed(["1", "2", "2", "3"]) == "1、2、3"
    assert listed(str(number) for number in range(1, 10)) == "1、2、3、4、5、6等9处"


def test_in_english_many_places_are_listed_and_counted_in_english():
    assert listed(["第一条", "第三条"], "en") == "第一条, 第三条"
    many = [f"{number}.1" for number in range(1, 10)]
    assert listed(many, "en") == "1.1, 2.1, 3.1, 4.1, 5.1, 6.1 and others, 9 in all"


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
            f"可消除：{WORDING.cures}　不能消除：{WORDING.does_not_cure}",
        ],
        "处理意见": ["采纳。须在签署前剔除。（王律师）"],
    }


def test_what_was_set_out_before_is_referred_to():
    third = detail(full_report(), 3)
    assert third["反方论据"] == ["同（一）。"]
    assert third["修改建议"] == ["【剔除账号】文本见（一）。"]


def test_a_cure_in_other_words_is_set_out_again():
    other = replace(WORDING, wording="学员另行签署。")
    findings = (
        a_grading(1, a_finding(1, Label.CONCEALMENT), cures=(WORDING,)),
        a_grading(4, a_finding(4, Label.IDENTITY_CONTINUATION), cures=(other,)),
    )
    report = plain_report(an_opinion(findings=findings))
    assert "学员另行签署。" in detail(report, 2)["修改建议"]


def test_several_cures_that_were_set_out_before_share_a_line():
    other = replace(WORDING, id="other", title="改为自主转介")
    findings = tuple(
        a_grading(number, a_finding(number, label), cures=(WORDING, other))
        for number, label in ((1, Label.CONCEALMENT), (4, Label.IDENTITY_CONTINUATION))
    )
    report = plain_report(an_opinion(findings=findings))
    assert detail(report, 2)["修改建议"] == [
        "【剔除账号】文本见（一）；【改为自主转介】文本见（一）。"
    ]


def test_an_overruled_grade_shows_both_and_the_reason():
    report = full_report()
    said = detail(report, 3)["等级说明"]
    assert said == [
        "律师认定为中风险（系统初评高风险）。理由：密码已更换。多账号批量移交，升一级。"
    ]
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


def test_quotes_are_set_as_words_of_the_contract_and_cures_as_wording():
    styles = {line.style for line in paragraphs_of(section(full_report(), "逐条分析"))}
    assert {Style.QUOTE, Style.WORDING} <= styles


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


def test_a_cure_that_says_nothing_of_its_reach_is_its_wording_alone():
    bare = replace(WORDING, cures="", does_not_cure="")
    finding = a_grading(1, a_finding(4, Label.CONCEALMENT), cures=(bare,))
    report = plain_report(an_opinion(findings=(finding,)))
    assert detail(report, 1)["修改建议"] == [f"【{WORDING.title}】", WORDING.wording]

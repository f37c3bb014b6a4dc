"""The report holds what a lawyer has to find in it, once and in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from export.example_reviews import (
    CONTRACT,
    TODAY,
    a_review,
    an_opinion,
    full_report,
    lawyers_state,
    nine_accounts,
)
from export.report_texts import facts_of, plain_report, section, words_of

from reviewer.document.notices import Notice, NoticeKind
from reviewer.export.report import report_of
from reviewer.marks.model import SecondReview


def test_the_sections_stand_in_the_order_a_lawyer_reads_them():
    assert [each.title for each in full_report().sections] == [
        "一、审查结论与理由",
        "二、风险条款一览",
        "三、转让标的",
        "四、相反依据",
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
    [annex] = full_report().annexes
    assert annex is not None
    assert annex.title == "附录　援引法条"


def test_a_report_that_cites_nothing_has_no_annex():
    assert plain_report().annexes == ()


def test_sections_without_anything_to_say_are_left_out():
    titles = [each.title for each in plain_report().sections]
    assert titles == ["一、审查结论与理由", "二、依据、限制与声明"]


def test_the_conclusion_stands_on_the_cover_and_is_not_said_again_before_the_reasons():
    report = full_report()
    assert report.conclusion.ground not in words_of(section(report, "审查结论与理由"))
    bare = plain_report()
    assert bare.conclusion.ground in words_of(section(bare, "审查结论与理由"))


def test_no_risk_found_is_no_guarantee():
    report = plain_report()
    assert report.conclusion.grade.text == "未发现"
    assert any("未发现不等于不存在" in note for note in report.conclusion.notes)
    assert "已检索的类型" in words_of(section(report, "审查结论与理由"))


def test_the_limits_name_library_day_rules_and_what_was_not_checked():
    said = words_of(section(full_report(), "依据、限制与声明"))
    assert "法条库截至2026年10月4日；规则版本1；" in said
    assert "全程离线" in said
    assert "印章的真实性" in said
    assert "不单独构成法律意见" in said
    assert "以合同签订日（2019年9月22日）为准" in said


def test_a_missing_date_and_a_scan_are_named_as_limits():
    review = a_review(an_opinion(day_stated=False))
    document = replace(review.document, ocr=True, warnings=(Notice(NoticeKind.REVISED),))
    report = report_of(replace(review, document=document), CONTRACT, today=TODAY)
    said = words_of(section(report, "依据、限制与声明"))
    assert "合同未载明签订日期" in said
    assert "由扫描件识别而来" in said
    assert "文件含有修订痕迹" in said


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

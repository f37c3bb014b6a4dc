"""The cover of a report: what the contract states, whence its day, and the verdict."""

from __future__ import annotations

from datetime import date

import pytest
from export.example_reviews import (
    CONTRACT,
    TODAY,
    an_opinion,
    full_report,
    lawyers_state,
    nine_accounts,
)
from export.report_texts import facts_of, plain_report

from reviewer.document.model import Span
from reviewer.export.blocks import (
    Tone,
)
from reviewer.export.report import report_of
from reviewer.facts.model import Fact, Facts, Party
from reviewer.marks.model import FactCorrection, FactField
from reviewer.marks.state import ReviewState


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


def test_a_contract_with_a_day_on_it_is_not_called_a_draft_because_nobody_chose_a_stage():
    report = report_of(nine_accounts(), CONTRACT, today=TODAY, state=ReviewState())
    assert facts_of(report)["合同阶段"] == ["未选择，按拟签审查（已经签约的，改法换为补救措施）"]

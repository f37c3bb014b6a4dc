"""What hangs on clauses that would be struck: terms, references; which clauses are named."""

from __future__ import annotations

from assessment.gold_findings import a_finding

from reviewer.assessment.model import GradedFinding
from reviewer.assessment.operative import operative, places
from reviewer.assessment.severing import clauses_of, references, struck, terms
from reviewer.document.model import Span
from reviewer.labels import Label, Severity
from reviewer.rules.findings import Explanation, Matched


def graded(
    label: Label,
    where: str,
    words: str = "词",
    severity: Severity = Severity.HIGH,
    via: tuple[str, ...] = (),
    origin: str = "rule",
    at: int = 0,
) -> GradedFinding:
    matched = Matched("object", "account.wechat", Span(0, 1), "词", via)
    finding = a_finding(
        label, words, where, at, place=where, origin=origin, explanation=Explanation((matched,))
    )
    return GradedFinding(finding.key, finding, severity, (), ())


SALE = graded(Label.ACCOUNT_TRANSFER, "2.1", via=("标的账号",))
PASSWORD = graded(Label.CREDENTIAL_HANDOVER, "第四条", via=("标的账号", "附件一"), at=10)
FINE = graded(Label.TAINTED_REMEDY, "9.2", "未按第四条、附件一交付的，支付违约金", at=20)
ROW = graded(Label.ACCOUNT_TRANSFER, "附件一第2行", at=30)
COURT = graded(Label.DISPUTE_RESOLUTION, "12", "第四条以外的争议提交法院", Severity.INFO, at=40)


def test_only_real_risks_of_weight_are_struck() -> None:
    doubted = graded(Label.ACCOUNT_TRANSFER, "7", origin="model")
    light = graded(Label.ACCOUNT_TRANSFER, "8", severity=Severity.LOW)
    assert struck((SALE, FINE, COURT, doubted, light)) == (SALE,)


def test_a_defined_term_is_told_with_the_clauses_that_use_it() -> None:
    assert terms((SALE, PASSWORD, FINE)) == "“标的账号”（2.1、第四条）"


def test_clauses_that_point_at_struck_ones_are_told() -> None:
    found = references((SALE, PASSWORD, FINE, ROW, COURT))
    assert found == "9.2（引用第四条、附件一）；12（引用第四条）"


def test_an_article_of_a_law_is_no_reference() -> None:
    cited = graded(Label.TAINTED_REMEDY, "9", "依民法典第四条处理")
    assert references((PASSWORD, cited)) == ""


def test_many_clauses_are_counted() -> None:
    many = [graded(Label.ACCOUNT_TRANSFER, f"{number}.1") for number in range(1, 9)]
    assert clauses_of(many) == "条款1.1、2.1、3.1、4.1、5.1、6.1等8处"


def test_the_operative_clauses_are_those_that_provide_not_those_that_repeat() -> None:
    rows = [graded(Label.ACCOUNT_TRANSFER, f"表1第{row}行", at=row) for row in range(2, 7)]
    late = graded(Label.ACCOUNT_TRANSFER, "3.1", at=90)
    assert operative([*rows, late])[-1] is late
    assert places([*rows, late]) == "表1第2行、表1第3行、表1第4行、3.1等6处"


def test_every_label_has_its_turn_and_each_clause_is_named_once() -> None:
    sales = [graded(Label.ACCOUNT_TRANSFER, f"{number}", at=number) for number in range(1, 7)]
    data = graded(Label.PERSONAL_DATA_TRANSFER, "9", severity=Severity.MEDIUM, at=90)
    again = graded(Label.PERSONAL_DATA_TRANSFER, "1", at=91)
    chosen = [item.finding.place for item in operative([*sales, data, again])]
    assert chosen == ["1", "2", "3", "9"]


def test_what_a_rule_sees_is_named_before_what_a_model_suspects() -> None:
    doubted = [
        graded(Label.ACCOUNT_TRANSFER, f"{number}", origin="model", at=number)
        for number in range(1, 6)
    ]
    sure = graded(Label.ACCOUNT_TRANSFER, "8", severity=Severity.MEDIUM, at=80)
    assert sure in operative([*doubted, sure])


def test_a_price_with_a_sum_is_named_before_one_without() -> None:
    vague = [
        graded(Label.TAINTED_CONSIDERATION, f"3.{number}", "价款按本条支付", at=number)
        for number in range(1, 6)
    ]
    sum_ = graded(Label.TAINTED_CONSIDERATION, "4.1", "总价五十万元", at=80)
    assert sum_ in operative([*vague, sum_])

"""What hangs on clauses that would be struck: terms, references; which clauses are named."""

from __future__ import annotations

from assessment.gold_findings import a_finding

from reviewer.assessment.contract_text import ClauseLink, ContractText, Role
from reviewer.assessment.model import GradedFinding
from reviewer.assessment.operative import operative, places
from reviewer.assessment.severing import clauses_of, dependents, struck, terms
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
COURT = graded(Label.DISPUTE_RESOLUTION, "12", "第四条以外的争议提交法院", Severity.INFO, at=40)


def test_only_real_risks_of_weight_are_struck() -> None:
    doubted = graded(Label.ACCOUNT_TRANSFER, "7", origin="model")
    light = graded(Label.ACCOUNT_TRANSFER, "8", severity=Severity.LOW)
    assert struck((SALE, FINE, COURT, doubted, light)) == (SALE,)


def test_a_defined_term_is_told_with_the_clauses_that_use_it() -> None:
    assert terms((SALE, PASSWORD, FINE), {"标的账号"}) == "“标的账号”（2.1、第四条）"


def test_a_reference_is_no_defined_term() -> None:
    above = graded(Label.ACCOUNT_TRANSFER, "2.1", via=("上文",))
    assert terms((above,), {"标的账号"}) == ""


def text(*links: ClauseLink) -> ContractText:
    return ContractText(links)


def points_at(where: str, role: Role = Role.OTHER, **refers: str) -> ClauseLink:
    """A clause that names others: their words and ids."""
    named = tuple((words, frozenset({clause})) for words, clause in refers.items())
    return ClauseLink(where, where, role, named)


def test_clauses_that_name_struck_ones_are_told_by_what_they_do() -> None:
    found = dependents(
        (SALE, PASSWORD),
        text(
            points_at("5.1", Role.PRICE, 第四条="第四条"),
            points_at("7.2", Role.OTHER, 第九条="第九条"),
            points_at("6.3", Role.CONDITION, 二之一="2.1", 第四条="第四条"),
        ),
    )
    assert found == "价款和付款：5.1（引用第四条）；条件和期限：6.3（引用二之一、引用第四条）"


def test_clauses_that_use_the_term_for_what_is_transferred_are_told() -> None:
    defines = ClauseLink("2.1", "2.1", Role.DEFINITION, (), ("移交清单",), frozenset({"移交清单"}))
    uses = ClauseLink("8", "8", Role.OTHER, (), ("移交清单", "标的账号", "设备"))
    other = ClauseLink("9", "9", Role.OTHER, (), ("设备",))
    found = dependents((SALE,), text(defines, uses, other))
    assert found == "其他条款：8（“移交清单”、“标的账号”）"


def test_a_clause_with_a_finding_is_told_again_only_for_its_references() -> None:
    uses = ClauseLink("9.2", "9.2", Role.OTHER, (("第四条", frozenset({"第四条"})),), ("标的账号",))
    assert dependents((PASSWORD, FINE), text(uses)) == "其他条款：9.2（引用第四条）"


def test_many_dependent_clauses_are_counted() -> None:
    many = [points_at(str(number), 第四条="第四条") for number in range(20, 30)]
    assert dependents((PASSWORD,), text(*many)).endswith("等10处")


def test_many_clauses_are_counted() -> None:
    many = [graded(Label.ACCOUNT_TRANSFER, f"{number}.1") for number in range(1, 9)]
    assert clauses_of(many) == "条款1.1、2.1、3.1、4.1、5.1、6.1等8处"


def test_the_operative_clauses_are_those_that_provide_not_those_that_repeat() -> None:
    rows = [graded(Label.ACCOUNT_TRANSFER, f"表1第{row}行", at=row) for row in range(2, 7)]
    late = graded(Label.ACCOUNT_TRANSFER, "3.1", at=90)
    assert operative([*rows, late])[-1] is late
    others = [graded(Label.ACCOUNT_TRANSFER, f"表2第{row}行", at=row) for row in (10, 12, 14)]
    assert places([*rows, *others, late]) == "表1第2至4行、3.1等9处"


def test_rows_of_a_table_that_follow_each_other_are_called_as_one() -> None:
    rows = [graded(Label.ACCOUNT_TRANSFER, f"附件一第{row}行", at=row) for row in range(2, 8)]
    clause = graded(Label.ACCOUNT_TRANSFER, "2.1", at=1)
    assert places([clause, *rows]) == "条款2.1、附件一第2至7行"


def test_numbers_that_have_the_sign_of_a_list_in_them_are_set_apart_by_another() -> None:
    numbers = ("二、6", "三、11")
    found = [graded(Label.ACCOUNT_TRANSFER, name, at=at) for at, name in enumerate(numbers)]
    assert places(found) == "条款二、6；三、11"


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


def test_rows_that_are_struck_together_are_called_together() -> None:
    rows = [graded(Label.PERSONAL_DATA_TRANSFER, f"附件二第{row}行") for row in range(2, 5)]
    assert clauses_of(rows) == "附件二第2至4行"

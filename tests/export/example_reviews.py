"""A reviewed agreement on nine accounts, hand-made, and the pieces it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.assessment.model import Asset, Cure, GradedFinding, Opinion, Point, Step
from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.export.blocks import Fields, Heading, Item, Paragraph, Report, Table
from reviewer.export.report import report_of
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.labels import Label, Severity, Stage, Verdict
from reviewer.law.citations import parse
from reviewer.law.library import Library
from reviewer.law.model import ResolvedCitation
from reviewer.marks.model import (
    Anchor,
    Colour,
    Decision,
    Dismissal,
    FindingRef,
    Mark,
    Status,
    Tick,
    VerdictOverrule,
)
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.rules.findings import Explanation, Finding, Matched, RulesVersion

SIGNED = date(2019, 9, 22)
TODAY = date(2026, 11, 2)
NOON = datetime(2026, 11, 2, 4, tzinfo=UTC)
CONTRACT = Path("转让协议.docx")
# Signs that mean something to a typesetter, a browser or a word processor.
NASTY = "#panic() $x^2$ @ref \\ <b>&amp; </b> _ * ` ~ [] {} // /* */ = - + %s {0} 𠮷田 \"'"
CLAUSES = (
    ("第一条", "甲方将其名下九个微信号及全部微信好友转让给乙方，每个微信号有二至三千名好友。"),
    ("第二条", "转让价款为人民币50万元，签订当日支付30万元。"),
    ("第三条", "甲方配合乙方完成微信号密码、绑定手机号的变更及实名认证。"),
    ("第四条", "甲方不得将本次转让告知任何微信好友。"),
    ("第五条", "任何一方违约的，应向对方支付违约金10万元。"),
    ("第六条", "因本协议发生的争议，由甲方住所地人民法院管辖。"),
)
WORDING = Cure(
    "exclude-accounts",
    "剔除账号",
    "本协议标的不包括任何以自然人名义实名注册的即时通讯账号，亦不包括其好友、聊天记录及任何可识别自然人的信息。",
    "个人信息提供及账号转让的效力风险",
    "已经交付的账号和信息",
)


def a_citation(words: str, day: date = SIGNED) -> ResolvedCitation:
    """An article of the packaged library as it stood on that day."""
    resolved = Library.load().resolve(parse(words), day)
    assert resolved is not None, words
    return resolved


def a_document(
    clauses: tuple[tuple[str | None, str], ...] = CLAUSES,
) -> tuple[Document, ClauseTree]:
    """A Word file of a title and these clauses, one block each, with automatic numbers."""
    units = ((None, "转让协议"), *clauses)
    text = "\n".join(words for _, words in units)
    blocks, made, start = [], [], 0
    for index, (number, words) in enumerate(units):
        span = Span(start, start + len(words))
        kind = ClauseKind.HEADING if index == 0 else ClauseKind.CLAUSE
        blocks.append(Block(BlockKind.PARAGRAPH, span, label=number))
        made.append(
            Clause(f"c{index}", f"key{index}", kind, number, None, span, 1, None, None, index)
        )
        start = span.end + 1
    return Document("docx", "0" * 64, text, tuple(blocks)), ClauseTree(tuple(made))


def a_finding(clause: int, label: Label, quote: str | None = None, **more: Any) -> Finding:
    """A finding in the clause of that number (1-based), on the whole of it or on `quote`."""
    document, tree = a_document()
    unit = tree.clauses[clause]
    words = quote or unit.body.of(document.text)
    start = unit.body.start + unit.body.of(document.text).index(words)
    values: dict[str, Any] = {
        "key": f"{label}-{clause}",
        "label": label,
        "severity": Severity.HIGH,
        "rule": f"{label}.example",
        "rule_version": 1,
        "title": label.value,
        "clause": unit.id,
        "place": unit.number,
        "span": Span(start, start + len(words)),
        "quote": words,
        "confidence": 0.9,
        "route": "R1",
        "because": f"该条存在{label.value}的风险。",
        "against": (),
        "cures": (),
        "cites": (),
        "explanation": Explanation(()),
    }
    return Finding(**(values | more))


def a_grading(number: int, finding: Finding, **more: Any) -> GradedFinding:
    """A finding as the opinion holds it, with the id f`number`."""
    values: dict[str, Any] = {"severity": finding.severity, "citations": (), "cures": ()}
    return GradedFinding(id=f"f{number}", finding=finding, **(values | more))


def an_opinion(**more: Any) -> Opinion:
    """An empty opinion without risks, but for what is asked otherwise."""
    values: dict[str, Any] = {
        "verdict": Verdict.NONE,
        "summary": "未发现转让账号或者个人信息的条款。",
        "day": SIGNED,
        "day_stated": True,
        "findings": (),
        "reasoning": (),
        "assets": (),
        "consequences": (),
        "exposure": (),
        "applicable_law": (),
        "checklist": (),
        "contrary": (),
        "law_as_of": date(2026, 10, 4),
        "rules_version": RulesVersion("1"),
    }
    return Opinion(**(values | more))


def a_review(opinion: Opinion | None = None, **more: Any) -> Review:
    """The agreement with this opinion, its findings being the rules' own."""
    document, tree = a_document()
    opinion = opinion or an_opinion()
    values: dict[str, Any] = {
        "document": document,
        "clauses": tree,
        "facts": Facts(),
        "primary": tuple(graded.finding for graded in opinion.findings),
        "opinion": opinion,
    }
    return Review(**(values | more))


def nine_accounts() -> Review:
    """The agreement with a full opinion: something under every heading."""
    data_law = (
        a_citation("网络安全法44"),
        a_citation("民法总则111"),
        a_citation("民法总则153第一款"),
    )
    against = ("对方可能主张个人信息保护规定不是效力性规定。", "认定有效即须继续交付信息。")
    document, tree = a_document()
    start = tree.clauses[1].body.start
    transfer = a_finding(
        1,
        Label.PERSONAL_DATA_TRANSFER,
        "九个微信号及全部微信好友转让给乙方",
        because="受让人取得微信好友的个人信息，没有征得好友同意。",
        against=against,
        explanation=Explanation(
            (Matched("object", "data.friends", Span(start + 14, start + 18), "微信好友"),)
        ),
    )
    findings = (
        a_grading(1, transfer, citations=data_law, cures=(WORDING,), mitigated_by=("f6",)),
        a_grading(
            2,
            a_finding(2, Label.TAINTED_CONSIDERATION, severity=Severity.MEDIUM),
            citations=(a_citation("合同法58"),),
            follows_from=transfer.key,
        ),
        a_grading(
            3,
            a_finding(3, Label.CREDENTIAL_HANDOVER, against=against),
            citations=data_law[:1],
            cures=(WORDING,),
            adjusted=("多账号批量移交，升一级。",),
        ),
        a_grading(4, a_finding(4, Label.CONCEALMENT, severity=Severity.LOW)),
        a_grading(
            5,
            a_finding(5, Label.TAINTED_REMEDY, severity=Severity.MEDIUM),
            follows_from=transfer.key,
        ),
        a_grading(6, a_finding(6, Label.DISPUTE_RESOLUTION, severity=Severity.INFO)),
    )
    opinion = an_opinion(
        verdict=Verdict.HIGH,
        summary="合同的主要标的是他人个人信息，没有取得信息主体同意，存在被认定无效的较高风险。",
        findings=findings,
        reasoning=(
            Step("主要标的是九个微信号连同全部好友。", ("f1", "f3"), data_law[:1]),
            Step("签订时的法律禁止未经同意向他人提供个人信息。", ("f1",), data_law),
        ),
        assets=(
            Asset(
                "个人微信号", Severity.HIGH, "R1", "较为明确", ("九个账号", "含他人信息"), ("f1",)
            ),
            Asset("朋友圈内容", Severity.LOW, "R6", "明确", (), ()),
        ),
        consequences=(Point("余款请求", "余款20万元的请求存在不被支持的风险。", ("f2",)),),
        exposure=(Point("条数", "18,000至27,000条，为5,000条的3.6至5.4倍。"),),
        applicable_law=(
            Point("签订日", "2019年9月22日，适用民法总则。", (), (a_citation("民法总则155"),)),
        ),
        checklist=(
            Point("同意", "是否取得每一好友的单独同意？", ("f1",), (), "open"),
            Point("平台程序", "微信无过户程序。", (), (), "missing"),
            Point("清空", "已清空好友。", (), (), "met"),
        ),
        contrary=(Point("解释第十六条", "规范目的可由侵权责任实现。"),),
    )
    facts = Facts(
        signing_date=Fact(SIGNED, (Span(0, 1),)),
        parties=(
            Party("甲方", "程某", (Span(0, 1),), ("转让方",)),
            Party("乙方", "赵某", (Span(0, 1),)),
        ),
        transferor=Fact("甲方", (Span(0, 1),)),
        transferee=Fact("乙方", (Span(0, 1),)),
        price_cny=Fact(Decimal(500000), (Span(0, 1),)),
        instalments=(
            Instalment(Decimal(300000), SIGNED, Span(0, 1)),
            Instalment(Decimal("100000.5"), None, Span(0, 1)),
        ),
        account_count=Fact(9, (Span(0, 1),)),
        platforms=(Fact("微信", (Span(0, 1),)),),
        records_min=Fact(18000, (Span(0, 1),)),
        records_max=Fact(27000, (Span(0, 1),)),
    )
    dismissed = a_finding(4, Label.UNLAWFUL_PURPOSE)
    primary = (*(graded.finding for graded in findings), dismissed)
    return Review(document, tree, facts, primary, opinion)


def a_decision(finding: Finding, **more: Any) -> Decision:
    """The finding adopted, but for what is asked otherwise."""
    values: dict[str, Any] = {"status": Status.ADOPTED, "modified": NOON}
    return Decision(FindingRef(finding.key, finding.label, finding.quote), **(values | more))


def lawyers_state(review: Review) -> ReviewState:
    """Decisions, an overruled grade and verdict, notes, ticks on the agreement."""
    first, second, third, fourth, _, _, dismissed = review.primary
    decisions = (
        a_decision(first, text="须在签署前剔除。", author="王律师"),
        a_decision(second, status=Status.DEFERRED),
        a_decision(third, grade=Severity.MEDIUM, grade_reason="密码已更换。"),
        a_decision(
            fourth, status=Status.DISMISSED, reason=Dismissal.RISK_ACCEPTED, text="可接受。"
        ),
        a_decision(
            dismissed, status=Status.DISMISSED, reason=Dismissal.UNFOUNDED, text="只是保密。"
        ),
    )
    start = review.clauses.clauses[4].body.start
    note = Mark(
        "m1",
        Anchor(Span(start, start + 4), "甲方不得"),
        Colour.YELLOW,
        NOON,
        NOON,
        "向客户核实是否已告知。",
        ("询问",),
    )
    orphan = replace(note, id="m2", anchor=Anchor(None, "已删除的话"), text="")
    return ReviewState(
        marks={mark.id: mark for mark in (orphan, note)},
        decisions={decision.about.key: decision for decision in decisions},
        ticks={Tick.CONSENTS_SEEN: False},
        stage=Stage.PART_PERFORMED,
        verdict=VerdictOverrule(Verdict.MEDIUM, "当事人正在补办同意。", NOON, "王律师"),
    )


def full_report() -> Report:
    """The report on the agreement with everything the lawyer added."""
    review = nine_accounts()
    return report_of(review, CONTRACT, today=TODAY, state=lawyers_state(review), author="王律师")


def everything_said(report: Report) -> list[str]:
    """All words that a writer has to put down, run by run."""
    said = [report.title, report.subtitle, report.conclusion.label, report.conclusion.grade.text]
    said += [report.conclusion.ground, *report.conclusion.notes, *report.signatures]
    said += [section.title for section in report.sections]
    for block in (report.facts, *(block for each in report.parts for block in each.blocks)):
        match block:
            case Paragraph():
                said += _runs([block])
            case Heading():
                said += [run.text for run in block.words]
            case Item():
                said += [block.mark, *_runs(block.lines)]
            case Fields():
                for row in block.rows:
                    said += [row.label, *_runs(row.lines)]
            case Table():
                said += [column.title for column in block.columns]
                for cells in block.rows:
                    for cell in cells:
                        said += _runs(cell)
    return said


def _runs(lines: Iterable[Paragraph]) -> list[str]:
    return [run.text for line in lines for run in line.words]

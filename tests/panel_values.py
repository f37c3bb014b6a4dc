"""A small contract with its opinion, all by hand: what the panels show in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.assessment.model import Asset, Cure, GradedFinding, Opinion, Point, Step
from reviewer.document.clauses import segment
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.labels import Label, Severity, Verdict
from reviewer.law.citations import parse
from reviewer.law.holdings import holdings_in
from reviewer.law.library import Library
from reviewer.law.model import ResolvedCitation
from reviewer.review import Review
from reviewer.rules.findings import Explanation, Finding, Matched, RulesVersion
from reviewer.worker import Opened
from ui.kept.settings import Settings
from ui.running.context import Context
from ui.session import Session

DAY = date(2021, 12, 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINES = (
    "微信账号转让协议",
    "甲方：程某",
    "乙方：赵某",
    "第一条 甲方将其名下九个微信号及全部好友、聊天记录转让给乙方。",
    "第二条 转让价款为人民币500,000元，签订当日支付300,000元。",
    "第三条 甲方配合乙方更换密码和绑定手机号。",
    "第四条 甲方违约的，双倍返还已付价款。",
    "第五条 争议由合同签订地人民法院管辖。",
)
TEXT = "\n".join(LINES)


def a_document() -> Document:
    """The contract, one block a line."""
    blocks, start = [], 0
    for line in LINES:
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(start, start + len(line))))
        start += len(line) + 1
    return Document("docx", "a" * 64, TEXT, tuple(blocks))


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def a_citation(words: str, day: date = DAY) -> ResolvedCitation:
    library = Library.load()
    resolved = library.resolve(parse(words, library), day)
    assert resolved is not None
    return resolved


def a_finding(label: Label, words: str, **more: Any) -> Finding:
    """A finding on words of the contract, keyed by its label."""
    place = next(line for line in LINES if words in line).split()[0]
    values: dict[str, Any] = {
        "key": label.value,
        "severity": Severity.HIGH,
        "rule": f"{label.value}.test",
        "rule_version": 2,
        "title": f"标题 {label.value}",
        "clause": place,
        "place": place,
        "span": span_of(words),
        "quote": words,
        "confidence": 0.9,
        "route": "R1",
        "because": "该条使受让人取得他人信息。",
        "against": ("反方会主张该规定只管履行行为。",),
        "cures": ("exclude",),
        "cites": (),
        "explanation": Explanation(
            (Matched("act", "act.hand-over", span_of("转让给乙方"), "转让给乙方"),),
            ("句中有转让",),
            ("并非禁止",),
        ),
    }
    return Finding(label=label, **(values | more))


CURE = Cure("exclude", "剔除账号", "本协议标的不包括任何微信号。", "账号与数据", "已交付的部分")


def graded(number: int, finding: Finding, **more: Any) -> GradedFinding:
    values: dict[str, Any] = {"severity": finding.severity, "citations": (), "cures": ()}
    return GradedFinding(f"f{number}", finding, **(values | more))


def the_findings() -> tuple[GradedFinding, ...]:
    """Data and credentials high, account medium, price and remedy derived, forum as mitigation."""
    data = a_finding(Label.PERSONAL_DATA_TRANSFER, "全部好友、聊天记录转让给乙方")
    account = a_finding(Label.ACCOUNT_TRANSFER, "九个微信号", severity=Severity.MEDIUM, route="R2")
    keys = a_finding(Label.CREDENTIAL_HANDOVER, "更换密码和绑定手机号")
    price = a_finding(
        Label.TAINTED_CONSIDERATION, "转让价款为人民币500,000元", severity=Severity.MEDIUM
    )
    remedy = a_finding(Label.TAINTED_REMEDY, "双倍返还已付价款", severity=Severity.MEDIUM)
    forum = a_finding(
        Label.DISPUTE_RESOLUTION, "争议由合同签订地人民法院管辖", severity=Severity.INFO
    )
    grounds = (a_citation("民法典1038条第1款"), a_citation("个人信息保护法23条"))
    return (
        graded(1, account, cures=(CURE,), mitigated_by=("f6",)),
        graded(
            2,
            data,
            citations=grounds,
            cures=(CURE,),
            adjusted=("数量多，升一级。",),
            standing="违反强制性规定（个人信息），较为明确",
        ),
        graded(3, price, follows_from=data.key),
        graded(4, keys, citations=(a_citation("民法典153条第1款"),)),
        graded(5, remedy, follows_from=data.key),
        graded(6, forum),
    )


def an_opinion(**more: Any) -> Opinion:
    """High, with every part of an opinion."""
    ground = a_citation("民法典153条第1款")
    values: dict[str, Any] = {
        "verdict": Verdict.HIGH,
        "summary": "主要标的含他人个人信息且无同意，存在被认定无效的较高风险。",
        "day": DAY,
        "day_stated": True,
        "findings": the_findings(),
        "reasoning": (
            Step("转让的是账号与他人信息。", ("f1", "f2")),
            Step("提供个人信息须有单独同意。", ("f2",), (a_citation("个人信息保护法23条"),)),
            Step("违反强制性规定的，存在被认定无效的风险。", (), (ground,)),
        ),
        "assets": (
            Asset(
                "九个微信号",
                Severity.HIGH,
                "R1",
                "较为明确",
                ("9个账号", "含好友、聊天记录"),
                ("f1", "f2"),
            ),
        ),
        "consequences": (
            Point("价款条款", "随之失去效力基础的风险。", ("f3",)),
            Point("争议解决条款", "不受影响。", ("f6",), (a_citation("民法典507条"),)),
        ),
        "exposure": (Point("信息条数", "18,000–27,000条，为5,000条的3.6–5.4倍。", ("f2",)),),
        "applicable_law": (Point("效力", "依民法典。", (), (ground,)),),
        "checklist": (
            Point("单独同意", "逐人单独同意的证据。", ("f2",), status="open"),
            Point("价款分项", "已分项。", status="met"),
            Point("删除记录", "没有删除记录。", status="missing"),
        ),
        "contrary": (
            Point("只规制履行行为", "解释第十六条第二款。", ("f2",)),
            Point("平台规则不是法律", "单凭平台协议不致无效。", ("f1",)),
        ),
        "law_as_of": date(2026, 10, 4),
        "rules_version": RulesVersion("2026.10"),
    }
    return Opinion(**(values | more))


def the_facts(**more: Any) -> Facts:
    values: dict[str, Any] = {
        "signing_date": None,
        "parties": (
            Party("甲方", "程某", (span_of("甲方：程某"),), ("转让方",), True),
            Party("乙方", "赵某", (span_of("乙方：赵某"),)),
        ),
        "transferor": Fact("甲方", (span_of("甲方将其"),)),
        "transferee": Fact("乙方", (span_of("转让给乙方"),)),
        "price_cny": Fact(Decimal(500000), (span_of("人民币500,000元"),)),
        "instalments": (Instalment(Decimal(300000), DAY, span_of("支付300,000元")),),
        "account_count": Fact(9, (span_of("九个微信号"),)),
        "platforms": (Fact("微信", (span_of("微信号"),)),),
    }
    return Facts(**(values | more))


def a_context(folder: Path) -> Context:
    """A context with the law library at hand."""
    context = Context(Settings(folder), lambda: date(2026, 3, 1))
    context.holdings = holdings_in(None)
    return context


def a_session(context: Context, opinion: Opinion | None = None) -> Session:
    """The contract, open and reviewed."""
    session = Session(Path("转让协议.docx"), context)
    document, held = a_document(), opinion or an_opinion()
    primary = tuple(graded.finding for graded in held.findings)
    session.contract = Review(document, segment(document), the_facts(), primary, held)
    return session


def change_review(session: Session, **changed: object) -> None:
    """Let the review of a session be another in this."""
    assert session.known is not None
    session.contract = replace(session.known, **changed)  # type: ignore[arg-type]


def forget_review(session: Session) -> None:
    """Let the contract of a session be read and not reviewed yet."""
    assert session.document is not None
    session.contract = Opened(session.document, session.clauses)


def without_risk() -> Opinion:
    """An opinion that found nothing."""
    return replace(
        an_opinion(),
        verdict=Verdict.NONE,
        summary="未发现转让账号或个人信息的条款。",
        findings=(),
        reasoning=(),
        assets=(),
        consequences=(),
        exposure=(),
        checklist=(),
        contrary=(),
    )

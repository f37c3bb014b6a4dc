"""Contracts of every kind as findings and facts, and their opinions as text to be read.

`python tests/assessment/golden_cases.py` writes golden/*.txt anew. Read what changed before you
commit it: these are the words that a lawyer signs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from assessment import worked_example
from assessment.gold_findings import a_finding

from reviewer.assessment.assess import assess
from reviewer.assessment.model import Asset, GradedFinding, Opinion, Point, Step, Ticks
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.labels import TITLES_ZH, Label, Side, Stage
from reviewer.law.citations import bracketed, part_label
from reviewer.law.model import ResolvedCitation
from reviewer.rules.findings import Finding

GOLDEN = Path(__file__).parent / "golden"
_HERE = Span(0, 1)
_CHAPTERS = (
    ("效力阶梯", "validity"),
    ("条款存废", "consequences"),
    ("可分性", "severability"),
    ("清算表", "unwinding"),
    ("责任风险提示", "exposure"),
    ("适用法律", "applicable_law"),
    ("待核清单", "checklist"),
    ("相反依据", "contrary"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A contract as the assessment gets it. `day_stated` false: a draft or no date."""

    findings: tuple[Finding, ...]
    facts: Facts
    day: date
    ticks: Ticks = field(default_factory=Ticks)
    day_stated: bool = True

    def opinion(self) -> Opinion:
        return assess(self.findings, self.facts, self.day, self.ticks, day_stated=self.day_stated)


def _clauses(*clauses: tuple[Label, str, str]) -> tuple[Finding, ...]:
    """Label, place and words of each finding; findings at one place are of one clause."""
    numbers: dict[str, int] = {}
    return tuple(
        a_finding(
            label,
            words,
            f"c{numbers.setdefault(where, len(numbers) + 1)}",
            at * 100,
            place=where,
            confidence=0.85,
        )
        for at, (label, where, words) in enumerate(clauses, 1)
    )


def _facts(
    price: int | None = None,
    parts: Sequence[tuple[int, date | None]] = (),
    platforms: Sequence[str] = (),
    accounts: int | None = None,
    records: int | None = None,
    business: bool | None = None,
) -> Facts:
    return Facts(
        parties=(Party("甲方", None, (_HERE,), natural_person=None if business is None
                       else not business),),
        transferor=Fact("甲方", (_HERE,)),
        transferee=Fact("乙方", (_HERE,)),
        price_cny=Fact(Decimal(price), (_HERE,)) if price else None,
        instalments=tuple(Instalment(Decimal(sum_), due, _HERE) for sum_, due in parts),
        platforms=tuple(Fact(name, (_HERE,)) for name in platforms),
        account_count=Fact(accounts, (_HERE,)) if accounts else None,
        records_min=Fact(records, (_HERE,)) if records else None,
    )  # fmt: skip


def _nine_accounts(day: date, second: date, third: date) -> Case:
    facts = worked_example.facts()
    dues = (day, second, third)
    return Case(
        worked_example.findings(),
        replace(
            facts,
            signing_date=Fact(day, (_HERE,)),
            instalments=tuple(
                replace(part, due=due) for part, due in zip(facts.instalments, dues, strict=True)
            ),
        ),
        day,
        Ticks(side=Side.TRANSFEREE, stage=Stage.DISPUTED),
    )


def _clinic() -> Case:
    return Case(
        _clauses(
            (Label.ACCOUNT_TRANSFER, "1.2", "诊所的公众号、抖音号一并转让给乙方"),
            (Label.PERSONAL_DATA_TRANSFER, "1.3", "全部顾客档案（姓名、电话、住址）移交乙方"),
            (Label.SENSITIVE_DATA_TRANSFER, "1.3", "顾客病历、术前术后照片移交乙方"),
            (Label.TAINTED_CONSIDERATION, "2.1", "转让价款共计120万元，不分项计价"),
            (Label.TAINTED_CONSIDERATION, "2.2", "签约当日支付60万元，移交完毕支付60万元"),
            (Label.CREDENTIAL_HANDOVER, "3.1", "甲方移交后台密码"),
            (Label.CONCEALMENT, "3.4", "双方不得告知顾客诊所易主"),
            (Label.TAINTED_REMEDY, "6.1", "迟延移交档案的，每日支付违约金5,000元"),
            (Label.DISPUTE_RESOLUTION, "9.1", "提交上海仲裁委员会仲裁"),
            (Label.SEVERABILITY, "9.3", "部分条款无效不影响其他条款"),
        ),
        _facts(1_200_000, ((600_000, date(2024, 5, 20)), (600_000, None)), ("公众号", "抖音"), 2,
               8000, business=True),
        date(2024, 5, 20),
        Ticks(side=Side.TRANSFEROR, stage=Stage.PART_PERFORMED),
    )  # fmt: skip


_MIGRATED = (
    (Label.ACCOUNT_TRANSFER, "1.1", "甲方将公众号迁移至乙方名下"),
    (Label.PLATFORM_PROCEDURE, "1.2", "经微信公众平台账号迁移程序审核通过后完成"),
    (Label.PERSONAL_DATA_TRANSFER, "2.1", "会员的姓名、手机号随迁移提供给乙方"),
)
_REST = (
    (Label.PLATFORM_PROCEDURE, "4.1", "平台未通过的，本协议终止，甲方返还已收款项"),
    (Label.TRANSFER_PROHIBITION, "5.1", "乙方不得将会员信息提供给第三方"),
    (Label.TAINTED_CONSIDERATION, "3.1", "迁移服务及内容著作权转让价款10万元"),
    (Label.DISPUTE_RESOLUTION, "7.1", "由甲方所在地人民法院管辖"),
)


def _migration() -> Case:
    consent = (
        (Label.CONSENT_OBTAINED, "2.2",
         "甲方应逐一告知会员接收方的名称、联系方式、处理目的、处理方式和信息种类，"
         "取得其单独同意；未回复的视为不同意，从交付清单中剔除"),
        (Label.CONSENT_OBTAINED, "2.3", "会员可随时撤回同意，撤回的即时删除"),
        (Label.PERSONAL_DATA_EXCLUDED, "2.4", "未同意会员的资料在迁移前删除"),
    )  # fmt: skip
    return Case(
        _clauses(*_MIGRATED, *consent, *_REST),
        _facts(100_000, (), ("公众号",), 1, 3000, business=True),
        date(2025, 3, 10),
    )


def _bare_warranty() -> Case:
    warranty = (Label.CONSENT_OBTAINED, "2.2", "甲方保证已取得会员同意，如有纠纷由甲方负责")
    return Case(
        _clauses(*_MIGRATED, warranty, *_REST),
        _facts(100_000, (), ("公众号",), 1, 3000, business=True),
        date(2025, 3, 10),
        Ticks(side=Side.TRANSFEREE),
    )


def _share_deal() -> Case:
    return Case(
        _clauses(
            (Label.TRANSFER_PROHIBITION, "5.2", "受让方不得要求目标公司向其提供会员个人信息"),
            (Label.SEVERABILITY, "9.2", "部分条款无效不影响其他条款"),
            (Label.DISPUTE_RESOLUTION, "9.3", "提交北京仲裁委员会仲裁"),
        ),
        _facts(5_000_000, business=True),
        date(2025, 6, 1),
    )


def _share_deal_with_private_account() -> Case:
    return Case(
        _clauses(
            (Label.ACCOUNT_TRANSFER, "4.1", "创始人名下用于经营的微信号交由受让方长期使用"),
            (Label.CUSTOMER_RESOURCE_TRANSFER, "4.1", "微信号内的客户好友归受让方维护"),
            (Label.CREDENTIAL_HANDOVER, "4.2", "创始人交付密码并变更绑定手机"),
            (Label.TAINTED_CONSIDERATION, "2.1",
             "总价500万元，其中股权480万元，微信号及客户好友20万元"),
            (Label.DISPUTE_RESOLUTION, "9.3", "提交北京仲裁委员会仲裁"),
        ),
        _facts(5_000_000, (), ("微信",), 1, None, business=False),
        date(2025, 6, 1),
        day_stated=False,
    )  # fmt: skip


def _game_account() -> Case:
    return Case(
        _clauses(
            (Label.ACCOUNT_TRANSFER, "第一条", "甲方将自用的游戏账号转让给乙方"),
            (Label.CREDENTIAL_HANDOVER, "第二条", "甲方交付密码并换绑手机"),
            (Label.TAINTED_CONSIDERATION, "第三条", "价款4,000元，当面付清"),
            (Label.PLATFORM_TERMS_EVASION, "第四条", "甲方不得找回账号"),
            (Label.TAINTED_REMEDY, "第五条", "甲方找回的，退还价款并支付违约金2,000元"),
        ),
        _facts(4000, ((4000, date(2024, 8, 1)),), ("游戏账号",), 1, None, business=False),
        date(2024, 8, 1),
        Ticks(stage=Stage.SIGNED),
    )


def _leased_cards() -> Case:
    return Case(
        _clauses(
            (Label.PAYMENT_INSTRUMENT_TRANSFER, "一", "甲方将名下三张银行卡交乙方使用三个月"),
            (Label.PAYMENT_INSTRUMENT_TRANSFER, "二", "U盾、绑定的电话卡一并交付"),
            (Label.CREDENTIAL_HANDOVER, "二", "甲方告知网银密码"),
            (Label.TAINTED_CONSIDERATION, "三", "每张卡每月租金800元"),
            (Label.REAL_NAME_EVASION, "四", "银行要求核验的，甲方到场配合刷脸"),
            (Label.TAINTED_REMEDY, "五", "甲方挂失的，赔偿卡内损失并支付违约金1万元"),
        ),
        _facts(None, (), (), None, None, business=False),
        date(2025, 9, 1),
        Ticks(side=Side.TRANSFEROR, stage=Stage.PART_PERFORMED),
    )


def _shop_with_orders() -> Case:
    return Case(
        _clauses(
            (Label.ACCOUNT_TRANSFER, "1.1", "甲方将天猫店铺转让给乙方"),
            (Label.PLATFORM_PROCEDURE, "1.2", "经天猫官方店铺过户程序变更主体"),
            (Label.PLATFORM_PROCEDURE, "1.3", "过户未获通过的，退还全部价款"),
            (Label.PERSONAL_DATA_TRANSFER, "2.1",
             "甲方导出三年订单（收货人、电话、地址）交付乙方"),
            (Label.PERSONAL_DATA_TRANSFER, "附件二第1行", "订单表：收货人、电话、地址，约6万条"),
            (Label.TAINTED_CONSIDERATION, "3.1", "店铺及订单资料转让价款80万元"),
            (Label.TAINTED_REMEDY, "6.1", "迟延交付订单资料的，每日支付违约金1,000元"),
            (Label.DISPUTE_RESOLUTION, "8.1", "由杭州互联网法院管辖"),
        ),
        _facts(800_000, (), ("天猫",), 1, 60_000, business=True),
        date(2026, 2, 1),
    )  # fmt: skip


CASES: dict[str, Callable[[], Case]] = {
    "nine-accounts-2019": lambda: _nine_accounts(
        worked_example.SIGNED, date(2020, 3, 22), date(2020, 9, 22)
    ),
    "nine-accounts-2022": lambda: _nine_accounts(
        date(2022, 1, 5), date(2022, 7, 5), date(2023, 1, 5)
    ),
    "nine-accounts-2023": lambda: _nine_accounts(
        date(2023, 6, 1), date(2023, 12, 1), date(2024, 6, 1)
    ),
    "nine-accounts-2026": lambda: _nine_accounts(
        date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1)
    ),
    "clinic": _clinic,
    "migration-with-consents": _migration,
    "migration-with-bare-warranty": _bare_warranty,
    "share-deal": _share_deal,
    "share-deal-with-private-account": _share_deal_with_private_account,
    "game-account": _game_account,
    "leased-bank-cards": _leased_cards,
    "shop-with-order-data": _shop_with_orders,
}


def as_text(opinion: Opinion) -> str:
    """The whole opinion, a paragraph a line."""
    return "\n".join((*_lines(opinion), ""))


def _lines(opinion: Opinion) -> Iterator[str]:
    yield opinion.summary
    yield ""
    yield "【条款】"
    for graded in opinion.findings:
        yield from _finding(graded)
    yield ""
    yield "【改法文本】"
    wordings = {cure.title: cure.wording for one in opinion.findings for cure in one.cures}
    for title, wording in wordings.items():
        yield f"{title}：{wording}"
    yield ""
    yield "【推理】"
    for number, step in enumerate(opinion.reasoning, 1):
        yield f"{number}. {_supported(step.step, step)}"
    yield ""
    yield "【标的】"
    for asset in opinion.assets:
        yield _asset(asset)
    for title, name in _CHAPTERS:
        yield ""
        yield f"【{title}】"
        for point in getattr(opinion, name):
            mark = f"[{point.status}] " if point.status else ""
            text = point.text.replace("\n", "／")
            yield f"{mark}{point.title}：{_supported(text, point)}"


def _finding(graded: GradedFinding) -> Iterator[str]:
    finding = graded.finding
    yield (
        f"{graded.id} {finding.place} {TITLES_ZH[finding.label]} {graded.severity}"
        f" {finding.route or '—'} “{finding.quote}”"
    )
    if graded.citations:
        yield f"   依据：{_names(graded.citations)}"
    for why in graded.adjusted:
        yield f"   {why}"
    if graded.mitigated_by:
        yield f"   缓和：{'、'.join(graded.mitigated_by)}"
    if graded.cures:
        yield f"   改法：{'、'.join(cure.title for cure in graded.cures)}"


def _asset(asset: Asset) -> str:
    found = "、".join(asset.findings)
    return f"{asset.name} {asset.grade} {asset.route}：{'；'.join(asset.facts)}〔{found}〕"


def _supported(text: str, part: Step | Point) -> str:
    found = f"〔{'、'.join(part.findings)}〕" if part.findings else ""
    cited = f"〔{_names(part.citations)}〕" if part.citations else ""
    return text + found + cited


def _names(citations: Sequence[ResolvedCitation]) -> str:
    return "、".join(
        bracketed(one.law_short) + one.article_label + part_label(one.citation) for one in citations
    )


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, case in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(as_text(case().opinion()), "utf-8", newline="\n")

"""How grades, verdicts, decisions and sums are called in a report."""

from __future__ import annotations

from decimal import Decimal

from reviewer.export.blocks import Run, Tone
from reviewer.labels import Severity, Stage, Verdict
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Decision
from reviewer.rules.findings import RulesVersion

RISKS_ZH: dict[Severity, str] = {
    Severity.HIGH: "高风险",
    Severity.MEDIUM: "中风险",
    Severity.LOW: "低风险",
    Severity.INFO: "提示",
}
VERDICTS_ZH: dict[Verdict, str] = {
    Verdict.HIGH: "高",
    Verdict.MEDIUM: "中",
    Verdict.LOW: "低",
    Verdict.NONE: "未发现",
}
STAGES_ZH: dict[Stage, str] = {
    Stage.DRAFT: "拟签",
    Stage.SIGNED: "已签订，尚未履行",
    Stage.PART_PERFORMED: "已部分履行",
    Stage.DISPUTED: "争议中",
}
_TONES = {
    Severity.HIGH: Tone.STRONG,
    Severity.MEDIUM: Tone.MIDDLE,
    Severity.LOW: Tone.SOFT,
    Severity.INFO: Tone.QUIET,
}
_VERDICT_TONES = {
    Verdict.HIGH: Tone.STRONG,
    Verdict.MEDIUM: Tone.MIDDLE,
    Verdict.LOW: Tone.SOFT,
    Verdict.NONE: Tone.QUIET,
}
_PHRASE_ENDS = "。；！？，;!?,"


def grade_badge(grade: Severity) -> Run:
    """The Chinese name of a grade, on its colour."""
    return Run(RISKS_ZH[grade], strong=True, tone=_TONES[grade])


def verdict_badge(verdict: Verdict) -> Run:
    """The Chinese name of a verdict, on its colour."""
    return Run(VERDICTS_ZH[verdict], strong=True, tone=_VERDICT_TONES[verdict])


def decision_words(decision: Decision) -> str:
    """What was decided on a finding, why, by whom, and who agreed."""
    reason = "" if decision.reason is None else f"（{DISMISSAL_ZH[decision.reason]}）"
    author = f"（{decision.author}）" if decision.author else ""
    second = decision.second
    agreed = "" if second is None else f"（复核：{second.name}，{second.at:%Y-%m-%d}）"
    return f"{STATUS_ZH[decision.status]}{reason}。{decision.text}{author}{agreed}"


def rules_words(version: RulesVersion) -> str:
    """26.62.0a1b（停用 1 条，自有 2 条）: the rules, with what the lawyer changed in them."""
    counts = (("停用", version.off), ("改级", version.regraded), ("自有", version.own))
    changed = "，".join(f"{what} {count} 条" for what, count in counts if count)
    return version.number + (f"（{changed}）" if changed else "")


def money_words(amount: Decimal) -> str:
    """人民币500,000元; cents only where there are any."""
    whole = amount == amount.to_integral_value()
    return f"人民币{amount:,.0f}元" if whole else f"人民币{amount:,.2f}元"


def count_words(least: int | None, most: int | None, unit: str) -> str | None:
    """18,000至27,000人; None where nothing is known."""
    low, high = (None if number is None else f"{number:,}" for number in (least, most))
    if low and high:
        return f"{low}{unit}" if low == high else f"{low}至{high}{unit}"
    if low:
        return f"不少于{low}{unit}"
    return f"不超过{high}{unit}" if high else None


def shortened(text: str, limit: int) -> str:
    """The beginning as it stands, in at most `limit` characters: the phrases that fit, or as much
    as does, and an ellipsis."""
    if len(text) <= limit:
        return text
    end = max(text.rfind(mark, 0, limit) for mark in _PHRASE_ENDS)
    kept = text[:end] if end >= limit // 2 else text[: limit - 1]
    return kept.rstrip("，、：,: ") + "…"

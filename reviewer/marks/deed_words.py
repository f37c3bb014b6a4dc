"""What was done on a contract, in the Chinese words of undo, log and command line."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.labels import SIDES_ZH, TITLES_ZH, Label, Side, Stage
from reviewer.marks.deeds import Answer, Deed, DeedKind
from reviewer.marks.model import DISMISSAL_ZH, FACTS_ZH, STATUS_ZH, TICKS_ZH, FactField, Tick

# {what} is the subject in quotation marks, {about} without them.
_DEEDS_ZH: Mapping[DeedKind, str] = {
    DeedKind.HIGHLIGHT: "高亮{what}",
    DeedKind.NOTE: "批注{what}",
    DeedKind.EDIT_HIGHLIGHT: "修改高亮{what}",
    DeedKind.EDIT_NOTE: "修改批注{what}",
    DeedKind.DELETE_HIGHLIGHT: "删除高亮{what}",
    DeedKind.DELETE_NOTE: "删除批注{what}",
    DeedKind.HIGHLIGHT_ALL: "高亮 {count} 处{what}",
    DeedKind.IMPORT_NOTES: "导入原文批注 {count} 条",
    DeedKind.DECIDE: "{status}{what}{reason}",
    DeedKind.COMMENT: "修改对{what}的意见",
    DeedKind.WITHDRAW: "恢复{what}为待处理",
    DeedKind.REWORD: "改写{what}的替代文本",
    DeedKind.WITHDRAW_WORDING: "撤回自拟{what}的替代文本",
    DeedKind.AGREE: "由{value}复核{what}",
    DeedKind.WITHDRAW_AGREEMENT: "撤回对{what}的复核",
    DeedKind.DECIDE_ALL: "批量处理 {count} 条风险：{status}{reason}",
    DeedKind.AGREE_ALL: "由{value}复核 {count} 条风险",
    DeedKind.DECIDE_AS_BEFORE: "沿用先前的处理",
    DeedKind.CARRY_OVER: "承接旧版的处理（{count} 项）",
    DeedKind.CORRECT_FACT: "更正{about}",
    DeedKind.RESTORE_FACT: "恢复{about}",
    DeedKind.CORRECT_PARTY: "更正{about}",
    DeedKind.RESTORE_PARTY: "恢复{about}",
    DeedKind.CORRECT_INSTALMENT: "更正分期价款",
    DeedKind.RESTORE_INSTALMENT: "恢复分期价款",
    DeedKind.ANSWER: "{about}：{value}",
    DeedKind.SET_SIGNING_DAY: "签订日改为 {value}",
    DeedKind.RESTORE_SIGNING_DAY: "恢复合同所载签订日",
    DeedKind.SET_PERFORMANCE_DAY: "履行日改为 {value}",
    DeedKind.CLEAR_PERFORMANCE_DAY: "清除履行日",
    DeedKind.SET_PERIODS: "改选并列的时期",
    DeedKind.SET_SIDE: "立场改为{value}",
    DeedKind.SET_STAGE: "阶段改为{value}",
    DeedKind.OVERRULE: "改定总评",
    DeedKind.WITHDRAW_VERDICT: "撤回自定总评",
    DeedKind.COUNTERSIGN: "由{value}复核",
    DeedKind.WITHDRAW_COUNTERSIGN: "撤回复核",
    DeedKind.IMPORT_WORK: "导入{value}协作文件（{count} 项）",
    DeedKind.RELOCATED: "重新定位批注",
    DeedKind.TAKEN_OVER: "承接上一版本的批注与处理",
    DeedKind.WORDED: "{about}",
}
_STAGES_ZH = {
    Stage.DRAFT: "拟签",
    Stage.SIGNED: "已签未履行",
    Stage.PART_PERFORMED: "部分履行",
    Stage.DISPUTED: "争议中",
}
_ANSWERS_ZH = {Answer.YES: "是", Answer.NO: "否", Answer.OPEN: "未答"}


def deed_words(deed: Deed) -> str:
    """高亮“九个微信号”, 驳回“账号转让”（接受风险）."""
    about = _about(deed)
    return _DEEDS_ZH[deed.kind].format(
        about=about,
        what=f"“{about}”" if about else "",
        value=_value(deed),
        status="" if deed.status is None else STATUS_ZH[deed.status],
        reason="" if deed.reason is None else f"（{DISMISSAL_ZH[deed.reason]}）",
        count=deed.count,
    )


def _about(deed: Deed) -> str:
    match deed.kind:
        case DeedKind.CORRECT_FACT | DeedKind.RESTORE_FACT:
            return FACTS_ZH[FactField(deed.subject)]
        case DeedKind.ANSWER:
            return TICKS_ZH[Tick(deed.subject)]
        case _ if deed.is_about_a_risk:
            return TITLES_ZH[Label(deed.subject)]
        case _:
            return deed.subject


def _value(deed: Deed) -> str:
    match deed.kind:
        case DeedKind.ANSWER:
            return _ANSWERS_ZH[Answer(deed.value)]
        case DeedKind.SET_SIDE:
            return SIDES_ZH[Side(deed.value)]
        case DeedKind.SET_STAGE:
            return _STAGES_ZH[Stage(deed.value)]
        case DeedKind.IMPORT_WORK:
            return f"{deed.value}的" if deed.value else ""
        case _:
            return deed.value

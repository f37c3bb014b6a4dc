"""The columns of an overview of many contracts, and what is said below it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import quote

from reviewer.export.overview import Line
from reviewer.export.wording import VERDICTS_ZH, money_words
from reviewer.labels import Verdict
from reviewer.text.dates import day_words

COLUMNS = (
    "文件",
    "合同名称",
    "效力风险",
    "高",
    "中",
    "低",
    "主要依据",
    "价款",
    "适用法律之日",
    "备注",
)
NOT_REVIEWED = "未能审查"


def cells(line: Line) -> tuple[str | int, ...]:
    """A line as words and numbers, one for each column."""
    found = line.summary
    if found is None:
        return (line.path, "", NOT_REVIEWED, "", "", "", "", "", "", _remark(line))
    return (
        line.path,
        found.title,
        VERDICTS_ZH[found.verdict],
        found.high,
        found.medium,
        found.low,
        "；".join(found.grounds),
        "未载明" if found.price is None else money_words(found.price),
        found.day.isoformat(),
        _remark(line),
    )


def link_to(report: str) -> str:
    """A path within the folder of the overview as a link; on Linux a name may be any bytes."""
    return quote(os.fsencode(report))


def _remark(line: Line) -> str:
    found = line.summary
    told = []
    if why := line.why("zh"):
        told.append(why)
    if line.copy_of:
        told.append(f"与“{line.copy_of}”内容完全相同")
    if found is not None and not found.day_stated:
        told.append("合同未载明签订日，依审查当日的法律")
    if found is not None and found.warnings:
        told.append(f"读取时有 {found.warnings} 项提示，见 JSON")
    return "；".join(told)


def totals(lines: Sequence[Line], say: Callable[..., str] = str.format) -> str:
    """One sentence on all of them, in Chinese; or as `say` puts words and fills in the numbers."""
    verdicts = Counter(line.summary.verdict for line in lines if line.summary is not None)
    told = [
        say("{verdict} {count} 份", verdict=say(VERDICTS_ZH[verdict]), count=verdicts[verdict])
        for verdict in Verdict
        if verdicts[verdict]
    ]
    bad = sum(line.summary is None for line in lines)
    copies = sum(bool(line.copy_of) for line in lines)
    words = say("共 {count} 份文件", count=len(lines))
    if told:
        words += say("，效力风险：{verdicts}", verdicts=say("，").join(told))
    if bad:
        words += say("；未能审查 {count} 份", count=bad)
    if copies:
        words += say("；其中 {count} 份与他件内容完全相同，未重复审查", count=copies)
    return words + say("。")


def remarks(lines: Sequence[Line], *, today: date, folder: str) -> tuple[str, ...]:
    """What is said below the table: totals, versions, limits."""
    versions = sorted({line.summary.versions for line in lines if line.summary is not None})
    return (
        f"批量审查总览　{day_words(today)}",
        f"文件夹：{folder}",
        totals(lines),
        *(f"版本（程序 / 规则 / 法条库截至）：{version}" for version in versions),
        "效力风险指合同（主要标的）被认定无效的风险程度，不是对效力的认定；“未发现”不等于不存在。",
        "按风险高低排列，同级的按高、中风险处数排列。各份的逐条结果见“审查结果”所指的 JSON 文件。",
    )

"""How changes between two versions are called, and a comparison as plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import reviewer
from reviewer.exchange.comparison import (
    Comparison,
    Fate,
    FindingChange,
    Part,
    Row,
    VersionFinding,
    tags,
)
from reviewer.export.wording import RISKS_ZH, VERDICTS_ZH
from reviewer.labels import MITIGATING, TITLES_ZH
from reviewer.text.differences import Edit

SCHEMA = "shenqi.compare/1"
TAGS_ZH: dict[str, str] = {
    "same": "相同",
    "changed": "改动",
    "new": "新增",
    "gone": "删除",
    "split": "拆分",
    "joined": "合并",
    "moved": "移动",
    "renumbered": "改编号",
}
FATES_ZH: dict[Fate, str] = {
    Fate.NEW: "新增",
    Fate.REWORDED: "措辞有改，仍在",
    Fate.SAME: "未变",
    Fate.CURED: "已消除",
}
# For a clause that lowers the risk its disappearance is no cure.
_MITIGATION_GONE = "已不见"
_SIGNS = {Edit.KEPT: "{}", Edit.GONE: "[-{}-]", Edit.ADDED: "{{+{}+}}"}


def tag_words(row: Row) -> str:
    """改动、移动."""
    return "、".join(TAGS_ZH[tag] for tag in tags(row))


def fate_words(change: FindingChange) -> str:
    """What became of a finding, with its grades where these differ."""
    if change.fate is Fate.CURED and change.label in MITIGATING:
        return _MITIGATION_GONE
    if not (change.old and change.new and change.regraded):
        return FATES_ZH[change.fate]
    grades = f"{RISKS_ZH[change.old.severity]}→{RISKS_ZH[change.new.severity]}"
    return f"{'措辞有改，' if change.fate is Fate.REWORDED else ''}仍在，{grades}"


def places_of(row: Row) -> str:
    """How the clauses of a row are called in a sentence, old and new where these differ."""
    old, new = ("、".join(part.place for part in parts) for parts in (row.old, row.new))
    differ = row.renumbered or len(row.old) != len(row.new)
    return f"{old}→{new}" if old and new and differ else new or old


def summary_words(comparison: Comparison) -> str:
    """One sentence on the clauses."""
    counts = comparison.counts()
    told = [f"{TAGS_ZH[tag]} {counts[tag]} 处" for tag in TAGS_ZH if tag != "same" and counts[tag]]
    if not told:
        return f"两版条款文字相同（共 {len(comparison.rows)} 处）。"
    return f"条款变动：{'，'.join(told)}；其余 {counts['same']} 处相同。"


def findings_words(comparison: Comparison) -> str:
    """One sentence on the risks."""
    risks = [each for each in comparison.findings if each.label not in MITIGATING]
    told = []
    for fate, words in FATES_ZH.items():
        number = sum(each.fate is fate for each in risks)
        if number:
            told.append(f"{words} {number} 处")
    return f"风险提示：{'；'.join(told)}。" if told else "两版均未发现风险提示。"


def comparison_text(comparison: Comparison) -> str:
    """For people at a terminal: [-words that are gone-] and {+words that were added+}."""
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"旧版：{old.path.name}　效力风险 {VERDICTS_ZH[old.verdict]}"
    yield f"新版：{new.path.name}　效力风险 {VERDICTS_ZH[new.verdict]}"
    yield summary_words(comparison)
    yield findings_words(comparison)
    for row in comparison.changes:
        yield ""
        yield f"【{tag_words(row)}】{places_of(row)}"
        if words := _marked(row):
            yield words
    told = [each for each in comparison.findings if each.fate is not Fate.SAME or each.regraded]
    if told:
        yield ""
        yield "风险变化："
    for each in told:
        grade = RISKS_ZH[each.shown.severity]
        title = TITLES_ZH[each.label]
        found = f"{each.shown.place}：{_flat(each.shown.quote)}"
        yield f"  {fate_words(each)}　{grade} {title}　{found}"


def _marked(row: Row) -> str:
    parts = (_SIGNS[piece.edit].format(piece.new or piece.old) for piece in row.pieces)
    return _flat("".join(parts))


def _flat(words: str) -> str:
    return " ".join(words.split())


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """The comparison as `shenqi.compare/1`, plain values for other programs.

    The `old` of all pieces make up the earlier words of a row, the `new` of all the later ones.
    """
    return {
        "schema": SCHEMA,
        "app": reviewer.__version__,
        **{
            side: {
                "path": str(version.path),
                "sha256": version.sha256,
                "format": version.format,
                "title": version.title,
                "verdict": version.verdict.value,
            }
            for side, version in (("old", comparison.old), ("new", comparison.new))
        },
        "counts": dict(sorted(comparison.counts().items())),
        "rows": [_row(row) for row in comparison.rows],
        "findings": [_finding(each) for each in comparison.findings],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "change": row.change.value,
        "tags": list(tags(row)),
        "old": [_part(part) for part in row.old],
        "new": [_part(part) for part in row.new],
        "pieces": [
            {"edit": piece.edit.value, "old": piece.old, "new": piece.new} for piece in row.pieces
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    return {"clause": part.id, "key": part.key, "number": part.number or None, "text": part.text}


def _finding(change: FindingChange) -> dict[str, Any]:
    return {
        "fate": change.fate.value,
        "label": change.label.value,
        "row": change.row if change.row >= 0 else None,
        "old": _found(change.old),
        "new": _found(change.new),
    }


def _found(found: VersionFinding | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "key": found.key,
        "severity": found.severity.value,
        "clause": found.clause,
        "quote": found.quote,
    }

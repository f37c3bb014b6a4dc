"""The difference between two versions as a report, which the same writers lay out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from reviewer.exchange.comparison import (
    Change,
    Comparison,
    Fate,
    FindingChange,
    Row,
    Version,
)
from reviewer.export.blocks import (
    Block,
    Cell,
    Column,
    Conclusion,
    Field,
    Fields,
    Heading,
    Paragraph,
    Report,
    Revised,
    Run,
    Section,
    Style,
    Table,
    clean,
    paragraph,
    verbatim,
    words,
)
from reviewer.export.comparison_words import (
    fate_words,
    findings_words,
    places_of,
    summary_words,
    tag_words,
)
from reviewer.export.wording import VERDICTS_ZH, grade_badge, verdict_badge
from reviewer.labels import MITIGATING, TITLES_ZH
from reviewer.law.numbers import numeral
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Decision
from reviewer.marks.state import ReviewState
from reviewer.text.dates import day_words
from reviewer.text.differences import Edit, Piece

TITLE = "合同版本比对报告"
_FINDINGS = (
    Column("变化", 3.2),
    Column("级别", 1.3),
    Column("类型", 2.2),
    Column("条款", 2.2),
    Column("文字", 6.4),
)
_DECIDED = Column("旧版的处理", 2.6)
_PLACES = (Column("变化", 2.2), Column("条款", 4.4), Column("文字", 9.4))
_LEGEND = "删去的文字以删除线表示，增加的文字以下划线表示。字宽、空白与标点的全角半角不计为改动。"
_LIMITS = (
    "比对以条款为单位：先找文字相同的，再找移动的，再找最相近的；改写过多的条款可能显示为删除与新增。",
    "风险变化按两版各自的签订日适用的法律计算；“已消除”指新版中未再检出，不是对效力的认定。",
    "页眉、页脚单独比对；版式、字体、图片不在比对之列。",
)
_SHOWN_WORDS = 120


def comparison_report(
    comparison: Comparison, *, today: date, author: str = "", decided: ReviewState | None = None
) -> Report:
    """The report on two versions, dated `today`; `decided` is the work on the earlier one."""
    new = comparison.new
    parts = [(title, blocks, wide) for title, blocks, wide in _parts(comparison, decided) if blocks]
    name = clean(new.title or new.path.stem).strip("《》")
    return Report(
        title=TITLE,
        subtitle=f"关于《{name}》前后两版的变动",
        file_name=clean(new.path.name),
        facts=_facts(comparison),
        conclusion=_conclusion(comparison),
        sections=tuple(
            Section(f"{numeral(number)}、{title}", blocks, wide=wide)
            for number, (title, blocks, wide) in enumerate(parts, 1)
        ),
        signatures=(f"比对人：{clean(author) or '＿' * 8}", f"日期：{day_words(today)}"),
        annexes=(),
        dated=today,
        day=day_words(today),
        author=clean(author),
        contract=new.path,
        sha256=new.sha256,
    )


def _facts(comparison: Comparison) -> Fields:
    rows = [
        *_version_rows("旧版", comparison.old),
        *_version_rows("新版", comparison.new),
    ]
    return Fields(tuple(Field(label, lines) for label, lines in rows), ruled=True)


def _version_rows(label: str, version: Version) -> Iterator[tuple[str, Cell]]:
    day = day_words(version.day) + ("" if version.day_stated else "（合同未载明，依审查当日）")
    lines = (
        clean(version.path.name),
        f"适用法律之日：{day}",
        f"效力风险：{VERDICTS_ZH[version.verdict]}",
        f"SHA-256：{version.sha256}",
    )
    yield label, tuple(paragraph(line, Style.PLAIN) for line in lines)


def _conclusion(comparison: Comparison) -> Conclusion:
    old, new = comparison.old, comparison.new
    if old.verdict is new.verdict:
        change = f"两版效力风险同为“{VERDICTS_ZH[new.verdict]}”。"
    else:
        change = f"效力风险由“{VERDICTS_ZH[old.verdict]}”变为“{VERDICTS_ZH[new.verdict]}”。"
    ground = change + summary_words(comparison) + findings_words(comparison)
    return Conclusion("新版合同效力风险", verdict_badge(new.verdict), ground, (_LEGEND,))


_Titled = tuple[str, tuple[Block, ...], bool]


def _parts(comparison: Comparison, decided: ReviewState | None) -> Iterator[_Titled]:
    worded = [row for row in comparison.changes if _is_worded(row)]
    others = [row for row in comparison.changes if not _is_worded(row)]
    risks = [each for each in comparison.findings if each.label not in MITIGATING]
    mitigating = [
        each
        for each in comparison.findings
        if each.label in MITIGATING and each.fate is not Fate.SAME
    ]
    lowered = _finding_blocks(mitigating, None)
    headed = (Heading(words("缓和及存续条款")), *lowered) if lowered else ()
    yield "风险变化", (*_finding_blocks(risks, decided), *headed), True
    yield "改动的条款", tuple(block for row in worded for block in _worded(row)), False
    yield "新增、删除、移动、改编号的条款", _listed(others), False
    yield "说明与限制", tuple(paragraph(line) for line in _LIMITS), False


def _finding_blocks(
    changes: Iterable[FindingChange], decided: ReviewState | None
) -> tuple[Block, ...]:
    order = {fate: at for at, fate in enumerate((Fate.NEW, Fate.REWORDED, Fate.CURED, Fate.SAME))}
    rows = tuple(
        (
            (paragraph(fate_words(each), Style.PLAIN),),
            (Paragraph((grade_badge(each.shown.severity),), Style.PLAIN),),
            (paragraph(TITLES_ZH[each.label], Style.PLAIN),),
            (paragraph(verbatim(each.shown.place), Style.PLAIN),),
            (paragraph(_short(each.shown.quote), Style.PLAIN),),
            *([(paragraph(_decision_words(each, decided), Style.PLAIN),)] if decided else []),
        )
        for each in sorted(
            changes, key=lambda each: (order[each.fate], -each.shown.severity.rank, each.row)
        )
    )
    columns = (*_FINDINGS, _DECIDED) if decided else _FINDINGS
    return (Table(columns, rows),) if rows else ()


def _decision_words(change: FindingChange, decided: ReviewState | None) -> str:
    decision = _decision_on(change, decided)
    if decision is None:
        return "—"
    status = STATUS_ZH[decision.status]
    reason = f"（{DISMISSAL_ZH[decision.reason]}）" if decision.reason else ""
    who = f"　{decision.author}" if decision.author else ""
    again = "　文字已改，须再判断" if change.fate is Fate.REWORDED else ""
    return f"{status}{reason}{who}{again}"


def _decision_on(change: FindingChange, decided: ReviewState | None) -> Decision | None:
    if decided is None or change.old is None:
        return None
    return decided.decisions.get(change.old.key)


def _is_worded(row: Row) -> bool:
    """Whether its words are to be shown with what was changed in them."""
    return row.change is Change.CHANGED or row.is_split or row.is_joined


def _worded(row: Row) -> Iterator[Block]:
    yield Heading(words(f"{verbatim(places_of(row))}（{tag_words(row)}）"))
    runs = tuple(_run(piece) for piece in row.pieces)
    yield Paragraph(runs, Style.QUOTE)


def _run(piece: Piece) -> Run:
    if piece.edit is Edit.KEPT:
        return Run(verbatim(piece.new))
    if piece.edit is Edit.GONE:
        return Run(verbatim(piece.old), revised=Revised.GONE)
    return Run(verbatim(piece.new), revised=Revised.ADDED)


def _listed(rows: Iterable[Row]) -> tuple[Block, ...]:
    cells = tuple(
        (
            (paragraph(tag_words(row), Style.PLAIN),),
            (paragraph(verbatim(places_of(row)), Style.PLAIN),),
            (Paragraph(_whole(row), Style.PLAIN),),
        )
        for row in rows
    )
    return (Table(_PLACES, cells),) if cells else ()


def _whole(row: Row) -> tuple[Run, ...]:
    """All words of what is new or gone; of what only moved, enough to know it by."""
    if row.change in (Change.NEW, Change.GONE):
        return tuple(_run(piece) for piece in row.pieces)
    return words(_short("".join(piece.new for piece in row.pieces)))


def _short(text: str) -> str:
    flat = " ".join(verbatim(text).split())
    return flat if len(flat) <= _SHOWN_WORDS else f"{flat[: _SHOWN_WORDS - 1]}…"

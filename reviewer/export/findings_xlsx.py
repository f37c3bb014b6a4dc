"""The list of findings for the working file, as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reviewer.assessment.model import GradedFinding
from reviewer.document.places import place_of as place_of_clause
from reviewer.export.articles import cited_words
from reviewer.export.blocks import verbatim
from reviewer.export.cover import cover_fields
from reviewer.export.groups import place_of
from reviewer.export.risk_entry import NO_CURE, is_to_go, own_wording
from reviewer.export.wording import RISKS_ZH, VERDICTS_ZH, grade_badge, rules_words
from reviewer.export.xlsx_sheets import Value, add_sheet, badge, bytes_of, workbook
from reviewer.labels import TITLES_ZH
from reviewer.law.model import TEXT_STATUS_ZH, ResolvedCitation
from reviewer.marks.model import COLOURS_ZH, DISMISSAL_ZH, STATUS_ZH, Mark
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.text.dates import day_words

_FINDINGS = (
    ("序号", 6.0),
    ("条款", 14.0),
    ("类型", 16.0),
    ("等级", 9.0),
    ("系统初评", 9.0),
    ("合同原文", 50.0),
    ("风险", 50.0),
    ("依据", 36.0),
    ("反方论据", 44.0),
    ("修改建议", 20.0),
    ("替代文本", 50.0),
    ("处理", 10.0),
    ("处理意见", 30.0),
    ("处理人", 12.0),
    ("来源", 26.0),
)
_GRADE = 4  # the column, from 1
_FACTS = (("项目", 18.0), ("内容", 80.0))
_ARTICLES = (("法律", 30.0), ("条", 18.0), ("施行之日", 12.0), ("文本", 14.0), ("条文", 90.0))
_NOTES = (
    ("条款", 16.0),
    ("原文", 50.0),
    ("批注", 50.0),
    ("颜色", 8.0),
    ("标签", 20.0),
    ("作者", 12.0),
)


def findings_xlsx(review: Review, state: ReviewState, file_name: str, *, today: date) -> bytes:
    """The workbook's bytes: findings with the decisions on them, facts, articles, own notes."""
    book = workbook()
    findings = review.opinion.findings
    sheet = add_sheet(
        book,
        "风险清单",
        _FINDINGS,
        (_row(number, graded, state) for number, graded in enumerate(findings, 1)),
        across=2,
    )
    sheet.freeze_panes = "C2"
    sheet.print_title_cols = "A:D"
    for number, graded in enumerate(findings, 2):
        badge(sheet.cell(number, _GRADE), grade_badge(state.grade_of(graded)).tone)
    add_sheet(book, "合同信息", _FACTS, _fact_rows(review, state, file_name, today))
    add_sheet(book, "援引法条", _ARTICLES, _article_rows(findings))
    add_sheet(book, "律师批注", _NOTES, (_note(mark, review) for mark in state.marks_in_order()))
    return bytes_of(book)


def _row(number: int, graded: GradedFinding, state: ReviewState) -> Sequence[Value]:
    finding, decision = graded.finding, state.decision_on(graded)
    own = state.decisions.get(finding.key)
    said = [] if decision is None else [decision.text]
    if decision is not None and decision.reason is not None:
        said.insert(0, DISMISSAL_ZH[decision.reason])
    if own is not None and own.grade is not None:
        said.append(f"改定等级：{own.grade_reason}")
    wordings = (*own_wording(graded, state), *(cure.wording for cure in graded.cures))
    return (
        number,
        place_of(finding),
        TITLES_ZH[finding.label],
        RISKS_ZH[state.grade_of(graded)],
        RISKS_ZH[graded.severity],
        verbatim(finding.quote),
        finding.because,
        cited_words(graded.citations),
        "\n".join(finding.against),
        "；".join(cure.title for cure in graded.cures),
        NO_CURE if is_to_go(graded, state) else "\n".join(wordings),
        STATUS_ZH[state.status_of(graded)],
        "；".join(words for words in said if words),
        "" if decision is None else decision.author,
        "疑似（第二读者）"
        if finding.origin == "model"
        else f"{finding.rule} v{finding.rule_version}",
    )


def _fact_rows(
    review: Review, state: ReviewState, file_name: str, today: date
) -> Iterator[Sequence[Value]]:
    opinion = review.opinion
    for row in cover_fields(review, state, file_name).rows:
        yield row.label, "\n".join(line.text for line in row.lines)
    verdict = opinion.verdict if state.verdict is None else state.verdict.verdict
    yield "合同效力风险", VERDICTS_ZH[verdict]
    if state.verdict is not None:
        yield "系统初评", VERDICTS_ZH[opinion.verdict]
    yield "结论", opinion.summary
    yield "法条库截至", day_words(opinion.law_as_of)
    yield "规则版本", rules_words(opinion.rules_version)
    yield "制表日期", day_words(today)
    yield "文件 SHA-256", review.document.sha256


def _article_rows(findings: Sequence[GradedFinding]) -> Iterator[Sequence[Value]]:
    cited: dict[tuple[str, str, date], ResolvedCitation] = {}
    for graded in findings:
        for one in graded.citations:
            cited.setdefault((one.law_title, one.article_label, one.in_force_from), one)
    for one in cited.values():
        yield (
            one.law_title,
            one.article_label,
            one.in_force_from,
            TEXT_STATUS_ZH[one.text_status],
            one.text or "",
        )


def _note(mark: Mark, review: Review) -> Sequence[Value]:
    span = mark.anchor.span
    clause = None if span is None else review.clauses.at(span.start)
    place = "" if clause is None else place_of_clause(clause, review.clauses, review.document)
    return (
        place,
        verbatim(mark.anchor.quote),
        mark.text,
        COLOURS_ZH[mark.colour],
        " ".join(f"#{tag}" for tag in mark.tags),
        mark.author,
    )

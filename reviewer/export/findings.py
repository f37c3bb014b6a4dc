"""The findings in a report: the table at a glance, then each with everything said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reviewer.assessment.model import Cure, GradedFinding
from reviewer.document.model import Span
from reviewer.export.articles import CitedArticles
from reviewer.export.blocks import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
    clean,
    paragraph,
    words,
)
from reviewer.export.wording import GRADES_ZH, grade_badge, shortened
from reviewer.labels import MITIGATING, TITLES_ZH, Severity
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Decision, Dismissal, Status
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.rules.findings import Finding

_QUOTE_IN_TABLE = 64
_TEXT_IN_TABLE = 72
_COLUMNS = (
    Column("条款", 2.3),
    Column("合同原文", 5.6),
    Column("风险", 2.3),
    Column("依据", 4.6),
    Column("反方论据", 5.2),
    Column("修改建议", 4.4),
)
_MITIGATING_COLUMNS = (Column("条款", 2.6), Column("合同原文", 8.2), Column("性质与作用", 5.6))
_DISMISSED_COLUMNS = (Column("条款", 2.6), Column("合同原文", 7.4), Column("提示及驳回理由", 6.4))
NO_CURE = "无替代文本：应删除，不得签署。"


@dataclass(frozen=True)
class _Said:
    """Under which number each set of counter-arguments and each cure was first set out."""

    arguments: dict[tuple[str, ...], int] = field(default_factory=dict)
    cures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class FindingsPart:
    """The graded findings with the lawyer's decisions on them."""

    review: Review
    state: ReviewState
    articles: CitedArticles

    @property
    def risks(self) -> tuple[GradedFinding, ...]:
        return tuple(
            graded
            for graded in self.review.opinion.findings
            if graded.finding.label not in MITIGATING
        )

    @property
    def mitigating(self) -> tuple[GradedFinding, ...]:
        return tuple(
            graded for graded in self.review.opinion.findings if graded.finding.label in MITIGATING
        )

    @property
    def dismissed(self) -> tuple[tuple[Finding, Decision], ...]:
        """Findings held unfounded: they left the assessment, but the report says so."""
        pairs = (
            (finding, self.state.decisions.get(finding.key)) for finding in self.review.primary
        )
        return tuple(
            (finding, decision)
            for finding, decision in pairs
            if decision is not None and decision.reason is Dismissal.UNFOUNDED
        )

    def places(self, ids: Iterable[str]) -> str:
        """第一条、第三条: where the findings with these ids are."""
        wanted = set(ids)
        found = [
            graded.finding.place for graded in self.review.opinion.findings if graded.id in wanted
        ]
        return clean("、".join(dict.fromkeys(found)))

    def table(self) -> Table:
        return Table(_COLUMNS, tuple(self._row(graded) for graded in self.risks))

    def mitigating_table(self) -> Table:
        rows = (
            (
                (paragraph(graded.finding.place, Style.PLAIN),),
                (paragraph(graded.finding.quote, Style.PLAIN),),
                (
                    Paragraph(words(TITLES_ZH[graded.finding.label], strong=True), Style.PLAIN),
                    paragraph(graded.finding.because, Style.PLAIN),
                ),
            )
            for graded in self.mitigating
        )
        return Table(_MITIGATING_COLUMNS, tuple(rows))

    def dismissed_table(self) -> Table:
        rows = (
            (
                (paragraph(finding.place, Style.PLAIN),),
                (paragraph(finding.quote, Style.PLAIN),),
                (
                    Paragraph(words(TITLES_ZH[finding.label], strong=True), Style.PLAIN),
                    paragraph(_decision_words(decision), Style.PLAIN),
                ),
            )
            for finding, decision in self.dismissed
        )
        return Table(_DISMISSED_COLUMNS, tuple(rows))

    def details(self) -> Iterator[Block]:
        """Every risk with quote, grade, why, ground, counter-argument, cure and decision.

        What was said in full once is referred to afterwards.
        """
        said = _Said()
        for number, graded in enumerate(self.risks, 1):
            finding = graded.finding
            title = Run(clean(f"{number}．{finding.place}　{TITLES_ZH[finding.label]}　"))
            badge = grade_badge(self.state.grade_of(graded))
            yield Heading((title, badge), level=2, anchor=graded.id)
            yield Fields(tuple(self._fields(graded, number, said)))

    def _row(self, graded: GradedFinding) -> tuple[Cell, ...]:
        finding = graded.finding
        against = shortened(finding.against[0], _TEXT_IN_TABLE) if finding.against else "—"
        links = self.articles.links(graded.citations)
        return (
            (Paragraph((Run(clean(finding.place), target=graded.id),), Style.PLAIN),),
            (paragraph(shortened(finding.quote, _QUOTE_IN_TABLE), Style.PLAIN),),
            (
                Paragraph(words(TITLES_ZH[finding.label]), Style.PLAIN),
                Paragraph((grade_badge(self.state.grade_of(graded)),), Style.PLAIN),
            ),
            (Paragraph(links or words("—"), Style.PLAIN),),
            (paragraph(against, Style.PLAIN),),
            (paragraph(self._cure_in_table(graded), Style.PLAIN),),
        )

    def _cure_in_table(self, graded: GradedFinding) -> str:
        if graded.cures:
            return "；".join(cure.title for cure in graded.cures)
        source = self._source_of(graded)
        if source is not None:
            return f"随{source.finding.place}处理"
        return NO_CURE if graded.finding.severity is Severity.HIGH else "—"

    def _source_of(self, graded: GradedFinding) -> GradedFinding | None:
        """The finding that a derived one follows from."""
        return next(
            (
                other
                for other in self.review.opinion.findings
                if other.finding.key == graded.follows_from
            ),
            None,
        )

    def _fields(self, graded: GradedFinding, number: int, said: _Said) -> Iterator[Field]:
        finding = graded.finding
        yield Field("合同原文", (Paragraph(_quoted(finding), Style.QUOTE),))
        grade = tuple(self._grade_lines(graded))
        if grade:
            yield Field("等级说明", grade)
        if finding.because:
            yield Field("风险", (paragraph(finding.because, Style.PLAIN),))
        links = self.articles.links(graded.citations)
        if links:
            yield Field("依据", (Paragraph(links, Style.PLAIN),))
        if finding.against:
            yield Field("反方论据", _against_lines(finding, number, said))
        cures = tuple(line for cure in graded.cures for line in _cure_lines(cure, number, said))
        if cures or (not graded.follows_from and finding.severity is Severity.HIGH):
            yield Field("修改建议", cures or (paragraph(NO_CURE, Style.PLAIN),))
        decision = self.state.decision_on(graded)
        if decision is not None:
            yield Field("处理意见", (paragraph(_decision_words(decision), Style.PLAIN),))

    def _grade_lines(self, graded: GradedFinding) -> Iterator[Paragraph]:
        own = self.state.decisions.get(graded.finding.key)
        if own is not None and own.grade is not None:
            yield paragraph(
                f"律师认定为{GRADES_ZH[own.grade]}（系统初评{GRADES_ZH[graded.severity]}）。"
                f"理由：{own.grade_reason}",
                Style.PLAIN,
            )
        source = self._source_of(graded)
        if source is not None:
            label = TITLES_ZH[source.finding.label]
            yield paragraph(f"随{source.finding.place}（{label}）而来。", Style.PLAIN)
        for sentence in graded.adjusted:
            yield paragraph(sentence, Style.PLAIN)
        mitigating = self.places(graded.mitigated_by)
        if mitigating:
            yield paragraph(f"缓和因素见{mitigating}。", Style.PLAIN)


def _against_lines(finding: Finding, number: int, said: _Said) -> tuple[Paragraph, ...]:
    earlier = said.arguments.setdefault(finding.against, number)
    if earlier != number:
        return (paragraph(f"同第{earlier}项。", Style.PLAIN),)
    if len(finding.against) == 1:
        return (paragraph(finding.against[0], Style.PLAIN),)
    return tuple(
        paragraph(f"（{count}）{text}", Style.PLAIN)
        for count, text in enumerate(finding.against, 1)
    )


def _cure_lines(cure: Cure, number: int, said: _Said) -> Iterator[Paragraph]:
    earlier = said.cures.setdefault(cure.id, number)
    title = Run(clean(f"【{cure.title}】"), strong=True)
    if earlier != number:
        yield Paragraph((title, Run(f"文本见第{earlier}项。")), Style.PLAIN)
        return
    yield Paragraph((title,), Style.PLAIN)
    yield paragraph(cure.wording, Style.WORDING)
    if cure.cures:
        yield paragraph(f"可消除：{cure.cures}", Style.NOTE)
    if cure.does_not_cure:
        yield paragraph(f"不能消除：{cure.does_not_cure}", Style.NOTE)


def _decision_words(decision: Decision) -> str:
    reason = "" if decision.reason is None else f"（{DISMISSAL_ZH[decision.reason]}）"
    status = "待处理" if decision.status is Status.PENDING else STATUS_ZH[decision.status] + reason
    author = f"（{decision.author}）" if decision.author else ""
    return f"{status}。{decision.text}{author}"


def _quoted(finding: Finding) -> tuple[Run, ...]:
    """The quote with the words that counted in bold."""
    start, length = finding.span.start, len(finding.quote)
    spans = [
        Span(max(0, word.span.start - start), min(length, word.span.end - start))
        for word in finding.explanation.matched
    ]
    runs: list[Run] = []
    done = 0
    for span in sorted(span for span in spans if span.start < span.end):
        if span.start >= done:
            runs.append(Run(clean(finding.quote[done : span.start])))
            runs.append(Run(clean(finding.quote[span.start : span.end]), strong=True))
            done = span.end
    runs.append(Run(clean(finding.quote[done:])))
    return tuple(run for run in runs if run.text)

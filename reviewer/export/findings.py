"""The findings in a report: the table at a glance, then each with everything said about it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reviewer.assessment.model import Cure, GradedFinding
from reviewer.document.model import Span
from reviewer.export.articles import CitedArticles
from reviewer.export.audience import Audience, audience_of
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
    verbatim,
    words,
)
from reviewer.export.edition import Edition
from reviewer.export.groups import Group, grouped, listed, ordinal, place_of
from reviewer.export.wording import RISKS_ZH, grade_badge, shortened
from reviewer.labels import MITIGATING, TITLES_ZH, Severity
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Decision, Dismissal
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.rules.findings import Finding

_QUOTE_IN_TABLE = 64
_QUOTES_IN_TABLE = 5
_TEXT_IN_TABLE = 72
_COLUMNS = (
    Column("条款", 2.4),
    Column("合同原文", 5.8),
    Column("风险", 2.3),
    Column("依据", 4.6),
    Column("反方论据", 5.0),
    Column("修改建议", 4.3),
)
_MITIGATING_COLUMNS = (Column("条款", 2.4), Column("合同原文", 7.6), Column("性质与作用", 6.4))
_DISMISSED_COLUMNS = (Column("条款", 2.4), Column("合同原文", 7.6), Column("提示及驳回理由", 6.4))
_SEPARATORS = "，、；：,;: \t\u3000"  # a quote neither begins nor ends with one
NO_CURE = "无替代文本：应删除，不得签署。"


class _Said:
    """Under which number each ground, counter-argument and cure was first set out."""

    def __init__(self) -> None:
        self._first: dict[Hashable, int] = {}

    def before(self, what: Hashable, number: int) -> str:
        """（一） where this is the matter of an earlier entry already, else nothing."""
        earlier = self._first.setdefault(what, number)
        return "" if earlier == number else ordinal(earlier)


@dataclass(frozen=True)
class FindingsPart:
    """The graded findings with the lawyer's decisions on them."""

    review: Review
    state: ReviewState
    articles: CitedArticles
    edition: Edition

    @property
    def _audience(self) -> Audience:
        return audience_of(self.edition.reader)

    @cached_property
    def risks(self) -> tuple[Group, ...]:
        """What is a risk and was chosen; of which the same is said stands together."""
        chosen = self.edition.findings
        return grouped(
            (
                graded
                for graded in self.review.opinion.findings
                if graded.finding.label not in MITIGATING
                and (chosen is None or graded.finding.key in chosen)
            ),
            self.state,
        )

    @cached_property
    def mitigating(self) -> tuple[Group, ...]:
        """What speaks in favour of the contract, in groups of which the same is said."""
        findings = self.review.opinion.findings
        return grouped(
            (graded for graded in findings if graded.finding.label in MITIGATING), self.state
        )

    @cached_property
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

    @cached_property
    def _by_id(self) -> dict[str, GradedFinding]:
        return {graded.id: graded for graded in self.review.opinion.findings}

    @cached_property
    def _by_key(self) -> dict[str, GradedFinding]:
        return {graded.finding.key: graded for graded in self.review.opinion.findings}

    def places(self, ids: Iterable[str]) -> str:
        """第一条、第三条: where the findings with these ids are."""
        return listed(place_of(self._by_id[each].finding) for each in ids if each in self._by_id)

    def table(self) -> Table:
        """A row for each group; what an earlier row says in the same words is referred to."""
        said = _Said()
        return Table(_COLUMNS, tuple(self._row(group, said) for group in self.risks))

    def mitigating_table(self) -> Table:
        """Where they stand, what they say, and why that speaks in favour."""
        rows = (
            (
                _places_cell(group),
                tuple(_quotes(group, shorten=False)),
                (
                    Paragraph(
                        words(TITLES_ZH[group.first.finding.label], strong=True), Style.PLAIN
                    ),
                    paragraph(group.first.finding.because, Style.PLAIN),
                ),
            )
            for group in self.mitigating
        )
        return Table(_MITIGATING_COLUMNS, tuple(rows))

    def dismissed_table(self) -> Table:
        """What the lawyer held unfounded, with the reason."""
        rows = (
            (
                (paragraph(place_of(finding), Style.PLAIN),),
                (paragraph(verbatim(finding.quote), Style.PLAIN),),
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
        for group in self.risks:
            label = TITLES_ZH[group.first.finding.label]
            title = Run(f"{group.ordinal}{group.places}　{label}　")
            badge = grade_badge(self.state.grade_of(group.first))
            yield Heading((title, badge), level=2, anchor=group.anchor)
            yield Fields(tuple(self._fields(group, said)))

    def _row(self, group: Group, said: _Said) -> tuple[Cell, ...]:
        finding, cited = group.first.finding, group.first.citations
        against = shortened(finding.against[0], _TEXT_IN_TABLE) if finding.against else "—"
        earlier = said.before(finding.against[:1], group.number) if finding.against else ""
        same = said.before(frozenset(cited), group.number) if cited else ""
        ground = words(f"同{same}") if same else self.articles.links(cited) or words("—")
        return (
            _places_cell(group),
            tuple(_quotes(group, shorten=True)),
            (
                Paragraph(words(TITLES_ZH[finding.label]), Style.PLAIN),
                Paragraph((grade_badge(self.state.grade_of(group.first)),), Style.PLAIN),
            ),
            (Paragraph(ground, Style.PLAIN),),
            (paragraph(f"同{earlier}" if earlier else against, Style.PLAIN),),
            (paragraph(self._cure_in_table(group, said), Style.PLAIN),),
        )

    def _cure_in_table(self, group: Group, said: _Said) -> str:
        graded = group.first
        if graded.cures:
            titles = "；".join(cure.title for cure in graded.cures)
            earlier = said.before(("cures", titles), group.number)
            return f"同{earlier}" if earlier else titles
        sources = self._sources_of(group)
        if sources:
            return f"随{listed(place_of(source.finding) for source in sources)}处理"
        return NO_CURE if graded.severity is Severity.HIGH else "—"

    def _sources_of(self, group: Group) -> tuple[GradedFinding, ...]:
        """The findings that derived ones follow from."""
        keys = dict.fromkeys(graded.follows_from for graded in group.findings)
        return tuple(self._by_key[key] for key in keys if key in self._by_key)

    def _fields(self, group: Group, said: _Said) -> Iterator[Field]:
        graded, finding = group.first, group.first.finding
        yield Field("合同原文", tuple(_quotes(group, shorten=False, style=Style.QUOTE)))
        grade = tuple(self._grade_lines(group))
        if grade:
            yield Field("等级说明", grade)
        if finding.because:
            yield Field("风险", (paragraph(finding.because, Style.PLAIN),))
        links = self.articles.links(graded.citations)
        if links:
            same = said.before(frozenset(graded.citations), group.number)
            shown = words(f"同{same}。") if same else links
            yield Field("依据", (Paragraph(shown, Style.PLAIN),))
        if finding.against:
            yield Field("反方论据", _against_lines(finding, group.number, said))
        decision = self.state.decision_on(graded)
        cures = (
            *own_wording(self.state.decisions.get(finding.key)),
            *(line for cure in graded.cures for line in _cure_lines(cure, group.number, said)),
        )
        if cures or (not graded.follows_from and graded.severity is Severity.HIGH):
            yield Field("修改建议", cures or (paragraph(NO_CURE, Style.PLAIN),))
        if decision is not None and self._audience.own_words:
            yield Field("处理意见", (paragraph(_decision_words(decision), Style.PLAIN),))

    def _grade_lines(self, group: Group) -> Iterator[Paragraph]:
        graded = group.first
        own = self.state.decisions.get(graded.finding.key)
        if own is not None and own.grade is not None and self._audience.own_words:
            yield paragraph(
                f"律师认定为{RISKS_ZH[own.grade]}（系统初评{RISKS_ZH[graded.severity]}）。"
                f"理由：{own.grade_reason}",
                Style.PLAIN,
            )
        sources = self._sources_of(group)
        if sources:
            named = listed(
                f"{place_of(source.finding)}（{TITLES_ZH[source.finding.label]}）"
                for source in sources
            )
            yield paragraph(f"随{named}而来。", Style.PLAIN)
        for sentence in graded.adjusted:
            yield paragraph(sentence, Style.PLAIN)
        mitigating = self.places(graded.mitigated_by)
        if mitigating:
            yield paragraph(f"缓和因素见{mitigating}。", Style.PLAIN)


def _places_cell(group: Group) -> Cell:
    """The ordinal, which leads to the detail, then every place once."""
    places = tuple(paragraph(place, Style.PLAIN) for place in group.each_place)
    if group.first.finding.label in MITIGATING:
        return places
    return (Paragraph((Run(group.ordinal, target=group.anchor),), Style.PLAIN), *places)


def _quotes(group: Group, *, shorten: bool, style: Style = Style.PLAIN) -> Iterator[Paragraph]:
    """What the clauses say; of several each with its place before it, in a table a few."""
    shown = group.findings[:_QUOTES_IN_TABLE] if shorten else group.findings
    for graded in shown:
        finding = graded.finding
        if shorten:
            shown_words = verbatim(finding.quote).strip(_SEPARATORS)
            quote: tuple[Run, ...] = words(shortened(shown_words, _QUOTE_IN_TABLE))
        else:
            quote = _quoted(finding)
        place = () if len(group.findings) == 1 else words(f"{place_of(finding)}　")
        yield Paragraph((*place, *quote), style)
    rest = len(group.findings) - len(shown)
    if rest:
        yield paragraph(f"另{rest}处，见逐条分析{group.ordinal}。", Style.NOTE)


def _against_lines(finding: Finding, number: int, said: _Said) -> tuple[Paragraph, ...]:
    earlier = said.before(finding.against, number)
    if earlier:
        return (paragraph(f"同{earlier}。", Style.PLAIN),)
    if len(finding.against) == 1:
        return (paragraph(finding.against[0], Style.PLAIN),)
    return tuple(
        paragraph(f"{count}．{text}", Style.PLAIN) for count, text in enumerate(finding.against, 1)
    )


def _cure_lines(cure: Cure, number: int, said: _Said) -> Iterator[Paragraph]:
    earlier = said.before(cure.id, number)
    title = Run(clean(f"【{cure.title}】"), strong=True)
    if earlier:
        yield Paragraph((title, Run(f"文本见{earlier}。")), Style.PLAIN)
        return
    yield Paragraph((title,), Style.PLAIN)
    yield paragraph(cure.wording, Style.WORDING)
    if cure.cures:
        yield paragraph(f"可消除：{cure.cures}", Style.NOTE)
    if cure.does_not_cure:
        yield paragraph(f"不能消除：{cure.does_not_cure}", Style.NOTE)


def own_wording(decision: Decision | None) -> Iterator[Paragraph]:
    """The lawyer's own wording, before that of the cures."""
    if decision is not None and decision.wording:
        yield Paragraph((Run("【律师自拟文本】", strong=True),), Style.PLAIN)
        for line in clean(decision.wording).splitlines():
            yield paragraph(line, Style.WORDING)


def _decision_words(decision: Decision) -> str:
    reason = "" if decision.reason is None else f"（{DISMISSAL_ZH[decision.reason]}）"
    author = f"（{decision.author}）" if decision.author else ""
    second = decision.second
    agreed = "" if second is None else f"（复核：{second.name}，{second.at:%Y-%m-%d}）"
    return f"{STATUS_ZH[decision.status]}{reason}。{decision.text}{author}{agreed}"


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
            runs.append(Run(verbatim(finding.quote[done : span.start])))
            runs.append(Run(verbatim(finding.quote[span.start : span.end]), strong=True))
            done = span.end
    runs.append(Run(verbatim(finding.quote[done:])))
    return tuple(run for run in runs if run.text)

"""The findings in a report: an overview, then each kind with everything said about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from reviewer.assessment.model import GradedFinding
from reviewer.export.articles import CitedArticles
from reviewer.export.audience import audience_of
from reviewer.export.blocks import (
    Block,
    Cell,
    Column,
    Paragraph,
    Run,
    Style,
    Table,
    paragraph,
    verbatim,
    words,
)
from reviewer.export.edition import Edition
from reviewer.export.groups import Group, SetOut, called, listed, of_one_kind, place_of, said_alike
from reviewer.export.quotes import excerpt, quotes
from reviewer.export.risk_entry import NO_CURE, OWN_WORDING, Entries, is_to_go, own_wording
from reviewer.export.wording import decision_words, grade_badge
from reviewer.labels import MITIGATING, TITLES_ZH
from reviewer.marks.model import Decision, Dismissal
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.rules.findings import Finding

_COLUMNS = (
    Column("详见", 2.3),
    Column("条款", 3.0),
    Column("合同原文（摘录）", 4.4),
    Column("风险", 3.2),
    Column("修改建议", 4.1),
)
_MITIGATING_COLUMNS = (Column("条款", 2.4), Column("合同原文", 7.6), Column("性质与作用", 6.4))
_DISMISSED_COLUMNS = (Column("条款", 2.4), Column("合同原文", 7.6), Column("提示及驳回理由", 6.4))


@dataclass(frozen=True)
class FindingsPart:
    """The graded findings with the lawyer's decisions on them."""

    review: Review
    state: ReviewState
    articles: CitedArticles
    edition: Edition

    @cached_property
    def risks(self) -> tuple[Group, ...]:
        """What is a risk and was chosen; those of one kind stand together."""
        chosen = self.edition.findings
        return of_one_kind(
            graded
            for graded in self.review.opinion.findings
            if graded.finding.label not in MITIGATING
            and (chosen is None or graded.finding.key in chosen)
        )

    @cached_property
    def mitigating(self) -> tuple[Group, ...]:
        """What speaks in favour of the contract, in groups of which the same is said."""
        findings = self.review.opinion.findings
        return said_alike(
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
    def _entries(self) -> Entries:
        by_key = {graded.finding.key: graded for graded in self.review.opinion.findings}
        own_words = audience_of(self.edition.reader).own_words
        return Entries(self.state, self.articles, by_key, self._by_id, own_words)

    def places(self, ids: Iterable[str]) -> str:
        """第一条、第三条: where the findings with these ids are."""
        return listed(place_of(self._by_id[each].finding) for each in ids if each in self._by_id)

    def overview(self, section: str) -> Table:
        """A row for each kind of risk; `section` is the number of that which has it in full."""
        return Table(_COLUMNS, tuple(self._row(group, section) for group in self.risks))

    def mitigating_table(self) -> Table:
        """Where they stand, what they say, and why that speaks in favour."""
        rows = (
            (
                _places_cell(group),
                tuple(quotes(group, Style.PLAIN)),
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
                    paragraph(decision_words(decision), Style.PLAIN),
                ),
            )
            for finding, decision in self.dismissed
        )
        return Table(_DISMISSED_COLUMNS, tuple(rows))

    def details(self) -> Iterator[Block]:
        """Every kind of risk with quotes, grade, why, ground, counter-argument, cure, decision."""
        set_out = SetOut()
        for group in self.risks:
            yield from self._entries.entry(group, set_out)

    def _row(self, group: Group, section: str) -> tuple[Cell, ...]:
        grades = self._entries.grades(group)
        weightiest = grades[0][1][0].finding
        place = words(f"{place_of(weightiest)}　") if len(group.findings) > 1 else ()
        badges = [
            Paragraph(
                (grade_badge(grade), *words(f"　{len(found)}处" if len(grades) > 1 else "")),
                Style.PLAIN,
            )
            for grade, found in grades
        ]
        return (
            (Paragraph((Run(f"{section}{group.ordinal}", target=group.anchor),), Style.PLAIN),),
            (paragraph(called(group.findings), Style.PLAIN),),
            (Paragraph((*place, *words(excerpt(weightiest))), Style.PLAIN),),
            (paragraph(TITLES_ZH[weightiest.label], Style.PLAIN), *badges),
            (paragraph(self._cures(group), Style.PLAIN),),
        )

    def _cures(self, group: Group) -> str:
        """The cures by their names, or what else is to be done."""
        titles = [cure.title for graded in group.findings for cure in graded.cures]
        if any(own_wording(graded, self.state) for graded in group.findings):
            titles.insert(0, OWN_WORDING)
        if titles:
            return "；".join(dict.fromkeys(titles))
        sources = self._entries.sources(group)
        if sources:
            return f"随{listed(place_of(source.finding) for source in sources)}处理"
        return NO_CURE if any(is_to_go(graded, self.state) for graded in group.findings) else "—"


def _places_cell(group: Group) -> Cell:
    return tuple(paragraph(place, Style.PLAIN) for place in group.each_place)

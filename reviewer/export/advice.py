"""The edition for the client: a page of conclusion, the risks by subject, what else to know.

What a client looks up rather than reads, the words of each clause, other cures, the legal analysis
and the articles, is annexed. The edition for the file has everything clause by clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from reviewer.assessment.model import Cure, GradedFinding
from reviewer.export.articles import CitedArticles
from reviewer.export.blanks import marked
from reviewer.export.blocks import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Heading,
    Item,
    Paragraph,
    Run,
    Style,
    Table,
    clean,
    paragraph,
    verbatim,
    words,
)
from reviewer.export.findings import FindingsPart
from reviewer.export.groups import listed, ordinal, place_of
from reviewer.export.limits import DISCLAIMER, PLATFORM_TERMS
from reviewer.export.risk_entry import NO_CURE, is_to_go, own_wording, wording_lines
from reviewer.export.subjects import SUBJECTS, Subject
from reviewer.export.wording import count_words, grade_badge, money_words
from reviewer.facts.model import Fact, Facts
from reviewer.labels import TITLES_ZH, Label, Severity, Stage, Verdict
from reviewer.law.model import ResolvedCitation
from reviewer.marks.model import Tick
from reviewer.marks.state import ReviewState
from reviewer.review import Review
from reviewer.text.dates import day_words

_ADVICE = {
    Verdict.HIGH: "不建议按现有文本签署。宜先作下列修改，改定后再行评估：",
    Verdict.MEDIUM: "建议先修改下列条款，再行签署：",
    Verdict.LOW: "落实下列事项后可以签署：",
    Verdict.NONE: "就已检索的类型，没有发现须在签署前修改的条款；其他事项请另行审查。",
}
# The same where no wording is proposed.
_BARE_ADVICE = {
    Verdict.HIGH: "不建议按现有文本签署。",
    Verdict.MEDIUM: "建议先修改所涉条款，再行签署。",
    Verdict.LOW: "核实所需材料后可以签署。",
    Verdict.NONE: _ADVICE[Verdict.NONE],
}
_REMEDY = "合同已经签订，修改条款已无意义，宜尽快采取下列补救措施："
_T = TypeVar("_T")
_ACCOUNTS = frozenset(SUBJECTS[0][1])
_DATA = frozenset(SUBJECTS[1][1])
_TO_SHOW = {
    Tick.CONSENTS_SEEN: (
        _DATA,
        "信息主体（好友、客户、会员等）逐人单独同意的文本和记录；没有的，请说明。",
    ),
    Tick.PLATFORM_PROCEDURE_DONE: (
        _ACCOUNTS,
        "平台书面同意，或者已经办理官方过户、主体变更的凭证；没有的，请说明。",
    ),
    Tick.ANONYMISED_VERIFIED: (_DATA, "如主张信息已经匿名化：处理的方法和不能复原的说明。"),
}
_OTHER_CURES = "同一风险的其他改法，可视谈判情况择一采用。"
_CLAUSE_COLUMNS = (Column("条款", 2.6), Column("合同原文", 8.6), Column("风险", 4.2))


@dataclass(frozen=True)
class Advice:
    """What the client reads of the findings that were chosen."""

    findings: FindingsPart

    @property
    def _review(self) -> Review:
        return self.findings.review

    @property
    def _state(self) -> ReviewState:
        return self.findings.state

    @property
    def _articles(self) -> CitedArticles:
        return self.findings.articles

    def _grade(self, findings: Iterable[GradedFinding]) -> Severity:
        return max((self._state.grade_of(each) for each in findings), key=lambda each: each.rank)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects that have risks, those of the highest grade first."""
        chosen = [graded for group in self.findings.risks for graded in group.findings]
        chosen.sort(key=lambda each: each.finding.span)
        found = []
        for title, labels in SUBJECTS:
            of_it = tuple(each for each in chosen if each.finding.label in labels)
            if of_it:
                found.append((title, of_it))
        found.sort(key=lambda each: -self._grade(each[1]).rank)
        return tuple(Subject(at, *each) for at, each in enumerate(found, 1))

    def conclusion(self) -> Iterator[Block]:
        """What the contract is, the risk, what to do, what is needed: one page."""
        yield Fields(
            tuple(
                Field(label, lines)
                for label, lines in (
                    ("合同内容", (paragraph(self._contract(), Style.PLAIN),)),
                    ("风险", tuple(self._risk())),
                    ("建议", tuple(self._advice())),
                    ("请提供", tuple(self._asked())),
                )
                if lines
            )
        )

    def _contract(self) -> str:
        facts = self._state.corrected(self._review.facts)
        assets = "；".join(asset.name for asset in self._review.opinion.assets)
        accounts = _value(facts.account_count)
        giver, taker = (_party(facts, part) for part in (facts.transferor, facts.transferee))
        said = f"{giver or '转让方'}向{taker or '受让方'}转让：{assets}。" if assets else ""
        details = [
            f"价款{money_words(facts.price_cny.value)}" if facts.price_cny else "",
            _counted("涉及账号", count_words(accounts, accounts, "个")),
            _counted(
                "涉及他人信息",
                count_words(_value(facts.records_min), _value(facts.records_max), "人"),
            ),
            f"{day_words(self._review.opinion.day)}签订"
            if self._review.opinion.day_stated
            else "合同未载明签订日期",
        ]
        return f"{said}{'，'.join(each for each in details if each)}。"

    def _risk(self) -> Iterator[Paragraph]:
        yield paragraph(self._review.opinion.summary, Style.PLAIN)
        for subject in self.subjects:
            places = listed(place_of(each.finding) for each in subject.findings)
            title = Run(f"{ordinal(subject.number)}{subject.title}　", target=subject.anchor)
            badge = grade_badge(self._grade(subject.findings))
            yield Paragraph((title, badge, Run(f"　{places}")), Style.PLAIN)

    def _advice(self) -> Iterator[Paragraph]:
        verdict, state = self._review.opinion.verdict, self._state
        if state.verdict is not None:
            verdict = state.verdict.verdict
        cures = self._first_cures()
        remedy = state.stage is not Stage.DRAFT and verdict is not Verdict.NONE
        advice = _ADVICE if cures else _BARE_ADVICE
        yield paragraph(_REMEDY if remedy and cures else advice[verdict], Style.PLAIN)
        for number, (title, places) in enumerate(cures.items(), 1):
            yield paragraph(f"{number}．{title}：{listed(places)}。", Style.PLAIN)

    def _asked(self) -> Iterator[Paragraph]:
        """What the client is to show or to tell, each in a line."""
        found = {each.finding.label for subject in self.subjects for each in subject.findings}
        wanted = [
            what
            for tick, (labels, what) in _TO_SHOW.items()
            if not self._state.ticks.get(tick) and found & labels
        ]
        facts = self._state.corrected(self._review.facts)
        missing = [
            what
            for what, known in (
                ("签订日期", self._review.opinion.day_stated),
                ("价款", facts.price_cny is not None),
            )
            if not known
        ]
        if missing and found:
            wanted.append(f"合同未载明的{'和'.join(missing)}。")
        for number, what in enumerate(wanted, 1):
            yield paragraph(f"{number}．{what}", Style.PLAIN)

    def _first_cures(self) -> Mapping[str, list[str]]:
        """The title of what is proposed first for each finding, with the places."""
        cures: dict[str, list[str]] = {}
        for subject in self.subjects:
            for graded in subject.findings:
                if graded.cures:
                    title = graded.cures[0].title
                    cures.setdefault(title, []).append(place_of(graded.finding))
        return cures

    # The risks by subject

    def details(self) -> Iterator[Block]:
        """Each subject: the clauses, why, on what ground, what speaks against it, the wording. A
        wording that an earlier subject has is referred to."""
        written: dict[Cure, int] = {}
        for subject in self.subjects:
            title = Run(f"{ordinal(subject.number)}{subject.title}　")
            badge = grade_badge(self._grade(subject.findings))
            yield Heading((title, badge), level=2, anchor=subject.anchor)
            yield Fields(tuple(self._fields(subject, written)))

    def _fields(self, subject: Subject, written: dict[Cure, int]) -> Iterator[Field]:
        yield Field("涉及条款", tuple(self._clauses(subject)))
        because = _once(_plain_reason(subject.findings, label) for label in subject.labels)
        if because:
            yield Field("风险", tuple(paragraph(each, Style.PLAIN) for each in because))
        cited = [each for graded in subject.findings for each in graded.citations]
        links = self._articles.links(_by_law(cited))
        if links:
            yield Field("依据", (Paragraph(links, Style.PLAIN),))
        against = _once(each for graded in subject.findings for each in graded.finding.against)
        if against:
            yield Field("反方论据", tuple(paragraph(each, Style.PLAIN) for each in against))
        cures = tuple(self._cures(subject, written))
        if cures:
            yield Field("修改建议", cures)

    def _clauses(self, subject: Subject) -> Iterator[Paragraph]:
        for label in subject.labels:
            of_it = [each for each in subject.findings if each.finding.label is label]
            places = listed(place_of(each.finding) for each in of_it)
            badge = grade_badge(self._grade(of_it))
            yield Paragraph(
                (*words(f"{TITLES_ZH[label]}　"), badge, *words(f"　{places}")), Style.PLAIN
            )

    def _cures(self, subject: Subject, written: dict[Cure, int]) -> Iterator[Paragraph]:
        for graded in subject.findings:
            for own in own_wording(graded, self._state):
                yield from wording_lines(own)
        for cure in _once(each.cures[0] for each in subject.findings if each.cures):
            earlier = written.setdefault(cure, subject.number)
            title = Run(clean(f"【{cure.title}】"), strong=True)
            if earlier != subject.number:
                yield Paragraph((title, Run(f"文本见{ordinal(earlier)}。")), Style.PLAIN)
                continue
            yield Paragraph((title,), Style.PLAIN)
            yield paragraph(marked(cure.wording), Style.WORDING)
            if cure.does_not_cure:
                yield paragraph(f"不能消除：{cure.does_not_cure}", Style.NOTE)
        bare = [place_of(each.finding) for each in subject.findings if is_to_go(each, self._state)]
        if bare:
            yield paragraph(f"{listed(bare)}：{NO_CURE}", Style.PLAIN)

    def standing(self) -> Iterator[Block]:
        """What speaks for the contract or survives, an entry for each kind."""
        for number, group in enumerate(self.findings.mitigating, 1):
            title = f"{TITLES_ZH[group.first.finding.label]}：{group.places}"
            lines = [Paragraph(words(title, strong=True), Style.PLAIN)]
            if group.first.finding.because:
                lines.append(paragraph(group.first.finding.because, Style.PLAIN))
            yield Item(f"{number}．", tuple(lines))

    # Annexed

    def clauses(self) -> Table:
        """Every clause with a risk, its words once, and what it is found to be."""
        by_place: dict[str, list[GradedFinding]] = {}
        for subject in self.subjects:
            for graded in subject.findings:
                by_place.setdefault(place_of(graded.finding), []).append(graded)
        in_order = sorted(by_place.items(), key=lambda each: each[1][0].finding.span)
        return Table(_CLAUSE_COLUMNS, tuple(self._row(*each) for each in in_order))

    def _row(self, place: str, found: list[GradedFinding]) -> tuple[Cell, ...]:
        quotes = _longest(verbatim(each.finding.quote) for each in found)
        kinds: dict[Label, list[GradedFinding]] = {}
        for graded in found:
            kinds.setdefault(graded.finding.label, []).append(graded)
        return (
            (paragraph(place, Style.PLAIN),),
            tuple(paragraph(quote, Style.PLAIN) for quote in quotes),
            tuple(
                Paragraph(
                    (*words(f"{TITLES_ZH[label]}　"), grade_badge(self._grade(each))), Style.PLAIN
                )
                for label, each in kinds.items()
            ),
        )

    def other_cures(self) -> Iterator[Block]:
        """The wording of what was not proposed first, each once."""
        first = {each.cures[0] for s in self.subjects for each in s.findings if each.cures}
        others = _once(
            cure
            for subject in self.subjects
            for graded in subject.findings
            for cure in graded.cures[1:]
            if cure not in first
        )
        if others:
            yield paragraph(_OTHER_CURES)
        for number, cure in enumerate(others, 1):
            yield Item(f"{number}．", tuple(_cure_lines(cure)))


def notice() -> Iterator[Block]:
    """What the opinion is not."""
    yield paragraph(DISCLAIMER)
    yield paragraph(PLATFORM_TERMS)


def _cure_lines(cure: Cure) -> Iterator[Paragraph]:
    yield Paragraph(words(cure.title, strong=True), Style.PLAIN)
    yield paragraph(marked(cure.wording), Style.WORDING)
    if cure.does_not_cure:
        yield paragraph(f"不能消除：{cure.does_not_cure}", Style.NOTE)


def _plain_reason(findings: Iterable[GradedFinding], label: Label) -> str:
    """Why findings of a kind are risks: as the rules say it, where one of them found it."""
    reasons = [each.finding.because for each in findings if each.finding.label is label]
    return min(reasons, key=lambda reason: reason.startswith("疑似"))


def _by_law(citations: Iterable[ResolvedCitation]) -> list[ResolvedCitation]:
    """Each once, those of one law together, the laws as first cited."""
    once = _once(citations)
    laws = [each.law_short for each in once]
    return sorted(once, key=lambda each: laws.index(each.law_short))


def _party(facts: Facts, part: Fact[str] | None) -> str:
    """甲方程某: how the contract calls who gives or takes, and the name."""
    if part is None:
        return ""
    for party in facts.parties:
        if part.value in (party.role, party.name, *party.aliases):
            return f"{party.role}{party.name or ''}" if party.name != party.role else party.role
    return part.value


def _value(fact: Fact[int] | None) -> int | None:
    return None if fact is None else fact.value


def _counted(what: str, count: str | None) -> str:
    return f"{what}{count}" if count else ""


def _once(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(value for value in dict.fromkeys(values) if value)


def _longest(quotes: Iterable[str]) -> tuple[str, ...]:
    """The quotes without those that are part of another."""
    once = _once(quotes)
    return tuple(
        quote for quote in once if not any(quote != other and quote in other for other in once)
    )

"""All that is said of the risks of one kind. What holds for some of the clauses only stands after
their places, and what an earlier entry sets out is referred to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reviewer.assessment.model import Cure, GradedFinding
from reviewer.export.articles import CitedArticles
from reviewer.export.blocks import (
    Field,
    Fields,
    Heading,
    Paragraph,
    Run,
    Style,
    Words,
    clean,
    paragraph,
    words,
)
from reviewer.export.groups import Group, SetOut, called, listed, place_of
from reviewer.export.quotes import quotes
from reviewer.export.wording import RISKS_ZH, decision_words, grade_badge
from reviewer.labels import TITLES_ZH, Severity
from reviewer.marks.model import Decision
from reviewer.marks.state import ReviewState
from reviewer.rules.findings import SUSPECTED

NO_CURE = "无替代文本：应删除，不得签署。"
OWN_WORDING = "律师自拟文本"


@dataclass(frozen=True, slots=True)
class Entries:
    """Makes the entries: `by_key` and `by_id` are all findings of the opinion, `own_words` is
    whether the reader may see what the lawyer decided."""

    state: ReviewState
    articles: CitedArticles
    by_key: Mapping[str, GradedFinding]
    by_id: Mapping[str, GradedFinding]
    own_words: bool

    def grades(self, group: Group) -> tuple[tuple[Severity, tuple[GradedFinding, ...]], ...]:
        """The grades of its findings, the highest first, and which have them."""
        found: dict[Severity, list[GradedFinding]] = {}
        for graded in group.findings:
            found.setdefault(self.state.grade_of(graded), []).append(graded)
        ranked = sorted(found.items(), key=lambda pair: -pair[0].rank)
        return tuple((grade, tuple(each)) for grade, each in ranked)

    def sources(self, group: Group) -> tuple[GradedFinding, ...]:
        """The findings that derived ones follow from."""
        keys = dict.fromkeys(each.follows_from for each in group.findings if each.follows_from)
        return tuple(self.by_key[key] for key in keys if key in self.by_key)

    def entry(self, group: Group, set_out: SetOut) -> Iterator[Heading | Fields]:
        """The heading with places, kind and highest grade, and the fields under it."""
        label = TITLES_ZH[group.first.finding.label]
        title = Run(f"{group.ordinal}{group.places}　{label}　")
        badge = grade_badge(self.grades(group)[0][0])
        yield Heading((title, badge), level=2, anchor=group.anchor)
        fields = (
            ("合同原文", quotes(group, Style.QUOTE, set_out)),
            ("等级说明", self._grade_lines(group)),
            ("风险", _reason_lines(group)),
            ("依据", self._ground_lines(group, set_out)),
            ("反方论据", _against_lines(group, set_out)),
            ("修改建议", self._cure_lines(group, set_out)),
            ("处理意见", self._decision_lines(group)),
        )
        made = (Field(label, tuple(lines)) for label, lines in fields)
        yield Fields(tuple(each for each in made if each.lines))

    def _grade_lines(self, group: Group) -> Iterator[Paragraph]:
        grades = self.grades(group)
        if len(grades) > 1:
            for grade, found in grades:
                places = called(found)
                yield Paragraph((grade_badge(grade), Run(f"　{places}")), Style.PLAIN)
        for places, said in group.told_apart(self._grade_sentences):
            yield _line(places, words("".join(said)))

    def _grade_sentences(self, graded: GradedFinding) -> Iterator[str]:
        own = self.state.decisions.get(graded.finding.key)
        if own is not None and own.grade is not None and self.own_words:
            yield (
                f"律师认定为{RISKS_ZH[own.grade]}（系统初评{RISKS_ZH[graded.severity]}）。"
                f"理由：{own.grade_reason}"
            )
        source = None if graded.follows_from is None else self.by_key.get(graded.follows_from)
        if source is not None:
            kind = TITLES_ZH[source.finding.label]
            yield f"随{place_of(source.finding)}（{kind}）而来。"
        yield from graded.adjusted
        mitigating = [
            self.by_id[each].finding for each in graded.mitigated_by if each in self.by_id
        ]
        if mitigating:
            yield f"缓和因素见{listed(map(place_of, mitigating))}。"

    def _ground_lines(self, group: Group, set_out: SetOut) -> Iterator[Paragraph]:
        told = group.told_apart(lambda graded: graded.citations)
        cited_for = tuple((places, frozenset(cited)) for places, cited in told)
        earlier = set_out.before(("ground", cited_for), group) if told else None
        if earlier is not None:
            yield Paragraph(_same(earlier), Style.PLAIN)
            return
        for places, cited in told:
            also = "另有" if not told[0][0] and places else ""
            yield _line(f"{places}{also}", self.articles.links(cited))

    def _cure_lines(self, group: Group, set_out: SetOut) -> Iterator[Paragraph]:
        for places, said in group.told_apart(lambda graded: own_wording(graded, self.state)):
            yield from (line for own in said for line in wording_lines(own, places))
        yield from _cures(group, set_out)
        bare = [graded for graded in group.findings if is_to_go(graded, self.state)]
        if bare:
            places = "" if len(bare) == len(group.findings) else called(bare)
            yield _line(places, words(NO_CURE))

    def _decision_lines(self, group: Group) -> Iterator[Paragraph]:
        if self.own_words:
            for places, said in group.told_apart(self._decisions):
                yield from (_line(places, words(decision_words(each))) for each in said)

    def _decisions(self, graded: GradedFinding) -> Iterator[Decision]:
        decision = self.state.decision_on(graded)
        if decision is not None:
            yield decision


def own_wording(graded: GradedFinding, state: ReviewState) -> tuple[str, ...]:
    """The wording that the lawyer wrote for the clause, where there is one."""
    own = state.decisions.get(graded.finding.key)
    return (own.wording,) if own is not None and own.wording else ()


def is_to_go(graded: GradedFinding, state: ReviewState) -> bool:
    """Whether the clause is to be struck out: a grave risk, also to the lawyer, for which there is
    no other wording."""
    grave = {graded.severity, state.grade_of(graded)} == {Severity.HIGH}
    return grave and not (graded.cures or graded.follows_from or own_wording(graded, state))


def wording_lines(wording: str, places: str = "") -> Iterator[Paragraph]:
    """The lawyer's own wording, and for which places it is where not for all."""
    yield Paragraph((Run(f"【{OWN_WORDING}】", strong=True), *_only_for(places)), Style.PLAIN)
    for line in clean(wording).splitlines():
        yield paragraph(line, Style.WORDING)


def _reason_lines(group: Group) -> Iterator[Paragraph]:
    for places, said in group.told_apart(lambda graded: filter(None, [graded.finding.reason])):
        yield _line(places, words("".join(said)))
    suspected = [each for each in group.findings if SUSPECTED in each.finding.because]
    if suspected:
        places = "" if len(suspected) == len(group.findings) else called(suspected)
        yield _line(places, words(f"疑似，{SUSPECTED}"))


def _against_lines(group: Group, set_out: SetOut) -> Iterator[Paragraph]:
    told = group.told_apart(lambda graded: graded.finding.against)
    earlier = set_out.before(("against", told), group) if told else None
    if earlier is not None:
        yield Paragraph(_same(earlier), Style.PLAIN)
        return
    said = [(places, each) for places, several in told for each in several]
    for number, (places, each) in enumerate(said, 1):
        count = f"{number}．" if len(said) > 1 else ""
        yield _line(places, words(each), before=count)


def _cures(group: Group, set_out: SetOut) -> Iterator[Paragraph]:
    """The cures in the order of the findings; those set out before share a line."""
    places_of = {
        cure: places
        for places, cures in group.told_apart(lambda graded: graded.cures)
        for cure in cures
    }
    referred: list[Run] = []
    for cure in _each_cure(group.findings):
        title = (Run(clean(f"【{cure.title}】"), strong=True), *_only_for(places_of[cure]))
        earlier = set_out.before(cure, group)
        if earlier is not None:
            link = Run(earlier.ordinal, target=earlier.anchor)
            referred += [*(words("；") if referred else ()), *title, Run("文本见"), link]
            continue
        if referred:
            yield Paragraph((*referred, Run("。")), Style.PLAIN)
            referred = []
        yield Paragraph(title, Style.PLAIN)
        yield paragraph(cure.wording, Style.WORDING)
        yield from _reach(cure)
    if referred:
        yield Paragraph((*referred, Run("。")), Style.PLAIN)


def _each_cure(findings: Iterable[GradedFinding]) -> tuple[Cure, ...]:
    return tuple(dict.fromkeys(cure for graded in findings for cure in graded.cures))


def _reach(cure: Cure) -> Iterator[Paragraph]:
    said = (("可消除：", cure.cures), ("不能消除：", cure.does_not_cure))
    reach = "　".join(f"{lead}{what}" for lead, what in said if what)
    if reach:
        yield paragraph(reach, Style.NOTE)


def _same(earlier: Group) -> Words:
    return (Run("同"), Run(earlier.ordinal, target=earlier.anchor), Run("。"))


def _only_for(places: str) -> Words:
    return words(f"（{places}）") if places else ()


def _line(places: str, said: Words, before: str = "") -> Paragraph:
    """A line of text, the places that it is on before it."""
    opening = f"{before}{places}：" if places else before
    return Paragraph((*words(opening), *said), Style.PLAIN)

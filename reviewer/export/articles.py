"""The annex of a report: every cited article once, in full, with its dates and its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reviewer.assessment.model import Opinion
from reviewer.export.blocks import (
    Block,
    Heading,
    Run,
    Style,
    clean,
    paragraph,
    paragraphs,
    words,
)
from reviewer.law.citation_words import article_words, bracketed, part_label
from reviewer.law.library import Library
from reviewer.law.model import TEXT_STATUS_ZH, Article, LawKind, ResolvedCitation, TextStatus
from reviewer.text.dates import day_words

_UNLESS = "以下条文，没有另行注明的："
_KINDS = tuple(LawKind)
_Key = tuple[str, int, int, date]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An article with the citations that brought it here; `article` is None if not stored."""

    citations: tuple[ResolvedCitation, ...]
    article: Article | None
    kind: LawKind
    anchor: str

    @property
    def first(self) -> ResolvedCitation:
        return self.citations[0]


class CitedArticles:
    """The articles that an opinion cites; makes links to them and the annex that holds them."""

    def __init__(self, opinion: Opinion, library: Library) -> None:
        self._library = library
        self._day = opinion.day
        grouped: dict[_Key, list[ResolvedCitation]] = {}
        for cited in _citations(opinion):
            grouped.setdefault(_key(cited), []).append(cited)
        self._entries = {
            key: self._entry(found, f"article-{number}")
            for number, (key, found) in enumerate(grouped.items(), 1)
        }

    def links(self, citations: Sequence[ResolvedCitation]) -> tuple[Run, ...]:
        """《民法典》第一百一十一条、第一百五十三条第一款；《网络安全法》第四十四条, all links."""
        runs: list[Run] = []
        for label, cited in _labelled(citations):
            entry = self._entries.get(_key(cited))
            runs.append(Run(label, target="" if entry is None else entry.anchor))
        return tuple(runs)

    def blocks(self) -> tuple[Block, ...]:
        """The annex: laws by rank, then as first cited; articles by number and date. Since when
        most articles of a law are in force, and whence their text is, stands once above them."""
        by_law: dict[str, list[_Entry]] = {}
        for entry in self._entries.values():
            by_law.setdefault(entry.first.law_title, []).append(entry)
        ranked = sorted(by_law.items(), key=lambda pair: _KINDS.index(pair[1][0].kind))
        blocks: list[Block] = []
        for title, entries in ranked:
            blocks.append(Heading(words(self._name(title))))
            shared = _shared_origin(entries)
            if shared:
                blocks.append(paragraph(f"{_UNLESS}{shared}", Style.NOTE))
            for entry in sorted(entries, key=_place):
                blocks.extend(_article_blocks(entry, self._day, shared))
        return tuple(blocks)

    def unread(self) -> tuple[str, ...]:
        """The articles cited by number only, because no source vouches for their text."""
        return tuple(
            article_words(entry.first)
            for entry in self._entries.values()
            if entry.first.text_status is TextStatus.UNVERIFIED
        )

    def _entry(self, citations: Sequence[ResolvedCitation], anchor: str) -> _Entry:
        first = citations[0]
        law = self._library.law(first.law_title)
        stored = self._library.versions(first.law_title, first.citation.number)
        article = next((text for text in stored if text.in_force_from == first.in_force_from), None)
        kind = LawKind.STATUTE if law is None else law.kind
        return _Entry(tuple(citations), article, kind, anchor)

    def _name(self, title: str) -> str:
        law = self._library.law(title)
        return bracketed(title) + (f"（{law.doc_no}）" if law is not None and law.doc_no else "")


def cited_words(citations: Sequence[ResolvedCitation]) -> str:
    """《民法典》第一百一十一条、第一百五十三条第一款；《网络安全法》第四十四条, as plain words."""
    return "".join(label for label, _ in _labelled(citations))


def _labelled(citations: Sequence[ResolvedCitation]) -> Iterator[tuple[str, ResolvedCitation]]:
    """Each citation once with the words that go on from the one before."""
    last_law = ""
    for cited in _once(citations):
        if cited.law_short == last_law:
            opening = "、"
        else:
            opening = ("；" if last_law else "") + bracketed(cited.law_short)
        last_law = cited.law_short
        yield clean(opening + cited.article_label + part_label(cited.citation)), cited


def _citations(opinion: Opinion) -> Iterable[ResolvedCitation]:
    for step in opinion.reasoning:
        yield from step.citations
    for graded in opinion.findings:
        yield from graded.citations
    for asset in opinion.assets:
        yield from asset.citations
    for points in (
        opinion.contrary,
        opinion.validity,
        opinion.consequences,
        opinion.severability,
        opinion.unwinding,
        opinion.exposure,
        opinion.applicable_law,
        opinion.checklist,
    ):
        for point in points:
            yield from point.citations


def _key(cited: ResolvedCitation) -> _Key:
    number = cited.citation.number
    return (cited.law_title, number.number, number.suffix, cited.in_force_from)


def _place(entry: _Entry) -> tuple[int, int, date]:
    return _key(entry.first)[1:]


def _once(citations: Iterable[ResolvedCitation]) -> Iterable[ResolvedCitation]:
    """Each article and part once, citations of the same law side by side; no part of an article
    that is cited as a whole."""
    by_law: dict[str, dict[tuple[_Key, str], ResolvedCitation]] = {}
    for cited in citations:
        parts = by_law.setdefault(cited.law_short, {})
        parts.setdefault((_key(cited), part_label(cited.citation)), cited)
    for parts in by_law.values():
        yield from (
            cited for (key, part), cited in parts.items() if not part or (key, "") not in parts
        )


def _shared_origin(entries: Iterable[_Entry]) -> str:
    """The origin that most of the articles have, where more than one has it."""
    origins = Counter(map(_origin, entries))
    del origins[""]
    origin, count = next(iter(origins.most_common(1)), ("", 0))
    return origin if count > 1 else ""


def _origin(entry: _Entry) -> str:
    """When it is in force and whence the text is; nothing where no source vouches for it."""
    cited = entry.first
    if cited.text_status is TextStatus.UNVERIFIED:
        return ""
    status = TEXT_STATUS_ZH[cited.text_status]
    return f"{_interval(cited)}。文本：{status}{_checked(entry.article)}。"


def _article_blocks(entry: _Entry, day: date, shared: str) -> Iterable[Block]:
    cited = entry.first
    yield Heading(words(cited.article_label), level=3, anchor=entry.anchor)
    if cited.text_status is TextStatus.UNVERIFIED:
        yield paragraph(f"{_interval(cited)}。文本未核，仅列条号，不显示条文。", Style.NOTE)
        return
    article = entry.article
    text = article.text if article is not None and article.text else cited.text
    yield from paragraphs(text or "", Style.LAW)
    parts = dict.fromkeys(part_label(each.citation) for each in entry.citations)
    named = "、".join(part for part in parts if part)
    origin = _origin(entry)
    remarks = "".join(
        (
            "" if origin == shared else origin,
            f"援引：{named}。" if named and "" not in parts else "",
            *(each.applies_because for each in entry.citations[:1] if each.in_force_from > day),
        )
    )
    if remarks:
        yield paragraph(remarks, Style.NOTE)


def _interval(cited: ResolvedCitation) -> str:
    """施行期间：2017年10月1日至2020年12月31日; stored intervals end the day after."""
    begins = day_words(cited.in_force_from)
    if cited.in_force_to is None:
        return f"自{begins}起施行"
    return f"施行期间：{begins}至{day_words(cited.in_force_to - timedelta(days=1))}"


def _checked(article: Article | None) -> str:
    return (
        "" if article is None or article.checked is None else f"，{day_words(article.checked)}核对"
    )

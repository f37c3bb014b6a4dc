"""The vocabulary: words with a class and a sense, found in folded text in one pass.

A term is a word, or a short sequence of words with gaps, as a lawyer can write it:

    换绑                     the word itself
    换成|改成 ~8 手机|号码      one of the first words, then within 8 characters one of the second
    给|归 ~0 <party>           a group: one of the words that `groups.yaml` lists under that name

Gaps do not cross the end of a sentence, nor a comma in the words of an act. Everything is folded
(reviewer.text.folding) before it is compared. Senses: a `weak` term counts only in a document in
which its family (`account`, `data` …) is otherwise spoken of; a `boundary` term counts only where
the word segmenter sees it as a word of its own; an `attribute` (收入, 血型) counts only in a clause
that names another thing of its family; an `innocent` term covers shorter words inside it (收款账户
covers 账户).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import chain
from operator import attrgetter
from typing import Any

import ahocorasick

from reviewer.document.quick_init import quick_init
from reviewer.facts.word_lists import Groups, default_groups
from reviewer.text.folding import fold
from reviewer.text.yaml_source import YamlSource, parse_yaml

INNOCENT = "innocent"
_START, _END = attrgetter("start"), attrgetter("end")
_SENTENCE_END = "。;!?\n"
_COMMAS = ",:"
_GROUP = re.compile(r"<([a-z-]+)>")
# Groups, platforms and misreadings, which stand beside the classes, are read elsewhere.
_OF_CLASSES = re.compile("^element:", re.MULTILINE)
_NO_GROUPS: Groups = {}


class Sense(StrEnum):
    """How far a term counts by itself; the values are the keys of the files."""

    STRONG = "terms"
    WEAK = "weak"
    BOUNDARY = "boundary"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: `first` are its possible first words, `rest` the regular expression of what must
    follow: words of each of the sets of `others`."""

    element: str
    term_class: str
    source: str
    sense: Sense
    first: tuple[str, ...]
    rest: str | None
    family: str  # the first part of the class
    others: tuple[frozenset[str], ...] = ()

    @property
    def words(self) -> Iterator[str]:
        """All that the entry is made of."""
        return chain(self.first, *self.others)


@quick_init
@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found at folded [start, end)."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word: the terms that it is, and those that it begins, each with its second words and its
    rest. `seconds` are the second words of them all."""

    word: str
    whole: tuple[Term, ...]
    begun: tuple[tuple[Term, frozenset[str], str], ...]
    seconds: frozenset[str]

    @classmethod
    def of(cls, word: str, terms: Sequence[Term]) -> _Entry:
        begun = [(term, term.others[0], term.rest) for term in terms if term.rest is not None]
        seconds = frozenset(chain.from_iterable(second for _, second, _ in begun))
        return cls(word, tuple(t for t in terms if t.rest is None), tuple(begun), seconds)


@dataclass(frozen=True)
class Vocabulary:
    """All terms, with the automaton over the words that they are made of. `version` goes into every
    report."""

    version: str
    titles: dict[str, str]
    automaton: Any
    words: frozenset[str] = frozenset()

    def find(self, folded: str) -> list[TermHit]:
        """Every term in folded text, longest covering first; none inside an innocent term."""
        hits: list[TermHit] = []
        spoken = list(self.automaton.iter(folded))
        present = {entry.word for _, entry in spoken}
        for last, entry in spoken:
            start, stop = last + 1 - len(entry.word), last + 1
            for term in entry.whole:
                hits.append(TermHit(term, start, stop))
            # Of ten terms that begin, nine find no second word anywhere in the text.
            if present.isdisjoint(entry.seconds):
                continue
            for term, second, rest in entry.begun:
                if not present.isdisjoint(second):
                    tail = _compiled(rest).match(folded, stop)
                    if tail is not None:
                        hits.append(TermHit(term, start, tail.end()))
        found = sorted(_uncovered(hits), key=_END, reverse=True)
        found.sort(key=_START)  # of those that begin at one place the longest stays first
        return found


@cache
def _compiled(rest: str) -> re.Pattern[str]:
    """A contract needs few of them: to compile all would be a part of every start."""
    return re.compile(rest)


def _uncovered(hits: list[TermHit]) -> Iterator[TermHit]:
    """Drop hits inside an innocent term, and things named inside a longer name of a thing.

    A cue that is the innocent term itself stays: 转让款 transfers nothing, but is a price.
    A pattern (客户 ~4 电话) covers what lies in it only where that is of its own family.
    """
    covers = [hit for hit in hits if hit.term.element == INNOCENT]
    things = [hit for hit in hits if hit.term.element == "object"]
    several = len(things) > 1
    seen: set[tuple[str, int, int]] = set()
    for hit in hits:
        element, start, end = hit.term.element, hit.start, hit.end
        mark = (hit.term.term_class, start, end)
        if element == INNOCENT or mark in seen:
            continue
        if covers and any(_hides(cover, hit) for cover in covers):
            continue
        if several and element == "object":
            if hit.term.sense is Sense.WEAK and any(_runs_into(one, hit) for one in things):
                continue
            around = [one for one in things if one.start <= start and end <= one.end]
            # It lies within itself.
            if len(around) > 1 and any(_covered(hit, longer) for longer in around):
                continue
        seen.add(mark)
        yield hit


def _hides(cover: TermHit, hit: TermHit) -> bool:
    """Whether an innocent term takes a hit away."""
    if (cover.start, cover.end) == (hit.start, hit.end):
        return hit.term.element != "cue"
    return cover.start <= hit.start and hit.end <= cover.end


def _runs_into(earlier: TermHit, hit: TermHit) -> bool:
    """Whether an earlier thing of the family ends inside the hit: 抖音号上 holds no 号上."""
    same_family = hit.term.family == earlier.term.family
    return same_family and earlier.start < hit.start < earlier.end < hit.end


def _covered(hit: TermHit, longer: TermHit) -> bool:
    """Whether a thing is only a part of the longer name around it, or the same name in a plainer
    class."""
    same_family = hit.term.family == longer.term.family
    if longer.end - longer.start > hit.end - hit.start:
        return same_family or longer.term.rest is None
    return same_family and hit.term.rest is not None and longer.term.rest is None


def parse_term(
    element: str, term_class: str, source: str, sense: Sense, groups: Groups = _NO_GROUPS
) -> Term:
    """Read one entry of a vocabulary file. Raises ValueError with a plain reason."""
    try:
        spelt_out = _GROUP.sub(lambda match: "|".join(groups[match[1]]), source.strip())
    except KeyError as error:
        raise ValueError(f"unknown group {error}") from None
    parts = re.split(r"\s+~(\d+)\s+", spelt_out)
    words = [_alternatives(part) for part in parts[0::2]]
    gaps = [int(gap) for gap in parts[1::2]]
    rest = None
    if gaps:
        stops = re.escape(_SENTENCE_END + (_COMMAS if element == "act" else ""))
        rest = "".join(
            f"[^{stops}]{{0,{gap}}}?(?:{'|'.join(map(re.escape, alternatives))})"
            for gap, alternatives in zip(gaps, words[1:], strict=True)
        )
    family = term_class.partition(".")[0]
    others = tuple(map(frozenset, words[1:]))
    return Term(element, term_class, source, sense, words[0], rest, family, others)


def _alternatives(part: str) -> tuple[str, ...]:
    words = tuple(fold(word) for word in part.split("|"))
    if not all(words):
        raise ValueError(f"empty word in “{part}”")
    return tuple(sorted(words, key=len, reverse=True))


def build_vocabulary(sources: list[YamlSource], groups: Groups = _NO_GROUPS) -> Vocabulary:
    """Decode vocabulary files. Raises RuleFileError with file and line."""
    automaton = ahocorasick.Automaton()
    titles: dict[str, str] = {}
    entries: dict[str, list[Term]] = {}
    versions: list[str] = []
    for source in sources:
        for term in _terms(source, titles, groups):
            for word in term.words:
                entries.setdefault(word, [])
            for word in term.first:
                entries[word].append(term)
        versions.append(str(source.data.get("version", 0)))
    for word, terms in entries.items():
        automaton.add_word(word, _Entry.of(word, terms))
    automaton.make_automaton()
    return Vocabulary(".".join(versions), titles, automaton, frozenset(entries))


def _terms(source: YamlSource, titles: dict[str, str], groups: Groups) -> Iterator[Term]:
    data = source.data
    if not isinstance(data, dict) or data.get("format") != 1 or "classes" not in data:
        raise source.error((), "a vocabulary file has `format: 1`, `element` and `classes`")
    element = data["element"]
    for term_class, body in data["classes"].items():
        titles.setdefault(term_class, body.get("title", term_class))
        for sense in Sense:
            for index, entry in enumerate(body.get(sense.value) or ()):
                try:
                    yield parse_term(element, term_class, str(entry), sense, groups)
                except ValueError as error:
                    path = ("classes", term_class, sense.value, index)
                    raise source.error(path, str(error)) from error


@cache
def default_vocabulary() -> Vocabulary:
    """The vocabulary that ships with the app (clause_rules/vocabulary)."""
    folder = resources.files("clause_rules") / "vocabulary"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")),
        key=lambda file: file.name,
    )
    texts = ((file.name, file.read_text("utf-8")) for file in files)
    sources = [parse_yaml(text, name) for name, text in texts if _OF_CLASSES.search(text)]
    return build_vocabulary(sources, default_groups())

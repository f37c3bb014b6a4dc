"""Frames against an analysed clause: which words met which need, or which need was missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reviewer.document.quick_init import quick_init
from reviewer.labels import Label
from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.attachment import governed
from reviewer.rules.model import Frame, Need
from reviewer.rules.sentences import Hit, Sentence


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that holds in a clause: folded [start, end) of the operative words, and the hits."""

    frame: Frame
    start: int
    end: int
    hits: tuple[Hit, ...]


@quick_init
@dataclass(frozen=True, slots=True)
class Shortfall:
    """The best partial match of a frame: how many tests held, and which one did not."""

    held: int
    total: int
    missing: str


def covers(need: Need, hit: Hit) -> bool:
    """Whether a hit is of the needed element, class (or a sub-class) and polarity."""
    return (
        hit.element == need.element
        and hit.polarity in need.polarity
        and _is_of(hit.term_class, need.classes)
    )


@cache
def _is_of(term_class: str, classes: tuple[str, ...]) -> bool:
    return any(term_class == wanted or term_class.startswith(f"{wanted}.") for wanted in classes)


def match_frame(
    frame: Frame, entry: ClauseAnalysis, contract: frozenset[Label]
) -> Match | Shortfall:
    """Try one frame on one clause. `contract` are the labels found in the contract so far."""
    total = len(frame.needs) + bool(frame.words) + 1
    if frame.kinds and entry.clause.kind not in frame.kinds:
        return Shortfall(0, total, f"kind:{'/'.join(frame.kinds)}")
    best = Shortfall(0, total, "words")
    for scope in _scopes(frame, entry):
        outcome = _match_scope(frame, entry, scope)
        if isinstance(outcome, Match):
            if frame.contract and not contract.intersection(frame.contract):
                return Shortfall(total - 1, total, f"contract:{'/'.join(frame.contract)}")
            if contract.intersection(frame.contract_without):
                return Shortfall(total - 1, total, "contract_without")
            return outcome
        if outcome.held > best.held:
            best = outcome
    return best


def match_of(frame: Frame, entry: ClauseAnalysis, contract: frozenset[Label]) -> Match | None:
    """The frame's match, for those who do not ask how near it came where there is none.

    Most frames that are tried ask for words which are not there.
    """
    if frame.words is not None and not _stand(frame.words, frame, entry):
        return None
    outcome = match_frame(frame, entry, contract)
    return outcome if isinstance(outcome, Match) else None


def _stand(words: re.Pattern[str], frame: Frame, entry: ClauseAnalysis) -> bool:
    """Whether the words are found where the frame looks for them; segments are not looked into."""
    if frame.scope == "sentence":
        return any(words.search(one.text) for one in entry.sentences if not one.defines)
    return frame.scope == "segment" or words.search(entry.folded.text) is not None


@quick_init
@dataclass(frozen=True, slots=True)
class _Scope:
    """Where one try takes place: folded [start, end) and the hits in it."""

    start: int
    end: int
    hits: Sequence[Hit]


def _scopes(frame: Frame, entry: ClauseAnalysis) -> Iterator[_Scope]:
    if frame.scope == "clause":
        yield _Scope(0, len(entry.folded.text), entry.operative)
        return
    for sentence in entry.sentences:
        if sentence.defines:
            continue
        if frame.scope == "sentence":
            yield _Scope(sentence.start, sentence.end, sentence.hits)
            continue
        for index, (start, end) in enumerate(sentence.segments):
            yield _Scope(start, end, [hit for hit in sentence.hits if hit.segment == index])


def _match_scope(frame: Frame, entry: ClauseAnalysis, scope: _Scope) -> Match | Shortfall:
    total = len(frame.needs) + bool(frame.words) + 1
    chosen, held, missing = _meet(frame, entry, scope.hits)
    if missing:
        return Shortfall(held, total, missing)
    chosen, _, apart = _meet(frame, entry, _governed(frame, entry, scope.hits))
    if apart:
        return Shortfall(held, total, "attached")
    text = entry.folded.text[scope.start : scope.end]
    words = frame.words.search(text) if frame.words else None
    if frame.words and words is None:
        return Shortfall(held, total, "words")
    picked = _closest(chosen)
    objection = _objection(frame, entry, scope, text, picked)
    if objection:
        return Shortfall(held, total, objection)
    low = min((hit.start for hit in picked), default=scope.end)
    high = max((hit.end for hit in picked), default=scope.start)
    if words is not None:
        low, high = min(low, scope.start + words.start()), max(high, scope.start + words.end())
    if low >= high:
        low, high = scope.start, scope.end
    return Match(frame, low, high, tuple(picked))


def _objection(
    frame: Frame, entry: ClauseAnalysis, scope: _Scope, text: str, picked: Sequence[Hit]
) -> str:
    """What in the scope speaks against a frame whose needs are met; empty where nothing does."""
    for need in frame.without:
        hits = entry.context if need.where == "context" else scope.hits
        if any(covers(need, hit) for hit in hits):
            return f"without:{need.element}:{'/'.join(need.classes)}"
    if frame.not_words and frame.not_words.search(text):
        return "not_words"
    if frame.within is not None and picked and _extent(picked) > frame.within:
        return "within"
    return ""


def _meet(
    frame: Frame, entry: ClauseAnalysis, hits: Sequence[Hit]
) -> tuple[list[list[Hit]], int, str]:
    """The hits that meet each need, how many needs are met, and the first that is not."""
    held = 0
    chosen: list[list[Hit]] = []
    missing = ""
    for need in frame.needs:
        found = [hit for hit in hits if covers(need, hit)] if need.where != "context" else []
        in_context = need.where != "clause" and any(covers(need, hit) for hit in entry.context)
        if found:
            chosen.append(found)
        if found or in_context:
            held += 1
        elif not missing:
            missing = f"{need.element}:{'/'.join(need.classes)}"
    return chosen, held, missing


def _governed(frame: Frame, entry: ClauseAnalysis, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that may meet the frame. Where it asks for an act on a thing, only acts that are
    done to such a thing, and the things they are done to, remain."""
    acts = [need for need in frame.needs if need.element == "act"]
    things = [need for need in frame.needs if need.element == "object" and need.where == "clause"]
    if not acts or not things or not frame.attached:
        return list(hits)
    kept = [hit for hit in hits if hit.element not in ("act", "object")]
    for sentence in entry.sentences:
        kept += _pairs(sentence, acts, things, hits)
    return list(dict.fromkeys(kept))


def _pairs(
    sentence: Sentence, acts: Sequence[Need], things: Sequence[Need], hits: Sequence[Hit]
) -> Iterator[Hit]:
    for act in sentence.hits:
        if not any(covers(need, act) for need in acts) or act not in hits:
            continue
        found = [
            thing for thing in governed(sentence, act) if any(covers(n, thing) for n in things)
        ]
        if found:
            yield act
            yield from found


def _closest(chosen: Sequence[Sequence[Hit]]) -> list[Hit]:
    """One hit for each need, near to each other: each is the nearest to the first need's choice."""
    if not chosen:
        return []
    best: list[Hit] = []
    for anchor in chosen[0]:
        picked = [
            anchor,
            *(min(group, key=lambda hit: abs(hit.start - anchor.start)) for group in chosen[1:]),
        ]
        if not best or _extent(picked) < _extent(best):
            best = picked
    return best


def _extent(hits: Sequence[Hit]) -> int:
    return max(hit.end for hit in hits) - min(hit.start for hit in hits)

"""Rules over a contract: findings with the record of why, and the reason why not."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import Document
from reviewer.document.places import place_of
from reviewer.facts.terms import find_defined_terms
from reviewer.labels import MITIGATING, Label, Severity
from reviewer.rules.analysis import Analysis, ClauseAnalysis, analyse
from reviewer.rules.findings import Explanation, Finding, Matched
from reviewer.rules.matching import Match, Shortfall, match_frame, match_of
from reviewer.rules.misreadings import as_meant
from reviewer.rules.model import Frame, Rule
from reviewer.rules.screening import Screen
from reviewer.rules.sentences import Hit
from reviewer.rules.vocabulary import Vocabulary, default_vocabulary
from reviewer.text.folding import fold

# Words that a term of the vocabulary may end inside (全部权益转, 一并交): shown whole.
_WHOLE_WORDS = re.compile(
    r"转[让给交移出]|移[交送给]|交[付给出]|让[给与]|送给|[发传]给|带[走给]|划归|归入|提供|留下"
    r"|改[为由成绑]|换[成为]|出[售租借]|租借|办理|签署|查验|告知|冻结|赔[偿付]|付款|退[还款出回]|返还"
    r"|价款|条款|管辖权|仲裁(?:委员会|委|机构)|同意书|授权书|第三方|[回过]去"
)
_LONGEST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule that did not find a clause: how near it came and what was missing."""

    rule: Rule
    shortfall: Shortfall


def find_risks(
    document: Document,
    tree: ClauseTree,
    rules: Sequence[Rule],
    vocabulary: Vocabulary | None = None,
    given: frozenset[Label] = frozenset(),
) -> tuple[Finding, ...]:
    """All findings of the rules on a contract, in document order.

    Rules that ask what else the contract holds run in a second pass over the labels of the first;
    `given` are labels the contract is known to carry besides.
    """
    return find_risks_in(analyse_contract(document, tree, vocabulary), document, tree, rules, given)


def find_risks_in(
    analysis: Analysis,
    document: Document,
    tree: ClauseTree,
    rules: Sequence[Rule],
    given: frozenset[Label] = frozenset(),
) -> tuple[Finding, ...]:
    """`find_risks` on a contract that has been analysed."""
    active = [rule for rule in rules if rule.status != "retired"]
    screen = Screen(active, analysis.tried)
    tried = list(zip(analysis.tried, screen.met, strict=True))
    found = list(_apply(screen, tried, document, given))
    labels = given | {finding.label for finding in found}
    found += _apply(screen, tried, document, labels, again=True)
    best: dict[tuple[str, Label], Finding] = {}
    for finding in found:
        place = (finding.clause, finding.label)
        if place not in best or _weight(finding) > _weight(best[place]):
            best[place] = finding
    order = {clause.id: index for index, clause in enumerate(tree)}
    return tuple(
        replace(finding, place=place_of(tree.by_id[finding.clause], tree, document))
        for finding in sorted(best.values(), key=lambda f: (order[f.clause], f.span.start, f.label))
    )


def analyse_contract(
    document: Document, tree: ClauseTree, vocabulary: Vocabulary | None = None
) -> Analysis:
    """Sentence analysis of a contract with its defined terms."""
    meant = as_meant(document)
    terms = find_defined_terms(meant, tree)
    return analyse(meant, tree, terms, vocabulary or default_vocabulary())


def why_not(
    analysis: Analysis, clause: Clause, rules: Sequence[Rule], contract: frozenset[Label]
) -> tuple[NearMiss, ...]:
    """The rules that came nearest to a clause without finding it, nearest first.

    A rule that an exception of its own kept away misses `unless:` and the exception's number.
    """
    entry = analysis.by_id[clause.id]
    misses: list[NearMiss] = []
    for rule in rules:
        outcomes = [match_frame(frame, entry, contract) for frame in rule.find]
        if any(isinstance(outcome, Match) for outcome in outcomes):
            held = [n for n, frame in enumerate(rule.unless, 1) if match_of(frame, entry, contract)]
            if held:
                misses.append(NearMiss(rule, Shortfall(1, 1, f"unless:{held[0]}")))
            continue
        shortfalls = [outcome for outcome in outcomes if isinstance(outcome, Shortfall)]
        best = max(shortfalls, key=lambda shortfall: shortfall.held / shortfall.total)
        if best.held:
            misses.append(NearMiss(rule, best))
    return tuple(sorted(misses, key=lambda miss: -miss.shortfall.held / miss.shortfall.total))


def _apply(
    screen: Screen,
    tried: Sequence[tuple[ClauseAnalysis, int]],
    document: Document,
    contract: frozenset[Label],
    *,
    again: bool = False,
) -> Iterator[Finding]:
    """What the rules of the screen find in the clauses, each of which comes with what it meets;
    `again` where they have been applied without the labels of the contract."""
    for entry, met in tried:
        for rule, frames in screen.chances(met, contract, again=again):
            finding = _try(rule, frames, entry, document, contract)
            if finding is not None:
                yield finding


def _try(
    rule: Rule,
    frames: Sequence[Frame],
    entry: ClauseAnalysis,
    document: Document,
    contract: frozenset[Label],
) -> Finding | None:
    """What a rule finds in a clause; `frames` are those of its own that have a chance there."""
    matches = [match for frame in frames if (match := match_of(frame, entry, contract))]
    if not matches or any(match_of(frame, entry, contract) for frame in rule.unless):
        return None
    return _finding(rule, matches, entry, document, contract)


def _finding(
    rule: Rule,
    matches: Sequence[Match],
    entry: ClauseAnalysis,
    document: Document,
    contract: frozenset[Label],
) -> Finding:
    """What the match says that tells the most; as sure as the surest of them."""
    clause = entry.clause
    match = max(matches, key=lambda m: ((m.frame.severity or rule.severity).rank, m.start * -1))
    start, end = _operative(entry, match)
    span = entry.source_span(start, end)
    quote = span.of(document.text)
    severity = match.frame.severity or rule.severity
    held = [f"find:{rule.find.index(match.frame) + 1}"]
    if rule.label not in MITIGATING:
        for name, frames, step in (("raises", rule.raises, 1), ("lowers", rule.lowers, -1)):
            for number, frame in enumerate(frames, 1):
                if match_of(frame, entry, contract):
                    severity = severity.stepped(step, lowest=Severity.LOW)
                    held.append(f"{name}:{number}")
    return Finding(
        key=finding_key(rule.label, clause, quote),
        label=rule.label,
        severity=severity,
        rule=rule.id,
        rule_version=rule.version,
        title=rule.title,
        clause=clause.id,
        place="",  # find_risks names it: that takes the tree
        span=span,
        quote=quote,
        confidence=max(m.frame.confidence or rule.confidence for m in matches),
        route=rule.route,
        because=rule.because,
        against=rule.against,
        cures=rule.cures,
        cites=rule.cites,
        explanation=Explanation(
            matched=tuple(_matched(hit, entry, document) for hit in match.hits),
            held=tuple(held),
            did_not_apply=tuple(f"unless:{n}" for n in range(1, len(rule.unless) + 1)),
        ),
        never_doubted=any(m.frame.never_doubted for m in matches),
    )


def _operative(entry: ClauseAnalysis, match: Match) -> tuple[int, int]:
    """The words matched, widened to the segments they stand in: what a lawyer would underline."""
    edges = [edge for s in entry.sentences for edge in s.segments]
    start = max((low for low, _ in edges if low <= match.start), default=match.start)
    end = min((high for _, high in edges if high >= match.end), default=match.end)
    while end > match.end and entry.folded.text[end - 1] in ",;:。!?\n":
        end -= 1
    return start, end


def _matched(hit: Hit, entry: ClauseAnalysis, document: Document) -> Matched:
    span = entry.source_span(hit.start, _word_end(hit, entry))
    return Matched(hit.element, hit.term_class, span, span.of(document.text), hit.via)


def _word_end(hit: Hit, entry: ClauseAnalysis) -> int:
    """The end of the word that a hit ends inside, else of the hit."""
    for start in range(max(hit.start, hit.end - _LONGEST_BEGINNING), hit.end):
        word = _WHOLE_WORDS.match(entry.folded.text, start)
        if word is not None and word.end() >= hit.end:
            return word.end()
    return hit.end


def finding_key(label: Label, clause: Clause, quote: str) -> str:
    """The key of a finding: stable as long as label, clause and quoted words are."""
    digest = hashlib.sha256(f"{label}\0{clause.key}\0{fold(quote)}".encode())
    return digest.hexdigest()[:16]


def _weight(finding: Finding) -> tuple[int, float]:
    return finding.severity.rank, finding.confidence

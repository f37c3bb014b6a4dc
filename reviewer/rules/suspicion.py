"""What the model suspects, as a finding: in the words of the label's rule, and marked as suspected.

It is explained by the words that weighed most: every gram and class gives its weight to the
characters it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.document.model import Document
from reviewer.labels import MITIGATING, TITLES_ZH, Severity
from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.engine import finding_key
from reviewer.rules.findings import SUSPECTED, Explanation, Finding, Matched
from reviewer.rules.model import Rule
from reviewer.rules.second_reader_features import SIZES, class_names, readable
from reviewer.rules.second_reader_model import Model, weight_in

RULE = "second-reader"
VERSION = 1
_WORDS = 3  # shown of those that weighed most
_SHORTEST = 2
_LEAST_SURE, _SURER, _SUREST = 0.35, 0.2, 0.6
_MARKS = frozenset(",.;:!?()、。\"' \t\n")


@dataclass(frozen=True)
class Suspicion:
    """A clause, of so many grams, that the model gives the label with this index."""

    model: Model
    index: int
    grams: int
    entry: ClauseAnalysis

    def finding(self, score: float, document: Document, rule: Rule) -> Finding:
        """As a finding; `rule` lends its words. Its place in the contract is still to be named."""
        model, entry, label = self.model, self.entry, rule.label
        weights = _weights_of_characters(model, self.index, self.grams, entry)
        start, end = _weightiest_sentence(weights, entry)
        span = entry.source_span(start, end)
        quote = span.of(document.text)
        add = model.add[self.index] or 0.0
        return Finding(
            key=finding_key(label, entry.clause, quote),
            label=label,
            severity=_severity(rule),
            rule=RULE,
            rule_version=VERSION,
            title=f"疑似：{rule.title}",
            clause=entry.clause.id,
            place="",
            span=span,
            quote=quote,
            confidence=round(min(_SUREST, _LEAST_SURE + _SURER * (score - add)), 2),
            route=rule.route,
            because=f"疑似{TITLES_ZH[label]}：{SUSPECTED}{rule.because}",
            against=rule.against,
            cures=rule.cures,
            cites=rule.cites,
            explanation=Explanation(
                matched=tuple(_weightiest_words(weights, start, end, entry, document)),
                held=(f"score:{score:.2f}", f"threshold:{add:.2f}"),
            ),
            origin="model",
        )


def _severity(rule: Rule) -> Severity:
    if rule.label in MITIGATING:
        return Severity.INFO
    return min(rule.severity, Severity.MEDIUM, key=lambda grade: grade.rank)


def _weights_of_characters(
    model: Model, index: int, grams: int, entry: ClauseAnalysis
) -> list[float]:
    """What each character of the folded clause adds to the score: by its grams and classes."""
    text = readable(entry.folded.text)
    added = [0.0] * len(text)
    scale = model.gram_scale(grams)
    for size in SIZES:
        for at in range(len(text) - size + 1):
            gram = model.grams.get(text[at : at + size])
            if gram is not None:
                weight = weight_in(gram, index) * scale
                for place in range(at, at + size):
                    added[place] += weight / size
    added = added[1:]  # the start sign is no character of the clause
    for sentence in entry.sentences:
        for hit in sentence.hits:
            marks = (model.marks.get(f"v|{name}|{hit.polarity}", 0) for name in class_names(hit))
            weight = weight_in(sum(marks), index) * model.mark_step
            for place in range(hit.start, hit.end):
                added[place] += weight / (hit.end - hit.start)
    return added


def _weightiest_sentence(weights: Sequence[float], entry: ClauseAnalysis) -> tuple[int, int]:
    """The sentence that speaks most for the label, without the mark at its end."""
    sentences = [(s.start, s.end) for s in entry.sentences] or [(0, len(weights))]
    start, end = max(sentences, key=lambda s: sum(weights[s[0] : s[1]]))
    while end > start + 2 and entry.folded.text[end - 1] in _MARKS:
        end -= 1
    return start, end


def _weightiest_words(
    weights: Sequence[float], start: int, end: int, entry: ClauseAnalysis, document: Document
) -> Iterator[Matched]:
    """The runs of characters in [start, end) that speak for the label, the weightiest few."""
    runs: list[tuple[float, int, int]] = []
    at = start
    while at < end:
        stop = at
        while stop < end and weights[stop] > 0 and entry.folded.text[stop] not in _MARKS:
            stop += 1
        if stop - at >= _SHORTEST:
            runs.append((sum(weights[at:stop]), at, stop))
        at = max(stop, at + 1)
    for _, low, high in sorted(sorted(runs, reverse=True)[:_WORDS], key=lambda run: run[1]):
        span = entry.source_span(low, high)
        yield Matched("words", "weighed", span, span.of(document.text))

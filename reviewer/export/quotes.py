"""The words of the contract that an entry of a report rests on, each with its place before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reviewer.assessment.model import GradedFinding
from reviewer.document.model import Span
from reviewer.document.places import names_row, rows_together
from reviewer.export.blocks import Paragraph, Run, Style, verbatim, words
from reviewer.export.groups import Group, SetOut, called, place_of
from reviewer.export.wording import shortened
from reviewer.rules.findings import Finding

_EXCERPT = 44
_SEPARATORS = "，、；：,;: \t\u3000"  # a quote neither begins nor ends with one
_LEAST_LEFT_OUT = 2  # rows between the first and the last one
_ALIKE = 0.6
_LONGEST_ALIKE = 400  # characters: what a longer row says of its own is not left out


def quotes(group: Group, style: Style, set_out: SetOut | None = None) -> Iterator[Paragraph]:
    """What the clauses say, the words that counted in bold. Of rows of a table that follow each
    other and are much alike the first and the last, and which lie between; rows that an earlier
    entry has are referred to."""
    several = len(group.findings) > 1
    known = {} if set_out is None else _quoted_before(group, set_out)
    for rows in _rows_alike([each for each in group.findings if each.id not in known]):
        left_out = rows[1:-1] if len(rows) >= _LEAST_LEFT_OUT + 2 else ()
        shown = (rows[0], rows[-1]) if left_out else rows
        for graded in shown:
            place = words(f"{place_of(graded.finding)}　") if several else ()
            yield Paragraph((*place, *_quoted(graded.finding)), style)
            if left_out and graded is rows[0]:
                yield Paragraph(words(_between(left_out)), style)
    for earlier in {each.number: each for each in known.values()}.values():
        places = called(each for each in group.findings if known.get(each.id) is earlier)
        link = Run(earlier.ordinal, target=earlier.anchor)
        yield Paragraph((*words(f"{places}　原文见"), link, Run("。")), style)


def _quoted_before(group: Group, set_out: SetOut) -> dict[str, Group]:
    """The rows, by the ids of the findings, that an earlier entry quotes."""
    found: dict[str, Group] = {}
    for graded in group.findings:
        place = place_of(graded.finding)
        if names_row(place):
            earlier = set_out.before(("row", place, graded.finding.quote), group)
            if earlier is not None:
                found[graded.id] = earlier
    return found


def excerpt(finding: Finding) -> str:
    """The first words of the quote, as they stand."""
    return shortened(verbatim(finding.quote).strip(_SEPARATORS), _EXCERPT)


def _between(rows: Sequence[GradedFinding]) -> str:
    return f"（{called(rows)}共{len(rows)}行格式相同，从略。）"


def _rows_alike(findings: Sequence[GradedFinding]) -> list[list[GradedFinding]]:
    """The findings one by one, but rows that follow each other and are alike together."""
    found: list[list[GradedFinding]] = []
    for graded in findings:
        if found and _follows(found[-1][-1].finding, graded.finding):
            found[-1].append(graded)
        else:
            found.append([graded])
    return found


def _follows(row: Finding, following: Finding) -> bool:
    places = (place_of(row), place_of(following))
    if len(rows_together(places)) > 1 or places[0] == places[1]:
        return False
    if max(len(row.quote), len(following.quote)) > _LONGEST_ALIKE:
        return False
    return SequenceMatcher(None, row.quote, following.quote, autojunk=False).ratio() >= _ALIKE


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

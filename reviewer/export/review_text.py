"""A review as plain text for a terminal: the verdict, its ground, each finding in a paragraph."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from reviewer.assessment.grounds import grounds
from reviewer.assessment.model import GradedFinding
from reviewer.export.blocks import clean
from reviewer.export.groups import place_of
from reviewer.export.wording import RISKS_ZH, VERDICTS_ZH, rules_words
from reviewer.labels import MITIGATING, TITLES_ZH
from reviewer.law.citation_words import citation_words
from reviewer.law.model import ResolvedCitation
from reviewer.review import Review
from reviewer.text.dates import day_words

_WIDEST, _NARROWEST = 100, 24
_INDENT = "    "
# Signs that may not begin a line, and those that may not end one (JLREQ/CLREQ, 标点禁则).
_NOT_FIRST = "，。、；：？！）〕】》〉”’…—·,.;:?!)]}%"
_NOT_LAST = "（〔【《〈“‘([{"
_MOST_HANGING = 4


def review_text(review: Review, path: Path, width: int | None = None) -> str:
    """The review in lines of at most `width` columns (default: those of the terminal).

    A Chinese character takes two columns.
    """
    columns = shutil.get_terminal_size((80, 24)).columns if width is None else width
    columns = min(_WIDEST, max(_NARROWEST, columns))
    opinion = review.opinion
    lines = [
        *wrapped(f"{path.name}　{review.title or ''}".rstrip(), columns),
        *wrapped(f"效力风险：{VERDICTS_ZH[opinion.verdict]}", columns),
        *wrapped(opinion.summary, columns),
        "",
    ]
    risks = [graded for graded in opinion.findings if graded.finding.label not in MITIGATING]
    said: dict[str, int] = {}
    for number, graded in enumerate(risks, 1):
        lines += [*_finding_lines(number, graded, said, columns), ""]
    mitigating = [graded for graded in opinion.findings if graded not in risks]
    if mitigating:
        places = "；".join(
            f"{place_of(graded.finding)}（{TITLES_ZH[graded.finding.label]}）"
            for graded in mitigating
        )
        lines += [*wrapped(f"缓和及存续条款：{places}", columns), ""]
    lines += _closing(review, columns)
    return "\n".join(lines) + "\n"


def _finding_lines(
    number: int, graded: GradedFinding, said: dict[str, int], columns: int
) -> Iterator[str]:
    """One finding; `said` are the numbers of the findings that set out reasons or a cure first."""
    finding = graded.finding
    grade = RISKS_ZH[graded.severity]
    yield from wrapped(
        f"{number}. 【{grade}】{place_of(finding)}　{TITLES_ZH[finding.label]}", columns
    )
    parts = [f"“{finding.quote}”"]
    reasons = [line for line in _reasons(graded) if line]
    earlier = said.setdefault("\n".join(reasons), number) if reasons else number
    parts += reasons if earlier == number else [f"理由和论据同第{earlier}项。"]
    if graded.cures:
        cure = graded.cures[0]
        earlier = said.setdefault(cure.id, number)
        wording = cure.wording if earlier == number else f"文本见第{earlier}项"
        parts.append(f"改法：【{cure.title}】{wording}")
    for part in parts:
        if part:
            yield from wrapped(part, columns, _INDENT)


def _reasons(graded: GradedFinding) -> Iterator[str]:
    finding = graded.finding
    yield finding.because
    if graded.citations:
        yield f"依据：{_grounds(graded.citations)}"
    if finding.against:
        yield f"反方论据：{finding.against[0]}"


def _grounds(citations: Sequence[ResolvedCitation]) -> str:
    """The norm breached and the provision that decides on validity: the first of each."""
    deciding = [cited for cited in citations if grounds().decides(cited.citation)]
    breached = [cited for cited in citations if cited not in deciding]
    return "；".join(citation_words(cited) for cited in (*breached[:1], *deciding[:1]))


def _closing(review: Review, columns: int) -> list[str]:
    opinion = review.opinion
    basis = "签订日" if opinion.day_stated else "合同未载明签订日，按"
    law = f"依{basis}{day_words(opinion.day)}施行的法律；法条库截至{day_words(opinion.law_as_of)}"
    rules = rules_words(opinion.rules_version)
    text = f"{law}；规则版本{rules}。本结果提示风险，不是对合同效力的认定。"
    return wrapped(text, columns)


def wrapped(text: str, columns: int, indent: str = "") -> list[str]:
    """Lines of at most `columns`, broken as Chinese is: punctuation never begins a line."""
    lines: list[str] = []
    for part in clean(text).replace("\t", " ").split("\n"):
        rest = part.strip()
        while rest:
            end = _line_end(rest, columns - len(indent))
            lines.append(indent + rest[:end].rstrip())
            rest = rest[end:].lstrip()
    return lines


def _line_end(text: str, columns: int) -> int:
    """Where a line of `text` may end so that it fits; at least one character."""
    used = end = 0
    while end < len(text) and used + columns_of(text[end]) <= columns:
        used += columns_of(text[end])
        end += 1
    if end == len(text):
        return end
    best = end
    for _ in range(_MOST_HANGING):
        if best > 1 and (text[best] in _NOT_FIRST or text[best - 1] in _NOT_LAST):
            best -= 1
    return max(1, _word_start(text, best))


def _word_start(text: str, end: int) -> int:
    """The beginning of the Latin word or number that a break at `end` would cut, if not too far."""
    start = end
    while start > 1 and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    cut = start < end and text[end].isascii() and text[end].isalnum()
    return start if cut and end - start <= 12 and start > 1 else end


def columns_of(character: str) -> int:
    """The columns a character takes in a terminal (Unicode annex 11)."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1

"""Numbers of clauses added to a contract whose numbers are typed, without renumbering the others.

After the last clause of its row the row goes on (9.4 after 9.3); between two clauses the number of
the one before is kept with 之一, as amendments of statutes count (第五条之一).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reviewer.document.clause_tree import Clause
from reviewer.document.number_formats import format_number
from reviewer.document.ordinals import chinese_value, decimal_value
from reviewer.review import Review
from reviewer.text.chinese_digits import HUNDREDS

_NUMERAL = re.compile(rf"(\d+|[〇零{HUNDREDS}]+)(?=[^\d〇零{HUNDREDS}]*$)")
_ENCLOSED = re.compile(r"[①-⑲⑴-⒆]$")
_SIGN = re.compile(r"[、．.：:\s]*$")
_CHINESE = "chineseCountingThousand"


def numbered(review: Review, clause: Clause, lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that are to follow a clause, each behind the number it gets; as they are where
    the clause has no typed number or one that nothing follows from."""
    numbers = numbers_after(review, clause, len(lines))
    if not numbers or clause.number_span is None:
        return tuple(lines)
    gap = review.document.text[clause.number_span.end : clause.body.start]
    return tuple(f"{number}{gap}{line}" for number, line in zip(numbers, lines, strict=True))


def numbers_after(review: Review, clause: Clause, count: int) -> tuple[str, ...]:
    """The numbers of so many clauses that follow one with a typed number."""
    if clause.number_span is None:
        return ()
    number = clause.number_span.of(review.document.text).rstrip()
    row = [each for each in review.clauses if each.parent == clause.parent and each.number_span]
    made = _next(number, count) if row[-1] is clause else _between(number, count)
    return tuple(made)


def _next(number: str, count: int) -> Iterator[str]:
    """9.3 and 2: 9.4, 9.5. Nothing for a sign that is no numeral."""
    enclosed = _ENCLOSED.search(number)
    found = _NUMERAL.search(number)
    for step in range(1, count + 1):
        if enclosed is not None:
            yield number[:-1] + chr(ord(enclosed.group()) + step)
        elif found is not None:
            yield number[: found.start()] + _counted(found.group(), step) + number[found.end() :]


def _counted(numeral: str, step: int) -> str:
    if numeral.isdecimal():
        value = str(decimal_value(numeral) + step)
        wide = unicodedata.normalize("NFKC", numeral) != numeral
        return value.translate({48 + at: 0xFF10 + at for at in range(10)}) if wide else value
    return format_number((chinese_value(numeral) or 0) + step, _CHINESE)


def _between(number: str, count: int) -> Iterator[str]:
    """第五条 and 2: 第五条之一, 第五条之二; 三、: 三之一、."""
    sign = _SIGN.search(number)
    cut = len(number) if sign is None else sign.start()
    for step in range(1, count + 1):
        yield f"{number[:cut]}之{format_number(step, _CHINESE)}{number[cut:]}"

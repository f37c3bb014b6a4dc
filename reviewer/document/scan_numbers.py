"""Numbers that recognition ran together with the digits after them: 2.12024年 for 2.1 2024年.

The gap between a number and its clause is narrower than what the engine can tell. Which digits
belong to the number, the numbers before and after say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A decimal number whose last part may hold more than itself; then something to count.
_GLUED = re.compile(r"((?:\d{1,2}\.)+)(\d{2,8})(?![.\d])")
_PLAIN = re.compile(r"((?:\d{1,2}\.)+)(\d{1,2})(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def glued_numbers(lines: Sequence[str]) -> list[int | None]:
    """For each line the place at which a space is missing after its number, None for most."""
    known = [_number(line) for line in lines]
    found: list[int | None] = []
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        cut = None
        glued = _GLUED.match(line)
        if glued is not None:
            prefix, digits = glued.groups()
            following = next((n for n in known[at + 1 :] if n is not None and n[0] == prefix), None)
            cut = _cut(digits, last.get(prefix, 0), following, line[glued.start(2) :])
            if cut is not None:
                last[prefix] = int(digits[:cut])
                cut += glued.start(2)
        plain = known[at]
        if cut is None and plain is not None:
            last[plain[0]] = plain[1]
        found.append(cut)
    return found


def _number(line: str) -> tuple[str, int] | None:
    """What stands before the last part of a line's decimal number, and that part."""
    match = _PLAIN.match(line)
    return (match[1], int(match[2])) if match else None


def _cut(digits: str, last: int, following: tuple[str, int] | None, rest: str) -> int | None:
    """How many of the digits are the number's: it follows on the last one of its series."""
    expected = str(last + 1)
    if len(digits) < 3 and int(digits) == last + 1:
        return None
    if not digits.startswith(expected) or len(digits) == len(expected):
        return None
    confirmed = following is not None and following[1] == last + 2
    if last or confirmed or _YEAR.match(rest, len(expected)):
        return len(expected)
    return None

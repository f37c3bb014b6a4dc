"""Which readings of a contract's paragraphs are numbers: they stand in series.

A doubtful reading stands only as the successor of a number of its family, or as the first of a
series that goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from reviewer.document.printed_numbers import PrintedNumber, candidates, parse_label


class _Series:
    """Where the readings of one family and prefix stand in the document."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.values: list[set[int]] = []

    def add(self, index: int, value: int) -> None:
        if self.at and self.at[-1] == index:
            self.values[-1].add(value)
        else:
            self.at.append(index)
            self.values.append({value})

    def goes_on(self, index: int, value: int) -> bool:
        """Whether the next reading after the paragraph is the successor."""
        after = bisect_right(self.at, index)
        return after < len(self.at) and value + 1 in self.values[after]


def number_paragraphs(
    texts: Sequence[str], labels: Sequence[str | None] | None = None
) -> list[PrintedNumber | None]:
    """The number of each paragraph of a document, None where it has none.

    `labels` are automatic numbers (never part of the text): such a paragraph has no printed number,
    its label takes part in the sequence.
    """
    readings: list[tuple[PrintedNumber, ...]] = []
    series: defaultdict[tuple[str, tuple[int, ...]], _Series] = defaultdict(_Series)
    fixed: list[PrintedNumber | None] = []
    for index, text in enumerate(texts):
        label = labels[index] if labels else None
        fixed.append(parse_label(label) if label else None)
        readings.append(() if label else candidates(text))
        for number in (fixed[-1],) if label else readings[-1]:
            if number is not None:
                series[number.family, number.parts[:-1]].add(index, number.value)
    chosen = _chosen(readings, fixed, series)
    return _with_lone_members(chosen, readings)


def _chosen(
    readings: list[tuple[PrintedNumber, ...]],
    fixed: list[PrintedNumber | None],
    series: dict[tuple[str, tuple[int, ...]], _Series],
) -> list[PrintedNumber | None]:
    chosen: list[PrintedNumber | None] = []
    last: dict[tuple[str, tuple[int, ...]], int] = {}
    open_values: dict[str, int] = {}
    for index in range(len(readings)):
        label_number = fixed[index]
        number = label_number or _choose(readings[index], index, series, last, open_values)
        chosen.append(None if label_number else number)
        if number is not None:
            last[number.family, number.parts[:-1]] = number.value
            if number.depth == 1:
                open_values[number.family] = number.value
    return chosen


def _choose(
    readings: tuple[PrintedNumber, ...],
    index: int,
    series: dict[tuple[str, tuple[int, ...]], _Series],
    last: dict[tuple[str, tuple[int, ...]], int],
    open_values: dict[str, int],
) -> PrintedNumber | None:
    def support(number: PrintedNumber) -> int:
        key = number.family, number.parts[:-1]
        if last.get(key) == number.value - 1 and number.value > 1:
            return 3
        if number.value <= 1 and series[key].goes_on(index, number.value):
            return 2
        if number.depth > 1 and number.value == 1 and number.parts[-2] in open_values.values():
            return 2
        return 1 if number.certain else 0

    best = max(readings, key=support, default=None)
    return best if best is not None and support(best) else None


def _with_lone_members(
    chosen: list[PrintedNumber | None], readings: list[tuple[PrintedNumber, ...]]
) -> list[PrintedNumber | None]:
    """A series of one (a sole “1 …” under 第二条) stands where the document often uses its form."""
    used = Counter(number.form for number in chosen if number is not None)
    return [
        number
        or next(
            (c for c in reading if c.parts == (1,) and c.end > c.stop and used[c.form] >= 3), None
        )
        for number, reading in zip(chosen, readings, strict=True)
    ]

"""How many persons the rows of a table tell of, added up column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.facts.persons import (
    FOLLOWERS,
    PERSON_CLASSIFIERS,
    RECORD_CLASSIFIERS,
    Counted,
    names_persons,
)
from reviewer.facts.readings import Reading, is_sum
from reviewer.text.numerals import Number, find_counts, find_numbers

_NUMBER_HEAD = re.compile(
    r"好友|人数|[条份件户行]数|数量|记录数|会员数|用户数|份数|名额|联系人|客户数|[（(](?:约|人|条|份|名|户)"
)
_ONLY_NUMBER = re.compile(
    r"^(?:约|近|共|计|不少于|逾|超)?[\d,，.一二两三四五六七八九十百千万余多]+(?:[名人位户条份件行家])?(?:以上|左右|余)?$"
)
_NONE = re.compile(r"^(?:[-—–/]+|[无不][^\d]{0,4})$")  # a row of things that no persons are told by
_NAMES = re.compile(r"(?:姓名|昵称|名讳|法名|称呼)[、，/]")
_ORDER = re.compile(r"^[\dA-Za-z甲乙丙丁一二三四五六七八九十.\-—]*$")
# A row that tells of some of the persons of another one.
_OF_ANOTHER = re.compile("其中|同上|[包内]含|均[在为]|部分[)|]|上[述列行]|前[述列行]")


def count_in_rows(rows: Sequence[Reading]) -> Iterator[Counted]:
    """What the columns of the rows add up to; rows that state a total themselves add nothing."""
    rows = [row for row in rows if not is_sum(row)]
    if rows:
        yield from _in_column(rows)
        yield from _in_cells(rows)


def _lists_fields(row: Reading) -> bool:
    """What the row is called are fields (姓名、手机), no kind of persons whose they are."""
    called = next((cell.text for cell in row.cells if not _ORDER.match(cell.text)), "")
    return bool(_NAMES.search(called))


def _in_column(rows: Sequence[Reading]) -> Iterator[Counted]:
    """The numbers of one column added up, where the column holds nothing but numbers."""
    for index, head in enumerate(rows[0].heads):
        if not _NUMBER_HEAD.search(head) or FOLLOWERS.search(head):
            continue
        told = [(row, cell) for row in rows if not _NONE.match(cell := _cell(row, index))]
        stated = (cell for _, cell in told if _ONLY_NUMBER.match(cell))
        numbers = [number for cell in stated for number in list(find_numbers(cell))[:1]]
        if len(numbers) != len(told) or not numbers:
            continue
        if re.search(r"数量", head) and not names_persons(head):
            continue
        # Rows of fields tell of the same persons again: 姓名、手机 63,000 | 银行卡号 11,800.
        fields = [n.stated for n, (row, _) in zip(numbers, told, strict=True) if _lists_fields(row)]
        low = max(fields) if fields else sum((n.stated for n in numbers), Decimal(0))
        yield _summed(rows, low, numbers)


def _in_cells(rows: Sequence[Reading]) -> Iterator[Counted]:
    """The cells of one column that count persons by the same classifier added up, whatever the
    others count: 2340人 | 615人 | 21个."""
    for index in range(max(len(row.cells) for row in rows)):
        by_classifier: dict[str, dict[Decimal, Number]] = {}
        for row in rows:
            cell = _cell(row, index)
            if not _ONLY_NUMBER.match(cell) or _OF_ANOTHER.search(row.text):
                continue
            for count in find_counts(cell):
                named = count.classifier in RECORD_CLASSIFIERS and _NAMES.search(row.text)
                if count.classifier in PERSON_CLASSIFIERS or named:
                    numbers = by_classifier.setdefault(count.classifier, {})
                    numbers.setdefault(count.number.stated, count.number)
        for numbers in by_classifier.values():
            if len(numbers) > 1:
                yield _summed(rows, sum(numbers, Decimal(0)), list(numbers.values()))


def _summed(rows: Sequence[Reading], low: Decimal, numbers: Sequence[Number]) -> Counted:
    high = None if any(n.high is None for n in numbers) else low
    span = rows[0].words.span(0, len(rows[0].text))
    return Counted(Number(low, high, 0, 0), False, False, span)


def _cell(row: Reading, index: int) -> str:
    return row.cells[index].text if index < len(row.cells) else ""

"""Lines joined into paragraphs, by the signs a reader goes by.

A paragraph ends where a line stops short although the next word would have fitted, where the next
line is indented or numbered or stands further below than lines do, where type changes. No sign is
sure by itself (a sentence may end at the margin, a line may begin with “二、” by chance), so each
adds to a score; what pitch, margins and indents mean is first learned from the document itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from reviewer.document.number_series import number_paragraphs
from reviewer.document.ordinals import BRANCHES, STEMS
from reviewer.document.pdf_characters import HAN
from reviewer.document.pdf_columns import PARTY, cuts_date
from reviewer.document.pdf_lines import Line
from reviewer.document.printed_numbers import PrintedNumber
from reviewer.text.chinese_digits import FORMAL_ONES, HUNDREDS

_CLOSING = "，。、；：？！）》】」』〉〕”’…—,.;:?!)]}"
_CLOSED = f"[{re.escape(_CLOSING)}%％‰]*"
# What no program breaks: opening marks and the sign of a currency stay with what follows, closing
# marks with what they close, Latin words with each other over a Chinese comma.
_TOKEN = re.compile(
    rf"[（《【「『〈〔“‘(\[¥￥$]*(?:[!-~]+{_CLOSED}(?:[!-~]+{_CLOSED})*|.{_CLOSED})"
)
_NUMBERED = re.compile(
    rf"[0-9０-９第（(【\[〔［{HUNDREDS}零〇{FORMAL_ONES}拾{STEMS}{BRANCHES}"
    r"①-⓿⑴-⒛㈠-㈩㊀-㊉❶-❿Ⅰ-ⅿA-Za-zＡ-Ｚａ-ｚ其附]"
)
_LABELLED = re.compile(r"[\u4e00-\u9fff（）()、/ \u3000]{2,14}[：:]")
# The last cell of a row of figures that was printed without a table, and what may follow an amount
# within a sentence.
_FIGURE = re.compile(r"\s[0-9][0-9,]*\.[0-9]{2}$")
_AFTER_AMOUNT = re.compile(rf"[元圆万亿整及和与或至的{re.escape(_CLOSING)}（(]")
_BULLETS = "•●○■◆◇▪▫➢►▶◎※"
_SENTENCE_END = "。；！？;!?"
_MID_SENTENCE = "，、,（(《“‘"
_LONG = 0.7  # of the measure: a line that long may go on although it stops short


@dataclass(slots=True)
class _Margins:
    """The left and right edge of the text; `indented` where paragraphs begin with an indent."""

    left: float
    right: float
    indented: bool


@dataclass(slots=True)
class _Pitch:
    """Distances between base lines, in ems: within paragraphs, and above which a new one begins."""

    within: float | None
    limit: float | None


class Paragraph(NamedTuple):
    """The lines of a paragraph; `centred` says that it stands in the middle of its column."""

    lines: Sequence[Line]
    centred: bool


def paragraphs(lines: Sequence[Line], breaks: frozenset[int] = frozenset()) -> list[Paragraph]:
    """The paragraphs of a document's body. `lines` are in reading order.

    A paragraph begins at each index of `breaks`, where something else stands between two lines.
    """
    if not lines:
        return []
    reader = _Reader(lines)
    starts = [0]
    for index in range(1, len(lines)):
        if index in breaks or reader.begins(index, index - starts[-1]):
            starts.append(index)
    return [
        Paragraph(lines[start:stop], reader.is_centred(start, stop))
        for start, stop in pairwise([*starts, len(lines)])
    ]


class _Reader:
    """What the document shows about itself, and the decision on each line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.numbers = _numbers(lines)
        self.margins = _all_margins(lines)
        self.slacks = self._slacks()
        self.rag = self._learn_rag()
        self.pitch = self._learn_pitch()
        self.goes_on_at = self._learn_continuation()

    def _slacks(self) -> list[float]:
        """The room each line but the last leaves beyond what the next one's first word needs, in
        ems."""
        return [
            (margins.right - line.right - _need(below)) / line.em
            for (line, below), margins in zip(pairwise(self.lines), self.margins, strict=False)
        ]

    def _learn_rag(self) -> float:
        """How far short of the margin lines end that go on, in ems; 0 where they fill it.

        Lines that a program without justification broke, or that were broken for a narrower page,
        stop anywhere. They are known by ending within a sentence, long as they are.
        """
        slacks = []
        for index, (line, below) in enumerate(pairwise(self.lines)):
            margins = self.margins[index]
            if (
                _stacked(line, below)
                and not self.numbers[index + 1]
                and line.text[-1] not in _SENTENCE_END + "：:"
                and line.right - margins.left > _LONG * (margins.right - margins.left)
                and below.left < line.left + 0.3 * line.em
            ):
                slacks.append(self.slacks[index])
        slacks.sort()
        short = slacks[bisect_left(slacks, 1.0) :]
        if len(short) < max(5, 0.5 * len(slacks)):
            return 0.0
        return short[-1]

    def _learn_pitch(self) -> _Pitch:
        """Compare lines that surely go on with lines that surely end a paragraph."""
        within, between = [], []
        for index in range(len(self.lines) - 1):
            line, below = self.lines[index], self.lines[index + 1]
            if not _stacked(line, below):
                continue
            pitch = (below.base - line.base) / line.em
            slack = self.slacks[index]
            if slack < 0.35 and not self.numbers[index + 1]:
                if line.text[-1] not in _SENTENCE_END and below.left < line.left + 0.3 * line.em:
                    within.append(pitch)
            elif slack > 2.5:
                between.append(pitch)
        if len(within) < 3:
            return _Pitch(None, None)
        within.sort()
        between.sort()
        usual, most = within[len(within) // 2], within[int(0.9 * (len(within) - 1))]
        least = between[len(between) // 4] if len(between) > 3 else 0.0
        return _Pitch(usual, (most + least) / 2 if least > 1.1 * most else None)

    def _learn_continuation(self) -> Literal["margin", "indent"] | None:
        """Where lines stand that go on with a paragraph, if nearly all of them stand alike."""
        offsets = [
            (below.left - margins.left) / below.em
            for index, (line, below, margins) in enumerate(
                zip(self.lines, self.lines[1:], self.margins[1:], strict=False)
            )
            if _stacked(line, below)
            and self.slacks[index] < 0.35
            and not self.numbers[index + 1]
            and line.text[-1] not in _SENTENCE_END
        ]
        if len(offsets) < 5:
            return None
        if sum(offset < 0.5 for offset in offsets) > 0.85 * len(offsets):
            return "margin"
        return "indent" if sum(offset > 1.0 for offset in offsets) > 0.85 * len(offsets) else None

    def begins(self, index: int, length: int) -> bool:
        """Whether line `index` begins a paragraph; the one before it has `length` lines so far."""
        above, line = self.lines[index - 1], self.lines[index]
        if above.alone and line.flow == above.flow and cuts_date(above.text, line.text):
            return False
        if line.alone or above.alone or line.flow != above.flow:
            return True
        if (
            HAN.search(line.text)
            and HAN.search(above.text)
            and not 0.89 < line.em / above.em < 1.12
        ):
            return True
        score = (
            self._by_fill(index)
            + self._by_pitch(above, line)
            + self._by_number(index)
            + self._by_indent(index, length)
            + _by_words(above, line)
        )
        return score > 0

    def is_centred(self, start: int, stop: int) -> bool:
        """Whether lines leave the same room on both sides, the last more than an indent."""
        room = [
            (line.left - margins.left, margins.right - line.right)
            for line, margins in zip(self.lines[start:stop], self.margins[start:stop], strict=True)
        ]
        em = self.lines[start].em
        return min(room[-1]) > 2.2 * em and all(abs(a - b) < 1.5 * em for a, b in room)

    def _by_fill(self, index: int) -> float:
        slack = self.slacks[index - 1]
        if self.rag and slack <= self.rag:
            if self.lines[index - 1].text[-1] in "。！？!?":
                return 1.0
            if slack >= 1.0:
                return 0.0
        if slack < 0.35:
            return -3.0
        if slack < 1.0:
            return -1.0
        return 1.5 if slack < 2.5 else 6.0

    def _by_pitch(self, above: Line, line: Line) -> float:
        if not _stacked(above, line) or self.pitch.within is None:
            return 0.0
        pitch = (line.base - above.base) / above.em
        if self.pitch.limit is not None:
            return 5.0 if pitch > self.pitch.limit else -2.5
        return 4.0 if pitch > 1.5 * self.pitch.within else 0.0

    def _by_number(self, index: int) -> float:
        number = self.numbers[index]
        if number is None:
            return 0.0
        score = 4.0 if number.certain else 2.5
        if self.slacks[index - 1] < 0.35 and self.lines[index - 1].text[-1] not in "。；！？：;:!?":
            score -= 2.5
        return score

    def _by_indent(self, index: int, length: int) -> float:
        above, line = self.lines[index - 1], self.lines[index]
        margins = self.margins[index]
        offset = (line.left - margins.left) / line.em
        if self.goes_on_at == "margin" and 1.2 < offset < 2.8:
            return 4.5
        if self.goes_on_at == "indent":
            return 4.5 if offset < 0.5 else -4.0
        shift = offset - (above.left - self.margins[index - 1].left) / line.em
        if length > 1:
            return 4.0 if shift > 1.0 else 3.0 if shift < -0.8 else -1.0
        if shift > 1.0:
            hanging = self.slacks[index - 1] < 0.35 and above.text[-1] not in _SENTENCE_END
            return 0.5 if hanging else 3.0
        if shift < -0.8:
            return -2.0
        return 3.0 if margins.indented and offset > 1.0 else 0.0


def _by_words(above: Line, line: Line) -> float:
    score = 0.0
    last = above.text[-1]
    if last in _SENTENCE_END:
        score += 1.0
    elif last in "：:":
        score += 3.5 if line.flow else 0.5  # to be filled in: 签字：
    else:
        score -= 2.0 if last in _MID_SENTENCE else 0.5
        if _FIGURE.search(above.text) and not _AFTER_AMOUNT.match(line.text):
            score += 1.5
    if above.bold != line.bold:
        score += 2.5
    if line.text[0] in _BULLETS:
        score += 4.0
    if PARTY.match(line.text) and _LABELLED.match(line.text):
        score += 4.0
    elif _LABELLED.match(line.text) and last not in _MID_SENTENCE:
        score += 4.0 if line.flow else 2.0
    return score


def _stacked(above: Line, below: Line) -> bool:
    """Whether one line is directly below the other in one column of one page."""
    return (
        above.glyphs is below.glyphs
        and above.flow == below.flow
        and above.bounds == below.bounds
        and below.base > above.base
    )


def _numbers(lines: Sequence[Line]) -> list[PrintedNumber | None]:
    return number_paragraphs([line.text if _NUMBERED.match(line.text) else "" for line in lines])


def _need(line: Line) -> float:
    """The width of the line's first word with the punctuation that may not be parted from it."""
    match = _TOKEN.match(line.text)
    length = len(match[0]) if match else 1
    _, start, stop = line.parts[0]
    last = start + length - 1
    return (line.glyphs.right[last] if last < stop else line.right) - line.left


def _all_margins(lines: Sequence[Line]) -> list[_Margins]:
    """The margins that hold for each line: its column's, its page's, or the document's."""
    shapes: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.bounds is None and line.flow == 0:
            shapes[_shape(line)].append(line)
            pages[line.page].append(line)
    by_shape = {shape: _margins(found) for shape, found in shapes.items()}
    by_page = {number: _page_margins(found, by_shape) for number, found in pages.items()}
    return [
        by_page[line.page]
        if line.bounds is None
        else _Margins(line.bounds[0], line.bounds[1], False)
        for line in lines
    ]


def _shape(line: Line) -> tuple[int, int]:
    return round(line.glyphs.layout_width / 4), round(line.glyphs.layout_height / 4)


def _edge(line: Line) -> float:
    """The right edge of a line's words; closing punctuation may hang over the margin."""
    if line.text[-1] in _CLOSING:
        return line.glyphs.left[line.parts[-1][2] - 1]
    return line.right


def _margins(lines: Sequence[Line]) -> _Margins:
    em = sorted(line.em for line in lines)[len(lines) // 2]
    lefts = sorted(line.left for line in lines)
    edges = list(map(_edge, lines))
    rights = sorted(edges, reverse=True)
    left = _clustered(lefts, 0.3 * em)
    right = _clustered(rights, 0.6 * em)
    like = lines[0].glyphs.layout_width - left
    if right < like - 2 * em:
        # Pages have two like margins, unless enough lines end sharply at another edge.
        sharp = sum(abs(edge - right) < 0.6 * em for edge in edges)
        right = right if sharp > max(3, 0.12 * len(lines)) else like
    flush = sum(abs(line.left - left) < 0.5 * em for line in lines)
    indented = sum(1.4 * em < line.left - left < 2.6 * em for line in lines)
    return _Margins(left, right, min(flush, indented) > 0.12 * len(lines))


def _clustered(values: Sequence[float], reach: float) -> float:
    """The first value that another one confirms, else the first."""
    for one, other in pairwise(values):
        if abs(one - other) < reach:
            return one
    return values[0]


def _page_margins(lines: Sequence[Line], by_shape: dict[tuple[int, int], _Margins]) -> _Margins:
    """The document's margins, unless many lines of this page end sharply at another edge."""
    usual = by_shape[_shape(lines[0])]
    em = lines[0].em
    rights = sorted(map(_edge, lines))
    edge = rights[-2] if len(rights) > 5 else usual.right
    sharp = sum(abs(right - edge) < 0.15 * em for right in rights)
    if sharp > 3 and abs(edge - usual.right) > 0.6 * em:
        lefts = sorted(line.left for line in lines)
        return _Margins(_clustered(lefts, 0.3 * em), edge, usual.indented)
    return usual

"""What recognition is known to get wrong in a line of a Chinese contract, set right.

The engine reads characters one by one and well; what it cannot see is how wide a sign of
punctuation is, where a space is meant, and that a line begins with a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from reviewer.document.ordinals import STEMS
from reviewer.document.pdf_characters import HAN
from reviewer.document.scan_model import ScanLine
from reviewer.text.chinese_digits import FORMAL_ONES, HUNDREDS, ONES, TENS

# Beside Chinese characters punctuation is full-width; the engine sees only its ink.
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff》”」）\]])[,:;?!()]|[,:;?!()](?=[\u3400-\u9fff《“「（])"
)
# One bracket of a pair may have been seen as full-width, the other not.
_UNLIKE_BRACKETS = re.compile(r"\(([^()（）]*)）|（([^()（）]*)\)")
_CLOSING = "、，。．.：:；;）)]】"
# In ems of white, of which there is up to a fifth between any two Chinese characters: a space
# between them; one where the engine saw one too; one after the number a line begins with.
_SURE_SPACE = 0.75
_LEAST_SPACE = 0.33
_AFTER_NUMBER = 0.27
_NUMBER = re.compile(
    rf"第[{HUNDREDS}零〇\d]{{1,6}}[编章节条款项]|[（(][{TENS}\d]{{1,3}}[）)]|"
    rf"(?:[{TENS}]{{1,3}}|[{FORMAL_ONES}拾]{{1,3}}|[{STEMS}])(?![、.．])|"
    r"(?:\d{1,2}\.)*(?P<tail>\d{1,2})(?:[.．](?!\d))?"
)

_STROKE = "-—–－ー_一"
_ONE = "lI|｜丨"
# Numbers at the beginning of a line whose strokes were taken for others. Each pattern has the
# strokes to replace as its groups, each replacement is of the same length.
_STROKES_FOR_ONE = (
    re.compile(rf"第[{HUNDREDS}]{{0,3}}([{_STROKE}])[{HUNDREDS}]{{0,2}}[章节条款项]"),
    re.compile(rf"[（(]十?([{_STROKE}])[）)]"),
    re.compile(rf"十?([{_STROKE}])、"),
)
_LETTERS_FOR_ONE = (
    re.compile(rf"[（(]\d?([{_ONE}])\d?[）)]"),
    re.compile(rf"第\d?([{_ONE}])\d?[章节条款项]"),
    re.compile(rf"([{_ONE}])[.．、]\s?[\d\u3400-\u9fff]"),
    re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})*\.([{_ONE}])(?=[\s\u3400-\u9fff“《])"),
    re.compile(rf"([{_ONE}])\.\d"),
)
_LETTERS_FOR_ZERO = (
    re.compile(r"(?:[（(]?\d{1,2}\.)*[（(]?\d([oOＯ〇])(?:[.．、）)]|(?=[\s\u3400-\u9fff]))"),
)


# A zero between Chinese numerals is drawn as a circle, and taken for any.
_ZERO = re.compile(rf"(?<=[{ONES}〇])[OoＯ0○◯Q](?=[{ONES}〇年OＯ0○])")
_YEAR_WITHOUT_ZERO = re.compile(rf"(?<![{TENS}〇零])二(?=[一二][{ONES}〇]年)")

_Seen = tuple[str, tuple[float, float], float]


def repaired_line(line: ScanLine, em: float) -> ScanLine | None:
    """The line with its mistakes mended and without white space at its ends; None for nothing.

    `em` is the size of a character in the units of the line's places.
    """
    line = _spaced(line, em)
    if not line.text:
        return None
    text = _HALF_WIDTH.sub(lambda match: _FULL[match[0]], line.text)
    text = _UNLIKE_BRACKETS.sub(lambda match: f"（{match[1] or match[2] or ''}）", text)
    text = _ZERO.sub("〇", repaired_number(text))
    return _with_zeros(replace(line, text=text))


def repaired_number(text: str) -> str:
    """The line with the strokes of the number it begins with read as what they must be."""
    for patterns, right in (
        (_STROKES_FOR_ONE, "一"),
        (_LETTERS_FOR_ONE, "1"),
        (_LETTERS_FOR_ZERO, "0"),
    ):
        for pattern in patterns:
            found = pattern.match(text)
            if found:
                start, stop = found.span(1)
                text = text[:start] + right + text[stop:]
    return text


def _with_zeros(line: ScanLine) -> ScanLine:
    """The line with the zero in years of this century (二一八年) that was not seen at all."""
    for match in reversed(list(_YEAR_WITHOUT_ZERO.finditer(line.text))):
        at = match.start() + 1
        edge = line.places[at][0]
        line = replace(
            line,
            text=f"{line.text[:at]}〇{line.text[at:]}",
            places=(*line.places[:at], (edge, edge), *line.places[at:]),
            scores=(*line.scores[:at], 0.0, *line.scores[at:]),
        )
    return line


def _spaced(line: ScanLine, em: float) -> ScanLine:
    """The line with spaces where the print has gaps, and nowhere else."""
    seen = [
        (char, place, score)
        for char, place, score in zip(line.text, line.places, line.scores, strict=True)
        if not char.isspace()
    ]
    text = "".join(char for char, _, _ in seen)
    spaces = _spaces(text, _typed(line.text), _white(line, seen, em))
    kept: list[_Seen] = []
    for at, one in enumerate(seen):
        if at in spaces:
            kept.append((" ", (seen[at - 1][1][1], max(seen[at - 1][1][1], one[1][0])), 1.0))
        kept.append(one)
    return replace(
        line,
        text="".join(char for char, _, _ in kept),
        places=tuple(place for _, place, _ in kept),
        scores=tuple(score for _, _, score in kept),
    )


def _typed(text: str) -> set[int]:
    """Before which characters, spaces not counted, the engine saw a space."""
    found = set()
    at = 0
    for char, following in pairwise(text):
        at += not char.isspace()
        if char.isspace() and not following.isspace() and at:
            found.add(at)
    return found


def _white(line: ScanLine, seen: Sequence[_Seen], em: float) -> list[float]:
    """How much white there is before each character, in ems: 0 before the first."""
    middles = [(start + stop) / 2 for _, (start, stop), _ in seen]
    return [0.0] + [
        sum(max(0.0, min(stop, right) - max(start, left)) for start, stop in line.gaps) / em
        for left, right in pairwise(middles)
    ]


def _spaces(text: str, typed: set[int], white: Sequence[float]) -> set[int]:
    """Before which characters a space belongs."""
    if not any(white):
        return typed  # an underline fills every gap
    spaces = {at for at in typed if not (HAN.match(text[at - 1]) or HAN.match(text[at]))}
    for at in range(1, len(text)):
        if HAN.match(text[at - 1]) and HAN.match(text[at]):
            # The engine sees a space sooner than where it is.
            near = not typed.isdisjoint((at - 1, at, at + 1))
            if white[at] > (_LEAST_SPACE if near else _SURE_SPACE):
                spaces.add(at)
        elif at in typed and white[at] > _SURE_SPACE:
            spaces.add(at)
    number = _NUMBER.match(text)
    if number:
        # Digits may be the number's or the clause's: 2.1 2024年.
        first = number.end() if number["tail"] is None else number.start("tail") + 1
        ends = range(first, min(number.end() + 1, len(text)))
        wide = (end for end in ends if white[end] > _AFTER_NUMBER and text[end] not in _CLOSING)
        spaces.update(islice(wide, 1))
    return spaces

"""What recognition is known to get wrong in a line of a Chinese contract, set right.

The engine reads characters one by one and well; what it cannot see is how wide a sign of
punctuation is, where a space is meant, and that a line begins with a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reviewer.document.pdf_characters import HAN, WIDE
from reviewer.document.scan_model import ScanLine

# Beside Chinese characters punctuation is full-width; the engine sees only its ink.
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff》”」）\]])[,:;?!()]|[,:;?!()](?=[\u3400-\u9fff《“「（])"
)
# In ems: a gap so wide is a space; a space between wide characters so narrow is none.
_SPACE = 0.9
_NO_SPACE = 0.6

_STROKE = "-—–－ー_一"
_ONE = "lI|｜丨"
# Numbers at the beginning of a line whose strokes were taken for others. Each pattern has the
# strokes to replace as its groups, each replacement is of the same length.
_ZH = "一二三四五六七八九十百"
_STROKES_FOR_ONE = (
    re.compile(rf"第[{_ZH}]{{0,3}}([{_STROKE}])[{_ZH}]{{0,2}}[章节条款项]"),
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


def repaired_line(line: ScanLine, em: float) -> ScanLine | None:
    """The line with its mistakes mended and without white space at its ends; None for nothing.

    `em` is the size of a character in the units of the line's places.
    """
    line = _spaced(line, em)
    if not line.text:
        return None
    text = _HALF_WIDTH.sub(lambda match: _FULL[match[0]], line.text)
    return replace(line, text=repaired_number(text))


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


def _spaced(line: ScanLine, em: float) -> ScanLine:
    """The line with spaces where the print has gaps, and nowhere else."""
    kept = list(_with_spaces(line, em))
    return replace(
        line,
        text="".join(char for char, _, _ in kept),
        places=tuple(place for _, place, _ in kept),
        scores=tuple(score for _, _, score in kept),
    )


_Seen = tuple[str, tuple[float, float], float]


def _with_spaces(line: ScanLine, em: float) -> Iterator[_Seen]:
    last: _Seen | None = None
    typed = False
    for seen in zip(line.text, line.places, line.scores, strict=True):
        if seen[0].isspace():
            typed = True
            continue
        if last is not None and _is_space(last, seen, em, typed):
            yield " ", (last[1][1], max(last[1][1], seen[1][0])), 1.0
        yield seen
        last, typed = seen, False


def _is_space(last: _Seen, seen: _Seen, em: float, typed: bool) -> bool:
    """Whether there is a space between two characters; `typed` says that the engine saw one."""
    wide = bool(HAN.match(last[0]) or HAN.match(seen[0]))
    if not wide:
        return typed
    gap = _middle(seen) - _middle(last) - em * (_width(last[0]) + _width(seen[0])) / 2
    if typed:
        return gap > _NO_SPACE * em or _is_after_number(last[0], seen[0])
    return gap > _SPACE * em and bool(HAN.match(last[0]) and HAN.match(seen[0]))


def _is_after_number(last: str, char: str) -> bool:
    """Between a heading's number and its words (第一条 定义) the engine's word is taken."""
    return last in "章节条.．、" and bool(HAN.match(char))


def _middle(seen: _Seen) -> float:
    return (seen[1][0] + seen[1][1]) / 2


def _width(char: str) -> float:
    """In ems."""
    return 1.0 if WIDE.match(char) else 0.5

"""Word boundaries by jieba with its own dictionary. Started when a term asks."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import Any

# What has a number, not an account: 卡号, 户号, 团号, 社保号.
_NUMBERED = frozenset("卡户房车单牌团学保货档批期楼院柜编型票证税案轮序代暗记箱桌床座门栋站店")


@cache
def tokenizer() -> Any:
    """The one of the program, which takes a second to load when it is first asked."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> frozenset[int]:
    return frozenset(edge for _, start, end in tokenizer().tokenize(text) for edge in (start, end))


def is_known_word(word: str) -> bool:
    """Whether the dictionary of the segmenter holds the word."""
    known = tokenizer()
    known.initialize()
    return bool(known.FREQ.get(word))


def is_word(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of the text begins and ends where words do.

    After a digit or a letter a single character is a counter (9号, a号), no word of its own.
    """
    if end - start == 1 and start:
        before = text[start - 1]
        if before.isdigit() or before.isascii() or before in _NUMBERED:
            return False
    low = max(text.rfind(mark, 0, start) for mark in "。;,:") + 1
    high = min((at for mark in "。;,:" if (at := text.find(mark, end)) >= 0), default=len(text))
    edges = _boundaries(text[low:high])
    return start - low in edges and end - low in edges

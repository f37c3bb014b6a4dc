"""Word boundaries by jieba, with our vocabulary as its dictionary. Started only when a term asks."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from typing import Any


@cache
def _tokenizer() -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> frozenset[int]:
    return frozenset(edge for _, start, end in _tokenizer().tokenize(text) for edge in (start, end))


def is_word(text: str, start: int, end: int) -> bool:
    """Whether [start, end) of the text begins and ends where words do.

    After a digit or a letter a single character is a counter (9号, a号), no word of its own.
    """
    if end - start == 1 and start and (text[start - 1].isdigit() or text[start - 1].isascii()):
        return False
    low = max(text.rfind(mark, 0, start) for mark in "。;,:") + 1
    high = min((at for mark in "。;,:" if (at := text.find(mark, end)) >= 0), default=len(text))
    edges = _boundaries(text[low:high])
    return start - low in edges and end - low in edges

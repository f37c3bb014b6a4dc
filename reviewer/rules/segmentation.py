"""Word boundaries by jieba with its own dictionary. Started when a term asks."""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from threading import Lock

# What has a number, not an account: 卡号, 户号, 团号, 社保号.
_NUMBERED = frozenset("卡户房车单牌团学保货档批期楼院柜编型票证税案轮序代暗记箱桌床座门栋站店")
# A line of the dictionary is a word, how often it was counted, a part of speech; lines that begin
# with the same character stand together, all but a few.
_SECTION = re.compile(r"^(.).*(?:\n\1.*)*", re.MULTILINE)
_WORD = re.compile(r"^(\S+) (\d+)", re.MULTILINE)
_COUNT = re.compile(r" (\d+) ")


class Segmenter:
    """jieba, which learns as much of its dictionary as the texts ask for.

    A word begins with a character of the text it is found in, so that the lines of all others can
    wait. All of it at once takes jieba most of a second and three times the memory; its way round
    that, a cache, lies in a folder that every user of the machine may write to.
    """

    def __init__(self) -> None:
        import jieba

        jieba.setLogLevel(logging.WARNING)
        text = (resources.files("jieba") / "dict.txt").read_text("utf-8")
        self._waiting: defaultdict[str, list[str]] = defaultdict(list)
        for section in _SECTION.finditer(text):
            self._waiting[section[1]].append(section[0])
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.total = sum(map(int, _COUNT.findall(text)))
        self._tokenizer.initialized = True
        self._learning = Lock()

    def words(self, text: str) -> Iterator[str]:
        """The words of the dictionary that make up the text, in order."""
        self._learn(text)
        words: Iterator[str] = self._tokenizer.cut(text, HMM=False)
        return words

    def boundaries(self, text: str) -> frozenset[int]:
        """Where words begin or end, those included that jieba guesses."""
        self._learn(text)
        return frozenset(
            edge for _, start, end in self._tokenizer.tokenize(text) for edge in (start, end)
        )

    def knows(self, word: str) -> bool:
        """Whether the dictionary holds the word."""
        self._learn(word)
        return bool(self._tokenizer.FREQ.get(word))

    def _learn(self, text: str) -> None:
        """Take over the words that begin with a character of the text."""
        with self._learning:
            counts = self._tokenizer.FREQ
            for char in self._waiting.keys() & set(text):
                for section in self._waiting.pop(char):
                    for word, count in _WORD.findall(section):
                        counts[word] = int(count)
                        # jieba looks no further than the beginnings it finds.
                        for end in range(1, len(word)):
                            counts.setdefault(word[:end], 0)


@cache
def segmenter() -> Segmenter:
    """The one of the program."""
    return Segmenter()


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> frozenset[int]:
    return segmenter().boundaries(text)


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

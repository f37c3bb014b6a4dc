"""Words that recognition misread: 徽信公众号 is 微信公众号 with one character taken for its like.

Which characters are taken for which is data (clause_rules/vocabulary/misreadings.yaml). A word of
the vocabulary is read in spite of one such character where what stands there is no word itself.
That is done only where the words were recognised from pictures: a typed 徽信 may be a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import ahocorasick

from clause_rules import text_of
from reviewer.document.model import Document
from reviewer.facts.platforms import default_platforms
from reviewer.rules.segmentation import is_word, segmenter
from reviewer.rules.vocabulary import default_vocabulary
from reviewer.text.folding import fold, fold_with_offsets
from reviewer.text.yaml_source import YamlSource, parse_yaml

_FILE = "misreadings.yaml"
_SHORTEST = 2
_LONG = 4  # from here on no other word is spelt so by chance


@dataclass(frozen=True)
class Misreadings:
    """The misread spellings of some words, each with the word that is meant.

    `common` characters stand beside any word: only in a long one they can be told to be misread.
    """

    automaton: Any
    common: frozenset[str]

    def mended(self, text: str) -> str:
        """The text with the characters that were meant, of the same length."""
        folded = fold_with_offsets(text)
        chars = list(text)
        for start, meant in self._found(folded.text):
            first, last = folded.to_source(start, start + len(meant))
            if "\n" in text[first:last]:
                continue
            for at, char in enumerate(meant, start):
                if folded.text[at] != char:
                    chars[folded.origin[at]] = char
        return "".join(chars)

    def _found(self, folded: str) -> Iterator[tuple[int, str]]:
        """Where a word was misread, and which word; the longest first."""
        found = [(last + 1 - len(meant), meant) for last, meant in self.automaton.iter(folded)]
        done: set[int] = set()
        for start, meant in sorted(found, key=lambda entry: -len(entry[1])):
            end = start + len(meant)
            if done.isdisjoint(range(start, end)) and self._is_misread(folded, start, meant):
                done.update(range(start, end))
                yield start, meant

    def _is_misread(self, folded: str, start: int, meant: str) -> bool:
        """What stands there is no other word (返还 for 退还), nor of two (周末来电 for 未来)."""
        end = start + len(meant)
        at = next(at for at in range(start, end) if folded[at] != meant[at - start])
        knows = segmenter().knows
        if knows(folded[at - 1 : at + 1]) or knows(folded[at : at + 2]):
            return False
        if len(meant) >= _LONG:
            return True
        return folded[at] not in self.common and is_word(folded, start, end)


def read_misreadings(source: YamlSource, words: Iterable[str]) -> Misreadings:
    """The misread spellings of `words`, and of those the file adds. Raises RuleFileError."""
    data = source.data
    taken_for = data.get("taken_for") if isinstance(data, dict) else None
    if not isinstance(taken_for, dict):
        raise source.error((), "a file of misreadings has `taken_for`, a mapping of characters")
    for char, others in taken_for.items():
        if len(str(char)) != 1 or not isinstance(others, str) or char in others:
            raise source.error(("taken_for", char), "a character is taken for others, in a string")
    known = {fold(word) for word in (*words, *data.get("words", ()))}
    spellings = {
        misread: word
        for word in sorted(known)
        if len(word) >= _SHORTEST
        for misread in _misread(word, taken_for)
        if misread not in known
    }
    automaton = ahocorasick.Automaton()
    for misread, word in spellings.items():
        automaton.add_word(misread, word)
    automaton.make_automaton()
    return Misreadings(automaton, frozenset(data.get("common", "")))


def _misread(word: str, taken_for: Mapping[str, str]) -> Iterator[str]:
    for at, char in enumerate(word):
        for other in taken_for.get(char, ""):
            yield word[:at] + other + word[at + 1 :]


@cache
def default_misreadings() -> Misreadings:
    """Of the words of the vocabulary and of the platforms that ship with the app."""
    platforms = (alias for platform in default_platforms() for alias in platform.aliases)
    source = parse_yaml(text_of(f"vocabulary/{_FILE}"), _FILE)
    return read_misreadings(source, (*default_vocabulary().words, *platforms))


def as_meant(document: Document) -> Document:
    """The document as rules and facts read it, every character in its place.

    One that was typed is returned as it is.
    """
    if not document.ocr:
        return document
    return replace(document, text=default_misreadings().mended(document.text))

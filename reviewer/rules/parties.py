"""Parties in folded text: one word for each, whatever the contract calls it.

A contract may call its parties 甲方 and 乙方, or 澜汀 and 禾漫. Rules are written with the former;
a short name is replaced by a word of the same length, so that no offset moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.facts.naming import owners_of
from reviewer.facts.parties import find_parties
from reviewer.text.folding import FoldedText, fold

_LETTERS = ("甲方", "乙方", "丙方", "丁方")
_FILLER = "某"
# A role is said in words that mean something by themselves: they stay as they are.
_ROLE = re.compile(
    r".*(?:方|人|家|公司|商|主|者|单位|户|员|工|东|播|生|师|社|会|校|院|行|店|号|台|伙伴|总部|门店)"
)
_LONGEST = 8


@dataclass(frozen=True)
class PartyNames:
    """`words` maps each short name to its replacement; `lines` are the words that introduce a
    party, by its letter (甲方 …)."""

    words: dict[str, str]
    lines: dict[str, str]

    @classmethod
    def of(cls, document: Document, tree: ClauseTree) -> PartyNames:
        """Read the parties from the head of the contract."""
        words: dict[str, str] = {}
        lines: dict[str, str] = {}
        letters: dict[str, str] = {}
        parties = find_parties(document, tree)[: len(_LETTERS)]
        for party, letter in zip(parties, _LETTERS, strict=False):
            role = party.role if party.role in _LETTERS else letter
            letters[party.role] = role
            lines[role] = fold("".join(span.of(document.text) for span in party.spans))
        for name, party in owners_of(parties).items():
            short = fold(name)
            if 2 <= len(short) <= _LONGEST and not _ROLE.fullmatch(short):
                words[short] = _FILLER * (len(short) - 2) + letters[party.role]
        return cls(words, lines)

    def in_words(self, text: FoldedText) -> FoldedText:
        """The text with every short name replaced."""
        if not self.words:
            return text
        changed = self._pattern.sub(lambda match: self.words[match.group()], text.text)
        return replace(text, text=changed)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, names)))

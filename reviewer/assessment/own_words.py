"""The contract's own words to a point: the sentence that says it, short enough to be quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reviewer.assessment.contract_text import Said
from reviewer.assessment.entries import entries
from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document
from reviewer.document.places import place_of
from reviewer.text.folding import fold

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?[”’」』]*")  # 他说：“给你。” ends with the quotation
_LONGEST = 60


def sentence_with(pattern: re.Pattern[str], words: str) -> str:
    """The first sentence that shows the pattern, without its full stop; empty where none does."""
    for sentence in _SENTENCE.finditer(words):
        folded = fold(sentence[0])
        match = pattern.search(folded)
        if match:
            return _about(sentence[0].strip().rstrip("。；;"), match.start() / len(folded))
    return ""


def _about(sentence: str, at: float) -> str:
    """So much of a long sentence as stands round the words (`at`: how far into it)."""
    if len(sentence) <= _LONGEST:
        return sentence
    first = max(0, min(round(at * len(sentence)) - _LONGEST // 3, len(sentence) - _LONGEST))
    before, after = "……" if first else "", "……" if first + _LONGEST < len(sentence) else ""
    return before + sentence[first : first + _LONGEST].strip("，、,") + after


def said_in(document: Document, tree: ClauseTree, folded: str) -> Iterator[tuple[str, Said]]:
    """What the whole contract says for entries of the checklist. `folded` is its folded text."""
    wanted = {
        entry.id: entry.wording.elsewhere
        for entry in entries("checklist")
        if entry.wording is not None
        and entry.wording.elsewhere is not None
        and entry.wording.elsewhere.search(folded)  # most contracts say few of them
    }
    for clause in tree if wanted else ():
        words = clause.body.of(document.text)
        for name in tuple(wanted):
            sentence = sentence_with(wanted[name], words)
            if sentence:
                del wanted[name]
                yield name, Said(sentence, place_of(clause, tree, document))

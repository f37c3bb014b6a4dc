"""How a clause is called in a sentence: 第三条, 3.2, 第五条（二）, 第五条第1项, 表格第2行."""

from __future__ import annotations

import re

from reviewer.document.model import BlockKind, Clause, ClauseTree, Document

_LONGEST_WORDS = 12
# Signs that stand after a number in a list and not in a sentence.
_AFTER = "、．. 　"
# Numbers that say nothing without the one above: （二）, 2), ②, a）; and bare digits.
_ENUMERATED = re.compile(r"[（(]?[〇零一二三四五六七八九十百\dA-Za-z]+[）)]|[①-⑳⑴-⒇]")
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"第.+[条款章节]")
_ORDINAL = re.compile(r"[一二三四五六七八九十]+")


def place_of(clause: Clause, tree: ClauseTree, document: Document) -> str:
    """The clause's number, with that of the clause above where it needs it; a row of a table by
    its place there; anything else by its first words in quotation marks."""
    if clause.number:
        return _numbered(clause, tree)
    block = document.blocks[clause.block]
    if block.kind is BlockKind.ROW and block.table is not None:
        return _row(clause.block, block.table, document)
    words = clause.body.of(document.text).split("\n", 1)[0].replace("\t", " ")
    short = words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 2]}…"
    return f"“{short}”"


def _numbered(clause: Clause, tree: ClauseTree) -> str:
    own = (clause.number or "").rstrip(_AFTER) or (clause.number or "")
    above = next((each for each in tree.ancestors(clause) if each.number), None)
    if above is None:
        return own
    if _ENUMERATED.fullmatch(own):
        return _numbered(above, tree) + own
    if not _DIGITS.fullmatch(own):
        return own
    place = _numbered(above, tree)
    if _UNIT.fullmatch(place):
        return f"{place}第{own}项"
    return f"{place}、{own}" if _ORDINAL.fullmatch(place) else place + own


def _row(index: int, table: int, document: Document) -> str:
    """Rows are counted with the head, as Word and a reader count them."""
    number = sum(block.table == table for block in document.blocks[: index + 1])
    tables = sorted({block.table for block in document.blocks if block.table is not None})
    name = "表格" if len(tables) == 1 else f"表{tables.index(table) + 1}"
    return f"{name}第{number}行"

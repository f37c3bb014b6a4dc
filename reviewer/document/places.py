"""How a clause is called in a sentence: 第三条, 3.2, 第五条（二）, 第五条第1项, 附件二第3行."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import BlockKind, Document
from reviewer.text.chinese_digits import HUNDREDS, TENS

_LONGEST_WORDS = 12
_CUT_NUMBER = re.compile(r"\d[\d,.，．]*$")
_LISTED_ROW = re.compile(r"(?P<table>[附表].*)第(?P<row>\d+)行")
# Within a quotation, quotation marks are single ones (GB/T 15834).
_INNER = str.maketrans("“”", "‘’")
# Signs that stand after a number in a list and not in a sentence.
_AFTER = "、．. 　"
# Numbers that say nothing without the one above: （二）, 2), ②, a）; and bare digits.
_ENUMERATED = re.compile(rf"[（(]?[〇零{HUNDREDS}\dA-Za-z]+[）)]|[①-⑳⑴-⒇]")
_DIGITS = re.compile(r"\d+")
_UNIT = re.compile(r"第.+[条款章节]")
_ORDINAL = re.compile(f"[{TENS}]+")
_DECIMAL = re.compile(r"\d+(?:[.．]\d+)+")
_ANNEX = re.compile(rf"附[件表录]\s*[{TENS}\d]*")


def place_of(clause: Clause, tree: ClauseTree, document: Document) -> str:
    """The clause's number, with that of the clause above where it needs it; a row of a table by
    its place there; anything else by its first words in quotation marks."""
    if clause.number:
        return _numbered(clause, tree, document)
    block = document.blocks[clause.block]
    if block.kind is BlockKind.ROW and block.table is not None:
        return _row(clause, block.table, tree, document)
    words = clause.body.of(document.text).split("\n", 1)[0].replace("\t", " ").strip()
    return f"“{_shortened(words).translate(_INNER)}”"


def rows_together(places: Sequence[str]) -> list[str]:
    """The same, rows of one table that follow each other as one: 附件一第2至7行."""
    shown: list[str] = []
    first = last = 0
    table = ""
    for place in places:
        row = _LISTED_ROW.fullmatch(place)
        if row and row["table"] == table and int(row["row"]) == last + 1:
            last += 1
            shown[-1] = f"{table}第{first}至{last}行"
            continue
        table = row["table"] if row else ""
        first = last = int(row["row"]) if row else 0
        shown.append(place)
    return shown


def names_row(place: str) -> bool:
    """Whether the place is a row of a table: 附件一第2行."""
    return _LISTED_ROW.fullmatch(place) is not None


def in_a_row(places: Iterable[str]) -> str:
    """第一条、第三条; where a place has the sign in itself, 二、6；二、7."""
    named = tuple(places)
    return ("；" if any("、" in place for place in named) else "、").join(named)


def _shortened(words: str) -> str:
    """The first words, no number cut in two: 合计不少于… of 合计不少于98,000人."""
    if len(words) <= _LONGEST_WORDS:
        return words
    kept, rest = words[: _LONGEST_WORDS - 2], words[_LONGEST_WORDS - 2 :]
    if rest[:1].isdigit():
        kept = _CUT_NUMBER.sub("", kept) or kept
    return f"{kept}…"


def _numbered(clause: Clause, tree: ClauseTree, document: Document) -> str:
    own = (clause.number or "").rstrip(_AFTER) or (clause.number or "")
    above = next((each for each in tree.ancestors(clause) if each.number), None)
    if above is None:
        annex = _annex(clause, tree, document)
        return _in_annex(annex[0], own) if annex is not None else own
    if _ENUMERATED.fullmatch(own):
        return _numbered(above, tree, document) + own
    if not _DIGITS.fullmatch(own):
        return own
    place = _numbered(above, tree, document)
    if _UNIT.fullmatch(place):
        return f"{place}第{own}项"
    return f"{place}、{own}" if _ORDINAL.fullmatch(place) else place + own


def _annex(clause: Clause, tree: ClauseTree, document: Document) -> tuple[str, Clause] | None:
    """附件二 and its heading, where the clause stands under one: annexes count anew from 1."""
    for above in tree.ancestors(clause):
        found = _ANNEX.match(above.body.of(document.text)) if above.number is None else None
        if found is not None:
            return "".join(found.group().split()), above
    return None


def _in_annex(annex: str, own: str) -> str:
    if _DIGITS.fullmatch(own):
        return f"{annex}第{own}项"
    if _DECIMAL.fullmatch(own):
        return f"{annex}第{own}条"
    return f"{annex}之{own}" if _ORDINAL.fullmatch(own) else annex + own


def _row(clause: Clause, table: int, tree: ClauseTree, document: Document) -> str:
    """Rows are counted with the head, as Word and a reader count them."""
    number = sum(block.table == table for block in document.blocks[: clause.block + 1])
    tables = sorted({block.table for block in document.blocks if block.table is not None})
    name = "表格" if len(tables) == 1 else f"表{tables.index(table) + 1}"
    annex = _annex(clause, tree, document)
    if annex is None:
        return f"{name}第{number}行"
    within = {
        document.blocks[other.block].table for other in tree if annex[1] in tree.ancestors(other)
    }
    only = within <= {table, None}
    return f"{annex[0]}第{number}行" if only else f"{annex[0]}{name}第{number}行"

"""By what a single clause can be called: its plain number, its chapter, the annex it opens.

Numbers are plain as `reviewer.document.reference_grammar` reads them: 3 for 第三条 and 3., 3.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document
from reviewer.document.reference_grammar import (
    ANNEX,
    DECIMAL,
    NUMERAL,
    annex_name,
    plain,
    written_out,
)
from reviewer.text.folding import fold

_ANNEX_TITLE = re.compile(
    rf"\W*(?P<name>{ANNEX})(?![一二三四五六七八九十0-9])(?:第(?:{NUMERAL})部分)?"
    r"(?::[^。]*|(?!第|所[列载述示称指]|[中与为是的之项])[^。,;]{0,40})$"
)
_MAY_BE_ANNEX = re.compile(r"\W*[附表清]")
_LONGEST_TITLE = 60
_IS_DECIMAL = re.compile(DECIMAL)
_LAST_NUMERAL = re.compile(rf"(?:^|[^0-9])(?P<numeral>{NUMERAL})\W*$")
# 3, 一、设备, 第三批, 2-5: the cell of a row that is its number.
_NUMBER_CELL = re.compile(
    rf"第?\(?(?P<first>{NUMERAL})(?:[-~至](?P<last>{NUMERAL}))?(?![0-9.])(?:\W.*|[项行条批].*)?"
)
_FRAME = re.compile(r"[第条款、.]")
_CHAPTER = re.compile(r"第?(?P<numeral>[^第章节编部]+)(?P<unit>[章节编]|部分)")
_ENCLOSED = re.compile(r"[()]")
ARTICLE = "条"


def in_digits(clause: Clause) -> bool:
    """Whether the number of a clause is written in digits: 3., 第3条."""
    return any(char.isdecimal() for char in clause.number or "")


def is_enclosed(clause: Clause) -> bool:
    """Whether the number of a clause stands in brackets: （三）, 3)."""
    return _ENCLOSED.search(fold(clause.number or "")) is not None


def is_called(clause: Clause, number: str) -> bool:
    """Whether the number of a clause is 2, as that of （二）, 2), 3.2, or 3.2 as a whole."""
    own = fold(clause.number or "")
    if "." in number:
        return own.rstrip(".") == number
    match = _LAST_NUMERAL.search(own)
    return match is not None and plain(match["numeral"]) == number


def row_numbers(cells: Sequence[str]) -> frozenset[str]:
    """The numbers that a row has by its first cell or its second: 3, 第三批; 2, 3, 4, 5 by 2-5."""
    for cell in cells:
        match = _NUMBER_CELL.fullmatch(cell)
        if match:
            first, last = (plain(match[end] or match["first"]) for end in ("first", "last"))
            return frozenset(written_out([(first, last)]))
    return frozenset()


def first_cells(row: Clause, document: Document) -> Sequence[str]:
    """The first two cells of a row, folded."""
    return [fold(cell) for cell in row.body.of(document.text).split("\t", 2)[:2]]


def title_of_annex(clause: Clause, document: Document) -> str:
    """附件1 where the clause is the title of an annex, else nothing."""
    if clause.kind is ClauseKind.ROW or len(clause.body) > _LONGEST_TITLE:
        return ""
    words = (clause.number or "") + clause.body.of(document.text)
    match = _ANNEX_TITLE.match(fold(words)) if _MAY_BE_ANNEX.match(words) else None
    return annex_name(match["name"]) if match else ""


def chapter_unit(clause: Clause) -> str:
    """章 of 第二章, else nothing."""
    match = _CHAPTER.match(fold(clause.number or ""))
    return match["unit"] if match else ""


def called_as(clause: Clause, tree: ClauseTree) -> tuple[str, str]:
    """(条, 3) of a clause that 第三条 means, (条, 3.2) of 3.2, (章, 2) of a chapter; without a kind
    what is numbered with digits under another number."""
    bare = fold(clause.number or "").rstrip(".")
    if _IS_DECIMAL.fullmatch(bare):
        return ARTICLE, bare
    chapter = _CHAPTER.match(bare)
    if chapter:
        return chapter["unit"], plain(chapter["numeral"])
    if _ENCLOSED.search(bare):
        return "", ""
    key = plain(_FRAME.sub("", bare))
    above = [fold(each.number) for each in tree.ancestors(clause) if each.number]
    if all(map(_CHAPTER.match, above)):
        return ARTICLE, key
    return "", key if bare[:1].isdecimal() else ""

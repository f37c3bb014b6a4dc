"""Labelled contracts as the values that the readers make, for tests of what comes after reading."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.labels import Label
from reviewer.text.folding import fold

CONTRACTS = Path(__file__).parent / "evaluation" / "contracts"
# Who wrote the first 120 contracts, on which verdict and facts are right.
FIRST_HANDS = frozenset("abcdefghijkl")
_KINDS = {
    "title": ClauseKind.HEADING,
    "heading": ClauseKind.HEADING,
    "clause": ClauseKind.CLAUSE,
    "para": ClauseKind.PARAGRAPH,
    "row": ClauseKind.ROW,
}
_CHINESE_ORDINAL = re.compile(r"[〇零一二三四五六七八九十百]+")


def gold_contracts(
    folder: Path = CONTRACTS, hands: Container[str] | None = None
) -> Iterator[dict[str, Any]]:
    """The labelled contracts of a folder by id; `hands` keeps those that one of them wrote.

    Raises:
        FileNotFoundError: there is none; what is said of all of them would be said of nothing.
    """
    chosen = [
        path
        for path in sorted(folder.glob("*.json"))
        if hands is None or hand_of(path.stem) in hands
    ]
    if not chosen:
        raise FileNotFoundError(f"no labelled contract of these hands in {folder}")
    for path in chosen:
        yield json.loads(path.read_text("utf-8"))


def hand_of(ident: str) -> str:
    """Who wrote a contract: the letters of its id."""
    return ident.rstrip("0123456789")


def gold_units(gold: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Every unit in reading order, titles too: kind, number, cells or text, level, labels."""
    for block in gold["blocks"]:
        if block["kind"] == "table":
            labels = block.get("row_labels") or [[] for _ in block["rows"]]
            for row, row_labels in zip(block["rows"], labels, strict=True):
                yield {"kind": "row", "cells": row, "labels": row_labels}
        else:
            yield block


def labels_of_gold(gold: Mapping[str, Any]) -> dict[str, frozenset[Label]]:
    """The labels of every clause that `document_from_gold` makes, by clause id."""
    return {
        f"c{index}": frozenset(map(Label, unit.get("labels", ())))
        for index, unit in enumerate(gold_units(gold), 1)
    }


def document_from_gold(gold: Mapping[str, Any]) -> tuple[Document, ClauseTree]:
    """One block and one clause for every unit. Automatic numbers are in no text, typed ones are."""
    automatic = gold.get("numbering") == "auto"
    parts: list[str] = []
    blocks: list[Block] = []
    clauses: list[Clause] = []
    occurrences: Counter[str] = Counter()
    above = _Above()
    length = table = 0
    previous = None
    for index, unit in enumerate(gold_units(gold), 1):
        kind, number = unit["kind"], unit.get("number")
        cells = [str(cell) for cell in unit.get("cells", ())]
        body = "\t".join(cells) if kind == "row" else unit["text"]
        printed = f"{number} " if number and not automatic else ""
        start = length + len(printed)
        whole = Span(length, start + len(body))
        table += kind == "row" and previous != "row"
        blocks.append(
            Block(
                kind=BlockKind.ROW if kind == "row" else BlockKind.PARAGRAPH,
                span=whole,
                label=number if automatic else None,
                heading=kind in ("title", "heading"),
                centred=kind == "title",
                cells=_cell_spans(start, cells),
                table=table if kind == "row" else None,
            )
        )
        folded = fold(body)
        digest = hashlib.sha256(folded.encode()).hexdigest()[:16]
        parent, level = above.place(f"c{index}", kind, number, unit.get("level"))
        clauses.append(
            Clause(
                id=f"c{index}",
                key=f"{digest}-{occurrences[folded]}",
                kind=_KINDS[kind],
                number=number,
                number_span=Span(length, length + len(number)) if printed else None,
                body=Span(start, whole.end),
                level=level,
                parent=parent,
                page=None,
                block=index - 1,
            )
        )
        occurrences[folded] += 1
        parts.append(printed + body)
        length = whole.end + 1
        previous = kind
    text = "\n".join(parts)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document("docx", sha256, text, tuple(blocks)), ClauseTree(tuple(clauses))


def _cell_spans(start: int, cells: list[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for cell in cells:
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(spans)


class _Above:
    """The numbered units open above the next one: id, kind, level, shape of the number."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str, int, str]] = []

    def place(
        self, ident: str, kind: str, number: str | None, level: int | None
    ) -> tuple[str | None, int]:
        """Parent and level of a unit. Later units hang from numbered ones."""
        if kind == "title":
            self.open.clear()
            return None, 1
        if kind in ("para", "row"):
            return (self.open[-1][0], self.open[-1][2] + 1) if self.open else (None, 1)
        level = level or 1
        shape = _CHINESE_ORDINAL.sub("一", re.sub(r"\d+", "1", number or ""))
        while self.open and not self._above(kind, level, shape):
            self.open.pop()
        parent = self.open[-1][0] if self.open else None
        self.open.append((ident, kind, level, shape))
        return parent, level

    def _above(self, kind: str, level: int, shape: str) -> bool:
        _, open_kind, open_level, open_shape = self.open[-1]
        if kind == "clause" and open_kind == "heading" and open_level == level:
            return open_shape != shape  # 第一条 under 一、 but 9、 beside 8、
        return open_level < level

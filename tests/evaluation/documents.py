"""Word files of labelled contracts: titles centred, headings bold, numbers typed, tables as tables.

python tests/evaluation/documents.py FOLDER OUT
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH


def word_document(gold: Mapping[str, Any]) -> WordDocument:
    """One paragraph for every title, heading, clause and paragraph, one table for every table."""
    word = Document()
    for block in gold["blocks"]:
        if block["kind"] == "table":
            rows = [[str(cell) for cell in row] for row in block["rows"]]
            table = word.add_table(len(rows), max(map(len, rows)))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=False):
                    cell.text = text
            continue
        number = block.get("number")
        paragraph = word.add_paragraph()
        run = paragraph.add_run(f"{number} {block['text']}" if number else block["text"])
        run.bold = block["kind"] in ("title", "heading")
        if block["kind"] == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return word


def main() -> None:
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        word_document(gold).save(str(out / f"{path.stem}.docx"))


if __name__ == "__main__":
    main()

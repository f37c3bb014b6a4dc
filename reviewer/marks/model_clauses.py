"""The lawyer's own model clauses: wording kept from one contract to be put into another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reviewer.errors import StoreError
from reviewer.labels import TITLES_ZH, Label
from reviewer.marks.database import Database
from reviewer.marks.vault import opening, sealing_holes
from reviewer.text.folding import fold

FORMAT = "shenqi.clauses/1"
_LARGEST = 8 << 20  # bytes of a file to bring in
_YEARS = range(1900, 3000)  # at the ends of the calendar a time cannot be told in every zone
_COLUMNS = "id, title, label, wording, modified, author"
_HOLES = sealing_holes("model_clause", _COLUMNS)


@dataclass(frozen=True, slots=True)
class ModelClause:
    """`label` is what kind of finding it cures; None: any. `id` is unique over all machines."""

    id: str
    title: str
    wording: str
    modified: datetime
    label: Label | None = None
    author: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.wording.strip():
            raise ValueError("a model clause has a title and words")

    def says(self, words: str) -> bool:
        """Whether title, wording, label or author hold the words, whatever their width."""
        label = TITLES_ZH[self.label] if self.label is not None else ""
        return fold(words) in fold(f"{self.title}\n{self.wording}\n{label}\n{self.author}")


class ModelClauses:
    """The model clauses of a store. All methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[ModelClause, ...]:
        """Every model clause, the one changed last first."""
        with self._database.reading() as run:
            rows = run(
                f"SELECT {opening('model_clause', _COLUMNS)} FROM model_clause "
                "ORDER BY julianday(modified) DESC, id"
            ).fetchall()
        with self._database.decoding():
            return tuple(
                ModelClause(
                    id=ident,
                    title=title,
                    wording=wording,
                    modified=datetime.fromisoformat(modified),
                    label=Label(label) if label else None,
                    author=author,
                )
                for ident, title, label, wording, modified, author in rows
            )

    def put(self, clause: ModelClause) -> None:
        """Keep a clause, in place of an earlier one of the same id."""
        self.put_all((clause,))

    def put_all(self, clauses: Iterable[ModelClause]) -> None:
        """Keep several clauses, all or none."""
        with self._database.writing() as run:
            for clause in clauses:
                run(
                    f"REPLACE INTO model_clause ({_COLUMNS}) VALUES ({_HOLES})",
                    (
                        clause.id,
                        clause.title,
                        clause.label.value if clause.label is not None else "",
                        clause.wording,
                        clause.modified.isoformat(),
                        clause.author,
                    ),
                )

    def remove(self, ident: str) -> None:
        """Delete a clause; one that is gone already is no error. Raises StoreError."""
        with self._database.writing() as run:
            run("DELETE FROM model_clause WHERE id = ?", (ident,))


def written(clauses: Iterable[ModelClause]) -> str:
    """Model clauses as the words of a file for another machine (JSON)."""
    entries = [
        {
            "id": clause.id,
            "title": clause.title,
            "label": clause.label.value if clause.label is not None else None,
            "wording": clause.wording,
            "modified": clause.modified.isoformat(),
            "author": clause.author,
        }
        for clause in clauses
    ]
    data = {"format": FORMAT, "clauses": entries}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> tuple[ModelClause, ...]:
    """The model clauses of a file. Raises StoreError (`clauses-unreadable`)."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise ValueError("too large")
        data = json.loads(content)
        if data["format"] != FORMAT:
            raise ValueError("another format")
        return tuple(_clause(entry) for entry in data["clauses"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError("clauses-unreadable", path=path) from error


def _clause(entry: dict[str, object]) -> ModelClause:
    label = entry["label"]
    texts = {name: entry[name] for name in ("id", "title", "wording", "author")}
    if not all(isinstance(text, str) for text in texts.values()) or not texts["id"]:
        raise TypeError("a model clause is made of texts")
    modified = datetime.fromisoformat(str(entry["modified"]))
    if modified.tzinfo is None or modified.year not in _YEARS:
        raise ValueError("no time of this age, or one without its zone")
    return ModelClause(
        modified=modified,
        label=Label(str(label)) if label is not None else None,
        **{name: str(text) for name, text in texts.items()},
    )

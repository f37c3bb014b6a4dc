"""Matters: the lawyer's own names under which contracts are put together."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from reviewer.errors import StoreError
from reviewer.marks.database import Database
from reviewer.marks.vault import sealing_holes

_NAME = sealing_holes("matter", "name")
_RENAMED = _NAME.replace("?", "?2")


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter by its number in the store, with its name and how many contracts are in it."""

    id: int
    name: str
    contracts: int = 0


class Matters:
    """The matters of a store. All methods raise StoreError.

    A name that is empty or taken is refused (`matter-unnamed`, `matter-exists`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Matter, ...]:
        """Every matter, the one that was begun last first."""
        with self._database.reading() as run:
            rows = run(
                "SELECT matter.id, unseal(matter.name, 'matter.name'), count(contract.sha256) "
                "FROM matter "
                "LEFT JOIN contract ON contract.matter = matter.id "
                "GROUP BY matter.id ORDER BY matter.created DESC, matter.id DESC"
            ).fetchall()
        return tuple(Matter(number, name, count) for number, name, count in rows)

    def create(self, name: str, at: datetime) -> Matter:
        """Begin a matter."""
        return self._named(
            name,
            f"INSERT INTO matter (created, name) VALUES (?, {_NAME}) RETURNING id",
            at.isoformat(),
        )

    def rename(self, number: int, name: str) -> Matter:
        """Give a matter another name. Raises KeyError when there is none of this number."""
        return self._named(
            name, f"UPDATE matter SET name = {_RENAMED} WHERE id = ?1 RETURNING id", number
        )

    def remove(self, number: int) -> None:
        """Dissolve a matter; its contracts stay, with all that is kept of them."""
        with self._database.writing() as run:
            run("DELETE FROM matter WHERE id = ?", (number,))

    def assign(self, sha256: str, number: int | None) -> None:
        """Put a contract into a matter, out of the one it was in; None: into none."""
        with self._database.writing() as run:
            run("UPDATE contract SET matter = ? WHERE sha256 = ?", (number, sha256))

    def inherit(self, sha256: str, predecessor: str) -> None:
        """Put a new version of a contract into the matter of the earlier one."""
        with self._database.writing() as run:
            run(
                "UPDATE contract SET matter = "
                "(SELECT matter FROM contract WHERE sha256 = ?) WHERE sha256 = ?",
                (predecessor, sha256),
            )

    def _named(self, name: str, statement: str, first: object) -> Matter:
        name = " ".join(name.split())
        if not name:
            raise StoreError("matter-unnamed")
        try:
            with self._database.writing() as run:
                row = run(statement, (first, name)).fetchone()
        except StoreError as error:
            if isinstance(error.__cause__, sqlite3.IntegrityError):
                raise StoreError("matter-exists", name=name) from error
            raise
        if row is None:
            raise KeyError(first)
        return Matter(row[0], name)

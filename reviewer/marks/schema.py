"""The tables of the store and the way from each version of them to the next.

`PRAGMA user_version` counts the migrations that were run. A migration is never changed once
released: what comes later is another one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

Migration = Callable[[sqlite3.Connection], None]


def _first(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE contract (
            sha256 TEXT PRIMARY KEY,
            path TEXT NOT NULL,
            opened TEXT NOT NULL,
            verdict TEXT,
            decided INTEGER NOT NULL DEFAULT 0,
            findings INTEGER NOT NULL DEFAULT 0
        )""",
        """CREATE TABLE mark (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            id TEXT NOT NULL,
            start INTEGER,
            stop INTEGER,
            quote TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            colour TEXT NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL,
            text TEXT NOT NULL,
            tags TEXT NOT NULL,
            PRIMARY KEY (contract, id)
        )""",
        """CREATE TABLE decision (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            finding TEXT NOT NULL,
            label TEXT NOT NULL,
            quote TEXT NOT NULL,
            modified TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT,
            text TEXT NOT NULL,
            grade TEXT,
            grade_reason TEXT NOT NULL,
            author TEXT NOT NULL,
            PRIMARY KEY (contract, finding)
        )""",
        """CREATE TABLE fact (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            modified TEXT NOT NULL,
            PRIMARY KEY (contract, field)
        )""",
        """CREATE TABLE setting (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            name TEXT NOT NULL,
            value TEXT NOT NULL,
            PRIMARY KEY (contract, name)
        )""",
        """CREATE TABLE log (
            id INTEGER PRIMARY KEY,
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            at TEXT NOT NULL,
            what TEXT NOT NULL
        )""",
        "CREATE INDEX contract_opened ON contract (opened)",
        "CREATE INDEX contract_path ON contract (path)",
        "CREATE INDEX log_contract ON log (contract, id)",
    ):
        connection.execute(statement)


def _parties_and_instalments(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE party (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            role TEXT NOT NULL,
            name TEXT,
            natural_person INTEGER,
            modified TEXT NOT NULL,
            PRIMARY KEY (contract, role)
        )""",
        """CREATE TABLE instalment (
            contract TEXT NOT NULL REFERENCES contract ON DELETE CASCADE,
            place INTEGER NOT NULL,
            amount_cny TEXT,
            due TEXT,
            modified TEXT NOT NULL,
            PRIMARY KEY (contract, place)
        )""",
    ):
        connection.execute(statement)


def _matters(connection: sqlite3.Connection) -> None:
    for statement in (
        """CREATE TABLE matter (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            created TEXT NOT NULL
        )""",
        "ALTER TABLE contract ADD COLUMN matter INTEGER REFERENCES matter ON DELETE SET NULL",
        "CREATE INDEX contract_matter ON contract (matter)",
    ):
        connection.execute(statement)


def _mark_authors(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE mark ADD COLUMN author TEXT NOT NULL DEFAULT ''")


def _log_kinds(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE log ADD COLUMN kind TEXT NOT NULL DEFAULT ''")


def _own_wordings_and_added_facts(connection: sqlite3.Connection) -> None:
    for statement in (
        "ALTER TABLE decision ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE decision ADD COLUMN second_name TEXT",
        "ALTER TABLE decision ADD COLUMN second_at TEXT",
        "ALTER TABLE fact ADD COLUMN start INTEGER",
        "ALTER TABLE fact ADD COLUMN stop INTEGER",
        "ALTER TABLE party ADD COLUMN start INTEGER",
        "ALTER TABLE party ADD COLUMN stop INTEGER",
        "ALTER TABLE instalment ADD COLUMN stop INTEGER",
        """CREATE TABLE model_clause (
            id TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            label TEXT NOT NULL,
            wording TEXT NOT NULL,
            modified TEXT NOT NULL,
            author TEXT NOT NULL
        )""",
    ):
        connection.execute(statement)


def _lock(connection: sqlite3.Connection) -> None:
    # One row while the store is under a passphrase: the data key, sealed with it.
    connection.execute("CREATE TABLE lock (key BLOB NOT NULL)")


def _log_values(connection: sqlite3.Connection) -> None:
    # Until now an entry was Chinese words, which stay as they are: under a passphrase they cannot
    # even be read here. From now on `what` is what a change was about.
    connection.execute("UPDATE log SET kind = 'worded'")
    for column in (
        "value TEXT NOT NULL DEFAULT ''",
        "status TEXT",
        "reason TEXT",
        "count INTEGER NOT NULL DEFAULT 0",
        "step TEXT NOT NULL DEFAULT 'done'",
        "place TEXT NOT NULL DEFAULT ''",
        "author TEXT",
    ):
        connection.execute(f"ALTER TABLE log ADD COLUMN {column}")


def _log_changes(connection: sqlite3.Connection) -> None:
    for column in ("was", "became"):
        connection.execute(f"ALTER TABLE log ADD COLUMN {column} TEXT")


MIGRATIONS: tuple[Migration, ...] = (
    _first,
    _parties_and_instalments,
    _matters,
    _mark_authors,
    _log_kinds,
    _own_wordings_and_added_facts,
    _lock,
    _log_values,
    _log_changes,
)

# What is kept of one contract, each row by the contract's hash.
OF_A_CONTRACT = ("mark", "decision", "fact", "setting", "log", "party", "instalment")
# In an order in which each refers only to those before it.
TABLES = ("lock", "matter", "contract", *OF_A_CONTRACT, "model_clause")

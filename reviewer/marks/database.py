"""The SQLite file under the store: opened, checked, migrated, set aside when damaged, scrubbed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from reviewer.errors import StoreError
from reviewer.marks import schema, vault
from reviewer.marks.locked import sealed_key
from reviewer.marks.places import STORE, away, make_private
from reviewer.marks.vault import Vault

Run = Callable[..., sqlite3.Cursor]

_BACKUP = "marks-v{}.db"
_DAMAGED = "marks-damaged-{}.db"
_SIDE_FILES = ("-wal", "-shm")
_BUSY_SECONDS = 5.0

# How SQLite's trouble is told to the user; all other trouble is damage.
_CODES = {
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_READONLY: "store-read-only",
    sqlite3.SQLITE_CANTOPEN: "store-read-only",
    sqlite3.SQLITE_PERM: "store-read-only",
    sqlite3.SQLITE_BUSY: "store-busy",
    sqlite3.SQLITE_LOCKED: "store-busy",
}
_BEYOND_REPAIR = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """An open database in a private folder. All methods raise StoreError, and opening
    StoreLockedError when it is under another passphrase than the one given.

    `notice` is set when a damaged file was set aside on opening.
    """

    def __init__(self, folder: Path, passphrase: str = "") -> None:
        if (missing := away()) is not None and folder == missing:
            raise StoreError("store-away", path=folder)
        self._folder = folder
        self._frozen = False
        self.vault = Vault()
        self.path = folder / STORE
        self.notice: StoreError | None = None
        try:
            make_private(folder)
            _create(self.path)
        except OSError as error:
            raise StoreError("store-read-only", path=self.path) from error
        with self._told():
            try:
                self._connection = self._open()
            except sqlite3.DatabaseError as error:
                if _primary_code(error) not in _BEYOND_REPAIR:
                    raise
                self._connection = self._start_anew()
            try:
                self._unlock(passphrase)
            except BaseException:
                self._connection.close()
                raise

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[Run]:
        """One consistent look at the tables."""
        yield from self._transaction("BEGIN")

    @contextmanager
    def writing(self) -> Iterator[Run]:
        """All statements or none; on the disk when the block is left."""
        yield from self._transaction("BEGIN IMMEDIATE")

    def freeze(self) -> None:
        """Hold everything as it is, here and for other programs, until `thaw`: it can be read, and
        what would write is told that the store is busy. Raises StoreError (store-elsewhere)."""
        self._be_alone()
        with self._told():
            # The lock of one transaction is kept after it: SQLite copies nothing within one.
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("BEGIN EXCLUSIVE")
            self._connection.execute("COMMIT")
        self._frozen = True

    def thaw(self) -> None:
        """Let it be written again."""
        self._frozen = False
        with self._told():
            self._connection.execute("PRAGMA locking_mode = NORMAL")
            self._connection.execute("PRAGMA journal_mode = WAL")

    def copy_to(self, folder: Path) -> None:
        """Write all into another folder, and compare. Raises StoreError (move-differs), OSError."""
        target = folder / STORE
        _create(target)
        with self._told(), closing(sqlite3.connect(target)) as copy:
            self._connection.backup(copy)
            same = all(
                mine == theirs
                for mine, theirs in zip_longest(self._connection.iterdump(), copy.iterdump())
            )
        if not same:
            raise StoreError("move-differs", path=target)

    def scrub(self) -> None:
        """Take deleted rows off the disk, and every file that may hold older copies of them."""
        with self._told():
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for pattern in (_BACKUP, _DAMAGED):
            for path in self._folder.glob(pattern.format("*") + "*"):
                path.unlink(missing_ok=True)

    @property
    def is_locked(self) -> bool:
        """Whether it is under a passphrase."""
        return bool(self.vault.secret)

    def check(self, passphrase: str) -> None:
        """Raises StoreLockedError where this is not the passphrase."""
        vault.unwrapped(self._lock() or b"", passphrase)

    def lock(self, passphrase: str) -> None:
        """Put everything under this passphrase, under another one, or (empty) under none.

        One transaction: whatever ends the program, all of it is done or nothing. Raises StoreError
        (store-elsewhere) while another program has the store open.
        """
        if passphrase and self.is_locked:
            sealed = vault.wrapped(self.vault.secret, passphrase)
            with self.writing() as run:
                run("UPDATE lock SET key = ?", (sealed,))
        else:
            fresh = Vault(vault.new_secret() if passphrase else b"")
            self._be_alone()
            try:
                self._reseal(fresh, passphrase)
            finally:
                with self._told():
                    self._connection.execute("PRAGMA journal_mode = WAL")
        # The key under the passphrase of before, or all the words: no older copy is left.
        self.scrub()

    def _reseal(self, fresh: Vault, passphrase: str) -> None:
        self._connection.create_function("reopen", 2, self.vault.unseal)
        self._connection.create_function("seal", 2, fresh.seal)
        try:
            with self.writing() as run:
                for table in vault.SEALED:
                    run(vault.resealing(table))
                run("DELETE FROM lock")
                if passphrase:
                    run(
                        "INSERT INTO lock (key) VALUES (?)",
                        (vault.wrapped(fresh.secret, passphrase),),
                    )
            self.vault = fresh
        finally:
            self.vault.attach(self._connection)

    def _be_alone(self) -> None:
        """SQLite leaves write-ahead logging only where no other connection is open."""
        try:
            self._connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise StoreError("store-elsewhere") from error

    def _lock(self) -> bytes | None:
        with self._told():
            return sealed_key(self._connection)

    def _unlock(self, passphrase: str) -> None:
        key = self._lock()
        if key is not None:
            self.vault = Vault(vault.unwrapped(key, passphrase))
        self.vault.attach(self._connection)

    def _transaction(self, begin: str) -> Iterator[Run]:
        if self._frozen and begin != "BEGIN":
            raise StoreError("store-busy", path=self.path)
        with self._told():
            self._connection.execute(begin)
            try:
                yield self._connection.execute
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # FULL: a committed note survives a power cut too, not only the death of the app.
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise _damage()
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        """Bring the tables to the newest form; an older database is copied first."""
        newest = len(schema.MIGRATIONS)
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version > newest:
                raise StoreError("store-newer", path=self.path)
            if 0 < version < newest:
                self._back_up(version)
            for migrate in schema.MIGRATIONS[version:]:
                migrate(connection)
            connection.execute(f"PRAGMA user_version = {newest}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def _back_up(self, version: int) -> None:
        target = self._folder / _BACKUP.format(version)
        target.unlink(missing_ok=True)
        _create(target)
        with (
            closing(sqlite3.connect(self.path)) as source,
            closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)

    def _start_anew(self) -> sqlite3.Connection:
        """Set the damaged file aside, make a new one and save into it what can still be read."""
        try:
            aside = self._set_aside()
            _create(self.path)
        except OSError as error:
            raise StoreError("store-damaged", path=self.path) from error
        self.notice = StoreError("store-set-aside", path=aside)
        connection = self._open()
        try:
            _salvage(aside, connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self._folder / _DAMAGED.format(number)).exists():
            number += 1
        self.path.rename(aside)
        for suffix in _SIDE_FILES:
            side = self.path.with_name(self.path.name + suffix)
            if side.exists():
                side.rename(aside.with_name(aside.name + suffix))
        return aside

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Rows that make no sense are damage too."""
        try:
            yield
        except (ValueError, TypeError, KeyError, ArithmeticError) as error:
            raise StoreError("store-damaged", path=self.path) from error

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.Error as error:
            code = _CODES.get(_primary_code(error), "store-damaged")
            raise StoreError(code, path=self.path) from error


def _create(path: Path) -> None:
    """Make the file before SQLite does, which would let others read it. Raises OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _primary_code(error: sqlite3.Error) -> int:
    """The primary result code, which SQLite's extended ones carry in their low byte."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _damage() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("quick_check")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _salvage(damaged: Path, connection: sqlite3.Connection) -> None:
    """Copy the rows that can still be read, as far as this version knows their columns; the rest
    stays in the file set aside."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    with closing(sqlite3.connect(damaged)) as source:
        for table in schema.TABLES:
            known = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
            for row in _rows(source, table):
                kept = {name: value for name, value in row.items() if name in known}
                names, holes = ", ".join(kept), ", ".join("?" * len(kept))
                connection.execute(
                    f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({holes})",
                    tuple(kept.values()),
                )
    for table in schema.OF_A_CONTRACT:
        # Marks whose contract was lost: it gets its path back when it is opened again.
        connection.execute(
            "INSERT OR IGNORE INTO contract (sha256, path, opened) "
            f"SELECT DISTINCT contract, '', '' FROM {table}"
        )
    connection.execute("COMMIT")
    connection.execute("PRAGMA foreign_keys = ON")


def _rows(source: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table up to the first that cannot be read, by the names of their columns."""
    try:
        cursor = source.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield dict(zip(names, row, strict=True))
    except sqlite3.DatabaseError:
        return

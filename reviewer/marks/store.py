"""The store of marks: all contracts in one database, one transaction for each change.

A contract is known by the SHA-256 of its file. Changes are written row by row, so two windows on
one contract overwrite each other in nothing but the very row that both changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from reviewer.errors import StoreError
from reviewer.labels import Verdict
from reviewer.marks import log_records, moving, places, records, vault
from reviewer.marks.database import Database, Run
from reviewer.marks.deeds import LogEntry
from reviewer.marks.matters import Matter, Matters
from reviewer.marks.model_clauses import ModelClauses
from reviewer.marks.places import data_folder, recognition_folder
from reviewer.marks.state import ReviewState

_SEALED = "sealed:"  # before what `Store.seal` made
_LISTED = "sha256, path, opened, verdict, decided, findings"
_PATH = vault.sealing_holes("contract", "path")
_VERDICT = vault.sealing_holes("contract", "verdict")
_LOG_HOLES = vault.sealing_holes("log", log_records.LOG_COLUMNS)
_SAME_ENTRY = " AND ".join(
    f"{column} IS {vault.sealing_holes('log', column)}"
    for column in log_records.LOG_COLUMNS.split(", ")
)


@dataclass(frozen=True, slots=True)
class RecentContract:
    """A contract that was opened before, as the start page lists it."""

    sha256: str
    path: Path
    opened: datetime
    verdict: Verdict | None
    decided: int
    findings: int
    matter: Matter | None = None


class Store:
    """The store in a folder (default: `places.data_folder()`), made when it is not there.

    An object belongs to the thread that made it. All methods raise StoreError (store-damaged,
    store-full, store-read-only, store-busy; opening also store-newer, and StoreLockedError).
    """

    def __init__(self, folder: Path | None = None, passphrase: str = "") -> None:
        usual = data_folder()
        self._database = Database(folder or usual, passphrase)
        self.matters = Matters(self._database)
        self.clauses = ModelClauses(self._database)
        # A cache in its usual place belongs to the data in theirs, named or not.
        self._recognised = recognition_folder(None if folder == usual else folder)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file it is kept in."""
        return self._database.path

    @property
    def notice(self) -> StoreError | None:
        """What to tell the user when a damaged database was set aside on opening."""
        return self._database.notice

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        self._database.close()

    @property
    def is_locked(self) -> bool:
        """Whether it is under a passphrase."""
        return self._database.is_locked

    def check(self, passphrase: str) -> None:
        """Raises StoreLockedError where this is not the passphrase it is under."""
        self._database.check(passphrase)

    def lock(self, passphrase: str, *, old: str = "") -> None:
        """Put all that is kept under a passphrase, or (empty) under none. See `Database.lock`.

        `old` is the one of now. Raises StoreLockedError where that is another. Recognised pages go:
        they are words of contracts, and under a passphrase they are not kept.
        """
        if self.is_locked:
            self.check(old)
        self._database.lock(passphrase)
        self._forget_old_folder()
        self._forget_pages(None)

    def freeze(self) -> None:
        """Hold all that is kept as it is. See `Database.freeze`."""
        self._database.freeze()

    def thaw(self) -> None:
        """Let it be written again."""
        self._database.thaw()

    def copy_to(self, folder: Path) -> None:
        """Write the store into another folder. Raises StoreError (move-differs) and OSError."""
        self._database.copy_to(folder)

    def seal(self, text: str, place: str) -> str:
        """A text that is kept outside the store, such as a path, as it may lie on the disk."""
        sealed = self._database.vault.seal(text, place)
        return f"{_SEALED}{sealed.hex()}" if isinstance(sealed, bytes) else text

    def unseal(self, kept: str, place: str) -> str:
        """What `seal` was given; nothing where it was sealed otherwise."""
        if not kept.startswith(_SEALED):
            return kept
        from cryptography.exceptions import InvalidTag

        try:
            sealed = bytes.fromhex(kept.removeprefix(_SEALED))
            opened = self._database.vault.unseal(sealed, place)
        except (ValueError, InvalidTag):
            return ""
        return opened if isinstance(opened, str) else ""

    # --- one contract -------------------------------------------------------------------------

    def remember(self, sha256: str, path: Path, at: datetime) -> None:
        """Note that a contract is being opened. Comes before anything is saved on it."""
        with self._database.writing() as run:
            run(
                "INSERT INTO contract (sha256, path, opened) "
                f"VALUES (?, {_PATH}, ?) "
                "ON CONFLICT (sha256) DO UPDATE SET path = excluded.path, opened = excluded.opened",
                (sha256, records.path_text(path), at.isoformat()),
            )

    def load(self, sha256: str) -> ReviewState:
        """All that the lawyer left on a contract; an empty state for an unknown one."""
        with self._database.reading() as run:
            rows = {
                table: run(
                    f"SELECT {vault.opening(table, columns)} FROM {table} WHERE contract = ?",
                    (sha256,),
                ).fetchall()
                for table, columns in records.COLUMNS.items()
            }
        with self._database.decoding():
            return records.state_of(rows)

    def save(self, sha256: str, before: ReviewState, after: ReviewState, entry: LogEntry) -> None:
        """Write what differs between two states, and in the log what was done."""
        with self._database.writing() as run:
            for change in _changes(before, after):
                _write(run, sha256, change)
            run(
                f"INSERT INTO log (contract, {log_records.LOG_COLUMNS}) VALUES (?, {_LOG_HOLES})",
                (sha256, *log_records.log_row(entry)),
            )

    def grade(self, sha256: str, verdict: Verdict, *, decided: int, findings: int) -> None:
        """Keep how a contract stands, for the list of recent ones."""
        with self._database.writing() as run:
            run(
                f"UPDATE contract SET verdict = {_VERDICT}, decided = ?, findings = ? "
                "WHERE sha256 = ?",
                (verdict.value, decided, findings, sha256),
            )

    def log(self, sha256: str) -> tuple[LogEntry, ...]:
        """What was done on a contract, oldest first."""
        with self._database.reading() as run:
            # What was brought in from elsewhere was written late.
            columns = vault.opening("log", log_records.LOG_COLUMNS)
            query = f"SELECT {columns} FROM log WHERE contract = ? ORDER BY julianday(at), id"
            rows = run(query, (sha256,)).fetchall()
        with self._database.decoding():
            return tuple(map(log_records.log_entry_of, rows))

    def add_log(self, sha256: str, entries: Iterable[LogEntry]) -> None:
        """Put entries of another's log among those of a contract, each once."""
        with self._database.writing() as run:
            for entry in entries:
                row = (sha256, *log_records.log_row(entry))
                run(
                    f"INSERT INTO log (contract, {log_records.LOG_COLUMNS}) SELECT ?, {_LOG_HOLES} "
                    "WHERE NOT EXISTS "
                    f"(SELECT 1 FROM log WHERE contract = ? AND {_SAME_ENTRY})",
                    (*row, *row),
                )

    def path_of(self, sha256: str) -> Path | None:
        """Where a contract was when it was last opened; None for one that is not known."""
        with self._database.reading() as run:
            query = f"SELECT {vault.opening('contract', 'path')} FROM contract WHERE sha256 = ?"
            row = run(query, (sha256,)).fetchone()
        with self._database.decoding():
            return records.path_of(row[0]) if row is not None and row[0] else None

    def counter(self) -> int:
        """A number that is another one once a different program has written."""
        with self._database.reading() as run:
            return int(run("PRAGMA data_version").fetchone()[0])

    # --- all contracts ------------------------------------------------------------------------

    def recent(self, limit: int = 20) -> tuple[RecentContract, ...]:
        """The contracts opened last, the latest first; of one path only its last version."""
        with self._database.reading() as run:
            rows = run(
                f"SELECT {vault.opening('contract', _LISTED)}, matter.id, "
                "unseal(matter.name, 'matter.name') "
                "FROM contract LEFT JOIN matter ON matter.id = contract.matter "
                "WHERE path <> '' AND NOT EXISTS (SELECT 1 FROM contract AS later WHERE "
                "later.path = contract.path AND later.opened > contract.opened) "
                "ORDER BY opened DESC, sha256 LIMIT ?",
                (limit,),
            ).fetchall()
        with self._database.decoding():
            return tuple(
                RecentContract(
                    sha256=sha256,
                    path=records.path_of(path),
                    opened=datetime.fromisoformat(opened),
                    verdict=None if verdict is None else Verdict(verdict),
                    decided=decided,
                    findings=findings,
                    matter=None if number is None else Matter(number, name),
                )
                for sha256, path, opened, verdict, decided, findings, number, name in rows
            )

    def predecessor(self, path: Path, sha256: str) -> str | None:
        """The hash of what was last at a path, when the file there is another one by now."""
        with self._database.reading() as run:
            row = run(
                f"SELECT sha256 FROM contract WHERE path = {_PATH} AND sha256 <> ? "
                "ORDER BY opened DESC LIMIT 1",
                (records.path_text(path), sha256),
            ).fetchone()
        return None if row is None else str(row[0])

    def locate(self, sha256: str, path: Path) -> None:
        """Note where a contract is by now. Another version found there takes its marks over."""
        with self._database.writing() as run:
            run(
                f"UPDATE contract SET path = {_PATH} WHERE sha256 = ?",
                (records.path_text(path), sha256),
            )

    def purge(self, sha256: str) -> None:
        """Remove all that is kept of a contract, so that it is not on the disk any more.

        Earlier versions at its path go too: they are listed nowhere. Backups and databases set
        aside may hold it and cannot be cleaned, so they go altogether.
        """
        with self._database.writing() as run:
            rows = run(
                "SELECT sha256 FROM contract WHERE path <> '' AND path = "
                "(SELECT path FROM contract WHERE sha256 = ?)",
                (sha256,),
            ).fetchall()
            versions = {sha256, *(str(row[0]) for row in rows)}
            for version in versions:
                run("DELETE FROM contract WHERE sha256 = ?", (version,))
        self._scrub()
        for version in versions:
            self._forget_pages(version)

    def purge_all(self) -> None:
        """Remove all that is kept of every contract, and the names of matters."""
        with self._database.writing() as run:
            run("DELETE FROM contract")
            run("DELETE FROM matter")
        self._scrub()
        self._forget_pages(None)

    def recognised_size(self) -> int:
        """How much room recognised pages take on the disk, in bytes."""
        from reviewer.document import scan_cache

        return scan_cache.size(self._recognised)

    def forget_recognised(self) -> None:
        """Remove all recognised pages; a scan that is opened again is recognised anew."""
        self._forget_pages(None)

    def _scrub(self) -> None:
        self._database.scrub()
        self._forget_old_folder()

    def _forget_old_folder(self) -> None:
        """The copy that a move of the data left behind is a backup, too."""
        elsewhere = places.moved()
        if elsewhere is not None and elsewhere.folder == self.path.parent:
            moving.forget_left(remove=True)

    def _forget_pages(self, sha256: str | None) -> None:
        """Remove what was recognised of the pages of one scan, or of all."""
        from reviewer.document import scan_cache

        try:
            scan_cache.purge(self._recognised, sha256)
        except OSError as error:
            raise StoreError("store-read-only", path=self._recognised) from error


@dataclass(frozen=True, slots=True)
class _Change:
    """The rows of one table before and after, by their first column."""

    table: str
    columns: str
    before: Mapping[str, records.Row]
    after: Mapping[str, records.Row]


def _changes(before: ReviewState, after: ReviewState) -> Iterator[_Change]:
    def rows(values: Mapping[Any, Any], make: Callable[[Any], records.Row]) -> dict[str, Any]:
        return {row[0]: row for row in map(make, values.values())}

    for table, columns, make, old, new in (
        ("mark", records.MARK_COLUMNS, records.mark_row, before.marks, after.marks),
        (
            "decision",
            records.DECISION_COLUMNS,
            records.decision_row,
            before.decisions,
            after.decisions,
        ),
        ("fact", records.FACT_COLUMNS, records.fact_row, before.facts, after.facts),
        ("party", records.PARTY_COLUMNS, records.party_row, before.parties, after.parties),
        (
            "instalment",
            records.INSTALMENT_COLUMNS,
            records.instalment_row,
            before.instalments,
            after.instalments,
        ),
    ):
        if old is not new:
            yield _Change(table, columns, rows(old, make), rows(new, make))
    settings = (records.setting_rows(before), records.setting_rows(after))
    yield _Change("setting", records.SETTING_COLUMNS, *settings)


def _write(run: Run, sha256: str, change: _Change) -> None:
    """Put the rows that are new or changed, delete those that are gone."""
    names = change.columns.split(", ")
    holes = vault.sealing_holes(change.table, change.columns)
    put = f"REPLACE INTO {change.table} (contract, {change.columns}) VALUES (?, {holes})"
    for name, row in change.after.items():
        if change.before.get(name) != row:
            run(put, (sha256, *row))
    delete = f"DELETE FROM {change.table} WHERE contract = ? AND {names[0]} = ?"
    for name in change.before.keys() - change.after.keys():
        run(delete, (sha256, name))

"""The store under a passphrase: every value that could say something of a contract is sealed.

A random data key seals the values (AES-SIV, RFC 5297); the passphrase seals the data key
(`sealing`: scrypt, AES-GCM), which lies in the table `lock`. Another passphrase rewrites one row.
SQLite sees sealed values only, so database, write-ahead log, backups and files set aside are alike.
AES-SIV seals equal values of a column alike, which keeps UNIQUE and `=` as they are: whoever has
the file learns which values are equal or empty, how long they are, and all columns that are not
named in `SEALED` (hashes, places, colours, times, counts).
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reviewer.errors import StoreLockedError
from reviewer.marks.sealing import WrongPassphraseError, seal, unseal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

# Table by table, the columns that are sealed.
SEALED: dict[str, tuple[str, ...]] = {
    "matter": ("name",),
    "contract": ("path", "verdict"),
    "mark": ("quote", "prefix", "suffix", "text", "tags", "author"),
    "decision": (
        *("label", "quote", "reason", "text", "grade", "grade_reason", "author"),
        *("wording", "second_name", "second_at"),
    ),
    "fact": ("value",),
    "setting": ("value",),
    "log": ("what", "value", "reason", "place", "author", "was", "became"),
    "party": ("name",),
    "instalment": ("amount_cny", "due"),
    "model_clause": ("title", "label", "wording", "author"),
}
_KEY_BITS = 512


@dataclass(slots=True)
class Vault:
    """Seals and opens values with a data key; without one they stay as they are."""

    secret: bytes = field(default=b"", repr=False)
    _cipher: AESSIV | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        if self.secret:
            from cryptography.hazmat.primitives.ciphers.aead import AESSIV

            self._cipher = AESSIV(self.secret)

    def attach(self, connection: sqlite3.Connection) -> None:
        """Give the connection the functions `seal(value, 'table.column')` and `unseal(…)`."""
        connection.create_function("seal", 2, self.seal, deterministic=True)
        connection.create_function("unseal", 2, self.unseal, deterministic=True)

    def seal(self, value: str | None, place: str) -> str | bytes | None:
        """A value as it lies on the disk; `place` keeps it from being moved to another column."""
        if not value or self._cipher is None:
            return value
        return self._cipher.encrypt(value.encode("utf-8", "surrogatepass"), [place.encode("ascii")])

    def unseal(self, value: str | bytes | None, place: str) -> str | None:
        """The value again. Raises InvalidTag on one that was sealed otherwise or changed."""
        if not isinstance(value, bytes) or self._cipher is None:
            return value  # type: ignore[return-value]  # bytes only where there is a cipher
        return self._cipher.decrypt(value, [place.encode("ascii")]).decode("utf-8", "surrogatepass")


def new_secret() -> bytes:
    """A data key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV.generate_key(_KEY_BITS)


def wrapped(secret: bytes, passphrase: str) -> bytes:
    """The data key as it lies in the table `lock`."""
    return seal(secret, passphrase)


def unwrapped(lock: bytes, passphrase: str) -> bytes:
    """The data key. Raises StoreLockedError where there is no passphrase or it is another one."""
    if not passphrase:
        raise StoreLockedError
    try:
        return unseal(lock, passphrase)
    except (WrongPassphraseError, ValueError) as error:
        raise StoreLockedError("store-passphrase") from error


def opening(table: str, columns: str) -> str:
    """The columns of a SELECT, opened."""
    sealed = SEALED.get(table, ())
    return ", ".join(
        f"unseal({name}, '{table}.{name}')" if name in sealed else name
        for name in columns.split(", ")
    )


def sealing_holes(table: str, columns: str) -> str:
    """The places of an INSERT's values, sealed."""
    sealed = SEALED.get(table, ())
    return ", ".join(
        f"seal(?, '{table}.{name}')" if name in sealed else "?" for name in columns.split(", ")
    )


def resealing(table: str) -> str:
    """The statement that takes a table out of one vault (function `reopen`) into another."""
    places = ((name, f"'{table}.{name}'") for name in SEALED[table])
    sets = ", ".join(f"{name} = seal(reopen({name}, {at}), {at})" for name, at in places)
    return f"UPDATE {table} SET {sets}"

"""Data under a passphrase: nobody reads or changes them unnoticed without it.

The key comes from the passphrase by scrypt (RFC 7914), the data are encrypted and authenticated by
AES-256 in Galois/Counter Mode (NIST SP 800-38D). Parameters and salt stand before the data, as far
as they may be strengthened later; both are authenticated with them.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from dataclasses import dataclass

MAGIC = b"SHENQI-SEALED\x01"
_SALT = 16
_NONCE = 12
_KEY = 32
# 128 MiB and about a third of a second for each guess.
_LOG2_N, _R, _P = 17, 8, 1
# What a stranger's file may ask of this machine: four times that.
_MOST_LOG2_N = 19
_HEAD = struct.Struct(f">{len(MAGIC)}sBBB{_SALT}s")


class WrongPassphraseError(Exception):
    """The passphrase is another one, or the data were changed: the two look the same."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key made of a passphrase. `head` says how; it is public, and opens nothing by itself."""

    head: bytes
    secret: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    def seal(self, data: bytes, purpose: bytes = b"") -> bytes:
        """Encrypt; `purpose` must be the same when it is opened, so that no two can be swapped."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE)
        return nonce + AESGCM(self.secret).encrypt(nonce, data, self.head + purpose)

    def open(self, sealed: bytes, purpose: bytes = b"") -> bytes:
        """What was sealed with this key. Raises WrongPassphraseError."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, rest = sealed[:_NONCE], sealed[_NONCE:]
        try:
            return AESGCM(self.secret).decrypt(nonce, rest, self.head + purpose)
        except (InvalidTag, ValueError) as error:
            raise WrongPassphraseError from error


def new_key(passphrase: str) -> Key:
    """A key with a salt of its own."""
    head = _HEAD.pack(MAGIC, _LOG2_N, _R, _P, os.urandom(_SALT))
    return Key(head, _derive(passphrase, head))


def key_of(passphrase: str, head: bytes) -> Key:
    """The key of a passphrase and the head it was made with before. Raises ValueError."""
    return Key(head, _derive(passphrase, head))


def seal(data: bytes, passphrase: str) -> bytes:
    """Data as they lie in a file: head, then what only the passphrase opens."""
    key = new_key(passphrase)
    return key.head + key.seal(data)


def is_sealed(data: bytes) -> bool:
    """Whether data begin as `seal` makes them."""
    return data.startswith(MAGIC)


def unseal(data: bytes, passphrase: str) -> bytes:
    """What was sealed. Raises WrongPassphraseError; ValueError where it never was."""
    head, sealed = data[: _HEAD.size], data[_HEAD.size :]
    return key_of(passphrase, head).open(sealed)


def _derive(passphrase: str, head: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if len(head) != _HEAD.size:
        raise ValueError("too short for a head")
    magic, log2_n, r, p, salt = _HEAD.unpack(head)
    if magic != MAGIC or not _LOG2_N <= log2_n <= _MOST_LOG2_N or (r, p) != (_R, _P):
        raise ValueError("not sealed by this program")
    # Composed and decomposed characters are one passphrase: systems type them differently.
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=_KEY, n=1 << log2_n, r=r, p=p).derive(words)

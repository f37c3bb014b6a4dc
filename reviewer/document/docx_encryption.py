"""Word files under a password: a compound file around the encrypted package ([MS-OFFCRYPTO] 2.3.4),
or an old .doc whose streams are encrypted ([MS-DOC] 2.2.6).

Decrypted in memory only.
"""

from __future__ import annotations

import io

from reviewer.errors import PasswordNeededError, UnreadableFileError


def decrypted(data: bytes, name: str, password: str | None) -> bytes:
    """The package inside. Raises PasswordNeededError and UnreadableFileError (file-damaged)."""
    return _decrypted(data, name, password, "file-damaged")


def is_locked(data: bytes) -> bool:
    """Whether an old .doc is under a password."""
    from msoffcrypto import OfficeFile

    try:
        return bool(OfficeFile(io.BytesIO(data)).is_encrypted())
    except Exception:  # noqa: BLE001 - the library lets through whatever a damaged file makes of it
        return False


def unlocked(data: bytes, name: str, password: str | None) -> bytes:
    """An old .doc without its password.

    Raises PasswordNeededError, and UnreadableFileError (file-legacy) for the XOR obfuscation of the
    oldest ones ([MS-DOC] 2.2.6.1), which only Word opens.
    """
    return _decrypted(data, name, password, "file-legacy")


def _decrypted(data: bytes, name: str, password: str | None, otherwise: str) -> bytes:
    """What is inside; `otherwise` is the code of the error where the library fails."""
    if not password:
        raise PasswordNeededError(name=name)
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import InvalidKeyError

    plain = io.BytesIO()
    verified = False
    try:
        encrypted = OfficeFile(io.BytesIO(data))
        if encrypted.format == "ooxml":
            encrypted.load_key(password=password, verify_password=True)
        else:
            encrypted.load_key(password=password)  # which always verifies
        verified = True
        encrypted.decrypt(plain)
    except Exception as error:
        if isinstance(error, InvalidKeyError) and not verified:
            raise PasswordNeededError(name=name) from error
        # The library lets through whatever a damaged file makes of its parsers.
        raise UnreadableFileError(otherwise, name=name) from error
    return plain.getvalue()

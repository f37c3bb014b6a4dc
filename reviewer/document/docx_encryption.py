"""Word files under a password: a compound file around the encrypted package ([MS-OFFCRYPTO] 2.3.4).

Decrypted in memory only.
"""

from __future__ import annotations

import io

from reviewer.errors import PasswordNeededError, UnreadableFileError


def decrypted(data: bytes, name: str, password: str | None) -> bytes:
    """The package inside. Raises PasswordNeededError and UnreadableFileError (file-damaged)."""
    if not password:
        raise PasswordNeededError(name=name)
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import InvalidKeyError

    package = io.BytesIO()
    verified = False
    try:
        encrypted = OfficeFile(io.BytesIO(data))
        encrypted.load_key(password=password, verify_password=True)
        verified = True
        encrypted.decrypt(package)
    except Exception as error:
        if isinstance(error, InvalidKeyError) and not verified:
            raise PasswordNeededError(name=name) from error
        # The library lets through whatever a damaged file makes of its parsers.
        raise UnreadableFileError("file-damaged", name=name) from error
    return package.getvalue()

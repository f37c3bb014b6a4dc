"""The way in: a path becomes a Document, or one plain error.

What a file is, its first bytes say; the name it goes by counts for nothing. The file is opened for
reading only, read once, and never touched again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.document.model import Document, Revision
from reviewer.document.notices import Notice, NoticeKind
from reviewer.document.source_file import read_bytes
from reviewer.errors import UnreadableFileError

if TYPE_CHECKING:
    from reviewer.document.docx_package import WordPackage
    from reviewer.document.scan_recognition import Recognition

# The endings by which contracts are known among other files; the old formats come last.
_READ_ALONE = (".docx", ".pdf")
SUFFIXES = (*_READ_ALONE, ".doc", ".wps", ".rtf", ".odt")

# A PDF's header stands within the first 1024 bytes (Adobe's implementation notes to PDF 32000-1).
# A file without one but with the objects of one is a PDF that has lost its beginning.
_PDF_HEADER = re.compile(rb"%PDF-|\b\d+ 0 obj\b")
_PDF_HEADER_WITHIN = 1024
# An ODT begins with its type, unpacked (OpenDocument 1.3 part 2, §3.3).
_ODT_AT = 30
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
# What Word wrote before .docx: Word 2 to 6 without a container, RTF, Word 2003 XML, MHTML.
_OLD_WORD = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"{\\rtf")
_WORD_XML = (b'progid="Word.Document"', b"schemas.microsoft.com/office/word/2003/wordml")


class _Kind(Enum):
    DOCX = "docx"
    PDF = "pdf"
    LEGACY = "legacy"
    ENCRYPTED = "encrypted"
    OTHER = "other"


def readable_suffixes(office: Path | None) -> tuple[str, ...]:
    """Those of SUFFIXES that can be read here; the old formats take `office`, a LibreOffice."""
    return _READ_ALONE if office is None else SUFFIXES


def read(
    path: Path,
    *,
    password: str | None = None,
    formatting: bool = False,
    revision: Revision = "final",
    recognition: Recognition | None = None,
    office: Path | None = None,
) -> Document:
    """Read a contract. `formatting` adds how a Word file looks, for the view; `revision` says which
    text of one with tracked changes; `recognition` reads the scanned pages of a PDF; `office` is
    the LibreOffice that turns old formats into .docx.

    Raises UnreadableFileError (`file-*`) and PasswordNeededError, nothing else on account of the
    file; and what `recognition.progress` raises.
    """
    *_, document = read_in_steps(
        path,
        password=password,
        formatting=formatting,
        revision=revision,
        recognition=recognition,
        office=office,
    )
    return document


def read_in_steps(
    path: Path,
    *,
    password: str | None = None,
    formatting: bool = False,
    revision: Revision = "final",
    recognition: Recognition | None = None,
    office: Path | None = None,
) -> Iterator[Document]:
    """As `read`; of a scan first, with a recognition that is `stepwise`, what can be read already:
    documents with `pending` pages, each fuller than the one before."""
    name = path.name
    data = read_bytes(path)
    kind = _kind_of(data)
    if kind is _Kind.PDF:
        from reviewer.document import pdf_reader

        yield from pdf_reader.read_in_steps(data, name, password, recognition)
        return
    from reviewer.document.docx_reader import read_docx

    package = _package(data, kind, name, password, office)
    document = read_docx(package, name, formatting=formatting, revision=revision)
    if package is not data:
        warnings = (Notice(NoticeKind.CONVERTED),) if kind is _Kind.LEGACY else ()
        document = replace(
            document,
            sha256=hashlib.sha256(data).hexdigest(),
            warnings=(*warnings, *document.warnings),
        )
    yield document


@dataclass(frozen=True, slots=True)
class WordFile:
    """The Word package of a contract. `sha256` is that of the file on disk; `converted` and
    `decrypted` say that the package is not that file."""

    data: bytes
    sha256: str
    converted: bool = False
    decrypted: bool = False


def word_file(path: Path, *, password: str | None = None, office: Path | None = None) -> WordFile:
    """The package that the words of a contract stand in, to make a copy of.

    Raises UnreadableFileError (`file-*`; file-not-word for a PDF) and PasswordNeededError.
    """
    data = read_bytes(path)
    kind = _kind_of(data)
    if kind is _Kind.PDF:
        raise UnreadableFileError("file-not-word", name=path.name)
    return WordFile(
        _package(data, kind, path.name, password, office),
        hashlib.sha256(data).hexdigest(),
        converted=kind is _Kind.LEGACY,
        decrypted=kind is _Kind.ENCRYPTED or _is_locked(data),
    )


def read_package(
    path: Path, sha256: str, *, password: str | None = None, office: Path | None = None
) -> WordPackage:
    """The package of a Word file read before, for its pictures.

    Raises UnreadableFileError (file-changed if it is another file by now), PasswordNeededError.
    """
    from reviewer.document.docx_package import WordPackage

    data = read_bytes(path)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UnreadableFileError("file-changed", name=path.name)
    return WordPackage(_package(data, _kind_of(data), path.name, password, office), path.name)


def _package(
    data: bytes, kind: _Kind, name: str, password: str | None, office: Path | None
) -> bytes:
    """The .docx in a Word file of any kind: the very bytes where it is one."""
    if kind is _Kind.DOCX:
        return data
    if kind is _Kind.ENCRYPTED:
        from reviewer.document.docx_encryption import decrypted

        return decrypted(data, name, password)
    if kind is not _Kind.LEGACY:
        raise UnreadableFileError("file-type", name=name)
    if office is None:
        raise UnreadableFileError("file-legacy", name=name)
    from reviewer.document.legacy_formats import converted

    if _is_locked(data):
        from reviewer.document.docx_encryption import unlocked

        data = unlocked(data, name, password)
    return converted(data, name, office)


def _is_locked(data: bytes) -> bool:
    """Whether it is an old .doc under a password."""
    from reviewer.document import docx_encryption

    return data.startswith(_COMPOUND) and docx_encryption.is_locked(data)


def _kind_of(data: bytes) -> _Kind:
    if data.startswith(_ZIP):
        return _Kind.LEGACY if data.startswith(_ODT, _ODT_AT) else _Kind.DOCX
    if _PDF_HEADER.search(data, 0, _PDF_HEADER_WITHIN):
        return _Kind.PDF
    if data.startswith(_COMPOUND):
        # Names in a compound file's directory are UTF-16. An encrypted .docx is a stream in one
        # ([MS-OFFCRYPTO] 2.3.4.4).
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _Kind.ENCRYPTED
        return _Kind.LEGACY if "WordDocument".encode("utf-16-le") in data else _Kind.OTHER
    head = data[:4096]
    if data.startswith(_OLD_WORD) or any(sign in head for sign in _WORD_XML):
        return _Kind.LEGACY
    return _Kind.OTHER

"""Putting an export on disk: whole or not at all, and never over the contract."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from reviewer.disk import write_whole
from reviewer.document.long_paths import openable
from reviewer.errors import ExportError
from reviewer.export.blocks import Report

FORMATS = ("docx", "pdf", "html")
_CODES = {
    errno.EACCES: "export-permission",
    errno.EPERM: "export-permission",
    errno.EROFS: "export-permission",
    errno.ENOSPC: "export-disk-full",
    errno.EDQUOT: "export-disk-full",
    errno.ENOENT: "export-no-folder",
    errno.ENOTDIR: "export-no-folder",
    errno.EISDIR: "export-is-folder",
    errno.ENAMETOOLONG: "export-name-too-long",
}
_FILENAME_EXCED_RANGE = 206  # Windows: an over-long path, whose errno is ENOENT


def write_report(report: Report, path: Path, form: str) -> None:
    """Write a report as `docx`, `pdf` or `html`. Raises ExportError."""
    refuse_contract(path, [report.contract], report.sha256)
    write_bytes(_rendered(report, form), path)


def write_text(words: str, path: Path, contracts: Iterable[Path]) -> None:
    """Write words as UTF-8. Raises ExportError, also where `path` is one of the contracts.

    What UTF-8 cannot hold becomes a question mark: on Linux a file's name may be any bytes.
    """
    refuse_contract(path, contracts)
    write_bytes(words.encode("utf-8", "replace"), path)


def refuse_contract(path: Path, contracts: Iterable[Path], sha256: str = "") -> None:
    """Raise ExportError where writing to `path` would destroy a contract under review.

    Links and other spellings of its name count; so does any file with the bytes it was read from.
    """
    for contract in contracts:
        if _is_same(path, contract):
            raise ExportError("export-over-contract", path=path)
    if sha256 and is_there(path) and path.is_file() and digest_of_file(path) == sha256:
        raise ExportError("export-over-contract", path=path)


def is_there(path: Path) -> bool:
    """Whether the path leads to something; one that is too long for that leads to nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def write_bytes(content: bytes, path: Path) -> None:
    """Replace the file at `path` in one step; on failure what was there stays. Raises ExportError.

    A link is followed: what it points to is replaced.
    """
    try:
        target = openable(path.resolve())
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        write_whole(content, target)
    except OSError as error:
        code = _code_of(error)
        if code is None:
            raise ExportError(path=path, reason=error.strerror or str(error)) from error
        raise ExportError(code, path=path) from error


def _code_of(error: OSError) -> str | None:
    if getattr(error, "winerror", None) == _FILENAME_EXCED_RANGE:
        return "export-name-too-long"
    return _CODES.get(error.errno or 0)


def _rendered(report: Report, form: str) -> bytes:
    if form == "docx":
        from reviewer.export.report_docx import report_docx

        return report_docx(report)
    if form == "pdf":
        from reviewer.export.report_pdf import report_pdf

        return report_pdf(report)
    if form == "html":
        from reviewer.export.report_html import report_html

        return report_html(report).encode("utf-8")
    raise ValueError(f"a report is written as {', '.join(FORMATS)}, not {form}")


def _is_same(path: Path, contract: Path) -> bool:
    try:
        return path.samefile(contract)
    except OSError:
        return path.absolute() == contract.absolute()


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file's bytes; empty where it cannot be read."""
    try:
        with openable(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""

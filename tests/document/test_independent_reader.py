"""No word is lost: what LibreOffice reads in real files, we read too."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reference_files import reference_files

from reviewer.document.legacy_formats import find_office
from reviewer.document.model import Document
from reviewer.document.reading import read
from reviewer.errors import UnreadableFileError

pytestmark = pytest.mark.slow

OFFICE = find_office()
_SPACE = re.compile(r"[\s\u00ad\u200b\u200e\u200f\u2060\ufeff]+")
# How far a label, a bullet or a note's mark of LibreOffice's own may reach at the beginning of a
# line: it prints them as text, and not always in Word's form (isLgl, symbols, suffixes).
_LABEL = 12

# Lines that LibreOffice has and we have not, with the reason.
ALLOWED = {
    # A DATE field: LibreOffice prints today, we what Word printed last.
    "Open-Xml-PowerTools__a8a2606f": re.compile(r"^\w+day,\w+\d+,\d{4}$"),
}


NOTHING = re.compile(r"(?!)")
# Of a page: a Word file has none, its fields say what they said when they were last updated.
PAGE_NUMBER = re.compile(r"^[-–—]?(第?\d{1,3}页?)?([;；/,，]?共\d{1,3}页)?[-–—]?$")


def folded(text: str) -> str:
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def texts_of(document: Document) -> Iterator[str]:
    """The text with its labels, and with all that went and the numbers of notes: LibreOffice
    exports these as words."""
    yield folded(document.text)
    yield folded("".join((b.label or "") + b.span.of(document.text) for b in document.blocks))
    beside = [
        *((change.span.start, 1, change.words) for change in document.changes),
        *((mark.at, 0, mark.text) for mark in document.note_marks),
    ]
    text = document.text
    for at, _, words in sorted(beside, reverse=True):
        text = text[:at] + words + text[at:]
    yield folded(text)
    without_ends = text.replace("¶", "")
    yield folded(without_ends)


def lost(lines: list[str], document: Document) -> list[str]:
    """The lines of another reader that are not in a document, labels at their beginning aside."""
    texts = list(texts_of(document))

    def is_there(line: str) -> bool:
        return any(
            line[start:] in text
            for text in texts
            for start in range(min(_LABEL, len(line) // 2) + 1)
        )

    return [line for line in map(folded, lines) if line and not is_there(line)]


def converted(files: list[Path], form: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which LibreOffice wrote the files in another form."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    out = tmp_path_factory.mktemp("converted")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", form, "--outdir", out, *files),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return out


def contracts(shared: Path) -> list[Path]:
    return reference_files(shared / "corpus" / "contracts", "*.doc*")


def missing_in(lines_of: dict[Path, list[str]]) -> dict[str, list[str]]:
    """Some of the lines of each file that we have lost."""
    missing: dict[str, list[str]] = {}
    for file, lines in lines_of.items():
        try:
            document = read(file, formatting=True, office=OFFICE)
        except UnreadableFileError:
            # What is refused has no words there either.
            found = [line for line in lines if folded(line)]
        else:
            found = lost(lines, document)
        allowed = ALLOWED.get("__".join(file.name.split("__")[:2]), NOTHING)
        if left := [line for line in found if not allowed.match(line)]:
            missing[file.name] = left[:5]
    return missing


def test_no_word_of_the_body_of_a_real_file_is_lost(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = contracts(shared) + reference_files(shared / "corpus" / "robustness", "*.docx")
    out = converted(files, "txt:Text (encoded):UTF8", tmp_path_factory)
    written = {file: out / f"{file.stem}.txt" for file in files}
    lines_of = {
        file: text.read_text("utf-8-sig", "replace").splitlines()
        for file, text in written.items()
        if text.exists()
    }
    assert len(lines_of) > 80
    assert missing_in(lines_of) == {}


def test_headers_footers_notes_and_boxes_of_contracts_are_read_as_printed(
    shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    files = contracts(shared)
    out = converted(files, "pdf", tmp_path_factory)
    lines_of: dict[Path, list[str]] = {}
    for file in files:
        pdf = pypdfium2.PdfDocument(out / f"{file.stem}.pdf")
        lines = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]
        pdf.close()
        lines_of[file] = [line for line in lines if not PAGE_NUMBER.match(folded(line))]
    assert missing_in(lines_of) == {}

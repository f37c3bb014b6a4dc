"""No word is lost: what LibreOffice reads in real files, we read too."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture(scope="module")
def exported(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """What LibreOffice exports of every Word file of the corpus as text."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    corpus = shared / "corpus"
    files = [
        *sorted((corpus / "contracts").glob("*.doc*")),
        *sorted((corpus / "robustness").glob("*.docx")),
    ]
    out = tmp_path_factory.mktemp("text")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={profile}", "--headless"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", out, *files),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    written = {file: out / f"{file.stem}.txt" for file in files}
    return {
        file: text.read_text("utf-8-sig", "replace").splitlines()
        for file, text in written.items()
        if text.exists()
    }


def test_no_word_of_a_real_file_is_lost(exported: dict[Path, list[str]]) -> None:
    missing: dict[str, list[str]] = {}
    compared = 0
    for file, lines in exported.items():
        try:
            document = read(file, formatting=True, office=OFFICE)
        except UnreadableFileError:
            # What is refused has no words there either.
            if folded("".join(lines)):
                missing[file.name] = lines[:5]
            continue
        compared += 1
        allowed = ALLOWED.get("__".join(file.name.split("__")[:2]))
        found = [line for line in lost(lines, document) if not (allowed and allowed.match(line))]
        if found:
            missing[file.name] = found[:5]
    assert compared > 70
    assert missing == {}

"""Every letter that an independent reader (poppler) finds in a PDF is read, and none besides.

What may be missing is what stands on page after page, which is kept once: headers and footers.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reference_files import reference_files

from reviewer.document.model import BlockKind, Document
from reviewer.document.pdf_characters import repaired
from reviewer.document.reading import read
from reviewer.errors import UnreadableFileError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed"),
]

# Files made to mislead: (letters missing, letters more), and why.
EXPLAINED = {
    "PyMuPDF__497fd306": (8, 0),  # numbers that are glyphs of a drawn font, without a meaning
    "PyMuPDF__4a01f5d6": (90, 0),  # the same line four times over on turned pages: a header
    "PyMuPDF__8cab62b9": (7, 34),  # a font whose two encodings contradict each other
    "pdf_js__4041c1e3": (0, 116),  # form values without an appearance
    "pdf_js__6e49be1a": (1, 0),  # a character that only a name tells of
    "pdf_js__97fd9418": (0, 5),  # a value to be printed but not shown
    "pdf_js__cc3ee77c": (2, 0),  # a line drawn as letters: a header
    "pdf_js__e6c6e3fb": (19, 10),  # poppler shows codes where the font tells Chinese
    "pdfcpu__68ab694c": (1, 2),  # 東京 typed into a form; poppler has 昆
    "pdfcpu__6cb38bba": (2, 16),  # form values in a font without encoding
    "sample-files__31b50622": (0, 4),  # Arabic: some glyphs have several meanings
}


def letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", repaired(text))
    return Counter(char for char in plain if char.isalnum())


def other_reader(path: Path) -> Counter[str]:
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True
    )
    return letters(done.stdout.decode("utf-8", "replace"))


def furniture(document: Document) -> Counter[str]:
    """The letters of headers and footers, as often as they can be left out."""
    kinds = (BlockKind.HEADER, BlockKind.FOOTER)
    once = letters("".join(b.span.of(document.text) for b in document.blocks if b.kind in kinds))
    found = Counter({char: count * len(document.pages) for char, count in once.items()})
    if once:  # page numbers differ from page to page
        found.update({char: 3 * len(document.pages) for char in "0123456789一二三四五六七八九十"})
    return found


def differences(path: Path) -> tuple[int, int]:
    """How many letters the other reader has that are not explained, and how many it has not."""
    document = read(path)
    theirs, ours = other_reader(path), letters(document.text)
    return (theirs - ours - furniture(document)).total(), (ours - theirs).total()


def test_labelled_contracts_are_read_to_the_letter(shared: Path) -> None:
    folder = shared / "eval" / "documents"
    files = [path for path in reference_files(folder, "*.pdf") if ".scan" not in path.name]
    assert {path.name: found for path in files if (found := differences(path)) != (0, 0)} == {}


def test_long_contracts_are_read_to_the_letter(shared: Path) -> None:
    for name in ("c10.pdf", "c100.pdf"):
        assert differences(shared / "bench" / name) == (0, 0)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_real_contracts_printed_to_pdf_are_read_to_the_letter(shared: Path, tmp_path: Path) -> None:
    sources = reference_files(shared / "corpus" / "contracts", "*")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, sources)], check=True, capture_output=True, timeout=300)
    printed = sorted(tmp_path.glob("*.pdf"))
    assert len(printed) == len(sources)
    assert {path.name: found for path in printed if (found := differences(path)) != (0, 0)} == {}


def test_files_made_to_mislead_differ_as_far_as_is_explained(shared: Path) -> None:
    found = {}
    for path in reference_files(shared / "corpus" / "robustness", "*.pdf"):
        try:
            differs = differences(path)
        except (UnreadableFileError, subprocess.CalledProcessError):
            continue
        if differs != (0, 0):
            found["__".join(path.name.split("__")[:2])] = differs
    assert found == EXPLAINED

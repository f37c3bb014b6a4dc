"""Everything that leaves the desk opens in other programs, with something on every page."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from export.every_export import write_everything
from export.test_copies_in_other_programs import complaints
from PIL import Image
from reference_files import reference_files

from reviewer.document.legacy_formats import find_office

pytestmark = pytest.mark.slow

_EVERY = 12  # of the contracts one is taken: readers take turns from one to the next
_DARK, _SOME = 210, 20  # of 255; pixels of a small picture of a page
_SCALE = 0.25  # pixels per point
_LONGEST = 600.0  # seconds for all files together


@pytest.fixture(scope="module")
def written(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """The files that were written, each with the contract that it is of."""
    documents = shared / "eval" / "documents"
    words = reference_files(documents, "*.docx")[::_EVERY]
    printed = [path for path in reference_files(documents, "*.pdf") if ".scan" not in path.name]
    real = reference_files(shared / "corpus" / "contracts", "*.docx")[::3]
    contracts = [*words, *real, *printed[::_EVERY]]
    folder = tmp_path_factory.mktemp("exports")
    return {
        file: path
        for number, path in enumerate(contracts)
        for file in write_everything(path, number, folder)
    }


def of_kind(written: dict[Path, Path], ending: str) -> list[Path]:
    found = [file for file in written if file.suffix == ending]
    assert found
    return found


def test_every_word_file_is_as_valid_as_its_original(written: dict[Path, Path]) -> None:
    known: dict[Path, Counter[str]] = {}
    for file in of_kind(written, ".docx"):
        contract = written[file]
        before: Counter[str] = Counter()
        if ".report-" not in file.name:
            before = known.setdefault(contract, complaints(contract))
        assert complaints(file) - before == Counter(), file.name


def test_libreoffice_makes_pages_of_every_word_file(
    written: dict[Path, Path], tmp_path: Path
) -> None:
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    files = of_kind(written, ".docx")
    files += {path for path in written.values() if path.suffix == ".docx"}
    profile = (tmp_path / "profile").as_uri()
    options = ("--headless", "--norestore", "--nologo", "--convert-to", "pdf", "--outdir", tmp_path)
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", *options, *files],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_LONGEST,
        check=True,
    )
    made = {file: tmp_path / f"{file.stem}.pdf" for file in files}
    assert [file.name for file, path in made.items() if not path.exists()] == []
    for file in of_kind(written, ".docx"):
        own = 0 if ".report-" in file.name else len(empty_pages(made[written[file]]))
        assert len(empty_pages(made[file])) <= own, file.name


def test_every_pdf_is_sound_and_shows_something_on_every_page(written: dict[Path, Path]) -> None:
    for file in of_kind(written, ".pdf"):
        with pikepdf.open(file) as opened:
            assert opened.check_pdf_syntax() == [], file.name
        assert empty_pages(file) == []


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_another_program_shows_the_same_pages(written: dict[Path, Path], tmp_path: Path) -> None:
    for number, file in enumerate(of_kind(written, ".pdf")):
        stem = tmp_path / str(number)
        subprocess.run(
            ["pdftoppm", "-r", str(72 * _SCALE), "-gray", file, stem],
            capture_output=True,
            timeout=_LONGEST,
            check=True,
        )
        pages = sorted(tmp_path.glob(f"{number}-*.pgm"))
        assert len(pages) == len(pypdfium2.PdfDocument(file)), file.name
        shown = [Image.open(page) for page in pages]
        assert [page.name for page, image in zip(pages, shown, strict=True) if bare(image)] == []


def test_every_page_in_a_browser_is_whole(written: dict[Path, Path]) -> None:
    for file in of_kind(written, ".html"):
        words = file.read_text("utf-8")
        assert words.startswith("<!DOCTYPE html>")
        assert words.rstrip().endswith("</html>")
        assert "http://" not in words.replace("http://www.w3.org", "")


def empty_pages(path: Path) -> Sequence[str]:
    return list(_empty(path))


def _empty(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path)
    for number in range(len(document)):
        if bare(document[number].render(scale=_SCALE).to_pil()):
            yield f"{path.name} {number + 1}"
    document.close()


def bare(image: Image.Image) -> bool:
    """Whether a page has next to nothing on it."""
    return sum(image.convert("L").histogram()[:_DARK]) < _SOME

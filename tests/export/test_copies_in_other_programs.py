"""Marked copies of every Word contract at hand: valid by the schemas, settled by LibreOffice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from export.marked_files import SIGNATURE
from export.office_changes import ACCEPT, REJECT, Job, settle
from reference_files import reference_files

from reviewer.document.docx_reader import read_docx
from reviewer.document.legacy_formats import find_office
from reviewer.document.model import BlockKind
from reviewer.document.reading import read, word_file
from reviewer.export.audience import Reader
from reviewer.export.marked_copy import MarkedCopy, marked_copy
from reviewer.export.outgoing import Marking, Outgoing, Selection, candidates, outgoing_of
from reviewer.marks.state import ReviewState
from reviewer.review import Options, review
from reviewer.text.numerals import parse_number

pytestmark = pytest.mark.slow

FOLDERS = ("eval/documents", "corpus/contracts")
KINDS = (
    (Marking.COMMENTS, Reader.INTERNAL),
    (Marking.BOTH, Reader.INTERNAL),
)
# A template of python-docx has a part for Word 2010 that lacks even its own styles.
_NOT_OURS = "effects"
_APART = (BlockKind.HEADER, BlockKind.FOOTER)
_UPPER_NUMBER = re.compile(r"^[一二三四五六七八九十]+(?=\.\d)")


@pytest.fixture(scope="module")
def contracts(shared: Path) -> list[Path]:
    return [path for folder in FOLDERS for path in reference_files(shared / folder, "*.docx")]


def copies(path: Path) -> Iterator[tuple[MarkedCopy, Outgoing]]:
    """A contract with every risk written into it, in each kind of copy."""
    found = review(read(path), Options(today=date(2026, 11, 2)))
    keys = frozenset(graded.finding.key for graded in candidates(found))
    source = word_file(path)
    for marking, reader in KINDS:
        sent = outgoing_of(found, ReviewState(), marking, reader, Selection(findings=keys))
        yield marked_copy(found, source, path.name, sent, SIGNATURE), sent


def complaints(path: Path) -> Counter[str]:
    """What an independent validator says of a file, without the numbers of elements."""
    from openxml_audit import FileFormat, OpenXmlValidator

    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    said = (f"{error.part_uri}: {error.description}".lower() for error in found.errors)
    return Counter(re.sub(r"\d+", "#", each) for each in said if _NOT_OURS not in each)


def words_in(job: Job) -> str:
    return job.target.read_text("utf-8-sig")


def numbered_words(job: Job) -> str:
    """The words of the body and the numbers before them, as LibreOffice writes them."""
    return _flat(words_in(job).split("\n"))


def words_and_numbers_of(path: Path) -> str:
    """The same as our reader reads them, changes accepted."""
    document = read_docx(path.read_bytes(), path.name)
    body = (block for block in document.blocks if block.kind not in _APART)
    return _flat(
        line
        for block in body
        for line in f"{block.label or ''}{block.span.of(document.text)}".split("\n")
    )


def _flat(lines: Iterable[str]) -> str:
    """Without white space; 一.1 as 1.1, for LibreOffice passes over w:isLgl (§17.9.4)."""
    return "".join(_UPPER_NUMBER.sub(_in_digits, "".join(line.split())) for line in lines)


def _in_digits(found: re.Match[str]) -> str:
    return str(parse_number(found[0]))


def test_no_copy_is_less_valid_than_its_original(contracts, tmp_path):
    chosen = [*contracts[::4], *(path for path in contracts if path.parent.name == "contracts")]
    for path in chosen:
        before = complaints(path)
        for made, _ in copies(path):
            target = tmp_path / "copy.docx"
            target.write_bytes(made.data)
            assert complaints(target) - before == Counter(), path.name


def test_libreoffice_rejects_all_to_the_old_words_and_accepts_all_to_the_new(contracts, tmp_path):
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    jobs, expected = [], []
    for number, path in enumerate(contracts):
        [_, (both, _)] = copies(path)
        if not both.changes:
            continue
        source, target = tmp_path / f"{number}.docx", tmp_path / f"{number}.copy.docx"
        source.write_bytes(word_file(path).data)
        target.write_bytes(both.data)
        original, rejected, accepted = (
            Job(file, tmp_path / f"{number}.{name}.txt", command)
            for file, command, name in (
                (source, REJECT, "original"),
                (target, REJECT, "rejected"),
                (target, ACCEPT, "accepted"),
            )
        )
        jobs += [original, rejected, accepted]
        expected.append((path.name, source, target, original, rejected, accepted))
    assert len(expected) > 70
    assert settle(office, jobs, tmp_path) == []
    for name, source, target, original, rejected, accepted in expected:
        assert words_in(rejected) == words_in(original), name
        assert numbered_words(original) == words_and_numbers_of(source), name
        assert numbered_words(accepted) == words_and_numbers_of(target), name


def test_comments_are_read_back_on_the_words_they_were_put_on(contracts):
    comments = 0
    for path in contracts:
        made, sent = next(copies(path))
        document = read_docx(made.data, path.name, formatting=True)
        found = [comment.span.of(document.text) for comment in document.comments if comment.span]
        assert found == [remark.span.of(document.text) for remark in sent.remarks], path.name
        comments += len(found)
    assert comments > 1000

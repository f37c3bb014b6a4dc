"""Everything that can leave the desk, written for a contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from export.marked_files import SIGNATURE

from reviewer.document.reading import read
from reviewer.export.annotated_pdf import write_annotated_pdf
from reviewer.export.audience import Reader
from reviewer.export.edition import Edition
from reviewer.export.findings_xlsx import findings_xlsx
from reviewer.export.marked_copy import write_marked_copy
from reviewer.export.outgoing import Marking, Selection, candidates, outgoing_of
from reviewer.export.report import report_of
from reviewer.export.writing import write_bytes, write_report
from reviewer.marks.state import ReviewState
from reviewer.review import Options, Review, review

TODAY = date(2026, 11, 2)
READERS = tuple(Reader)
_NOTHING_DECIDED = ReviewState()


def reviewed(path: Path) -> Review:
    return review(read(path), Options(today=TODAY))


def write_everything(path: Path, number: int, folder: Path) -> Iterator[Path]:
    """Write all exports of a contract with every risk in them; readers take turns by `number`."""
    found = reviewed(path)
    name = f"{number:03}-{path.stem}"
    if found.document.format == "pdf":
        yield _annotated(found, path, folder / f"{name}.annotated.pdf", READERS[number % 3])
        return
    yield from _copies(found, path, number, folder / name)
    reader = READERS[number % 3]
    keys = frozenset(graded.finding.key for graded in candidates(found))
    edition = Edition(reader, findings=keys if reader is Reader.OTHER_SIDE else None)
    report = report_of(found, path, today=TODAY, author="王律师", edition=edition)
    for form in ("docx", "pdf", "html"):
        target = folder / f"{name}.report-{reader.value}.{form}"
        write_report(report, target, form)
        yield target
    target = folder / f"{name}.xlsx"
    write_bytes(findings_xlsx(found, _NOTHING_DECIDED, path.name, today=TODAY), target)
    yield target


def _copies(found: Review, path: Path, number: int, stem: Path) -> Iterator[Path]:
    keys = frozenset(graded.finding.key for graded in candidates(found))
    for turn, marking in enumerate(Marking):
        reader = READERS[(number + turn) % 3]
        sent = outgoing_of(found, _NOTHING_DECIDED, marking, reader, Selection(findings=keys))
        target = stem.with_name(f"{stem.name}.{marking.value}-{reader.value}.docx")
        write_marked_copy(found, path, sent, target, SIGNATURE)
        yield target


def _annotated(found: Review, path: Path, target: Path, reader: Reader) -> Path:
    keys = frozenset(graded.finding.key for graded in candidates(found))
    sent = outgoing_of(found, _NOTHING_DECIDED, Marking.COMMENTS, reader, Selection(findings=keys))
    write_annotated_pdf(
        found, path, sent, target, author="王律师", written=SIGNATURE.at, heading="审契　审阅意见"
    )
    return target

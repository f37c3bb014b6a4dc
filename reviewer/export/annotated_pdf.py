"""A copy of a PDF contract with highlights, notes and bookmarks.

The copy begins with the very bytes of the original and carries an update behind them wherever the
file allows; else it is written anew. Before it is handed out it is read back.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pikepdf

from reviewer.document import pdfium
from reviewer.document.model import Document
from reviewer.document.offsets import boxes_of
from reviewer.document.pdf_frames import Frame
from reviewer.document.source_file import read_bytes
from reviewer.errors import ExportError, UnreadableFileError
from reviewer.export.audience import Reader, audience_of
from reviewer.export.outgoing import Outgoing, Remark
from reviewer.export.pdf_annotations import Annotator, PdfNote
from reviewer.export.pdf_increment import incremented, start_of_xref
from reviewer.export.taken_in import not_in_file
from reviewer.export.writing import refuse_contract, write_bytes
from reviewer.labels import Severity
from reviewer.marks.model import Colour
from reviewer.review import Review

_SIGNATURES_EXIST = 1  # §12.7.2, table 219: SigFlags bit 1
_TITLE_LENGTH = 40
# Red, green, blue of what lies under the words. The colours of the window, a little stronger.
_TINTS: dict[Severity | Colour | None, tuple[float, float, float]] = {
    Severity.HIGH: (1.0, 0.76, 0.72),
    Severity.MEDIUM: (1.0, 0.84, 0.62),
    Severity.LOW: (0.95, 0.92, 0.6),
    Severity.INFO: (0.74, 0.92, 0.82),
    Colour.YELLOW: (1.0, 0.93, 0.55),
    Colour.GREEN: (0.76, 0.93, 0.71),
    Colour.BLUE: (0.74, 0.87, 0.99),
    Colour.RED: (0.99, 0.77, 0.85),
    Colour.PURPLE: (0.86, 0.8, 0.98),
    None: (0.87, 0.87, 0.87),
}


@dataclass(frozen=True, slots=True)
class AnnotatedPdf:
    """A finished copy. `unplaced` remarks stand on words without a place on a page; `existing`
    annotations were there before and still are; `signed` files carry a signature, which covers the
    original only; an `appended` copy begins with the bytes of the original."""

    data: bytes
    notes: int
    unplaced: int
    existing: int
    signed: bool
    appended: bool


_READERS = {Reader.INTERNAL: "（内部）", Reader.CLIENT: "（委托人）", Reader.OTHER_SIDE: ""}


def annotated_name(contract: Path, reader: Reader, *, draft: bool = False) -> str:
    """合同-批注版.pdf; what is not for the other side says for whom it is."""
    state = "（草稿）" if draft else ""
    return f"{contract.stem}-批注版{_READERS[reader]}{state}.pdf"


def write_annotated_pdf(
    review: Review,
    contract: Path,
    outgoing: Outgoing,
    target: Path,
    *,
    author: str,
    written: datetime,
    heading: str,
    password: str | None = None,
) -> AnnotatedPdf:
    """Write the copy, whole or not at all. Raises ExportError, UnreadableFileError (file-changed
    where the contract is not the one that was reviewed, file-not-pdf), PasswordNeededError."""
    if review.document.format != "pdf":
        raise UnreadableFileError("file-not-pdf", name=contract.name)
    refuse_contract(target, [contract], review.document.sha256)
    data = read_bytes(contract)
    if hashlib.sha256(data).hexdigest() != review.document.sha256:
        raise UnreadableFileError("file-changed", name=contract.name)
    made = annotated_pdf(
        review.document,
        data,
        contract.name,
        outgoing.remarks,
        author=author,
        written=written,
        heading=heading,
        password=password,
        anonymous=not audience_of(outgoing.reader).names,
    )
    write_bytes(made.data, target)
    return made


def annotated_pdf(
    document: Document,
    data: bytes,
    name: str,
    remarks: Sequence[Remark],
    *,
    author: str,
    written: datetime,
    heading: str,
    password: str | None = None,
    anonymous: bool = False,
) -> AnnotatedPdf:
    """The copy in memory. `heading` names the bookmark above those of the remarks; an `anonymous`
    copy carries neither author nor the file's own properties. `data` are the reviewed bytes.

    Raises ExportError (export-check, export-sealed), PasswordNeededError, UnreadableFileError.
    """
    frames = _frames(data, name, password)
    remarks = not_in_file(remarks, document.comments)
    notes = tuple(_notes(document, remarks))
    with _opened(data, name, password) as pdf:
        existing = _annotation_count(pdf)
        annotator = Annotator(pdf, frames, "" if anonymous else author, _pdf_date(written))
        annotator.annotate(notes)
        if notes:
            annotator.bookmark(heading, notes)
        appended = bool(notes) and not anonymous and _can_grow(pdf, data)
        if appended:
            copy = incremented(data, pdf, annotator.changed)
        else:
            copy = _anew(pdf, anonymous=anonymous)
        signed = _is_signed(pdf)
    highlights = sum(len({box.page for box in note.boxes}) for note in notes)
    _check(copy, name, password, pages=len(frames), annotations=existing + 2 * highlights)
    return AnnotatedPdf(copy, len(notes), len(remarks) - len(notes), existing, signed, appended)


def _notes(document: Document, remarks: Iterable[Remark]) -> Iterable[PdfNote]:
    for remark in remarks:
        boxes = boxes_of(document, remark.span)
        if boxes:
            yield PdfNote(boxes, _title(remark), "\n".join(remark.lines), _TINTS[remark.tint])


def _title(remark: Remark) -> str:
    """What the bookmark says: the place, and the beginning of the remark."""
    opening = remark.lines[0]
    if len(opening) > _TITLE_LENGTH:
        opening = opening[: _TITLE_LENGTH - 1] + "…"
    return f"{remark.place}　{opening}" if remark.place else opening


def _frames(data: bytes, name: str, password: str | None) -> tuple[Frame, ...]:
    with pdfium.opened(data, name, password) as pages:
        return tuple(Frame.of(pages[index]) for index in range(len(pages)))


def _opened(data: bytes, name: str, password: str | None) -> pikepdf.Pdf:
    for secret in pdfium.encodings(password):
        try:
            return pikepdf.open(io.BytesIO(data), password=secret or b"")
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError as error:
            raise UnreadableFileError("file-damaged", name=name) from error
    # PDFium has opened it: it is the kind of encryption that cannot be written.
    raise ExportError("export-sealed", path=name)


def _can_grow(pdf: pikepdf.Pdf, data: bytes) -> bool:
    """Whether an update can be written behind the file: whole, open, and counted from its start."""
    return (
        data.startswith(b"%PDF-")
        and not pdf.is_encrypted
        and not pdf.get_warnings()
        and start_of_xref(data) is not None
    )


def _anew(pdf: pikepdf.Pdf, *, anonymous: bool) -> bytes:
    if anonymous:
        for key, holder in (("/Info", pdf.trailer), ("/Metadata", pdf.Root)):
            if key in holder:
                del holder[key]
    copy = io.BytesIO()
    pdf.save(copy, encryption=pdf.is_encrypted)
    return copy.getvalue()


def _annotation_count(pdf: pikepdf.Pdf) -> int:
    return sum(len(page.obj.get("/Annots", ())) for page in pdf.pages)


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    form = pdf.Root.get("/AcroForm")
    return form is not None and bool(int(form.get("/SigFlags", 0)) & _SIGNATURES_EXIST)


def _pdf_date(moment: datetime) -> str:
    """§7.9.4: D:YYYYMMDDHHmmSS, local time."""
    return moment.strftime("D:%Y%m%d%H%M%S")


def _check(copy: bytes, name: str, password: str | None, *, pages: int, annotations: int) -> None:
    try:
        with pdfium.opened(copy, name, password) as read:
            same = len(read) == pages
        with _opened(copy, name, password) as pdf:
            same = same and _annotation_count(pdf) == annotations
    except UnreadableFileError as error:
        raise ExportError("export-check", path=name) from error
    if not same:
        raise ExportError("export-check", path=name)

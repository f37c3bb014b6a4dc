"""What lies over a page of a PDF: remarks of those who had it before, form fields, typed words.

Remarks (highlights, notes, replies; PDF 32000-1 §12.5.6) are no words of the contract. What is
typed onto the page or into a form is: it is printed with the page. PDFium makes it part of the text
by flattening the page, which changes only the copy in memory. Two things it cannot: boxes to tick,
whose tick is a drawing or a letter of a symbol font, and free text without an appearance.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from reviewer.document import pdfium
from reviewer.document.model import Comment, PageLayer, Span
from reviewer.document.pdf_frames import Area, Frame
from reviewer.document.pdfium import raw

# A page with more is an attack.
_MOST_ANNOTATIONS = 5_000
_LONGEST_VALUE = 1 << 20
_NEVER_SEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_REMARKS = {
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_SQUARE,
    raw.FPDF_ANNOT_CIRCLE,
    raw.FPDF_ANNOT_POLYGON,
    raw.FPDF_ANNOT_POLYLINE,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_CARET,
    raw.FPDF_ANNOT_INK,
}
_PRINTED = {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP}
_TICKED = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}
# States of the Review and Marked models (§12.5.6.3) after which nothing is open.
_DONE = {"Accepted", "Rejected", "Cancelled", "Completed", "Marked"}
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d'?)?")
_SHOWN = re.compile(r"\bT[jJ]\b|\bDo\b|\)\s*['\"]")
_NUMBER = r"(?<!\d)(?:\d++(?:\.\d++)?+|\.\d++)"
_FONT_SIZE = re.compile(rf"({_NUMBER})\s+Tf")
_INK = re.compile(rf"(?:{_NUMBER}\s+){{3}}rg|{_NUMBER}\s+g\b")


class Typed(NamedTuple):
    """Words on the page of which PDFium knows nothing: `area` in page space (left, bottom, right,
    top), `size` of the characters in points, 0 where the file does not say, `colour` RRGGBB."""

    area: Area
    text: str
    size: float = 0.0
    colour: str = "000000"


class Tick(NamedTuple):
    """A box to tick, or a round one of several to choose from; `area` as of `Typed`."""

    area: Area
    ticked: bool


@dataclass(frozen=True, slots=True)
class PageNote:
    """A remark; its areas are boxes (left, top, right, bottom) of the page as displayed."""

    comment: Comment
    areas: tuple[Area, ...]

    def on(self, layer: PageLayer) -> Comment:
        """The remark with the words it is on; a note beside them is at the nearest character."""
        inside, nearest, least = [], None, float("inf")
        for at, offset in enumerate(layer.offsets):
            left, top, right, bottom = layer.boxes[4 * at : 4 * at + 4]
            away = min(_away(area, (left + right) / 2, (top + bottom) / 2) for area in self.areas)
            if away == 0.0:
                inside.append(offset)
            if away < least:
                nearest, least = offset, away
        if inside:
            return replace(self.comment, span=Span(min(inside), max(inside) + 1))
        span = None if nearest is None else Span(nearest, nearest)
        return replace(self.comment, span=span)


@dataclass(slots=True)
class Overlay:
    """What was found over a page."""

    notes: list[PageNote] = field(default_factory=list)
    ticks: list[Tick] = field(default_factory=list)
    typed: list[Typed] = field(default_factory=list)


def load_page(document: pdfium.PdfDocument, index: int) -> tuple[pdfium.PdfPage, Overlay]:
    """A page (0-based) in which what was typed onto it is part of the text, and what is over it.

    Raises PdfiumError for a page that is not there.
    """
    page = document[index]
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)
    overlay = Overlay()
    if count <= 0:
        return page, overlay
    reader = _Reader(document, page, index + 1, overlay)
    for at in range(count):
        reader.read(at)
    reader.settle()
    if not reader.printed:
        return page, overlay
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index], overlay


def undrawn_words(page: pdfium.PdfPage) -> Iterator[Typed]:
    """What was typed onto a page and is not drawn with it."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ANNOTATIONS)):
        with _open(raw.FPDFPage_GetAnnot(page.raw, at)) as annotation:
            if annotation is None or raw.FPDFAnnot_GetFlags(annotation) & _NEVER_SEEN:
                continue
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == raw.FPDF_ANNOT_FREETEXT and not _shows_words(annotation):
                yield _typed(annotation)


class _Reader:
    """Reads the annotations of one page into an overlay."""

    def __init__(
        self, document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, overlay: Overlay
    ) -> None:
        self._form = document.formenv.raw if document.formenv else None
        self._page = page
        self._number = number
        self._overlay = overlay
        self._frame = Frame.of(page)
        self._resolved: set[str] = set()
        self.printed = False

    def read(self, at: int) -> None:
        """Take annotation `at` of the page for what it is."""
        with _open(raw.FPDFPage_GetAnnot(self._page.raw, at)) as annotation:
            if annotation is None or raw.FPDFAnnot_GetFlags(annotation) & _NEVER_SEEN:
                return
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET and self._is_tick(annotation):
                return
            self.printed = self.printed or kind in _PRINTED
            if kind == raw.FPDF_ANNOT_FREETEXT and not _shows_words(annotation):
                self._overlay.typed.append(_typed(annotation))
            if kind in _REMARKS:
                self._remark(annotation, at)

    def settle(self) -> None:
        """Answers stand where what they answer stands; some only say that it is settled."""
        areas = {note.comment.id: note.areas for note in self._overlay.notes}
        self._overlay.notes[:] = [
            PageNote(
                replace(note.comment, resolved=note.comment.id in self._resolved),
                areas.get(note.comment.parent or "", note.areas),
            )
            for note in self._overlay.notes
        ]

    def _is_tick(self, annotation: Any) -> bool:
        """Take a box to tick, and keep it from being drawn into the text."""
        if self._form is None:
            return False
        if raw.FPDFAnnot_GetFormFieldType(self._form, annotation) not in _TICKED:
            return False
        ticked = bool(raw.FPDFAnnot_IsChecked(self._form, annotation))
        self._overlay.ticks.append(Tick(_rect(annotation), ticked))
        flags = raw.FPDFAnnot_GetFlags(annotation) | raw.FPDF_ANNOT_FLAG_HIDDEN
        raw.FPDFAnnot_SetFlags(annotation, flags)
        return True

    def _remark(self, annotation: Any, at: int) -> None:
        parent = self._answered(annotation)
        state = _value(annotation, b"State")
        if state and parent is not None:
            if state in _DONE:
                self._resolved.add(parent)
            return
        text = _value(annotation, b"Contents").replace("\r\n", "\n").replace("\r", "\n").strip()
        areas = _quads(annotation)
        if not text and not areas:
            return
        comment = Comment(
            id=self._id(at),
            text=text,
            author=_value(annotation, b"T").strip(),
            date=_iso(_value(annotation, b"CreationDate") or _value(annotation, b"M")),
            parent=parent,
        )
        shown = tuple(
            self._frame.area(self._frame.rotation, area) for area in areas or [_rect(annotation)]
        )
        self._overlay.notes.append(PageNote(comment, shown))

    def _answered(self, annotation: Any) -> str | None:
        """The id of the remark that this one answers."""
        if not raw.FPDFAnnot_HasKey(annotation, b"IRT"):
            return None
        with _open(raw.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")) as other:
            at = -1 if other is None else raw.FPDFPage_GetAnnotIndex(self._page.raw, other)
        return self._id(at) if at >= 0 else None

    def _id(self, at: int) -> str:
        return f"{self._number}.{at + 1}"


@contextmanager
def _open(handle: Any) -> Iterator[Any]:
    """A handle of an annotation for the length of a `with`; None for none."""
    try:
        yield handle or None
    finally:
        if handle:
            raw.FPDFPage_CloseAnnot(handle)


def _away(area: Area, x: float, y: float) -> float:
    """How far a point is from a box, lines first: 0 inside."""
    left, top, right, bottom = area
    return 8 * max(top - y, 0.0, y - bottom) + max(left - x, 0.0, x - right)


def _value(annotation: Any, key: bytes) -> str:
    """A string of the annotation's dictionary."""
    return _text(lambda buffer, size: raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size))


def _shows_words(annotation: Any) -> bool:
    """Whether the appearance draws text (or a form that may): PDFium makes up mere frames."""
    normal = raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    return bool(
        _SHOWN.search(
            _text(lambda buffer, size: raw.FPDFAnnot_GetAP(annotation, normal, buffer, size))
        )
    )


def _text(get: Callable[[Any, int], int]) -> str:
    """What PDFium writes as UTF-16 with a zero at its end."""
    size = get(None, 0)
    if not 2 < size <= _LONGEST_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").replace("\0", "")


def _rect(annotation: Any) -> Area:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return (
        min(rect.left, rect.right),
        min(rect.bottom, rect.top),
        max(rect.left, rect.right),
        max(rect.bottom, rect.top),
    )


def _quads(annotation: Any) -> list[Area]:
    """The boxes of the words that a highlight or a stroke is on (QuadPoints)."""
    if not raw.FPDFAnnot_HasAttachmentPoints(annotation):
        return []
    count = min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_ANNOTATIONS)
    found = []
    for at in range(count):
        quad = raw.FS_QUADPOINTSF()
        raw.FPDFAnnot_GetAttachmentPoints(annotation, at, quad)
        xs = quad.x1, quad.x2, quad.x3, quad.x4
        ys = quad.y1, quad.y2, quad.y3, quad.y4
        found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


def _typed(annotation: Any) -> Typed:
    looks = _value(annotation, b"DA")
    size = _FONT_SIZE.search(looks)
    return Typed(
        _rect(annotation),
        _value(annotation, b"Contents"),
        float(size[1]) if size else 0.0,
        _ink(looks),
    )


def _ink(looks: str) -> str:
    """The colour that a default appearance sets (§12.7.3.3): grey or red, green, blue."""
    found = _INK.search(looks)
    if found is None:
        return "000000"
    shares = [float(share) for share in found.group().split()[:-1]]
    return "".join(f"{round(255 * min(share, 1.0)):02X}" for share in (shares * 3)[:3])


def _iso(date: str) -> str:
    """A date of PDF 32000-1 §7.9.4 (D:20260102030405+08'00') as ISO 8601; else nothing."""
    match = _DATE.match(date)
    if match is None:
        return ""
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return "-".join(filter(None, (year, month, day)))
    if zone and zone != "Z":
        digits = zone.replace("'", "")
        zone = f"{digits[:3]}:{digits[3:]}"
    clock = f"{hour}:{minute or '00'}:{second or '00'}"
    return f"{year}-{month}-{day}T{clock}{zone or ''}"

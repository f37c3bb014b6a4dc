"""PDFium: one lock, one way in, and its per-character calls without the cost of wrappers.

PDFium is not thread-safe: whoever touches it, here or in another module, holds `LOCK`. Handles are
plain integers (addresses) for the functions below, so that `map` can call them without Python code
between two characters.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from threading import RLock
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, raw

from reviewer.errors import PasswordNeededError, UnreadableFileError

__all__ = [
    "LOCK",
    "PdfDocument",
    "PdfPage",
    "PdfiumError",
    "load_document",
    "opened",
    "raw",
]

LOCK = RLock()
MAX_PAGES = 2000

_INT, _ADDRESS, _DOUBLE = ctypes.c_int, ctypes.c_void_p, ctypes.c_double


def address(handle: Any) -> int:
    """The address behind a handle of pypdfium2."""
    return ctypes.cast(handle, _ADDRESS).value or 0


def _direct(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function taking addresses. It keeps the GIL: shorter than its release."""
    return ctypes.PYFUNCTYPE(result, *arguments)(address(getattr(raw, name)))


char_count = _direct("FPDFText_CountChars", _INT, _ADDRESS)
text_of = _direct("FPDFText_GetText", _INT, _ADDRESS, _INT, _INT, _ADDRESS)
unicode_of = _direct("FPDFText_GetUnicode", ctypes.c_uint, _ADDRESS, _INT)
has_map_error = _direct("FPDFText_HasUnicodeMapError", _INT, _ADDRESS, _INT)
char_angle = _direct("FPDFText_GetCharAngle", ctypes.c_float, _ADDRESS, _INT)
font_info = _direct(
    "FPDFText_GetFontInfo", ctypes.c_ulong, _ADDRESS, _INT, _ADDRESS, ctypes.c_ulong, _ADDRESS
)
object_count = _direct("FPDFPage_CountObjects", _INT, _ADDRESS)
object_at = _direct("FPDFPage_GetObject", _ADDRESS, _ADDRESS, _INT)
object_type = _direct("FPDFPageObj_GetType", _INT, _ADDRESS)
object_matrix = _direct("FPDFPageObj_GetMatrix", _INT, _ADDRESS, _ADDRESS)
form_object_count = _direct("FPDFFormObj_CountObjects", _INT, _ADDRESS)
form_object_at = _direct("FPDFFormObj_GetObject", _ADDRESS, _ADDRESS, ctypes.c_ulong)
path_segment_count = _direct("FPDFPath_CountSegments", _INT, _ADDRESS)
path_segment_at = _direct("FPDFPath_GetPathSegment", _ADDRESS, _ADDRESS, _INT)
path_draw_mode = _direct("FPDFPath_GetDrawMode", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_point = _direct("FPDFPathSegment_GetPoint", _INT, _ADDRESS, _ADDRESS, _ADDRESS)
segment_type = _direct("FPDFPathSegment_GetType", _INT, _ADDRESS)
segment_closes = _direct("FPDFPathSegment_GetClose", _INT, _ADDRESS)

# Asked for every character of a contract. Without argument types ctypes hands over what it is given
# as it is, in half the time: the handle has to be a c_void_p, the place a reference.
_loose_box = ctypes.PYFUNCTYPE(_INT)(address(raw.FPDFText_GetLooseCharBox))
_BATCH = 1024
_BOXES = (ctypes.c_float * (4 * _BATCH))()
_PLACES = [ctypes.byref(_BOXES, 16 * at) for at in range(_BATCH)]


def loose_boxes(handle: int, count: int) -> array[float]:
    """Left, top, right and bottom of each of the first `count` characters, one after another, in
    page space (points, y upwards); zeros for one that PDFium has no box of. The caller holds LOCK.
    """
    page = _ADDRESS(handle)
    packed = array("f")
    for start in range(0, count, _BATCH):
        length = min(_BATCH, count - start)
        ctypes.memset(_BOXES, 0, 16 * length)
        deque(map(_loose_box, repeat(page), range(start, start + length), _PLACES), maxlen=0)
        packed.frombytes(memoryview(_BOXES).cast("B")[: 16 * length])
    return packed


@contextmanager
def text_of_page(page: PdfPage) -> Iterator[int]:
    """The handle of a page's text, for the length of a `with`; the caller holds LOCK. Raises
    PdfiumError.

    pypdfium2's own object for it costs as much as the text of a short page.
    """
    text = raw.FPDFText_LoadPage(page.raw)
    if not text:
        raise PdfiumError("Failed to load text page.")
    try:
        yield address(text)
    finally:
        raw.FPDFText_ClosePage(text)


def load_document(data: bytes, name: str, password: str | None = None) -> PdfDocument:
    """Open a PDF; the caller holds LOCK, keeps `data` alive, and closes the document.

    Raises UnreadableFileError (file-damaged, file-too-large) and PasswordNeededError.
    """
    handle = None
    for secret in encodings(password):
        handle = raw.FPDF_LoadMemDocument64(data, len(data), secret)
        if handle:
            break
        if raw.FPDF_GetLastError() != raw.FPDF_ERR_PASSWORD:
            raise UnreadableFileError("file-damaged", name=name)
    if not handle:
        raise PasswordNeededError(name=name)
    document = PdfDocument(handle)
    pages = len(document)
    if not 0 < pages <= MAX_PAGES:
        document.close()
        if pages:
            raise UnreadableFileError("file-too-large", name=name, limit=f"{MAX_PAGES} 页")
        raise UnreadableFileError("file-damaged", name=name)
    return document


def encodings(password: str | None) -> Iterator[bytes | None]:
    """The password as the writing program may have encoded it: UTF-8 (PDF 2.0), PDFDoc, GBK."""
    if not password:
        yield None
        return
    seen = set()
    for encoding in ("utf-8", "latin-1", "gb18030"):
        try:
            secret = password.encode(encoding)
        except UnicodeEncodeError:
            continue
        if secret not in seen:
            seen.add(secret)
            yield secret


@contextmanager
def opened(data: bytes, name: str, password: str | None = None) -> Iterator[PdfDocument]:
    """A PDF open under LOCK for the length of a `with`. Raises what `load_document` raises."""
    with LOCK:
        document = load_document(data, name, password)
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()  # values without an appearance get one
        try:
            yield document
        finally:
            document.close()

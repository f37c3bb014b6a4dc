"""A PDF read as a document: page by page, pictures by recognition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reviewer.document import pdfium
from reviewer.document.collecting import uncollected
from reviewer.document.model import Document
from reviewer.document.notices import Notice, NoticeKind, recognised_pages
from reviewer.document.pdf_annotations import load_page
from reviewer.document.pdf_characters import looks_like_garbage
from reviewer.document.pdf_composing import PageParts, compose
from reviewer.document.pdf_frames import Frame
from reviewer.document.pdf_furniture import overlaid
from reviewer.document.pdf_glyphs import Glyphs, read_glyphs
from reviewer.document.pdf_line_numbers import drop_line_numbers
from reviewer.document.pdf_rules import Rules, read_rules
from reviewer.document.pdf_tables import take_tables
from reviewer.document.pdf_typed import put_over
from reviewer.errors import UnreadableFileError

if TYPE_CHECKING:
    from reviewer.document.scan_model import ScannedPage
    from reviewer.document.scan_recognition import Recognition

MOST_CHARACTERS = 3_000_000  # a contract of 100 pages has 100,000
_FEW_WORDS = 60
_IMAGE_SHARE = 0.4  # of the page's area
_MANY_DRAWINGS = 40
# Of a scan the document is shown after each of so many pages, then after every tenth of them more.
_EACH_SHOWN = 10


def read_in_steps(
    data: bytes,
    name: str,
    password: str | None = None,
    recognition: Recognition | None = None,
) -> Iterator[Document]:
    """A PDF as read; with `recognition` also its pages that are pictures or whose text is garbage.

    Where the recognition is `stepwise`, what can be read of a scan already comes first: documents
    with `pending` pages, each fuller than the one before.

    Raises UnreadableFileError (file-damaged, file-too-large, file-no-text, file-scan),
    PasswordNeededError, and what `recognition.progress` raises.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    command = ""
    with pdfium.opened(data, name, password) as document:
        is_xfa = document.get_formtype() in (
            pdfium.raw.FORMTYPE_XFA_FULL,
            pdfium.raw.FORMTYPE_XFA_FOREGROUND,
        )
        with uncollected():
            pages = list(_read_pages(document, name))
            drop_line_numbers([page.glyphs for page in pages])
        if recognition is not None and any(page.lacks_words for page in pages):
            # The words of a file under a password are left on no disk.
            kept_as = None if password else sha256
            for pending in _recognise(document, pages, recognition, kept_as):
                if recognition.stepwise:
                    yield compose(sha256, pages, pending=pending)
            if any(page.lacks_words for page in pages):
                command = recognition.missing_command
    form = (Notice(NoticeKind.DYNAMIC_FORM),) if is_xfa else ()
    warnings = (*form, *_warnings(pages, command))
    with uncollected():
        whole = compose(sha256, pages, warnings=warnings)
    if not whole.blocks:
        if command:
            raise UnreadableFileError("file-scan", name=name, command=command)
        raise UnreadableFileError("file-no-text", name=name)
    yield whole


def _read_pages(document: pdfium.PdfDocument, name: str) -> Iterator[PageParts]:
    length = 0
    for index in range(len(document)):
        page = _read_page(document, index)
        length += len(page.glyphs.text)
        if length > MOST_CHARACTERS:
            limit = f"{MOST_CHARACTERS // 10_000} 万字"
            raise UnreadableFileError("file-too-large", name=name, limit=limit)
        yield page


def _recognise(
    document: pdfium.PdfDocument,
    pages: list[PageParts],
    recognition: Recognition,
    sha256: str | None,
) -> Iterator[tuple[int, ...]]:
    """Put what is recognised in the place of pages without words; give the pages still to come
    (1-based) whenever enough has become known."""
    if not recognition.available:
        return
    wanted = [at for at, page in enumerate(pages) if page.lacks_words]
    lacking = {at: pages[at] for at in wanted}
    scanned: dict[int, ScannedPage | None] = {}
    if sha256 is not None:
        known = {at: recognition.known(at, sha256) for at in wanted}
        scanned = {at: page for at, page in known.items() if page is not None}
    pending = [at for at in wanted if at not in scanned]
    _put_in(pages, lacking, scanned)
    while pending:
        done = len(scanned)
        if done <= _EACH_SHOWN or done % (done // _EACH_SHOWN + 1) == 0:
            _put_in(pages, lacking, scanned)
            yield tuple(at + 1 for at in pending)
        recognition.progress(done, len(wanted))
        at = pending.pop(0)
        try:
            scanned[at] = recognition.page(document, at, sha256)
        except pdfium.PdfiumError:
            scanned[at] = None  # too damaged to be drawn: it stays one that could not be read
    _put_in(pages, lacking, scanned)


def _put_in(
    pages: list[PageParts],
    lacking: dict[int, PageParts],
    scanned: dict[int, ScannedPage | None],
) -> None:
    """Make pages of what is recognised so far: some of it is understood only by all of it."""
    # Most files are no scans and need none of it.
    from reviewer.document.scan_glyphs import glyphs_of, read_through
    from reviewer.document.scan_recognition import rules_of

    seen = {at: page for at, page in sorted(scanned.items()) if page is not None}
    for at, page in zip(seen, read_through(list(seen.values())), strict=True):
        if page.lines:
            pages[at] = _taken_apart(glyphs_of(page, at + 1), rules_of(page))
            pages[at].notes, pages[at].recognised = lacking[at].notes, True
    drop_line_numbers([pages[at].glyphs for at in seen])


def _warnings(pages: Sequence[PageParts], command: str) -> Iterator[Notice]:
    recognised = [page.glyphs for page in pages if page.recognised]
    if recognised:
        doubtful = sum(len(glyphs.doubtful) for glyphs in recognised)
        yield recognised_pages([glyphs.number for glyphs in recognised], doubtful)
    garbled = tuple(page.glyphs.number for page in pages if page.garbled)
    images = tuple(page.glyphs.number for page in pages if page.image)
    if garbled:
        yield Notice(NoticeKind.UNREADABLE, garbled, command=command)
    if images:
        yield Notice(NoticeKind.IMAGES, images, command=command)


def _read_page(document: pdfium.PdfDocument, index: int) -> PageParts:
    try:
        page, overlay = load_page(document, index)
    except pdfium.PdfiumError:
        # A page of the tree that is not there: the others can still be read.
        return PageParts(Glyphs(index + 1, 0.0, 0.0, 0.0, 0.0))
    try:
        glyphs = read_glyphs(page, index + 1)
        image = len(glyphs.text) < _FEW_WORDS and _is_picture(page, glyphs)
        if looks_like_garbage(glyphs.text, glyphs.unmapped):
            glyphs.fragments, glyphs.aside = [], []
            return PageParts(glyphs, notes=overlay.notes, garbled=True, image=image)
        frame = Frame.of(page)
        put_over(glyphs, frame, overlay)
        if not glyphs.text:
            return PageParts(glyphs, notes=overlay.notes, image=image)
        rules = read_rules(page, frame, glyphs.turn)
    finally:
        page.close()
    parts = _taken_apart(glyphs, rules)
    parts.notes, parts.image = overlay.notes, image
    return parts


def _taken_apart(glyphs: Glyphs, rules: Rules) -> PageParts:
    large = overlaid(glyphs.fragments, glyphs.em)
    if large:
        glyphs.aside += large
        glyphs.fragments = [f for f in glyphs.fragments if f not in large]
    return PageParts(glyphs, take_tables(glyphs, rules))


def _is_picture(page: pdfium.PdfPage, glyphs: Glyphs) -> bool:
    """Whether most of the page is an image: a scan, perhaps with a page number put on it; or its
    words are drawn, letter by letter."""
    if not glyphs.text and pdfium.object_count(pdfium.address(page.raw)) > _MANY_DRAWINGS:
        return True
    for image in page.get_objects([pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _IMAGE_SHARE * glyphs.width * glyphs.height:
            return True
    return False

"""Highlights with notes, and bookmarks to them, in the objects of a PDF.

ISO 32000-1 §12.5.6.10 (text markup), §12.5.6.14 (pop-ups), §12.3.3 (outline). Every highlight has
an appearance stream of its own, blended by Multiply, so that words stay black under it in every
viewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reviewer.document.offsets import PageBox
from reviewer.document.pdf_frames import Frame

_PRINTED = 4  # §12.5.3, table 165: bit 3
_POPUP_SIZE = (180.0, 120.0)
_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PdfNote:
    """A note on words of the contract: the boxes of its lines, its name in the bookmarks, what it
    says, and the colour of its highlight (red, green, blue, each 0 to 1)."""

    boxes: tuple[PageBox, ...]
    title: str
    text: str
    colour: tuple[float, float, float]


class Annotator:
    """Writes notes into a PDF that is open, and remembers which objects changed.

    `frames` are those of its pages in order; `author` may be empty, `written` is a date as PDF
    writes it (§7.9.4).
    """

    def __init__(
        self, pdf: pikepdf.Pdf, frames: Sequence[Frame], author: str, written: str
    ) -> None:
        self._pdf = pdf
        self._frames = frames
        self._author = author
        self._written = written
        self._blend: pikepdf.Object | None = None
        self._changed: dict[tuple[int, int], pikepdf.Object] = {}

    @property
    def changed(self) -> tuple[pikepdf.Object, ...]:
        """The indirect objects that are new or other than in the file."""
        return tuple(self._changed.values())

    def annotate(self, notes: Sequence[PdfNote]) -> None:
        """Put the highlights on their pages. A note over several pages speaks on the first."""
        by_page: dict[int, list[pikepdf.Object]] = {}
        for ordinal, note in enumerate(notes):
            begun = False
            for number, boxes in groupby(note.boxes, key=lambda box: box.page):
                annotations = by_page.setdefault(number, [])
                text = f"{note.title}（续）" if begun else note.text
                annotations += self._highlight(note, text, number, tuple(boxes), ordinal)
                begun = True
        for number, annotations in by_page.items():
            page = self._pdf.pages[number - 1].obj
            present = page.get("/Annots")
            page["/Annots"] = Array([*(present if present is not None else ()), *annotations])
            self._touch(page)

    def bookmark(self, heading: str, notes: Sequence[PdfNote]) -> None:
        """Add an entry at the end of the outline with one below it for every note; there is one."""
        root = self._pdf.Root
        outline = root.get("/Outlines")
        if not isinstance(outline, Dictionary):
            outline = self._new(Dictionary(Type=Name.Outlines))
            root["/Outlines"] = outline
            self._touch(root)
        self._touch(outline)
        top = self._new(Dictionary(Title=String(heading), Parent=outline))
        last = outline.get("/Last")
        if isinstance(last, Dictionary):
            last["/Next"] = top
            top["/Prev"] = last
            self._touch(last)
        else:
            outline["/First"] = top
        outline["/Last"] = top
        shown = int(outline.get("/Count", 0))
        outline["/Count"] = max(shown, 0) + 1 + len(notes)
        self._list(top, [self._entry(note, top) for note in notes])

    def _list(self, parent: pikepdf.Object, entries: Sequence[pikepdf.Object]) -> None:
        for before, after in pairwise(entries):
            before["/Next"], after["/Prev"] = after, before
        parent["/First"], parent["/Last"] = entries[0], entries[-1]
        parent["/Count"] = len(entries)

    def _entry(self, note: PdfNote, parent: pikepdf.Object) -> pikepdf.Object:
        first = note.boxes[0]
        page = self._pdf.pages[first.page - 1].obj
        x, y = self._frames[first.page - 1].origin(first.edges[0], first.edges[1])
        destination = Array([page, Name.XYZ, x, y, None])
        return self._new(Dictionary(Title=String(note.title), Parent=parent, Dest=destination))

    def _highlight(
        self, note: PdfNote, text: str, number: int, boxes: tuple[PageBox, ...], ordinal: int
    ) -> Iterator[pikepdf.Object]:
        frame, page = self._frames[number - 1], self._pdf.pages[number - 1].obj
        quads = [_corners(frame, box) for box in boxes]
        rect = _around(point for quad in quads for point in quad)
        highlight = self._new(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Highlight,
                Rect=Array(rect),
                QuadPoints=Array([value for quad in quads for point in quad for value in point]),
                C=Array(note.colour),
                Contents=String(text),
                Subj=String(note.title),
                NM=String(f"shenqi-{ordinal}-{number}"),
                M=String(self._written),
                CreationDate=String(self._written),
                F=_PRINTED,
                P=page,
                AP=Dictionary(N=self._appearance(quads, rect, note.colour)),
            )
        )
        if self._author:
            highlight["/T"] = String(self._author)
        popup = self._new(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Popup,
                Rect=Array(_beside(rect, frame)),
                Parent=highlight,
                P=page,
                Open=False,
            )
        )
        highlight["/Popup"] = popup
        yield highlight
        yield popup

    def _appearance(
        self,
        quads: Sequence[tuple[_Point, ...]],
        rect: tuple[float, float, float, float],
        colour: tuple[float, float, float],
    ) -> pikepdf.Object:
        if self._blend is None:
            self._blend = self._new(Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
        drawing = ["/G0 gs", "{:.3f} {:.3f} {:.3f} rg".format(*colour)]
        for quad in quads:
            left, bottom, right, top = _around(quad)
            drawing.append(f"{left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re f")
        stream = self._pdf.make_stream(
            "\n".join(drawing).encode("ascii"),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array(rect),
            Resources=Dictionary(ExtGState=Dictionary(G0=self._blend)),
            Group=Dictionary(S=Name.Transparency),
        )
        self._touch(stream)
        return stream

    def _new(self, entry: Dictionary) -> pikepdf.Object:
        made = self._pdf.make_indirect(entry)
        self._touch(made)
        return made

    def _touch(self, entry: pikepdf.Object) -> None:
        self._changed[entry.objgen] = entry


def _corners(frame: Frame, box: PageBox) -> tuple[_Point, ...]:
    """Upper left, upper right, lower left, lower right as the reader sees them: the order that
    viewers follow, not that of §12.5.6.10's figure."""
    left, top, right, bottom = box.edges
    return tuple(
        frame.origin(x, y) for x, y in ((left, top), (right, top), (left, bottom), (right, bottom))
    )


def _around(points: Iterator[_Point] | Sequence[_Point]) -> tuple[float, float, float, float]:
    across, up = zip(*points, strict=True)
    return min(across), min(up), max(across), max(up)


def _beside(
    rect: tuple[float, float, float, float], frame: Frame
) -> tuple[float, float, float, float]:
    """A pop-up at the page's right edge, its top level with the words."""
    width, height = _POPUP_SIZE
    return frame.right, rect[3] - height, frame.right + width, rect[3]

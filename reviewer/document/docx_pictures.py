"""Pictures of a Word file: where they stand, how large they are, and their bytes drawn small.

Source: ECMA-376 Part 1 §20.4.2 (inline and anchored drawings), Part 4 §19.1 (VML). A picture that
is only linked to is never fetched; metafiles (EMF, WMF) are left to their description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from reviewer.document.docx_names import PICTURE, POINTS, WP, A, R, V, W, integer
from reviewer.document.model import PictureSide

_EMU = 12700  # in a point
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(pt|in|px|cm|mm|)\s*$")
_TEXT_BOX = W + "txbxContent"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_WORD = "{urn:schemas-microsoft-com:office:word}"
_WRAPS = frozenset({WP + "wrapSquare", WP + "wrapTight", WP + "wrapThrough"})
_ASIDE: dict[str, PictureSide] = {
    **{"left": "left", "inside": "left", "right": "right", "outside": "right"},
}
_WIDE = 300.0  # points: of some 415 of the words
_FAR = 200.0  # points from the left: about the middle of the words
# What Word draws itself from data: there is no picture of it in the file.
_DRAWN = {"chart": "图表", "diagram": "SmartArt 图形"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in a paragraph, named by its relationship (empty: none). Size in points."""

    relationship: str
    width: float
    height: float
    description: str
    side: PictureSide


def figures_of(element: etree._Element) -> Iterator[Figure]:
    """The pictures of a w:drawing, w:pict or w:object, without those inside its text boxes."""
    if element.tag == W + "drawing":
        for frame in element:
            yield from _drawn(frame)
    else:
        yield from _vml(element)


def _drawn(frame: etree._Element) -> Iterator[Figure]:
    """A wp:inline or wp:anchor."""
    width, height = _extent(frame.find(WP + "extent"))
    side = _with_room(_side_of(frame), width)
    said = frame.find(WP + "docPr")
    description = "" if said is None else said.get("descr") or said.get("title") or ""
    pictures = list(_outside_boxes(frame, PICTURE + "pic"))
    for picture in pictures:
        blip = picture.find(f"{PICTURE}blipFill/{A}blip")
        own = _extent(picture.find(f"{PICTURE}spPr/{A}xfrm/{A}ext"))
        size = own if len(pictures) > 1 and all(own) else (width, height)
        yield Figure("" if blip is None else blip.get(R + "embed", ""), *size, description, side)
    data = frame.find(f"{A}graphic/{A}graphicData")
    kind = "" if data is None else data.get("uri", "").rpartition("/")[2]
    if not pictures and kind in _DRAWN:
        yield Figure("", width, height, description or _DRAWN[kind], side)


def _vml(element: etree._Element) -> Iterator[Figure]:
    for data in _outside_boxes(element, V + "imagedata"):
        shape = data.getparent()
        style = "" if shape is None else shape.get("style", "")
        sizes = dict(part.partition(":")[::2] for part in style.replace(" ", "").split(";"))
        yield Figure(
            data.get(R + "id", ""),
            _length(sizes.get("width", "")),
            _length(sizes.get("height", "")),
            (shape.get("alt", "") if shape is not None else "") or data.get(_OFFICE + "title", ""),
            _with_room(_vml_side(shape, sizes), _length(sizes.get("width", ""))),
        )


def _with_room(side: PictureSide, width: float) -> PictureSide:
    """Where there is room for words beside a picture."""
    return "apart" if side in ("left", "right") and width > _WIDE else side


def _side_of(frame: etree._Element) -> PictureSide:
    """On which side of the words a wp:anchor stands (§20.4.2.3): as it is aligned, else by how far
    from the left it stands, else opposite the words. Words run round one that lies over or under
    them in Word, a seal: they are to be read. In the middle it has lines of its own, and so where
    words are only above and below it (§20.4.2.20)."""
    if frame.tag != WP + "anchor":
        return ""
    place = frame.find(WP + "positionH")
    aligned = None if place is None else place.findtext(WP + "align")
    if aligned is not None and aligned.strip() == "center":
        return "middle"
    if frame.find(WP + "wrapTopAndBottom") is not None:
        return "apart"
    wrap = next((child for child in frame if child.tag in _WRAPS), None)
    words = "" if wrap is None else wrap.get("wrapText", "")
    if words in ("left", "right"):
        return "right" if words == "left" else "left"
    if aligned is not None:
        return _ASIDE.get(aligned.strip(), "apart")
    offset = None if place is None else place.findtext(WP + "posOffset")
    away = (integer(offset) or 0) / _EMU
    return "right" if away > _FAR else "left"


def _vml_side(shape: etree._Element | None, style: dict[str, str]) -> PictureSide:
    """The same of a shape of VML (Part 4 §19.1.2.19, w10:wrap §19.3.2.6)."""
    wrap = None if shape is None else shape.find(_WORD + "wrap")
    kind = "" if wrap is None else wrap.get("type", "")
    if not kind and style.get("position") != "absolute":
        return ""
    aligned = style.get("mso-position-horizontal", "")
    if aligned == "center":
        return "middle"
    if kind == "topAndBottom":
        return "apart"
    if aligned in ("left", "right"):
        return _ASIDE[aligned]
    return "right" if _length(style.get("margin-left", "")) > _FAR else "left"


def _outside_boxes(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag != _TEXT_BOX:
            yield from _outside_boxes(child, tag)


def _extent(element: etree._Element | None) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    return _points(element.get("cx")), _points(element.get("cy"))


def _points(emu: str | None) -> float:
    return max(integer(emu) or 0, 0) / _EMU


def _length(text: str) -> float:
    """A length of a VML style in points; a number without a unit counts pixels."""
    found = _LENGTH.match(text)
    try:
        return float(found[1]) * POINTS[found[2] or "px"] if found else 0.0
    except ValueError:
        return 0.0

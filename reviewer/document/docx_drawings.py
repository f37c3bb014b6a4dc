"""The words of drawings that have no text boxes: shapes, word art, SmartArt, titles of charts.

What SmartArt and charts say stands in parts of their own; the picture that Word keeps of them for
other readers says it again, and is not read.

Source: ECMA-376 Part 1 §21.4 (diagrams), §21.2.2.210 (titles of charts), Part 4 §19.1 (VML).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from reviewer.document.docx_names import CHART, DIAGRAM, A, R, V, integer

# The root of the part that a relationship names, None without it.
Related = Callable[[str], etree._Element | None]


def drawn_words(element: etree._Element, related: Related) -> Iterator[str]:
    """The lines of a w:drawing, w:pict or w:object, in the order in which it says them."""
    yield from _lines(element)
    for path in element.iter(V + "textpath"):
        yield from _worded(path.get("string", ""))
    for named in element.iter(DIAGRAM + "relIds"):
        data = related(named.get(R + "dm", ""))
        if data is not None:
            yield from _diagram_words(data)
    for named in element.iter(CHART + "chart"):
        chart = related(named.get(R + "id", ""))
        title = None if chart is None else chart.find(f"{CHART}chart/{CHART}title")
        if title is not None:
            yield from _lines(title)


def _diagram_words(data: etree._Element) -> Iterator[str]:
    """The words of the points of a diagram, each before those below it (§21.4.2.10, §21.4.3.5)."""
    points = {point.get("modelId", ""): point for point in data.iter(DIAGRAM + "pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in data.iter(DIAGRAM + "cxn"):
        if link.get("type", "parOf") == "parOf":
            at = integer(link.get("srcOrd")) or 0
            below[link.get("srcId", "")].append((at, link.get("destId", "")))
    # Whatever hangs from nothing follows in the order of the file.
    tops = [ident for ident, point in points.items() if point.get("type") == "doc"]
    waiting, seen = [*tops, *points][::-1], set()
    while waiting:
        ident = waiting.pop()
        if ident in seen or ident not in points:
            continue
        seen.add(ident)
        words = points[ident].find(DIAGRAM + "t")
        if words is not None:
            yield from _lines(words)
        waiting += [child for _, child in sorted(below[ident], reverse=True)]


def _lines(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iter(A + "p"):
        yield from _worded("".join(_said(paragraph)))


def _said(paragraph: etree._Element) -> Iterable[str]:
    for node in paragraph.iter(A + "t", A + "br"):
        yield "\n" if node.tag == A + "br" else node.text or ""


def _worded(text: str) -> Iterator[str]:
    if text.strip():
        yield text

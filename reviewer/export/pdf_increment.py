"""Incremental updates of a PDF: what changed is written behind the file as it was.

ISO 32000-1 §7.5.6. The bytes of the original stay the beginning of the copy, so that a signature in
it still covers what was signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pikepdf

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TAIL = 2048


def start_of_xref(data: bytes) -> int | None:
    """Where the last cross-reference section begins; None where the file does not end as it should
    and can only be written anew."""
    found = _START.search(data, max(0, len(data) - _TAIL))
    if found is None:
        return None
    start = int(found[1])
    return start if start < len(data) else None


def incremented(data: bytes, pdf: pikepdf.Pdf, changed: Iterable[pikepdf.Object]) -> bytes:
    """The file with an update behind it that holds these indirect objects of `pdf`.

    The section has the form of the one before it, a table or a stream (§7.5.4, §7.5.8). The file
    must not be encrypted. Raises ValueError where `start_of_xref` finds nothing.
    """
    start = start_of_xref(data)
    if start is None:
        raise ValueError("the file has no cross-reference section that could be continued")
    body = bytearray(data)
    if not body.endswith(b"\n"):
        body += b"\n"
    offsets: dict[int, tuple[int, int]] = {}
    for entry in changed:
        number, generation = entry.objgen
        offsets[number] = (len(body), generation)
        body += b"%d %d obj\n%s\nendobj\n" % (number, generation, _written(entry))
    size = max(max(offsets, default=0) + 1, int(pdf.trailer["/Size"]))
    here = len(body)
    if data.startswith(b"xref", start):
        body += _table(offsets) + b"trailer\n" + _dictionary(_trailer(pdf, start, size))
    else:
        offsets[size] = (here, 0)
        trailer = _trailer(pdf, start, size + 1)
        body += b"%d 0 obj\n%s\nendobj" % (size, _stream(offsets, trailer))
    return bytes(body + b"\nstartxref\n%d\n%%%%EOF\n" % here)


def _written(entry: pikepdf.Object) -> bytes:
    if not isinstance(entry, pikepdf.Stream):
        return entry.unparse(resolved=True)
    content = entry.read_raw_bytes()
    head = pikepdf.Dictionary(dict(entry.stream_dict.items()))
    head["/Length"] = len(content)
    return head.unparse() + b"\nstream\n" + content + b"\nendstream"


def _trailer(pdf: pikepdf.Pdf, start: int, size: int) -> dict[str, int | bytes]:
    trailer: dict[str, int | bytes] = {"/Size": size, "/Prev": start}
    for key in ("/Root", "/Info", "/ID"):
        if key in pdf.trailer:
            trailer[key] = pdf.trailer[key].unparse()
    return trailer


def _dictionary(entries: Mapping[str, int | bytes]) -> bytes:
    words = (
        b"%s %s" % (key.encode(), value if isinstance(value, bytes) else b"%d" % value)
        for key, value in entries.items()
    )
    return b"<< " + b" ".join(words) + b" >>"


def _table(offsets: Mapping[int, tuple[int, int]]) -> bytes:
    lines = [b"xref\n"]
    for numbers in _runs(offsets):
        lines.append(b"%d %d\n" % (numbers[0], len(numbers)))
        lines += (b"%010d %05d n \n" % offsets[number] for number in numbers)
    return b"".join(lines)


def _stream(offsets: Mapping[int, tuple[int, int]], trailer: Mapping[str, int | bytes]) -> bytes:
    runs = tuple(_runs(offsets))
    rows = b"".join(
        b"\x01" + offsets[number][0].to_bytes(8) + offsets[number][1].to_bytes(2)
        for numbers in runs
        for number in numbers
    )
    index = b" ".join(b"%d %d" % (numbers[0], len(numbers)) for numbers in runs)
    head = _dictionary(
        {
            "/Type": b"/XRef",
            **trailer,
            "/W": b"[1 8 2]",
            "/Index": b"[" + index + b"]",
            "/Length": len(rows),
        }
    )
    return head + b"\nstream\n" + rows + b"\nendstream"


def _runs(numbers: Iterable[int]) -> Iterator[Sequence[int]]:
    """The numbers in ascending order, those that follow each other together."""
    run: list[int] = []
    for number in sorted(numbers):
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run

"""Small Word and PDF files, made as bytes, in which a test says all that matters."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = f"{_R}/"
_FIRST_CODE = 1000  # among the Chinese characters of Adobe-GB1: PDFium drops what has no glyph
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    parts: Mapping[str, str] | None = None,
    media: Mapping[str, bytes] | None = None,
    deflate: bool = True,
) -> bytes:
    """A Word file. `body`, `styles` and `numbering` are the inner XML of their parts; `parts` are
    others: the key is what the document calls them (header1, footnotes, settings), the value the
    inner XML. A body refers to them by the same name: r:id="header1". `media` are other files by
    name (seal.png), which a body refers to by the name's stem; a name with :// is an address."""
    inner = {"styles": styles, "numbering": numbering, **(parts or {})}
    roots = {"styles": "styles", "numbering": "numbering", "settings": "settings"}
    links: list[tuple[str, str, str]] = []
    files: dict[str, str | bytes] = {}
    for name, content in (media or {}).items():
        if "://" in name:
            links.append(("external", "image", name))
            continue
        files[f"word/media/{name}"] = content
        links.append((name.partition(".")[0], "image", f"media/{name}"))
    for name, xml in inner.items():
        if not xml:
            continue
        kind = name.rstrip("0123456789")
        root = roots.get(kind) or {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        files[f"word/{name}.xml"] = f"<w:{root} {_NAMESPACES}>{xml}</w:{root}>"
        links.append((name, kind, f"{name}.xml"))
    files["word/document.xml"] = f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relationships(links)
    files["_rels/.rels"] = _relationships([("main", "officeDocument", "word/document.xml")])
    return package({"[Content_Types].xml": _TYPES, **files}, deflate=deflate)


def package(files: Mapping[str, str | bytes], *, deflate: bool = True) -> bytes:
    """A zip of parts."""
    stream = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relationships(links: Iterable[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{_KINDS}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for ident, kind, target in links
    )
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{kind}">{inner}</Relationships>'


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A w:p with one run. `properties` go into its w:pPr, `run` into the run's w:rPr."""
    outer = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner = f"<w:rPr>{run}</w:rPr>" if run else ""
    words = f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{outer}{words}</w:p>"


def listed(text: str, level: int = 0, num_id: int = 1) -> str:
    """A paragraph of a list."""
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'
    )


def level(
    index: int, text: str, number_format: str = "decimal", start: int = 1, more: str = ""
) -> str:
    """A w:lvl of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstracts: str, nums: str = "") -> str:
    """numbering.xml with abstract lists 0, 1 …, each with a w:num one higher, and more of those."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{xml}</w:abstractNum>'
        for at, xml in enumerate(abstracts)
    )
    linked = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(len(abstracts))
    )
    return made + linked + nums


def table(*rows: Sequence[str]) -> str:
    """A w:tbl; a cell is text, or XML if it begins with “<”."""
    inner = "".join(
        "<w:tr>" + "".join(f"<w:tc>{_cell(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{inner}</w:tbl>"


def _cell(cell: str) -> str:
    return cell if cell.startswith("<") else paragraph(cell)


class Words(NamedTuple):
    """Words on a page: `x`, `y` of their base line in points from the top left corner."""

    x: float
    y: float
    text: str
    size: float = 12.0
    angle: tuple[float, float] = (1.0, 0.0)  # cosine and sine


class Page(NamedTuple):
    """A PDF page: words and ruling lines (x0, y0, x1, y1), points from the top left corner.

    `fields` are words typed into form fields, `extra` is more of the page's content stream.
    """

    words: Sequence[Words] = ()
    lines: Sequence[tuple[float, float, float, float]] = ()
    rotate: int = 0
    width: float = 595.0
    height: float = 842.0
    extra: str = ""
    fields: Sequence[Words] = ()


def pdf(*pages: Page, password: bytes | None = None) -> bytes:
    """A PDF in a font that is not embedded: Latin characters are half as wide as others.

    A password encrypts it as the oldest programs do (PDF 32000-1 §7.6.3, revision 2).
    """
    codes = _Codes()
    contents = [_content(page, codes) for page in pages]
    kids = " ".join(f"{10 + 2 * at} 0 R" for at in range(len(pages)))
    filled = _Fields(codes)
    marks = [" ".join(map(filled.add(page), page.fields)) for page in pages]
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%b]>>>>" % " ".join(marks).encode(),
        2: f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[%b]"
        b"/FontDescriptor 5 0 R/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>"
        % codes.widths(),
        5: b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
        b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
        6: _stream(codes.to_unicode()),
    }
    for at, (page, content) in enumerate(zip(pages, contents, strict=True)):
        box = f"0 0 {page.width} {page.height}"
        objects[10 + 2 * at] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Rotate {page.rotate}"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {11 + 2 * at} 0 R/Annots[{marks[at]}]>>"
        ).encode()
        objects[11 + 2 * at] = _stream(content)
    objects |= filled.objects
    if password is None:
        return _file(objects)
    lock = _Lock(password)
    return _file({at: lock.encrypted(at, content) for at, content in objects.items()}, lock.entry)


class _Codes:
    """The codes under which a file knows its characters."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def encoded(self, text: str) -> str:
        return "".join(
            f"{self._codes.setdefault(char, len(self._codes) + _FIRST_CODE):04x}" for char in text
        )

    def widths(self) -> bytes:
        return " ".join(
            f"{code} [{500 if char.isascii() else 1000}]" for char, code in self._codes.items()
        ).encode()

    def to_unicode(self) -> bytes:
        pairs = "\n".join(
            f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in self._codes.items()
        )
        return (
            "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(self._codes)} beginbfchar\n{pairs}\nendbfchar endcmap end"
        ).encode()


class _Fields:
    """Form fields as annotations that look like their words."""

    def __init__(self, codes: _Codes) -> None:
        self.objects: dict[int, bytes] = {}
        self._codes = codes

    def add(self, page: Page) -> Callable[[Words], str]:
        def added(words: Words) -> str:
            number = 5000 + len(self.objects)
            x, y = words.x, page.height - words.y
            rect = f"{x} {y - 4} {x + 200} {y + 14}"
            shown = f"BT /F {words.size} Tf 0 4 Td <{self._codes.encoded(words.text)}> Tj ET"
            self.objects[number] = (
                f"<</Type/Annot/Subtype/Widget/FT/Tx/T({number})/F 4/Rect[{rect}]"
                f"/AP<</N {number + 1} 0 R>>>>"
            ).encode()
            self.objects[number + 1] = _stream(
                shown.encode(),
                b"/Type/XObject/Subtype/Form/BBox[0 0 200 18]/Resources<</Font<</F 3 0 R>>>>",
            )
            return f"{number} 0 R"

        return added


def _content(page: Page, codes: _Codes) -> bytes:
    shown = []
    for x, y, text, size, (cos, sin) in page.words:
        place = f"{cos} {sin} {-sin} {cos} {x} {page.height - y}"
        shown.append(f"BT /F {size} Tf {place} Tm <{codes.encoded(text)}> Tj ET")
    for x0, y0, x1, y1 in page.lines:
        shown.append(f"{x0} {page.height - y0} m {x1} {page.height - y1} l S")
    return "\n".join([*shown, page.extra]).encode("ascii")


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


class _Lock:
    """The standard security handler with keys of 40 bits."""

    _ID = b"0123456789abcdef"
    _PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")

    def __init__(self, password: bytes) -> None:
        padded = (password + self._PAD)[:32]
        owner = _rc4(_md5(padded)[:5], padded)
        self._key = _md5(padded + owner + b"\xfc\xff\xff\xff" + self._ID)[:5]
        user = _rc4(self._key, self._PAD)
        self.entry = (
            f"/ID[<{self._ID.hex()}><{self._ID.hex()}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
            f"/O<{owner.hex()}>/U<{user.hex()}>>>"
        ).encode()

    def encrypted(self, number: int, content: bytes) -> bytes:
        """An object with its strings and stream encrypted."""
        key = _md5(self._key + number.to_bytes(3, "little") + b"\0\0")[:10]
        head, stream, body = content.partition(b"stream\n")
        head = re.sub(
            rb"\((\w+)\)", lambda match: b"<%b>" % _rc4(key, match[1]).hex().encode(), head
        )
        if stream:
            body = _rc4(key, body.removesuffix(b"\nendstream")) + b"\nendstream"
        return head + stream + body


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _file(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj%b\nendobj\n" % (number, content)
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        at = places.get(number)
        out += b"%010d 00000 n \n" % at if at is not None else b"0000000000 00000 f \n"
    out += b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (last + 1, trailer, start)
    return bytes(out)

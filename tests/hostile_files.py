"""Files made to hurt: bombs, loops, monsters. Each is small on the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

from contract_files import docx, package, paragraph

Make = Callable[[], bytes]
_A4 = "0 0 595 842"
_FONT = "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_WORDS = b"BT /F 12 Tf 72 700 Td (The price is 30000.) Tj ET"


def _stream(content: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 9), f"{entries}/Filter/FlateDecode"
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries.encode(), len(content), content)


def _pdf(objects: Mapping[int, bytes | str], trailer: str = "") -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        body = content.encode() if isinstance(content, str) else content
        out += b"%d 0 obj%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        at = places.get(number)
        out += b"%010d 00000 n \n" % at if at is not None else b"0000000000 00000 f \n"
    out += f"trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _page(
    content: bytes = _WORDS,
    *,
    box: str = _A4,
    resources: str = "",
    more: Mapping[int, bytes | str] | None = None,
    packed: bool = False,
    entries: str = "",
    root: str = "",
) -> bytes:
    """A file of one page. Objects of its own have numbers from 10 on."""
    return _pdf({
        1: f"<</Type/Catalog/Pages 2 0 R{root}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R{entries}"
           f"/Resources<</Font<<{_FONT}>>{resources}>>>>",
        4: _stream(content, packed=packed),
        **(more or {}),
    })  # fmt: skip


def huge_page() -> bytes:
    return _page(box="0 0 14400000 14400000")


def page_of_no_numbers() -> bytes:
    return _page(box="0 0 1e308 -1e308")


def user_unit() -> bytes:
    return _page(entries="/UserUnit 100000")


def content_bomb() -> bytes:
    """A content stream of 2 MB that unpacks to 2 GB of spaces."""
    return _page(_WORDS + b" " * (1 << 31), packed=True)


def many_letters() -> bytes:
    """Five million letters on one page."""
    return _page(b"BT /F 1 Tf 0 700 Td " + b"(aaaaaaaaaa) Tj " * 500_000 + b"ET", packed=True)


def many_strokes() -> bytes:
    """Half a million lines."""
    return _page(_WORDS + b" 0 0 m 9 9 l S" * 500_000, packed=True)


def many_objects() -> bytes:
    objects: dict[int, bytes | str] = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[{_A4}]/Contents 4 0 R"
           f"/Resources<</Font<<{_FONT}>>>>>>",
        4: _stream(_WORDS),
    }  # fmt: skip
    objects.update({number: f"[{number} 0 R]" for number in range(5, 100_000)})
    return _pdf(objects)


def _form(name: str, *, times: int = 1) -> bytes:
    return _stream(f"/{name} Do ".encode() * times, f"/Type/XObject/Subtype/Form/BBox[{_A4}]")


def form_in_itself() -> bytes:
    """A form XObject that draws itself."""
    form = _stream(
        b"/X Do", f"/Type/XObject/Subtype/Form/BBox[{_A4}]/Resources<</XObject<</X 10 0 R>>>>"
    )
    return _page(_WORDS + b" /X Do", resources="/XObject<</X 10 0 R>>", more={10: form})


def forms_in_forms() -> bytes:
    """Twelve forms, each of which draws the next ten times: a million million words."""
    more = {
        at: _stream(
            b"/X Do " * 10,
            f"/Type/XObject/Subtype/Form/BBox[{_A4}]/Resources<</XObject<</X {at + 1} 0 R>>>>",
        )
        for at in range(10, 22)
    }
    last = _stream(_WORDS, f"/Type/XObject/Subtype/Form/BBox[{_A4}]/Resources<</Font<<{_FONT}>>>>")
    return _page(_WORDS + b" /X Do", resources="/XObject<</X 10 0 R>>", more={**more, 22: last})


def deep_forms() -> bytes:
    """Five thousand forms, one in the other."""
    more: dict[int, bytes | str] = {
        at: _stream(
            b"/X Do",
            f"/Type/XObject/Subtype/Form/BBox[{_A4}]/Resources<</XObject<</X {at + 1} 0 R>>>>",
        )
        for at in range(10, 5_010)
    }
    more[5_010] = _stream(b"", f"/Type/XObject/Subtype/Form/BBox[{_A4}]")
    return _page(_WORDS + b" /X Do", resources="/XObject<</X 10 0 R>>", more=more)


def endless_pages() -> bytes:
    """A page tree that leads back to its root."""
    return _pdf({
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R 2 0 R]/Count 1000>>",
        3: "<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1000>>",
    })  # fmt: skip


def many_pages() -> bytes:
    """A tree that says it has two thousand million pages."""
    return _pdf({
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
        3: f"<</Type/Page/Parent 2 0 R/MediaBox[{_A4}]>>",
    })  # fmt: skip


def deep_arrays() -> bytes:
    return _page(more={10: "[" * 200_000 + "]" * 200_000}, entries="/Annots 10 0 R")


def deep_content() -> bytes:
    return _page(_WORDS + b" q" * 1_000_000, packed=True)


def _image(width: int, height: int, data: bytes, entries: str) -> bytes:
    shape = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8"
    return _stream(data, f"{shape}/ColorSpace/DeviceRGB{entries}")


def image_bomb() -> bytes:
    """A picture of 30000 by 30000 pixels, 2.7 GB unpacked, that covers the page."""
    rows = zlib.compressobj(9)
    line = bytes(1 << 20)
    data = b"".join(rows.compress(line) for _ in range(2600)) + rows.flush()
    image = _image(30_000, 30_000, data, "/Filter/FlateDecode")
    return _page(
        b"q 595 0 0 842 0 0 cm /I Do Q", resources="/XObject<</I 10 0 R>>", more={10: image}
    )


def filters_on_filters() -> bytes:
    """A stream packed a dozen times."""
    data = bytes(1 << 30)
    for _ in range(6):
        data = zlib.compress(data, 9)
    content = b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (
        len(data), b"/FlateDecode" * 6, data,
    )  # fmt: skip
    return _page(more={4: content})


def many_annotations() -> bytes:
    notes = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)>>" * 100_000
    return _page(entries=f"/Annots[{notes}]")


def answer_to_itself() -> bytes:
    note = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)/IRT 10 0 R>>"
    return _page(more={10: note}, entries="/Annots[10 0 R]")


def fields_in_fields() -> bytes:
    """A form whose field is its own parent and kid."""
    field = (
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(30000)/Rect[72 600 200 620]/F 4"
        "/Parent 10 0 R/Kids[10 0 R]>>"
    )
    form = "/AcroForm<</Fields[10 0 R]/NeedAppearances true>>"
    return _page(more={10: field}, entries="/Annots[10 0 R]", root=form)


def reaching_out(port: int = 9) -> bytes:
    """Actions, pictures and files from elsewhere."""
    outside = f"http://127.0.0.1:{port}/contract"
    image = _stream(b"", f"/Type/XObject/Subtype/Image/Width 9/Height 9/F<</FS/URL/F({outside})>>")
    link = f"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/URI/URI({outside})>>>>"
    action = f"/OpenAction<</S/SubmitForm/F<</FS/URL/F({outside})>>>>"
    return _page(
        _WORDS + b" /I Do",
        resources="/XObject<</I 10 0 R>>",
        more={10: image},
        entries=f"/Annots[{link}]/AA<</O<</S/Launch/F(/bin/true)>>>>",
        root=action,
    )


def zip_bomb() -> bytes:
    """A Word file whose text unpacks to 2 GB."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        with zipfile.ZipFile(io.BytesIO(docx(paragraph("甲方")))) as plain:
            for name in plain.namelist():
                if name != "word/document.xml":
                    archive.writestr(name, plain.read(name))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(2048):
                part.write(b" " * (1 << 20))
    return stream.getvalue()


def _document_xml(xml: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("甲方")))) as plain:
        files: dict[str, str | bytes] = {name: plain.read(name) for name in plain.namelist()}
    return package({**files, "word/document.xml": xml})


def billion_laughs() -> bytes:
    """Entities of entities: a thousand million words."""
    lines = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    return _document_xml(
        f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l0 "甲方">{lines}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    )


def entity_from_the_disk() -> bytes:
    return _document_xml(
        '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY l SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>甲方&l;</w:t></w:r></w:p></w:body></w:document>"
    )


def deep_tables() -> bytes:
    """Tables in tables, ten thousand deep."""
    inner = "<w:tbl><w:tr><w:tc>" * 10_000 + paragraph("甲方") + "</w:tc></w:tr></w:tbl>" * 10_000
    return docx(inner)


FILES: Mapping[str, Make] = {
    f"{make.__name__}.{kind}": make
    for kind, makes in {
        "pdf": (
            huge_page, page_of_no_numbers, user_unit, content_bomb, many_letters, many_strokes,
            many_objects, form_in_itself, forms_in_forms, deep_forms, endless_pages, many_pages,
            deep_arrays, deep_content, image_bomb, filters_on_filters, many_annotations,
            answer_to_itself, fields_in_fields, reaching_out,
        ),
        "docx": (zip_bomb, billion_laughs, entity_from_the_disk, deep_tables),
    }.items()
    for make in makes
}  # fmt: skip

"""Where pictures stand in a Word file, and how large."""

from __future__ import annotations

import pytest
from contract_files import docx, package, paragraph

from reviewer.document.docx_package import WordPackage
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document, Picture
from reviewer.errors import UnreadableFileError

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{OFFICE}/{{}}" Target="{{}}"/></Relationships>'
)
PNG = b"\x89PNG\r\n\x1a\n"


def viewed(body: str, **parts: str) -> Document:
    media = {"seal.png": PNG, "https://example.com/spy.png": b""}
    return read_docx(docx(body, parts=parts, media=media), "a.docx", formatting=True)


def drawing(
    picture: str, frame: str = "inline", *, size: str = 'cx="1270000" cy="635000"', alt: str = ""
) -> str:
    return (
        f'<w:r><w:drawing><wp:{frame}><wp:extent {size}/><wp:docPr id="1" descr="{alt}"/>'
        f"<a:graphic><a:graphicData>{picture}</a:graphicData></a:graphic></wp:{frame}></w:drawing>"
        "</w:r>"
    )


def picture(link: str = 'r:embed="seal"', size: str = "") -> str:
    transform = f"<pic:spPr><a:xfrm><a:ext {size}/></a:xfrm></pic:spPr>" if size else ""
    return f"<pic:pic><pic:blipFill><a:blip {link}/></pic:blipFill>{transform}</pic:pic>"


def words(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_an_inline_picture_stands_between_words_in_its_size() -> None:
    document = viewed(f"<w:p>{words('甲')}{drawing(picture(), alt='公章')}{words('乙')}</w:p>")
    assert document.pictures == (Picture(1, "word/media/seal.png", 100.0, 50.0, "公章"),)
    assert document.text == "甲乙\n"


SQUARE = "<wp:wrapSquare wrapText='bothSides'/>"


def at(place: str) -> str:
    return f"<wp:positionH>{place}</wp:positionH>"


@pytest.mark.parametrize(
    ("anchor", "side"),
    [
        ("", "left"),
        ("<wp:wrapNone/>" + at("<wp:align>right</wp:align>"), "right"),
        ("<wp:wrapTopAndBottom/>" + at("<wp:align>right</wp:align>"), "apart"),
        (SQUARE, "left"),
        (SQUARE + at("<wp:align> right </wp:align>"), "right"),
        (SQUARE + at("<wp:align>center</wp:align>"), "middle"),
        ("<wp:wrapTopAndBottom/>" + at("<wp:align>center</wp:align>"), "middle"),
        (SQUARE + at("<wp:posOffset>127000</wp:posOffset>"), "left"),
        (SQUARE + at("<wp:posOffset>3810000</wp:posOffset>"), "right"),
        (SQUARE + at("<wp:posOffset>far</wp:posOffset>"), "left"),
        ("<wp:wrapTight wrapText='left'/>", "right"),
        ("<wp:wrapThrough wrapText='right'/>", "left"),
    ],
)
def test_an_anchored_picture_stands_beside_the_words_or_apart(anchor: str, side: str) -> None:
    frame = drawing(picture(), "anchor").replace("<wp:docPr", f"{anchor}<wp:docPr")
    document = viewed(f"<w:p>{words('甲')}{frame}</w:p>")
    assert [found.side for found in document.pictures] == [side]


@pytest.mark.parametrize(
    ("style", "wrap", "side"),
    [
        ("width:20pt", "", ""),
        ("position:absolute", "", "left"),
        ("position:absolute;margin-left:300pt", "none", "right"),
        ("", "topAndBottom", "apart"),
        ("position:absolute", "square", "left"),
        ("margin-left:300pt", "tight", "right"),
        ("mso-position-horizontal:right", "through", "right"),
        ("mso-position-horizontal:center", "topAndBottom", "middle"),
        ("mso-position-horizontal:absolute;margin-left:1pt", "square", "left"),
    ],
)
def test_an_older_picture_stands_beside_the_words_or_apart_too(
    style: str, wrap: str, side: str
) -> None:
    round_it = f'<x:wrap xmlns:x="urn:schemas-microsoft-com:office:word" type="{wrap}"/>'
    inner = f'<v:imagedata r:id="seal"/>{round_it if wrap else ""}'
    shape = f'<v:shape style="{style}">{inner}</v:shape>'
    document = viewed(f"<w:p>{words('甲')}<w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    assert [found.side for found in document.pictures] == [side]


def test_a_wide_picture_leaves_no_room_for_words_beside_it() -> None:
    frame = drawing(picture(), "anchor", size='cx="5080000" cy="635000"')
    frame = frame.replace("<wp:docPr", f"{SQUARE}<wp:docPr")
    assert [found.side for found in viewed(f"<w:p>{words('甲')}{frame}</w:p>").pictures] == [
        "apart"
    ]


@pytest.mark.parametrize("way", ["link", "embed"])
def test_a_picture_outside_the_file_has_no_part(way: str) -> None:
    frame = drawing(picture(f'r:{way}="external"'))
    assert [found.part for found in viewed(f"<w:p>{words('甲')}{frame}</w:p>").pictures] == [""]


def test_pictures_of_a_group_have_sizes_of_their_own() -> None:
    group = picture(size='cx="12700" cy="25400"') + picture(size='cx="127000" cy="254000"')
    document = viewed(f"<w:p>{words('甲')}{drawing(group)}</w:p>")
    assert [(found.width, found.height) for found in document.pictures] == [(1, 2), (10, 20)]


@pytest.mark.parametrize(
    ("kind", "said"), [("chart", "图表"), ("diagram", "SmartArt 图形"), ("other", None)]
)
def test_what_word_draws_itself_is_told_of(kind: str, said: str | None) -> None:
    frame = drawing("").replace("<a:graphicData>", f'<a:graphicData uri="http://x/{kind}">')
    document = viewed(f"<w:p>{words('甲')}{frame}</w:p>")
    assert [found.description for found in document.pictures] == ([said] if said else [])


@pytest.mark.parametrize(
    ("style", "size"),
    [
        ("width:100pt;height:1in", (100.0, 72.0)),
        ("width: 40px ;height:2.54cm", (30.0, 72.0)),
        ("width:1.2.3pt", (0.0, 0.0)),
        ("", (0.0, 0.0)),
    ],
)
def test_older_pictures_say_their_size_in_a_style(style: str, size: tuple[float, float]) -> None:
    shape = f'<v:shape style="{style}" alt="印章"><v:imagedata r:id="seal"/></v:shape>'
    document = viewed(f"<w:p>{words('甲')}<w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    [found] = document.pictures
    assert (found.width, found.height) == pytest.approx(size)
    assert found.description == "印章"


def test_pictures_in_a_text_box_belong_to_the_box() -> None:
    box = f"<w:txbxContent><w:p>{words('框')}{drawing(picture())}</w:p></w:txbxContent>"
    body = f"<w:p>{words('段')}<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r></w:p>"
    document = viewed(body)
    assert [found.at for found in document.pictures] == [document.text.index("框") + 1]


def test_a_picture_of_a_header_is_named_by_the_headers_own_relationships() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    document = viewed(
        paragraph("甲") + section, header1=f"<w:p>{words('眉')}{drawing(picture())}</w:p>"
    )
    assert [found.part for found in document.pictures] == [""]


def test_a_picture_is_had_from_the_file_and_another_is_not_there() -> None:
    held = WordPackage(docx(paragraph("甲"), media={"seal.png": PNG}), "a.docx")
    assert held.picture("word/media/seal.png") == PNG
    assert held.picture("word/media/other.png") is None


def test_a_part_that_must_be_there_is_missed() -> None:
    held = WordPackage(docx(paragraph("甲")), "a.docx")
    assert held.bytes_of("word/document.xml").startswith(b"<w:document")
    with pytest.raises(UnreadableFileError) as caught:
        held.bytes_of("word/none.xml")
    assert caught.value.code == "file-damaged"


def test_a_part_may_be_named_from_the_root_of_the_package() -> None:
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELATED.format("officeDocument", "/word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{MAIN}"><w:body/></w:document>',
    }
    assert WordPackage(package(files), "a.docx").main_part == "word/document.xml"

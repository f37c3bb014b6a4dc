"""What drawings say: SmartArt and charts, whose words stand in parts of their own."""

from __future__ import annotations

import pytest
from contract_files import docx, paragraph

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document

A = "http://schemas.openxmlformats.org/drawingml/2006"


def point(ident: str, text: str = "", kind: str = "node") -> str:
    words = f"<dgm:t><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t>" if text else ""
    return f'<dgm:pt modelId="{ident}" type="{kind}">{words}</dgm:pt>'


def link(above: str, below: str, order: int | str, kind: str = "parOf") -> str:
    return f'<dgm:cxn type="{kind}" srcId="{above}" destId="{below}" srcOrd="{order}"/>'


def diagram(points: str, links: str = "") -> bytes:
    return (
        f'<dgm:dataModel xmlns:dgm="{A}/diagram" xmlns:a="{A}/main">'
        f"<dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    ).encode()


def drawing(inner: str, uri: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/><a:graphic>'
        f'<a:graphicData uri="{A}/{uri}">{inner}</a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


SMART_ART = drawing('<dgm:relIds r:dm="data1" r:lo="layout1"/>', "diagram")
CHART = drawing('<c:chart r:id="chart1"/>', "chart")


def read(*runs: str, formatting: bool = False, **media: bytes) -> Document:
    files = {f"{name}.xml": data for name, data in media.items()}
    body = f"<w:p><w:r><w:t>交割流程如下：</w:t></w:r>{''.join(runs)}</w:p>{paragraph('完')}"
    return read_docx(docx(body, media=files), "a.docx", formatting=formatting)


def lines(document: Document) -> list[str]:
    return document.text.splitlines()


STEPS = (
    point("0", kind="doc") + point("2", "交付密码") + point("1", "付款") + point("3", "换绑手机")
)
ORDER = link("0", "1", 0) + link("0", "2", 1) + link("2", "3", 0) + link("3", "2", 0, "presOf")


@pytest.mark.parametrize("formatting", [False, True])
def test_smart_art_is_read_where_it_stands_from_the_top_down(formatting: bool) -> None:
    document = read(SMART_ART, data1=diagram(STEPS, ORDER), formatting=formatting)
    assert lines(document) == ["交割流程如下：", "付款", "交付密码", "换绑手机", "完"]


def test_smart_art_that_says_nothing_of_its_order_is_read_as_it_stands_in_the_file() -> None:
    circle = link("1", "1", "x") + link("1", "9", "")
    document = read(SMART_ART, data1=diagram(STEPS, circle))
    assert lines(document) == ["交割流程如下：", "交付密码", "付款", "换绑手机", "完"]


def test_the_picture_of_smart_art_for_other_readers_is_not_read_again() -> None:
    box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape>"
    fallback = box.format(paragraph("付款")) + "</w:pict></w:r>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="dgm">{SMART_ART}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(both, data1=diagram(point("1", "付款")))) == ["交割流程如下：", "付款", "完"]


def test_the_words_of_smart_art_stand_in_no_node() -> None:
    document = read(SMART_ART, data1=diagram(STEPS, ORDER))
    assert [piece.span.of(document.text) for piece in document.pieces] == ["交割流程如下：", "完"]


@pytest.mark.parametrize("media", [{}, {"data1": b"<broken"}, {"data1": b"<empty/>"}])
def test_smart_art_without_its_words_says_nothing(media: dict[str, bytes]) -> None:
    assert lines(read(SMART_ART, **media)) == ["交割流程如下：", "完"]


def test_a_line_that_breaks_in_smart_art_breaks_in_the_text() -> None:
    words = "<dgm:t><a:p><a:r><a:t>先</a:t></a:r><a:br/><a:r><a:t>后</a:t></a:r></a:p></dgm:t>"
    data = diagram(f'<dgm:pt modelId="1">{words}</dgm:pt>')
    assert lines(read(SMART_ART, data1=data)) == ["交割流程如下：", "先", "后", "完"]


def test_the_title_of_a_chart_is_read() -> None:
    title = (
        f'<c:chartSpace xmlns:c="{A}/chart" xmlns:a="{A}/main"><c:chart><c:title><c:tx><c:rich>'
        "<a:p><a:r><a:t>粉丝增长</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart>"
        "</c:chartSpace>"
    ).encode()
    assert lines(read(CHART, chart1=title)) == ["交割流程如下：", "粉丝增长", "完"]
    assert lines(read(CHART, chart1=title.replace(b"c:title", b"c:plotArea"))) == [
        "交割流程如下：",
        "完",
    ]
    assert lines(read(CHART)) == ["交割流程如下：", "完"]

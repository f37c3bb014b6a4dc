"""A Word file as blocks: what tells a heading, the package, the way back to its nodes."""

from __future__ import annotations

import inspect
import io
import sys
import zipfile

import pytest
from contract_files import docx, level, listed, lists, package, paragraph
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from reading_values import lines, read_body, run

from reviewer.document import docx_package
from reviewer.document.docx_content import text_nodes
from reviewer.document.docx_reader import read_docx
from reviewer.document.docx_styles import without_table_styles
from reviewer.errors import PasswordNeededError, UnreadableFileError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_a_heading_style_makes_a_heading() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    document = read_body(paragraph("定义", '<w:pStyle w:val="1"/>'), styles=styles)
    assert document.blocks[0].heading


def test_an_outline_level_makes_a_heading_and_level_nine_is_body_text() -> None:
    document = read_body(
        paragraph("甲", '<w:outlineLvl w:val="0"/>') + paragraph("乙", '<w:outlineLvl w:val="9"/>')
    )
    assert [block.heading for block in document.blocks] == [True, False]


def test_a_paragraph_may_take_back_the_alignment_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="t"/><w:pPr><w:jc w:val="center"/>'
        "</w:pPr></w:style>"
    )
    named = '<w:pStyle w:val="T"/>'
    document = read_body(
        paragraph("甲", named) + paragraph("乙", named + '<w:jc w:val="left"/>'), styles=styles
    )
    assert [block.centred for block in document.blocks] == [True, False]


def test_a_paragraph_is_bold_if_all_its_words_are() -> None:
    document = read_body(
        paragraph("甲", run="<w:b/>")
        + f"<w:p>{run('甲', '<w:b/>')}{run('乙')}</w:p>"
        + f"<w:p>{run('甲', '<w:b/>')}{run(' ')}</w:p>"
        + paragraph("丙", run='<w:b w:val="0"/>')
    )
    assert [block.bold for block in document.blocks] == [True, False, True, False]


def test_a_line_of_the_table_of_contents_is_known() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    document = read_body(paragraph("第一条 定义\t1", '<w:pStyle w:val="T1"/>'), styles=styles)
    assert document.blocks[0].contents


def test_styles_of_tables_do_not_hide_those_of_paragraphs() -> None:
    grid = '<w:style w:type="table" w:styleId="G"><w:name w:val="Grid"/></w:style>'
    heading = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    document = read_body(paragraph("定义", '<w:pStyle w:val="1"/>'), styles=grid + heading + grid)
    assert document.blocks[0].heading


def test_a_circle_of_styles_ends() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    assert lines(read_body(paragraph("甲", '<w:pStyle w:val="A"/>'), styles=styles)) == ["甲"]


def test_strict_documents_are_read() -> None:
    data = docx(paragraph("甲方"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    assert lines(read_docx(stream.getvalue(), "a.docx")) == ["甲方"]


def test_an_encrypted_part_needs_a_password() -> None:
    data = bytearray(docx(paragraph("甲")))
    # The flag of each entry, in its own header and in the directory.
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(mark, at + 4)
    with pytest.raises(PasswordNeededError):
        read_docx(bytes(data), "a.docx")


def test_a_part_that_does_not_unpack_is_damage() -> None:
    data = docx(paragraph("甲方转让账号。" * 50))
    at = data.find(b"word/document.xml") + 40
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(data[:at] + bytes(20) + data[at + 20 :], "a.docx")
    assert caught.value.code == "file-damaged"


def test_a_file_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MOST_ELEMENTS", 20)
    with pytest.raises(UnreadableFileError) as caught:
        read_body(paragraph("甲") * 10)
    assert caught.value.code == "file-too-large"


def test_relationships_may_lead_nowhere() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>'
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    assert lines(read_body(f"<w:p>{run('甲')}{reference}</w:p>" + section)) == ["甲"]


def test_broken_styles_do_not_keep_the_words_away() -> None:
    assert lines(read_body(paragraph("甲方"), styles="<w:style>")) == ["甲方"]


@pytest.mark.parametrize("root", ["document", "glossaryDocument"])
def test_a_document_without_a_body_is_none(root: str) -> None:
    xml = f'<w:{root} xmlns:w="{W[1:-1]}"/>'
    with pytest.raises(UnreadableFileError) as caught:
        read_docx(package({"word/document.xml": xml}), "a.docx")
    assert caught.value.code == "file-type"


_words = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=8)


_xml = st.one_of(
    _words.map(lambda text: run(_escaped(text))),
    _words.map(lambda text: f"<w:ins>{run(_escaped(text))}</w:ins>"),
    _words.map(lambda text: f"<w:del><w:r><w:delText>{_escaped(text)}</w:delText></w:r></w:del>"),
    st.sampled_from(["<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", run("𠮷田𬭎"), "<w:hyperlink/>"]),
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.lists(st.lists(_xml, max_size=5), min_size=1, max_size=4))
def test_every_character_leads_back_to_its_node(paragraphs: list[list[str]]) -> None:
    body = "".join(f"<w:p>{''.join(runs)}</w:p>" for runs in paragraphs) + paragraph("末")
    data = docx(body)
    document = read_docx(data, "a.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        nodes = text_nodes(etree.fromstring(archive.read("word/document.xml")))
    fixed = {W + "tab": "\t", W + "br": "\n"}
    for piece in document.pieces:
        node = nodes[piece.node]
        assert piece.part == "word/document.xml"
        assert piece.span.of(document.text) == fixed.get(node.tag, node.text)
    covered = sum(len(piece.span) for piece in document.pieces)
    assert covered == sum(len(block.span) for block in document.blocks)


def test_a_style_of_numbers_that_its_list_does_not_name_counts_on_its_own_level() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = lists(level(0, "%1.") + level(1, "（%2）"))
    named = paragraph("甲", '<w:pStyle w:val="N"/>')
    assert read_body(named, styles=style, numbering=numbering).blocks[0].label == "（1）"


@pytest.mark.parametrize("styles", ["", '<w:style w:type="numbering" w:styleId="L"/>'])
def test_a_list_that_points_to_none_has_no_numbers(styles: str) -> None:
    numbering = lists('<w:numStyleLink w:val="L"/>')
    document = read_body(listed("甲"), styles=styles, numbering=numbering)
    assert document.blocks[0].label in (None, "")


def test_a_file_nested_deeper_than_can_be_followed_is_refused() -> None:
    body = paragraph("甲")
    for _ in range(70):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    data, usual = docx(body), sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 120)
    try:
        with pytest.raises(UnreadableFileError) as caught:
            read_docx(data, "a.docx")
    finally:
        sys.setrecursionlimit(usual)
    assert caught.value.code == "file-damaged"


def test_a_style_beyond_the_last_outline_level_is_no_heading() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Deep"><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
        "</w:style>"
    )
    document = read_body(paragraph("甲", '<w:pStyle w:val="Deep"/>'), styles=styles)
    assert not document.blocks[0].heading


def test_a_paragraph_that_names_no_style_has_the_usual_one() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Usual"><w:pPr><w:jc w:val="center"/>'
        "</w:pPr></w:style>"
    )
    assert read_body(paragraph("甲"), styles=styles).blocks[0].centred


def test_words_are_bold_by_a_style_of_characters_too() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Pale"/>'
    )
    bold, pale = read_body(
        paragraph("甲", run='<w:rStyle w:val="Strong"/>')
        + paragraph("乙", run='<w:rStyle w:val="Pale"/>'),
        styles=styles,
    ).blocks
    assert (bold.bold, pale.bold) == (True, False)


def test_the_document_need_not_be_the_first_part_that_the_package_names() -> None:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = docx(paragraph("甲"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        b"<Relationship ",
        f'<Relationship Id="p" Type="{kinds}/thumbnail" Target="a.png"/><Relationship '.encode(),
        1,
    )
    assert read_docx(package(files), "a.docx").text == "甲\n"


def test_a_styles_part_cut_off_in_a_style_of_tables_keeps_what_it_has() -> None:
    table_style = b'<w:style w:type="table" w:styleId="T"><w:pPr/></w:style>'
    assert without_table_styles(b"<a/>" + table_style + b"<b/>" + table_style) == b"<a/><b/>"
    assert without_table_styles(b"<a/>" + table_style[:40]) == b"<a/>" + table_style[:40]

"""A copy keeps what nobody touches, and its package stays one that every reader opens."""

from __future__ import annotations

import io
import zipfile

import pytest
from contract_files import docx, package, paragraph
from export.marked_files import commented, content, found_comments, names, part
from lxml import etree

from reviewer.document.docx_names import MC, RELATIONSHIPS
from reviewer.document.docx_reader import read_docx
from reviewer.errors import UnreadableFileError
from reviewer.export.docx_copy import DocxCopy, parsed, with_namespaces

TYPES = "[Content_Types].xml"
SIGNED = {
    "_xmlsignatures/origin.sigs": "",
    "_xmlsignatures/sig1.xml": "<Signature/>",
}


def files_of(data: bytes) -> dict[str, str | bytes]:
    return {name: content(data, name) for name in names(data)}


def of_kind(kind: str) -> dict[str, str | bytes]:
    """The files of a Word file whose main part has a content type."""
    whole = files_of(docx(paragraph("甲方转让")))
    override = f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'
    types = str(whole[TYPES], "utf-8")
    whole[TYPES] = types.replace("</Types>", override + "</Types>")
    return whole


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_copy_of_any_word_file_is_a_document(kind: str):
    made = DocxCopy(package(of_kind(kind)), "a.docm").finished()
    [override] = part(made, TYPES).iterchildren("{*}Override")
    assert override.get("ContentType") == (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    )
    assert read_docx(made, "a.docx").text.strip() == "甲方转让"


def test_macros_do_not_go_into_the_copy():
    office = "http://schemas.microsoft.com/office/2006/relationships"
    whole = of_kind("application/vnd.ms-word.document.macroEnabled.main+xml")
    rels = str(whole["word/_rels/document.xml.rels"], "utf-8")
    link = f'<Relationship Id="v" Type="{office}/vbaProject" Target="vbaProject.bin"/>'
    data = f'<Relationship Id="d" Type="{office}/wordVbaData" Target="vbaData.xml"/>'
    empty = rels[: rels.index("<Relationships")] + f'<Relationships xmlns="{RELATIONSHIPS[1:-1]}">'
    whole |= {
        "word/_rels/document.xml.rels": rels.replace("</Relationships>", f"{link}</Relationships>"),
        "word/_rels/vbaProject.bin.rels": f"{empty}{data}</Relationships>",
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        "word/vbaData.xml": "<data/>",
    }
    made = DocxCopy(package(whole), "a.docm").finished()
    assert not [name for name in names(made) if "vba" in name.lower()]
    assert b"vba" not in content(made, "word/_rels/document.xml.rels")


def test_a_part_that_is_added_is_declared_and_pointed_to():
    copy = DocxCopy(docx(paragraph("甲方")), "a.docx")
    copy.add("word/new.xml", parsed("<new/>"), "text/new", "http://example.com/new")
    made = copy.finished()
    [override] = part(made, TYPES).iterchildren("{*}Override")
    assert (override.get("PartName"), override.get("ContentType")) == ("/word/new.xml", "text/new")
    [link] = part(made, "word/_rels/document.xml.rels")
    assert (link.get("Target"), link.get("Type")) == ("new.xml", "http://example.com/new")
    assert DocxCopy(made, "a.docx").related("new") == "word/new.xml"


def test_a_file_without_relationships_gets_them():
    whole = files_of(docx(paragraph("甲方")))
    del whole["word/_rels/document.xml.rels"]
    made = commented(package(whole), "甲方")
    assert found_comments(made) == [("甲方", "批注1")]


def test_names_that_are_taken_are_not_given_again():
    whole = files_of(docx(paragraph("甲方")))
    whole["word/Comments.xml"] = "<stray/>"
    made = commented(package(whole), "甲方")
    assert "word/comments1.xml" in names(made)
    assert content(made, "word/Comments.xml") == b"<stray/>"


def test_a_signature_over_the_original_is_left_out():
    whole = files_of(docx(paragraph("甲方"))) | SIGNED
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    link = f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/origin.sigs"/>'
    rels = str(whole["_rels/.rels"], "utf-8")
    whole["_rels/.rels"] = rels.replace("</Relationships>", link + "</Relationships>")
    made = commented(package(whole), "甲方")
    assert not [name for name in names(made) if name.startswith("_xml")]
    assert b"signature" not in content(made, "_rels/.rels")


def test_a_strict_document_stays_strict():
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in files_of(docx(paragraph("甲方"))).items()
        if isinstance(data, bytes)
    }
    made = commented(package(strict), "甲方")
    assert found_comments(made) == [("甲方", "批注1")]
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"wordprocessingml/2006" not in content(made, name)
        assert b"officeDocument/2006" not in content(made, name)


def test_absolute_targets_and_outside_ones_are_told_apart():
    whole = files_of(docx(paragraph("甲方"), parts={"settings": "<w:zoom/>"}))
    rels = str(whole["word/_rels/document.xml.rels"], "utf-8")
    outside = '<Relationship Id="x" Type="a/settings" Target="http://b/c" TargetMode="External"/>'
    rels = rels.replace('Target="settings.xml"', 'Target="/word/settings.xml"')
    whole["word/_rels/document.xml.rels"] = rels.replace(
        "<Relationship ", outside + "<Relationship ", 1
    )
    assert DocxCopy(package(whole), "a.docx").related("settings") == "word/settings.xml"


def test_what_is_dropped_is_neither_there_nor_declared():
    data = docx(paragraph("甲方"), parts={"settings": "<w:zoom/>"})
    copy = DocxCopy(data, "a.docx")
    copy.add("word/more.xml", parsed("<more/>"), "text/more", "http://example.com/more")
    copy = DocxCopy(copy.finished(), "a.docx")
    copy.drop("/more", copy.main)
    copy.drop("/nothing", copy.main)
    copy.drop("/anything", "word/none.xml")
    assert not copy.has("word/more.xml")
    made = copy.finished()
    assert "word/more.xml" not in names(made)
    assert list(part(made, TYPES).iterchildren("{*}Override")) == []
    kinds = [link.get("Type") for link in part(made, "word/_rels/document.xml.rels")]
    assert [kind.rpartition("/")[2] for kind in kinds] == ["settings"]


def test_a_damaged_part_is_none_and_stays_as_it_is():
    whole = files_of(docx(paragraph("甲方"), styles="<w:style/>"))
    whole["word/styles.xml"] = b"<broken"
    made = commented(package(whole), "甲方")
    assert content(made, "word/styles.xml") == b"<broken"
    copy = DocxCopy(package(whole), "a.docx")
    assert copy.optional_root("word/styles.xml") is None
    assert copy.optional_root("word/none.xml") is None
    assert copy.peek("word/none.xml") is None


def test_a_damaged_picture_is_told_when_the_copy_is_made():
    data = bytearray(
        package({**files_of(docx(paragraph("甲方"))), "word/media/image1.png": "甲方乙方" * 9})
    )
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        at = whole.getinfo("word/media/image1.png").header_offset
    data[at + 30 + len("word/media/image1.png") + 2] ^= 0xFF
    copy = DocxCopy(bytes(data), "a.docx")
    with pytest.raises(UnreadableFileError) as raised:
        copy.finished()
    assert raised.value.code == "file-damaged"


def test_no_package_is_no_copy():
    with pytest.raises(UnreadableFileError):
        DocxCopy(b"PK", "a.docx")


def test_an_extension_is_declared_once_and_may_be_passed_over():
    root = etree.fromstring('<a xmlns="urn:a" xmlns:w14="urn:other"><b/></a>')
    made = with_namespaces(root, {"w14": "urn:w14", "w15": "urn:w15"})
    assert made.nsmap == {
        None: "urn:a",
        "w14": "urn:other",
        "w14x": "urn:w14",
        "w15": "urn:w15",
        "mc": MC[1:-1],
    }
    assert made.get(MC + "Ignorable") == "w14x w15"
    again = with_namespaces(made, {"w14": "urn:w14"})
    assert again.get(MC + "Ignorable") == "w14x w15"
    assert [child.tag for child in again] == ["{urn:a}b"]


def test_the_copy_reads_as_the_original():
    data = docx(paragraph("甲方转让") + paragraph("微信号"))
    made = DocxCopy(data, "a.docx").finished()
    assert names(made) == names(data)
    assert read_docx(made, "a.docx").text == read_docx(data, "a.docx").text
    assert part(made, "_rels/.rels").tag == RELATIONSHIPS + "Relationships"


def test_damaged_relationships_are_replaced_by_whole_ones():
    whole = files_of(docx(paragraph("甲方")))
    whole["word/_rels/document.xml.rels"] = "<broken"
    made = commented(package(whole), "甲方")
    assert names(made).count("word/_rels/document.xml.rels") == 1
    assert found_comments(made) == [("甲方", "批注1")]


def test_what_nothing_points_to_cannot_be_dropped():
    whole = files_of(docx(paragraph("甲方")))
    copy = DocxCopy(package(whole), "a.docx")
    copy.drop("/thumbnail", "word/missing.xml")
    assert set(names(copy.finished())) == set(whole)

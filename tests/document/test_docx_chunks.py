"""Files inside a Word file (ECMA-376 Part 1 §17.17.2)."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table

from reviewer.document import docx_reader
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document
from reviewer.document.notices import embedded_files

CHUNK = '<w:altChunk r:id="inside"/>'


def read(
    name: str, data: bytes, body: str = f"{paragraph('前')}{CHUNK}{paragraph('后')}"
) -> Document:
    return read_docx(docx(body, media={name: data}), "a.docx", formatting=True)


def lines(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


HTML = """<html><head><title>题</title><style>p {color: red}</style></head><body>
<h1>第一条</h1><p>甲方 <b>转让</b>
账号<br>九个</p><script>alert(1)</script><!-- 注 -->
<table><tr><td>名称</td><td>数量</td></tr></table>尾<img src="https://example.com/spy.png"></body></html>"""
META = "<head><meta charset=gbk>"
HTML_LINES = ["前", "第一条", "甲方 转让 账号\n九个", "名称\t数量", "尾", "后"]
MAIL = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"PHA+55Sy5pa5PC9wPg==\r\n--b--\r\n"
)
RTF = rb"{\rtf1\ansi\ansicpg936 \'bc\'d7\u26041 ?\par\b0 two}"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("inside.html", HTML.encode(), HTML_LINES),
        ("inside.xhtml", b"\xef\xbb\xbf" + HTML.encode(), HTML_LINES),
        ("inside.bin", HTML.replace("<head>", META).encode("gbk"), HTML_LINES),
        ("inside.mht", MAIL, ["前", "甲方", "后"]),
        ("inside.rtf", RTF, ["前", "甲方", "two", "后"]),
        ("inside.txt", "第一条 甲\r\n\r\n第二条 乙".encode("gb18030"),
         ["前", "第一条 甲", "", "第二条 乙", "后"]),
        ("inside.txt", "甲".encode("utf-16"), ["前", "甲", "后"]),
        ("inside.docx", docx(paragraph("甲") + table(["1", "2"])), ["前", "甲", "1\t2", "后"]),
    ],
    ids=["html", "xhtml", "html by its beginning", "mht", "rtf", "txt", "utf-16", "docx"],
)  # fmt: skip
def test_a_file_inside_is_read_where_it_stands(name: str, data: bytes, said: list[str]) -> None:
    document = read(name, data)
    assert lines(document) == said
    assert document.warnings == (embedded_files([name], read=True),)
    assert len(document.formats) == len(document.blocks)
    assert [unit.body.of(document.text) for unit in segment(document)][-1] == "后"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("inside.bin", b"\x00\x01\x02"),
        ("inside.txt", b"\x00\x01"),
        ("inside.docx", b"PK\x03\x04 broken"),
        ("inside.html", b""),
        ("inside.mht", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, data: bytes) -> None:
    document = read(name, data)
    assert lines(document) == ["前", "后"]
    assert document.warnings == (embedded_files([name], read=False),)


def test_an_address_is_named_and_not_fetched() -> None:
    body = paragraph("前") + '<w:altChunk r:id="external"/><w:altChunk r:id="lost"/>'
    document = read("https://example.com/contract.html", b"", body)
    assert document.warnings == (embedded_files(["contract.html", "altChunk"], read=False),)


def test_a_file_inside_a_file_inside_is_not_read() -> None:
    inner = docx(f"{paragraph('中')}{CHUNK}", media={"inside.txt": "深".encode()})
    assert lines(read("inside.docx", inner)) == ["前", "中", "后"]


def test_only_so_many_files_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "_MOST_CHUNKS", 1)
    document = read("inside.txt", "甲".encode(), paragraph("前") + CHUNK * 2)
    assert lines(document) == ["前", "甲"]
    assert len(document.warnings) == 2


def test_numbers_and_tables_of_the_file_inside_stand_for_themselves() -> None:
    numbering = lists(level(0, "第%1条", "chineseCounting"))
    inner = docx(listed("甲") + table(["1", "2"]), numbering=numbering)
    body = f"{listed('前')}{table(['a', 'b'])}{CHUNK}{table(['c', 'd'])}{listed('后')}"
    document = read_docx(
        docx(body, numbering=numbering, media={"inside.docx": inner}), "a.docx", formatting=True
    )
    assert [(block.label, block.table) for block in document.blocks] == [
        *(("第一条", None), (None, 1), ("第一条", None)),
        *((None, 2), (None, 3), ("第二条", None)),
    ]
    row = document.blocks[3]
    assert [cell.of(document.text) for cell in row.cells] == ["1", "2"]
    assert document.formats[2].runs[0].span.of(document.text) == "甲"
    assert all(piece.span.of(document.text) != "甲" for piece in document.pieces)


def test_a_file_inside_a_cell_follows_the_row() -> None:
    body = table([f"{paragraph('左')}{CHUNK}", "右"])
    assert lines(read("inside.txt", "甲".encode(), body)) == ["左\t右", "甲"]


def test_a_name_is_told_without_what_could_mislead() -> None:
    told = embedded_files(["a）b\n.html", "甲.txt", "甲.txt"], read=False)
    assert told.names == ("a_b_.html", "甲.txt")


def test_a_mail_in_an_unknown_character_set_is_read_as_it_may_be() -> None:
    mail = MAIL.replace(b"charset=utf-8", b"charset=nonsense")
    assert lines(read("inside.mht", mail)) == ["前", "甲方", "后"]


def test_what_is_no_character_is_marked_as_such() -> None:
    assert lines(read("inside.txt", b"a\xff\xff\xffb"))[1].startswith("a")
    assert "\ufffd" in read("inside.txt", b"a\xff\xff\xffb").text


def test_references_beside_a_file_inside_are_resolved() -> None:
    field = '<w:fldSimple w:instr="REF a"/>'
    body = '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>甲</w:t></w:r>'
    body += f'<w:bookmarkEnd w:id="1"/></w:p>{CHUNK}<w:p>{field}</w:p>'
    assert lines(read("inside.txt", "文".encode(), body)) == ["甲", "文", "甲"]

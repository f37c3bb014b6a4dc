"""Copies with comments and changes, and what an editor makes of them when it accepts or rejects."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from lxml import etree

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.document.model import Document, Span
from reviewer.errors import UnreadableFileError
from reviewer.export.comment_anchors import Comment, Commenter
from reviewer.export.docx_copy import DocxCopy
from reviewer.export.docx_fragments import PartText
from reviewer.export.docx_redline import Redliner, Substitution, Unplaced
from reviewer.export.docx_writing import Signature

SIGNATURE = Signature("王律师", "王", datetime(2026, 11, 2, 12, tzinfo=UTC))
BY = 'w:id="7" w:author="李四" w:date="2024-05-01T09:00:00Z"'
MAIN = "word/document.xml"
BOLD = "<w:b/>"
SECTION = "<w:sectPr/>"
SDT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def content(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def part(data: bytes, name: str = MAIN) -> etree._Element:
    return etree.fromstring(content(data, name))


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def texts_of(copy: DocxCopy):
    made: dict[str, PartText] = {}
    return lambda name: made.setdefault(name, PartText(copy.root(name)))


def commented(data: bytes, *words: str) -> bytes:
    """The file with a comment on each of these words, saying 批注 and its number."""
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    Commenter(copy, document, texts_of(copy)).place(
        [
            Comment(span_of(document, each), (f"批注{number}",), SIGNATURE)
            for number, each in enumerate(words, 1)
        ]
    )
    return copy.finished()


def found_comments(data: bytes) -> list[tuple[str | None, str]]:
    """The words that each comment is on, and what it says, as the reader finds them."""
    document = read_docx(data, "a.docx", formatting=True)
    return [
        (None if each.span is None else each.span.of(document.text), each.text)
        for each in document.comments
    ]


def redlined(data: bytes, *changes: Substitution) -> bytes:
    """The file with these changes tracked."""
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    redliner = Redliner(copy, document, texts_of(copy), SIGNATURE)
    assert [redliner.unplaced(change) for change in changes] == [None] * len(changes)
    redliner.apply(changes)
    return copy.finished()


def replacement(data: bytes, old: str, new: str | None, after: Sequence[str] = ()) -> Substitution:
    """Put `new` for `old`, with paragraphs after its block; None leaves the words."""
    document = read_docx(data, "a.docx")
    span = span_of(document, old)
    return Substitution(span, block_at(document, span), new, tuple(after))


def strike(data: bytes, words: str) -> Substitution:
    """Delete the block that holds the words."""
    document = read_docx(data, "a.docx")
    index = block_at(document, span_of(document, words))
    return Substitution(document.blocks[index].span, index, "", (), whole=True)


def block_at(document: Document, span: Span) -> int:
    return next(at for at, block in enumerate(document.blocks) if block.span.contains(span))


def accepted(data: bytes) -> list[str]:
    """The paragraphs of the body once every change is accepted."""
    return _settled(data, kept="ins", gone="del")


def rejected(data: bytes) -> list[str]:
    """The paragraphs of the body once every change is rejected."""
    return _settled(data, kept="del", gone="ins")


def _settled(data: bytes, *, kept: str, gone: str) -> list[str]:
    """Settle changes by the letter of §17.13.5, with nothing of the program's own."""
    body = part(data).find(W + "body")
    assert body is not None
    for row in list(body.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for change in list(body.iter(W + gone)):
        if change.getparent().tag != W + "rPr":
            change.getparent().remove(change)
    paragraphs, held = [], ""
    for paragraph in body.iter(W + "p"):
        words = "".join(
            {"tab": "\t", "br": "\n"}.get(node.tag.rpartition("}")[2], node.text or "")
            for node in paragraph.iter(W + "t", W + "delText", W + "tab", W + "br")
            if next(node.iterancestors(W + "p")) is paragraph and node.getparent().tag == W + "r"
        )
        ends = paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is None
        if ends:
            paragraphs.append(held + words)
        held = "" if ends else held + words
    return paragraphs


def both_ways(data: bytes, made: bytes, cured: list[str]) -> None:
    """Accepted and rejected by an independent hand, and as our reader reads the two revisions."""
    assert accepted(made) == cured
    assert rejected(made) == rejected(data)
    assert original(made) == original(data)


def original(data: bytes) -> str:
    """The words before anybody's change; a file may have been inserted as a whole."""
    try:
        return read_docx(data, "a.docx", revision="original").text
    except UnreadableFileError:
        return ""


def kinds(data: bytes, tag: str) -> list[str]:
    """The words of the insertions or deletions of the body, in order."""
    return [
        "".join(node.text or "" for node in change.iter(W + "t", W + "delText"))
        for change in part(data).iter(W + tag)
        if change.getparent().tag not in (W + "rPr", W + "trPr")
    ]


def unplaced(
    data: bytes, words: str, new: str | None = "新", after: tuple[str, ...] = ()
) -> Unplaced | None:
    """Why new words for these words cannot be tracked."""
    document, copy = read_docx(data, "a.docx"), DocxCopy(data, "a.docx")
    span = span_of(document, words)
    change = Substitution(span, block_at(document, span), new, after)
    return Redliner(copy, document, texts_of(copy), SIGNATURE).unplaced(change)

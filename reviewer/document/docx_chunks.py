"""Files that stand inside a Word file and that Word would take in when it opens it (w:altChunk).

Word files, HTML, MHTML, RTF and plain text are read; what they link to is never fetched.

Source: ECMA-376 Part 1 §17.17.2 (altChunk), §11.3.1 (alternative format import part).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from typing import cast

from lxml import etree, html

from reviewer.document.model import Block, BlockFormat, BlockKind, Document, Span
from reviewer.document.rtf_text import rtf_lines
from reviewer.errors import ShenqiError

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))
_SILENT = frozenset({"head", "script", "style", "title", "template", "noscript"})
_LINES = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
        *("fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr"),
        *("ul", "caption"),
    }
)
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_chunk(data: bytes, part: str, read_word: Callable[[bytes], Document]) -> Document | None:
    """The text of an embedded file, None for one that cannot be read. `read_word` reads a .docx."""
    if data.startswith(b"PK\x03\x04"):
        try:
            return read_word(data)
        except ShenqiError:
            return None
    return _document(_lines_of(data, part))


def _lines_of(data: bytes, part: str) -> list[str]:
    """The paragraphs of a text in whatever format; none of one that is not known."""
    head = data[:1024].lstrip().lower()
    ending = part.rpartition(".")[2].lower()
    if head.startswith(b"{\\rtf"):
        return rtf_lines(data)
    if ending in ("mht", "mhtml") or b"mime-version:" in head:
        return _mail_lines(data)
    if ending in ("htm", "html", "xhtml") or b"<html" in head or head.startswith(b"<!doctype html"):
        return _html_lines(_decoded(data))
    return _decoded(data).splitlines() if ending in ("txt", "text") and b"\0" not in head else []


def _document(lines: list[str]) -> Document | None:
    blocks, start = [], 0
    for line in lines:
        span = Span(start, start + len(line))
        blocks.append(Block(BlockKind.PARAGRAPH, span))
        start += len(line) + 1
    text = "".join(f"{line}\n" for line in lines)
    if not text.strip():
        return None
    looks = tuple(BlockFormat() for _ in blocks)
    return Document("docx", "", text, tuple(blocks), formats=looks)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    named = _CHARSET.search(data[:2048])
    for encoding in (named[1].decode("ascii") if named else "", "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("gb18030", "replace")


def _mail_lines(data: bytes) -> list[str]:
    """The first text of an MHTML archive."""
    for found in message_from_bytes(data, policy=policy.default).walk():
        if found.get_content_maintype() != "text":
            continue
        payload = cast(bytes, found.get_payload(decode=True))
        charset = found.get_content_charset()
        try:
            words = payload.decode(charset) if charset else _decoded(payload)
        except (LookupError, UnicodeDecodeError):
            words = _decoded(payload)
        is_html = found.get_content_subtype() == "html"
        return _html_lines(words) if is_html else words.splitlines()
    return []


def _html_lines(text: str) -> list[str]:
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    said = "".join(_said(root))
    lines = (_SPACES.sub(" ", line).strip() for line in said.split("\v"))
    return [
        line.replace("\x1f", "\t").replace("\x1e", "\n").strip("\t\n")
        for line in lines
        if line.strip("\x1f\x1e ")
    ]


def _said(root: etree._Element) -> Iterator[str]:
    """Words with \\v between paragraphs, \\x1e for breaks, \\x1f between cells."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        silent = not tag or any(
            above.tag in _SILENT for above in (element, *element.iterancestors())
        )
        if event == "start":
            if tag in _LINES:
                yield "\v"
            elif tag == "br":
                yield "\x1e"
            if not silent and element.text:
                yield element.text
            continue
        if tag in ("td", "th"):
            yield "\x1f"
        elif tag in _LINES:
            yield "\v"
        above = element.getparent()
        quiet = above is None or any(at.tag in _SILENT for at in (above, *above.iterancestors()))
        if element.tail and not quiet:
            yield element.tail

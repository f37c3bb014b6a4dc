"""Small contracts, Word and PDF, as read: their lines and blocks."""

from __future__ import annotations

from contract_files import Page, Words, docx, pdf

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import BlockKind, Document, Revision
from reviewer.document.pdf_reader import read_in_steps
from reviewer.document.scan_recognition import Recognition


def read_body(
    body: str, *, revision: Revision = "final", styles: str = "", numbering: str = "", **parts: str
) -> Document:
    data = docx(body, styles=styles, numbering=numbering, parts=parts)
    document = read_docx(data, "a.docx", revision=revision)
    # What the view wants besides changes no word, no block and no way back to the file.
    viewed = read_docx(data, "a.docx", revision=revision, formatting=True)
    assert (viewed.text, viewed.blocks, viewed.pieces) == (
        *(document.text, document.blocks, document.pieces),
    )
    return document


def lines(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


# A line of 34 characters fills the page from margin to margin.
FULL = "甲方应当将其名下九个微信号连同全部好友以及聊天记录一并转让给乙方使用且"
LEFT, RIGHT = 90.0, 90.0 + 12 * len(FULL)


def read_pdf(
    data: bytes, name: str, password: str | None = None, recognition: Recognition | None = None
) -> Document:
    """The whole of a PDF; what can be read of a scan before that is left aside."""
    *_, document = read_in_steps(data, name, password, recognition)
    return document


def read_pages(*pages: Page) -> Document:
    return read_pdf(pdf(*pages), "a.pdf")


def lines_at(*texts: str, top: float = 100.0, pitch: float = 18.0, x: float = LEFT) -> list[Words]:
    return [Words(x, top + pitch * at, text) for at, text in enumerate(texts)]


def blocks(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind is kind]


def paragraphs_of(*words: Words) -> list[str]:
    return blocks(read_pages(Page(words)))

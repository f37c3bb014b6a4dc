"""Recognised lines and pages made by hand, for tests that need no engine."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.document import pdfium
from reviewer.document.pdf_characters import WIDE
from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_model import Levelling, ScanLine, ScannedPage
from reviewer.document.scan_recognition import Recognition

EM = 12.0
LEFT = 72.0


def scan_line(
    text: str,
    left: float = LEFT,
    top: float = 100.0,
    *,
    em: float = EM,
    wider: dict[int, float] | None = None,
    scores: dict[int, float] | None = None,
    height: float = 1.25,
) -> ScanLine:
    """A line as the engine would give it. `wider` says how many ems of white more than usual stand
    before a character, `scores` of which characters it is how sure (else 1)."""
    places, gaps = [], []
    x = left
    for at, char in enumerate(text):
        extra = (wider or {}).get(at, 0.0) * em
        if at:
            gaps.append((x - 0.05 * em, x + extra + 0.05 * em))
        x += extra
        width = em if WIDE.match(char) else em / 2
        if char.isspace():
            width = 0.0
        places.append((x, x + width))
        x += width
    return ScanLine(
        text,
        left,
        top,
        x,
        top + height * em,
        tuple(places),
        tuple((scores or {}).get(at, 1.0) for at in range(len(text))),
        tuple(gaps),
    )


def scanned_page(
    *lines: ScanLine,
    levelling: Levelling | None = None,
    horizontal: tuple[Rule, ...] = (),
    vertical: tuple[Rule, ...] = (),
) -> ScannedPage:
    return ScannedPage(levelling or Levelling(595.0, 842.0), lines, horizontal, vertical)


class ReadyMade(Recognition):
    """Recognition that knows beforehand what stands on each page (by its index).

    `before` are pages recognised in an earlier run.
    """

    def __init__(
        self,
        pages: dict[int, ScannedPage],
        progress: Callable[[int, int], None] = lambda done, total: None,
        stepwise: bool = False,
        *,
        available: bool = True,
        before: dict[int, ScannedPage] | None = None,
    ) -> None:
        super().__init__(progress=progress, stepwise=stepwise)
        self.pages = pages
        self.available = available
        self.before = before or {}
        self.asked: list[tuple[int, str | None]] = []

    def known(self, index: int, sha256: str) -> ScannedPage | None:
        return self.before.get(index)

    def page(self, document: pdfium.PdfDocument, index: int, sha256: str | None) -> ScannedPage:
        self.asked.append((index, sha256))
        return self.pages[index]

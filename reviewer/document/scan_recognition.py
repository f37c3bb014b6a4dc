"""Recognition of the pages of a PDF that have no text of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from reviewer.document import pdfium
from reviewer.document.pdf_annotations import load_page
from reviewer.document.pdf_rules import Rule, Rules, merged
from reviewer.document.scan_cache import PageCache
from reviewer.document.scan_engine import Engine, available, install_command
from reviewer.document.scan_model import Levelling, ScanLine, ScannedPage

# A page read upside down makes no sense to the engine either.
_SENSIBLE = 0.8


def _ignored(done: int, total: int) -> None: ...


@dataclass
class Recognition:
    """Reads scanned pages; keeps them in `cache`, a folder, where one is given.

    `progress` is told how many pages of how many are done, before each page; what it raises ends
    the reading. `stepwise` asks for the document after each page rather than after the last.
    """

    cache: Path | None = None
    progress: Callable[[int, int], None] = _ignored
    stepwise: bool = False
    engine: Engine = field(default_factory=Engine)

    @cached_property
    def available(self) -> bool:
        """Whether there is an engine."""
        return available()

    @property
    def missing_command(self) -> str:
        """What to type so that there is one; nothing where there is."""
        return "" if self.available else install_command()

    def known(self, index: int, sha256: str) -> ScannedPage | None:
        """A page (0-based) of the file with this hash as recognised before, None for none."""
        return None if self._pages is None else self._pages.get(sha256, index + 1)

    def page(self, document: pdfium.PdfDocument, index: int, sha256: str | None) -> ScannedPage:
        """Recognise a page (0-based) of an open document. `sha256` names the file in the cache;
        with None the page is not kept. The caller holds pdfium.LOCK. Raises PdfiumError.
        """
        page, _ = load_page(document, index)
        try:
            recognised = recognise(page, self.engine)
        finally:
            page.close()
        if self._pages is not None and sha256 is not None:
            self._pages.put(sha256, index + 1, recognised)
        return recognised

    @cached_property
    def _pages(self) -> PageCache | None:
        return None if self.cache is None else PageCache(self.cache, self.engine.version)


def rules_of(page: ScannedPage) -> Rules:
    """The ruling lines of a page, each once."""
    return Rules(merged(list(page.horizontal)), merged(list(page.vertical)))


def recognise(page: pdfium.PdfPage, engine: Engine) -> ScannedPage:
    """The lines of an open page. The caller holds pdfium.LOCK."""
    from reviewer.document import scan_image

    picture, scale, sheet = scan_image.laid_flat(page)
    width, height = page.get_size()
    if scan_image.is_blank(picture):
        return ScannedPage(Levelling(width, height), ())
    picture = scan_image.without_seals(picture, scale)
    sideways, angle = scan_image.how_it_lies(picture)
    tried: list[tuple[float, ScannedPage]] = []
    # Which way up the engine tells: it makes no sense of what stands on its head.
    for turn in (3, 1) if sideways else (0, 2):
        level = scan_image.levelled(scan_image.quarter_turned(picture, turn), angle)
        lines = [
            replace(line, gaps=tuple(scan_image.gaps(level, *line.box)))
            for line in engine.lines(level)
        ]
        across, down = scan_image.ruling_lines(level, scale)
        recognised = ScannedPage(
            Levelling(width, height, turn, angle, sheet),
            tuple(_in_points(line, scale) for line in lines),
            tuple(_not_print(across, lines, scale)),
            tuple(down),
        )
        tried.append((_sense(recognised), recognised))
        if tried[-1][0] > _SENSIBLE:
            break
    return max(tried, key=lambda one: one[0])[1]


def _in_points(line: ScanLine, scale: float) -> ScanLine:
    return replace(
        line,
        left=line.left / scale,
        top=line.top / scale,
        right=line.right / scale,
        bottom=line.bottom / scale,
        places=tuple((start / scale, stop / scale) for start, stop in line.places),
        gaps=tuple((start / scale, stop / scale) for start, stop in line.gaps),
    )


def _sense(page: ScannedPage) -> float:
    """How sure the engine is of the page's characters on the whole."""
    scores = [score for line in page.lines for score in line.scores]
    return sum(scores) / len(scores) if scores else 0.0


def _not_print(rules: list[Rule], lines: list[ScanLine], scale: float) -> list[Rule]:
    """The horizontal rules that are not strokes of print (一, ——) or lines struck through it."""

    def crosses(rule: Rule, line: ScanLine) -> bool:
        top, bottom, left, right = (
            edge / scale for edge in (line.top, line.bottom, line.left, line.right)
        )
        inside = 0.2 * (bottom - top)
        return (
            top + inside < rule.at < bottom - inside
            and rule.start > left - inside
            and rule.stop < right + inside
        )

    return [rule for rule in rules if not any(crosses(rule, line) for line in lines)]

"""Recognised pages kept on the disk, so that a scan is recognised once.

One folder a file, named by its hash; one JSON file a page. What cannot be read, or was written by
another engine, is as good as absent. The folder holds the words of contracts: it is the user's
alone, and whoever purges the marks removes it too.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewer.disk import make_private_folder, write_whole
from reviewer.document.pdf_rules import Rule
from reviewer.document.scan_model import Levelling, ScanLine, ScannedPage, Sheet

# Raised whenever pages are prepared or kept in another way.
_FORMAT = 3


@dataclass(frozen=True, slots=True)
class PageCache:
    """Pages recognised by one version of the engine. A full or locked disk only costs time."""

    folder: Path
    engine: str

    def get(self, sha256: str, page: int) -> ScannedPage | None:
        """A page (1-based) of the file with this hash, None where it is not known."""
        try:
            kept = json.loads(self._path(sha256, page).read_text("utf-8"))
            if kept["format"] != _FORMAT or kept["engine"] != self.engine:
                return None
            return _page_from(kept)
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    def put(self, sha256: str, page: int, recognised: ScannedPage) -> None:
        """Keep a page. The file appears whole or not at all."""
        path = self._path(sha256, page)
        words = json.dumps(self._record(recognised), ensure_ascii=False)
        with contextlib.suppress(OSError):
            for folder in (self.folder, path.parent):
                make_private_folder(folder)
            write_whole(words.encode(), path, private=True)

    def _path(self, sha256: str, page: int) -> Path:
        return self.folder / sha256 / f"{page}.json"

    def _record(self, page: ScannedPage) -> dict[str, Any]:
        level = page.levelling
        sheet = level.sheet
        return {
            "format": _FORMAT,
            "engine": self.engine,
            "levelling": [level.width, level.height, level.turn, level.angle],
            "sheet": sheet and [sheet.width, sheet.height, *sheet.matrix],
            "lines": [
                [
                    line.text,
                    [line.left, line.top, line.right, line.bottom],
                    [round(edge, 2) for place in line.places for edge in place],
                    [round(score, 3) for score in line.scores],
                    [round(edge, 2) for gap in line.gaps for edge in gap],
                ]
                for line in page.lines
            ],
            "horizontal": [list(rule) for rule in page.horizontal],
            "vertical": [list(rule) for rule in page.vertical],
        }


def size(folder: Path) -> int:
    """How much room the cache takes, in bytes; what goes meanwhile does not count."""
    total = 0
    for path in folder.rglob("*.json"):
        with contextlib.suppress(OSError):
            total += path.stat().st_size
    return total


def purge(folder: Path, sha256: str | None = None) -> None:
    """Remove what was recognised of one file, or of all. Raises OSError where that fails."""
    gone = folder if sha256 is None else folder / sha256
    if gone.exists():
        shutil.rmtree(gone)


def _page_from(kept: dict[str, Any]) -> ScannedPage:
    width, height, turn, angle = kept["levelling"]
    return ScannedPage(
        Levelling(float(width), float(height), int(turn), float(angle), _sheet_from(kept["sheet"])),
        tuple(_line_from(*line) for line in kept["lines"]),
        tuple(Rule(*map(float, rule)) for rule in kept["horizontal"]),
        tuple(Rule(*map(float, rule)) for rule in kept["vertical"]),
    )


def _sheet_from(numbers: list[float] | None) -> Sheet | None:
    if numbers is None:
        return None
    width, height, *matrix = map(float, numbers)
    if len(matrix) != 8:
        raise ValueError
    return Sheet(width, height, tuple(matrix))


def _line_from(
    text: str, box: list[float], edges: list[float], scores: list[float], gaps: list[float]
) -> ScanLine:
    if not len(text) == len(scores) == len(edges) / 2:
        raise ValueError
    left, top, right, bottom = map(float, box)
    return ScanLine(
        text,
        left,
        top,
        right,
        bottom,
        _pairs(edges),
        tuple(map(float, scores)),
        _pairs(gaps),
    )


def _pairs(edges: list[float]) -> tuple[tuple[float, float], ...]:
    return tuple(zip(map(float, edges[::2]), map(float, edges[1::2]), strict=True))

"""What recognition is known to get wrong in a line of a Chinese contract, set right."""

from __future__ import annotations

import re
from dataclasses import replace

from reviewer.document.scan_model import ScanLine

# Beside Chinese characters punctuation is full-width; the engine sees only its ink.
_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff》”」）\]])[,:;?!()]|[,:;?!()](?=[\u3400-\u9fff《“「（])"
)


def repaired_line(line: ScanLine) -> ScanLine | None:
    """The line with its mistakes mended and without white space at its ends; None for nothing."""
    start = len(line.text) - len(line.text.lstrip())
    stop = len(line.text.rstrip())
    if start >= stop:
        return None
    text = _HALF_WIDTH.sub(lambda match: _WIDE[match[0]], line.text[start:stop])
    return replace(line, text=text, places=line.places[start:stop], scores=line.scores[start:stop])

"""The recognition engine: rapidocr over onnxruntime, with the models that come in its wheel.

It is an extra (`ocr` in pyproject.toml). Everything heavy is imported when the first page is read.
"""

from __future__ import annotations

import contextlib
import sys
from functools import cached_property
from importlib import util
from typing import TYPE_CHECKING, Any

from reviewer.document.scan_model import ScanLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PACKAGES = ("rapidocr", "onnxruntime", "cv2")
# Pages are read one after the other beside an app that is in use.
_THREADS = 2
# How sure detection must be that it sees a line. At the engine's own 0.5 it passes over the lone
# line of a page; at this it finds nothing more on full pages, nor on worn ones.
_FAINTEST = 0.3
# Long screenshots are read at full width; the engine itself scales what is larger than this.
_LONGEST_SIDE = 8000


def available() -> bool:
    """Whether what recognition needs is installed. Imports none of it."""
    with contextlib.suppress(ValueError):
        return all(util.find_spec(package) is not None for package in _PACKAGES)
    return False


def install_command() -> str:
    """The one command that installs what recognition needs, for this very Python."""
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f'{python} -m pip install "rapidocr>=3.10" onnxruntime opencv-python-headless'


class Engine:
    """Recognises lines of print. The models are loaded with the first page."""

    @property
    def version(self) -> str:
        """Pages recognised by another version are recognised anew."""
        from importlib import metadata

        return f"rapidocr {metadata.version('rapidocr')}"

    def lines(self, image: NDArray[np.uint8]) -> list[ScanLine]:
        """The lines of an image (height by width by blue, green, red), in pixels."""
        found = self._rapidocr(
            image,
            use_cls=False,
            box_thresh=_FAINTEST,
            return_word_box=True,
            return_single_char_box=True,
        )
        if found.txts is None or found.boxes is None:
            return []
        words = found.word_results
        if len(words) != len(found.txts):
            words = [()] * len(found.txts)
        return [
            _line(text, quad.tolist(), _characters(characters))
            for text, quad, characters in zip(found.txts, found.boxes, words, strict=True)
        ]

    @cached_property
    def _rapidocr(self) -> Any:
        from rapidocr import RapidOCR

        threads = "EngineConfig.onnxruntime"
        return RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": 0.0,  # what is doubtful is marked, not dropped
                "Global.max_side_len": _LONGEST_SIDE,
                f"{threads}.intra_op_num_threads": _THREADS,
                f"{threads}.inter_op_num_threads": 1,
            }
        )


_Character = tuple[str, float, float, float]


def _characters(words: Any) -> list[_Character]:
    """The characters of a line but for spaces: each with its score, its left and its right end."""
    return [
        (char, float(score), float(corners[0][0]), float(corners[1][0]))
        for char, score, corners in words
        if corners is not None
    ]


def _line(text: str, quad: list[list[float]], characters: list[_Character]) -> ScanLine:
    """`quad` are the corners of the line from the top left on clockwise."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    left, right = (x0 + x3) / 2, (x1 + x2) / 2
    places: list[tuple[float, float]] = []
    scores: list[float] = []
    if "".join(char for char, *_ in characters) == "".join(text.split()):
        known = iter(characters)
        for char in text:
            if char.isspace():
                end = places[-1][1] if places else left
                places.append((end, end))
                scores.append(1.0)
            else:
                _, score, start, stop = next(known)
                places.append((start, stop))
                scores.append(score)
    else:
        step = (right - left) / max(1, len(text))
        places = [(left + step * at, left + step * (at + 1)) for at in range(len(text))]
        scores = [1.0] * len(text)
    top, bottom = (y0 + y1) / 2, (y2 + y3) / 2
    return ScanLine(text, left, top, right, bottom, tuple(places), tuple(scores))

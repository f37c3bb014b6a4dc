"""A picture of a Word file as pixels, no larger than they are shown.

Only formats of pixels are drawn, and none of them whole where it is too large: a picture is as
hostile as the file it came in.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_LARGEST_SOURCE = 80_000_000  # pixels that are unpacked: a page of A3 at 600 dpi
_LARGEST = 4_000_000  # pixels that are given: 16 MB


@dataclass(frozen=True, slots=True)
class Pixels:
    """Four bytes a pixel: blue, green, red, opacity, not premultiplied (QImage.Format_ARGB32)."""

    width: int
    height: int
    data: bytes


def pixels_of(data: bytes, width: int, height: int) -> Pixels | None:
    """The picture fitted into `width` by `height` pixels; None for what cannot be drawn."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _LARGEST_SOURCE:
                    return None
                size = _fitted(picture.size, (width, height))
                picture.draft("RGB", size)  # a JPEG is unpacked small where that is enough
                drawn = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Pixels(*size, drawn.tobytes("raw", "BGRA"))


def _fitted(source: tuple[int, int], wanted: tuple[int, int]) -> tuple[int, int]:
    """The size to draw in: as wanted, but never larger than the source or the limit."""
    share = min(1.0, max(wanted[0] / source[0], wanted[1] / source[1]))
    share = min(share, (_LARGEST / (source[0] * source[1])) ** 0.5)
    return max(1, round(source[0] * share)), max(1, round(source[1] * share))

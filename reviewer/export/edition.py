"""Which report is written: for whom, draft or final, on which findings, under whose letterhead."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from reviewer.errors import ExportError
from reviewer.export.audience import Reader
from reviewer.export.blocks import Letterhead, clean

MAX_LOGO = 500_000  # bytes
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_MARKED = (b"JFIF", b"Exif")


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of the report. `findings` are the keys of those it is to hold, None for all that
    were not dismissed (for the other side: all that were adopted)."""

    reader: Reader = Reader.INTERNAL
    final: bool = False
    findings: frozenset[str] | None = None
    letterhead: Letterhead | None = None

    @property
    def standing(self) -> str:
        """定稿 or 草稿, as the cover says."""
        return "定稿" if self.final else "草稿"


def letterhead_of(firm: str, logo: Path | None) -> Letterhead | None:
    """The letterhead of a firm; None where there is neither name nor logo.

    Raises ExportError (logo-unreadable) for a logo that is no PNG or JPEG file of up to 500 kB.
    """
    data = b"" if logo is None else _picture(logo)
    return Letterhead(clean(firm.strip()), data) if firm.strip() or data else None


def _picture(logo: Path) -> bytes:
    from reviewer.document.picture_pixels import pixels_of  # few reports have a logo

    try:
        with logo.open("rb") as file:
            data = file.read(MAX_LOGO + 1)
    except OSError as error:
        raise ExportError("logo-unreadable", path=logo) from error
    # Decoded here: each writer fails on a broken picture in a way of its own.
    if len(data) > MAX_LOGO or not data.startswith((_PNG, _JPEG)) or pixels_of(data, 1, 1) is None:
        raise ExportError("logo-unreadable", path=logo)
    return data if data.startswith(_PNG) or data[6:10] in _MARKED else _marked(data)


def _marked(jpeg: bytes) -> bytes:
    """A JPEG with the mark by which python-docx knows one: those of Photoshop have none."""
    from PIL import Image

    written = io.BytesIO()
    with Image.open(io.BytesIO(jpeg)) as picture:
        picture.convert("RGB").save(written, "JPEG", quality=95)
    return written.getvalue()

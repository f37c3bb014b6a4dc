"""Pictures as pixels."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from reviewer.document import picture_pixels
from reviewer.document.picture_pixels import pixels_of


def a_picture(form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 10, 30)).save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_is_fitted_in(form: str) -> None:
    drawn = pixels_of(a_picture(form), 10, 5)
    assert drawn is not None
    assert (drawn.width, drawn.height, len(drawn.data)) == (10, 5, 200)
    blue, green, red, opacity = drawn.data[:4]
    assert red > 190
    assert max(blue, green) < 40
    assert opacity == 255


def test_a_picture_is_never_drawn_larger_than_it_is() -> None:
    drawn = pixels_of(a_picture("JPEG"), 400, 200)
    assert drawn is not None
    assert (drawn.width, drawn.height) == (40, 20)


def test_a_large_picture_is_drawn_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_pixels, "_LARGEST", 200)
    drawn = pixels_of(a_picture(), 40, 20)
    assert drawn is not None
    assert drawn.width * drawn.height <= 200


def test_a_picture_that_would_fill_the_memory_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_pixels, "_LARGEST_SOURCE", 100)
    assert pixels_of(a_picture(), 4, 2) is None


@pytest.mark.parametrize("data", [b"", b"\x01\0\0\0 EMF", a_picture()[:60]])
def test_what_cannot_be_drawn_is_nothing(data: bytes) -> None:
    assert pixels_of(data, 10, 10) is None

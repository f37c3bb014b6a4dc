"""Pages of a PDF as pixels."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from contract_files import Page, Words, docx, paragraph, pdf
from hostile_files import reaching_out
from pikepdf import Array, Dictionary, Name, String

from reviewer.document import pdf_pages
from reviewer.document.pdf_pages import PageDrawer
from reviewer.document.reading import read
from reviewer.errors import UnreadableFileError

BLACK_SQUARE = "0 0 0 rg 100 642 100 100 re f"  # from (100, 100) to (200, 200) from the top left


@pytest.fixture
def drawer() -> Iterator[PageDrawer]:
    drawer = PageDrawer()
    yield drawer
    drawer.close()


def written(folder: Path, *pages: Page) -> Path:
    path = folder / "a.pdf"
    path.write_bytes(pdf(*pages))
    return path


def test_a_page_is_as_large_as_asked_for(tmp_path: Path, drawer: PageDrawer) -> None:
    drawn = drawer.draw(written(tmp_path, Page()), 1, 2.0)
    assert (drawn.width, drawn.height, drawn.scale) == (1190, 1684, 2.0)
    assert len(drawn.data) == drawn.stride * drawn.height


def test_pixels_are_blue_green_red(tmp_path: Path, drawer: PageDrawer) -> None:
    page = Page(extra="1 0 0 rg 100 642 100 100 re f")
    drawn = drawer.draw(written(tmp_path, page), 1, 1.0)
    at = 150 * drawn.stride + 150 * 4
    assert drawn.data[at : at + 3] == b"\x00\x00\xff"
    assert drawn.data[:3] == b"\xff\xff\xff"


def typed_onto(folder: Path, rotate: int = 0, **entries: object) -> Path:
    """A page with free text for which the file draws nothing, 20 points below its top."""
    box = Array([100, 780, 200, 800])
    note = Dictionary(Type=Name.Annot, Subtype=Name.FreeText, Rect=box, F=4, **entries)
    path = folder / "typed.pdf"
    with pikepdf.open(written(folder, Page(rotate=rotate))) as file:
        file.pages[0].Annots = Array([file.make_indirect(note)])
        file.save(path)
    return path


@pytest.mark.parametrize(
    ("looks", "colour", "size"),
    [
        ("/F 10 Tf 1 0 0 rg", "FF0000", 10.0),
        ("/F 10 Tf .5 g", "808080", 10.0),
        ("/F 10 Tf", "000000", 10.0),
        ("", "000000", 12.0),
        pytest.param("1" * 20_000, "000000", 12.0, id="digits without an end"),
    ],
)
def test_typed_words_that_the_file_does_not_draw_are_told_with_their_looks(
    tmp_path: Path, drawer: PageDrawer, looks: str, colour: str, size: float
) -> None:
    path = typed_onto(tmp_path, Contents=String("另付定金"), DA=String(looks))
    [words] = drawer.draw(path, 1, 1.0).words
    assert (words.text, words.colour, words.turn) == ("另付定金", colour, 0)
    assert words.area == pytest.approx((100, 42, 100 + 4 * size, 42 + size))


def test_typed_words_turn_with_their_page(tmp_path: Path, drawer: PageDrawer) -> None:
    path = typed_onto(tmp_path, 90, Contents=String("另付定金"), DA=String("/F 10 Tf"))
    [words] = drawer.draw(path, 1, 1.0).words
    assert words.turn == 1
    assert words.area == pytest.approx((790, 100, 800, 140))


def test_hidden_words_are_not_told(tmp_path: Path, drawer: PageDrawer) -> None:
    path = typed_onto(tmp_path, Contents=String("另付定金"))
    with pikepdf.open(path, allow_overwriting_input=True) as file:
        file.pages[0].Annots[0].F = 2
        file.save(path)
    assert drawer.draw(path, 1, 1.0).words == ()


def test_boxes_and_pixels_have_one_origin(tmp_path: Path, drawer: PageDrawer) -> None:
    drawn = drawer.draw(written(tmp_path, Page(extra=BLACK_SQUARE)), 1, 1.0)

    def dark(x: int, y: int) -> bool:
        return drawn.data[y * drawn.stride + x * 4] < 128

    assert [dark(x, y) for x, y in ((105, 105), (195, 195), (95, 95), (205, 205))] == [
        True, True, False, False
    ]  # fmt: skip


def test_a_page_of_monstrous_size_is_drawn_smaller(
    tmp_path: Path, drawer: PageDrawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "MAX_PIXELS", 10_000)
    drawn = drawer.draw(written(tmp_path, Page()), 1, 8.0)
    assert drawn.width * drawn.height <= 10_500
    assert drawn.scale < 1.0


def test_a_page_as_thin_as_a_thread_has_no_picture(tmp_path: Path, drawer: PageDrawer) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        drawer.draw(written(tmp_path, Page(height=1e15)), 1, 1.0)
    assert caught.value.code == "file-damaged"


def test_a_page_of_no_size_is_drawn_all_the_same(tmp_path: Path, drawer: PageDrawer) -> None:
    drawn = drawer.draw(written(tmp_path, Page(width=0.0, height=0.0)), 1, 1.0)
    assert drawn.width > 0


def test_the_file_may_vanish_between_two_looks_at_it(tmp_path: Path, drawer: PageDrawer) -> None:
    path = written(tmp_path, Page(), Page())
    drawer.draw(path, 1, 1.0)
    path.unlink()
    with pytest.raises(UnreadableFileError) as caught:
        drawer.draw(path, 2, 1.0)
    assert caught.value.code == "file-missing"


def test_a_file_that_was_replaced_is_opened_anew(tmp_path: Path, drawer: PageDrawer) -> None:
    path = written(tmp_path, Page())
    white = drawer.draw(path, 1, 1.0)
    written(tmp_path, Page(extra=BLACK_SQUARE))
    os.utime(path, ns=(1, 1))
    assert drawer.draw(path, 1, 1.0).data != white.data


def test_a_page_the_file_has_not_means_that_the_file_changed(
    tmp_path: Path, drawer: PageDrawer
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        drawer.draw(written(tmp_path, Page()), 2, 1.0)
    assert caught.value.code == "file-changed"


def test_a_word_file_has_no_pages_to_draw(tmp_path: Path, drawer: PageDrawer) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("甲方")))
    with pytest.raises(UnreadableFileError) as caught:
        drawer.draw(path, 1, 1.0)
    assert caught.value.code == "file-damaged"


def test_nothing_is_fetched_that_a_file_points_to(tmp_path: Path, drawer: PageDrawer) -> None:
    asked: list[str] = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            asked.append(self.raw_requestline.decode())
            return False

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        path = tmp_path / "a.pdf"
        path.write_bytes(reaching_out(server.server_port))
        assert read(path).text == "The price is 30000."
        assert drawer.draw(path, 1, 1.0).data
        server.shutdown()
    assert asked == []


def test_rare_characters_are_drawn(tmp_path: Path, drawer: PageDrawer) -> None:
    assert drawer.draw(written(tmp_path, Page([Words(90, 100, "𠮷")])), 1, 1.0).data


def test_pages_of_a_file_are_drawn_one_after_the_other(tmp_path: Path, drawer: PageDrawer) -> None:
    path = written(tmp_path, Page(), Page(extra=BLACK_SQUARE))
    first, second = (drawer.draw(path, number, 1.0) for number in (1, 2))
    assert first.data != second.data


def test_a_page_that_is_missing_in_the_tree_has_no_picture(
    tmp_path: Path, drawer: PageDrawer
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(Page(), Page()).replace(b"12 0 R]", b"99 0 R]"))
    with pytest.raises(UnreadableFileError) as caught:
        drawer.draw(path, 2, 1.0)
    assert caught.value.code in ("file-damaged", "file-changed")

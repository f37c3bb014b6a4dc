"""What the engine gives, as lines."""

from __future__ import annotations

import sys
from importlib import util
from types import SimpleNamespace
from typing import Any

import pytest

from reviewer.document import scan_engine
from reviewer.document.scan_engine import Engine, available, install_command


class Corners(list[list[float]]):
    def tolist(self) -> list[list[float]]:
        return list(self)


def box(left: float, top: float, right: float, bottom: float) -> Corners:
    return Corners([[left, top], [right, top], [right, bottom], [left, bottom]])


def answering(monkeypatch: pytest.MonkeyPatch, **found: Any) -> Engine:
    """An engine whose rapidocr gives this for every picture."""

    def read(picture: object, **options: object) -> object:
        assert options["use_cls"] is False
        return SimpleNamespace(**{"txts": None, "boxes": None, "word_results": (), **found})

    rapidocr = SimpleNamespace(RapidOCR=lambda params: read)
    monkeypatch.setitem(sys.modules, "rapidocr", rapidocr)
    return Engine()


def test_characters_keep_their_places_and_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [("甲", 0.99, box(10, 5, 20, 15)), ("方", 0.5, box(22, 5, 32, 15))]
    engine = answering(
        monkeypatch, txts=("甲 方",), boxes=[box(8, 3, 34, 17)], word_results=(words,)
    )
    [line] = engine.lines(None)  # type: ignore[arg-type]
    assert line.text == "甲 方"
    assert line.box == (8, 3, 34, 17)
    assert line.places == ((10, 20), (20, 20), (22, 32))
    assert line.scores == (0.99, 1.0, 0.5)


@pytest.mark.parametrize(
    "words", [(), ([("甲", 0.9, None)],), ([("乙", 0.9, box(1, 1, 2, 2))],), ([], [])]
)
def test_characters_without_places_are_spread_over_the_line(
    monkeypatch: pytest.MonkeyPatch, words: tuple[Any, ...]
) -> None:
    engine = answering(monkeypatch, txts=("甲方",), boxes=[box(10, 0, 30, 10)], word_results=words)
    [line] = engine.lines(None)  # type: ignore[arg-type]
    assert line.places == ((10, 20), (20, 30))


def test_a_picture_without_words_has_no_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answering(monkeypatch).lines(None) == []  # type: ignore[arg-type]


def test_the_engine_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = answering(monkeypatch)
    engine.lines(None)  # type: ignore[arg-type]
    monkeypatch.delitem(sys.modules, "rapidocr")
    assert engine.lines(None) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", [None, "rapidocr", "onnxruntime", "cv2"])
def test_recognition_takes_all_its_packages(
    monkeypatch: pytest.MonkeyPatch, missing: str | None
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None if name == missing else object())
    assert available() == (missing is None)


def test_a_package_that_is_half_there_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> object:
        raise ValueError

    monkeypatch.setattr(util, "find_spec", broken)
    assert not available()


@pytest.mark.parametrize(
    ("python", "begins"),
    [("/usr/bin/python3", "/usr/bin/python3 -m pip"), ("C:\\My Apps\\py.exe", '"C:\\My Apps')],
)
def test_the_command_installs_into_this_python(
    monkeypatch: pytest.MonkeyPatch, python: str, begins: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    command = install_command()
    assert command.startswith(begins)
    assert all(name in command for name in ("rapidocr", "onnxruntime", "opencv-python-headless"))


def test_nothing_heavy_is_imported_with_the_module() -> None:
    heavy = {"numpy", "cv2", "onnxruntime", "rapidocr"}
    assert not heavy & set(vars(scan_engine))


def test_the_version_is_that_of_the_package() -> None:
    pytest.importorskip("rapidocr")
    assert Engine().version.startswith("rapidocr ")

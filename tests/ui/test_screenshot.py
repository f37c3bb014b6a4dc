"""The picture of the window, made with the real reading process and a real contract."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from reviewer.errors import UnreadableFileError
from ui import screenshot, theme
from ui.commands.samples import sample_contract


def test_the_window_is_shown_with_a_risk_chosen(qapp: QApplication, tmp_path: Path) -> None:
    contract = sample_contract()
    assert contract is not None
    out = tmp_path / "window.png"
    screenshot.save_screenshot(contract, out)
    picture = QImage(str(out))
    assert (picture.width(), picture.height()) == screenshot.SIZE
    shown = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(100, 800, 3)
    }
    # The tint behind the chosen words, the paper, and the sign of a high risk.
    roles = ("high_soft", "paper", "high")
    assert {theme.load("light")[role].name() for role in roles} <= shown


def test_a_contract_that_cannot_be_read_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        screenshot.save_screenshot(tmp_path / "缺.docx", tmp_path / "out.png")

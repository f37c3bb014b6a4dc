"""Running text in the panels: statutes, reasons, model clauses."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from ui.widgets.parts import words

_LEADING = 1.62  # line distance over font size; the fonts' own differ too much between systems


def prose(text: str, kind: str = "", *, serif: bool = False) -> QLabel:
    """A selectable paragraph with even air between its lines, whatever the font."""
    return marked_prose(escape(text.strip()).replace("\n", "<br>"), kind, serif=serif)


def marked_prose(html: str, kind: str = "", *, serif: bool = False, size: int = 0) -> QLabel:
    """The same from HTML that is safe already; `size` in pixels, 0 for that of the window."""
    pixels = size or QFontInfo(QApplication.font()).pixelSize()
    look = f"-qt-line-height-type:fixed; line-height:{round(pixels * _LEADING)}px;"
    look += f"font-size:{pixels}px;"
    if serif:
        look += "font-family:'宋体';"
    return words(f'<div style="{look}">{html}</div>', kind, rich=True)

"""How well one colour is told from another."""

from __future__ import annotations

from PySide6.QtGui import QColor

LEAST_CONTRAST = 4.5  # of words on their ground: WCAG 2.2, success criterion 1.4.3


def contrast(one: QColor, other: QColor) -> float:
    """1 (none) to 21 (black on white), after WCAG 2.2, “contrast ratio”."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    """0 to 1, after WCAG 2.2, “relative luminance”."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

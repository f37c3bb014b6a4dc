"""Characters of symbol fonts (w:sym) as the Unicode characters they look like.

Symbol fonts put their glyphs at F020-F0FF of the private use area (ECMA-376 Part 1 §17.3.3.30).
Only signs that contracts use are listed: boxes and ticks, bullets, arrows, numbers, Greek letters.
"""

from __future__ import annotations

_UNKNOWN = "□"
_WINGDINGS = {
    **{0x80 + n: chr(0x245F + n) if n else "⓪" for n in range(11)},
    **{0x8B + n: chr(0x2775 + n) if n else "⓿" for n in range(11)},
    **{0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻", 0x71: "❑", 0x72: "❒"},
    **{0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•"},
    **{0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA6: "○", 0xA7: "▪", 0xA8: "□", 0xAB: "★"},
    **{0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x28: "☎", 0x2A: "✉", 0x46: "☞"},
}
_WINGDINGS_2 = {
    **{0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x30: "□"},
    **{0x97: "●", 0x98: "●", 0x99: "○", 0xA1: "■", 0xA2: "■", 0xA3: "□", 0xA4: "□", 0xAE: "◆"},
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
}
_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **{0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xB7: "•"},
    **{0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xBB: "≈", 0xA5: "∞"},
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """The character of a w:sym; □ for a sign of a symbol font that is not known."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    signs = _FONTS.get(font.strip().lower())
    place = value - 0xF000 if 0xF000 <= value <= 0xF0FF else value
    if signs is not None and place in signs:
        return signs[place]
    if 0xE000 <= value <= 0xF8FF:
        return chr(place) if signs is None and 0x20 < place < 0x7F else _UNKNOWN
    if not 0 < value <= 0x10FFFF or 0xD800 <= value <= 0xDFFF:
        return ""
    return chr(value)

"""Names of Word that stand for something else: colours of the highlighter, fonts of the theme.

Source: ECMA-376 Part 1 §17.18.40 (ST_HighlightColor), §17.3.2.32 (shd), §17.18.96 (ST_Theme).
"""

from __future__ import annotations

from lxml import etree

from reviewer.document.docx_names import A, W

HIGHLIGHTS = {
    **{"yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF"},
    **{"blue": "0000FF", "red": "FF0000", "darkBlue": "00008B", "darkCyan": "008B8B"},
    **{"darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8B0000"},
    **{"darkYellow": "808000", "darkGray": "A9A9A9", "lightGray": "D3D3D3", "black": "000000"},
}


def ground_of(shading: etree._Element | None) -> str | None:
    """The ground of a w:shd as RRGGBB; None for white and for what the theme decides."""
    fill = "" if shading is None else shading.get(W + "fill", "")
    return None if len(fill) != 6 or fill.upper() == "FFFFFF" else fill.upper()


def theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """The fonts that minorEastAsia, majorHAnsi and the like stand for (§17.18.96)."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    for which in ("minor", "major"):
        fonts = next(theme.iter(f"{A}{which}Font"), None)
        if fonts is None:
            continue
        latin, asian = fonts.find(A + "latin"), fonts.find(A + "ea")
        names = {
            font.get("script", ""): font.get("typeface", "")
            for font in fonts.iterchildren(A + "font")
        }
        chinese = (asian.get("typeface", "") if asian is not None else "") or names.get("Hans", "")
        western = latin.get("typeface", "") if latin is not None else ""
        for suffix, name in (("EastAsia", chinese), ("HAnsi", western), ("Ascii", western)):
            if name:
                found[which + suffix] = name
    return found

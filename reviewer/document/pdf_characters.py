"""The characters of a PDF's text layer: repair of look-alikes, and garbage told from text."""

from __future__ import annotations

import re
import unicodedata

# CJK Radicals Supplement: what some fonts give for the whole character (⻓ for 长). After Unicode's
# EquivalentUnifiedIdeograph.txt. Kangxi radicals (U+2F00-2FD5) have decompositions of their own.
_RADICALS = {
    0x2E81: 0x5382, 0x2E84: 0x4E59, 0x2E85: 0x4EBB, 0x2E86: 0x5182, 0x2E88: 0x5200, 0x2E89: 0x5202,
    0x2E8A: 0x535C, 0x2E8B: 0x353E, 0x2E8C: 0x5C0F, 0x2E8D: 0x5C0F, 0x2E8E: 0x5140, 0x2E8F: 0x5C23,
    0x2E90: 0x5C22, 0x2E92: 0x5DF3, 0x2E93: 0x5E7A, 0x2E94: 0x5F51, 0x2E95: 0x5F50, 0x2E96: 0x5FC4,
    0x2E97: 0x38FA, 0x2E98: 0x624C, 0x2E99: 0x6535, 0x2E9B: 0x65E1, 0x2E9C: 0x65E5, 0x2E9D: 0x6708,
    0x2E9E: 0x6B7A, 0x2E9F: 0x6BCD, 0x2EA0: 0x6C11, 0x2EA1: 0x6C35, 0x2EA2: 0x6C3A, 0x2EA3: 0x706C,
    0x2EA4: 0x722B, 0x2EA5: 0x722B, 0x2EA6: 0x4E2C, 0x2EA7: 0x725B, 0x2EA8: 0x72AD, 0x2EA9: 0x738B,
    0x2EAA: 0x758B, 0x2EAB: 0x76EE, 0x2EAC: 0x793A, 0x2EAD: 0x793B, 0x2EAE: 0x7AF9, 0x2EAF: 0x7CF9,
    0x2EB0: 0x7E9F, 0x2EB1: 0x7F53, 0x2EB2: 0x7F52, 0x2EB3: 0x34C1, 0x2EB6: 0x7F8A, 0x2EB9: 0x8002,
    0x2EBA: 0x8080, 0x2EBB: 0x807F, 0x2EBC: 0x8089, 0x2EBD: 0x81FC, 0x2EBE: 0x8279, 0x2EBF: 0x8279,
    0x2EC0: 0x8279, 0x2EC1: 0x864E, 0x2EC2: 0x8864, 0x2EC3: 0x8980, 0x2EC4: 0x897F, 0x2EC5: 0x89C1,
    0x2EC6: 0x89D2, 0x2EC7: 0x89D2, 0x2EC8: 0x8BA0, 0x2EC9: 0x8D1D, 0x2ECA: 0x8DB3, 0x2ECB: 0x8F66,
    0x2ECC: 0x8FB6, 0x2ECD: 0x8FB6, 0x2ECE: 0x8FB6, 0x2ECF: 0x961D, 0x2ED0: 0x9485, 0x2ED1: 0x9577,
    0x2ED2: 0x9578, 0x2ED3: 0x957F, 0x2ED4: 0x95E8, 0x2ED5: 0x961C, 0x2ED6: 0x961D, 0x2ED7: 0x96E8,
    0x2ED8: 0x9752, 0x2ED9: 0x97E6, 0x2EDA: 0x9875, 0x2EDB: 0x98CE, 0x2EDC: 0x98DE, 0x2EDD: 0x98DF,
    0x2EDF: 0x98E0, 0x2EE0: 0x9963, 0x2EE1: 0x9996, 0x2EE2: 0x9A6C, 0x2EE3: 0x9AA8, 0x2EE4: 0x9B3C,
    0x2EE5: 0x9C7C, 0x2EE6: 0x9E1F, 0x2EE7: 0x5364, 0x2EE8: 0x9EA6, 0x2EE9: 0x9EC4, 0x2EEA: 0x9EFE,
    0x2EEB: 0x6589, 0x2EEC: 0x9F50, 0x2EED: 0x6B6F, 0x2EEE: 0x9F7F, 0x2EEF: 0x7ADC, 0x2EF0: 0x9F99,
    0x2EF1: 0x9F9C, 0x2EF2: 0x4E80, 0x2EF3: 0x9F9F,
}  # fmt: skip
# Bullets and boxes that Symbol and Wingdings put at private code points.
_SYMBOLS = {
    0xF0B7: "•", 0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF075: "◆", 0xF076: "❖",
    0xF0A7: "▪", 0xF0A8: "☐", 0xF0A3: "☐", 0xF0FC: "✓", 0xF0FD: "☒", 0xF0FE: "☑", 0xF052: "☑",
    0xF0D8: "➢", 0xF0E0: "→", 0xF0F0: "⇨",
}  # fmt: skip
_REPAIRABLE = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f" + "".join(map(chr, _SYMBOLS)) + "\x02\ufffe]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
WIDE = re.compile(
    r"[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·①-⓿]"
)
_SAMPLE = 400  # characters of a page that are looked at
_HAN_RUN = re.compile("[\u4e00-\u9fff]+")


def repaired(text: str) -> str:
    """The text with radicals, compatibility ideographs and symbol-font bullets as plain characters.

    One character for one, so that boxes keep their places.
    """
    return _REPAIRABLE.sub(_repair, text)


def _repair(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\x02\ufffe":  # PDFium's signs for a hyphen at the end of a line
        return "-"
    if char in _RADICALS_TEXT:
        return _RADICALS_TEXT[char]
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


_RADICALS_TEXT = {chr(code): chr(plain) for code, plain in _RADICALS.items()} | {
    chr(code): plain for code, plain in _SYMBOLS.items()
}


def looks_like_garbage(text: str, unmapped: float = 0.0) -> bool:
    """Whether a page's characters are glyph numbers in disguise rather than words.

    Private-use code points, Chinese characters that nobody uses (a font whose mapping is
    shifted), or hardly anything but punctuation. A few stray symbols are no garbage. `unmapped` is
    the share of characters for which the file does not say what they mean.
    """
    words = "".join(text.split())
    if unmapped > 0.4 and words:
        return _plain(words) < 0.7 * len(words)
    if len(words) < 8:
        return False
    if len(words) > _SAMPLE:  # a page is garbage from one end to the other
        words = words[:: len(words) // _SAMPLE + 1]
    if len(_PRIVATE.findall(words)) > 0.3 * len(words):
        return True
    han = "".join(_HAN_RUN.findall(words))
    if len(han) >= 40:
        return _common(han) < 0.75 * len(han)
    if han or len(words) < 40:
        return False
    odd = [char for char in words if not char.isalnum()]
    return len(odd) > 0.5 * len(words) and len(set(odd)) > 12


def _plain(words: str) -> int:
    """How many characters are Latin letters, digits, or Chinese ones in everyday use."""
    latin = sum(char.isascii() and char.isalnum() for char in words)
    return latin + _common("".join(_HAN_RUN.findall(words)))


def _common(han: str) -> int:
    """How many of the characters are in everyday use (GB 2312 or Big5 level 1)."""
    return sum(map(_COMMON.__getitem__, han))


class _Common(dict[str, bool]):
    """Whether a character is one of them, filled as they come."""

    def __missing__(self, char: str) -> bool:
        self[char] = common = _is_common(char)
        return common


_COMMON = _Common()


def _is_common(char: str) -> bool:
    if char.encode("gb2312", "ignore"):
        return True
    code = char.encode("big5", "ignore")
    return len(code) == 2 and 0xA4 <= code[0] <= 0xC6

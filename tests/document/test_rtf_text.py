"""The words of an RTF text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.rtf_text import rtf_lines


@pytest.mark.parametrize(
    ("rtf", "lines"),
    [
        (rb"{\rtf1 one\par two}", ["one", "two"]),
        (rb"{\rtf1\ansicpg936 \'bc\'d7\'b7\'bd}", ["甲方"]),
        (rb"{\rtf1 \u30002?\u26041?}", ["甲方"]),
        (rb"{\rtf1\uc2 \u30002 ab\u26041 \'a1\'a1c}", ["甲方c"]),
        (rb"{\rtf1{\fonttbl{\f0 SimSun;}}{\*\generator X;}{\pict 00ff}body}", ["body"]),
        (rb"{\rtf1 a\tab b\line c\emdash d\~e\_f\-g\{h\}\\}", ["a\tb\nc—d\xa0e-fg{h}\\"]),
        (rb"{\rtf1 {\field{\*\fldinst PAGE}{\fldrslt 3}}}", ["3"]),
        (rb"{\rtf1 1\cell 2\cell\row 3}", ["1\t2", "3"]),
        (rb"{\rtf1 a{\deleted b}c\deleted d\deleted0 e\deleted f\plain g}", ["aceg"]),
        (rb"{\rtf1 \u-10179?\u-8393?}", ["\U0001f737"]),
        (rb"{\rtf1 a{\*\unknown b\par c}d}", ["ad"]),
        (rb"{\rtf1\ansicpg1 \'bc\'d7}", ["甲"]),
        (b"{\\rtf1 a\r\nb}}", ["ab"]),
        (b"{" * 2000, []),
        (b"", []),
    ],
)
def test_what_is_printed_is_taken(rtf: bytes, lines: list[str]) -> None:
    assert rtf_lines(rtf) == lines


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\\{}\0"), max_size=20))
def test_any_words_come_back(text: str) -> None:
    units = text.encode("utf-16-le")
    codes = [int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)]
    signed = [code - 0x10000 if code > 0x7FFF else code for code in codes]
    written = "".join(f"\\u{code}?" for code in signed)
    lines = rtf_lines(b"{\\rtf1 x" + written.encode() + b"x}")
    assert lines == [f"x{text}x"]


@given(st.binary(max_size=60))
def test_broken_text_breaks_nothing(data: bytes) -> None:
    assert isinstance(rtf_lines(b"{\\rtf" + data), list)

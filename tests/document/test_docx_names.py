"""Numbers and measures as the attributes of a Word file write them."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_names import integer, points
from reviewer.document.docx_reader import read_docx


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_an_integer_comes_back_as_it_was(value: int) -> None:
    assert integer(f" {value} ") == value


@given(st.text())
def test_whatever_stands_for_a_number_is_read_or_none(written: str) -> None:
    assert integer(written) is None or str(integer(written)) in written.replace("+", "")
    measured = points(written)
    assert measured is None or abs(measured) < 10**12


NO_NUMBERS = ["１２", "٣٤", "²", "1_0", "9" * 5000, "1e999", "", "0x1F", "nan"]


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_other_digits_than_those_of_ascii_and_endless_ones_are_no_numbers(written: str) -> None:
    assert integer(written) is None
    assert points(written) is None


@pytest.mark.parametrize(
    ("written", "measured"),
    [
        *(("240", 12), ("-240", -12), ("10.5", 0.525), ("12pt", 12), ("1in", 72)),
        *(("25.4mm", 72), ("2.54cm", 72), ("1pc", 12), ("1pi", 12)),
    ],
)
def test_a_measure_has_twentieths_of_a_point_or_its_own_unit(written: str, measured: float) -> None:
    assert points(written) == pytest.approx(measured)


@pytest.mark.parametrize("written", [*NO_NUMBERS, "-1", "12pt"])
def test_no_number_of_a_word_file_keeps_it_from_being_read(written: str) -> None:
    spread = paragraph(
        "甲方转让账号。",
        f'<w:spacing w:line="{written}" w:before="{written}" w:afterLines="{written}"/>'
        f'<w:ind w:left="{written}" w:firstLineChars="{written}"/>'
        f'<w:tabs><w:tab w:val="left" w:pos="{written}"/></w:tabs>',
        f'<w:sz w:val="{written}"/>',
    )
    spanned = f'<w:tcPr><w:gridSpan w:val="{written}"/></w:tcPr>{paragraph("乙方")}'
    grid = f'<w:tblGrid><w:gridCol w:w="{written}"/></w:tblGrid>'
    cells = table([spanned]).replace("<w:tr>", f"{grid}<w:tr>")
    page = (
        f'<w:sectPr><w:pgSz w:w="{written}"/>'
        f'<w:pgMar w:left="{written}" w:right="{written}"/></w:sectPr>'
    )
    from_one = level(0, "第%1条")
    numbering = lists(from_one.replace('w:start w:val="1"', f'w:start w:val="{written}"'))
    data = docx(spread + listed("丙方") + cells + page, numbering=numbering)
    assert read_docx(data, "a.docx", formatting=True).text == "甲方转让账号。\n丙方\n乙方\n"

"""Words without the white space of typesetting, and the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.model import Document, Span
from reviewer.facts.words import words_of


def document(text):
    return Document("docx", "0" * 64, text, ())


def words(text):
    return words_of(document(text), Span(0, len(text)))


def test_spaces_of_typesetting_are_gone():
    assert words("2026 年\n3 月　总价 50 万元").text == "2026年3月总价50万元"


def test_a_space_between_latin_words_or_numbers_stays_one():
    assert words("Tik  Tok  12 34").text == "Tik Tok 12 34"


def test_the_rules_of_a_form_are_gone_and_names_keep_theirs():
    assert words("总价__叁拾万__元").text == "总价叁拾万元"
    assert words("yr_beauty01").text == "yr_beauty01"
    assert words("yr__beauty").text == "yr beauty"


def test_the_frame_round_a_figure_is_gone_and_a_name_keeps_its_own():
    assert words("合计【5,000】人，〔叁〕份").text == "合计5,000人，〔叁〕份"
    assert words("公众号【三味书屋】").text == "公众号【三味书屋】"


def test_wide_signs_are_narrow():
    assert words("（¥１，０００）").text == "(¥1，000)"


def test_a_range_leads_back_to_its_words():
    text = "前文。总价 50\n万元"
    found = words_of(document(text), Span(3, len(text)))

    at = found.text.index("50万元")
    assert found.span(at, at + 4).of(text) == "50\n万元"


@given(st.text(alphabet=" \n_甲乙1aA，。（", max_size=30), st.integers(0, 10))
def test_every_character_leads_back_to_itself(text, shift):
    made = document("前" * shift + text)
    found = words_of(made, Span(shift, shift + len(text)))

    assert len(found.text) == len(found.origin)
    assert list(found.origin) == sorted(found.origin)
    for index, char in enumerate(found.text):
        source = found.span(index, index + 1).of(made.text)
        assert char == "_" == source or char == (" " if source in " \n_" else words(source).text)

"""Offsets go to Qt and come back, whatever characters and labels lie between."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.reading.text_map import TextMap

words = st.text(st.sampled_from("甲方将𠮷𬭎a。"), max_size=30)


@st.composite
def laid(draw: st.DrawFn) -> tuple[str, TextMap]:
    """A text laid in segments with drawn labels of some width between them."""
    parts = draw(st.lists(words, min_size=1, max_size=5))
    text = "\n".join(parts)
    result, start, position = TextMap(text), 0, 0
    for part in parts:
        position += draw(st.integers(0, 4))
        result.add(start, start + len(part), position)
        position += len(part.encode("utf-16-le")) // 2 + 1
        start += len(part) + 1
    return text, result


@given(laid())
def test_every_offset_comes_back(pair: tuple[str, TextMap]) -> None:
    text, made = pair
    for offset in range(len(text) + 1):
        assert made.to_text(made.to_qt(offset)) == offset


@given(laid(), st.integers(0, 60), st.integers(0, 60))
def test_runs_cover_exactly_the_words(pair: tuple[str, TextMap], first: int, last: int) -> None:
    text, made = pair
    start, end = sorted((min(first, len(text)), min(last, len(text))))
    covered = "".join(text[made.to_text(a) : made.to_text(b)] for a, b in made.runs(start, end))
    assert covered == text[start:end].replace("\n", "")


def test_a_rare_character_counts_twice_in_qt() -> None:
    made = TextMap("𠮷某乙方")
    made.add(0, 4, 0)
    assert made.to_qt(2) == 3
    assert made.to_text(3) == 2


def test_a_position_in_a_label_belongs_to_the_words_after_it() -> None:
    made = TextMap("甲方")
    made.add(0, 2, 4)
    assert made.to_text(1) == 0

"""Marks that overlap: no stretch is lost, the shortest mark is named first, blends can be told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.model import Span
from ui import theme
from ui.reading.layers import ground_of, layered, marks_at
from ui.reading.spans import MarkSpan


def a_mark(ident: str, start: int, end: int, colour: str = "yellow") -> MarkSpan:
    return MarkSpan(ident, Span(start, end), colour, is_note=False)


_marks = st.lists(
    st.builds(
        lambda start, length, colour: a_mark(f"{start}-{length}", start, start + length, colour),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from(theme.MARK_COLOURS),
    ),
    max_size=8,
)


@given(_marks)
def test_each_character_lies_under_just_its_marks(marks: list[MarkSpan]) -> None:
    laid: dict[int, tuple[str, ...]] = {}
    for span, colours in layered(marks):
        for at in range(span.start, span.end):
            assert at not in laid
            laid[at] = colours
    for at in range(45):
        over = [mark.colour for mark in marks if mark.span.start <= at < mark.span.end]
        assert sorted(laid.get(at, ())) == sorted(over)


@given(_marks)
def test_stretches_come_in_document_order(marks: list[MarkSpan]) -> None:
    starts = [span.start for span, _ in layered(marks)]
    assert starts == sorted(starts)


def test_a_single_mark_keeps_its_colour() -> None:
    assert ground_of(["green"]) == theme.colour("mark_green")


def test_what_lies_under_two_marks_looks_like_neither() -> None:
    tints = {theme.colour(f"mark_{name}").name() for name in theme.MARK_COLOURS}
    assert ground_of(["green", "red"]).name() not in tints
    assert ground_of(["green", "green"]).name() not in tints


def test_of_several_marks_on_a_character_the_shortest_is_named_first() -> None:
    marks = [a_mark("long", 0, 20), a_mark("short", 4, 8), a_mark("elsewhere", 30, 31)]
    assert marks_at(marks, 5) == ["short", "long"]
    assert marks_at(marks, 15) == ["long"]
    assert marks_at(marks, 25) == []

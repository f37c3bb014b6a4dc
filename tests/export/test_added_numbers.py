"""Clauses added to typed numbers get one that fits and moves none of the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export.example_reviews import a_document, a_review
from small_contracts import contract

from reviewer.export.added_numbers import numbered, numbers_after

TEXT = "甲方应当付款。"


def after(at: int, count: int, *numbers: str) -> tuple[str, ...]:
    made = contract(*((number, TEXT) for number in numbers))
    review = replace(a_review(), document=made.document, clauses=made.clauses)
    typed = [clause for clause in made.clauses if clause.number_span is not None]
    return numbers_after(review, typed[at], count)


@pytest.mark.parametrize(
    ("numbers", "made"),
    [
        (("9.2", "9.3"), ("9.4", "9.5")),
        (("第八条", "第九条"), ("第十条", "第十一条")),
        (("一、", "二、"), ("三、", "四、")),
        (("（一）", "（二）"), ("（三）", "（四）")),
        (("①", "②"), ("③", "④")),
        (("１．", "２．"), ("３．", "４．")),
    ],
)
def test_after_the_last_clause_the_row_goes_on(numbers, made) -> None:
    assert after(-1, 2, *numbers) == made


@pytest.mark.parametrize(
    ("numbers", "made"),
    [
        (("9.2", "9.3"), ("9.2之一", "9.2之二")),
        (("第八条", "第九条"), ("第八条之一", "第八条之二")),
        (("一、", "二、"), ("一之一、", "一之二、")),
        (("（一）", "（二）"), ("（一）之一", "（一）之二")),
    ],
)
def test_between_two_clauses_the_number_before_is_kept(numbers, made) -> None:
    assert after(0, 2, *numbers) == made


@pytest.mark.parametrize("sign", ["甲、", "A.", "*"])
def test_nothing_follows_from_a_sign_that_is_no_numeral(sign: str) -> None:
    assert after(-1, 2, sign) == ()


def test_a_line_stands_behind_its_number_as_the_clause_before_does() -> None:
    made = contract(("9.3", TEXT))
    review = replace(a_review(), document=made.document, clauses=made.clauses)
    (clause,) = (each for each in made.clauses if each.number_span is not None)
    (line,) = numbered(review, clause, ["增加的文字。"])
    assert line.split() == ["9.4", "增加的文字。"]


def test_automatic_numbers_are_left_to_word() -> None:
    _, tree = a_document()
    assert numbered(a_review(), tree.clauses[1], ["增加的文字。"]) == ("增加的文字。",)

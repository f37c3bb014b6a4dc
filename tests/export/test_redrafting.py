"""Cures become changes of clauses: one change a clause, one place a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export.example_reviews import CLAUSES, WORDING, a_finding, a_grading, a_review, an_opinion

from reviewer.assessment.cures import CureStage, cure_entries
from reviewer.assessment.model import Cure
from reviewer.document.model import Block, BlockKind, ClauseTree, Span
from reviewer.export.redrafting import (
    NOTHING,
    Action,
    Redraft,
    blanks,
    changes_of,
    left_standing,
    redraft_of,
)
from reviewer.labels import Label

AFTER = cure_entries()["separate-consent"].cure
STRIKE = cure_entries()["strike"].cure
REMEDY = cure_entries()["stop-use"].cure


def graded(number: int, clause: int, *cures: Cure, label: Label = Label.CONCEALMENT):
    return a_grading(number, a_finding(clause, label), cures=cures)


def changes(*findings, chosen=None, review=None):
    review = review or a_review(an_opinion(findings=findings))
    return changes_of(review, findings, chosen or {})


@pytest.mark.parametrize(
    ("cures", "action"),
    [
        ((WORDING, AFTER), Action.REPLACE),
        ((AFTER, WORDING), Action.AFTER),
        ((STRIKE,), Action.STRIKE),
        ((REMEDY,), Action.NONE),
        ((replace(WORDING, id="a-rule-of-ones-own"),), Action.NONE),
        ((), Action.NONE),
    ],
)
def test_the_first_cure_for_the_draft_says_what_happens(cures, action):
    assert redraft_of(graded(1, 1, *cures)).action is action


def test_another_cure_can_be_asked_for():
    finding = graded(1, 1, WORDING, AFTER)
    assert redraft_of(finding, AFTER.id) == Redraft(Action.AFTER, AFTER.wording)
    assert redraft_of(finding, "referral") is NOTHING


def test_every_cure_before_signing_knows_its_place():
    for entry in cure_entries().values():
        if entry.stage is CureStage.DRAFT:
            assert redraft_of(graded(1, 1, entry.cure)).action is not Action.NONE


def test_the_words_of_the_clause_are_replaced_and_its_number_stays():
    [change] = changes(graded(1, 1, WORDING))
    assert (change.place, change.old) == ("第一条", CLAUSES[0][1])
    assert change.substitution.words == WORDING.wording
    assert not change.substitution.whole


def test_several_lines_of_wording_are_several_paragraphs():
    [change] = changes(
        graded(1, 1, WORDING),
        chosen={"concealment-1": Redraft(Action.REPLACE, "甲\n\n乙\r\n丙")},
    )
    assert (change.substitution.words, change.substitution.after) == ("甲", ("乙", "丙"))


def test_a_wording_to_follow_leaves_the_clause():
    [change] = changes(graded(1, 1, AFTER))
    assert change.substitution.words is None
    assert change.substitution.after == (AFTER.wording,)


def test_what_has_no_cure_is_struck_with_its_paragraph():
    [change] = changes(graded(1, 1, STRIKE))
    assert (change.substitution.words, change.substitution.whole) == ("", True)


def test_one_wording_is_put_in_once_where_it_is_first_needed():
    found = changes(graded(2, 3, WORDING), graded(1, 1, WORDING))
    assert [change.place for change in found] == ["第一条"]


def standing(*found, chosen=None):
    review = a_review(an_opinion(findings=found))
    chosen = chosen or {}
    return left_standing(found, chosen, changes_of(review, found, chosen))


def test_a_clause_whose_wording_stands_elsewhere_is_named_as_kept():
    assert standing(graded(2, 3, WORDING), graded(1, 1, WORDING)) == ("第三条",)


def test_a_clause_that_is_struck_as_the_lawyer_wishes_is_not_kept():
    found = graded(2, 3, WORDING), graded(1, 1, WORDING)
    assert standing(*found, chosen={found[0].finding.key: Redraft(Action.STRIKE)}) == ()


def test_a_clause_the_lawyer_leaves_alone_is_not_named_as_kept():
    found = graded(2, 3, WORDING), graded(1, 1, WORDING)
    assert standing(*found, chosen={found[0].finding.key: NOTHING}) == ()


def test_a_clause_that_only_gets_a_wording_after_it_is_kept():
    found = (
        graded(1, 1, WORDING),
        graded(2, 3, WORDING),
        graded(3, 3, AFTER, label=Label.ACCOUNT_TRANSFER),
    )
    assert standing(*found) == ("第三条",)


def test_a_replacement_by_nothing_stands_nowhere_else():
    blank = {"concealment-1": Redraft(Action.REPLACE, " \n")}
    assert standing(graded(1, 1), chosen=blank) == ()


def test_all_that_concerns_a_clause_is_one_change():
    found = changes(
        graded(1, 1, AFTER),
        graded(2, 1, STRIKE, label=Label.UNLAWFUL_PURPOSE),
        graded(3, 1, WORDING, label=Label.ACCOUNT_TRANSFER),
    )
    [change] = found
    assert change.redraft.action is Action.REPLACE
    assert change.substitution.words == WORDING.wording
    assert change.substitution.after == (AFTER.wording,)
    assert set(change.findings) == {"concealment-1", "unlawful-purpose-1", "account-transfer-1"}


def test_two_wordings_to_follow_follow_each_other():
    other = replace(AFTER, wording="另行约定。")
    [change] = changes(graded(1, 1, AFTER), graded(2, 1, other, label=Label.MINOR_DATA))
    assert change.redraft.action is Action.AFTER
    assert change.substitution.after == (AFTER.wording, "另行约定。")


def test_the_lawyers_choice_goes_before_the_first_cure():
    chosen = {"concealment-1": NOTHING, "concealment-2": Redraft(Action.STRIKE)}
    found = changes(graded(1, 1, WORDING), graded(2, 2, AFTER), chosen=chosen)
    assert [(change.place, change.redraft.action) for change in found] == [
        ("第二条", Action.STRIKE)
    ]


def test_a_replacement_by_nothing_is_no_change():
    assert changes(graded(1, 1), chosen={"concealment-1": Redraft(Action.REPLACE, " \n")}) == ()


def test_of_a_paragraph_that_says_more_only_the_clause_is_struck():
    finding = graded(1, 2, STRIKE)
    review = a_review(an_opinion(findings=(finding,)))
    clauses = list(review.clauses)
    body = clauses[2].body
    number = Span(body.start, body.start + 2)
    clauses[2] = replace(clauses[2], number_span=number, body=Span(body.start + 2, body.end - 4))
    [change] = changes(finding, review=replace(review, clauses=ClauseTree(tuple(clauses))))
    assert not change.substitution.whole
    assert change.substitution.span == Span(body.start, body.end - 4)


def test_a_row_is_struck_as_a_whole():
    finding = graded(1, 2, STRIKE)
    review = a_review(an_opinion(findings=(finding,)))
    blocks = list(review.document.blocks)
    blocks[2] = Block(BlockKind.ROW, blocks[2].span, table=1)
    document = replace(review.document, blocks=tuple(blocks))
    [change] = changes(finding, review=replace(review, document=document))
    assert change.substitution.whole


def test_blanks_in_a_wording_are_counted():
    assert blanks(Redraft(Action.REPLACE, "设备__元、商标____元，附件＿＿")) == 3
    assert blanks(Redraft(Action.REPLACE, "价款50_000元")) == 0

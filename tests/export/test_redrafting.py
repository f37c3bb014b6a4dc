"""Cures become changes of clauses: one change a clause, one place a wording."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export.example_reviews import (
    CLAUSES,
    WORDING,
    a_document,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
)

from reviewer.assessment.cures import CureStage, cure_entries
from reviewer.assessment.model import Cure
from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.model import Block, BlockKind, Span
from reviewer.export.redrafting import changes_of, left_standing
from reviewer.export.wishes import NOTHING, Action, Redraft, redraft_of
from reviewer.labels import Label

AFTER = replace(cure_entries()["separate-consent"].cure, wording="另取得单独同意。")
STRIKE = cure_entries()["strike"].cure
STRUCK = Redraft(Action.STRIKE)
REMEDY = cure_entries()["stop-use"].cure


def graded(number: int, clause: int, *cures: Cure, label: Label = Label.CONCEALMENT):
    return a_grading(number, a_finding(clause, label), cures=cures)


def changes(*findings, chosen=None, review=None, strike_covered=True):
    review = review or a_review(an_opinion(findings=findings))
    return changes_of(review, findings, chosen or {}, strike_covered=strike_covered)


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
    found = changes(graded(2, 3, WORDING), graded(1, 1, WORDING), strike_covered=False)
    assert [change.place for change in found] == ["第一条"]


def test_what_a_wording_put_in_elsewhere_replaces_is_struck():
    first, third = changes(graded(2, 3, WORDING), graded(1, 1, WORDING))
    assert (third.place, third.redraft.action, third.instead) == ("第三条", Action.STRIKE, "第一条")
    assert third.substitution.whole
    assert third.homes == {first.clause}
    assert third.strikes
    assert third.findings == ("concealment-3",)


def test_a_wording_that_follows_one_finding_and_replaces_another_takes_the_place_of_their_clause():
    consent = cure_entries()["platform-consent"].cure
    sale = graded(1, 1, consent, label=Label.ACCOUNT_TRANSFER)
    password = graded(2, 1, consent, label=Label.CREDENTIAL_HANDOVER)
    [change] = changes(sale, password)
    assert change.substitution.words == consent.wording
    assert (change.substitution.after, change.homes, change.instead) == ((), frozenset(), "")
    assert change.replaces_by(redraft_of(sale))
    assert not change.replaces_by(redraft_of(password))


def test_a_wording_to_follow_another_clause_strikes_nothing():
    found = changes(graded(2, 3, AFTER), graded(1, 1, AFTER))
    assert [change.place for change in found] == ["第一条"]


def test_a_clause_that_has_a_wording_of_its_own_is_not_struck_for_another():
    other = replace(AFTER, id="referral", wording="另行约定。")
    found = changes(
        graded(1, 1, WORDING),
        graded(2, 3, WORDING),
        graded(3, 3, other, label=Label.ACCOUNT_TRANSFER),
    )
    assert [change.redraft.action for change in found] == [Action.REPLACE, Action.REPLACE]
    assert not found[1].homes


def test_what_is_to_follow_a_struck_clause_stands_in_its_place():
    _, third = changes(
        graded(1, 1, WORDING),
        graded(2, 3, WORDING),
        graded(3, 3, AFTER, label=Label.ACCOUNT_TRANSFER),
    )
    assert third.substitution.words == AFTER.wording
    assert third.rewords


def text_of(clause, words):
    """The example agreement with other words in a clause, and a review of it."""
    said = list(CLAUSES)
    said[clause - 1] = (said[clause - 1][0], words)
    return a_document(tuple(said))


def struck_in(words, *quotes, more=()):
    """What is struck of a third clause with these words, found in the quotes."""
    document, tree = text_of(3, words)
    body = tree.clauses[3].body
    found = [graded(1, 1, WORDING)]
    for number, quote in enumerate(quotes, 2):
        start = body.start + words.index(quote)
        span = Span(start, start + len(quote))
        finding = a_finding(3, Label.CONCEALMENT, key=f"third-{number}", span=span, quote=quote)
        found.append(a_grading(number, finding, cures=(WORDING, *more)))
    review = replace(a_review(an_opinion(findings=tuple(found))), document=document, clauses=tree)
    return document, changes(*found, review=review)


@pytest.mark.parametrize(
    ("words", "quotes", "old", "kept"),
    [
        ("甲方收款。甲方交出密码。双方各执一份。", ["密码"], "甲方交出密码。", ""),
        ("甲方交出密码。双方各执一份", ["密码"], "甲方交出密码。", ""),
        (
            "甲方交出密码。乙方付款。甲方换绑手机！完。",
            ["密码", "手机"],
            "甲方交出密码。乙方付款。甲方换绑手机！",
            "乙方付款。",
        ),
    ],
)
def test_of_a_clause_that_says_more_only_the_sentences_found_are_struck(words, quotes, old, kept):
    document, (_, third) = struck_in(words, *quotes)
    assert (third.old, third.substitution.words) == (old, kept)
    assert third.substitution.span.of(document.text) == old
    assert not third.substitution.whole
    assert third.partial
    assert not third.strikes


def test_a_clause_of_which_every_sentence_is_found_is_struck_with_its_paragraph():
    _, (_, third) = struck_in("甲方交出密码。甲方换绑手机。", "密码", "手机")
    assert third.substitution.whole
    assert third.findings == ("third-2", "third-3")


def test_a_sentence_is_struck_and_what_is_to_follow_follows():
    words = "甲方收款。甲方交出密码。"
    document, tree = text_of(3, words)
    start = tree.clauses[3].body.start + 5
    third = a_finding(3, Label.CONCEALMENT, span=Span(start, start + 7))
    found = (
        graded(1, 1, WORDING),
        a_grading(2, third, cures=(WORDING,)),
        graded(3, 3, AFTER, label=Label.ACCOUNT_TRANSFER),
    )
    review = replace(a_review(an_opinion(findings=found)), document=document, clauses=tree)
    change = changes(*found, review=review)[1]
    assert (change.substitution.words, change.substitution.after) == ("", (AFTER.wording,))
    assert change.redraft.action is Action.AFTER
    assert change.rewords


def test_words_that_lead_into_a_list_stay_and_are_named():
    document, tree = text_of(3, "双方办理密码的交接，确认如下：")
    found = (graded(1, 1, WORDING), graded(2, 3, WORDING))
    review = replace(a_review(an_opinion(findings=found)), document=document, clauses=tree)
    made = changes(*found, review=review)
    assert [change.place for change in made] == ["第一条"]
    assert left_standing(found, {}, made) == ("第三条",)


def on_rows(review, *clauses):
    """The review with these clauses as rows of a table."""
    made = [
        replace(each, kind=ClauseKind.ROW) if at in clauses else each
        for at, each in enumerate(review.clauses)
    ]
    return replace(review, clauses=ClauseTree(tuple(made)))


def test_a_wording_is_put_into_a_clause_rather_than_a_row():
    found = (graded(1, 1, WORDING), graded(2, 3, WORDING))
    review = on_rows(a_review(an_opinion(findings=found)), 1)
    first, third = changes(*found, review=review)
    assert (first.instead, third.redraft.action) == ("第三条", Action.REPLACE)
    [only] = changes(graded(1, 1, WORDING), review=review)
    assert only.redraft.action is Action.REPLACE


def standing(*found, chosen=None):
    review = a_review(an_opinion(findings=found))
    chosen = chosen or {}
    made = changes_of(review, found, chosen, strike_covered=False)
    return left_standing(found, chosen, made)


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


def test_blanks_in_a_wording_are_marked():
    assert Redraft(Action.REPLACE, "设备__元\n附件＿＿").lines == (
        "设备【待补充】元",
        "附件【待补充】",
    )


def test_what_is_to_follow_a_clause_follows_what_stands_under_it():
    finding = graded(1, 1, AFTER)
    review = a_review(an_opinion(findings=(finding,)))
    clauses = [
        replace(each, parent="c1") if at in (2, 3) else each
        for at, each in enumerate(review.clauses)
    ]
    [change] = changes(finding, review=replace(review, clauses=ClauseTree(tuple(clauses))))
    assert change.substitution.last == clauses[3].block
    [alone] = changes(finding)
    assert alone.substitution.last is None

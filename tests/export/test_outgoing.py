"""What goes out can be read before it is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from contract_files import docx, paragraph
from export.example_reviews import a_decision, lawyers_state
from export.word_contract import agreed, reviewed

from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.docx_reader import read_docx
from reviewer.export.audience import Reader, audience_of
from reviewer.export.outgoing import (
    Marking,
    Selection,
    candidates,
    noted,
    outgoing_of,
    selected,
)
from reviewer.export.wishes import NOTHING, Action, Redraft
from reviewer.labels import MITIGATING
from reviewer.marks.state import ReviewState
from reviewer.review import Options, Review, review

REVIEW = reviewed()
REVIEW_STATE = agreed(REVIEW, 0)
ALL = Selection(findings=frozenset(graded.finding.key for graded in candidates(REVIEW)))


def of_lines(*lines: str) -> Review:
    data = docx("".join(map(paragraph, ("转让协议", *lines))))
    return review(read_docx(data, "a.docx"), Options(today=date(2026, 11, 2)))


def places(outgoing) -> list[str]:
    return [remark.place for remark in outgoing.remarks]


def test_risks_can_go_out_and_mitigating_clauses_cannot():
    found = candidates(REVIEW)
    assert len(found) == 5
    assert not [graded for graded in found if graded.finding.label in MITIGATING]


def test_without_a_choice_what_is_adopted_goes_out():
    state = agreed(REVIEW, 0)
    keys = {graded.id for graded in selected(REVIEW, state, None)}
    # What follows from the finding shares its decision.
    assert keys == {"f1", "f2", "f5"}
    assert selected(REVIEW, ReviewState(), None) == ()


def test_a_choice_counts_whatever_was_decided():
    key = REVIEW.opinion.findings[3].finding.key
    chosen = Selection(findings=frozenset({key}))
    outgoing = outgoing_of(REVIEW, agreed(REVIEW, 0), Marking.COMMENTS, Reader.INTERNAL, chosen)
    assert places(outgoing) == ["第四条"]


def test_remarks_stand_in_the_order_of_the_text():
    outgoing = outgoing_of(REVIEW, lawyers_state(REVIEW), Marking.COMMENTS, Reader.INTERNAL, ALL)
    starts = [remark.span.start for remark in outgoing.remarks]
    assert starts == sorted(starts)
    assert len(starts) == 6  # five risks and a note; an orphan has no place


@pytest.mark.parametrize(
    ("reader", "ids"), [(Reader.INTERNAL, ["m1"]), (Reader.CLIENT, []), (Reader.OTHER_SIDE, [])]
)
def test_own_notes_are_for_the_file_unless_chosen(reader, ids):
    state, audience = lawyers_state(REVIEW), audience_of(reader)
    assert [mark.id for mark in noted(state, audience, None)] == ids
    assert [mark.id for mark in noted(state, audience, frozenset({"m1", "m2"}))] == ["m1"]
    assert noted(state, audience, frozenset()) == ()


def test_a_wording_is_set_out_once_and_referred_to_afterwards():
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.BOTH, Reader.OTHER_SIDE, ALL)
    said = {remark.place: remark.lines for remark in outgoing.remarks}
    assert said["第一条"][0] == "建议将本条修改为："
    assert said["第三条"] == ("建议删除，以第一条处建议的文字代替。",)
    assert [change.place for change in outgoing.changes] == ["第一条", "第三条"]


def test_a_wording_that_takes_the_place_of_a_clause_is_not_said_to_follow_it():
    found = of_lines("第一条 甲方将抖音号转让给乙方，登录密码一并告知乙方。")
    chosen = Selection(findings=frozenset(each.finding.key for each in candidates(found)))
    outgoing = outgoing_of(found, ReviewState(), Marking.BOTH, Reader.OTHER_SIDE, chosen)
    [remark], [change] = outgoing.remarks, outgoing.changes
    assert remark.lines == ("建议将本条修改为：", change.substitution.words)
    assert outgoing.struck == ()


def sent_to_other_side(found: Review) -> dict[str, list[tuple[str, ...]]]:
    """What the other side is told of each place when all risks go out."""
    chosen = Selection(findings=frozenset(each.finding.key for each in candidates(found)))
    said: dict[str, list[tuple[str, ...]]] = {}
    for each in outgoing_of(found, ReviewState(), Marking.BOTH, Reader.OTHER_SIDE, chosen).remarks:
        said.setdefault(each.place, []).append(each.lines)
    return said


def test_that_a_clause_is_to_be_struck_is_said_once_and_of_a_row_as_of_a_row():
    rows = ("序号\t物件", "1\t农村信用社借记卡", "2\t移动电话卡")
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row.split(chr(9)))}</w:tr>"
        for row in rows
    )
    card = "第一条 甲方将本人银行卡、电话卡卖给乙方，平台要求刷脸的，甲方本人配合核验。"
    body = paragraph("转让协议") + paragraph(card) + paragraph("附件一 转让的银行卡、电话卡清单")
    data = docx(f"{body}<w:tbl>{cells}</w:tbl>{paragraph('完')}")
    found = review(read_docx(data, "a.docx"), Options(today=date(2026, 11, 2)))
    assert len([each for each in candidates(found) if each.finding.place == "第一条"]) > 1
    assert sent_to_other_side(found) == {
        "第一条": [("建议删除本条。",)],
        "附件一第2行": [("建议删除本行。",)],
        "附件一第3行": [("建议删除本行。",)],
    }


def test_the_file_is_told_too_where_the_wording_stands_and_what_is_struck_for_it():
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.BOTH, Reader.INTERNAL, ALL)
    said = {remark.place: remark.lines for remark in outgoing.remarks}
    assert "替代文本见第一条，此处删除。" in said["第三条"]


def test_where_nothing_is_struck_for_a_wording_its_place_is_referred_to():
    kept = replace(ALL, strike_covered=False)
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.BOTH, Reader.OTHER_SIDE, kept)
    said = {remark.place: remark.lines for remark in outgoing.remarks}
    assert said["第三条"] == ("修改建议同第一条。",)


def test_a_redline_says_of_which_places_words_are_struck_for_a_wording_elsewhere():
    def struck(marking):
        return outgoing_of(REVIEW, ReviewState(), marking, Reader.OTHER_SIDE, ALL).struck

    assert struck(Marking.REDLINE) == ("第三条",)
    assert struck(Marking.COMMENTS) == ()


def test_where_the_wording_for_a_finding_is_set_out_is_known_by_its_key():
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.REDLINE, Reader.OTHER_SIDE, ALL)
    third = REVIEW.opinion.findings[2].finding
    assert outgoing.elsewhere == {third.key: "第一条"}


def test_a_redline_says_which_places_keep_words_that_are_replaced_elsewhere():
    def standing(marking):
        kept = replace(ALL, strike_covered=False)
        return outgoing_of(REVIEW, ReviewState(), marking, Reader.OTHER_SIDE, kept).standing

    assert standing(Marking.REDLINE) == ("第三条",)
    assert standing(Marking.COMMENTS) == ()


def on_rows(review):
    """The same findings on rows of a table, and the first of them once more on the next row."""
    rows = tuple(replace(each, kind=ClauseKind.ROW) for each in review.clauses)
    first, *others = review.opinion.findings
    again = replace(first.finding, key="again", clause="c2", place="第二条")
    findings = (first, replace(first, id="f9", finding=again), *others)
    opinion = replace(review.opinion, findings=findings)
    return replace(review, clauses=ClauseTree(rows), opinion=opinion)


def test_of_rows_of_a_table_the_same_is_said_once():
    chosen = Selection(findings=frozenset({REVIEW.opinion.findings[0].finding.key, "again"}))
    sent = outgoing_of(on_rows(REVIEW), ReviewState(), Marking.COMMENTS, Reader.CLIENT, chosen)
    first, second = (remark.lines for remark in sent.remarks)
    assert len(first) > 3
    assert second == (first[0].replace("第一条", "第二条"), "同第一条的批注。")


def test_what_the_lawyer_said_of_one_row_is_said_there():
    review = on_rows(REVIEW)
    graded = review.opinion.findings[1]
    own = a_decision(graded.finding, text="此行另行商定。")
    chosen = Selection(findings=frozenset({REVIEW.opinion.findings[0].finding.key, "again"}))
    state = ReviewState(decisions={"again": own})
    sent = outgoing_of(review, state, Marking.COMMENTS, Reader.INTERNAL, chosen)
    assert "律师意见：此行另行商定。" in sent.remarks[1].lines


def test_findings_that_say_nothing_to_the_other_side_are_counted():
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.COMMENTS, Reader.OTHER_SIDE, ALL)
    assert (len(outgoing.remarks), outgoing.silent) == (2, 3)


def test_comments_alone_change_nothing_and_changes_alone_say_nothing():
    comments = outgoing_of(REVIEW, ReviewState(), Marking.COMMENTS, Reader.CLIENT, ALL)
    assert (len(comments.remarks), comments.changes) == (5, ())
    redline = outgoing_of(REVIEW, ReviewState(), Marking.REDLINE, Reader.CLIENT, ALL)
    assert (redline.remarks, len(redline.changes), redline.silent) == ((), 2, 0)


@pytest.mark.parametrize(
    ("marking", "reader", "barred"),
    [
        (Marking.REDLINE, Reader.CLIENT, True),
        (Marking.BOTH, Reader.INTERNAL, True),
        (Marking.COMMENTS, Reader.OTHER_SIDE, True),
        (Marking.COMMENTS, Reader.CLIENT, False),
    ],
)
def test_a_wording_with_blanks_bars_a_contract_and_what_the_other_side_reads(
    marking, reader, barred
):
    first = REVIEW.opinion.findings[0].finding.key
    chosen = replace(ALL, redrafts={first: Redraft(Action.REPLACE, "设备__元")})
    outgoing = outgoing_of(REVIEW, ReviewState(), marking, reader, chosen)
    assert [(each.place, each.count) for each in outgoing.unfilled] == [("第一条", 1)]
    assert bool(outgoing.to_fill) is barred


def test_a_finding_whose_clause_is_to_stay_is_only_commented():
    keys = {graded.finding.key: NOTHING for graded in candidates(REVIEW)}
    chosen = replace(ALL, redrafts=keys)
    outgoing = outgoing_of(REVIEW, ReviewState(), Marking.BOTH, Reader.INTERNAL, chosen)
    assert outgoing.changes == ()
    assert len(outgoing.remarks) == 5


def test_the_other_side_reads_one_remark_on_a_clause_that_only_refers_elsewhere():
    first, third = (REVIEW.opinion.findings[at] for at in (0, 2))
    again = replace(third, id="f9", finding=replace(third.finding, key="again"))
    findings = (*REVIEW.opinion.findings, again)
    review = replace(REVIEW, opinion=replace(REVIEW.opinion, findings=findings))
    keys = frozenset({first.finding.key, third.finding.key, "again"})
    other = outgoing_of(
        review, ReviewState(), Marking.COMMENTS, Reader.OTHER_SIDE, Selection(findings=keys)
    )
    assert places(other) == ["第一条", "第三条"]
    own = outgoing_of(
        review, ReviewState(), Marking.COMMENTS, Reader.INTERNAL, Selection(findings=keys)
    )
    assert places(own) == ["第一条", "第三条", "第三条"]


def test_the_lawyers_own_wording_goes_out_in_place_of_the_cures():
    graded = selected(REVIEW, REVIEW_STATE, None)[0]
    decision = REVIEW_STATE.decisions[graded.finding.key]
    own = replace(decision, wording="本协议不转让任何账号。")
    state = replace(REVIEW_STATE, decisions={**REVIEW_STATE.decisions, own.about.key: own})
    outgoing = outgoing_of(REVIEW, state, Marking.BOTH, Reader.INTERNAL)
    change = next(each for each in outgoing.changes if own.about.key in each.findings)
    assert change.redraft.wording == "本协议不转让任何账号。"
    assert any("本协议不转让任何账号。" in line for r in outgoing.remarks for line in r.lines)


def test_a_note_of_white_space_only_is_not_sent():
    state = lawyers_state(REVIEW)
    blank = replace(state.marks["m1"], text=" \n ", tags=())
    chosen = Selection(findings=frozenset(), marks=frozenset({"m1"}))
    sent = outgoing_of(
        REVIEW, replace(state, marks={"m1": blank}), Marking.COMMENTS, Reader.CLIENT, chosen
    )
    assert sent.remarks == ()

"""What a comment says depends on who reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from export.example_reviews import NOON, a_decision, nine_accounts

from reviewer.assessment.cures import cure_entries
from reviewer.document.model import Span
from reviewer.export.audience import Reader, audience_of
from reviewer.export.comment_words import (
    change_lines,
    finding_lines,
    for_several,
    mark_lines,
)
from reviewer.export.docx_redline import Substitution
from reviewer.export.redrafting import Change
from reviewer.export.wishes import NOTHING, Action, Redraft, redraft_of
from reviewer.labels import Severity
from reviewer.marks.model import Anchor, Colour, Mark
from reviewer.marks.state import ReviewState

INTERNAL, CLIENT, OTHER = (audience_of(reader) for reader in Reader)
NOTE = Mark("m1", Anchor(Span(0, 2), "甲方"), Colour.YELLOW, NOON, NOON, "问客户\n手机13812345678")
TRANSFER = nine_accounts().opinion.findings[0]


def said(audience, state=None, redraft=None, elsewhere="", graded=TRANSFER) -> list[str]:
    redraft = redraft or redraft_of(graded)
    return list(finding_lines(graded, redraft, state or ReviewState(), audience, elsewhere))


def decided(**more) -> ReviewState:
    decision = a_decision(TRANSFER.finding, **more)
    return ReviewState(decisions={decision.about.key: decision})


def test_the_file_gets_grade_ground_counter_argument_cure_and_wording():
    lines = said(INTERNAL)
    assert lines[0] == "【高风险】个人信息提供（第一条）"
    assert lines[1] == "风险：受让人取得微信好友的个人信息，没有征得好友同意。"
    assert lines[2] == (
        "依据：《网络安全法》第四十四条；《民法总则》第一百一十一条、第一百五十三条第一款。"
    )
    assert lines[3].startswith("反方论据：1．对方可能主张")
    assert lines[4].startswith("反方论据：2．")
    assert lines[5].startswith("改法：剔除账号。可消除：个人信息提供")
    assert lines[6] == "替代文本："
    assert lines[7].startswith("本协议标的不包括")
    assert len(lines) == 8


def test_remarks_of_the_lawyer_are_for_the_file_only():
    state = decided(text="先问客户。", grade=Severity.LOW, grade_reason="已清空好友。")
    assert said(INTERNAL, state)[-2:] == ["律师意见：先问客户。", "等级由律师改定：已清空好友。"]
    assert said(INTERNAL, state)[0].startswith("【低风险】")
    for audience in (CLIENT, OTHER):
        assert not [line for line in said(audience, state) if "问客户" in line or "清空" in line]


@pytest.mark.parametrize(
    ("action", "opening"),
    [(Action.AFTER, "建议在9.2之后增加："), (Action.REPLACE, "建议删除本项，并在9.2之后增加：")],
)
def test_of_a_wording_put_in_elsewhere_it_is_said_after_what(action, opening):
    redraft = Redraft(action, "另行约定。")
    lines = finding_lines(TRANSFER, redraft, ReviewState(), OTHER, after="9.2")
    assert lines == (opening, "另行约定。")


def test_a_wording_for_several_clauses_does_not_speak_of_this_one():
    assert for_several("建议将本条修改为：") == "建议以下列文字代替上述各条，写入一处即可："
    assert for_several("建议删除本条。") == "建议删除本条。"


def test_the_client_reads_the_opinion():
    assert said(CLIENT) == said(INTERNAL)


def test_the_other_side_reads_wording_and_nothing_of_the_opinion():
    assert said(OTHER) == ["建议将本条修改为：", *redraft_of(TRANSFER).lines]


@pytest.mark.parametrize(
    ("redraft", "lines"),
    [
        (Redraft(Action.AFTER, "甲\n乙"), ["建议在本条之后增加：", "甲", "乙"]),
        (Redraft(Action.STRIKE), ["建议删除本条。"]),
        (NOTHING, []),
    ],
)
def test_neutral_remarks_fit_the_change(redraft, lines):
    assert said(OTHER, redraft=redraft) == lines
    assert list(change_lines(a_change(redraft), OTHER)) == lines


def a_change(redraft: Redraft, **more: object) -> Change:
    substitution = Substitution(Span(0, 1), 0, "")
    change = Change("c1", "第一条", "", redraft, (), substitution)
    return replace(change, **more)  # type: ignore[arg-type]


def test_a_remark_that_stands_for_a_deletion_says_what_stands_instead():
    change = a_change(Redraft(Action.STRIKE), homes=frozenset({"c2"}), instead="第二条")
    assert change_lines(change, OTHER) == ("建议删除，以第二条处建议的文字代替。",)
    reworded = a_change(Redraft(Action.REPLACE, "甲"), homes=frozenset({"c2"}), instead="第二条")
    assert change_lines(reworded, OTHER) == ("建议将本条修改为：", "甲")


def test_a_wording_said_elsewhere_is_referred_to():
    assert said(OTHER, elsewhere="第二条") == ["修改建议同第二条。"]
    assert said(INTERNAL, elsewhere="第二条")[-1] == "替代文本见第二条。"


def test_after_signing_the_remedies_are_advice():
    remedy = cure_entries()["stop-use"].cure
    graded = replace(TRANSFER, cures=(remedy,))
    lines = said(CLIENT, graded=graded)
    assert lines[-2].startswith("改法：停止使用。")
    assert lines[-1] == remedy.wording
    assert said(OTHER, graded=graded) == []


def test_a_bare_finding_has_a_bare_comment():
    finding = replace(TRANSFER.finding, because="", against=("一条。",))
    graded = replace(TRANSFER, finding=finding, citations=(), cures=())
    assert said(INTERNAL, graded=graded) == ["【高风险】个人信息提供（第一条）", "反方论据：一条。"]
    cure = replace(TRANSFER.cures[0], cures="", does_not_cure="")
    lines = said(INTERNAL, graded=replace(graded, cures=(cure,)))
    assert lines[2] == "改法：剔除账号。"


def test_a_note_keeps_its_lines_and_a_highlight_says_its_colour():
    assert mark_lines(NOTE, INTERNAL) == ("问客户", "手机13812345678")
    tagged = replace(NOTE, text="", tags=("询问", "价款"))
    assert mark_lines(tagged, INTERNAL) == ("高亮（黄）", "#询问 #价款")
    assert mark_lines(tagged, CLIENT) == ("高亮（黄）",)


def test_numbers_in_our_words_are_hidden_from_the_other_side():
    assert mark_lines(NOTE, OTHER) == ("问客户", "手机138＊＊＊＊78")
    lines = said(OTHER, redraft=Redraft(Action.REPLACE, "密码：Abc123"))
    assert lines[-1] == "密码：＊＊＊＊"


def test_characters_no_word_file_can_hold_are_left_out():
    assert mark_lines(replace(NOTE, text="甲\x00乙\ud800\n \n丙"), INTERNAL) == ("甲乙", "丙")

"""Before clauses go, the lawyer is told what still refers to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from contract_files import docx, level, listed, lists, paragraph, table

from reviewer.document.docx_reader import read_docx
from reviewer.export.audience import Reader
from reviewer.export.dangling import Cause, Dangling, dangling_words
from reviewer.export.edition import Edition
from reviewer.export.outgoing import Marking, Selection, candidates, outgoing_of
from reviewer.export.report import report_of
from reviewer.export.report_html import report_html
from reviewer.export.wishes import Action, Redraft
from reviewer.marks.state import ReviewState
from reviewer.review import Options, Review, review

SECRETS = "甲方应将登录密码告知乙方。"
NUMBERS = lists(level(0, "第%1条", "chineseCountingThousand"), level(1, "%1.%2"))
STRIKE, KEEP = Redraft(Action.STRIKE), Redraft(Action.NONE)


def reviewed(*lines: str) -> Review:
    return of_file(docx("".join(map(paragraph, ("转让协议", *lines)))))


def of_file(data: bytes) -> Review:
    return review(read_docx(data, "a.docx"), Options(today=date(2026, 11, 2)))


def dangling(
    found: Review, *places: str, by: Redraft = STRIKE, marking: Marking = Marking.REDLINE
) -> list[tuple[Cause, str, str, Sequence[str]]]:
    """What dangles when the clauses at these places are changed, and no others."""
    redrafts = {
        graded.finding.key: by if graded.finding.place in places else KEEP
        for graded in candidates(found)
    }
    assert set(places) <= {graded.finding.place for graded in candidates(found)}
    selection = Selection(findings=frozenset(redrafts), redrafts=redrafts)
    outgoing = outgoing_of(found, ReviewState(), marking, Reader.INTERNAL, selection)
    return [(each.cause, each.words, each.target, each.places) for each in outgoing.dangling]


def references(*args, **more) -> list[tuple[Cause, str, str, Sequence[str]]]:
    """Of what dangles that which is referred to."""
    return [each for each in dangling(*args, **more) if each[1]]


def left_alone(*args, **more) -> dict[Cause, Sequence[str]]:
    """Of what dangles that which only stands alone, with its places."""
    return {each[0]: each[3] for each in dangling(*args, **more) if not each[1]}


def test_a_reference_to_a_struck_clause_is_told():
    found = reviewed(
        f"第一条 {SECRETS}",
        "第二条 乙方违反第一条的，应当支付违约金。",
        "第三条 甲方违反第一条的，应当返还价款。",
    )
    assert references(found, "第一条") == [
        (Cause.STRUCK, "第一条", "第一条", ("第二条", "第三条")),
    ]


def test_a_reference_to_a_struck_item_is_told_and_one_to_its_clause_is_not():
    found = reviewed(
        "第一条 甲方应当办理下列事项：",
        f"（一）{SECRETS}",
        "（二）交付设备。",
        "第二条 甲方未办理第一条第（一）项的，应当支付违约金。",
        "第三条 甲方未办理第一条第（二）项的，应当支付违约金。",
        "第四条 甲方未办理第一条的，应当返还价款。",
    )
    assert references(found, "第一条（一）") == [
        (Cause.STRUCK, "第一条第（一）项", "第一条（一）", ("第二条",)),
    ]


def test_without_tracked_changes_nothing_dangles():
    found = reviewed(f"第一条 {SECRETS}", "第二条 乙方违反第一条的，应当支付违约金。")
    assert dangling(found, "第一条", marking=Marking.COMMENTS) == []


def test_a_clause_that_is_reworded_can_still_be_referred_to():
    found = reviewed(f"第一条 {SECRETS}", "第二条 乙方违反第一条的，应当支付违约金。")
    assert dangling(found, "第一条", by=Redraft(Action.REPLACE, "不移交密码。")) == []


def test_a_reference_that_goes_with_its_clause_does_not_dangle():
    found = reviewed(f"第一条 {SECRETS}", "第二条 依第一条告知的登录密码，甲方应将其移交给乙方。")
    assert dangling(found, "第一条", "第二条") == []
    assert references(found, "第一条") == [(Cause.STRUCK, "第一条", "第一条", ("第二条",))]


def test_a_heading_is_gone_when_all_under_it_is():
    lines = (
        "第一条 账号的移交",
        f"1.1 {SECRETS}",
        "1.2 甲方应将绑定手机号变更为乙方的手机号。",
        "第二条 价款",
        "2.1 依第一条移交后三日内，乙方支付尾款。",
    )
    found = reviewed(*lines)
    assert references(found, "1.1", "1.2") == [(Cause.STRUCK, "第一条", "第一条", ("2.1",))]
    assert references(found, "1.1") == []


def test_a_heading_under_which_nothing_stays_is_told():
    lines = (
        "第一条 账号的移交",
        f"1.1 {SECRETS}",
        "1.2 甲方应将绑定手机号变更为乙方的手机号。",
        "第二条 价款",
        "2.1 乙方于三日内支付尾款。",
    )
    found = reviewed(*lines)
    assert left_alone(found, "1.1", "1.2") == {Cause.HEADING: ("第一条",)}
    assert Cause.HEADING not in left_alone(found, "1.1")


def test_a_gap_in_numbers_typed_by_hand_is_told():
    found = reviewed(
        "第一条 本协议自签字之日起生效。", f"第二条 {SECRETS}", "第三条 争议由法院管辖。"
    )
    assert left_alone(found, "第二条") == {Cause.GAP: ("第二条",)}
    last = reviewed("第一条 本协议自签字之日起生效。", f"第二条 {SECRETS}")
    assert left_alone(last, "第二条") == {}
    assert left_alone(numbered(listed("争议由法院管辖。")), "第二条") == {}


def accounts(*rows: str) -> Review:
    """A table of accounts beside a clause that transfers them."""
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row.split()) + "</w:tr>"
        for row in ("序号 微信号 用途", *rows)
    )
    body = paragraph("转让协议") + paragraph("第一条 甲方将附件一所列微信号转让给乙方。")
    body += paragraph("附件一 转让的微信号清单") + f"<w:tbl>{table}</w:tbl>" + paragraph("完")
    return of_file(docx(body))


def test_a_table_of_which_only_the_head_stays_is_told():
    found = accounts("1 ruoqing_01 客户咨询", "2 ruoqing_02 客户咨询")
    assert left_alone(found, "附件一第2行", "附件一第3行") == {Cause.HEAD_ROW: ("附件一第1行",)}
    assert left_alone(found, "附件一第2行") == {}


DEFINED = "第一条 甲方持有若干账号（以下简称“标的账号”）。甲方将九个微信号转让给乙方。"


def test_of_a_clause_that_stays_in_part_the_definition_stays_too():
    found = reviewed(
        "第一条 甲方将其名下九个微信号转让给乙方。",
        f"第二条 {DEFINED.removeprefix('第一条 ')}",
        "第三条 乙方应当按时支付标的账号的维护费用。",
    )
    keys = {graded.finding.key: "不转让账号。" for graded in candidates(found)}
    redrafts = {key: Redraft(Action.REPLACE, words) for key, words in keys.items()}
    chosen = Selection(findings=frozenset(redrafts), redrafts=redrafts)
    sent = outgoing_of(found, ReviewState(), Marking.REDLINE, Reader.INTERNAL, chosen)
    partial = next(change for change in sent.changes if change.partial)
    assert "标的账号" not in partial.old
    assert Cause.UNDEFINED not in {each.cause for each in sent.dangling}


@pytest.mark.parametrize(
    ("redraft", "lost"),
    [
        (STRIKE, True),
        (Redraft(Action.REPLACE, "标的不包括任何账号。"), True),
        (Redraft(Action.REPLACE, "“标的账号”指企业认证的公众号。"), False),
        (Redraft(Action.AFTER, "须经平台同意。"), False),
    ],
)
def test_a_term_whose_definition_goes_is_told(redraft, lost):
    found = reviewed(
        "第一条 甲方将其名下九个微信号（以下简称“标的账号”）转让给乙方。",
        "第二条 乙方应当按时支付标的账号的维护费用。",
    )
    told = [each for each in dangling(found, "第一条", by=redraft) if each[0] is Cause.UNDEFINED]
    expected = (Cause.UNDEFINED, "标的账号", "第一条", ("第二条",))
    assert told == ([expected] if lost else [])


REFERENCE = "乙方迟延支付本协议第三条所列价款的，应当支付违约金。"


def numbered(last: str) -> Review:
    """第一条 … 第四条 with automatic numbers; the second is the risk."""
    clauses = ("本协议自签字之日起生效。", SECRETS, "价款为人民币五万元。")
    return of_file(docx("".join(map(listed, clauses)) + last, numbering=NUMBERS))


@pytest.mark.parametrize(
    "redraft", [STRIKE, Redraft(Action.AFTER, "新增。"), Redraft(Action.REPLACE, "甲。\n乙。")]
)
def test_a_number_that_moves_is_told(redraft):
    found = numbered(listed(REFERENCE))
    assert dangling(found, "第二条", by=redraft) == [
        (Cause.RENUMBERED, "第三条", "第三条", ("第四条",))
    ]


def test_where_one_goes_and_one_comes_no_number_moves():
    assert dangling(numbered(listed(REFERENCE)), "第二条", by=Redraft(Action.REPLACE, "甲。")) == []


def test_a_number_before_the_change_stays():
    found = numbered(listed("乙方违反第一条的，应当支付违约金。"))
    assert dangling(found, "第二条") == []


def test_what_is_named_by_its_place_is_told_when_it_goes_and_not_when_its_number_moves():
    assert dangling(numbered(listed("前条价款分期支付。")), "第二条") == []
    found = reviewed("第一条 标的", "1.1 甲方交付设备。", f"1.2 {SECRETS}", "1.3 前款办妥后付款。")
    assert (Cause.STRUCK, "前款", "1.2", ("1.3",)) in references(found, "1.2")


def test_of_an_annex_the_title_is_told_and_of_rows_that_are_named_the_rows():
    lines = (
        "第一条 甲方转让附件一所列账号。",
        "第二条 甲方先移交附件一第1项。",
        "附件一：账号清单",
    )
    rows = table(("序号", "名称"), ("1", "甲方名下微信号及登录密码"), ("2", "设备"))
    found = of_file(docx("".join(map(paragraph, ("转让协议", *lines))) + rows))
    assert references(found, "附件一第2行") == [
        (Cause.STRUCK, "附件一第1项", "附件一第2行", ("第二条",))
    ]


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause.STRUCK, "5.2、7.1引用的第二条将被删除，请一并修改。"),
        (
            Cause.UNDEFINED,
            "5.2、7.1使用的“第二条”，其定义所在的2.1将被删除或者改写，请补写定义或者一并修改。",
        ),
        (
            Cause.RENUMBERED,
            "5.2、7.1引用的第二条，其自动编号将因条款增删而变动：手写的引用请改正，交叉引用请更新域。",
        ),
    ],
)
def test_each_is_one_sentence(cause, words):
    assert dangling_words(Dangling(cause, "第二条", "2.1", ("5.2", "7.1"))) == words


def test_the_report_for_the_file_names_them_and_that_for_the_other_side_does_not():
    found = reviewed(
        "第一条 甲方将其名下九个微信号（以下简称“标的账号”）转让给乙方。",
        "第二条 乙方应当按时支付标的账号的维护费用。",
    )
    said = "第二条使用的“标的账号”，其定义所在的第一条将被删除或者改写"
    for reader, is_told in ((Reader.INTERNAL, True), (Reader.OTHER_SIDE, False)):
        edition = Edition(reader)
        report = report_of(found, Path("a.docx"), today=date(2026, 11, 2), edition=edition)
        assert (said in report_html(report)) is is_told


def test_a_heading_whose_number_says_little_is_told_with_its_title():
    lines = (
        "三、怎么交",
        f"1. {SECRETS}",
        "2. 甲方应将绑定手机号变更为乙方的手机号。",
        "四、价钱",
        "3. 乙方于三日内支付尾款。",
    )
    assert left_alone(reviewed(*lines), "三、1", "三、2")[Cause.HEADING] == ("三（怎么交）",)

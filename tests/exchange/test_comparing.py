"""Two versions of a contract side by side."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_files import docx, paragraph
from exchange.two_versions import FIRST, LATER, PATHS, TODAY, compared, reviewed
from small_contracts import Unit

from reviewer.document.docx_reader import read_docx
from reviewer.document.reading import read
from reviewer.exchange.comparing import compare
from reviewer.exchange.comparison import Change, Fate, FindingChange, Row, tags
from reviewer.labels import Label
from reviewer.review import Options, Review, review

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
_ANNEX: Unit = [["微信号", "好友"], ["wx01", "2000"]]


def _row(words: str, rows: tuple[Row, ...]) -> Row:
    return next(row for row in rows if any(words in part.text for part in (*row.new, *row.old)))


def _told(label: Label, changes: tuple[FindingChange, ...]) -> set[Fate]:
    return {change.fate for change in changes if change.label is label}


def test_a_contract_does_not_differ_from_itself() -> None:
    comparison = compare(reviewed(FIRST), reviewed(FIRST), PATHS)
    assert not comparison.changes
    assert all(change.fate is Fate.SAME for change in comparison.findings)


def test_every_clause_of_both_versions_is_told_once() -> None:
    rows = compared().rows
    for side, version in (("old", reviewed(FIRST)), ("new", reviewed(LATER))):
        told = [part.id for row in rows for part in getattr(row, side)]
        assert sorted(told) == sorted(clause.id for clause in version.clauses)


def test_the_pieces_of_a_row_make_up_its_words_on_both_sides() -> None:
    for row in compared().rows:
        assert "".join(p.old for p in row.pieces) == "\n".join(part.text for part in row.old)
        assert "".join(p.new for p in row.pieces) == "\n".join(part.text for part in row.new)


def test_changed_words_new_and_deleted_clauses_are_told_apart() -> None:
    rows = compared().rows
    assert tags(_row("九个微信号转让", rows)) == ("changed",)
    assert tags(_row("一式两份", rows)) == ("new",)
    assert tags(_row("绑定手机号", rows)) == ("gone",)


def test_another_number_is_no_other_wording() -> None:
    row = _row("保密义务", compared().rows)
    assert row.change is Change.SAME
    assert tags(row) == ("renumbered",)


def test_signs_behind_a_number_are_no_other_number() -> None:
    old, new = (("1.", "甲方转让微信号。"),), (("1、", "甲方转让微信号。"),)
    assert not compared(old, new).changes


def test_a_clause_written_anew_under_its_number_is_a_changed_one() -> None:
    old = (*FIRST[:2], ("第三条", "甲方配合乙方完成微信号密码的变更。"), *FIRST[3:])
    new = (*FIRST[:2], ("第三条", "经书面同意后始得提供资料。"), *FIRST[3:])
    (row,) = compared(old, new).changes
    assert (row.change, row.old[0].number, row.new[0].number) == (
        Change.CHANGED,
        "第三条",
        "第三条",
    )


def test_a_moved_clause_is_told_as_moved() -> None:
    old = (FIRST[0], FIRST[3], FIRST[1], FIRST[4])
    new = (FIRST[0], FIRST[1], FIRST[4], FIRST[3])
    row = _row("保密义务", compared(old, new).rows)
    assert row.moved
    assert row.change is Change.SAME


def test_a_split_clause_shows_both_its_parts() -> None:
    pay, court = "乙方应于签订当日付清全部价款", "逾期付款的应按日支付违约金"
    old: tuple[Unit, ...] = (("第一条", f"{pay}，{court}。"), FIRST[4])
    new: tuple[Unit, ...] = (("第一条", f"{pay}。"), ("第二条", f"{court}。"), FIRST[4])
    row = _row(court, compared(old, new).rows)
    assert tags(row) == ("changed", "split")
    assert [part.number for part in row.new] == ["第一条", "第二条"]
    assert tags(_row(court, compared(new, old).rows)) == ("changed", "joined")


def test_paragraphs_laid_out_otherwise_are_the_same() -> None:
    old: tuple[Unit, ...] = ("鉴于甲方有意转让账号，乙方有意受让。双方经协商订立本协议。",)
    new: tuple[Unit, ...] = ("鉴于甲方有意转让账号，乙方有意受让。", "双方经协商订立本协议。")
    comparison = compared(old, new)
    assert not comparison.changes


SIGNED = "甲方：程若晴\t乙方：赵启明"


@pytest.mark.parametrize("below", [("甲方：程若晴", "乙方：赵启明"), ("甲方：程若晴乙方：赵启明",)])
@pytest.mark.parametrize("last", ["本协议一式两份。", "本协议一式三份，双方各执一份。"])
def test_signatures_side_by_side_or_one_below_the_other_are_the_same(below, last) -> None:
    old = (*FIRST, "本协议一式两份。", SIGNED)
    for one, other in ((old, (*FIRST, last, *below)), ((*FIRST, last, *below), old)):
        told = [part.text for row in compared(one, other).changes for part in row.new]
        assert told == ([] if last in old else [other[len(FIRST)]])


@pytest.mark.parametrize("name", ["nine-accounts", "clinic-handover"])
def test_a_contract_does_not_differ_from_its_print(name: str) -> None:
    paths = [SAMPLES / f"{name}{ending}" for ending in (".docx", ".pdf")]
    old, new = (review(read(path), Options(today=TODAY)) for path in paths)
    comparison = compare(old, new, PATHS)
    assert not comparison.changes
    assert {change.fate for change in comparison.findings} == {Fate.SAME}


def with_footer(words: str) -> Review:
    section = '<w:sectPr><w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    body = paragraph("第一条 甲方转让设备。") + section
    data = docx(body, parts={"footer1": paragraph(words)})
    return review(read_docx(data, "a.docx"), Options(today=TODAY))


@pytest.mark.parametrize(("old", "new"), [("第1页 共1页", "第1页 共6页"), ("1", "3")])
def test_the_count_of_pages_in_a_footer_is_no_change(old: str, new: str) -> None:
    assert not compare(with_footer(old), with_footer(new), PATHS).changes


def test_other_words_in_a_footer_are_a_change() -> None:
    comparison = compare(with_footer("转让协议 第1页"), with_footer("补充协议 第1页"), PATHS)
    assert [tags(row) for row in comparison.changes] == [("changed",)]


def test_a_number_that_only_one_reading_knows_is_no_change() -> None:
    old: tuple[Unit, ...] = (("第一条", "甲方将微信号转让给乙方。"), FIRST[4])
    new: tuple[Unit, ...] = ("第一条甲方将微信号转让给乙方。", FIRST[4])
    assert not compared(old, new).changes


def test_rows_of_a_table_are_compared_too() -> None:
    changed: Unit = [["微信号", "好友"], ["wx01", "3000"]]
    comparison = compared((FIRST[0], _ANNEX), (FIRST[0], changed))
    assert [tags(row) for row in comparison.changes] == [("changed",)]


def test_findings_are_cured_with_their_clause_and_stay_in_changed_words() -> None:
    findings = compared().findings
    assert _told(Label.CREDENTIAL_HANDOVER, findings) == {Fate.CURED}
    assert Fate.REWORDED in _told(Label.ACCOUNT_TRANSFER, findings)


def test_a_finding_of_a_new_clause_is_new() -> None:
    findings = compared(LATER, FIRST).findings
    assert _told(Label.CREDENTIAL_HANDOVER, findings) == {Fate.NEW}


def test_a_finding_says_in_which_row_it_is_told() -> None:
    comparison = compared()
    for change in comparison.findings:
        row = comparison.rows[change.row]
        sides = [part.id for part in (row.new if change.new else row.old)]
        assert change.shown.clause in sides


def test_both_versions_carry_their_verdict_and_file() -> None:
    comparison = compared()
    assert (comparison.old.path, comparison.new.path) == PATHS
    assert comparison.old.verdict is reviewed(FIRST).opinion.verdict


def test_of_two_like_risks_one_becomes_the_one_that_is_left() -> None:
    def units(*words: str) -> tuple[Unit, ...]:
        return tuple((f"第{number}条", said) for number, said in zip("一二", words, strict=False))

    before = units("甲方将微信号ruoqing01转让给乙方。", "甲方将微信号ruoqing02转让给乙方。")
    after = units("甲方将微信号ruoqing03转让给乙方。")
    changes = compared(before, after).findings
    fates = [each.fate for each in changes if each.label is Label.ACCOUNT_TRANSFER]
    assert len(fates) == 2
    assert Fate.NEW not in fates

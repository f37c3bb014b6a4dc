"""Two versions of a contract side by side."""

from __future__ import annotations

from exchange.two_versions import FIRST, LATER, PATHS, compared, reviewed
from small_contracts import Unit

from reviewer.exchange.comparing import Change, Fate, FindingChange, Row, compare, tags
from reviewer.labels import Label

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
    for side, review in (("old", reviewed(FIRST)), ("new", reviewed(LATER))):
        told = [part.id for row in rows for part in getattr(row, side)]
        assert sorted(told) == sorted(clause.id for clause in review.clauses)


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

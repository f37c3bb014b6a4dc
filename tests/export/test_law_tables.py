"""Law in tables of a report: norms through time, and what the contract itself cites."""

from __future__ import annotations

from datetime import date

from reviewer.assessment.model import (
    CitedInContract,
    Force,
    LawInTime,
    Moment,
    MomentKind,
    NormCell,
    NormRow,
)
from reviewer.document.model import Span
from reviewer.export.blocks import Paragraph, Table
from reviewer.export.law_tables import cited_table, law_in_time_blocks
from reviewer.law.model import ArticleNumber

SIGNED = Moment(MomentKind.SIGNED, date(2022, 1, 5), "签订时")
NOW = Moment(MomentKind.TODAY, date(2026, 10, 4), "现行法")


def in_force(words: str) -> NormCell:
    return NormCell(Force.IN_FORCE, words)


def texts(table: Table) -> list[list[str]]:
    return [["".join(line.text for line in cell) for cell in row] for row in table.rows]


def test_moments_are_columns_and_what_is_the_same_is_said_so() -> None:
    later = NormCell(Force.NOT_YET, "尚未施行（2022-12-01起）")
    table = LawInTime(
        (SIGNED, NOW),
        (
            NormRow("规范", (in_force("《甲法》第一条"), in_force("《甲法》第一条"))),
            NormRow("规范", (later, in_force("《乙法》第二条"))),
        ),
    )
    note, made = law_in_time_blocks(table)
    assert isinstance(note, Paragraph)
    assert "不使合同溯及地无效" in note.text
    assert isinstance(made, Table)
    titles = [column.title for column in made.columns]
    assert titles == ["", "签订时（2022年1月5日）", "现行法（2026年10月4日）"]
    assert texts(made) == [
        ["规范", "《甲法》第一条", "同左"],
        ["规范", "尚未施行（2022-12-01起）", "《乙法》第二条"],
    ]
    bold = [cell[0].words[0].strong for cell in made.rows[1]]
    assert bold == [False, False, True]


def test_many_periods_make_several_tables_beside_the_first_moment() -> None:
    periods = [Moment(MomentKind.PERIOD, date(2012 + n, 1, 1), f"时期{n}") for n in range(5)]
    cells = tuple(in_force(f"第{n}条") for n in range(6))
    note, first, second = law_in_time_blocks(LawInTime((NOW, *periods), (NormRow("效力", cells),)))
    assert isinstance(note, Paragraph)
    assert "没有载明签订日期" in note.text
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [column.title for column in first.columns][2:] == ["时期0", "时期1", "时期2"]
    assert texts(second) == [["效力", "第0条", "第4条", "第5条"]]


def test_a_norm_that_no_column_of_a_table_knows_is_left_out_of_it() -> None:
    periods = [Moment(MomentKind.PERIOD, date(2012 + n, 1, 1), f"时期{n}") for n in range(4)]
    gone = NormCell(Force.REPEALED, "已废止（2021-01-01）")
    row = NormRow("效力", (gone, gone, gone, gone, in_force("《合同法》第五十二条")))
    _, first, second = law_in_time_blocks(LawInTime((NOW, *periods), (row,)))
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert first.rows == ()
    assert len(second.rows) == 1


def test_what_the_contract_cites_stands_with_place_and_finding() -> None:
    wrong = CitedInContract(
        Span(0, 5),
        "c1",
        "7.1",
        "《合同法》第五十二条",
        "合同法",
        ArticleNumber(52),
        "《合同法》已于2021-01-01废止。",
        wrong=True,
        citation=None,
    )
    right = CitedInContract(
        Span(0, 5), "c1", "7.2", "民法典第一条", "民法典", ArticleNumber(1), "", False, None
    )
    table = cited_table((wrong, right))
    assert texts(table) == [
        ["7.1", "《合同法》第五十二条", "《合同法》已于2021-01-01废止。"],
        ["7.2", "民法典第一条", "所引条文在该日有效。"],
    ]
    assert table.rows[0][2][0].words[0].strong
    assert not table.rows[1][2][0].words[0].strong

"""Law in tables: which norms were in force when, and what law the contract itself cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.assessment.model import (
    CitedInContract,
    Force,
    LawInTime,
    Moment,
    MomentKind,
    NormRow,
)
from reviewer.export.blocks import (
    Block,
    Cell,
    Column,
    Paragraph,
    Run,
    Style,
    Table,
    paragraph,
    words,
)
from reviewer.text.dates import day_words

_WIDTH = 17.0  # of a table, in the units of its columns
_PART = 1.5
_SAME = "同左"
_MOST_MOMENTS = 4
_NOTE = (
    "效力按签订时的法律判断；此后施行的规范只及于其施行后的履行，不使合同溯及地无效。"
    "司法解释按其自身的时间条款。"
)
_NOTE_PERIODS = "没有载明签订日期：并列各时期签订时适用的规范，确知成立日期后以该日为准。"
_CITED_COLUMNS = (
    Column("条款", 2.6),
    Column("合同所引", 6.0),
    Column("核对", 8.4),
)
_RIGHT = "所引条文在该日有效。"


def law_in_time_blocks(table: LawInTime) -> Iterator[Block]:
    """A note and the table; many periods become several tables beside the first moment."""
    periods = any(moment.kind is MomentKind.PERIOD for moment in table.moments)
    yield paragraph(_NOTE_PERIODS if periods else _NOTE)
    yield from map(_table, table.in_tables(_MOST_MOMENTS))


def cited_table(cited: Sequence[CitedInContract]) -> Table:
    """Every law that the contract cites, with what it comes to on the contract's day."""
    return Table(_CITED_COLUMNS, tuple(map(_cited_row, cited)))


def _table(table: LawInTime) -> Table:
    share = (_WIDTH - _PART) / len(table.moments)
    heads = [Column(_head(moment), share) for moment in table.moments]
    return Table((Column("", _PART), *heads), tuple(map(_row, table.rows)))


def _head(moment: Moment) -> str:
    if moment.kind is MomentKind.PERIOD:
        return moment.title
    return f"{moment.title}（{day_words(moment.day)}）"


def _row(row: NormRow) -> tuple[Cell, ...]:
    cells: list[Cell] = [(paragraph(row.part, Style.PLAIN),)]
    before = ""
    for cell in row.cells:
        same = cell.words == before
        before = cell.words
        run = Run(_SAME) if same else Run(cell.words, strong=cell.force is Force.IN_FORCE)
        cells.append((Paragraph((run,), Style.PLAIN),))
    return tuple(cells)


def _cited_row(cited: CitedInContract) -> tuple[Cell, ...]:
    remark = cited.problem or _RIGHT
    return (
        (paragraph(cited.place, Style.PLAIN),),
        (paragraph(cited.words, Style.PLAIN),),
        (Paragraph(words(remark, strong=cited.wrong), Style.PLAIN),),
    )

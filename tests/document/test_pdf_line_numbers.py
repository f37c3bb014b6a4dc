"""Numbers beside the lines of a PDF are no words of the contract; those of clauses are."""

from __future__ import annotations

import pytest
from contract_files import Page, Words
from reading_values import FULL, RIGHT, blocks, lines_at, read_pages

from reviewer.document.clauses import segment

LINES = [f"第一条 {FULL[4:]}", FULL, FULL[5:] + FULL[:5], "不得收回。",
         f"第二条 {FULL[4:]}", FULL, FULL[3:] + FULL[:3], FULL, FULL, "另行约定。"]  # fmt: skip
CLAUSES = ["".join(LINES[:4]), "".join(LINES[4:])]


def beside(first: int, step: int = 1, x: float = 60.0, lines: int = 10) -> list[Words]:
    """Numbers of every `step` lines, their right edge at `x`."""
    return [Words(x - 5 * len(str(n)), 100 + 18.0 * at, str(n), 10.0)
            for at in range(0, lines, step) for n in [first + at]]  # fmt: skip


def test_numbers_beside_the_lines_are_no_words() -> None:
    document = read_pages(Page([*lines_at(*LINES), *beside(1)]))
    assert blocks(document) == CLAUSES
    assert [clause.number for clause in segment(document)] == ["第一条", "第二条"]


def test_numbers_at_the_right_are_no_words() -> None:
    numbers = [Words(RIGHT + 10, 100 + 18.0 * at, str(at + 1), 10.0) for at in range(10)]
    assert blocks(read_pages(Page([*lines_at(*LINES), *numbers]))) == CLAUSES


def test_every_second_line_may_be_counted() -> None:
    assert blocks(read_pages(Page([*lines_at(*LINES), *beside(2, step=2)]))) == CLAUSES


@pytest.mark.parametrize("first", [11, 1])
def test_a_last_page_of_a_few_lines_is_counted_as_the_others_are(first: int) -> None:
    last = Page([*lines_at("第三条 本合同一式两份。", top=100), *beside(first, lines=1)])
    document = read_pages(Page([*lines_at(*LINES), *beside(1)]), last, Page())
    assert blocks(document) == [*CLAUSES, "第三条 本合同一式两份。"]


def numbers_of(document_of: list[Words]) -> list[str | None]:
    return [clause.number for clause in segment(read_pages(Page(document_of)))]


def test_clauses_whose_numbers_hang_in_the_margin_keep_them() -> None:
    items = [FULL, "不得收回。"] * 6
    numbers = [Words(60, 100 + 36.0 * at, str(at + 1)) for at in range(6)]
    assert numbers_of([*lines_at(*items), *numbers]) == ["1", "2", "3", "4", "5", "6"]


def test_a_list_of_single_lines_keeps_its_numbers() -> None:
    items = ["微信号三个，含全部好友。", "抖音号一个，含全部粉丝。"] * 5
    assert numbers_of([*lines_at(*items), *beside(1)]) == [str(n) for n in range(1, 11)]


def test_numbers_that_do_not_count_on_stay() -> None:
    numbers = [Words(50, 100 + 18.0 * at, str(n), 10.0)
               for at, n in enumerate([3, 9, 4, 8, 1, 7, 2, 6, 5, 3])]  # fmt: skip
    text = read_pages(Page([*lines_at(*LINES), *numbers])).text
    assert FULL + FULL not in text


def test_numbers_that_count_down_stay() -> None:
    numbers = [Words(50, 100 + 18.0 * at, str(9 - at), 10.0) for at in range(8)]
    assert "9" in read_pages(Page([*lines_at(*LINES), *numbers])).text


def counted(*lines: str, first: int = 1) -> list[str]:
    """Lines with their number in one piece with them, as recognition reads them."""
    return [f"{at} {line}" for at, line in enumerate(lines, first)]


def test_numbers_that_are_one_piece_with_their_lines_are_no_words() -> None:
    document = read_pages(Page(lines_at(*counted(*LINES))))
    assert blocks(document) == CLAUSES
    assert [clause.number for clause in segment(document)] == ["第一条", "第二条"]


def test_a_last_page_of_a_few_lines_has_such_numbers_too() -> None:
    rest = ["第三条 本合同一式两份。", "第四条 自签字之日起生效。"]
    last = Page(lines_at(*counted(*rest, first=11)))
    assert blocks(read_pages(Page(lines_at(*counted(*LINES))), last)) == [*CLAUSES, *rest]


def test_a_number_without_its_words_is_none_of_them() -> None:
    lines = counted(*LINES)
    lines[3] = "4"
    assert blocks(read_pages(Page(lines_at(*lines)))) == ["".join(LINES[:3]), CLAUSES[1]]


def test_items_of_a_line_each_keep_such_numbers() -> None:
    items = counted(*["微信号三个，含全部好友及聊天记录。"] * 8)
    assert numbers_of(lines_at(*items)) == [str(n) for n in range(1, 9)]


def test_a_list_with_cells_keeps_such_numbers() -> None:
    names = lines_at(*counted(*["星河客服微信号"] * 8))
    remarks = [Words(RIGHT - 96, 100 + 18.0 * at, "随店铺一并交付") for at in range(8)]
    text = read_pages(Page([*names, *remarks])).text
    assert all(f"{n} 星河客服微信号" in text for n in range(1, 9))

"""What a record was told to hold is meant where the record is named again."""

from __future__ import annotations

from reviewer.rules.analysis import ClauseAnalysis
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.model import Example
from reviewer.rules.polarity import Polarity

CARDS = "柜里八百张小孩的推拿卡片交给乙方，上面有病史和体重。"
FILES = "老人档案三百份移交乙方，内有病史和用药记录。"


def analysed(text: str, *before: str, heading: str | None = None) -> ClauseAnalysis:
    document, tree, clause = contract_of(Example(text, before, heading))
    return analyse_contract(document, tree).by_id[clause.id]


def recalled(text: str, *before: str) -> set[str]:
    return {hit.term_class for hit in analysed(text, *before).hits if hit.via}


def test_a_record_named_alone_recalls_what_it_holds() -> None:
    assert recalled("卡片装箱送到乙方店里。", CARDS) == {"data.health", "minor"}


def test_a_record_named_as_before_recalls_what_it_holds() -> None:
    assert "data.health" in recalled("老人档案今日点清。", FILES)


def test_what_a_record_is_made_of_is_not_its_name() -> None:
    assert "data.health" in recalled("纸质档案今日点清。", FILES)


def test_a_record_of_another_name_recalls_nothing() -> None:
    assert not recalled("雇员档案今日点清。", FILES)


def test_a_record_that_also_holds_only_names_recalls_nothing() -> None:
    assert not recalled("档案今日点清。", FILES, "车主档案十份，内有姓名和电话。")


def test_a_record_of_which_nothing_was_told_recalls_nothing() -> None:
    assert not recalled("名册今日点清。", FILES)


def test_what_is_said_not_to_be_in_a_record_is_not_recalled() -> None:
    assert not recalled("档案今日点清。", "老人档案三百份移交乙方，不含病史。")


def test_a_record_that_names_its_own_contents_recalls_nothing_more() -> None:
    assert not recalled("档案内的指纹今日点清。", FILES)


def test_a_record_that_names_names_only_recalls_nothing() -> None:
    assert not recalled("档案中的姓名和电话今日点清。", FILES)


def test_what_goes_over_beside_a_record_is_not_in_it() -> None:
    assert not recalled("档案今日点清。", "老人档案三百份，以及病史摘要，移交乙方。")


def test_a_group_of_words_that_ends_in_no_record_recalls_nothing() -> None:
    assert not recalled("客户系统今日关闭。", FILES)


def test_what_a_record_recalls_is_excluded_with_it() -> None:
    hits = [hit for hit in analysed("移交之物不含档案。", FILES).hits if hit.via]
    assert {hit.polarity for hit in hits} == {Polarity.EXCLUDED}


def test_a_heading_tells_nothing_of_a_record() -> None:
    entry = analysed("档案今日点清。", heading="病史档案")
    assert not [hit for hit in entry.hits if hit.via]


def test_a_sentence_beside_that_of_the_record_stays_as_it_is() -> None:
    assert recalled("今日点清。卡片装箱送到乙方店里。", CARDS) == {"data.health", "minor"}

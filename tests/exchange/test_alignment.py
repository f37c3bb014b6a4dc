"""Which clause became which."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reviewer.exchange.alignment import Match, align

_PAY = "乙方应于签订之日起三日内付清全部价款人民币五十万元"
_HAND = "甲方应于收款后移交九个微信号及其密码并变更绑定手机号"
_COURT = "因本协议发生的争议提交甲方所在地人民法院诉讼解决"
_SECRET = "双方对本协议内容负有保密义务不得向任何第三人披露"

_TEXTS = st.lists(st.text(alphabet="甲乙方付款号", max_size=12), max_size=14)


@given(_TEXTS, _TEXTS)
def test_every_clause_is_in_exactly_one_match(old: list[str], new: list[str]) -> None:
    matches = align(old, new)
    assert sorted(at for match in matches for at in match.old) == list(range(len(old)))
    assert sorted(at for match in matches for at in match.new) == list(range(len(new)))


@given(_TEXTS)
def test_a_contract_is_the_same_as_itself(texts: list[str]) -> None:
    assert align(texts, texts) == tuple(Match((at,), (at,)) for at in range(len(texts)))


@given(_TEXTS, _TEXTS)
def test_what_was_not_moved_keeps_its_order(old: list[str], new: list[str]) -> None:
    kept = [m for m in align(old, new) if m.old and m.new and not m.moved]
    assert kept == sorted(kept, key=lambda match: match.old)
    assert kept == sorted(kept, key=lambda match: match.new)


@given(_TEXTS, _TEXTS)
def test_matches_come_in_the_order_of_the_later_version(old: list[str], new: list[str]) -> None:
    firsts = [match.new[0] for match in align(old, new) if match.new]
    assert firsts == sorted(firsts)


def test_a_reworded_clause_is_found_in_its_place() -> None:
    new = [_PAY.replace("三日", "七日"), _COURT]
    assert align([_PAY, _COURT], new) == (Match((0,), (0,)), Match((1,), (1,)))


def test_an_inserted_and_a_deleted_clause_stand_alone() -> None:
    assert align([_PAY, _HAND, _COURT], [_PAY, _COURT, _SECRET]) == (
        Match((0,), (0,)),
        Match((1,), ()),
        Match((2,), (1,)),
        Match((), (2,)),
    )


def test_a_clause_deleted_at_the_start_comes_first() -> None:
    assert align([_SECRET, _PAY], [_PAY]) == (Match((0,), ()), Match((1,), (0,)))


def test_a_moved_clause_is_known_again() -> None:
    assert Match((0,), (2,), moved=True) in align([_PAY, _HAND, _COURT], [_HAND, _COURT, _PAY])


def test_a_moved_clause_is_known_in_other_words_too() -> None:
    reworded = _PAY.replace("三日", "七日")
    found = align([_PAY, _HAND, _COURT], [_HAND, _COURT, reworded])
    assert Match((0,), (2,), moved=True) in found


def test_a_split_clause_stays_one_match() -> None:
    assert align([_PAY + _HAND, _COURT], [_PAY, _HAND, _COURT]) == (
        Match((0,), (0, 1)),
        Match((1,), (2,)),
    )


def test_joined_clauses_become_one_match() -> None:
    assert align([_PAY, _HAND, _COURT], [_PAY + _HAND, _COURT]) == (
        Match((0, 1), (0,)),
        Match((2,), (1,)),
    )


def test_equal_rows_are_matched_each_with_its_own() -> None:
    rows = ["微信号甲", "同上", "同上", "同上"]
    assert align(rows, ["新的表头", *rows]) == (
        Match((), (0,)),
        *(Match((at,), (at + 1,)) for at in range(4)),
    )


def test_words_that_stand_everywhere_say_nothing_of_what_became_of_a_clause() -> None:
    old = [f"甲方应向乙方支付第{number}期价款" for number in range(1, 90)]
    new = [each.replace("价款", "款项") for each in old]
    matches = align(old, new)
    assert sorted(at for match in matches for at in match.old) == list(range(len(old)))
    assert sorted(at for match in matches for at in match.new) == list(range(len(new)))


def test_what_has_another_number_and_other_words_is_another_clause() -> None:
    matches = align([_PAY, _COURT], [_PAY, _SECRET], ["一", "二"], ["一", "三"])
    assert Match((1,), ()) in matches
    assert Match((), (1,)) in matches

from __future__ import annotations

import pytest
from desk_values import a_mark
from gold import FIRST_HANDS, document_from_gold, gold_contracts
from hypothesis import assume, given
from hypothesis import strategies as st

from reviewer.document.model import Span
from reviewer.marks.anchors import CONTEXT, LONGEST_CONTEXT, anchor_at, find, phrase_spans, relocate
from reviewer.marks.model import Anchor
from reviewer.text.folding import fold_with_offsets

CONTRACT = (
    "转让协议\n甲方：张三\n乙方：李四\n"
    "第一条 甲方将其名下九个微信号及全部好友转让给乙方，转让后乙方享有使用权。\n"
    "第二条 转让价款为人民币五十万元，乙方于签订之日支付三十万元。\n"
    "第三条 甲方应配合乙方变更密码及绑定手机号。\n"
    "第四条 本协议自双方签字之日起生效。\n"
)

# Few letters, so that repetitions happen; a rare one beyond the basic plane too.
texts = st.text(st.sampled_from("甲乙方转让微信号，。 \n𠮷1"), max_size=80)


def span_of(words: str, text: str = CONTRACT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def moved(words: str, new: str, old: str = CONTRACT) -> str | None:
    found = find(anchor_at(old, span_of(words, old)), new)
    return None if found is None else found.span.of(new)


@given(texts, st.data())
def test_an_anchor_finds_its_own_place_in_the_text_it_was_made_in(
    text: str, data: st.DataObject
) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = find(anchor_at(text, span), text)
    assert found is not None
    assert found.exact
    assert found.span == span


@given(texts, texts, texts, texts, texts)
def test_edits_elsewhere_shift_an_anchor_exactly(
    before: str, quote: str, after: str, new_before: str, new_after: str
) -> None:
    assume(quote)
    # The words are one of a kind: neither their surroundings nor anything else repeats them.
    near = "【近" + quote + "旁】"
    keep = "“" * CONTEXT
    old = before + keep + near + keep + after
    new = new_before + keep + near + keep + new_after
    start = len(before) + CONTEXT + 2
    found = find(anchor_at(old, Span(start, start + len(quote))), new)
    assert found is not None
    assert found.exact
    assert found.span.start == len(new_before) + CONTEXT + 2
    assert found.span.of(new) == quote


@given(texts, texts, st.data())
def test_what_is_found_exactly_is_the_quote_to_the_letter(
    old: str, new: str, data: st.DataObject
) -> None:
    assume(old)
    start = data.draw(st.integers(0, len(old) - 1))
    anchor = anchor_at(old, Span(start, data.draw(st.integers(start + 1, len(old)))))
    found = find(anchor, new)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= len(new)
        assert not found.exact or found.span.of(new) == anchor.quote


def test_surroundings_grow_until_they_tell_two_places_apart() -> None:
    text = "甲" * 100 + "乙" + "甲" * 100
    anchor = anchor_at(text, Span(60, 61))
    assert len(anchor.prefix) > CONTEXT or len(anchor.suffix) > CONTEXT
    assert find(anchor, text).span == Span(60, 61)  # type: ignore[union-attr]


def test_surroundings_do_not_grow_without_end() -> None:
    text = "甲" * 3000
    anchor = anchor_at(text, Span(1500, 1501))
    assert len(anchor.prefix) == LONGEST_CONTEXT
    assert find(anchor, text).span == Span(1500, 1501)  # type: ignore[union-attr]


def test_a_rare_character_before_the_words_does_not_shift_them() -> None:
    assert moved("全部好友", "𠮷𬭎" + CONTRACT) == "全部好友"


def test_a_clause_that_moved_takes_its_mark_along() -> None:
    lines = CONTRACT.splitlines(keepends=True)
    new = "".join([*lines[:3], lines[5], lines[6], lines[3], lines[4]])
    assert moved("配合乙方变更密码及绑定手机号", new) == "配合乙方变更密码及绑定手机号"


def test_of_two_like_words_the_one_in_the_old_surroundings_is_meant() -> None:
    new = "乙方收到后付款。\n" + CONTRACT
    anchor = anchor_at(CONTRACT, Span(span_of("乙方于签订").start, span_of("乙方于签订").start + 2))
    found = find(anchor, new)
    assert found is not None
    assert found.span.start == new.index("乙方于签订")


def test_words_typed_in_another_width_or_spacing_are_found() -> None:
    new = CONTRACT.replace("九个微信号及全部好友转让给乙方", "九个微信号 及全部好友 转让给乙方")
    assert moved("九个微信号及全部好友转让给乙方", new) == "九个微信号 及全部好友 转让给乙方"


def test_words_edited_inside_are_found_with_their_edit() -> None:
    new = CONTRACT.replace("九个微信号及全部好友", "八个微信号及部分好友")
    assert moved("九个微信号及全部好友转让给乙方", new) == "八个微信号及部分好友转让给乙方"


def test_words_edited_at_their_edges_are_found_whole() -> None:
    new = CONTRACT.replace(
        "甲方应配合乙方变更密码及绑定手机号", "转让方应配合乙方变更密码及绑定邮箱"
    )
    words = "甲方应配合乙方变更密码及绑定手机号"
    assert moved(words, new) == "转让方应配合乙方变更密码及绑定邮箱"


def test_of_two_places_alike_the_nearer_to_the_old_one_is_meant() -> None:
    anchor = Anchor(Span(26, 29), "微信号", "甲", "乙")
    found = find(anchor, "甲微信号丙" + "，" * 20 + "甲微信号丙")
    assert found is not None
    assert found.span == Span(26, 29)


def test_a_short_word_is_known_by_one_side_where_the_other_was_rewritten() -> None:
    new = "双方另立新约如下。" + CONTRACT[CONTRACT.index("全部好友") :]
    assert moved("全部好友", new) == "全部好友"


def test_words_that_were_the_whole_text_are_found_edited() -> None:
    assert moved("全部好友名单", "全部好友清单", "全部好友名单") == "全部好友清单"


def test_what_was_put_in_beside_a_rewritten_edge_stays_outside() -> None:
    words = "甲方应配合乙方变更密码及绑定手机号"
    put_in = "经双方书面确认后"
    before = CONTRACT.replace(words, put_in + "转" + words[1:])
    after = CONTRACT.replace(words, words[:-1] + "码" + put_in)
    assert moved(words, before) == words[1:]
    assert moved(words, after) == words[:-1]


def test_words_inserted_before_the_quote_stay_outside() -> None:
    new = CONTRACT.replace("甲方应配合", "自交割日起，甲方应配合")
    assert moved("甲方应配合乙方变更密码", new) == "甲方应配合乙方变更密码"


def test_words_in_a_text_full_of_the_same_phrase_are_found() -> None:
    noise = "甲方应配合乙方。" * 60
    words = "甲方应配合乙方变更密码及绑定手机号"
    new = noise + CONTRACT.replace("变更密码", "更改密码") + noise
    assert moved(words, new) == "甲方应配合乙方更改密码及绑定手机号"


def test_deleted_words_are_not_found_elsewhere() -> None:
    lines = CONTRACT.splitlines(keepends=True)
    assert moved("甲方应配合乙方变更密码及绑定手机号", "".join(lines[:5])) is None


def test_a_short_word_whose_clause_is_gone_is_not_put_on_its_twin() -> None:
    anchor = anchor_at(CONTRACT, Span(CONTRACT.index("三十万元"), CONTRACT.index("三十万元") + 2))
    assert find(anchor, "租赁合同\n租金每月三十万元整，押金另付，按季结算。") is None


def test_words_at_the_very_beginning_are_known_by_what_follows_them() -> None:
    new = "关于转让协议的说明\n" + CONTRACT.replace("甲方：张三", "甲方：张山")
    found = find(anchor_at(CONTRACT, span_of("转让协议")), new)
    assert found is not None
    assert found.span.start == new.index("转让协议\n")


def test_nothing_is_found_in_an_empty_text() -> None:
    assert moved("全部好友", "") is None


@pytest.mark.parametrize("quote", ["", " \n"])
def test_a_quote_of_nothing_is_found_nowhere(quote: str) -> None:
    assert find(Anchor(Span(0, len(quote)), quote), "甲方") is None


def test_a_mark_that_hangs_well_is_left_alone() -> None:
    mark = a_mark(anchor=anchor_at(CONTRACT, span_of("全部好友")))
    relocation = relocate([mark], CONTRACT)
    assert relocation.marks == (mark,)
    assert not relocation.moved
    assert not relocation.lost


def test_a_shifted_mark_gets_its_new_place_and_keeps_its_words() -> None:
    mark = a_mark(anchor=anchor_at(CONTRACT, span_of("全部好友")))
    new = "补充协议\n" + CONTRACT
    (again,) = relocate([mark], new).marks
    assert again.anchor == anchor_at(new, span_of("全部好友", new))


def test_a_mark_on_edited_words_is_reported_as_moved() -> None:
    mark = a_mark(anchor=anchor_at(CONTRACT, span_of("九个微信号及全部好友转让给乙方")))
    new = CONTRACT.replace("九个微信号", "八个微信号")
    relocation = relocate([mark], new)
    assert relocation.moved == {"m1"}
    assert relocation.marks[0].anchor.quote == "八个微信号及全部好友转让给乙方"


def test_a_lost_mark_becomes_an_orphan_that_keeps_its_words() -> None:
    mark = a_mark(anchor=anchor_at(CONTRACT, span_of("全部好友转让给乙方")))
    relocation = relocate([mark], "租赁合同")
    assert relocation.lost == {"m1"}
    assert relocation.marks[0].is_orphan
    assert relocation.marks[0].anchor.quote == "全部好友转让给乙方"


def test_an_orphan_comes_home_when_its_words_do() -> None:
    mark = a_mark(anchor=anchor_at(CONTRACT, span_of("全部好友转让给乙方")))
    (orphan,) = relocate([mark], "租赁合同").marks
    (home,) = relocate([orphan], CONTRACT).marks
    assert home == mark


def test_a_mark_without_words_stays_an_orphan() -> None:
    assert relocate([a_mark(anchor=Anchor(None, ""))], CONTRACT).lost == {"m1"}


def test_marks_on_real_clauses_survive_edits_to_a_word_in_each() -> None:
    total = right = 0
    for gold in list(gold_contracts(hands=FIRST_HANDS))[::6]:
        document, clauses = document_from_gold(gold)
        chosen = [clause.body for clause in clauses if len(clause.body) > 24]
        marks = [
            a_mark(str(number), anchor=anchor_at(document.text, span))
            for number, span in enumerate(chosen)
        ]
        # One character in every clause becomes three others, beginning with the last clause.
        new, shift, expected = document.text, 0, []
        for span in chosen:
            at = span.start + shift + len(span) // 2
            new = new[:at] + "〇改〇" + new[at + 1 :]
            expected.append(Span(span.start + shift, span.end + shift + 2))
            shift += 2
        for mark, span in zip(relocate(marks, new).marks, expected, strict=True):
            total += 1
            right += mark.anchor.span == span
    assert right / total > 0.99, (right, total)


def test_a_phrase_is_found_wherever_it_stands_in_whatever_width() -> None:
    text = "微信号Ａ１、微信号A1；微信 号。"
    assert phrase_spans("A1", fold_with_offsets(text)) == (Span(3, 5), Span(9, 11))
    assert phrase_spans("", fold_with_offsets(text)) == ()


def test_places_of_a_phrase_never_overlap() -> None:
    assert phrase_spans("好好", fold_with_offsets("好好好好好")) == (Span(0, 2), Span(2, 4))

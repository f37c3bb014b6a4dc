"""What looking up an article prints."""

from __future__ import annotations

from datetime import date

import pytest

from reviewer.errors import MissingArticleError, UnknownCitationError
from reviewer.law.holdings import holdings_in
from reviewer.law.lookup import holdings_lines, law_lines


def lines(query: str, day: date) -> str:
    return "\n".join(law_lines(query, day))


def test_an_article_in_force_is_printed_with_its_time_and_source() -> None:
    printed = lines("民法典 1038", date(2022, 1, 1))
    assert printed.startswith("《中华人民共和国民法典》（全国人民代表大会，主席令第四十五号）")
    assert "信息处理者不得泄露或者篡改" in printed
    assert "自2021-01-01起施行" in printed
    assert "两处来源文字一致" in printed
    assert printed.endswith("法条库截至2026-10-04。")


def test_an_article_not_yet_in_force_is_not_printed() -> None:
    printed = lines("民法典 1038", date(2019, 9, 22))
    assert "信息处理者" not in printed
    assert "尚未施行" in printed


def test_an_unread_text_is_not_printed() -> None:
    assert "文本未核，不显示" in lines("民法总则 157", date(2019, 1, 1))


def test_a_renumbered_article_names_its_old_and_new_number() -> None:
    printed = lines("网络安全法 44", date(2020, 1, 1))
    assert "此后改为：《网络安全法》第四十六条" in printed
    later = lines("网络安全法 46", date(2020, 1, 1))
    assert "当日相应规定：《网络安全法》第四十四条" in later


def test_words_find_the_articles_that_hold_them() -> None:
    assert "《反电信网络诈骗法》第三十一条" in lines("互联网账号 出借", date(2024, 1, 1))


def test_many_hits_are_cut_and_counted() -> None:
    assert "列出前20条" in lines("个人信息", date(2024, 1, 1))


def test_what_nothing_holds_is_an_error() -> None:
    with pytest.raises(UnknownCitationError):
        law_lines("火星殖民", date(2024, 1, 1))


def test_the_articles_beside_it_are_named() -> None:
    assert "相邻条文：《民法典》第一百五十二条" in lines("民法典 153", date(2022, 1, 1))


def test_what_changed_from_one_text_to_the_next_is_marked() -> None:
    printed = lines("民法典 111", date(2022, 1, 1))
    assert "与《民法总则》第一百一十一条" in printed
    assert "〔删：和〕〔增：或者〕个人" in printed


def test_a_renumbered_article_with_the_same_words_says_so() -> None:
    assert "文字相同。" in lines("网络安全法 46", date(2026, 3, 1))


def test_the_library_and_the_terms_in_use_are_told() -> None:
    told = "\n".join(holdings_lines(holdings_in(None)))
    assert "法条库：第1版，截至2026-10-04，随程序附带" in told
    assert "平台协议文本：" in told


def test_an_article_of_which_no_text_is_stored_says_so() -> None:
    with pytest.raises(MissingArticleError):
        law_lines("民法典 200", date(2024, 1, 1))


def test_of_two_articles_the_one_that_is_not_stored_is_told_without_other_texts() -> None:
    printed = lines("民法典 1038、1200", date(2022, 1, 1))
    assert "信息处理者不得泄露或者篡改" in printed
    assert "第一千二百条" in printed
    assert "本库所收文本" not in printed.split("第一千二百条")[1]

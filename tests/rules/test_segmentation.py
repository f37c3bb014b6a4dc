"""Words as jieba finds them, by as much of its dictionary as a text asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jieba
import pytest

from reviewer.rules.segmentation import Segmenter, is_word

TEXTS = [
    "甲方将九个微信号及客户资料作价人民币叁万元转让给乙方,换绑手机号",
    "AT&T的T恤与b超设备,c#源码v2.0于2026年11月移交",
    "龘龖𠮷田夫妇的阿里巴巴店铺",
    "",
]


@pytest.fixture(scope="module")
def whole() -> Any:
    """jieba with all of its dictionary, as it reads it itself."""
    tokenizer = jieba.Tokenizer()
    file = Path(jieba.__file__).parent / "dict.txt"
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file.open("rb"))
    tokenizer.initialized = True
    return tokenizer


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter()


@pytest.mark.parametrize("text", TEXTS)
def test_words_begin_and_end_where_they_do_for_jieba(
    whole: Any, segmenter: Segmenter, text: str
) -> None:
    edges = {edge for _, start, end in whole.tokenize(text) for edge in (start, end)}
    assert segmenter.boundaries(text) == edges


@pytest.mark.parametrize("text", TEXTS)
def test_words_of_the_dictionary_are_those_of_jieba(
    whole: Any, segmenter: Segmenter, text: str
) -> None:
    assert list(segmenter.words(text)) == list(whole.cut(text, HMM=False))


def test_every_word_is_known_and_no_beginning_of_one(whole: Any, segmenter: Segmenter) -> None:
    some = sorted(whole.FREQ)[::40]
    assert [segmenter.knows(word) for word in some] == [whole.FREQ[word] > 0 for word in some]


def test_the_beginning_of_a_word_is_no_word(segmenter: Segmenter) -> None:
    assert segmenter.knows("一举两得")
    assert not segmenter.knows("一举两")


def test_a_single_character_after_a_number_is_a_counter() -> None:
    assert not is_word("第9号", 2, 3)


def test_no_word_ends_inside_another() -> None:
    assert not is_word("公司账户口径", 2, 5)
    assert is_word("公司账户", 2, 4)

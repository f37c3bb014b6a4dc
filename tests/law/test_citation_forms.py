"""Sixty ways in which contracts, briefs and judgments write a citation, and what each means."""

from __future__ import annotations

import pytest

from reviewer.errors import UnknownCitationError
from reviewer.law.citations import find_citations, parse_all
from reviewer.law.library import Library
from reviewer.law.model import Citation

LIBRARY = Library.load()
# Law, then articles; 253-1 is 之一, 153.1 paragraph 1, 52(5) item 5, 16.1(2) both.
FORMS = (
    # the number, in every script
    ("民法典第一千零三十八条", "民法典", "1038"),
    ("民法典第1038条", "民法典", "1038"),
    ("民法典１０３８条", "民法典", "1038"),
    ("民法典 1038", "民法典", "1038"),
    ("民法典第一千〇三十八条", "民法典", "1038"),
    ("民法典 第 153 条", "民法典", "153"),
    ("民法典第一百五十三条的规定", "民法典", "153"),
    ("民法典之第一百五十三条", "民法典", "153"),
    # the name, in brackets, in full, by its old or short name
    ("《民法典》第一百五十三条", "民法典", "153"),
    ("《中华人民共和国民法典》第一百五十三条", "民法典", "153"),
    ("〈民法典〉第一百五十三条", "民法典", "153"),
    ("中华人民共和国民法典153", "民法典", "153"),
    ("《个保法》第二十三条", "个人信息保护法", "23"),
    ("个信法23条", "个人信息保护法", "23"),
    ("网安法44", "网络安全法", "44"),
    ("反电诈法第三十一条第一款", "反电信网络诈骗法", "31.1"),
    ("反诈法31", "反电信网络诈骗法", "31"),
    ("消保法第29条第2款", "消费者权益保护法", "29.2"),
    ("消法二十九条", "消费者权益保护法", "29"),
    ("电商法第15条", "电子商务法", "15"),
    ("数安法第三条", "数据安全法", "3"),
    ("征信条例第二十条", "征信业管理条例", "20"),
    ("支付条例第二十三条第四款", "非银行支付机构监督管理条例", "23.4"),
    ("网数条例12", "网络数据安全管理条例", "12"),
    ("未保法第七十二条", "未成年人保护法", "72"),
    ("治安处罚法第五十六条", "治安管理处罚法", "56"),
    ("身份证法第十六条", "居民身份证法", "16"),
    ("民法总则第一百一十一条", "民法总则", "111"),
    ("《合同法》第五十八条", "合同法", "58"),
    # judicial interpretations by title, short title, number of document
    ("合同编通则解释第十七条", "合同编通则解释", "17"),
    ("民法典合同编通则司法解释第16条第1款第（二）项", "合同编通则解释", "16.1(2)"),
    ("《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第二十条",
     "时间效力规定", "20"),
    ("时间效力规定第一条第二款", "时间效力规定", "1.2"),
    ("合同法解释（二）第十四条", "合同法解释（二）", "14"),
    ("合同法司法解释二第14条", "合同法解释（二）", "14"),
    ("合同法解释(一)4", "合同法解释（一）", "4"),
    ("法释〔2017〕10号第五条", "侵犯公民个人信息刑案解释", "5"),
    ("法释[2017]10号第6条", "侵犯公民个人信息刑案解释", "6"),
    ("侵公解释第十一条", "侵犯公民个人信息刑案解释", "11"),
    ("帮信解释12", "帮信等刑案解释", "12"),
    ("电诈意见（二）第五条", "电诈意见（二）", "5"),
    ("法发〔2021〕22号第五条", "电诈意见（二）", "5"),
    ("网络信息保护决定第一项", "加强网络信息保护决定", "1"),
    ("关于加强网络信息保护的决定第1项", "加强网络信息保护决定", "1"),
    # paragraphs and items
    ("民法典第一百五十三条第一款", "民法典", "153.1"),
    ("民法典153Ⅱ", "民法典", "153.2"),
    ("民法典153条2款", "民法典", "153.2"),
    ("合同法第五十二条第（五）项", "合同法", "52(5)"),
    ("合同法第五十二条第五项", "合同法", "52(5)"),
    ("合同法52(4)", "合同法", "52(4)"),
    ("民法典580条1款1项", "民法典", "580.1(1)"),
    # inserted articles
    ("刑法第二百五十三条之一", "刑法", "253-1"),
    ("刑法253条之一第一款", "刑法", "253-1.1"),
    ("刑法第二百五十三之一条", "刑法", "253-1"),
    ("刑法253-1", "刑法", "253-1"),
    ("刑法第287条之二", "刑法", "287-2"),
    # lists and ranges
    ("民法典第一百五十五条至第一百五十七条", "民法典", "155 156 157"),
    ("民法典155-157条", "民法典", "155 156 157"),
    ("民法典第一百五十三、一百五十五条", "民法典", "153 155"),
    ("民法典第一百五十三条第一款、第二款", "民法典", "153.1 153.2"),
    ("合同法第五十二条第（四）项、第（五）项", "合同法", "52(4) 52(5)"),
    ("合同法第五十二条第（三）项至第（五）项", "合同法", "52(3) 52(4) 52(5)"),
    ("个人信息保护法第十三条、第二十三条和第二十九条", "个人信息保护法", "13 23 29"),
    ("民法典第一百五十三条第一款及第一百五十七条", "民法典", "153.1 157"),
)  # fmt: skip
# What only somebody who types a search writes so: running text needs 第…条.
TYPED = (
    "民法典 1038", "中华人民共和国民法典153", "网安法44", "反诈法31", "网数条例12", "帮信解释12",
    "合同法解释(一)4", "民法典153Ⅱ", "合同法52(4)", "刑法253-1",
)  # fmt: skip


def written(citation: Citation) -> str:
    suffix = f"-{citation.number.suffix}" if citation.number.suffix else ""
    paragraph = f".{citation.paragraph}" if citation.paragraph else ""
    item = f"({citation.item})" if citation.item else ""
    return f"{citation.number.number}{suffix}{paragraph}{item}"


def test_there_are_sixty_of_them() -> None:
    assert len({words for words, *_ in FORMS}) >= 60


@pytest.mark.parametrize(("words", "law", "articles"), FORMS)
def test_a_citation_is_understood_as_it_is_typed(words: str, law: str, articles: str) -> None:
    found = parse_all(words, LIBRARY)
    assert {citation.law for citation in found} == {law}
    assert " ".join(map(written, found)) == articles


@pytest.mark.parametrize(("words", "law", "articles"), FORMS)
def test_a_citation_is_found_in_a_sentence(words: str, law: str, articles: str) -> None:
    text = f"双方确认，依照{words}，本协议另行处理。"
    found = find_citations(text, LIBRARY)
    if words in TYPED:
        assert found == []
        return
    assert {citation.law for _, citation in found} == {law}
    assert " ".join(written(citation) for _, citation in found) == articles
    assert text[found[0][0].start : found[0][0].end] in words


@pytest.mark.parametrize(
    "words",
    [
        "劳动合同法第五十八条",
        "德国民法典第一百五十三条",
        "本合同第五十二条",
        "公司章程第三条",
        "民法典第一百五十三条约定",
    ],
)
def test_another_law_or_a_clause_is_not_taken_for_a_law_of_the_library(words: str) -> None:
    with pytest.raises(UnknownCitationError):
        parse_all(words, LIBRARY)

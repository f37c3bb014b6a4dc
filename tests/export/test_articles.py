"""The articles that a report cites, printed in its annex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from export.example_reviews import (
    a_citation,
    a_finding,
    a_grading,
    an_opinion,
    full_report,
)
from export.report_texts import paragraphs_of, plain_report, section, words_of

from reviewer.export.articles import cited_words
from reviewer.export.blocks import (
    Heading,
    Report,
)
from reviewer.labels import Label


def annex(report: Report) -> list[str]:
    [annex] = report.annexes
    return [line.text for line in paragraphs_of(annex)]


def test_every_cited_article_is_printed_once_in_full_by_rank_and_number():
    said = annex(full_report())
    headings = [line for line in said if line.startswith(("第", "《"))]
    assert headings == [
        "《中华人民共和国网络安全法》（主席令第五十三号）",
        "第四十四条",
        "《中华人民共和国民法总则》（主席令第六十六号）",
        "第一百一十一条",
        "第一百五十三条",
        "第一百五十五条",
        "《中华人民共和国合同法》（主席令第十五号）",
        "第五十八条",
    ]
    at = said.index("第一百五十三条")
    assert said[at + 1].startswith("违反法律、行政法规的强制性规定")
    assert said[at + 2] == "违背公序良俗的民事法律行为无效。"
    assert "援引：第一款。" in said[at + 3]


def test_an_article_shows_its_last_day_in_force_and_how_its_text_was_checked():
    said = annex(full_report())
    remark = said[said.index("第五十八条") + 2]
    assert remark.startswith("施行期间：1999年10月1日至2020年12月31日。文本：两处来源文字一致，")


def test_a_later_interpretation_says_why_it_reaches_back():
    cited = a_citation("合同编通则解释17", date(2022, 1, 1))
    finding = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER), citations=(cited,))
    opinion = an_opinion(findings=(finding,), day=date(2022, 1, 1))
    assert "不以合同签订日为界" in annex(plain_report(opinion))[-1]


def test_an_article_without_vouched_text_shows_its_number_only():
    said = annex(full_report())
    at = said.index("第一百五十五条")
    assert "文本未核" in said[at + 1]
    limits = words_of(section(full_report(), "依据、限制与声明"))
    assert "下列条文只列条号，文本未核：《民法总则》第一百五十五条。" in limits


def test_an_article_still_in_force_has_no_last_day():
    cited = a_citation("民法典1038", date(2026, 1, 1))
    finding = a_grading(1, a_finding(1, Label.PERSONAL_DATA_TRANSFER), citations=(cited,))
    said = annex(plain_report(an_opinion(findings=(finding,))))
    assert said[-1].startswith("自2021年1月1日起施行。")


def test_what_most_articles_of_a_law_have_in_common_is_said_once_above_them():
    cited = tuple(map(a_citation, ("民法总则153条1款", "民法总则111", "民法总则155")))
    finding = a_grading(1, a_finding(1, Label.ACCOUNT_TRANSFER), citations=cited)
    said = annex(plain_report(an_opinion(findings=(finding,))))
    origin = "施行期间：2017年10月1日至2020年12月31日。文本：两处来源文字一致，"
    assert [line for line in said if origin in line] == [said[1]]
    assert said[1].startswith(f"以下条文，没有另行注明的：{origin}")
    assert said[2] == "第一百一十一条"
    assert said[4] == "第一百五十三条"
    assert said[said.index("第一百五十五条") - 1] == "援引：第一款。"
    assert "文本未核" in said[-1]


def test_a_law_of_one_article_says_it_under_the_article():
    finding = a_grading(
        1, a_finding(1, Label.ACCOUNT_TRANSFER), citations=(a_citation("民法总则111"),)
    )
    said = annex(plain_report(an_opinion(findings=(finding,))))
    assert said[1] == "第一百一十一条"
    assert said[-1].startswith("施行期间：2017年10月1日至2020年12月31日。")


def test_an_article_that_the_library_lacks_is_printed_as_cited():
    cited = replace(
        a_citation("民法总则153第一款"), law_title="某条例", law_short="某条例", text="条文。"
    )
    finding = a_grading(1, a_finding(1, Label.PERSONAL_DATA_TRANSFER), citations=(cited,))
    said = annex(plain_report(an_opinion(findings=(finding,))))
    assert said[:3] == ["《某条例》", "第一百五十三条", "条文。"]


def test_citations_lead_to_the_articles_in_the_annex():
    report = full_report()
    anchors = {
        block.anchor
        for each in report.sections
        for block in each.blocks
        if isinstance(block, Heading) and block.anchor
    }
    [annex] = report.annexes
    anchors |= {block.anchor for block in annex.blocks if isinstance(block, Heading)}
    targets = {
        run.target
        for each in report.sections
        for line in paragraphs_of(each)
        for run in line.words
        if run.target
    }
    assert targets
    assert targets <= anchors


def test_a_part_of_an_article_that_is_cited_as_a_whole_is_not_named_beside_it():
    article, part, other = map(a_citation, ("民法总则153", "民法总则153条1款", "民法总则111"))
    assert cited_words([part, article, other]) == "《民法总则》第一百五十三条、第一百一十一条"
    assert cited_words([part, other]) == "《民法总则》第一百五十三条第一款、第一百一十一条"

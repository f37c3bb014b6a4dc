"""The tab of articles: texts over time, neighbours, search, the way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import panel_values as desk
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewer.assessment.model import CitedInContract
from reviewer.labels import Label
from reviewer.law.holdings import holdings_in
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber, TextStatus
from ui.panel.law.article_panel import ArticlePanel
from ui.panel.links import Link
from ui.running.context import Context
from ui.session import Session
from ui.widgets.chip import Chip

SIGNED_2019, SIGNED_2026 = date(2019, 9, 22), date(2026, 3, 1)


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> ArticlePanel:
    made = ArticlePanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made


def use(context: Context, library: Library) -> None:
    """Let a library of the test's own be the one in use."""
    context.holdings = replace(holdings_in(None), library=library)


def texts(panel: ArticlePanel) -> str:
    """All that can be read on the page in sight."""
    shown = panel.page.shown
    assert shown is not None
    words = [label.text() for label in shown.findChildren(QLabel)]
    words += [chip.text() for chip in shown.findChildren(Chip)]
    words += [link.text() for link in shown.findChildren(Link)]
    return "\n".join(words)


def a_link(panel: ArticlePanel, words: str) -> Link:
    shown = panel.page.shown
    assert shown is not None
    return next(link for link in shown.findChildren(Link) if words in link.text())


def a_button(panel: ArticlePanel, name: str) -> QPushButton:
    shown = panel.page.shown
    found = shown.findChild(QPushButton, name) if shown is not None else None
    assert isinstance(found, QPushButton)
    return found


def test_at_first_it_lists_the_articles_that_the_opinion_rests_on_law_by_law(
    panel: ArticlePanel,
) -> None:
    shown = panel.page.shown
    assert shown is not None
    assert [link.text() for link in shown.findChildren(Link)] == [
        "第一百五十三条第一款",
        "第五百零七条",
        "第一千零三十八条第一款",
        "第二十三条",
    ]
    said = texts(panel)
    assert "中华人民共和国民法典" in said
    assert "中华人民共和国个人信息保护法" in said
    assert not panel.back_button.isEnabled()


def test_an_article_is_listed_once_with_the_paragraphs_that_are_cited(
    panel: ArticlePanel, session: Session
) -> None:
    opinion = session.opinion
    assert opinion is not None
    first, *others = opinion.findings
    cites = ("民法典153条第2款", "民法典153条", "民法典1038条第1款")
    more = tuple(map(desk.a_citation, cites))
    desk.change_review(
        session, opinion=replace(opinion, findings=(replace(first, citations=more), *others))
    )
    session.opinion_changed.emit(None)
    shown = panel.page.shown
    assert shown is not None
    links = [link.text() for link in shown.findChildren(Link)]
    assert links.count("第一百五十三条（第一款、第二款）") == 1
    assert links.count("第一千零三十八条第一款") == 1


def test_versions_of_an_article_are_told_apart_by_their_dates(
    panel: ArticlePanel, session: Session
) -> None:
    opinion = session.opinion
    assert opinion is not None
    first, *others = opinion.findings
    more = tuple(desk.a_citation("网络安全法44条", day) for day in (SIGNED_2019, SIGNED_2026))
    desk.change_review(
        session, opinion=replace(opinion, findings=(replace(first, citations=more), *others))
    )
    session.opinion_changed.emit(None)
    said = texts(panel)
    assert "第四十四条　2017-06-01 至 2025-12-31 施行" in said


def test_with_nothing_cited_it_offers_the_search(panel: ArticlePanel, session: Session) -> None:
    desk.change_review(session, opinion=desk.without_risk())
    session.opinion_changed.emit(None)
    assert "可查法条库中的任何条文" in texts(panel)


def test_a_citation_opens_its_article_in_full(qtbot: QtBot, panel: ArticlePanel) -> None:
    qtbot.mouseClick(a_link(panel, "第一千零三十八条"), Qt.MouseButton.LeftButton)
    said = texts(panel)
    assert "中华人民共和国民法典" in said
    assert "信息处理者不得泄露或者篡改" in said
    assert "信息处理者应当采取技术措施" in said
    assert "自 2021-01-01 起施行" in said
    assert "合同签订于2021-12-01" in said
    assert "制定机关：全国人民代表大会\n文本来源" in said
    assert "法条库截至" in said


def test_the_cited_paragraph_is_marked(panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("民法典1038条第1款"))
    marked = [words for words in texts(panel).split("\n") if "background-color" in words]
    assert len(marked) == 1
    assert "信息处理者不得泄露" in marked[0]


def test_it_says_whether_the_text_is_that_of_the_signing_date(
    panel: ArticlePanel, session: Session
) -> None:
    panel.show_citation(desk.a_citation("网络安全法44条", SIGNED_2019))
    assert "不是签订日适用的文本" in texts(panel)
    desk.change_review(session, facts=desk.the_facts(signing_date=desk.Fact(SIGNED_2019)))
    session.opinion_changed.emit(None)
    assert "\n签订日适用的文本" in texts(panel)


def test_it_shows_what_became_of_an_article(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("网络安全法44条", SIGNED_2019))
    said = texts(panel)
    assert "此后：《网络安全法》第四十六条（自 2026-01-01 起施行）" in said
    assert "文字相同。" in said
    qtbot.mouseClick(a_link(panel, "第四十六条"), Qt.MouseButton.LeftButton)
    assert "此前：《网络安全法》第四十四条（2017-06-01 至 2025-12-31 施行）" in texts(panel)


def test_it_compares_a_text_with_the_one_that_took_its_place(panel: ArticlePanel) -> None:
    library = Library.load()
    changed = next(
        older
        for law in library.laws
        for older in law.articles
        for now in library.successors(older)
        if older.text and now.text and now.text != older.text
        if len(library.successors(older)) == 1
    )
    panel.show_article(changed)
    said = texts(panel)
    assert "<u>" in said or "<s>" in said
    assert "右为新文本，下划线为增加的文字" in said


def test_it_compares_a_text_with_a_later_one_of_the_same_number(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    library = Library.load()
    law = library.law("民法典")
    article = library.article("民法典", ArticleNumber(1038), desk.DAY)
    assert law is not None
    assert article is not None
    older = replace(article, in_force_to=date(2026, 1, 1))
    newer = replace(article, paragraphs=("未经同意，不得提供。",), in_force_from=date(2026, 1, 1))
    use(context, replace(library, laws=(replace(law, articles=(older, newer)),)))
    panel = ArticlePanel(session, context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_article(older)
    said = texts(panel)
    assert "《民法典》第一千零三十八条（自 2026-01-01 起施行）" in said
    assert "<s>" in said
    panel.show_article(newer)
    assert "<s>" in texts(panel)


def test_neighbours_and_the_way_back(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("民法典1038条"))
    first = panel.article
    qtbot.mouseClick(a_link(panel, "第一千零三十七条"), Qt.MouseButton.LeftButton)
    assert panel.article is not None
    assert panel.article.number == ArticleNumber(1037)
    qtbot.mouseClick(panel.back_button, Qt.MouseButton.LeftButton)
    assert panel.article == first
    qtbot.mouseClick(panel.back_button, Qt.MouseButton.LeftButton)
    assert panel.article is None


def test_findings_that_cite_the_article_are_linked(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("民法典1038条"))
    with qtbot.waitSignal(panel.finding_requested) as asked:
        qtbot.mouseClick(a_link(panel, "第一条 个人信息提供"), Qt.MouseButton.LeftButton)
    assert asked.args == [Label.PERSONAL_DATA_TRANSFER.value]


def test_the_citation_is_copied_with_the_official_title(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("民法典1038条第1款"))
    qtbot.mouseClick(a_button(panel, "copyCitation"), Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied == "《中华人民共和国民法典》第一千零三十八条第一款"
    qtbot.mouseClick(a_button(panel, "copyText"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().endswith("向有关主管部门报告。")


def test_a_text_nobody_vouches_for_is_not_shown(panel: ArticlePanel) -> None:
    unread = next(
        article
        for law in Library.load().laws
        for article in law.articles
        if article.text_status is TextStatus.UNVERIFIED
    )
    panel.show_article(unread)
    assert "尚未核对原文，故不显示" in texts(panel)
    assert panel.page.shown is not None
    assert panel.page.shown.findChild(QWidget, "copyText") is None


def test_a_search_lists_hits_and_opens_one(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.search("单独同意 接收方")
    qtbot.waitUntil(panel.hits.isVisible)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClick(panel.hits, Qt.Key.Key_Return)
    assert panel.article is not None
    assert "单独同意" in (panel.article.text or "")
    assert panel.field.text() == ""


def test_a_search_is_left_without_losing_the_article(qtbot: QtBot, panel: ArticlePanel) -> None:
    panel.show_citation(desk.a_citation("民法典1038条"))
    shown = panel.article
    panel.search("没有这样的词")
    qtbot.waitUntil(lambda: not panel.page.isVisible())
    assert not panel.hits.isVisible()
    qtbot.mouseClick(panel.back_button, Qt.MouseButton.LeftButton)
    assert panel.page.isVisible()
    assert panel.article == shown


def test_what_the_contract_cites_itself_is_listed_with_what_is_amiss(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    wrong = CitedInContract(
        desk.span_of("九个微信号"),
        "c1",
        "第九条",
        "《合同法》第五十二条",
        "合同法",
        ArticleNumber(52),
        "《合同法》已于2021-01-01废止，由《民法典》取代。",
        wrong=True,
        citation=None,
    )
    right = replace(
        wrong,
        words="民法典第一百五十三条",
        law="民法典",
        number=ArticleNumber(153),
        problem="",
        wrong=False,
        citation=desk.a_citation("民法典153条第1款"),
    )
    desk.change_review(session, opinion=desk.an_opinion(cited=(wrong, right)))
    panel = ArticlePanel(session, context)
    qtbot.addWidget(panel)
    panel.show()
    said = texts(panel)
    assert "合同引用的法条" in said
    assert "已于2021-01-01废止" in said
    assert "引用有误" in said
    assert "该日有效" in said
    with qtbot.waitSignal(panel.span_requested) as wanted:
        a_link(panel, "第九条　《合同法》第五十二条").click()
    assert wanted.args == [wrong.span]
    panel.show_citation(desk.a_citation("民法典153条第1款"))
    with qtbot.waitSignal(panel.span_requested):
        a_link(panel, "合同第九条引用：民法典第一百五十三条").click()


def test_two_texts_stand_side_by_side_and_another_can_be_chosen(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    library = Library.load()
    law = library.law("民法典")
    article = library.article("民法典", ArticleNumber(1038), desk.DAY)
    assert law is not None
    assert article is not None
    first = replace(article, paragraphs=("甲。",), in_force_to=date(2023, 1, 1))
    second = replace(
        article,
        paragraphs=("甲乙。",),
        in_force_from=date(2023, 1, 1),
        in_force_to=date(2026, 1, 1),
    )
    third = replace(article, paragraphs=("甲丙。",), in_force_from=date(2026, 1, 1))
    use(context, replace(library, laws=(replace(law, articles=(first, second, third)),)))
    panel = ArticlePanel(session, context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_article(first)
    assert "甲<u>丙</u>。" in texts(panel)
    a_button(panel, "compare-0").click()
    assert "甲<u>乙</u>。" in texts(panel)

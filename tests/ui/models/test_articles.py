"""Articles that a search found, as a list."""

from __future__ import annotations

from datetime import date

import panel_values as desk
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.law.library import Library
from ui.models.articles import HIT, ArticleHit, ArticlesModel
from ui.panel.law.law_search import MOST, article_title, find_articles


@pytest.fixture
def library() -> Library:
    return Library.load()


def test_the_model_keeps_the_rules_of_qt(owner: QObject, library: Library) -> None:
    model = ArticlesModel(owner)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)
    model.set_hits(find_articles(library, "个人信息", desk.DAY))
    assert model.rowCount() > 3
    hit = model.index(0).data(HIT)
    assert isinstance(hit, ArticleHit)
    assert hit.title in str(model.index(0).data())
    assert hit.dates in str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    model.set_hits([])


def test_a_number_finds_the_text_of_the_day_first(library: Library) -> None:
    hits = find_articles(library, "网络安全法44", date(2019, 9, 22))
    assert hits[0].title == "《网络安全法》第四十四条"
    assert hits[0].article.in_force(date(2019, 9, 22))
    assert len(hits) > 1


def test_a_number_out_of_force_that_day_is_found_all_the_same(library: Library) -> None:
    hits = find_articles(library, "个人信息保护法 23", date(2019, 9, 22))
    assert [hit.title for hit in hits] == ["《个人信息保护法》第二十三条"]


def test_words_find_articles_that_hold_all_of_them(library: Library) -> None:
    hits = find_articles(library, "单独同意 接收方", desk.DAY)
    assert hits
    assert all("单独同意" in (hit.article.text or "") for hit in hits)
    assert len(find_articles(library, "的", desk.DAY)) == MOST
    assert find_articles(library, "没有这样的词", desk.DAY) == []


def test_an_article_is_called_by_its_short_or_official_name(library: Library) -> None:
    hit = find_articles(library, "民法典1038", desk.DAY)[0]
    assert hit.title == "《民法典》第一千零三十八条"
    full = article_title(library, hit.article, full=True)
    assert full == "《中华人民共和国民法典》第一千零三十八条"
    assert hit.beginning.endswith("…")

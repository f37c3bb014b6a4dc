"""The HTML report is one safe file that says everything."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from export.example_reviews import (
    CONTRACT,
    NASTY,
    TODAY,
    a_finding,
    a_grading,
    a_review,
    an_opinion,
    everything_said,
    full_report,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.export.blocks import clean
from reviewer.export.report import report_of
from reviewer.export.report_html import report_html
from reviewer.labels import Label


class _Reading(HTMLParser):
    """The words, tags, ids and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append(tag)
        self.words += "\n" if tag == "br" else ""
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.links.append(values["href"])

    def handle_data(self, data):
        self.words += data


def page_quoting(words: str) -> str:
    finding = replace(a_finding(4, Label.CONCEALMENT), quote=words, because=words)
    opinion = an_opinion(findings=(a_grading(1, finding),), summary=words)
    return report_html(report_of(a_review(opinion), CONTRACT, today=TODAY, author=words))


def test_everything_in_the_report_is_in_the_page():
    said = _Reading(report_html(full_report())).words
    assert [words for words in everything_said(full_report()) if words not in said] == []


def test_every_link_leads_to_a_place_in_the_page():
    page = _Reading(report_html(full_report()))
    assert page.links
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_the_page_loads_nothing_and_runs_nothing():
    page = report_html(full_report())
    assert {"script", "img", "link", "iframe"}.isdisjoint(_Reading(page).tags)
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_a_contract_cannot_bring_markup_into_the_page():
    page = _Reading(page_quoting("<script>alert('x')</script><img src=x onerror=y>"))
    assert {"script", "img"}.isdisjoint(page.tags)
    assert "<script>alert('x')</script>" in page.words


def test_nasty_signs_are_only_words():
    assert NASTY in _Reading(page_quoting(NASTY)).words


@settings(deadline=None)
@given(st.text(max_size=80))
def test_the_words_of_a_contract_come_out_as_they_were(words):
    plain = _Reading(page_quoting("平常的话")).tags
    page = _Reading(page_quoting(words))
    assert [tag for tag in page.tags if tag != "br"][-40:] == plain[-40:]
    if clean(words).strip() and "\n" not in clean(words):
        assert clean(words) in page.words

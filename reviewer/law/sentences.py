"""Chinese sentences about the time of a law: why a text applies, why a citation does not."""

from __future__ import annotations

from datetime import date, timedelta

from reviewer.law.model import Article, Basis, Law
from reviewer.law.numbers import article_label, numeral

_OPENING = {
    Basis.SIGNED: "合同签订于{day}，",
    Basis.DRAFT: "合同拟签，按现行法（{day}）：",
    Basis.PERFORMED: "履行于{day}，",
    Basis.GIVEN: "就{day}而言，",
}
_CLOSING = {
    Basis.SIGNED: "为签订时有效文本。",
    Basis.DRAFT: "为现行有效文本。",
    Basis.PERFORMED: "为履行时有效文本。",
    Basis.GIVEN: "为当日有效文本。",
}


def applies_because(law: Law, article: Article, day: date, basis: Basis) -> str:
    """Why this text governs facts of `day`: by its interval, or by its law's own time clause."""
    clause = law.time_clause
    if clause is not None and not article.in_force(day):
        place = article_label(clause.article, law.unit) + (
            f"第{numeral(clause.paragraph)}款" if clause.paragraph else ""
        )
        return (
            f"《{law.short}》自{law.in_force_from}起施行；依其{place}，{clause.says}，"
            "不以合同签订日为界。"
        )
    text = "现文本" if article.in_force_from != law.in_force_from else ""
    return (
        _OPENING[basis].format(day=day)
        + f"《{law.short}》{article.label}{text}{interval(article)}，"
        + _CLOSING[basis]
    )


def interval(article: Article) -> str:
    """自2017-10-01施行至2020-12-31: the first and the last day in force."""
    if article.in_force_to is None:
        return f"自{article.in_force_from}起施行"
    return f"自{article.in_force_from}施行至{article.in_force_to - timedelta(days=1)}"


def not_yet(law: Law, day: date) -> str:
    """Why a law does not reach facts of `day`."""
    clause = law.time_clause
    if clause is not None and clause.facts_from is not None and clause.facts_from > day:
        return (
            f"《{law.short}》自{law.in_force_from}起施行，"
            f"只及于{clause.facts_from}以后的法律事实，不及于{day}。"
        )
    return f"《{law.short}》自{law.in_force_from}起施行，{day}尚未施行。"


def repealed(law: Law, successors: tuple[Law, ...]) -> str:
    """That a law is out of force, and what took its place."""
    by = "、".join(f"《{other.short}》" for other in successors)
    return f"《{law.short}》已于{law.in_force_to}废止" + (f"，由{by}取代。" if by else "。")

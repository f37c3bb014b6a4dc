"""Laws, articles and citations as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TextStatus(StrEnum):
    """How far the text of an article is vouched for. Only the first two are ever shown as text."""

    VERBATIM = "verbatim"
    SINGLE_SOURCE = "single-source"
    UNVERIFIED = "unverified"


class LawKind(StrEnum):
    STATUTE = "statute"  # 法律
    DECISION = "decision"  # 全国人大常委会决定
    REGULATION = "regulation"  # 行政法规
    RULE = "rule"  # 部门规章
    INTERPRETATION = "interpretation"  # 司法解释
    OPINION = "opinion"  # 司法政策文件


@dataclass(frozen=True, slots=True, order=True)
class ArticleNumber:
    """第二百五十三条之一 is (253, 1); 第一百五十三条 is (153, 0). A decision counts 第一项 as (1, 0)."""

    number: int
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one version. In force on days d with `in_force_from` <= d < `in_force_to`.

    `text` joins `paragraphs` with line feeds, and is None where no source vouches for it.
    """

    law: str
    number: ArticleNumber
    label: str
    paragraphs: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None
    text_status: TextStatus
    source: str
    note: str = ""

    @property
    def text(self) -> str | None:
        return None if self.text_status is TextStatus.UNVERIFIED else "\n".join(self.paragraphs)

    def in_force(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


@dataclass(frozen=True, slots=True)
class Law:
    """A law with all stored versions of its articles. `title` is official, `short` as lawyers say it."""

    id: str
    title: str
    short: str
    aliases: tuple[str, ...]
    kind: LawKind
    doc_no: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a rule or a text points at: a law, an article, perhaps a paragraph (款) and item (项).

    `since`/`before` limit the signing days on which the citation is to be used at all.
    """

    law: str
    number: ArticleNumber
    paragraph: int | None = None
    item: int | None = None
    since: date | None = None
    before: date | None = None

    def applies_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.before is None or day < self.before
        )


@dataclass(frozen=True, slots=True)
class ResolvedCitation:
    """A citation with the article that was in force; `text` is None unless verbatim or single-source.

    `applies_because` says in one sentence why this version applies on the signing date.
    """

    citation: Citation
    law_title: str
    law_short: str
    article_label: str
    text: str | None
    text_status: TextStatus
    in_force_from: date
    in_force_to: date | None
    applies_because: str

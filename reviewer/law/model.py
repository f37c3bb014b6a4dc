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


# How a status is called beside the text.
TEXT_STATUS_ZH: dict[TextStatus, str] = {
    TextStatus.VERBATIM: "两处来源文字一致",
    TextStatus.SINGLE_SOURCE: "单一来源",
    TextStatus.UNVERIFIED: "文本未核",
}


class LawKind(StrEnum):
    """What a norm is, in the order in which norms are listed."""

    STATUTE = "statute"  # 法律
    DECISION = "decision"  # 全国人大常委会决定
    REGULATION = "regulation"  # 行政法规
    RULE = "rule"  # 部门规章
    INTERPRETATION = "interpretation"  # 司法解释
    OPINION = "opinion"  # 司法政策文件


@dataclass(frozen=True, slots=True, order=True)
class ArticleNumber:
    """第二百五十三条之一 is (253, 1), 第一百五十三条 (153, 0), 第一项 of a decision (1, 0)."""

    number: int
    suffix: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article in one version. In force on days d with `in_force_from` <= d < `in_force_to`.

    `law` is the id of the law. `text` joins `paragraphs` (款; the 项 are lines of their 款) with
    line feeds. It is None where no source vouches for it: then there are no paragraphs either.
    `source` says in plain words where the text was read, `checked` on which day.
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
    checked: date | None = None

    @property
    def text(self) -> str | None:
        """Its paragraphs, one a line; None where no source vouches for them."""
        return None if self.text_status is TextStatus.UNVERIFIED else "\n".join(self.paragraphs)

    def in_force(self, day: date) -> bool:
        """Whether this text of it was in force on a day."""
        return self.in_force_from <= day and (self.in_force_to is None or day < self.in_force_to)


@dataclass(frozen=True, slots=True)
class TimeClause:
    """A judicial interpretation's own clause on the facts it reaches, whatever its commencement.

    It applies to facts from `facts_from` on (None: of any day) in cases that are still open;
    `article`, `paragraph` is where it says so, `says` the rule as half a Chinese sentence.
    """

    facts_from: date | None
    article: ArticleNumber
    paragraph: int | None
    says: str

    def reaches(self, day: date) -> bool:
        """Whether it applies to facts of a day."""
        return self.facts_from is None or self.facts_from <= day


@dataclass(frozen=True, slots=True)
class Successor:
    """What became of an article: it is article `becomes` of the law with id `law` now."""

    article: ArticleNumber
    law: str
    becomes: ArticleNumber


@dataclass(frozen=True, slots=True)
class Numbering:
    """From this day on the last article of the law was `last`."""

    since: date
    last: int


@dataclass(frozen=True, slots=True)
class Law:
    """A law with all stored versions of its articles. `short` is how lawyers call it.

    In force on days d with `in_force_from` <= d < `in_force_to`, whichever texts of it are stored.
    `unit` is what its articles are called (条, in a decision 项), `publisher` who issued the law.
    `replaced_by` are ids of laws. `doc_no` is empty where no source names it.
    """

    id: str
    title: str
    short: str
    aliases: tuple[str, ...]
    kind: LawKind
    doc_no: str
    articles: tuple[Article, ...]
    in_force_from: date = date.min
    in_force_to: date | None = None
    unit: str = "条"
    publisher: str = ""
    numbering: tuple[Numbering, ...] = ()
    time_clause: TimeClause | None = None
    successors: tuple[Successor, ...] = ()
    replaced_by: tuple[str, ...] = ()
    note: str = ""

    def last_article(self, day: date) -> int | None:
        """The highest article number on that day, None where it is not recorded."""
        known = [step.last for step in self.numbering if step.since <= day]
        return known[-1] if known else None


@dataclass(frozen=True, slots=True)
class Citation:
    """What a rule or a text points at: a law, an article, perhaps a paragraph (款) and item (项).

    `law` is any name of the law. `since`/`before` limit the signing days on which the citation is
    to be used at all.
    """

    law: str
    number: ArticleNumber
    paragraph: int | None = None
    item: int | None = None
    since: date | None = None
    before: date | None = None

    def applies_on(self, day: date) -> bool:
        """Whether it is to be used for a contract signed on a day."""
        return (self.since is None or self.since <= day) and (
            self.before is None or day < self.before
        )


class CitationStatus(StrEnum):
    """What a citation comes to on a day. Only APPLIES resolves."""

    APPLIES = "applies"
    EXCLUDED = "excluded"  # the citation's own since/before
    NOT_YET = "not-yet"  # 当时未施行
    REPEALED = "repealed"  # 已废止
    NO_SUCH_ARTICLE = "no-such-article"  # 条文不存在
    NO_SUCH_PART = "no-such-part"  # 款、项不存在
    NOT_STORED = "not-stored"  # 本库未收该日文本
    UNKNOWN_LAW = "unknown-law"  # 本库未收该法


class Basis(StrEnum):
    """Why a day is asked about; it words `applies_because`."""

    SIGNED = "signed"  # the day the contract was signed
    DRAFT = "draft"  # no day in a draft: today
    PERFORMED = "performed"  # the day of a performance
    GIVEN = "given"  # a day somebody asks about


@dataclass(frozen=True, slots=True)
class ResolvedCitation:
    """A citation with the article that was in force.

    `text` is the cited paragraph, or the whole article; None unless verbatim or single-source.
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

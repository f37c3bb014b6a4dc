"""What stands after a law's name: 第一百五十三条第一款第（二）项, lists and ranges of them.

All functions read folded text (`reviewer.text.folding`): ASCII brackets and digits, no white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.document.ordinals import roman_value
from reviewer.law.model import ArticleNumber
from reviewer.law.numbers import NUMERAL, SUFFIX, article_number, numeral_value

_NEXT = r"(?:、|以及|和|及|与|或者?|并|至|到|-|~)"
_RANGE = ("至", "到", "-", "~")
# “第一百五十三、一百五十四条”: the unit stands once, after the last number.
_SHARED = rf"(?=(?:{_NEXT}第?(?:{NUMERAL}))+"
_AFTER = rf"(?:之(?P<suffix>{SUFFIX}))?"
_ARTICLE = re.compile(
    rf"第?(?P<number>{NUMERAL})(?:之(?P<inner>{SUFFIX}))?(?:条{_AFTER}|{_SHARED}条))"
)
_LOOSE_ARTICLE = re.compile(
    rf"第?(?P<number>{NUMERAL})(?:[之-](?P<inner>{SUFFIX}))?(?:条{_AFTER})?"
)
_POINT = re.compile(rf"第?(?P<number>{NUMERAL})(?:[项条]|{_SHARED}[项条]))")
_PARAGRAPH = re.compile(rf"第?(?P<number>{NUMERAL})(?:款|{_SHARED}款))")
_LOOSE_PARAGRAPH = re.compile(r"(?P<roman>[ivx]{1,4})")
_ITEM = re.compile(
    rf"第?\(?(?P<number>{NUMERAL})\)?(?:项|(?=(?:{_NEXT}第?\(?(?:{NUMERAL})\)?)+项))"
)
_LOOSE_ITEM = re.compile(rf"\((?P<number>{NUMERAL})\)")
_CONNECTOR = re.compile(_NEXT)
_LONGEST_RANGE = 60

# Where a citation may begin in running text; what precedes decides whether a law is cited.
ANCHOR = re.compile(rf"第?(?:{NUMERAL})(?:之(?:{SUFFIX}))?(?:条|{_SHARED}条))|第(?:{NUMERAL})项")


@dataclass(frozen=True, slots=True)
class Reference:
    """One article (款, 项) of a list and its folded range [start, end)."""

    start: int
    end: int
    article: ArticleNumber
    paragraph: int | None = None
    item: int | None = None


def read_references(
    folded: str, at: int, *, points: bool = False, loose: bool = False
) -> tuple[list[Reference], int]:
    """The references that begin at `at`, and where they end; none if there is no article there.

    `points` reads 第一项 as an article (a decision has no 条). `loose` also takes what only a
    person typing a search means: 1038, 153Ⅰ, 52(5), 253-1.
    """
    first = _article(folded, at, points, loose)
    if first is None:
        return [], at
    found = [_with_parts(folded, first, points, loose)]
    end = found[-1].end
    while connector := _CONNECTOR.match(folded, end):
        following = _following(folded, connector.end(), found[-1], points, loose)
        if following is None or folded.startswith(("约定", "所约定"), following.end):
            break  # “第三条约定” is a clause of the contract
        if connector.group() in _RANGE:
            found += _between(found[-1], following)
        found.append(following)
        end = following.end
    return found, end


def _following(
    folded: str, at: int, last: Reference, points: bool, loose: bool
) -> Reference | None:
    """The next member of a list: an item or a paragraph of the same article, or an article."""
    if last.item is not None and (item := _value(_ITEM, folded, at)):
        return replace(last, start=at, end=item[1], item=item[0])
    if last.paragraph is not None and (paragraph := _value(_PARAGRAPH, folded, at)):
        same = Reference(at, paragraph[1], last.article, paragraph[0])
        return _with_item(folded, same, loose)
    article = _article(folded, at, points, loose)
    return None if article is None else _with_parts(folded, article, points, loose)


def _article(folded: str, at: int, points: bool, loose: bool) -> Reference | None:
    patterns = [_ARTICLE] + [_POINT] * points + [_LOOSE_ARTICLE] * loose
    for match in filter(None, (pattern.match(folded, at) for pattern in patterns)):
        groups = match.groupdict()
        number = article_number(groups["number"], groups.get("suffix") or groups.get("inner"))
        if number is not None:
            return Reference(at, match.end(), number)
    return None


def _with_parts(folded: str, article: Reference, points: bool, loose: bool) -> Reference:
    paragraph = _value(_PARAGRAPH, folded, article.end)
    if paragraph is None and loose:
        paragraph = _value(_LOOSE_PARAGRAPH, folded, article.end)
    if paragraph is not None:
        article = replace(article, end=paragraph[1], paragraph=paragraph[0])
    return article if points else _with_item(folded, article, loose)


def _with_item(folded: str, reference: Reference, loose: bool) -> Reference:
    item = _value(_ITEM, folded, reference.end)
    if item is None and loose:
        item = _value(_LOOSE_ITEM, folded, reference.end)
    return reference if item is None else replace(reference, end=item[1], item=item[0])


def _value(pattern: re.Pattern[str], folded: str, at: int) -> tuple[int, int] | None:
    match = pattern.match(folded, at)
    if match is None:
        return None
    groups = match.groupdict()
    value = roman_value(groups["roman"]) if "roman" in groups else numeral_value(groups["number"])
    return None if not value else (value, match.end())


def _between(first: Reference, last: Reference) -> Iterator[Reference]:
    """The members of a range between its ends; they share the range's place in the text."""
    whole = replace(last, start=first.start)
    if last.item is not None:
        if (first.article, first.paragraph) == (last.article, last.paragraph):
            for item in _steps(first.item, last.item):
                yield replace(whole, item=item)
    elif last.paragraph is not None:
        if first.article == last.article:
            for paragraph in _steps(first.paragraph, last.paragraph):
                yield replace(whole, paragraph=paragraph)
    elif first.paragraph is None and first.article.suffix == last.article.suffix == 0:
        for number in _steps(first.article.number, last.article.number):
            yield replace(whole, article=ArticleNumber(number))


def _steps(first: int | None, last: int) -> range:
    if first is None or last - first > _LONGEST_RANGE:
        return range(0)
    return range(first + 1, last)

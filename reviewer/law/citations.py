"""Citations in words: parsing one, finding them in a contract."""

from __future__ import annotations

from reviewer.document.model import Span
from reviewer.errors import UnknownCitationError
from reviewer.law.library import Library
from reviewer.law.model import Citation, Law
from reviewer.law.names import NOISE, STATE
from reviewer.law.references import ANCHOR, Reference, read_references
from reviewer.text.folding import fold, fold_with_offsets

_OPENING, _CLOSING = "《〈<", "》〉>"
_SHORT_OF_LAW = ("该法", "同法", "该条例", "该解释", "该规定")
_TAIL_OF_A_NAME = "合同法"  # “同法” ends 劳动合同法 too
_LINKS = ("的", "中", "之", "下")
_TRAILING = ("的规定", "之规定", "规定", "。", "的", "")
# Laws whose name ends like that of another law: 劳动合同法 is not 合同法.
_LONGER_NAMES = ("劳动", "经济", "技术", "执业")
_ANOTHER_STATE = ("国", "省", "市", "区")
_HOME = ("我国", "中国", STATE)
_NOT_LAWS = ("办法", "方法", "做法", "用法", "说法")
_ISSUERS = (STATE, "最高人民", "国务院", "全国人民代表大会")
_LONGEST_NAME = 120


def parse(text: str, library: Library | None = None) -> Citation:
    """Exactly one citation: 《民法典》第一千零三十八条第一款, 民法典1038条, 刑法253之一.

    Raises UnknownCitationError where there is none, more than one, or a law without a name here.
    """
    citations = parse_all(text, library)
    if len(citations) != 1:
        raise UnknownCitationError(citation=text)
    return citations[0]


def parse_all(text: str, library: Library | None = None) -> tuple[Citation, ...]:
    """A law and its articles: 民法典155至157, 《民法典》第一百五十三条、第一百五十五条.

    Raises UnknownCitationError where the text is anything else.
    """
    library = library or Library.load()
    folded = fold(text)
    for law, end in _leading_laws(folded, library):
        after = end
        for link in _LINKS:
            after = end + len(link) if folded.startswith(link, end) else after
        found, stop = read_references(folded, after, points=_has_points(law), loose=True)
        if found and folded[stop:] in _TRAILING:
            return tuple(_citation(law.short, reference) for reference in found)
    raise UnknownCitationError(citation=text)


def find_citations(text: str, library: Library | None = None) -> list[tuple[Span, Citation]]:
    """The citations in running text, in order. The first span of a list holds the law's name.

    Laws that are not in the library are found in 《》; `Citation.law` is then the title as written.
    The members of a range (第一百五十五条至第一百五十七条) are all listed.
    """
    library = library or Library.load()
    folded = fold_with_offsets(text)
    words = folded.text
    found: list[tuple[Span, Citation]] = []
    end = 0
    cited: tuple[str, bool] | None = None
    for anchor in ANCHOR.finditer(words):
        if anchor.start() < end:
            continue
        named = _law_before(words, anchor.start(), library, cited)
        if named is None:
            continue
        start, name, points = named
        references, stop = read_references(words, anchor.start(), points=points)
        for index, reference in enumerate(references):
            begin = start if index == 0 else reference.start
            span = Span(*folded.to_source(begin, reference.end))
            found.append((span, _citation(name, reference)))
        if references:
            end, cited = stop, (name, points)
    return found


def _citation(law: str, reference: Reference) -> Citation:
    return Citation(law, reference.article, reference.paragraph, reference.item)


def _has_points(law: Law) -> bool:
    return law.unit == "项"


def _leading_laws(folded: str, library: Library) -> list[tuple[Law, int]]:
    """The laws whose name the text begins with, and where the name ends; the longest name first."""
    found = []
    for end in range(min(len(folded), _LONGEST_NAME), 0, -1):
        if end < len(folded) and folded[end] in _CLOSING:
            continue  # the bracket belongs to the name
        law = library.law(folded[:end])
        if law is not None:
            found.append((law, end))
    return found


def _law_before(
    words: str, at: int, library: Library, cited: tuple[str, bool] | None
) -> tuple[int, str, bool] | None:
    """The law named just before `at`: where the name begins, the name, whether it counts in 项."""
    end = _without_link(words, at)
    if words.endswith(")", 0, end):
        opening = words.rfind("(", 0, end)
        named = _law_ending_at(words, end, library)  # 合同法解释(二)
        end = end if named or opening < 0 else opening
    if end and words[end - 1] in _CLOSING:
        return _bracketed_law(words, end, library)
    law = _law_ending_at(words, end, library)
    if law is not None:
        return law[0], law[1].short, _has_points(law[1])
    for short in _SHORT_OF_LAW:
        standing = words.endswith(short, 0, end) and not words.endswith(_TAIL_OF_A_NAME, 0, end)
        if cited is not None and standing:
            return end - len(short), *cited
    return None


def _without_link(words: str, end: int) -> int:
    before = words[max(0, end - 1) : end]
    return end - 1 if before in _LINKS else end


def _bracketed_law(words: str, end: int, library: Library) -> tuple[int, str, bool] | None:
    depth = 0
    for start in range(end - 1, max(-1, end - _LONGEST_NAME), -1):
        depth += (words[start] in _CLOSING) - (words[start] in _OPENING)
        if depth == 0:
            title = words[start + 1 : end - 1]
            law = library.law(title)
            if law is not None:
                return start, law.short, _has_points(law)
            return (start, title, False) if _sounds_like_a_law(title) else None
    return None


def _sounds_like_a_law(title: str) -> bool:
    if title.startswith(_ISSUERS):
        return True
    return title.endswith(("法", "法典", "条例", "司法解释")) and not title.endswith(_NOT_LAWS)


def _law_ending_at(words: str, end: int, library: Library) -> tuple[int, Law] | None:
    """A known law whose name, with or without 《》, ends at `end`, and where the name begins."""
    named = library.named_at_end(words[max(0, end - _LONGEST_NAME) : end])
    if named is None:
        return None
    law, key = named
    start, left = end, len(key)
    while left:
        if words.endswith(STATE, 0, start):
            start -= len(STATE)
            continue
        start -= 1
        left -= words[start] not in NOISE
    if words.endswith(STATE, 0, start):
        start -= len(STATE)
    return None if _is_longer(words, start) else (start, law)


def _is_longer(words: str, start: int) -> bool:
    """Whether what precedes `start` makes the name another law's: 劳动合同法, 德国民法典."""
    return words.endswith(_LONGER_NAMES, 0, start) or (
        words.endswith(_ANOTHER_STATE, 0, start) and not words.endswith(_HOME, 0, start)
    )

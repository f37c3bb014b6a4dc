"""A platform's agreement in plain text, of the lawyer's own: its clauses on transferring accounts.

The words are kept as they stand in the file. Which platform it is of is told by the title of the
agreement or by the name of the file; which clauses matter, by what they say of accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import yaml

from reviewer.errors import LawFileError
from reviewer.law.platform_terms import Effect, PlatformTerm, PlatformTerms, Reliability
from reviewer.law.records import FORMAT
from reviewer.text.dates import find_dates
from reviewer.text.folding import fold

SUFFIX = ".txt"
_LARGEST = 2_000_000  # bytes
_HEAD = 6  # lines in which an agreement is named and dated
_LONGEST_QUOTE = 300
_NUMBER = re.compile(
    r"[\s　]*(?:第(?P<article>[零〇一二三四五六七八九十百\d]+)条"
    r"|(?P<plain>\d{1,2}(?:\.\d{1,2}){0,4})(?![\d年月日天个元%])"
    r"|(?P<listed>[一二三四五六七八九十]{1,3})(?=[、.．]))[、.．\s　]*"
)
_SENTENCE = re.compile(r"[^。；;]+[。；;]?")
_MARKED = re.compile(r"《([^《》]{2,30})》")
_NAMED = re.compile(
    r"(?P<platform>[^\s《》]{1,8}?)(?:平台)?(?:用户|服务|使用|账号|软件|许可|及)*(?:协议|规则|条款|公约)"
)
_ACCOUNT = re.compile(r"账号|账户|号码|会员名|昵称|公众号|小程序|店铺|角色")
_TRANSFER = re.compile(
    r"转让|售卖|出售|买卖|赠与|赠予|继承|出租|租用|租借|出借|借用|转借|许可他人|过户|迁移|主体变更"
)
_FORBIDDEN = re.compile(r"不得|禁止|不能|不可|不允许|不支持|仅限|未经")
_PERMITTED = re.compile(r"可以|方可|才可|可进行|可申请|应当申请|办理")
_OWNED = re.compile(r"(?:所有权.{0,12}(?:归|属)|使用权.{0,12}(?:仅|只)?(?:归|属))")


def read_copy(path: Path, loaded: date, shipped: PlatformTerms) -> PlatformTerms:
    """The clauses of an agreement as terms. Raises LawFileError where it names no platform, says
    nothing of transferring accounts, or is no text."""
    text = _words(path)
    title = _title(text, path)
    platforms = _platforms(title, path.stem, shipped)
    if not platforms:
        raise LawFileError("terms-unnamed", name=path.name)
    version = _version(text)
    terms = tuple(
        PlatformTerm(
            id=f"copy-{number}",
            platforms=platforms,
            agreement=f"《{title}》",
            clause=clause,
            reliability=Reliability.COPY,
            effect=effect,
            quote=quote,
            summary="",
            version=version,
            historical=False,
            source=f"律师自备文本，{loaded}载入",
        )
        for number, (clause, effect, quote) in enumerate(_found(text), 1)
    )
    if not terms:
        raise LawFileError("terms-silent", name=path.name)
    return PlatformTerms(terms, loaded, shipped.reminder)


def as_file(terms: PlatformTerms) -> str:
    """Terms in the form of clause_rules/platforms/terms.yaml, to be kept, read and corrected."""
    entries = [
        {
            "id": term.id,
            "platforms": list(term.platforms),
            "agreement": term.agreement,
            **({"clause": term.clause} if term.clause else {}),
            "reliability": term.reliability.value,
            "effect": term.effect.value,
            "quote": term.quote,
            "version": term.version,
            "source": term.source,
        }
        for term in terms.terms
    ]
    held = {
        "format": FORMAT, "checked": terms.checked, "reminder": terms.reminder, "terms": entries,
    }  # fmt: skip
    return yaml.safe_dump(held, allow_unicode=True, sort_keys=False, width=100)


def _words(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise LawFileError(name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise LawFileError(name=path.name) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise LawFileError(name=path.name)


def _title(text: str, path: Path) -> str:
    """What the head calls the agreement in 《》, else its first line, else the name of the file."""
    head = _head(text)
    for line in head:
        marked = _MARKED.search(line)
        if marked:
            return marked[1]
    first = head[0].strip("《》 　") if head else ""
    return first if first and len(first) <= 30 else path.stem.strip("《》 　")


def _head(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()][:_HEAD]


def _version(text: str) -> str:
    """The day that the head of the agreement gives."""
    for line in _head(text):
        for mention in find_dates(line):
            if mention.value is not None:
                return f"文本自载{mention.value}"
    return "文本未载版本日期"


def _platforms(title: str, stem: str, shipped: PlatformTerms) -> tuple[str, ...]:
    """The names under which contracts speak of the platform; none where it cannot be told."""
    places = (fold(title), fold(stem))
    for term in shipped.terms:
        agreement = fold(term.agreement.strip("《》"))
        if any(agreement in place for place in places):
            return term.platforms
    names = sorted({name for term in shipped.terms for name in term.platforms}, key=len)
    for name in reversed(names):
        if any(fold(name) in place for place in places):
            groups = [term.platforms for term in shipped.terms if name in term.platforms]
            return min(groups, key=len)
    for words in (title, stem):
        named = _NAMED.match(words)
        if named:
            return (named["platform"],)
    return ()


def _found(text: str) -> Iterator[tuple[str, Effect, str]]:
    """Number, effect and words of each clause that says who may have an account."""
    for number, words in _clauses(text):
        kept = [
            (sentence, effect)
            for sentence in _SENTENCE.findall(words)
            if (effect := _effect(fold(sentence))) is not None
        ]
        if kept:
            effects = {effect for _, effect in kept}
            first = next(one for one in _BY_WEIGHT if one in effects)
            short = len(words) <= _LONGEST_QUOTE
            yield number, first, words if short else _joined(words, [one for one, _ in kept])


_BY_WEIGHT = (Effect.FORBIDS, Effect.PROCEDURE, Effect.OWNER)


def _effect(folded: str) -> Effect | None:
    if not _ACCOUNT.search(folded):
        return None
    if _TRANSFER.search(folded):
        if _FORBIDDEN.search(folded):
            return Effect.FORBIDS
        if _PERMITTED.search(folded):
            return Effect.PROCEDURE
    return Effect.OWNER if _OWNED.search(folded) else None


def _joined(words: str, kept: list[str]) -> str:
    """The sentences that matter, with …… for what stands between them."""
    made, at = "", 0
    for sentence in kept:
        begin = words.index(sentence, at)
        made += sentence if begin == at and made else ("……" if begin > 0 else "") + sentence
        at = begin + len(sentence)
    return made + ("" if at == len(words) else "……")


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """Each numbered clause with its number as cited (7.1.2, 三) and its words on one line."""
    number, words = "", ""
    for line in text.splitlines():
        match = _NUMBER.match(line)
        if match is not None:
            if words:
                yield number, words
            number = match["article"] or match["plain"] or match["listed"]
            words = line[match.end() :].strip()
        else:
            words += line.strip()
    if words:
        yield number, words
